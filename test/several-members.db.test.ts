import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSeat } from '../src/flows/run-partnership.ts'
import { rowsOf } from '../src/store/database.ts'
import { openStream, until } from './event-stream.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** One human who acts for two members: one way in, each seat with its own rights, and an exception counts for the human. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
})
afterAll(() => world.close())

const gidOf = async (circle: number) =>
  (await rowsOf(world.ctx.db.app).one<{ gid: string }>('select gid from seat where circle = $1', [circle]))?.gid ?? ''
const seatFor = async (name: 'outsider' | 'bank', member: string) =>
  addSeat(world.ctx, {
    who: await gidOf(world.cast.seats[name]),
    from: undefined,
    member,
    role: 'member',
    title: 'Consultant',
    listed: false,
  })
const session = () => ({ cookie: world.cookie('outsider'), origin: world.ctx.url })
const opens = async (id: string) =>
  (await world.call(undefined, 'GET', `/api/reports/${id}`, undefined, session())).status

test('what excepts the one member is closed to the seat at the other at once, on an open stream too', async () => {
  const { content, audience } = threeLayers('kept from Birch')
  const id = await world.share('author', { content, audience: { ...audience, except: ['kind:regulator', 'birch'] } })
  expect(await opens(id)).toBe(200)
  const stream = await openStream(world.url, { cookie: world.cookie('outsider') })
  expect(stream.status).toBe(200)
  const { seat } = await seatFor('outsider', 'birch')
  expect(await opens(id)).toBe(404)
  const more = { ...content, headline: { ...content.headline, title: 'A word more, kept from Birch' } }
  const { revision } = (await world.call('author', 'GET', `/api/reports/${id}`)).body.own
  const except = { ...audience, except: ['kind:regulator', 'birch'] }
  const edited = await world.call(
    'author',
    'PUT',
    `/api/reports/${id}`,
    { content: more, audience: except },
    {
      'if-match': `"${revision}"`,
    },
  )
  expect(edited.status).toBe(200)
  const last = await world.share('author', threeLayers('for all'))
  await until(
    () => stream.text.includes(last) || stream.closed,
    2_000,
    () => `neither ended nor told: ${stream.text}`,
  )
  expect(stream.text).not.toContain('A word more')
  stream.cut()

  // By the menu, as the other: what Birch gets in Pharma opens there and nowhere else.
  const grants = [{ layer: 'headline' as const, to: ['pharma'], as: 'named' as const }]
  const { full: _, technical: __, ...head } = content
  const own = await world.share('author', { content: head, audience: { grants, except: [], tlp: 'AMBER' } })
  expect(await opens(own)).toBe(404)
  const changed = await world.call(undefined, 'POST', '/api/session/seat', { seat }, session())
  expect(changed.status, changed.text).toBe(200)
  const token = /auburn=([^;]+)/.exec(String(changed.headers['set-cookie']))?.[1]
  const headers = { cookie: `auburn=${token}`, origin: world.ctx.url }
  const me = (await world.call(undefined, 'GET', '/api/me', undefined, headers)).body
  expect(me.seats).toHaveLength(2)
  expect((await world.call(undefined, 'GET', `/api/reports/${own}`, undefined, headers)).status).toBe(200)
  expect((await world.call(undefined, 'GET', `/api/reports/${id}`, undefined, headers)).status).toBe(404)
})

test('once for each member, and not at one that is not there', async () => {
  await expect(seatFor('outsider', 'birch')).rejects.toThrow('acts for this member already')
  await expect(seatFor('outsider', 'cedar')).rejects.toThrow('acts for')
  await expect(seatFor('bank', 'nobody')).rejects.toThrow('There is no member')
})
