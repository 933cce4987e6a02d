import pg from 'pg'
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

const ABSENT = '00000000-0000-4000-8000-000000000000'
const answerIn = (as: SeatName, report: string, body: object = { answer: 'done' }) =>
  world.call(as, 'PUT', `/api/reports/${report}/actions`, body, { cookie: world.cookie(as), origin: world.ctx.url })
const mineOf = async (as: SeatName, report: string) =>
  (await ok(world.call(as, 'GET', `/api/reports/${report}/actions`))).body.mine.map((a: { answer: string }) => a.answer)
const linksOf = async (address: string) =>
  Promise.all((to(address)?.links ?? []).filter(l => l.includes('/m#')).map(pathOf))

test('a link that was forwarded answers for whoever presses it, and leads nowhere for those who do not get it', async () => {
  const { report } = await publish(world, { title: 'Forwarded', to: ['pharma'], soc: null })
  world.clock.tick(MINUTE)
  await alerts()
  const [path = ''] = await linksOf('competitor@birch.example')
  expect(path).toBe(`/reports/${report}?answer=done`)
  // The author, of another member that gets it too, presses what was sent to the competitor.
  await ok(answerIn('author', report))
  expect([await mineOf('author', report), await mineOf('competitor', report)]).toEqual([['done', 'done', 'done'], []])
  // The bank does not get it: as one that is not there, and nothing is kept.
  const [hidden, absent] = [await answerIn('bank', report), await answerIn('bank', ABSENT)]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  // Twice is once: the answer, its time for others, and the numbers are the same.
  const before = (await ok(world.call('outsider', 'GET', '/api/feed'))).text
  await ok(answerIn('author', report))
  await ok(answerIn('author', report))
  expect(await mineOf('author', report)).toEqual(['done', 'done', 'done'])
  expect((await ok(world.call('outsider', 'GET', '/api/feed'))).text).toBe(before)
  const { desk } = (await ok(world.call('analyst', 'GET', `/api/reports/${report}/actions`))).body
  expect(
    desk.sectors.flatMap((x: { steps: { answers: { done: number } }[] }) => x.steps.map(y => y.answers.done)),
  ).toEqual(expect.arrayContaining([1, 1, 1]))
  expect(
    desk.sectors
      .flatMap((x: { steps: { answers: { done: number } }[] }) => x.steps.map(y => y.answers.done))
      .reduce((a: number, b: number) => a + b, 0),
  ).toBe(3)
})

test('after a recall a link answers nothing, as if the advisory had never been there', async () => {
  const { report, advisory } = await publish(world, { title: 'Recalled', soc: null })
  world.clock.tick(MINUTE)
  await alerts()
  await ok(answerIn('bank', report, { answer: 'affected' }))
  await ok(world.call('analyst', 'POST', `/api/desk/advisories/${advisory}/recall`, { reason: 'false-positive' }))
  expect(await linksOf('competitor@birch.example')).toContain(`/reports/${report}?answer=done`)
  for (const as of ['competitor', 'bank'] as const) {
    const [hidden, absent] = [await answerIn(as, report), await answerIn(as, ABSENT)]
    expect([hidden.status, hidden.text], as).toEqual([404, absent.text])
  }
  // At the desk it is still there, and nobody answers there.
  expect((await answerIn('analyst', report)).status).toBeGreaterThanOrEqual(403)
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  const { rows } = await owner.query(
    'select answer, count(*)::int as n from action_answer where report = $1 group by 1',
    [report],
  )
  await owner.end()
  expect(rows).toEqual([{ answer: 'affected', n: 3 }])
})

// Last: the author leaves.
test('a leaver’s link leads to signing in and no further: nothing is answered, and nobody comes back by it', async () => {
  const { report } = await publish(world, { title: 'For a leaver', soc: null })
  world.clock.tick(MINUTE)
  await alerts()
  const links = (to('author@alder.example')?.links ?? []).filter(l => l.includes('/m#'))
  const before = await world.viewer('author')
  await world.confirm('admin')
  await ok(
    world.call('admin', 'DELETE', `/api/people/${before.gid}`, undefined, {
      cookie: world.cookie('admin'),
      origin: world.ctx.url,
    }),
  )
  // The link says where it leads, which is no secret to whoever has the mail; the page asks to sign in.
  expect(await pathOf(links[0] ?? '')).toBe(`/reports/${report}?answer=done`)
  expect((await answerIn('author', report)).status).toBe(401)
  expect((await world.call('author', 'PUT', `/api/reports/${report}/actions`, { answer: 'done' })).status).toBe(401)
  await expect(world.viewer('author')).rejects.toThrow()
  expect(await mineOf('colleague', report)).toEqual([])
  // Whoever is left answers for the organisation.
  await ok(world.call('colleague', 'PUT', `/api/reports/${report}/actions`, { answer: 'not-us' }))
  expect(await mineOf('admin', report)).toEqual(['not-us', 'not-us', 'not-us'])
})
