import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WINDOW } from '../src/flows/note-refusal.ts'
import { addPerson, invite } from '../src/flows/run-partnership.ts'
import { offLink, tapLink } from '../src/flows/steps/mail-token.ts'
import { codeOf, stepAt } from '../src/flows/steps/totp.ts'
import { Authenticator, type Options } from './access/authenticator.ts'
import type { SeatName } from './cast.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** Whoever is refused learns nothing by it; the ledger learns that it was so, and cannot be filled with it. */
let world: World
let owner: pg.Client
beforeAll(async () => {
  world = await makeWorld()
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

interface Refused {
  what: string
  way: string
  refused: number
  since: string
  at: string
  seat?: string
}
const refusals = async (way?: string): Promise<Refused[]> =>
  (
    await owner.query<{ body: Refused }>(
      "select body from leaf where body ->> 'what' = 'refused' order by body ->> 'at'",
    )
  ).rows
    .map(r => r.body)
    .filter(body => way === undefined || body.way === way)
const origin = () => ({ origin: world.ctx.url })
const as = (name: SeatName) => ({ ...origin(), cookie: world.cookie(name) })
/** As from this address. */
const from = async (address: string, path: string, body?: unknown, headers: Record<string, string> = origin()) => {
  const answer = await world.server.app.inject({
    method: 'POST',
    url: path,
    remoteAddress: address,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body ?? {}),
  })
  return { status: answer.statusCode, text: answer.body, body: JSON.parse(answer.body), headers: answer.headers }
}
let addresses = 0
/** Another address each time: no limit of one address stands before what is tried. */
const post = (path: string, body?: unknown, headers?: Record<string, string>) =>
  from(`198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`, path, body, headers)
const FORGED = 'A'.repeat(43)
const tokenOf = (link: string) => link.split('#')[1] ?? ''
const ask = { member: 'alder', title: '', role: 'member', listed: false, desk: false } as const
/** What the caller sees of an answer: status, words, headers but for the time. */
const seen = ({ status, text, headers }: Pick<Answer, 'status' | 'text' | 'headers'>) => {
  const { date: _, ...rest } = headers
  return { status, text, headers: rest }
}
const nextWindow = () => world.clock.tick(WINDOW)

test('invitations that are none, looked at, refused or taken up, are lines in the ledger, and one answer', async () => {
  const looked = seen(await post('/api/invitations/look', { token: FORGED }))
  expect(looked.status).toBe(404)
  expect((await refusals('invitation')).at(-1)).toMatchObject({ what: 'refused', way: 'invitation', refused: 1 })
  expect(seen(await post('/api/invitations/no', { token: FORGED }))).toEqual(looked)
  nextWindow()
  expect((await post('/api/invitations/yes', { token: FORGED }, as('admin'))).status).toBe(404)
  expect((await refusals('invitation')).at(-1)).toMatchObject({ refused: 1, seat: expect.any(String) })
})

test('links: forged, used, forwarded, expired, superseded, of somebody who left: one answer, and a line in the ledger', async () => {
  const forged = seen(await post('/api/session/link', { token: FORGED }))
  expect(forged.status).toBe(404)
  expect((await refusals('link')).at(-1)).toMatchObject({ what: 'refused', way: 'link', refused: 1 })

  const used = await addPerson(world.ctx, { ...ask, name: 'Forwarded To', email: 'forwarded@alder.example' })
  const token = tokenOf(used.link)
  // Forwarded: the first who opens it is in, as the one who was invited; whoever comes second learns nothing.
  expect((await post('/api/session/link', { token })).body.person.name).toBe('Forwarded To')
  const older = await invite(world.ctx, 'forwarded@alder.example', undefined)
  const newer = await invite(world.ctx, 'forwarded@alder.example', undefined)
  const expired = await addPerson(world.ctx, { ...ask, name: 'Too Late', email: 'late@alder.example' })
  await owner.query(
    "update one_time_link set expires_at = '2020-01-01' where seat = (select s.circle from seat s join person p on p.id = s.person where p.name = 'Too Late')",
  )
  const left = await addPerson(world.ctx, { ...ask, name: 'Has Left', email: 'left@alder.example' })
  await owner.query(
    "update seat set state = 'active', until = '2020-01-01' where person = (select id from person where name = 'Has Left')",
  )
  const links = { used: token, older: tokenOf(older), expired: tokenOf(expired.link), left: tokenOf(left.link) }
  for (const [what, sent] of Object.entries(links)) {
    const answer = seen(await post('/api/session/link', { token: sent }))
    expect(answer, what).toEqual(forged)
  }
  for (const sent of [FORGED, links.used, links.older, links.expired])
    expect((await post('/api/session/link/look', { token: sent })).text, 'looking').toBe(forged.text)
  expect((await post('/api/session/link', { token: tokenOf(newer) })).status, 'the right one works on').toBe(200)
  const asAnother = await post(
    '/api/session/link',
    { token: tokenOf(await invite(world.ctx, 'forwarded@alder.example', undefined)) },
    as('outsider'),
  )
  expect(asAnother.body.seats, 'a link joins no two people').toHaveLength(1)
  expect(
    (
      await post('/api/session/first-operator', {
        token: FORGED,
        organisation: 'X',
        handle: 'x',
        kind: 'industry',
        person: 'X',
      })
    ).status,
  ).toBe(404)
})

test('links say the partnership’s own address, whatever the request says that it is', async () => {
  const tricks: Record<string, string>[] = [
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    { forwarded: 'host=evil.example;proto=https' },
    { host: 'localhost:8080@evil.example' },
    { 'x-original-host': 'evil.example', 'x-host': 'evil.example' },
  ]
  for (const [n, trick] of tricks.entries()) {
    await world.confirm('admin')
    const body = { name: `Guest ${n}`, email: `guest${n}@alder.example` }
    const made = await post('/api/people', body, { ...as('admin'), ...trick })
    expect(made.status, made.text).toBe(201)
    expect(made.body.link, JSON.stringify(trick)).toMatch(new RegExp(`^${world.ctx.url}/link#[\\w-]{43}$`))
    expect(made.text).not.toContain('evil')
    for (const path of ['/', '//evil.example/', '/link'])
      for (const url of [path, `${path}?x=//evil.example`]) {
        const page = await world.call(undefined, 'GET', url, undefined, { accept: 'text/html', ...trick })
        if (page.headers.location !== undefined)
          expect(String(page.headers.location)).toMatch(new RegExp(`^${world.ctx.url}/`))
        expect(page.headers['set-cookie']).toBeUndefined()
      }
  }
})

const begin = async (path: string, headers?: Record<string, string>): Promise<{ ceremony: string; options: Options }> =>
  (await post(path, undefined, headers)).body

test('passkeys: replayed, unknown, another’s, for another ceremony: one answer each time, and counted', async () => {
  const mine = new Authenticator(world.ctx.url)
  const theirs = new Authenticator(world.ctx.url)
  for (const [name, device] of [
    ['author', mine],
    ['bank', theirs],
  ] as const) {
    const { ceremony, options } = await begin('/api/passkeys/options', as(name))
    expect((await post('/api/passkeys', { ceremony, response: device.register(options) }, as(name))).status).toBe(201)
  }
  const started = await begin('/api/session/passkey/options')
  const body = { ceremony: started.ceremony, response: mine.assert(started.options) }
  expect((await post('/api/session/passkey', body)).status).toBe(200)
  nextWindow()
  const before = (await refusals('passkey')).length
  const replayed = seen(await post('/api/session/passkey', body))
  expect(replayed.status).toBe(401)
  const unknown = await begin('/api/session/passkey/options')
  const stranger = new Authenticator(world.ctx.url).assert(unknown.options)
  expect(seen(await post('/api/session/passkey', { ceremony: unknown.ceremony, response: stranger }))).toEqual(replayed)
  const confirming = await begin('/api/session/step-up/options', as('author'))
  const elsewhere = { ceremony: confirming.ceremony, response: mine.assert(confirming.options) }
  expect(seen(await post('/api/session/passkey', elsewhere)), 'made for confirming').toEqual(replayed)
  expect((await refusals('passkey')).slice(before)).toMatchObject([{ refused: 1 }])

  const asked = await begin('/api/session/step-up/options', as('author'))
  const other = { ceremony: asked.ceremony, response: theirs.assert(asked.options) }
  expect((await post('/api/session/step-up', other, as('author'))).status, 'another person’s').toBe(401)
  const { gid } = await world.viewer('author')
  expect(await refusals('confirm-by-passkey')).toMatchObject([{ seat: gid, refused: 1 }])
})

test('codes: a wrong one is counted for the seat that sent it, and holds up nobody else', async () => {
  const { secret } = (await post('/api/codes', undefined, as('officer'))).body
  const bits = [...secret].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
  const code = () => codeOf(key, stepAt(world.clock.now))
  expect((await post('/api/codes/confirmed', { code: code() }, as('officer'))).status).toBe(200)
  world.clock.tick(60_000)
  const guess = () => from('203.0.113.9', '/api/session/step-up/code', { code: '000000' }, as('officer'))
  const answers = []
  for (let n = 0; n < 7; n++) answers.push((await guess()).status)
  expect(answers, 'from there it has to wait').toEqual([422, 422, 422, 422, 422, 429, 429])
  const { gid } = await world.viewer('officer')
  expect(await refusals('confirm-by-code')).toMatchObject([{ seat: gid, refused: 1 }])
  const elsewhere = await from('203.0.113.77', '/api/session/step-up/code', { code: code() }, as('officer'))
  expect(elsewhere.status, 'the person, from where nobody guesses').toBe(200)
})

test('an address that tries and tries is held up, and nobody else is', async () => {
  const tried = new Set<number>()
  for (let n = 0; n < 70; n++) tried.add((await from('203.0.113.200', '/api/session/link', { token: FORGED })).status)
  expect([...tried].sort()).toEqual([404, 429])
  const { link } = await addPerson(world.ctx, { ...ask, name: 'Next Door', email: 'next@alder.example' })
  expect((await from('203.0.113.201', '/api/session/link', { token: tokenOf(link) })).status).toBe(200)
})

test('however many are refused, the ledger gets a handful of lines, with nothing in them that was sent', async () => {
  nextWindow()
  const before = (await refusals()).length
  for (let n = 0; n < 120; n++)
    await post(
      '/api/session/link',
      { token: `canary${String(n).padStart(37, '0')}` },
      { ...origin(), 'user-agent': 'canary-agent' },
    )
  const lines = (await refusals()).slice(before)
  expect(lines.map(l => l.refused)).toEqual([1, 10, 100])
  for (const line of await refusals()) {
    expect(Object.keys(line).filter(k => !['what', 'way', 'refused', 'since', 'at', 'seat'].includes(k))).toEqual([])
    expect(JSON.stringify(line)).not.toMatch(/canary|198\.51|203\.0|@|alder/)
  }
  nextWindow()
  await post('/api/session/link', { token: FORGED })
  expect((await refusals()).at(-1)).toMatchObject({ way: 'link', refused: 1 })
  world.clock.tick(2 * 86_400_000)
  await post('/api/session/link', { token: FORGED })
  const kept = await owner.query('select count(*)::int as n from refusal')
  expect(kept.rows[0].n, 'counts of days gone by are not kept').toBe(1)
})

test('a key that was made with a key ends with it, and so does what that one made', async () => {
  const make = async (headers: Record<string, string>) => {
    const made = await post('/api/keys', { name: randomUUID(), scopes: ['read', 'account'], days: 7 }, headers)
    expect(made.status, made.text).toBe(201)
    return { id: made.body.id as string, headers: { authorization: `Bearer ${made.body.key}` } }
  }
  await world.confirm('supplier')
  const first = await make(as('supplier'))
  const second = await make(first.headers)
  const third = await make(second.headers)
  const apart = await make(as('supplier'))
  const works = async (key: { headers: Record<string, string> }) =>
    (await world.call(undefined, 'GET', '/api/me', undefined, key.headers)).status === 200
  expect(await Promise.all([first, second, third, apart].map(works))).toEqual([true, true, true, true])
  const ended = await world.call(undefined, 'DELETE', `/api/keys/${first.id}`, undefined, as('supplier'))
  expect(ended.status).toBe(200)
  expect(await Promise.all([first, second, third, apart].map(works))).toEqual([false, false, false, true])
})

test('links of mails that are none of ours, or too old, are counted, whatever they were for; right ones are not', async () => {
  const forged = [
    ['/api/mail/tap', { token: FORGED }],
    ['/api/mail/verified', { token: FORGED }],
    ['/api/mail/off', { token: FORGED }],
  ] as const
  for (const [n, [path, body]] of forged.entries()) {
    nextWindow()
    expect((await post(path, body)).status, path).toBe(404)
    const lines = await refusals('mail-link')
    expect(lines, path).toHaveLength(n + 1)
    expect(lines.at(-1)).not.toHaveProperty('seat')
  }
  nextWindow()
  const oneClick = (token: string) =>
    world.server.app.inject({
      method: 'POST',
      url: `/mail-off/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
  expect((await oneClick(FORGED)).statusCode).toBe(404)
  expect((await refusals('mail-link')).at(-1)).toMatchObject({ refused: 1 })
  nextWindow()
  const { gid } = await world.viewer('author')
  const tokenIn = (link: string) => link.split(/#|mail-off\//)[1] ?? ''
  const tap = tokenIn(tapLink(world.ctx, gid, '/inbox'))
  expect((await post('/api/mail/tap', { token: tap })).body).toEqual({ to: '/inbox' })
  expect((await oneClick(tokenIn(offLink(world.ctx, [gid])))).statusCode).toBe(200)
  expect(await refusals('mail-link')).toHaveLength(4)
  expect((await post('/api/mail/verified', { token: tap })).status, 'made for something else').toBe(404)
  expect(await refusals('mail-link')).toHaveLength(5)
  world.clock.tick(61 * 86_400_000)
  expect((await post('/api/mail/tap', { token: tap })).status, 'too old').toBe(404)
  expect(await refusals('mail-link')).toHaveLength(6)
})
