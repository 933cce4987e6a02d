import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { hashOf } from '../src/store/access-store.ts'
import { change, openDatabase } from '../src/store/database.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { isAlive, isZombie, readLock } from '../src/store/embedded-lock.ts'
import { insertKey } from '../src/store/key-store.ts'
import { migrate } from '../src/store/migrate.ts'
import { fillCast, type SeatName } from './cast.ts'
import { openStream, until } from './event-stream.ts'
import { isFullProof } from './seed.ts'
import { threeLayers } from './world.ts'

/** The real program on its real database, killed while it is being written to: what it acknowledged is there, whole, once. */
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const KILLS = isFullProof() ? 20 : 3
const READERS: SeatName[] = ['author', 'colleague', 'competitor', 'outsider', 'regulator', 'analyst']
const key = (name: SeatName) => `key_${name}_0123456789abcdef`
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const data = mkdtempSync(join(tmpdir(), 'auburn-kill-'))
let port = 0
let url = ''
let program: ChildProcess
let database = ''
/** What the program wrote, for when it fails. */
let said = ''

beforeAll(async () => {
  port = await freePort()
  url = `http://localhost:${port}`
  const embedded = await startEmbedded({ dataDir: data, log: () => {} })
  database = embedded.url
  await migrate(embedded.url)
  const db = openDatabase(embedded.url, 2)
  const ctx = await openPartnership(db, url, false)
  const cast = await fillCast(ctx, new Date(Date.now() - 1_000))
  await change(db, undefined, async tx => {
    for (const name of READERS)
      await insertKey(tx, {
        hash: hashOf(key(name)),
        gid: randomUUID(),
        seat: cast.seats[name],
        name,
        scopes: ['read', 'share', 'reply', 'account'],
        capRank: 3,
        at: new Date(),
        expiresAt: new Date(Date.now() + 86_400_000),
      })
  })
  await db.close()
  await embedded.stop()
}, 60_000)
afterAll(async () => {
  if (program?.exitCode === null && program.signalCode === null) {
    program.kill('SIGTERM')
    await once(program, 'exit')
  }
  const left = readLock(join(data, 'postgres'))?.pid
  if (left && isAlive(left)) process.kill(left, 'SIGINT')
  await pause(300)
  rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}, 30_000)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** In a process group of its own, as a terminal would start it. */
async function start(): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AUBURN_DATA: data,
    AUBURN_PORT: String(port),
    AUBURN_URL: url,
  }
  program = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  said = ''
  const hear = (text: Buffer) => {
    said += text
  }
  program.stdout?.on('data', hear)
  program.stderr?.on('data', hear)
  const end = Date.now() + 30_000
  while ((await fetch(`${url}/readyz`).catch(() => undefined))?.status !== 200) {
    if (program.exitCode !== null || Date.now() > end) throw new Error(`it does not start: ${said}`)
    await pause(30)
  }
}
async function ended(): Promise<number | null> {
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit')
  return program.exitCode
}
const killPostgres = () => process.kill(readLock(join(data, 'postgres'))?.pid ?? 0, 'SIGKILL')

const api = async (as: SeatName, path: string, init: RequestInit = {}) => {
  const answer = await fetch(url + path, {
    ...init,
    headers: { authorization: `Bearer ${key(as)}`, 'content-type': 'application/json' },
  })
  return { status: answer.status, body: await answer.json() }
}
const post = (title: string, clientId: string) =>
  api('author', '/api/reports', { method: 'POST', body: JSON.stringify({ ...threeLayers(title), clientId }) })

/** What was acknowledged, by the client's own id. */
const acknowledged = new Map<string, string>()
/** What was sent and never answered: there once or not at all. */
const unsure = new Set<string>()

/** Shares until told to stop. A sending that fails is unsure; an answer is for good. */
async function write(writer: number, going: () => boolean): Promise<void> {
  while (going()) {
    const clientId = `${writer}-${randomUUID()}`
    unsure.add(clientId)
    const answer = await post(`share ${clientId}`, clientId).catch(() => undefined)
    if (answer?.status === 201) {
      acknowledged.set(clientId, answer.body.id)
      unsure.delete(clientId)
    } else await pause(20)
  }
}

test(`killed ${KILLS} times under writers: what was acknowledged is there once, whole, and nobody sees more`, async () => {
  for (let n = 0; n < KILLS; n++) {
    await start()
    let going = true
    const before = acknowledged.size
    const writers = Array.from({ length: 4 }, (_, w) => write(w, () => going))
    await until(
      () => acknowledged.size > before + 5,
      20_000,
      () => 'nothing is acknowledged',
    )
    await pause(Math.random() * 400)
    // Sometimes the database goes first, under a living program, which starts it again; sometimes both go.
    const database = n % 3
    if (database > 0) killPostgres()
    if (database === 2) {
      const atKill = acknowledged.size
      await until(
        () => acknowledged.size > atKill + 3,
        20_000,
        () => `it does not come back from the loss of its database (exit ${program.exitCode}): ${said}`,
      )
    }
    program.kill('SIGKILL')
    going = false
    await Promise.all(writers)
    await ended()
  }
  await start()
  await retry()
  await looksWhole()
  await looksAsAsked()
}, 300_000)

/** The same sending again answers with the same report; one that was unsure is made now, or was made then. */
async function retry(): Promise<void> {
  const known = [...acknowledged].filter((_, n) => isFullProof() || n % 10 === 0)
  await Promise.all(known.map(async ([clientId, id]) => expect((await post('sent again', clientId)).body.id).toBe(id)))
  await Promise.all(
    [...unsure].map(async clientId => {
      const { status, body } = await post(`share ${clientId}`, clientId)
      expect(status).toBe(201)
      acknowledged.set(clientId, body.id)
    }),
  )
}

async function looksWhole(): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query(`
    select a.client_id, r.id,
      (select count(*) from layer l where l.report = r.id)::int as layers,
      (select count(*) from link k where k.report = r.id)::int as links,
      (select count(*) from found f where f.report = r.id)::int as words,
      (select count(*) from feed f where f.report = r.id)::int as feed,
      (select count(*) from event e where e.report = r.id and e.what = 'shared')::int as events,
      (select count(*) from leaf x where x.body ->> 'report' = r.id::text)::int as leaves,
      (select count(*) from reading g where g.report = r.id)::int as readings
    from report r left join author a on a.report = r.id`)
  await client.end()
  expect(rows.length).toBe(acknowledged.size)
  const whole = { layers: 3, links: 2, words: 3, events: 1, leaves: 1, readings: 1, feed: rows[0].feed }
  expect(whole.feed).toBeGreaterThanOrEqual(4)
  for (const row of rows)
    expect(row).toEqual({ ...whole, client_id: row.client_id, id: acknowledged.get(row.client_id) })
}

/** Each reader's feed by REST, page by page, against what was asked for. */
async function looksAsAsked(): Promise<void> {
  const layers: Partial<Record<SeatName, string>> = {
    author: 'full',
    colleague: 'full',
    analyst: 'full',
    competitor: 'technical',
    outsider: 'headline',
  }
  for (const name of READERS) {
    const seen: { id: string; layer: string; indicatorCount: number }[] = []
    for (let after = ''; ; ) {
      const { body } = await api(name, `/api/feed?limit=100${after}`)
      seen.push(...body.items)
      if (!body.next) break
      after = `&after=${body.next}`
    }
    const layer = layers[name]
    expect(seen.map(r => r.id).sort(), name).toEqual(layer ? [...acknowledged.values()].sort() : [])
    for (const r of seen) expect([r.layer, r.indicatorCount], name).toEqual([layer, layer === 'headline' ? 0 : 2])
    const [some] = acknowledged.values()
    const { status, body } = await api(name, `/api/reports/${some}`)
    expect(status).toBe(layer ? 200 : 404)
    expect([body.indicators?.length, typeof body.story], name).toEqual(
      layer === 'full' ? [2, 'string'] : layer === 'technical' ? [2, 'undefined'] : [undefined, 'undefined'],
    )
  }
}

/** A request whose second half comes later: `finish` sends it and gives the status that was answered. */
async function halfASharing(): Promise<{ finish(): Promise<string> }> {
  const body = Buffer.from(JSON.stringify({ ...threeLayers('under way'), clientId: randomUUID() }))
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let heard = ''
  socket.on('data', text => {
    heard += text
  })
  socket.on('error', () => {})
  socket.write(
    `POST /api/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key('author')}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  socket.write(body.subarray(0, 100))
  await pause(150)
  return {
    finish: async () => {
      socket.write(body.subarray(100))
      await once(socket, 'close')
      return heard.split('\r\n')[0] ?? ''
    },
  }
}

for (const [signal, how] of [
  ['SIGTERM', 'TERM'],
  ['SIGINT', 'Ctrl-C, which reaches the whole process group,'],
] as const)
  test(`${how} lets a request under way finish, ends the streams, stops the database and exits 0 in under 4 s`, async () => {
    if (!program || program.exitCode !== null || program.signalCode !== null) await start()
    const stream = await openStream(url, { authorization: `Bearer ${key('outsider')}` })
    const sharing = await halfASharing()
    await halfASharing()
    const postgres = readLock(join(data, 'postgres'))?.pid ?? 0
    const began = performance.now()
    process.kill(-(program.pid ?? 0), signal)
    await pause(250)
    expect(isAlive(postgres), 'the database waits for the program').toBe(true)
    expect(await sharing.finish()).toBe('HTTP/1.1 201 Created')
    expect(await ended()).toBe(0)
    expect(performance.now() - began).toBeLessThan(4_000)
    // Without an init nobody reaps it.
    expect(isAlive(postgres) && !isZombie(postgres)).toBe(false)
    expect(stream.closed).toBe(true)
  }, 60_000)
