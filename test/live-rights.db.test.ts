import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../src/store/access-store.ts'
import { type Change, change } from '../src/store/database.ts'
import { insertNode, joinCircle, leaveCircle } from '../src/store/partnership-store.ts'
import type { SeatName } from './cast.ts'
import { type EventStream, openStream, until } from './event-stream.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** Rights are read at the moment of use, on open streams too: what ends them shows within a second. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
})
afterAll(() => world.close())
const open: EventStream[] = []
afterEach(async () => {
  for (const stream of open.splice(0)) stream.cut()
  await until(
    () => world.server.live.streams() === 0,
    2_000,
    () => 'streams do not leave',
  )
})

const byKey = (name: SeatName) => ({ authorization: `Bearer ${world.key(name)}` })
const bySession = (name: SeatName) => ({ cookie: world.cookie(name) })
const DAY = 86_400_000
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function opened(headers: Record<string, string>) {
  const before = world.server.live.streams()
  const stream = await openStream(world.url, headers)
  open.push(stream)
  expect(stream.status, stream.problem).toBe(200)
  await until(
    () => world.server.live.streams() === before + 1,
    2_000,
    () => 'it does not join',
  )
  return stream
}
const changeRights = (does: (tx: Change) => Promise<unknown>) =>
  change(world.ctx.db, undefined, async tx => {
    await does(tx)
    tx.happens({ what: 'rights', at: world.ctx.now() })
  })
const node = (name: string) => world.cast.nodes[name] ?? 0
const member = (name: string) => world.cast.members[name] ?? 0

test('a session that is ended closes its streams, and no others', async () => {
  const [ended, kept] = [await opened(bySession('bank')), await opened(byKey('bank'))]
  const sessions = (await world.call('bank', 'GET', '/api/sessions', undefined, bySession('bank'))).body.items
  const current = sessions.find((s: { current: boolean }) => s.current)
  const origin = { ...bySession('bank'), origin: world.ctx.url }
  expect((await world.call('bank', 'DELETE', `/api/sessions/${current.id}`, undefined, origin)).status).toBe(200)
  await until(
    () => ended.closed,
    1_000,
    () => 'still open',
  )
  expect(kept.closed).toBe(false)
  expect(kept.text, 'nothing changed for it').toBe('')
  expect((await openStream(world.url, bySession('bank'))).status).toBe(401)
})

test('a key that is revoked closes its streams', async () => {
  const stream = await opened(byKey('officer'))
  const keys = (await world.call('officer', 'GET', '/api/keys')).body.items
  expect((await world.call('officer', 'DELETE', `/api/keys/${keys[0].id}`)).status).toBe(200)
  await until(
    () => stream.closed,
    1_000,
    () => 'still open',
  )
  expect((await openStream(world.url, byKey('officer'))).status).toBe(401)
})

test('who leaves a node is told so, and gets nothing more through it; who joins, from then on', async () => {
  const stream = await opened(byKey('competitor'))
  const report = { ...threeLayers(), audience: { ...threeLayers().audience } }
  report.audience.grants = [{ layer: 'technical', to: ['pharma'], as: 'withheld' }]
  report.content = { ...report.content }
  delete report.content.full
  const leaves = (at: Date) => (tx: Change) => leaveCircle(tx, member('birch'), node('pharma'), at)
  await changeRights(leaves(world.ctx.now()))
  await stream.find(e => e.event === 'rights', 1_000)
  const hidden = await world.share('author', report)
  const both = await world.share('author', threeLayers())
  await stream.find(e => e.data.id === both)
  expect(stream.text).not.toContain(hidden)
  world.clock.tick(10)
  await changeRights(tx => joinCircle(tx, member('birch'), node('pharma'), world.ctx.now()))
  await until(
    () => stream.events.filter(e => e.event === 'rights').length === 2,
    1_000,
    () => stream.text,
  )
  const seen = await world.share('author', report)
  expect((await stream.find(e => e.data.id === seen)).data.layer).toBe('technical')
})

test('what ends by the clock ends without a bell: a membership, a node, a seat, a key, an idle session', async () => {
  const soon = () => new Date(world.clock.now.getTime() + 60_000)
  const told = await opened(byKey('competitor'))
  // In silence: neither a rights event nor a new epoch says that there is an end, only the clock when it comes.
  await changeRights(tx => leaveCircle(tx, member('birch'), node('pharma'), soon()))
  const popUp = await change(world.ctx.db, undefined, async tx => {
    const made = await insertNode(world.ctx, tx, {
      handle: 'pop-up',
      name: 'Pop-up',
      kind: 'chosen-group',
      description: '',
      charter: '',
      sectors: [],
      regions: [],
      listed: false,
      at: world.clock.now,
    })
    await tx.all('update node set until = $2 where circle = $1', [made, new Date(soon().getTime() + 60_000)])
    return made
  })
  await changeRights(tx => joinCircle(tx, member('cedar'), popUp, world.clock.now))
  const inPopUp = await opened(byKey('outsider'))
  await pause(600)
  expect(told.events.map(e => e.event)).toEqual([])
  world.clock.tick(61_000)
  await told.find(e => e.event === 'rights', 1_000)
  expect(inPopUp.events).toEqual([])
  world.clock.tick(61_000)
  await inPopUp.find(e => e.event === 'rights', 1_000)

  const analyst = await opened(byKey('analyst'))
  await changeRights(tx => tx.all('update seat set until = $2 where circle = $1', [world.cast.seats.analyst, soon()]))
  await pause(600)
  expect(analyst.closed).toBe(false)
  world.clock.tick(61_000)
  await until(
    () => analyst.closed,
    1_000,
    () => 'a seat that ended listens on',
  )
  const idle = await opened(bySession('supplier'))
  world.clock.tick(14 * DAY - 60_000)
  await pause(600)
  expect(idle.closed).toBe(false)
  world.clock.tick(61_000)
  await until(
    () => idle.closed,
    1_000,
    () => 'an idle session listens on',
  )
  expect(told.closed).toBe(false)
  world.clock.tick(6 * DAY)
  await until(
    () => told.closed && inPopUp.closed,
    1_000,
    () => 'a key that ended listens on',
  )
})

test('no report slips through between the end of a right and the next look at the clock', async () => {
  await change(world.ctx.db, undefined, tx =>
    tx.all('update api_key set expires_at = $1 where hash = $2 or hash = $3', [
      new Date(world.clock.now.getTime() + 30_000),
      hashOf(world.key('outsider')),
      hashOf(world.key('author')),
    ]),
  )
  const stream = await opened(byKey('outsider'))
  await change(world.ctx.db, undefined, tx =>
    tx.all('update api_key set expires_at = $1 where hash = $2', [
      new Date(world.clock.now.getTime() + DAY),
      hashOf(world.key('author')),
    ]),
  )
  world.clock.tick(31_000)
  await world.share('author', threeLayers())
  await until(
    () => stream.closed,
    1_000,
    () => 'still open',
  )
  expect(stream.text).toBe('')
})
