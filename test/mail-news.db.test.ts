import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { joinNode, leaveNode } from '../src/flows/operate-nodes.ts'
import { queueAlerts, queueDigests } from '../src/flows/queue-news.ts'
import { setStanding } from '../src/flows/run-standing.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { openTap } from '../src/flows/steps/mail-token.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { change, rowsOf } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { type Mailbox, openMailbox, type Received } from './mailbox.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** What is told by mail, to whom, how much of it; and that rights are those of the moment of sending. */
let world: World
let box: Mailbox
const DAY = 86_400_000
beforeAll(async () => {
  box = await openMailbox()
  world = await makeWorld({ mail: box.server })
  await verify(SEATS)
})
beforeEach(async () => {
  const { now } = world.clock
  await rowsOf(world.ctx.db.app).all('update session set used_at = $1, expires_at = $2', [
    now,
    new Date(now.getTime() + 30 * DAY),
  ])
  await rowsOf(world.ctx.db.app).all('update api_key set expires_at = $1', [new Date(now.getTime() + 30 * DAY)])
  await digests()
  box.received.splice(0)
})
afterAll(async () => {
  await world.close()
  await box.close()
})

const SEATS: SeatName[] = ['author', 'competitor', 'outsider', 'bank', 'analyst', 'supplier', 'officer']
const address: Record<string, string> = {
  author: 'author@alder.example',
  competitor: 'competitor@birch.example',
  outsider: 'outsider@cedar.example',
  bank: 'bank@dogwood.example',
  analyst: 'analyst@gorse.example',
  supplier: 'supplier@fir.example',
  regulator: 'regulator@elder.example',
  officer: 'officer@hazel.example',
}
const verify = (names: SeatName[]) =>
  change(world.ctx.db, undefined, tx =>
    tx.all(
      'update person set email_verified_at = $2 where id in (select person from seat where circle = any($1::int[]))',
      [names.map(n => world.cast.seats[n]), world.ctx.now()],
    ),
  )
async function send(): Promise<void> {
  while ((await sendNext(world.ctx)).outcome !== 'none');
}
/** The next morning comes, and its digests go out. */
async function digests(): Promise<void> {
  await tomorrow()
  await send()
}
async function tomorrow(): Promise<void> {
  world.clock.tick(DAY)
  await queueDigests(world.ctx)
}
const to = (name: string): Received[] => box.to(address[name] ?? '')
const session = (name: SeatName, method: string, path: string, body?: unknown) =>
  world.call(undefined, method, path, body, { cookie: world.cookie(name), origin: world.ctx.url })
const nobody = (path: string, body: unknown) => world.call(undefined, 'POST', path, body, { origin: world.ctx.url })
const tokenOf = (link: string): string => link.slice(link.search(/[#]/) + 1)
const headline = (title: string, tlp: 'GREEN' | 'AMBER' | 'CLEAR', to: string[]): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: 'SUMMARY' } },
  audience: { grants: [{ layer: 'headline', to, as: 'named' }], tlp },
})

test('a digest has the titles of what is GREEN, the label and a link of AMBER, and no word of who, where or what else', async () => {
  const open = await world.share('author', headline('Mails from https://pay.evil.example', 'GREEN', ['everyone']))
  const closed = await world.share('author', headline('AMBERTITLE', 'AMBER', ['pharma']))
  await digests()
  expect(to('competitor')).toHaveLength(1)
  const [mail] = to('competitor')
  expect(mail?.subject).toBe('TLP:GREEN Auburn: what is new for you')
  expect(mail?.text.split('\n')[0]).toBe('TLP:GREEN')
  expect(mail?.text).toContain('2 reports reached you')
  expect(mail?.text).toContain('TLP:GREEN  Mails from https[://]pay[.]evil[.]example')
  expect(mail?.text).toContain('TLP:AMBER  Its title stays in the portal')
  for (const word of ['AMBERTITLE', 'SUMMARY', 'Alder', 'Birch', 'pharma', 'evil.example', open, closed])
    expect(mail?.raw, word).not.toContain(word)
  // Who is no audience of it gets the other one alone; the author's own are no news to it.
  expect(to('outsider')[0]?.text).toContain('A report reached you')
  expect(to('outsider')[0]?.text).not.toContain('AMBER  ')
  expect(to('author')).toEqual([])
  const reports = await Promise.all(
    (mail?.links ?? [])
      .filter(l => l.includes('/m#'))
      .map(async l => (await nobody('/api/mail/tap', { token: tokenOf(l) })).body.to),
  )
  expect(reports).toEqual([`/reports/${closed}`, `/reports/${open}`, '/', '/settings?tab=mail'])
  // The next day there is nothing new, and nothing comes.
  box.received.splice(0)
  await digests()
  await world.call('competitor', 'POST', `/api/reports/${open}/read`)
  await digests()
  expect(box.received).toEqual([])
})

test('RED is a number, and its headline is told where that is GREEN', async () => {
  const seat = (await world.call('analyst', 'GET', '/api/me')).body.seat
  await world.confirm('author')
  const shared = await session('author', 'POST', '/api/reports', {
    content: {
      kind: 'incident',
      headline: { title: 'REDTITLE', summary: '' },
      full: { story: 'REDSTORY', impact: '' },
    },
    audience: {
      grants: [{ layer: 'full', to: [`seat:${seat}`], as: 'named' }],
      tlp: 'RED',
      layerTlp: { headline: 'RED' },
    },
  })
  expect(shared.status, shared.text).toBe(201)
  await digests()
  const [mail] = to('analyst')
  expect(mail?.subject).toBe('Auburn: what is new for you')
  expect(mail?.text).toContain('Something is for you alone. You read it in the portal.')
  expect(mail?.raw).not.toMatch(/RED|reached you/)
  const reports = mail?.links
    .filter(l => l.includes('/m#'))
    .map(async l => (await nobody('/api/mail/tap', { token: tokenOf(l) })).body.to)
  expect(await Promise.all(reports ?? [])).toEqual(['/', '/settings?tab=mail'])
  expect(to('competitor')).toEqual([])
})

test('a right that was withdrawn between queue and sending is not in the mail', async () => {
  await world.share('author', headline('STAYS', 'GREEN', ['everyone']))
  const narrowed = await world.share('author', headline('NARROWED', 'GREEN', ['everyone']))
  const gone = await world.share('author', headline('WITHDRAWN', 'GREEN', ['everyone']))
  await world.share('author', headline('EASTMIDLANDS', 'GREEN', ['east-midlands']))
  await tomorrow()
  // Everything is queued; now the rights change, and then it is sent.
  await world.call('author', 'POST', `/api/reports/${gone}/withdrawal`, { reason: 'shared-in-error' })
  await world.call('author', 'PUT', `/api/reports/${narrowed}`, headline('NARROWED', 'GREEN', ['pharma']), {
    'if-match': '"1"',
  })
  await leaveNode(world.ctx, 'fir', 'east-midlands')
  await setStanding(world.ctx, 'hazel', 'suspended', undefined)
  await session('outsider', 'PUT', '/api/me/mail', { how: 'never', at: '08:00' })
  await send()
  const texts = box.received.map(r => r.text).join('\n')
  expect(texts).not.toContain('WITHDRAWN')
  expect(to('competitor')[0]?.text).toMatch(/STAYS/)
  expect(to('competitor')[0]?.text).toMatch(/EASTMIDLANDS/)
  expect(to('competitor')[0]?.text).toMatch(/NARROWED/)
  expect(to('supplier')[0]?.text).toMatch(/STAYS/)
  expect(to('supplier')[0]?.text).not.toMatch(/EASTMIDLANDS|NARROWED/)
  expect(to('officer'), 'its member was suspended').toEqual([])
  expect(to('outsider'), 'it wants no more').toEqual([])
  await setStanding(world.ctx, 'hazel', 'active', undefined)
  await joinNode(world.ctx, 'fir', 'east-midlands')
  await session('outsider', 'PUT', '/api/me/mail', { how: 'daily', at: '08:00' })
})

test('nobody is told in a mailbox that was not shown to be theirs; the setting says so, and a link changes it', async () => {
  await world.share('author', {
    ...headline('FORALL', 'GREEN', ['everyone']),
    audience: { ...headline('', 'GREEN', ['everyone']).audience, except: [] },
  })
  await digests()
  expect(to('supplier')).toHaveLength(1)
  expect(to('regulator')).toEqual([])
  expect((await session('regulator', 'GET', '/api/me/mail')).body).toEqual({
    on: true,
    alerts: true,
    email: 'regulator@elder.example',
    verified: false,
    how: 'daily',
    at: '08:00',
  })
  expect((await session('regulator', 'POST', '/api/me/mail/verification')).status).toBe(200)
  expect((await session('regulator', 'POST', '/api/me/mail/verification')).body.detail).toContain('two minutes')
  await send()
  const [mail] = to('regulator')
  expect(mail?.subject).toBe('Auburn: is this your address?')
  const token = tokenOf(mail?.links[0] ?? '')
  const forged = `${token.slice(0, -6)}AAAAAA`
  expect((await nobody('/api/mail/verified', { token: forged })).status).toBe(404)
  expect((await session('regulator', 'GET', '/api/me/mail')).body.verified).toBe(false)
  expect((await nobody('/api/mail/tap', { token })).status, 'a link is for one thing').toBe(404)
  expect((await nobody('/api/mail/verified', { token })).status).toBe(200)
  expect((await session('regulator', 'GET', '/api/me/mail')).body.verified).toBe(true)
  world.clock.tick(3 * DAY)
  expect((await nobody('/api/mail/verified', { token })).status, 'too old').toBe(404)
  await world.share('author', {
    ...headline('FORALL', 'GREEN', ['everyone']),
    audience: { ...headline('', 'GREEN', ['everyone']).audience, except: [] },
  })
  await digests()
  expect(to('regulator').at(-1)?.text).toContain('FORALL')
})

test('an alert comes at once for what is one’s own or followed, and for nothing else; then not again for a while', async () => {
  expect((await session('author', 'PUT', '/api/me/mail', { how: 'at-once', at: '08:00' })).status).toBe(200)
  let seen = await queueAlerts(world.ctx, undefined)
  await world.share('bank', headline('FORALL', 'GREEN', ['everyone']))
  seen = await queueAlerts(world.ctx, seen)
  await send()
  expect(box.received).toEqual([])
  await world.share('bank', headline('FORALDER', 'GREEN', ['alder']))
  seen = await queueAlerts(world.ctx, seen)
  await send()
  expect(to('author')).toHaveLength(1)
  expect(to('author')[0]?.subject).toBe('TLP:GREEN Auburn: something for you')
  expect(to('author')[0]?.text).toContain('FORALDER')
  expect(to('author')[0]?.text).not.toContain('FORALL')
  expect(to('supplier')).toEqual([])
  // A node that is followed counts too; within a quarter of an hour it waits.
  await session('author', 'PUT', '/api/nodes/pharma/interest', { state: 'follow' })
  await world.share('competitor', headline('FORPHARMA', 'GREEN', ['pharma']))
  seen = await queueAlerts(world.ctx, seen)
  await send()
  expect(to('author')).toHaveLength(1)
  world.clock.tick(16 * 60_000)
  seen = await queueAlerts(world.ctx, seen)
  await send()
  expect(to('author')).toHaveLength(2)
  expect(to('author')[1]?.text).toContain('FORPHARMA')
  expect(to('author')[1]?.text).not.toContain('FORALDER')
  world.clock.tick(16 * 60_000)
  await queueAlerts(world.ctx, undefined)
  await send()
  expect(to('author')).toHaveLength(2)
  // Whoever changes its mind before the mail goes out gets none.
  await world.share('bank', headline('LATER', 'GREEN', ['alder']))
  await queueAlerts(world.ctx, undefined)
  await session('author', 'PUT', '/api/me/mail', { how: 'daily', at: '08:00' })
  await send()
  expect(to('author')).toHaveLength(2)
})

test('a mail can be ended in one press, by its program or on a page, and by nobody else', async () => {
  await world.share('author', headline('ONE', 'GREEN', ['everyone']))
  await digests()
  const [mail] = to('supplier')
  const url = mail?.headers.get('list-unsubscribe')?.slice(1, -1) ?? ''
  expect(url).toMatch(/^http:\/\/localhost:8080\/mail-off\/[\w-]+$/)
  expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(mail?.text).toContain(url)
  const path = url.slice('http://localhost:8080'.length)
  const form = (where: string, body: string) =>
    world.call(undefined, 'POST', where, body, { 'content-type': 'application/x-www-form-urlencoded' })
  expect((await form(path, 'nothing=1')).status).toBe(400)
  expect((await form(`${path.slice(0, -4)}AAAA`, 'List-Unsubscribe=One-Click')).status).toBe(404)
  expect((await world.call(undefined, 'GET', path, undefined, { accept: 'text/html' })).status).not.toBe(404)
  expect((await session('supplier', 'GET', '/api/me/mail')).body.how).toBe('daily')
  expect((await form(path, 'List-Unsubscribe=One-Click')).status).toBe(200)
  expect((await session('supplier', 'GET', '/api/me/mail')).body.how).toBe('never')
  await session('supplier', 'PUT', '/api/me/mail', { how: 'daily', at: '17:00' })
  expect((await nobody('/api/mail/off', { token: path.split('/').at(-1) })).status).toBe(200)
  expect((await session('supplier', 'GET', '/api/me/mail')).body).toMatchObject({ how: 'never', at: '17:00' })
  await world.share('author', headline('TWO', 'GREEN', ['everyone']))
  await digests()
  expect(to('supplier')).toHaveLength(1)
})

test('what is new in the inbox is a number in the digest; nothing of its text', async () => {
  const report = await world.share('author', threeLayers())
  await world.call('competitor', 'POST', `/api/reports/${report}/entries`, { text: 'REPLYTEXT', as: 'named' })
  await digests()
  expect(to('author')[0]?.text).toContain('One new thing is in your inbox')
  expect(to('author')[0]?.raw).not.toMatch(/REPLYTEXT|Birch|Payslip/)
})

test('a mail that waits tells nobody with the database who gets which report', async () => {
  const report = await world.share('author', headline('ONE', 'GREEN', ['dogwood']))
  await tomorrow()
  const rows = await rowsOf(world.ctx.db.app).all<{ line: string }>('select m::text as line from mail m')
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.map(r => r.line).join()).not.toContain(report)
  expect(rows.map(r => r.line).join()).not.toContain('@')
  await send()
})

test('the door of somebody who is signed in is no way to another’s mailbox', async () => {
  expect((await world.call('bank', 'GET', '/api/me/mail')).status, 'no key').toBe(403)
  expect((await world.call(undefined, 'GET', '/api/me/mail')).status).toBe(401)
  expect((await session('bank', 'PUT', '/api/me/mail', { how: 'daily', at: '24:00' })).status).toBe(400)
})

test('two accounts under one address get one mail a day, a part each, and neither part has what the other may see', async () => {
  await change(world.ctx.db, undefined, tx =>
    tx.all("update person set email = 'Bank@Dogwood.example' where id = (select person from seat where circle = $1)", [
      world.cast.seats.competitor,
    ]),
  )
  await rowsOf(world.ctx.db.app).all(
    `insert into mail_setting(seat, how, hour) values ($1, 'daily', 17), ($2, 'daily', 8)
       on conflict (seat) do update set how = excluded.how, hour = excluded.hour`,
    [world.cast.seats.competitor, world.cast.seats.bank],
  )
  await digests()
  box.received.splice(0)
  const forPharma = await world.share('author', headline('For pharma alone', 'GREEN', ['pharma']))
  const forFinance = await world.share('author', headline('For finance alone', 'GREEN', ['finance']))
  await digests()
  const mails = box.received.filter(r => r.to.toLowerCase() === 'bank@dogwood.example')
  expect(mails).toHaveLength(1)
  const parts = (mails[0]?.text ?? '').split(/== Account \d of 2 ==/).slice(1)
  expect(parts).toHaveLength(2)
  expect(parts.map(part => [part.includes('For pharma alone'), part.includes('For finance alone')]).sort()).toEqual([
    [false, true],
    [true, false],
  ])
  for (const word of ['Birch', 'Dogwood plc', 'birch']) expect(mails[0]?.text, word).not.toContain(word)
  // The links of each part are that account's own, and one press ends the mail of both.
  const { seats } = world.cast
  const gids = new Map(
    (
      await rowsOf(world.ctx.db.app).all<{ circle: number; gid: string }>(
        'select circle, gid from seat where circle = any($1)',
        [[seats.bank, seats.competitor]],
      )
    ).map(row => [row.gid, row.circle]),
  )
  for (const part of parts) {
    const taps = (part.split('-- \n')[0]?.match(/(?<=\/m#)\S+/g) ?? []).map(token => openTap(world.ctx, token))
    const owners = new Set(taps.map(tap => gids.get(tap?.seat ?? '')))
    expect(owners.size).toBe(1)
    const report = part.includes('For pharma alone') ? forPharma : forFinance
    expect(taps.map(tap => tap?.path)).toContain(`/reports/${report}`)
    expect([...owners]).toEqual([part.includes('For pharma alone') ? seats.competitor : seats.bank])
  }
  const off = mails[0]?.links.find(l => l.includes('/mail-off/')) ?? ''
  const answer = await world.call(undefined, 'POST', new URL(off).pathname, 'List-Unsubscribe=One-Click', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(answer.status, answer.text).toBeLessThan(300)
  const { rows } = {
    rows: await rowsOf(world.ctx.db.app).all<{ how: string }>('select how from mail_setting where seat = any($1)', [
      [seats.bank, seats.competitor],
    ]),
  }
  expect(rows.map(r => r.how)).toEqual(['never', 'never'])
})
