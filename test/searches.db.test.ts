import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readInbox } from '../src/flows/inbox.ts'
import { leaveNode } from '../src/flows/operate-nodes.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import type { SeatName } from './cast.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** Searches with filters, kept and followed: each viewer's own, over what it gets and by the rights of the moment. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.tick(60_000))

const call = async (as: SeatName, method: string, path: string, body?: unknown) => {
  const answer = await world.call(as, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.body
}
const search = async (as: SeatName, query: string): Promise<string[]> =>
  (await call(as, 'GET', `/api/search?${query}`)).items.map((i: { id: string }) => i.id)
const follow = async (as: SeatName, name: string, what: object): Promise<string> =>
  (await call(as, 'POST', '/api/searches', { name, search: what, followed: true })).id
/** What the inbox says of followed searches; unread with a star. */
const rung = async (as: SeatName): Promise<string[]> =>
  (await call(as, 'GET', '/api/inbox')).items
    .filter((i: { kind: string }) => i.kind === 'search')
    .map((i: { title: string; unread: boolean }) => `${i.unread ? '* ' : ''}${i.title}`)
const fresh = async (as: SeatName): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await call(as, 'GET', '/api/searches')).items.map((s: { name: string; fresh: number }) => [s.name, s.fresh]),
  )
const unread = async (as: SeatName): Promise<number> => (await call(as, 'GET', '/api/me')).unread.inbox

const to = (title: string, circles: string[], tlp: 'AMBER' | 'GREEN' = 'AMBER'): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: '' } },
  audience: { grants: [{ layer: 'headline', to: circles, as: 'withheld' }], tlp },
})

test('filters look at what the viewer gets: of a layer that it does not get, they find nothing', async () => {
  const report = await world.share('author', {
    content: {
      kind: 'campaign',
      headline: { title: 'Zirconium lures', summary: '', affects: { sectors: ['pharma'], regions: [] } },
      technical: {
        indicators: [
          { type: 'attack-technique', value: 'T1566.001' },
          { type: 'domain', value: 'zirconium.example' },
        ],
      },
    },
    audience: {
      grants: [
        { layer: 'headline', to: ['transport'], as: 'withheld' },
        { layer: 'technical', to: ['pharma'], as: 'withheld' },
      ],
      tlp: 'AMBER',
      layerTlp: { headline: 'GREEN' },
    },
  })
  for (const query of [
    'q=zirconium',
    'kind=campaign',
    'sector=pharma',
    'tlp=GREEN',
    'q=zirconium&sector=pharma&tlp=GREEN',
    'unread=true&kind=campaign',
    'node=transport',
  ])
    expect(await search('outsider', query), query).toContain(report)
  for (const query of [
    'technique=T1566.001',
    'value=zirconium.example',
    'tlp=AMBER',
    'q=zirconium&technique=T1566.001',
    'kind=incident',
    'seen=true',
    'q=zirconium&tlp=AMBER',
  ])
    expect(await search('outsider', query), query).not.toContain(report)
  for (const query of [
    'technique=T1566.001',
    'value=zirconium%5B.%5Dexample',
    'tlp=AMBER',
    'q=zirconium&technique=T1566.001',
    'node=pharma&q=zirconium',
  ])
    expect(await search('competitor', query), query).toContain(report)
  expect(await search('competitor', 'tlp=GREEN')).not.toContain(report)
  expect(await search('competitor', 'node=east-midlands&q=zirconium')).toEqual([])
  for (const query of ['q=zirconium', 'kind=campaign', 'value=zirconium.example'])
    expect(await search('bank', query)).toEqual([])
  expect((await world.call('bank', 'GET', '/api/search?node=nowhere')).status).toBe(404)
  expect((await world.call('bank', 'GET', '/api/search?q=%20')).status).toBe(400)
  expect((await world.call('bank', 'GET', '/api/search')).status).toBe(400)
})

test('“seen by us too” is what one’s own organisation has a sighting of', async () => {
  const report = await world.share('author', threeLayers('sighted'))
  expect(await search('competitor', 'seen=true')).not.toContain(report)
  await call('competitor', 'POST', `/api/reports/${report}/sightings`, {})
  expect(await search('competitor', 'seen=true')).toContain(report)
  expect(await search('competitor', 'q=payslip&seen=true')).toContain(report)
  expect(await search('supplier', 'seen=true'), 'another’s').not.toContain(report)
})

test('a search is kept, listed, renamed, changed and forgotten, by its own seat alone', async () => {
  const kept = await call('supplier', 'POST', '/api/searches', {
    name: 'Ours',
    search: { q: 'loader', kind: 'incident' },
  })
  expect(kept).toMatchObject({ name: 'Ours', search: { q: 'loader', kind: 'incident' }, followed: false, fresh: 0 })
  await call('supplier', 'PATCH', `/api/searches/${kept.id}`, { name: 'Loaders' })
  const { items } = await call('supplier', 'GET', '/api/searches')
  expect(items).toEqual([
    expect.objectContaining({ id: kept.id, name: 'Loaders', search: { q: 'loader', kind: 'incident' } }),
  ])
  expect((await call('officer', 'GET', '/api/searches')).items).toEqual([])
  for (const [method, body] of [
    ['PATCH', { name: 'Mine' }],
    ['DELETE', undefined],
  ] as const) {
    const hidden = await world.call('officer', method, `/api/searches/${kept.id}`, body)
    const absent = await world.call('officer', method, '/api/searches/00000000-0000-4000-8000-000000000000', body)
    expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  }
  await call('supplier', 'DELETE', `/api/searches/${kept.id}`)
  expect((await call('supplier', 'GET', '/api/searches')).items).toEqual([])
  expect((await world.call('supplier', 'POST', '/api/searches', { name: 'All', search: {} })).status).toBe(400)
})

test('no more than twenty are followed', async () => {
  const made: string[] = []
  for (let n = 0; n < 20; n += 1) made.push(await follow('admin', `No ${n}`, { q: `word${n}` }))
  expect(
    (await world.call('admin', 'POST', '/api/searches', { name: 'x', search: { q: 'x' }, followed: true })).status,
  ).toBe(422)
  const more = await call('admin', 'POST', '/api/searches', { name: 'x', search: { q: 'x' } })
  expect((await world.call('admin', 'PATCH', `/api/searches/${more.id}`, { followed: true })).status).toBe(422)
  await call('admin', 'PATCH', `/api/searches/${made[0]}`, { followed: false })
  await call('admin', 'PATCH', `/api/searches/${more.id}`, { followed: true })
})

test('what is new in a followed search rings where it reaches its reader, and nowhere else', async () => {
  await world.share('author', to('Heron before it was followed', ['pharma']))
  world.clock.tick(1000)
  for (const as of ['competitor', 'outsider', 'colleague'] as const) await follow(as, 'Herons', { q: 'heron' })
  const before = { competitor: await unread('competitor'), outsider: await unread('outsider') }
  expect(await rung('competitor'), 'what came before is no news').toEqual([])
  world.clock.tick(1000)
  const first = await world.share('author', to('A heron at the gate', ['pharma']))
  await world.share('author', to('A magpie at the gate', ['pharma', 'transport']))
  expect(await rung('competitor')).toEqual(['* One new report in your search “Herons”'])
  expect(await unread('competitor')).toBe(before.competitor + 1)
  expect(await fresh('competitor')).toMatchObject({ Herons: 1 })
  expect(await rung('colleague'), 'one’s own organisation’s is no news').toEqual([])
  expect([await rung('outsider'), await unread('outsider'), await fresh('outsider')]).toEqual([
    [],
    before.outsider,
    { Herons: 0 },
  ])
  world.clock.tick(1000)
  await world.share('supplier', to('Heron again', ['everyone'], 'GREEN'))
  expect(await rung('competitor')).toEqual(['* 2 new reports in your search “Herons”'])
  expect(await rung('outsider')).toEqual(['* One new report in your search “Herons”'])
  // What was opened, and what was muted, is new no more.
  await call('competitor', 'POST', `/api/reports/${first}/read`)
  expect(await fresh('competitor')).toMatchObject({ Herons: 1 })
  const [item] = (await call('competitor', 'GET', '/api/inbox')).items.filter(
    (i: { kind: string }) => i.kind === 'search',
  )
  world.clock.tick(1000)
  expect((await world.call('outsider', 'POST', `/api/inbox/${item.id}/read`)).status, 'another’s').toBe(404)
  await call('competitor', 'POST', `/api/inbox/${item.id}/read`)
  expect(await rung('competitor')).toEqual(['Your search “Herons”: 2 reports lately'])
  world.clock.tick(1000)
  await call('outsider', 'POST', '/api/inbox/read')
  expect(await rung('outsider')).toEqual(['Your search “Herons”: one report lately'])
  // A report that is widened to its reader is new to it then.
  const { own } = await call('author', 'GET', `/api/reports/${first}`)
  world.clock.tick(1000)
  const wider = { ...own.audience, grants: [{ layer: 'headline', to: ['pharma', 'transport'], as: 'withheld' }] }
  await world.confirm('author')
  const headers = { cookie: world.cookie('author'), origin: world.ctx.url, 'if-match': `"${own.revision}"` }
  const widened = { content: own.content, audience: wider }
  expect((await world.call(undefined, 'PUT', `/api/reports/${first}`, widened, headers)).status).toBe(200)
  expect(await rung('outsider')).toEqual(['* One new report in your search “Herons”'])
  // And rings no more once it is taken from it.
  await call('author', 'POST', `/api/reports/${first}/withdrawal`, { reason: 'shared-in-error' })
  expect(await rung('outsider')).toEqual(['Your search “Herons”: one report lately'])
})

test('questions with and without an answer', async () => {
  const ask = (title: string) =>
    world.share('competitor', {
      content: { kind: 'question', headline: { title, summary: '' }, technical: { notes: 'more', indicators: [] } },
      audience: {
        grants: [
          { layer: 'headline', to: ['transport'], as: 'withheld' },
          { layer: 'technical', to: ['pharma'], as: 'withheld' },
        ],
        tlp: 'AMBER',
      },
    })
  const [open, answered] = [await ask('Open?'), await ask('Answered?')]
  // The answer stands on the technical layer: who gets the headline alone sees an open question.
  const entry = await call('author', 'POST', `/api/reports/${answered}/entries`, { text: 'Yes', layer: 'technical' })
  await call('competitor', 'POST', `/api/reports/${answered}/entries/${entry.id}/accepted`)
  const which = async (as: SeatName, is: boolean) =>
    (await call(as, 'GET', `/api/feed?answered=${is}`)).items.map((i: { id: string }) => i.id)
  expect(await which('author', true)).toEqual([answered])
  expect(await which('author', false)).toEqual([open])
  expect(await which('outsider', true)).toEqual([])
  expect(await which('outsider', false)).toEqual(expect.arrayContaining([open, answered]))
  expect(await which('bank', false)).toEqual([])
})

test('rights are those of the moment: what a node brought rings no more once it is left; after two weeks nothing is news', async () => {
  await follow('officer', 'In the region', { node: 'east-midlands', q: 'kestrel' })
  await follow('officer', 'Kestrels', { q: 'kestrel' })
  world.clock.tick(1000)
  await world.share('author', to('Kestrel in the region', ['east-midlands']))
  expect([...(await rung('officer'))].sort()).toEqual([
    '* One new report in your search “In the region”',
    '* One new report in your search “Kestrels”',
  ])
  await leaveNode(world.ctx, 'hazel', 'east-midlands')
  expect(await rung('officer')).toEqual([])
  await follow('supplier', 'Kestrels', { q: 'kestrel', unread: true })
  world.clock.tick(1000)
  await world.share('author', to('Another kestrel', ['east-midlands']))
  expect(await rung('supplier')).toHaveLength(1)
  world.clock.tick(15 * 86_400_000)
  const viewer = await world.viewer('supplier')
  expect((await readInbox(world.ctx, viewer, { limit: 50 })).items.filter(i => i.kind === 'search')).toEqual([])
})
