import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** Situations as two analysts get them: `secondee` is dogwood's person, and dogwood is excepted from report B. */
let world: World
let [a, a2, b]: string[] = []
const ABSENT = '00000000-0000-4000-8000-000000000000'
const report = (title: string, except: string[] = []): ShareRequest => ({
  content: {
    kind: 'incident',
    headline: { title, summary: `Summary of ${title}` },
    full: { story: `Story of ${title}` },
  },
  audience: { grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }], except, tlp: 'AMBER' },
})
beforeAll(async () => {
  world = await makeWorld()
  a = await world.share('author', report('Alpha'))
  a2 = await world.share('competitor', report('Alpha two'))
  b = await world.share('author', report('Bravo', ['dogwood']))
})
afterAll(() => world.close())

const id = (given: string | undefined): string => given ?? 'none'
const open = async (reports: string[], name: string, as: SeatName = 'analyst'): Promise<string> => {
  const made = await world.call(as, 'POST', '/api/situations', { name, reports })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}
const get = (as: SeatName, path: string) => world.call(as, 'GET', path)
const inside = async (as: SeatName, situation: string): Promise<string[]> => {
  const page = await get(as, `/api/situations/${situation}/reports`)
  expect(page.status, page.text).toBe(200)
  return page.body.items.map((r: { report?: { title: string } }) => r.report?.title ?? '?').sort()
}
const acts = async (as: SeatName, situation: string): Promise<string[]> =>
  (await get(as, `/api/situations/${situation}/history`)).body.items.map((r: { what: string }) => r.what)

test('opened from reports, one taken out and put back: nothing is lost, and who did what stands', async () => {
  const s = await open([id(a), id(a2)], 'Copper Lantern')
  expect(await inside('secondee', s)).toEqual(['Alpha', 'Alpha two'])
  expect((await world.call('secondee', 'DELETE', `/api/situations/${s}/reports/${a2}`)).status).toBe(200)
  expect(await inside('analyst', s)).toEqual(['Alpha'])
  expect((await world.call('analyst', 'DELETE', `/api/situations/${s}/reports/${a2}`)).status).toBe(404)
  expect((await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${a2}`)).status).toBe(200)
  expect((await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${a2}`)).status).toBe(200)
  expect(await inside('secondee', s)).toEqual(['Alpha', 'Alpha two'])
  const { items } = (await get('analyst', `/api/situations/${s}/history`)).body
  expect(items.slice(0, 2).map((r: { what: string }) => r.what)).toEqual(['drawn', 'taken'])
  expect(items).toHaveLength(4)
  expect(items[1]).toMatchObject({
    by: expect.stringMatching(/^Analyst \d+, Fusion Cell$/),
    mine: false,
    titles: ['Alpha two'],
    reports: 1,
    away: true,
  })
})

test('name, state and outcome: what another analyst has changed is not written over', async () => {
  const s = await open([id(a)], 'Working title')
  const { tag } = (await get('secondee', `/api/situations/${s}`)).body
  const first = await world.call(
    'secondee',
    'PATCH',
    `/api/situations/${s}`,
    { name: 'Tin Orchard' },
    { 'if-match': `"${tag}"` },
  )
  expect(first.status, first.text).toBe(200)
  const late = await world.call(
    'analyst',
    'PATCH',
    `/api/situations/${s}`,
    { name: 'Orchard' },
    { 'if-match': `"${tag}"` },
  )
  expect(late.status).toBe(409)
  expect(late.body.stands).toMatchObject({ name: 'Tin Orchard', state: 'open' })
  const again = await world.call(
    'analyst',
    'PATCH',
    `/api/situations/${s}`,
    { state: 'closed', outcome: 'Patched' },
    { 'if-match': `"${late.body.stands.tag}"` },
  )
  expect(again.status, again.text).toBe(200)
  expect((await get('secondee', `/api/situations/${s}`)).body).toMatchObject({
    name: 'Tin Orchard',
    state: 'closed',
    outcome: 'Patched',
  })
  expect(
    (await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'X' }, { 'if-match': 'nonsense' })).status,
  ).toBe(400)
})

test('split and rejoin move links and keep both sides’ history', async () => {
  const s = await open([id(a), id(a2), id(b)], 'Whole')
  const split = await world.call('analyst', 'POST', `/api/situations/${s}/split`, { reports: [a2, b], name: 'Part' })
  expect(split.status, split.text).toBe(201)
  const part = split.body.id
  expect(await inside('analyst', s)).toEqual(['Alpha'])
  expect(await inside('analyst', part)).toEqual(['Alpha two', 'Bravo'])
  expect(await inside('secondee', part)).toEqual(['Alpha two'])
  expect((await world.call('secondee', 'POST', `/api/situations/${part}/rejoin`, { into: s })).status).toBe(200)
  // The secondee joined what it gets; the report that is closed to it stayed where it was.
  expect(await inside('analyst', part)).toEqual(['Bravo'])
  expect((await get('analyst', `/api/situations/${part}`)).body.joined).toBeUndefined()
  expect((await get('secondee', `/api/situations/${part}`)).body).toMatchObject({
    reports: 0,
    joined: { id: s, name: 'Whole' },
  })
  expect((await get('secondee', '/api/situations')).body.items.map((i: { id: string }) => i.id)).not.toContain(part)
  expect((await get('analyst', '/api/situations')).body.items.map((i: { id: string }) => i.id)).toContain(part)
})

test('a situation cannot be joined into itself; there and back again is no circle', async () => {
  const [x, y] = [await open([id(a)], 'X'), await open([id(a2)], 'Y')]
  expect((await world.call('analyst', 'POST', `/api/situations/${x}/rejoin`, { into: x })).status).toBe(422)
  expect((await world.call('analyst', 'POST', `/api/situations/${x}/rejoin`, { into: y })).status).toBe(200)
  expect((await world.call('analyst', 'POST', `/api/situations/${x}/rejoin`, { into: y })).status).toBe(409)
  expect((await world.call('analyst', 'POST', `/api/situations/${y}/rejoin`, { into: x })).status).toBe(200)
  expect(await inside('analyst', x)).toEqual(['Alpha', 'Alpha two'])
  expect((await get('analyst', `/api/situations/${x}`)).body.joined).toBeUndefined()
  expect((await get('analyst', `/api/situations/${y}`)).body.joined).toMatchObject({ id: x })
})

test('for whoever does not work at the desk a situation is not there, by the same answer as one that never was', async () => {
  const s = await open([id(a)], 'Closed to others')
  const doors: [string, string, unknown?][] = [
    ['GET', '/api/situations'],
    ['POST', '/api/situations', { name: 'Mine', reports: [a] }],
    ['GET', `/api/situations/${s}`],
    ['GET', `/api/situations/${s}/reports`],
    ['GET', `/api/situations/${s}/history`],
    ['PATCH', `/api/situations/${s}`, { name: 'Mine' }],
    ['PUT', `/api/situations/${s}/reports/${a}`],
    ['DELETE', `/api/situations/${s}/reports/${a}`],
    ['POST', `/api/situations/${s}/split`, { name: 'Mine', reports: [a] }],
    ['POST', `/api/situations/${s}/rejoin`, { into: s.replace(/^./, c => (c === '0' ? '1' : '0')) }],
  ]
  for (const persona of SEAT_NAMES.filter(n => n !== 'analyst' && n !== 'secondee'))
    for (const [method, path, body] of doors) {
      const answer = await world.call(persona, method, path, body)
      expect(answer.status, `${persona} ${method} ${path}`).toBe(404)
      const absent = await world.call(persona, method, path.replace(s, ABSENT), body)
      expect(answer.text, `${persona} ${method} ${path}`).toBe(absent.text)
    }
})

test('what rests on a report that excepts the secondee’s own member does not exist for it, nor moves anything it sees', async () => {
  const only = await open([id(b)], 'Bravo alone')
  for (const path of ['', '/reports', '/history'])
    expect((await get('secondee', `/api/situations/${only}${path}`)).text).toBe(
      (await get('secondee', `/api/situations/${ABSENT}${path}`)).text,
    )
  const s = await open([id(b)], 'Begun with Bravo')
  await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'Begun with something else' })
  await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${a}`)
  const seen = (await get('secondee', `/api/situations/${s}`)).body
  // It begins for the secondee with the first report that it gets: nothing tells that there was something before.
  expect(seen.since).toBe(world.clock.now.toISOString())
  expect(await acts('secondee', s)).toEqual(['drawn'])
  expect(await acts('analyst', s)).toHaveLength(4)
  const before = await Promise.all(
    ['', '/reports', '/history'].map(async p => (await get('secondee', `/api/situations/${s}${p}`)).text),
  )
  const list = (await get('secondee', '/api/situations')).text
  await world.call('analyst', 'DELETE', `/api/situations/${s}/reports/${b}`)
  await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${b}`)
  const after = await Promise.all(
    ['', '/reports', '/history'].map(async p => (await get('secondee', `/api/situations/${s}${p}`)).text),
  )
  expect(after).toEqual(before)
  expect((await get('secondee', '/api/situations')).text).toBe(list)
  // Nor can it draw in, take out, split off or name what it does not get.
  for (const [method, path, body] of [
    ['PUT', `/api/situations/${s}/reports/${b}`, undefined],
    ['DELETE', `/api/situations/${s}/reports/${b}`, undefined],
    ['POST', `/api/situations/${s}/split`, { name: 'N', reports: [b] }],
    ['POST', '/api/situations', { name: 'N', reports: [a, b] }],
  ] as const)
    expect((await world.call('secondee', method, path, body)).text).toBe(
      (await world.call('secondee', method, path.replace(id(b), ABSENT), body && { ...body, reports: [ABSENT] })).text,
    )
})
