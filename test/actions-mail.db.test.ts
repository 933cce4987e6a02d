import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { queueAlerts, queueDigests } from '../src/flows/queue-news.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { ok, publish } from './advisory.ts'
import type { SeatName } from './cast.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { makeWorld, type World } from './world.ts'

/** Advisories by mail, through a real server: alerts at once, the rest with the digest, and links that answer nothing by themselves. */
let world: World
let box: Mailbox
const MINUTE = 60_000
const READERS: SeatName[] = ['author', 'competitor', 'bank']
beforeAll(async () => {
  box = await openMailbox()
  world = await makeWorld({ mail: box.server })
  await change(world.ctx.db, undefined, tx =>
    tx.all(
      'update person set email_verified_at = $2 where id in (select person from seat where circle = any($1::int[]))',
      [READERS.map(n => world.cast.seats[n]), world.ctx.now()],
    ),
  )
})
beforeEach(async () => {
  world.clock.tick(20 * MINUTE)
  await alerts()
  box.received.splice(0)
})
afterAll(async () => {
  await world?.close()
  await box?.close()
})

let seen: number | undefined
async function alerts(): Promise<void> {
  seen = await queueAlerts(world.ctx, seen)
  while ((await sendNext(world.ctx)).outcome !== 'none');
}
const nobody = (path: string, body: unknown) => world.call(undefined, 'POST', path, body, { origin: world.ctx.url })
const pathOf = async (link: string) =>
  (await nobody('/api/mail/tap', { token: link.slice(link.indexOf('#') + 1) })).body.to
const to = (address: string) => box.to(address)[0]

test('an alert comes at once to whoever takes mail, with its steps and a link for each answer', async () => {
  const { report } = await publish(world, { title: 'EdgeGate: update via https://evil.example' })
  world.clock.tick(MINUTE)
  await alerts()
  expect(box.received.map(r => r.to).sort()).toEqual([
    'author@alder.example',
    'bank@dogwood.example',
    'competitor@birch.example',
  ])
  const mail = to('author@alder.example')
  expect(mail?.subject).toBe('TLP:GREEN Auburn: something for you')
  expect(mail?.text.split('\n')[0]).toBe('TLP:GREEN')
  expect(mail?.text).toContain('Alert: EdgeGate: update via https[://]evil[.]example')
  expect(mail?.text).toContain('1. Update every EdgeGate to 4[.]2[.]1 (Your IT person, about 5 min)')
  expect(mail?.text).toContain('Why: Whoever knows the flaw gets in.')
  expect(mail?.text).not.toMatch(/web shell|gate-update/)
  const paths = await Promise.all((mail?.links ?? []).filter(l => l.includes('/m#')).map(pathOf))
  expect(paths.slice(0, 5)).toEqual([
    ...['done', 'need-help', 'not-us', 'affected'].map(a => `/reports/${report}?answer=${a}`),
    `/reports/${report}`,
  ])
  // Opening a link answers nothing, for whoever it is, and tells no other organisation's people anything.
  expect((await ok(world.call('author', 'GET', `/api/reports/${report}/actions`))).body.mine).toEqual([])
  // Once is enough.
  box.received.splice(0)
  world.clock.tick(20 * MINUTE)
  await alerts()
  expect(box.received).toEqual([])
})

test('AMBER is a label and a link, RED a number; an advisory that is no alert waits for the digest', async () => {
  await publish(world, { title: 'AMBERTITLE', tlp: 'AMBER', to: ['pharma'], soc: null })
  await publish(world, { kind: 'advisory', title: 'Not urgent', soc: null })
  world.clock.tick(MINUTE)
  await alerts()
  expect(box.received.map(r => r.to).sort()).toEqual(['author@alder.example', 'competitor@birch.example'])
  const mail = to('competitor@birch.example')
  expect(mail?.raw).not.toMatch(/AMBERTITLE|Update every|Not urgent/)
  expect(mail?.subject).toBe('Auburn: something for you')
  expect(mail?.text).toContain('* TLP:AMBER  Its title stays in the portal')
  box.received.splice(0)
  world.clock.tick(24 * 60 * MINUTE)
  await change(world.ctx.db, undefined, tx => tx.all("update session set expires_at = expires_at + interval '9 days'"))
  await queueDigests(world.ctx)
  await alerts()
  expect(to('bank@dogwood.example')?.text).toContain('Advisory: Not urgent')
  expect(to('bank@dogwood.example')?.text).not.toContain('AMBER')
})

test('rights are those of the moment of sending: what was narrowed or recalled in between is in no mail', async () => {
  const { advisory } = await publish(world, { title: 'Gone before it went' })
  world.clock.tick(MINUTE)
  seen = await queueAlerts(world.ctx, seen)
  expect((await rowsOf(world.ctx.db.app).all("select from mail where about = 'alert'")).length).toBe(3)
  await ok(world.call('analyst', 'POST', `/api/desk/advisories/${advisory}/recall`, { reason: 'shared-in-error' }))
  while ((await sendNext(world.ctx)).outcome !== 'none');
  expect(box.received.map(r => r.text).join()).not.toContain('Gone before it went')
})

test('whoever wants no mail gets no alert', async () => {
  await ok(
    world.call(
      undefined,
      'PUT',
      '/api/me/mail',
      { how: 'never', at: '08:00' },
      { cookie: world.cookie('bank'), origin: world.ctx.url },
    ),
  )
  await publish(world, { title: 'Another' })
  world.clock.tick(MINUTE)
  await alerts()
  expect(box.received.map(r => r.to)).not.toContain('bank@dogwood.example')
  expect(box.received.length).toBeGreaterThan(0)
})
