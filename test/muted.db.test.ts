import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import type { SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** A muted node is heard no more: what reached its reader through another circle as well still is. And a view by key is in the ledger. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const call = async (as: SeatName, method: string, path: string, body?: unknown) => {
  const answer = await world.call(as, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.body
}
const to = (title: string, circles: string[]): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: '' } },
  audience: { grants: [{ layer: 'headline', to: circles, as: 'withheld' }], tlp: 'AMBER' },
})
const feed = async (as: SeatName, query = ''): Promise<string[]> =>
  (await call(as, 'GET', `/api/feed${query}`)).items.map((i: { title: string }) => i.title)

test('muting a node takes what came through it alone out of feed and count, for that seat', async () => {
  await world.share('author', to('Through pharma', ['pharma']))
  world.clock.tick(1000)
  await world.share('author', to('Through both', ['pharma', 'east-midlands']))
  expect(await feed('competitor')).toEqual(['Through both', 'Through pharma'])
  await call('competitor', 'PUT', '/api/nodes/pharma/interest', { state: 'mute' })
  expect(await feed('competitor')).toEqual(['Through both'])
  expect(await feed('competitor', '?muted=true')).toEqual(['Through both', 'Through pharma'])
  expect(await feed('competitor', '?node=pharma'), 'on its own page all of it').toEqual([
    'Through both',
    'Through pharma',
  ])
  const me = await call('competitor', 'GET', '/api/me')
  expect(me.unread.feed).toBe(1)
  const muted = me.nodes.map((n: { handle: string; muted: boolean; unread: number }) => [n.handle, n.muted, n.unread])
  expect(muted).toEqual(
    expect.arrayContaining([
      ['pharma', true, 2],
      ['east-midlands', false, 1],
    ]),
  )
  expect((await call('competitor', 'GET', '/api/nodes/pharma')).muted).toBe(true)
  expect((await call('author', 'GET', '/api/nodes/pharma')).muted, 'another’s').toBe(false)
  await call('competitor', 'PUT', '/api/nodes/pharma/interest', { state: 'none' })
  expect(await feed('competitor')).toEqual(['Through both', 'Through pharma'])
  expect((await call('competitor', 'GET', '/api/me')).unread.feed).toBe(2)
})

test('reading a whole report by key is a line of the ledger, and leaves it unread; what is hidden leaves none', async () => {
  const id = await world.share('author', to('For the ledger', ['pharma']))
  const session = (as: SeatName, path: string) =>
    world.call(undefined, 'GET', path, undefined, { cookie: world.cookie(as) })
  const lines = async (as: SeatName) =>
    (await session(as, '/api/me/data')).body.ledger.filter(
      (l: { report?: string; what: string }) => l.report === id && l.what === 'viewed',
    )
  expect((await session('competitor', `/api/reports/${id}`)).status).toBe(200)
  expect(await lines('competitor'), 'a page says by itself when it was read').toEqual([])
  await call('competitor', 'GET', `/api/reports/${id}`)
  expect(await lines('competitor')).toMatchObject([{ what: 'viewed', via: 'key', report: id }])
  expect((await call('competitor', 'GET', `/api/reports/${id}`)).unread).toBe(true)
  expect((await world.call('outsider', 'GET', `/api/reports/${id}`)).status).toBe(404)
  expect(await lines('outsider')).toEqual([])
})
