import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** What a running (or killed) server wrote into `postmaster.pid`: one value a line. */
export interface Lock {
  pid: number
  port: number
  socketDir: string
}

export function readLock(pgData: string): Lock | undefined {
  const file = join(pgData, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  // A lock file without a PID is one that a server is writing now, or that a full disk cut short.
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), socketDir: lines[4]?.trim() ?? '' }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** PIDs are used again (in containers at once): is this one the postmaster of this very folder? */
export function isPostmasterOf(pid: number, pgData: string): boolean {
  if (!isAlive(pid)) return false
  if (existsSync('/proc/self/exe')) return isPostmasterByProc(pid, pgData)
  // Windows has no `ps`: there the connection alone must prove it.
  if (process.platform === 'win32') return true
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return /\bpostgres\b/.test(command) && command.includes(pgData)
  } catch {
    return false
  }
}

function isPostmasterByProc(pid: number, pgData: string): boolean {
  try {
    // The title of a backend says `postgres: …`; a postmaster keeps its command line, and every one of them lives in its data folder.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const program = basename(command.split('\0')[0] ?? '')
    if (!/^postgres(\.exe)?$/.test(program)) return false
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgData)
    } catch {
      return command.split('\0').includes(pgData)
    }
  } catch {
    return false
  }
}

/** True if the program that this server runs was deleted or replaced since, as `npm ci` does. */
export function isOutdated(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`).endsWith(' (deleted)')
  } catch {
    return false
  }
}

/** In a container without an init nobody reaps a server whose parent was killed. */
export function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/**
 * Makes the lock files whose PID now belongs to somebody else harmless. PostgreSQL would refuse to start beside any living
 * process of that PID, but disregards its own parent's; so that stands in, and its check for orphaned
 * shared memory (which a deleted file would switch off) still takes place.
 */
export function disownLock(pgData: string, lock: Lock): void {
  const socketLock = join(lock.socketDir, `.s.PGSQL.${lock.port}.lock`)
  for (const file of [join(pgData, 'postmaster.pid'), socketLock]) {
    if (!existsSync(file)) continue
    const lines = readFileSync(file, 'utf8').split('\n')
    if (lines[0]?.trim() !== String(lock.pid)) continue
    lines[0] = String(process.pid)
    writeFileSync(file, lines.join('\n'))
  }
}

/** Milliseconds after which a server that made a lock file has long written into it. */
const WRITTEN_BY = 1_000
/** A server that was killed between making its lock file and writing into it left one that stops every start after. */
export function dropEmptyLocks({ pgData, host, port }: { pgData: string; host: string; port: number }): void {
  for (const file of [join(pgData, 'postmaster.pid'), join(host, `.s.PGSQL.${port}.lock`)]) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.isFile() && found.size === 0 && Date.now() - found.mtimeMs > WRITTEN_BY) rmSync(file, { force: true })
  }
}
