import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeatName } from './cast.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

let world: World
let id: string
beforeAll(async () => {
  world = await makeWorld()
  id = await world.share('author', threeLayers())
})
afterAll(() => world.close())

const read = async (as: SeatName) => (await world.call(as, 'GET', `/api/reports/${id}`)).body

test('each reader gets the richest layer that was granted to it, and no trace of more', async () => {
  expect(await read('outsider')).toMatchObject({ layer: 'headline', tlp: 'GREEN', from: { named: false }, mine: false })
  expect(await read('outsider')).not.toHaveProperty('indicators')
  expect(await read('competitor')).toMatchObject({ layer: 'technical', tlp: 'AMBER', from: { named: false } })
  expect((await read('competitor')).indicators).toHaveLength(2)
  expect(await read('competitor')).not.toHaveProperty('story')
  expect(await read('analyst')).toMatchObject({ layer: 'full', story: expect.stringContaining('print firm') })
  expect(await read('colleague')).toMatchObject({ layer: 'full', mine: true, own: { revision: 1 } })
})

test('regulators are excepted by default: the report does not exist for them', async () => {
  const absent = await world.call('regulator', 'GET', '/api/reports/00000000-0000-4000-8000-000000000000')
  const hidden = await world.call('regulator', 'GET', `/api/reports/${id}`)
  expect(hidden.status).toBe(404)
  expect(hidden.text).toBe(absent.text)
})

test('the feed, search and look-up show it to each as it gets it', async () => {
  const feed = async (as: SeatName) => (await world.call(as, 'GET', '/api/feed')).body.items
  expect(await feed('competitor')).toMatchObject([
    { id, layer: 'technical', to: expect.arrayContaining([expect.objectContaining({ ref: 'pharma' })]) },
  ])
  expect((await feed('outsider'))[0].to.map((c: { ref: string }) => c.ref)).toEqual(['everyone'])
  expect(await feed('regulator')).toEqual([])
  const search = async (as: SeatName, q: string) =>
    (await world.call(as, 'GET', `/api/search?q=${q}`)).body.items.length
  expect(await search('outsider', 'payslip')).toBe(1)
  expect(await search('outsider', 'print')).toBe(0)
  expect(await search('analyst', 'print')).toBe(1)
  const hits = async (as: SeatName) =>
    (
      await world.call(as, 'POST', '/api/lookup', {
        values: ['hxxp://payroll-portal[.]example', 'payroll-portal[.]example'],
      })
    ).body.hits.length
  expect(await hits('competitor')).toBe(1)
  expect(await hits('outsider')).toBe(0)
})

test('the thread: a reply on a layer is seen by those who see that layer, by name only if its writer says so', async () => {
  const reply = await world.call('competitor', 'POST', `/api/reports/${id}/entries`, {
    text: 'Same mutex here',
    as: 'named',
  })
  expect(reply.status).toBe(201)
  const thread = async (as: SeatName) => (await world.call(as, 'GET', `/api/reports/${id}/entries`)).body.items
  expect(await thread('outsider')).toEqual([])
  expect(await thread('author')).toMatchObject([{ text: 'Same mutex here', from: { named: true, handle: 'birch' } }])
  const ask = await world.call('outsider', 'POST', `/api/reports/${id}/more-detail`, { text: 'Is there more?' })
  expect(ask.status).toBe(201)
  expect(await thread('competitor')).toHaveLength(1)
  expect(await thread('author')).toMatchObject([{}, { kind: 'more-detail', private: true, from: { named: false } }])
  const answer = await world.call('author', 'POST', `/api/reports/${id}/entries`, {
    text: 'There is',
    answering: ask.body.id,
  })
  expect(answer.status).toBe(201)
  expect(await thread('outsider')).toMatchObject([
    { mine: true },
    { text: 'There is', byAuthor: true, from: { named: false } },
  ])
  expect(await thread('competitor')).toHaveLength(1)
})

test('narrowing takes it from those who lose it, withdrawing from all but the author’s member', async () => {
  const { content, audience, revision } = (await read('author')).own
  const narrower = { ...audience, grants: audience.grants.filter((g: { layer: string }) => g.layer !== 'headline') }
  await world.call('outsider', 'POST', `/api/reports/${id}/read`)
  const changed = await world.call(
    'author',
    'PUT',
    `/api/reports/${id}`,
    { content, audience: narrower },
    { 'if-match': `"${revision}"` },
  )
  expect(changed.status, changed.text).toBe(200)
  expect((await world.call('outsider', 'GET', `/api/reports/${id}`)).status).toBe(404)
  expect((await world.call('outsider', 'GET', '/api/inbox')).body.items).toMatchObject([{ kind: 'withdrawal' }])
  expect(
    (
      await world.call(
        'author',
        'PUT',
        `/api/reports/${id}`,
        { content, audience: narrower },
        { 'if-match': `"${revision}"` },
      )
    ).status,
  ).toBe(409)
  expect(
    (await world.call('author', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'false-positive' })).status,
  ).toBe(200)
  expect((await world.call('competitor', 'GET', `/api/reports/${id}`)).status).toBe(404)
  expect((await world.call('competitor', 'POST', '/api/lookup', { values: ['192.0.2.7'] })).body.hits).toEqual([])
  expect(await read('colleague')).toMatchObject({ withdrawn: 'false-positive' })
})
