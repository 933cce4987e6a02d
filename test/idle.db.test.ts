import { afterAll, beforeAll, expect, test } from 'vitest'
import { lapseIdle } from '../src/flows/lapse-idle.ts'
import { listMembers } from '../src/flows/run-partnership.ts'
import { wakePersonAsOperator } from '../src/flows/run-standing.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { insertLink } from '../src/store/access-store.ts'
import { seatsIn } from '../src/store/circles.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { partnershipNow } from '../src/store/partnership-now.ts'
import type { SeatName } from './cast.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** Accounts that nobody uses: warned, then closed; what they shared stays; woken, they are what they were. */
let world: World
let box: Mailbox
let report = ''
const DAY = 86_400_000
beforeAll(async () => {
  box = await openMailbox()
  world = await makeWorld({ mail: box.server })
  report = await world.share('author', threeLayers())
  await operators(['supplier'])
})
afterAll(async () => {
  await world.close()
  await box.close()
})

const operators = (names: SeatName[]) =>
  change(world.ctx.db, undefined, tx =>
    tx.all("update seat set role = 'operator' where circle = any($1::int[])", [names.map(n => world.cast.seats[n])]),
  )
const session = (name: SeatName, method: string, path: string, body?: unknown) =>
  world.call(undefined, method, path, body, { cookie: world.cookie(name), origin: world.ctx.url })
async function send(): Promise<void> {
  while ((await sendNext(world.ctx)).outcome !== 'none');
}
const states = async () =>
  new Map(
    (await rowsOf(world.ctx.db.app).all<{ circle: number; state: string }>('select circle, state from seat')).map(s => [
      s.circle,
      s.state,
    ]),
  )
const stateOf = async (name: SeatName) => (await states()).get(world.cast.seats[name])
/** Sessions and keys of the cast end after twenty days: here they go on. */
const keepAlive = () =>
  change(world.ctx.db, undefined, async tx => {
    const until = new Date(world.clock.now.getTime() + 400 * DAY)
    await tx.all('update session set expires_at = $1', [until])
    await tx.all('update api_key set expires_at = $1', [until])
  })
/** Those who are about in this time: by key, by session, by a link in a mail. */
async function days(n: number, about: () => Promise<unknown>): Promise<void> {
  for (let day = 0; day < n; day += 10) {
    world.clock.tick(10 * DAY)
    await about()
  }
}

test('after 90 days without use each is warned, once; whoever is about by session, key or a tap in a mail is not', async () => {
  await keepAlive()
  const byKey = () => world.call('competitor', 'GET', '/api/feed?limit=1')
  const bySession = () => session('officer', 'GET', '/api/me')
  await days(90, async () => {
    await byKey()
    await bySession()
    await world.call('supplier', 'GET', '/api/me')
  })
  const { warned, lapsed } = await lapseIdle(world.ctx)
  expect(lapsed).toBe(0)
  expect(warned).toBe(8)
  await send()
  expect(box.to('author@alder.example').map(m => m.subject)).toEqual(['Auburn: are you still there?'])
  expect(box.to('competitor@birch.example')).toEqual([])
  expect(box.to('author@alder.example')[0]?.text).toContain('29 September 2026')
  // Whose last administrator is silent, an operator hears of.
  const told = box.to('supplier@fir.example').map(m => m.text)
  expect(told.length).toBeGreaterThan(1)
  expect(told.join()).toContain('last administrator of an organisation')
  expect(told.join()).not.toMatch(/cedar|alder/i)
  box.received.splice(0)
  expect(await lapseIdle(world.ctx)).toEqual({ warned: 0, lapsed: 0 })

  // One taps in the mail, one is asked by its admin's page to come back, the others do nothing.
  const rows = rowsOf(world.ctx.db.app)
  await rows.all('delete from mail')
  await change(world.ctx.db, undefined, tx =>
    tx.all('update seat set warned_at = null where circle = $1', [world.cast.seats.outsider]),
  )
  await lapseIdle(world.ctx)
  await send()
  const [mail] = box.to('outsider@cedar.example')
  const token = mail?.links.find(l => l.includes('/m#'))?.split('#')[1]
  const tapped = await world.call(undefined, 'POST', '/api/mail/tap', { token }, { origin: world.ctx.url })
  expect(tapped.body).toEqual({ to: '/' })
  expect(
    (await world.call(undefined, 'POST', '/api/mail/tap', { token: 'A'.repeat(60) }, { origin: world.ctx.url })).status,
  ).toBe(404)
})

test('after 120 days they lapse: signed out, out of every circle, their posts where they were', async () => {
  const colleagues = await session('officer', 'GET', '/api/people')
  expect(colleagues.body.items[0].lapsesAt > world.clock.now.toISOString()).toBe(true)
  world.clock.tick(10 * DAY)
  await session('officer', 'GET', '/api/me')
  world.clock.tick(10 * DAY)
  await session('officer', 'GET', '/api/me')
  world.clock.tick(9 * DAY)
  await world.call('competitor', 'GET', '/api/feed?limit=1')
  await session('officer', 'GET', '/api/me')
  await world.call('supplier', 'GET', '/api/me')
  const desk = await rowsOf(world.ctx.db.app).one<{ id: number }>("select id from circle where kind = 'desk'")
  expect(await seatsIn(rowsOf(world.ctx.db.app), desk?.id ?? 0, world.ctx.now())).toHaveLength(2)
  const token = 'L'.repeat(43)
  await change(world.ctx.db, undefined, tx =>
    insertLink(tx, {
      token,
      seat: world.cast.seats.author,
      purpose: 'sign-in',
      reusable: false,
      expiresAt: new Date(world.clock.now.getTime() + 9 * DAY),
    }),
  )
  expect((await lapseIdle(world.ctx)).lapsed).toBe(0)
  world.clock.tick(2 * DAY)
  const { lapsed } = await lapseIdle(world.ctx)
  expect(lapsed).toBe(7)
  expect(await stateOf('author')).toBe('lapsed')
  expect(await stateOf('competitor')).toBe('active')
  expect(await stateOf('outsider'), 'a tap in a mail is a use').toBe('active')

  expect((await world.call('author', 'GET', '/api/me')).status).toBe(401)
  expect((await session('author', 'GET', '/api/me')).status).toBe(401)
  const link = await world.call(undefined, 'POST', '/api/session/link', { token }, { origin: world.ctx.url })
  expect(link.status).toBe(404)
  expect(await seatsIn(rowsOf(world.ctx.db.app), desk?.id ?? 0, world.ctx.now())).toEqual([])
  const viewer = await world.viewer('competitor')
  const { inCircle } = await partnershipNow(world.ctx.db, rowsOf(world.ctx.db.app), viewer, world.ctx.now())
  expect([world.cast.seats.author, desk?.id ?? 0].map(circle => inCircle.get(circle)?.size ?? 0)).toEqual([0, 0])
  const read = await world.call('competitor', 'GET', `/api/reports/${report}`)
  expect(read.status).toBe(200)
  expect(read.body.title).toContain('Payslip')
  expect((await world.call('competitor', 'GET', '/api/circles?q=author')).text).not.toContain('author of alder')
  const silent = (await listMembers(world.ctx)).filter(m => m.persons > 0 && m.acting === 0).map(m => m.handle)
  expect(silent).toEqual(['alder', 'dogwood', 'elder', 'gorse'])
  box.received.splice(0)
  await send()
  expect(box.to('author@alder.example').map(m => m.subject)).toEqual(['Auburn: your account is closed for now'])
  expect(
    box
      .to('supplier@fir.example')
      .map(m => m.text)
      .join(),
  ).toContain('has lapsed')
  expect(await lapseIdle(world.ctx)).toEqual({ warned: 0, lapsed: 0 })
})

test('the operator wakes an administrator, who signs in again and wakes the others; nobody else does', async () => {
  await wakePersonAsOperator(world.ctx, 'admin@alder.example', undefined)
  await expect(wakePersonAsOperator(world.ctx, 'admin@alder.example', undefined)).rejects.toThrow('has not lapsed')
  expect(await stateOf('admin')).toBe('active')
  await anew('admin')
  const people = await session('admin', 'GET', '/api/people')
  const author = people.body.items.find((p: { name: string }) => p.name.startsWith('author'))
  expect(author).toMatchObject({ state: 'lapsed' })
  const wake = (as: SeatName) => session(as, 'POST', `/api/people/${author.id}/wake`)
  expect((await wake('admin')).body.type).toBe('/problems/step-up')
  await anew('outsider')
  await world.confirm('outsider')
  expect((await wake('outsider')).status, 'of another organisation').toBe(404)
  await world.confirm('admin')
  expect((await wake('admin')).body).toMatchObject({ state: 'active' })
  expect((await wake('admin')).status).toBe(422)
  expect((await session('author', 'GET', '/api/me')).status, 'the old sessions stay ended').toBe(401)
  expect((await world.call('author', 'GET', '/api/me')).status, 'and the keys').toBe(401)
  await anew('author')
  expect((await session('author', 'GET', `/api/reports/${report}`)).body.mine).toBe(true)
  world.clock.tick(DAY)
  expect((await lapseIdle(world.ctx)).lapsed).toBe(0)
})

/** As if this seat's person had signed in. */
async function anew(name: SeatName): Promise<void> {
  const { hashOf, insertSession } = await import('../src/store/access-store.ts')
  const seat = world.cast.seats[name]
  await change(world.ctx.db, undefined, async tx => {
    const owner = await tx.one<{ person: number }>('select person from seat where circle = $1', [seat])
    await tx.all('delete from session where seat = $1', [seat])
    await insertSession(tx, {
      hash: hashOf(`session_${name}_0123456789abcdef`),
      gid: world.ctx.newId(`session again ${name}`),
      person: owner?.person ?? 0,
      seat,
      agent: 'test',
      at: world.clock.now,
      expiresAt: new Date(world.clock.now.getTime() + 20 * DAY),
      steppedUp: false,
    })
  })
}

test('a demo’s people do not lapse, and neither does who was invited', async () => {
  world.clock.tick(400 * DAY)
  expect(await lapseIdle({ ...world.ctx, demo: true })).toEqual({ warned: 0, lapsed: 0 })
})
