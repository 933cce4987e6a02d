import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, readLock } from './embedded-lock.ts'

export const USER = 'auburn_owner'
export const DATABASE = 'auburn'
/** Socket and lock names are `.s.PGSQL.<port>`; the port is but a part of a file name here. */
const SOCKET_PORT = 5432
const LONGEST_SOCKET_PATH = 107
/** Where the files, the log and the socket of one embedded server are. */
export interface Place {
  pgData: string
  logFile: string
  host: string
  port: number
  password?: string
}

export async function preparePlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const pgData = join(dataDir, 'postgres')
  const logFile = join(dataDir, 'postgres.log')
  if (process.platform === 'win32') return { pgData, logFile, ...(await loopbackPlace(dataDir, pgData)) }
  return { pgData, logFile, host: socketFolder(dataDir, log), port: SOCKET_PORT }
}

/** Windows (untested): no unix sockets for `pg`, hence a loopback port of the moment and a password from a file. */
async function loopbackPlace(
  dataDir: string,
  pgData: string,
): Promise<{ host: string; port: number; password: string }> {
  const file = join(dataDir, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  const running = readLock(pgData)
  const port = running !== undefined && isAlive(running.pid) ? running.port : await freePort()
  return { host: '127.0.0.1', port, password: readFileSync(file, 'utf8').trim() }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The socket trusts whoever reaches it, so its folder is the owner's alone: 0700. */
function socketFolder(dataDir: string, log: (line: string) => void): string {
  const inside = join(dataDir, 'socket')
  const fits = Buffer.byteLength(join(inside, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
  const folder = fits ? inside : shortFolder(dataDir)
  if (!fits) log(`the path of ${dataDir} is too long for a socket; it is in ${folder}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  // In a shared temporary folder somebody else may have been there first.
  if (!found.isDirectory()) throw new Error(`${folder} is not a folder; remove it`)
  const me = process.getuid?.()
  if (!fits && me !== 0 && found.uid !== me) throw new Error(`${folder} belongs to another user; remove it`)
  chmodSync(folder, 0o700)
  return folder
}

function shortFolder(dataDir: string): string {
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return join(tmpdir(), `auburn-${process.getuid?.() ?? 0}-${mark}`)
}

export function refuseOtherMajor(pgData: string, major: number) {
  const file = join(pgData, 'PG_VERSION')
  if (!existsSync(file)) {
    if (existsSync(pgData)) throw new Error(`${pgData} is not a PostgreSQL data folder: move it away`)
    return
  }
  const found = readFileSync(file, 'utf8').trim()
  if (found === String(major)) return
  throw new Error(
    `${pgData} was written by PostgreSQL ${found}, and this Auburn carries PostgreSQL ${major}: make a backup with the ` +
      'Auburn that wrote it ("auburn backup") and restore it here into an empty data folder ("auburn restore")',
  )
}

export function urlOf(place: Place, database: string): string {
  const url = new URL(`postgres:///${database}`)
  url.searchParams.set('host', place.host)
  url.searchParams.set('port', String(place.port))
  url.searchParams.set('user', USER)
  if (place.password !== undefined) url.searchParams.set('password', place.password)
  return url.href
}
