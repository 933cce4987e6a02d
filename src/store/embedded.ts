import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import {
  type Binaries,
  findBinaries,
  giveFolder,
  identity,
  type RunAs,
  runAs,
  serverEnvironment,
} from './embedded-binaries.ts'
import { hold, isLastHolder } from './embedded-hold.ts'
import { initialise } from './embedded-initdb.ts'
import {
  disownLock,
  dropEmptyLocks,
  isAlive,
  isOutdated,
  isPostmasterOf,
  isZombie,
  type Lock,
  readLock,
} from './embedded-lock.ts'
import { DATABASE, type Place, preparePlace, refuseOtherMajor, USER, urlOf } from './embedded-place.ts'

export interface EmbeddedOptions {
  /** Auburn's data folder; the server's files go into `postgres/` in it. Made, 0700, if missing. */
  dataDir: string
  log: (line: string) => void
  /** `false` for tests alone: a power cut may then lose the data. */
  fsync?: boolean
}

export interface Embedded {
  /** `postgres:///auburn?host=/socket/folder&port=5432&user=auburn_owner`, for `pg` and libpq alike. */
  url: string
  /** The folder of the unix socket; a loopback address on Windows. */
  socketDir: string
  user: string
  database: string
  /** True if the server was already running. */
  adopted: boolean
  /** Lets go of the server and, if no other process of Auburn holds it, shuts it down (fast, clean). */
  stop(): Promise<void>
}

const DYING_PATIENCE_MS = 60_000
const FAST_SHUTDOWN_MS = 30_000

/**
 * Starts the embedded PostgreSQL 18, or adopts the one that a killed process left running on this folder. Resolves when the
 * database `auburn` accepts connections of the superuser `auburn_owner`. A server that dies is started again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log } = options
  const binaries = findBinaries()
  const place = await preparePlace(resolve(options.dataDir), log)
  refuseOtherMajor(place.pgData, binaries.major)
  const as = runAs(place.pgData)
  if (as.note !== undefined) log(as.note)
  for (const folder of [dirname(place.pgData), place.host]) if (existsSync(folder)) giveFolder(folder, as)
  if (!existsSync(place.pgData)) {
    log(`setting up the embedded PostgreSQL ${binaries.major} in ${place.pgData}`)
    initialise(binaries, as, place, options.fsync !== false)
  }

  let held = await open(binaries, as, place, options)
  const { adopted } = held
  let stopping = false
  const watch = (holder: pg.Client) => {
    holder.once('end', () => {
      if (stopping) return
      log('the embedded PostgreSQL went away; starting it again')
      open(binaries, as, place, options).then(
        again => {
          held = again
          if (stopping) return letGo(binaries, place, held, log)
          watch(held.holder)
        },
        (error: unknown) => log(`the embedded PostgreSQL does not come back: ${String(error)}`),
      )
    })
  }
  watch(held.holder)
  return {
    url: held.url,
    socketDir: place.host,
    user: USER,
    database: DATABASE,
    adopted,
    stop: async () => {
      if (stopping) return
      stopping = true
      await letGo(binaries, place, held, log)
    },
  }
}

interface Held {
  url: string
  holder: pg.Client
  pid: number
  adopted: boolean
}

/** One round adopts or starts; a round that meets a server on its way down is followed by another. */
async function open(binaries: Binaries, as: RunAs, place: Place, options: EmbeddedOptions): Promise<Held> {
  const patience = Date.now() + DYING_PATIENCE_MS
  let said = false
  for (;;) {
    const lock = readLock(place.pgData)
    if (lock !== undefined && isPostmasterOf(lock.pid, place.pgData)) {
      const held = await adopt(place, lock, options)
      if (held !== undefined) return held
      if (!said) options.log(`waiting for an earlier PostgreSQL (PID ${lock.pid}) to finish`)
    } else {
      if (lock !== undefined && isAlive(lock.pid)) disownLock(place.pgData, lock)
      const held = await start(binaries, as, place, options)
      if (held !== undefined) return held
      if (!said) options.log('waiting for an earlier PostgreSQL to let go of the data')
    }
    said = true
    if (Date.now() > patience) throw new Error(`PostgreSQL does not start; see ${place.logFile}`)
    await pause(150)
  }
}

/** Undefined if it does not take connections (now): it is starting, recovering, or going down. */
async function adopt(place: Place, lock: Lock, { log }: EmbeddedOptions): Promise<Held | undefined> {
  const there = process.platform === 'win32' ? place : { ...place, host: lock.socketDir || place.host, port: lock.port }
  place.host = there.host
  place.port = there.port
  const holder = await hold(place)
  if (holder === undefined) return undefined
  if (isOutdated(lock.pid) && (await isLastHolder(holder))) {
    log('the running PostgreSQL belongs to an installation that is gone; starting it anew')
    await holder.end().catch(() => {})
    await shutDown(lock.pid, log)
    return undefined
  }
  log(`adopted the PostgreSQL that was running already (PID ${lock.pid})`)
  return { url: urlOf(place, DATABASE), holder, pid: lock.pid, adopted: true }
}

/** Undefined if another server still holds the data; throws with the end of its log if it fails otherwise. */
async function start(binaries: Binaries, as: RunAs, place: Place, options: EmbeddedOptions): Promise<Held | undefined> {
  const began = Date.now()
  const logFrom = existsSync(place.logFile) ? statSync(place.logFile).size : 0
  const child = launch(binaries, as, place, options)
  let failed: string | undefined
  child.once('error', error => {
    failed = error.message
  })
  let nextWord = began + 5_000
  while (child.exitCode === null && child.signalCode === null && failed === undefined) {
    const holder = await hold(place)
    if (holder !== undefined) {
      const pid = readLock(place.pgData)?.pid
      if (pid === undefined) throw new Error('PostgreSQL took a connection without having written its lock file')
      options.log(`the embedded PostgreSQL is ready (${Date.now() - began} ms)`)
      return { url: urlOf(place, DATABASE), holder, pid, adopted: false }
    }
    if (Date.now() > nextWord) {
      options.log('PostgreSQL is still starting (recovering from a sudden end takes a while)')
      nextWord += 10_000
    }
    await pause(15)
  }
  const told = failed ?? readFileSync(place.logFile).subarray(logFrom).toString('utf8').trim()
  if (/lock file .* is empty/.test(told)) {
    dropEmptyLocks(place)
    return undefined
  }
  if (/lock file .* already exists|shared memory block .* is still in use/.test(told)) return undefined
  throw new Error(`PostgreSQL did not start: ${told.split('\n').slice(-6).join('\n')}`)
}

/** In a session of its own, so that Ctrl-C in the terminal reaches Auburn alone, which drains first. */
function launch(binaries: Binaries, as: RunAs, place: Place, { fsync }: EmbeddedOptions): ChildProcess {
  const settings: Record<string, string> = {
    port: String(place.port),
    listen_addresses: process.platform === 'win32' ? place.host : '',
    unix_socket_directories: process.platform === 'win32' ? '' : place.host,
    unix_socket_permissions: '0700',
    shared_buffers: '128MB',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements hold what members share in confidence: errors are logged without them and without their details.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(fsync === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const args = ['-D', place.pgData, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [program = '', ...rest] = [...as.prefix, binaries.postgres, ...args]
  const out = openSync(place.logFile, 'a', 0o600)
  const child = spawn(program, rest, {
    cwd: place.pgData,
    env: serverEnvironment(),
    stdio: ['ignore', out, out],
    detached: true,
    windowsHide: true,
    ...identity(as),
  })
  child.unref()
  closeSync(out)
  giveFolder(place.logFile, as)
  return child
}

async function letGo(binaries: Binaries, place: Place, held: Held, log: (line: string) => void): Promise<void> {
  const last = await isLastHolder(held.holder).catch(() => true)
  if (!last) {
    log('another process of Auburn uses the embedded PostgreSQL: it stays')
    await held.holder.end().catch(() => {})
    return
  }
  const pid = readLock(place.pgData)?.pid
  // The exclusive lock is kept until the server ends it: whoever comes now waits for the end instead of adopting it.
  if (pid !== undefined && pid === held.pid && isPostmasterOf(pid, place.pgData)) {
    if (process.platform === 'win32') execFileSync(binaries.pgCtl, ['stop', '-D', place.pgData, '-m', 'fast'])
    else await shutDown(pid, log)
  }
  await held.holder.end().catch(() => {})
}

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes a checkpoint and goes. */
async function shutDown(pid: number, log: (line: string) => void): Promise<void> {
  process.kill(pid, 'SIGINT')
  const patience = Date.now() + FAST_SHUTDOWN_MS
  while (isAlive(pid) && !isZombie(pid)) {
    if (Date.now() > patience) {
      log('PostgreSQL does not stop; stopping it at once (it will recover at the next start)')
      process.kill(pid, 'SIGQUIT')
      return
    }
    await pause(10)
  }
}
