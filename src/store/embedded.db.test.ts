import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { isAlive, isPostmasterOf, readLock } from './embedded-lock.ts'

const folders: string[] = []
const running: Embedded[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'auburn-embedded-'))
  folders.push(folder)
  return folder
}

async function start(dataDir: string, said: string[] = []): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: line => said.push(line), fsync: false })
  running.push(embedded)
  return embedded
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const result = await client.query<{ answer: unknown }>(sql)
  await client.end()
  return result.rows[0]?.answer
}

/** Another process that starts (or adopts) the server and is then killed without a chance to stop it. */
async function killedHolder(dataDir: string): Promise<void> {
  const module = new URL('./embedded.ts', import.meta.url).href
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)})
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, fsync: false })
    console.log('holding')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const pidOf = (dataDir: string) => readLock(join(dataDir, 'postgres'))?.pid ?? 0

afterEach(async () => {
  for (const embedded of running.splice(0)) await embedded.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('starts on a new folder, keeps what was written, and is gone after stop', async () => {
  const dataDir = newFolder()
  const first = await start(dataDir)
  expect(first).toMatchObject({ user: 'auburn_owner', database: 'auburn', adopted: false })
  expect(await ask(first.url, `select current_setting('server_version_num')::int / 10000 as answer`)).toBe(18)
  expect(await ask(first.url, `select current_setting('listen_addresses') as answer`)).toBe('')
  expect(statSync(first.socketDir).mode & 0o777).toBe(0o700)
  await ask(first.url, 'create table kept as select 42 as answer')
  const pid = pidOf(dataDir)
  await first.stop()
  expect(isPostmasterOf(pid, join(dataDir, 'postgres'))).toBe(false)
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  const second = await start(dataDir)
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
})

test('adopts the server of a holder that was killed', async () => {
  const dataDir = newFolder()
  await killedHolder(dataDir)
  const left = pidOf(dataDir)
  expect(isPostmasterOf(left, join(dataDir, 'postgres'))).toBe(true)
  const embedded = await start(dataDir)
  expect(embedded.adopted).toBe(true)
  expect(pidOf(dataDir)).toBe(left)
  await embedded.stop()
  expect(isPostmasterOf(left, join(dataDir, 'postgres'))).toBe(false)
})

test('two holders share one server, and the last one stops it', async () => {
  const dataDir = newFolder()
  const first = await start(dataDir)
  const second = await start(dataDir)
  expect(second.adopted).toBe(true)
  await first.stop()
  expect(await ask(second.url, 'select 1 as answer')).toBe(1)
  await second.stop()
  await expect(ask(second.url, 'select 1 as answer')).rejects.toThrow()
})

test('one that comes while the last one leaves gets a server all the same', async () => {
  const dataDir = newFolder()
  const first = await start(dataDir)
  const [, second] = await Promise.all([first.stop(), start(dataDir)])
  expect(await ask(second.url, 'select 1 as answer')).toBe(1)
})

test('a stale lock file whose PID is another living process does not stop the start', async () => {
  const dataDir = newFolder()
  await killedHolder(dataDir)
  const lockFile = join(dataDir, 'postgres', 'postmaster.pid')
  process.kill(pidOf(dataDir), 'SIGKILL')
  await expect.poll(() => isPostmasterOf(pidOf(dataDir), join(dataDir, 'postgres'))).toBe(false)
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  try {
    const socketLock = join(dataDir, 'socket', '.s.PGSQL.5432.lock')
    for (const file of [lockFile, socketLock]) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(bystander.pid)))
    }
    const embedded = await start(dataDir)
    expect(embedded.adopted).toBe(false)
    expect(await ask(embedded.url, 'select 1 as answer')).toBe(1)
    expect(isAlive(bystander.pid ?? 0)).toBe(true)
  } finally {
    bystander.kill()
  }
})

test.each(['postmaster.pid', 'socket lock'])(
  'an empty %s, left by a server that was killed as it made it, does not stop the start',
  async which => {
    const dataDir = newFolder()
    await killedHolder(dataDir)
    const pid = pidOf(dataDir)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => isPostmasterOf(pid, join(dataDir, 'postgres'))).toBe(false)
    const socketLock = join(dataDir, 'socket', '.s.PGSQL.5432.lock')
    writeFileSync(which === 'socket lock' ? socketLock : join(dataDir, 'postgres', 'postmaster.pid'), '')
    const embedded = await start(dataDir)
    expect(embedded.adopted).toBe(false)
    expect(await ask(embedded.url, 'select 1 as answer')).toBe(1)
  },
)

test('starts a server that was killed under its holder again', async () => {
  const dataDir = newFolder()
  const said: string[] = []
  const embedded = await start(dataDir, said)
  const first = pidOf(dataDir)
  process.kill(first, 'SIGKILL')
  await expect.poll(() => said.filter(line => line.includes('is ready')).length, { timeout: 20_000 }).toBe(2)
  expect(pidOf(dataDir)).not.toBe(first)
  expect(await ask(embedded.url, 'select 1 as answer')).toBe(1)
})

test('refuses data of another major version, and leaves them alone', async () => {
  const dataDir = newFolder()
  await (await start(dataDir)).stop()
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start(dataDir)).rejects.toThrow(/written by PostgreSQL 17, and this Auburn carries PostgreSQL 18/)
  expect(readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n')
})

test('a folder whose path is too long for a socket gets a short one, 0700', async () => {
  const dataDir = join(newFolder(), 'x'.repeat(90))
  const said: string[] = []
  const embedded = await start(dataDir, said)
  folders.push(embedded.socketDir)
  expect(said.join('\n')).toContain('too long for a socket')
  expect(statSync(embedded.socketDir).mode & 0o777).toBe(0o700)
  expect(await ask(embedded.url, 'select 1 as answer')).toBe(1)
})
