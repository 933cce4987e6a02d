import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeServer, type Server } from '../src/doors/server.ts'
import { rowsOf } from '../src/store/database.ts'
import { eventsAfter, lastEvent } from '../src/store/event-store.ts'
import type { SeatName } from './cast.ts'
import { type EventStream, openStream, until } from './event-stream.ts'
import { isFullProof } from './seed.ts'
import { makeWorld, type World } from './world.ts'

/** Nothing lost, nothing twice: the stream against cuts, restarts, slow readers, lost bells and forged places. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
})
afterAll(() => world.close())

const bearer = (name: SeatName) => ({ authorization: `Bearer ${world.key(name)}` })
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function listenElsewhere(): Promise<{ server: Server; url: string }> {
  const server = await makeServer(world.ctx, { metricsToken: undefined, log: () => {}, onSignIn: () => {} })
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  return { server, url: `http://localhost:${portOf(server)}` }
}

const portOf = ({ app }: Server): number => (app.server.address() as AddressInfo).port
const request = (title: string, clientId?: string) => ({
  content: { kind: 'incident', headline: { title } },
  audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
  ...(clientId ? { clientId } : {}),
})
/** Shares over HTTP, again and again until it is acknowledged. */
async function share(url: () => string, as: SeatName, title: string): Promise<string> {
  const body = JSON.stringify(request(title, randomUUID()))
  const headers = { ...bearer(as), 'content-type': 'application/json' }
  for (;;) {
    const answer = await fetch(`${url()}/api/reports`, { method: 'POST', headers, body }).catch(() => undefined)
    if (answer?.status === 201) return ((await answer.json()) as { id: string }).id
    await answer?.arrayBuffer()
    await pause(20)
  }
}

/** A machine that does much else writes fewer than a hundred shares a second. */
const LONGEST = isFullProof() ? 120_000 : 30_000

/** A reader who is cut off at random and comes back each time with its last id. Ends when it has seen all of `wanted`. */
async function cutReader(url: () => string, as: SeatName, ids: () => readonly string[], done: () => boolean) {
  const seen: string[] = []
  const places: string[] = []
  let lastId: string | undefined
  let cuts = 0
  const end = performance.now() + LONGEST
  for (;;) {
    const stream = await openStream(url(), bearer(as), { lastId }).catch(() => undefined)
    // A server that is stopping says 503.
    if (stream && stream.status !== 200 && stream.status !== 503) throw new Error(`${stream.status} ${stream.problem}`)
    // The greeting says where the stream begins: without one there is nothing to come back with.
    while (stream && !stream.lastId && !lastId && !stream.closed) await pause(5)
    await pause(Math.random() ** 2 * 400)
    stream?.cut()
    cuts++
    // A cut in the middle of a message leaves its id unseen: the whole message comes again.
    for (const e of stream?.events ?? []) {
      seen.push(e.data.id)
      places.push(e.id ?? '')
    }
    lastId = stream?.lastId ?? lastId
    if (done() && seen.length >= ids().length) return { seen, places, cuts }
    if (performance.now() > end) throw new Error(`${seen.length} of ${ids().length} seen`)
  }
}

test(
  '16 writers, readers cut at random, a restart in the middle: every share is seen once',
  async () => {
    const shares = isFullProof() ? 3_200 : 192
    const ids: string[] = []
    const one = await listenElsewhere()
    let where = one.url
    let done = false
    const readers = (['outsider', 'bank', 'competitor', 'analyst'] as const).map(name =>
      cutReader(
        () => where,
        name,
        () => ids,
        () => done,
      ),
    )
    const authors: SeatName[] = ['author', 'supplier', 'officer', 'colleague']
    const first = await openStream(where, bearer('outsider'))
    const writing = Promise.all(
      Array.from({ length: 16 }, async (_, w) => {
        for (let n = 0; n < shares / 16; n++) {
          world.clock.tick(1)
          ids.push(await share(() => where, authors[w % 4] ?? 'author', `writer ${w} share ${n}`))
        }
      }),
    )
    await until(
      () => ids.length > shares / 2,
      LONGEST,
      () => 'writers are too slow',
    )
    const two = await listenElsewhere()
    where = two.url
    await one.server.stop()
    await until(
      () => first.closed,
      1_000,
      () => 'a stopped server leaves a stream open',
    )
    await writing
    done = true
    for (const { seen, places, cuts } of await Promise.all(readers)) {
      expect(cuts).toBeGreaterThan(2)
      expect(seen.length, 'nothing twice').toBe(new Set(seen).size)
      expect(new Set(places).size).toBe(places.length)
      expect(new Set(seen), 'nothing lost').toEqual(new Set(ids))
    }
    await two.server.stop()
  },
  2 * LONGEST,
)

test('a reader that does not read is closed, resumes, and misses nothing', async () => {
  const id = await share(() => world.url, 'author', 'a long thread')
  await pause(100)
  const slow = await openStream(world.url, bearer('outsider'), { lazily: true })
  await until(
    () => world.server.live.streams() === 1,
    2_000,
    () => 'it does not join',
  )
  const texts: string[] = []
  for (let n = 0; world.server.live.streams() === 1 && n < 400; n++) {
    const text = `${n} ${'€'.repeat(19_900)}`
    texts.push(text)
    expect((await world.call('bank', 'POST', `/api/reports/${id}/entries`, { text })).status).toBe(201)
    // Give the broadcast a turn now and then, or all of it comes at the end.
    if (n % 20 === 19) await pause(30)
  }
  expect(world.server.live.streams(), `after ${texts.length} entries`).toBe(0)
  await slow.read()
  expect(slow.closed).toBe(true)
  expect(slow.events.length).toBeLessThan(texts.length)
  const got = slow.events.map(e => e.data.entry.text)
  const last = () => got.length + rest.events.length
  let rest = await openStream(world.url, bearer('outsider'), { lastId: slow.lastId })
  await until(
    () => last() >= texts.length,
    10_000,
    () => `${last()} of ${texts.length}`,
  )
  got.push(...rest.events.map(e => e.data.entry.text))
  rest.cut()
  rest = await openStream(world.url, bearer('outsider'), { lastId: rest.lastId })
  await pause(100)
  rest.cut()
  expect(rest.events).toEqual([])
  expect(got.map(t => t.slice(0, 10))).toEqual(texts.map(t => t.slice(0, 10)))
})

test('events come in commit order: no reader that asks for “after the last seen” finds one later', async () => {
  const finder = rowsOf(world.ctx.db.finder)
  const from = await lastEvent(finder)
  let writing = true
  const seen: number[] = []
  const reader = (async () => {
    for (let at = from; ; ) {
      const isLast = !writing
      const events = await eventsAfter(finder, at, 50)
      seen.push(...events.map(e => e.seq))
      at = seen.at(-1) ?? from
      if (isLast && events.length === 0) return
    }
  })()
  const writers = Array.from({ length: 12 }, async (_, w) => {
    for (let n = 0; n < (isFullProof() ? 100 : 12); n++) {
      const as: SeatName = w % 2 ? 'author' : 'supplier'
      expect((await world.call(as, 'POST', '/api/reports', request(`ordered ${w} ${n}`))).status).toBe(201)
    }
  })
  await Promise.all(writers)
  writing = false
  await reader
  const stored = await finder.all<{ seq: string }>('select seq from event where seq > $1 order by seq', [from])
  expect(seen).toEqual(stored.map(r => Number(r.seq)))
})

test('… which without the lock would be lost: the later number commits first', async () => {
  const open = async () => {
    const client = new pg.Client({ connectionString: world.ctx.db.url })
    await client.connect()
    return client
  }
  const [a, b, reader] = await Promise.all([open(), open(), open()])
  const naive = (after: number) =>
    reader
      .query<{ id: number }>('select id from naive where id > $1 order by id', [after])
      .then(r => r.rows.map(x => x.id))
  try {
    await reader.query('create table naive(id int generated always as identity)')
    for (const client of [a, b]) await client.query('begin; insert into naive default values')
    await b.query('commit')
    expect(await naive(0)).toEqual([2])
    await a.query('commit')
    expect(await naive(2), 'number 1 is never seen').toEqual([])

    const append = "select append_event('rights', null, now(), null)"
    const before = await lastEvent(rowsOf(world.ctx.db.finder))
    const after = async () => (await eventsAfter(rowsOf(world.ctx.db.finder), before, 9)).length
    await a.query(`begin; ${append}`)
    let isDone = false
    const second = b.query(`begin; ${append}; commit`).then(() => {
      isDone = true
    })
    await pause(150)
    expect([isDone, await after()], 'the second waits for the first').toEqual([false, 0])
    await a.query('commit')
    await second
    expect(await after()).toBe(2)
  } finally {
    await Promise.all([a, b, reader].map(c => c.end()))
  }
})

test('a bell whose connection is killed rings again, and nothing is lost in between', async () => {
  const stream = await openStream(world.url, bearer('outsider'))
  await until(
    () => world.server.live.streams() === 1,
    2_000,
    () => 'it does not join',
  )
  const kill = async () => {
    const client = new pg.Client({ connectionString: world.ctx.db.url })
    await client.connect()
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen auburn'",
    )
    await client.end()
    return rowCount
  }
  const ids: string[] = []
  expect(await kill()).toBe(1)
  ids.push(await share(() => world.url, 'author', 'while deaf'))
  await stream.find(e => e.data.id === ids[0], 4_000)
  await pause(700)
  expect(await kill(), 'it has come back').toBe(1)
  for (let n = 0; n < 5; n++) ids.push(await share(() => world.url, 'author', `deaf again ${n}`))
  await stream.find(e => e.data.id === ids.at(-1), 4_000)
  await pause(800)
  const began = performance.now()
  ids.push(await share(() => world.url, 'author', 'hearing'))
  const heard = await stream.find(e => e.data.id === ids.at(-1))
  expect(heard.at - began).toBeLessThan(1_000)
  expect(stream.events.map(e => e.data.id)).toEqual(ids)
  stream.cut()
})

test('a place that is not ours is refused by name: garbage, forged, foreign, of tomorrow', async () => {
  const { seal, random } = world.ctx
  const stream = await openStream(world.url, bearer('outsider'))
  await until(
    () => stream.lastId !== undefined,
    1_000,
    () => 'no greeting',
  )
  const real = stream.lastId ?? ''
  stream.cut()
  const forged = `${real.slice(0, 20)}${real[20] === 'A' ? 'B' : 'A'}${real.slice(21)}`
  const places = {
    number: '17',
    garbage: '../../etc',
    empty: '""',
    forged,
    short: real.slice(0, -1),
    twice: `${real}, ${real}`,
    huge: 'A'.repeat(8_000),
    foreign: seal.seal('inbox', 3, random('x', 12)),
    words: seal.seal('live', 'three', random('x', 12)),
    tomorrow: seal.seal('live', 1_000_000, random('x', 12)),
  }
  for (const [name, lastId] of Object.entries(places)) {
    const refusedStream: EventStream = await openStream(world.url, bearer('outsider'), { lastId })
    refusedStream.cut()
    expect(refusedStream.status, name).toBe(400)
    expect(JSON.parse(refusedStream.problem), name).toMatchObject({
      type: '/problems/bad-request',
      places: [{ at: 'header Last-Event-ID' }],
    })
  }
  const head = await fetch(`${world.url}/api/live`, { method: 'HEAD', headers: bearer('outsider') })
  expect(head.status).toBe(200)
  expect(world.server.live.streams()).toBe(0)
})
