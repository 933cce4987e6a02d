import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { deliver, eventsSince, newestEvent } from '../src/flows/deliver-events.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { rowsOf } from '../src/store/database.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { type EventStream, openStream, until } from './event-stream.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** Everybody listens in every test: what somebody does not get is as much looked at as what somebody gets. */
let world: World
let streams: Record<SeatName, EventStream>
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
})
afterAll(() => world.close())
beforeEach(async () => {
  const opened = SEAT_NAMES.map(async name => [name, await openStream(world.url, bearer(name))] as const)
  streams = Object.fromEntries(await Promise.all(opened)) as typeof streams
  await until(
    () => world.server.live.streams() === SEAT_NAMES.length,
    2_000,
    () => 'streams do not join',
  )
})
afterEach(async () => {
  for (const stream of Object.values(streams)) stream.cut()
  await until(
    () => world.server.live.streams() === 0,
    2_000,
    () => 'streams do not leave',
  )
})

const bearer = (name: SeatName) => ({ authorization: `Bearer ${world.key(name)}` })
const OWN: SeatName[] = ['author', 'admin', 'colleague']
const read = async (as: SeatName, id: string) => (await world.call(as, 'GET', `/api/reports/${id}`)).body

/**
 * Does something and tells what each stream got by it, as one line each. A report that the desk and everybody's streams
 * get last closes the count: events come in commit order, so whatever is missing then does not come any more.
 */
async function gets(does: () => Promise<unknown>): Promise<Partial<Record<SeatName, string>>> {
  const from = Object.fromEntries(SEAT_NAMES.map(n => [n, streams[n].events.length]))
  await does()
  const mark = await world.share('supplier', {
    content: { kind: 'experience', headline: { title: 'mark' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN', except: [] },
  })
  await Promise.all(SEAT_NAMES.map(n => streams[n].find(e => e.data.id === mark)))
  const got = SEAT_NAMES.map(name => {
    const events = streams[name].events.slice(from[name]).filter(e => e.data.id !== mark)
    return [name, events.map(e => [e.event, e.data.layer ?? e.data.reason ?? e.data.entry?.text].join(' ')).join(', ')]
  })
  return Object.fromEntries(got.filter(([, what]) => what !== ''))
}
/** Shares three layers and waits until everybody has what it gets of them. */
async function shared(): Promise<string> {
  let id = ''
  await gets(async () => {
    id = await world.share('author', threeLayers())
  })
  return id
}
const all = (names: readonly SeatName[], what: string) => Object.fromEntries(names.map(n => [n, what]))

async function put(
  id: string,
  edit: (own: { content: ShareRequest['content']; audience: ShareRequest['audience'] }) => void,
) {
  const { content, audience, revision } = (await read('author', id)).own
  const asked = structuredClone({ content, audience })
  edit(asked)
  const answer = await world.call('author', 'PUT', `/api/reports/${id}`, asked, { 'if-match': `"${revision}"` })
  expect(answer.status, answer.text).toBe(200)
}

test('each gets its own layer within a second, as its feed says; who never could gets not a byte', async () => {
  const began = performance.now()
  const id = await world.share('author', threeLayers('canary'))
  const arrivals = await Promise.all(
    SEAT_NAMES.filter(n => n !== 'regulator').map(async name => {
      const { data, at, event } = await streams[name].find(e => e.data.id === id)
      expect(event).toBe('report')
      const feed = (await world.call(name, 'GET', '/api/feed')).body.items
      expect(data, name).toEqual(feed.find((r: { id: string }) => r.id === id))
      return [name, data.layer, at - began] as const
    }),
  )
  expect(Object.fromEntries(arrivals.map(([name, layer]) => [name, layer]))).toEqual({
    ...all(OWN, 'full'),
    ...all(['analyst', 'secondee'], 'full'),
    ...all(['competitor', 'supplier', 'officer'], 'technical'),
    ...all(['outsider', 'bank'], 'headline'),
  })
  for (const [name, , ms] of arrivals) expect(ms, name).toBeLessThan(1_000)
  expect(streams.outsider.text).not.toMatch(/alder|proxy logs|print firm/)
  expect(streams.competitor.text).not.toMatch(/alder|print firm/)
  expect(streams.regulator.text).toBe('')
})

test('edits, widening, narrowing and withdrawing reach exactly those whom they concern', async () => {
  const id = await shared()
  const richest = { ...all(OWN, 'report full'), ...all(['analyst', 'secondee'], 'report full') }
  const middle = all(['competitor', 'supplier', 'officer'], 'report technical')
  expect(
    await gets(() => put(id, r => Object.assign(r.content.full ?? {}, { story: 'It began elsewhere.' }))),
    'a richer layer is no news to poorer readers',
  ).toEqual(richest)
  expect(await gets(() => put(id, r => Object.assign(r.content.technical ?? {}, { notes: 'More.' })))).toEqual({
    ...richest,
    ...middle,
  })
  expect(await gets(() => put(id, () => {})), 'nothing changed').toEqual({})
  expect(await gets(() => put(id, r => r.audience.grants[1]?.to.push('transport')))).toEqual({
    outsider: 'report technical',
  })
  expect(
    await gets(() => put(id, r => r.audience.grants.push({ layer: 'technical', to: ['finance'], as: 'named' }))),
  ).toEqual({
    bank: 'report technical',
  })
  expect(await gets(() => put(id, r => r.audience.grants.pop()))).toEqual({ bank: 'report headline' })
  expect(await gets(() => put(id, r => r.audience.except?.push('cedar')))).toEqual({ outsider: 'withdrawal narrowed' })
  expect(
    await gets(() => put(id, r => Object.assign(r.audience, { grants: r.audience.grants.slice(1) }))),
    'the headline is for Pharma, East Midlands and the desk alone now',
  ).toEqual({ bank: 'withdrawal narrowed' })
  expect(
    await gets(() => world.call('author', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'false-positive' })),
  ).toEqual({
    ...all(OWN, 'report full'),
    ...all(['analyst', 'secondee', 'competitor', 'supplier', 'officer'], 'withdrawal false-positive'),
  })
})

test('entries go to those who see their layer, private ones to two members, and no count tells of them', async () => {
  const id = await shared()
  const entry = (as: SeatName, body: object) => () => world.call(as, 'POST', `/api/reports/${id}/entries`, body)
  const technical: SeatName[] = [...OWN, 'analyst', 'secondee', 'competitor', 'supplier', 'officer']
  expect(await gets(entry('competitor', { text: 'Same here' }))).toEqual(all(technical, 'entry Same here'))
  expect(streams.supplier.text).not.toContain('birch')
  const ask = () => world.call('outsider', 'POST', `/api/reports/${id}/more-detail`, { text: 'More?' })
  expect(await gets(ask)).toEqual(all([...OWN, 'outsider'], 'entry More?'))
  const [asked] = (await world.call('outsider', 'GET', `/api/reports/${id}/entries`)).body.items
  expect(await gets(entry('author', { text: 'Only to you', answering: asked.id }))).toEqual(
    all([...OWN, 'outsider'], 'entry Only to you'),
  )
  expect(await gets(entry('analyst', { text: 'Deep', layer: 'full' }))).toEqual(
    all([...OWN, 'analyst', 'secondee'], 'entry Deep'),
  )
  await gets(() => put(id, r => Object.assign(r.content.headline, { title: 'Another title' })))
  const counts = ['outsider', 'bank'] as const
  for (const name of counts) {
    const told = await streams[name].find(e => e.data.title === 'Another title')
    expect(told.data.entryCount, name).toBe((await read(name, id)).entryCount)
  }
  expect(streams.outsider.text).not.toContain('alder')
})

test('what was taken back before it could be sent is sent to nobody who has lost it', async () => {
  const [a, b] = await Promise.all([world.viewer('supplier'), world.viewer('officer')])
  const before = await newestEvent(world.ctx)
  const id = await world.share('author', threeLayers())
  const [shared] = await eventsSince(world.ctx, before, 1)
  if (!shared) throw new Error('no event')
  const told = async () =>
    (await deliver(world.ctx, shared, [{ viewer: a }, { viewer: b }])).map(d => d.to.map(l => l.viewer.seat))
  expect(await told(), 'read once for both').toEqual([[a.seat, b.seat]])
  await put(id, r => {
    r.content.headline.title = 'Not for both of them'
    r.audience.except = ['fir']
  })
  expect(await told()).toEqual([[b.seat]])
})

/** Until so many wait for the lock that puts events into their order. */
async function waiting(client: pg.Client, count: number): Promise<void> {
  for (let n = 0; n < 600; n++) {
    const { rows } = await client.query(
      "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and objid = 4153 and database = (select oid from pg_database where datname = current_database())",
    )
    if (rows[0].n >= count) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error('nobody waits')
}

test('an entry written while its report changes carries the gate of its place in the order', async () => {
  const id = await world.share('author', threeLayers())
  const holder = new pg.Client({ connectionString: world.ctx.db.url })
  await holder.connect()
  for (let n = 0; n < 4; n++) {
    // Somebody else is committing: the change waits for its place in the order, and behind it the entry.
    await holder.query('begin; select pg_advisory_xact_lock(4153)')
    const change = put(id, r => {
      r.audience.grants = n % 2 === 0 ? r.audience.grants.slice(1) : threeLayers().audience.grants
    })
    await waiting(holder, 1)
    const entry = world.call('competitor', 'POST', `/api/reports/${id}/entries`, { text: `entry ${n}` })
    await waiting(holder, 2)
    await holder.query('commit')
    await Promise.all([change, entry])
  }
  await holder.end()
  const rows = await rowsOf(world.ctx.db.finder).all<{ before: unknown; after: unknown; now: unknown }>(
    'select before, after, gate_of($1) as now from event where report = $1 order by seq',
    [id],
  )
  expect(rows).toHaveLength(9)
  rows.forEach((row, n) => {
    expect(row.before, `event ${n}`).toEqual(n === 0 ? null : rows[n - 1]?.after)
  })
  expect(rows.at(-1)?.after).toEqual(rows.at(-1)?.now)
})
