import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, giveFolder, identity, isErrno, type RunAs, serverEnvironment } from './embedded-binaries.ts'
import { isAlive } from './embedded-lock.ts'
import { type Place, USER } from './embedded-place.ts'

/** Made aside and renamed: a kill in the middle leaves no half-made database behind. */
export function initialise(binaries: Binaries, as: RunAs, place: Place, fsync: boolean): void {
  const folder = join(place.pgData, '..')
  for (const name of readdirSync(folder)) {
    const maker = /^postgres\.new-(\d+)$/.exec(name)?.[1]
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true })
  }
  const fresh = `${place.pgData}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveFolder(fresh, as)
  const args = [`--pgdata=${fresh}`, `--username=${USER}`, '--encoding=UTF8', '--no-instructions']
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
  args.push(...(place.password === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', passwordFile(place)]))
  if (!fsync) args.push('--no-sync')
  const [program = '', ...rest] = [...as.prefix, binaries.initdb, ...args]
  const made = spawnSync(program, rest, { cwd: folder, env: serverEnvironment(), encoding: 'utf8', ...identity(as) })
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(`initdb failed: ${made.error?.message ?? `${made.stdout}${made.stderr}`.trim()}`)
  }
  try {
    renameSync(fresh, place.pgData)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Another process was first on this new folder; its database is as good as ours.
    if (!isErrno(error, 'ENOTEMPTY') && !isErrno(error, 'EEXIST')) throw error
  }
}

const passwordFile = (place: Place) => `--pwfile=${join(place.pgData, '..', 'postgres-password')}`
