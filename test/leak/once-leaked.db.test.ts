import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember, addPerson } from '../../src/flows/run-partnership.ts'
import { change, rowsOf } from '../../src/store/database.ts'
import { joinCircle } from '../../src/store/partnership-store.ts'
import type { SeatName } from '../cast.ts'
import { makeWorld, threeLayers, type World } from '../world.ts'
import { listenAs } from './listening.ts'
import { asOwner } from './transcript.ts'

/** Ways in which something once came out. Each stays shut. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
})
afterAll(() => world.close())

const session = (as: SeatName, method: string, path: string, body?: unknown) =>
  world.call(undefined, method, path, body, { cookie: world.cookie(as), origin: world.ctx.url })
const headline = (title: string) => ({ kind: 'incident' as const, headline: { title, summary: '' } })
const gidOf = async (seat: SeatName) =>
  (
    await rowsOf(world.ctx.db.app).one<{ gid: string }>('select gid from seat where circle = $1', [
      world.cast.seats[seat],
    ])
  )?.gid

test('an exception by a domain means every member that administers it', async () => {
  await asOwner(
    world,
    "update member set domains = domains || array['group.example'] where handle in ('birch', 'cedar')",
  )
  const id = await world.share('author', {
    content: headline('To all but the group'),
    audience: {
      grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
      except: ['group.example'],
      tlp: 'GREEN',
    },
  })
  for (const [name, status] of [
    ['competitor', 404],
    ['outsider', 404],
    ['officer', 200],
  ] as const)
    expect((await world.call(name, 'GET', `/api/reports/${id}`)).status, name).toBe(status)
})

test('an id of one’s own that a colleague used for TLP:RED is as free as any other', async () => {
  const red = {
    content: headline('RED'),
    clientId: 'case-7',
    audience: { grants: [{ layer: 'headline', to: [`seat:${await gidOf('bank')}`], as: 'named' }], tlp: 'RED' },
  }
  await world.confirm('author')
  const first = await session('author', 'POST', '/api/reports', red)
  expect(first.status, first.text).toBe(201)
  expect((await session('author', 'POST', '/api/reports', red)).body.id).toBe(first.body.id)
  const other = { ...red, content: headline('Not RED'), audience: { ...red.audience, tlp: 'AMBER' } }
  const free = await world.call('colleague', 'POST', '/api/reports', other)
  expect(free.status, free.text).toBe(201)
  expect(free.body.id).not.toBe(first.body.id)
})

test('a layer that is given later is as old as the giving, whoever had it before', async () => {
  const { content, audience } = threeLayers()
  const [toAll, ...richer] = audience.grants
  const id = await world.share('author', {
    content,
    audience: { ...audience, grants: [...richer.slice(1), ...(toAll ? [toAll] : [])] },
  })
  const before = (await world.call('competitor', 'GET', `/api/reports/${id}`)).body
  await world.call('competitor', 'POST', `/api/reports/${id}/read`)
  expect(before.layer).toBe('headline')
  world.clock.tick(60_000)
  const { own } = (await world.call('author', 'GET', `/api/reports/${id}`)).body
  const wider = { content: own.content, audience: { ...own.audience, grants: audience.grants } }
  expect(
    (await world.call('author', 'PUT', `/api/reports/${id}`, wider, { 'if-match': `"${own.revision}"` })).status,
  ).toBe(200)
  const after = (await world.call('competitor', 'GET', `/api/reports/${id}`)).body
  expect(after).toMatchObject({ layer: 'technical', unread: true, sharedAt: before.sharedAt, version: 1 })
  expect(after.changedAt).toBe(world.clock.now.toISOString())
})

test('a key gets of its own organisation’s report nothing above its cap', async () => {
  const { content } = threeLayers()
  const to = `seat:${await gidOf('analyst')}`
  const audience = {
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: [to], as: 'named' },
    ],
    tlp: 'RED',
    layerTlp: { technical: 'RED' },
  }
  await world.confirm('author')
  const { id } = (await session('author', 'POST', '/api/reports', { content, audience })).body
  const byKey = await world.call('author', 'GET', `/api/reports/${id}`)
  expect(byKey.status).toBe(200)
  expect(byKey.text).not.toContain('print firm')
  expect((await session('author', 'GET', `/api/reports/${id}`)).text).toContain('print firm')
})

test('whoever joins a node after it lost a report is not told that it is gone', async () => {
  const stream = await listenAs(world, { authorization: `Bearer ${world.key('outsider')}` })
  await stream.until('id: ')
  const place = /^id: (.*)$/m.exec(stream.text())?.[1] ?? ''
  stream.stop()
  const id = await world.share('bank', {
    content: headline('For the node alone'),
    audience: { grants: [{ layer: 'headline', to: ['finance'], as: 'named' }], tlp: 'AMBER' },
  })
  await world.call('bank', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'superseded' })
  world.clock.tick(60_000)
  await change(world.ctx.db, undefined, tx =>
    joinCircle(tx, world.cast.members.cedar ?? 0, world.cast.nodes.finance ?? 0, world.ctx.now()),
  )
  const last = await world.share('bank', {
    content: headline('For the node as it is'),
    audience: { grants: [{ layer: 'headline', to: ['finance'], as: 'named' }], tlp: 'AMBER' },
  })
  const again = await listenAs(world, { authorization: `Bearer ${world.key('outsider')}`, 'last-event-id': place })
  await again.until(last)
  again.stop()
  expect(again.text()).not.toContain(id)
})

test('an exception by the domain of an organisation that joins later closes the report to it from its first moment', async () => {
  const id = await world.share('author', {
    content: headline('To all but a rival to come'),
    audience: {
      grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
      except: ['newcomer.example'],
      tlp: 'GREEN',
    },
  })
  await addMember(world.ctx, {
    handle: 'newcomer',
    name: 'Newcomer Ltd',
    kind: 'industry',
    size: 'small',
    sectors: ['pharma'],
    regions: ['TLF'],
    domains: ['newcomer.example'],
    networks: [],
    shortNames: [],
  })
  const { link } = await addPerson(world.ctx, {
    member: 'newcomer',
    name: 'Nell Newcomer',
    email: undefined,
    role: 'admin',
    title: '',
    listed: false,
    desk: false,
  })
  await world.signTerms()
  const open = await world.share('author', { ...threeLayers(), audience: { ...threeLayers().audience, except: [] } })
  const opened = await world.call(
    undefined,
    'POST',
    '/api/session/link',
    { token: link.split('#')[1] },
    { origin: world.ctx.url },
  )
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? ''
  const statusOf = async (report: string) =>
    (await world.call(undefined, 'GET', `/api/reports/${report}`, undefined, { cookie })).status
  expect(await statusOf(open)).toBe(200)
  expect(await statusOf(id)).toBe(404)
  const feed = await world.call(undefined, 'GET', '/api/feed', undefined, { cookie })
  expect(feed.body.items.map((r: { id: string }) => r.id)).not.toContain(id)
})
