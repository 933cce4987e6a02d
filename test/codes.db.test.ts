import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, invite, removeCodesOf } from '../src/flows/run-partnership.ts'
import { codeOf, stepAt } from '../src/flows/steps/totp.ts'
import { rowsOf } from '../src/store/database.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** Authenticator apps, recovery codes, confirming, sessions: what each is good for, and for whom it is not. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const MINUTE = 60_000
const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
const cookieFrom = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0] ?? ''

/** A browser of somebody's: it keeps the cookie that it was last given. */
class Browser {
  cookie: string
  constructor(cookie = '') {
    this.cookie = cookie
  }
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await world.call(undefined, method, path, body, { cookie: this.cookie, origin: world.ctx.url })
    if (answer.headers['set-cookie']) this.cookie = cookieFrom(answer)
    return answer
  }
}
let people = 0
async function somebody() {
  const email = `p${++people}@alder.example`
  const { link } = await addPerson(world.ctx, {
    member: 'alder',
    name: `Person ${people}`,
    email,
    title: '',
    role: 'member',
    listed: false,
    desk: false,
  })
  const browser = new Browser()
  const token = tokenOf(link)
  expect((await browser.call('POST', '/api/session/link', { token })).status).toBe(200)
  await world.signTerms()
  return { browser, email }
}
const tokenOf = (link: string): string => link.split('#')[1] ?? ''
const newToken = async (email: string) => tokenOf(await invite(world.ctx, email, undefined))

async function withApp() {
  const { browser, email } = await somebody()
  const { secret } = (await browser.call('POST', '/api/codes')).body
  const code = () => codeOf(fromBase32(secret), stepAt(world.clock.now))
  const confirmed = await browser.call('POST', '/api/codes/confirmed', { code: code() })
  expect(confirmed.status).toBe(200)
  world.clock.tick(MINUTE)
  return { browser, email, secret, code, recovery: confirmed.body.codes as string[] }
}
const key = (browser: Browser) => browser.call('POST', '/api/keys', { name: 'siem', scopes: ['read'] })

test('an app counts once a code confirms it; its secret is kept sealed, recovery codes as hashes', async () => {
  const { browser } = await somebody()
  const begun = await browser.call('POST', '/api/codes')
  expect((await browser.call('GET', '/api/codes')).body).toEqual({ on: false, recoveryCodes: 0 })
  expect((await browser.call('POST', '/api/codes/confirmed', { code: '000000' })).status).toBe(422)
  const secret = fromBase32(begun.body.secret)
  expect(secret).toHaveLength(20)
  const code = codeOf(secret, stepAt(world.clock.now))
  const { codes } = (await browser.call('POST', '/api/codes/confirmed', { code })).body
  expect(new Set(codes).size).toBe(10)
  expect((await browser.call('GET', '/api/codes')).body).toMatchObject({ on: true, recoveryCodes: 10 })
  expect((await browser.call('GET', '/api/me')).body.codes).toBe(true)
  const kept = JSON.stringify([
    await rowsOf(world.ctx.db.app).all('select * from totp'),
    await rowsOf(world.ctx.db.app).all('select * from recovery_code'),
  ])
  for (const shown of [begun.body.secret, secret.toString('base64'), secret.toString('hex'), ...codes])
    expect(kept).not.toContain(shown)
  // Whoever has the table has to compute Argon2id for each guess: neither the codes are in it nor anything quick of them.
  const rows = (await rowsOf(world.ctx.db.app).all('select * from recovery_code')).map(row => JSON.stringify(row))
  expect(rows.length).toBeGreaterThanOrEqual(10)
  for (const row of rows) expect(row).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  for (const code of codes as string[])
    for (const form of [code, code.replaceAll('-', ''), code.toLowerCase()])
      for (const quick of ['md5', 'sha1', 'sha256', 'sha512'])
        for (const how of ['hex', 'base64'] as const)
          expect(rows.join()).not.toContain(createHash(quick).update(form).digest(how).replace(/=+$/, ''))
  expect((await browser.call('POST', '/api/codes/confirmed', { code })).status, 'finished already').toBe(409)
  expect((await browser.call('POST', '/api/session/step-up/code', { code })).status, 'that code counted').toBe(422)
})

test('a set-up left for a quarter of an hour begins again', async () => {
  const { browser } = await somebody()
  const { secret } = (await browser.call('POST', '/api/codes')).body
  world.clock.tick(16 * MINUTE)
  const code = codeOf(fromBase32(secret), stepAt(world.clock.now))
  expect((await browser.call('POST', '/api/codes/confirmed', { code })).status).toBe(409)
})

test('with an app, a link alone signs nobody in; with a code it does, and each code counts once', async () => {
  const { email, code, recovery } = await withApp()
  const token = await newToken(email)
  const thief = new Browser()
  expect((await thief.call('POST', '/api/session/link/look', { token })).body.asksCode).toBe(true)
  expect((await thief.call('POST', '/api/session/link', { token })).status).toBe(422)
  expect((await thief.call('POST', '/api/session/link', { token, code: '000000' })).status).toBe(422)
  expect(thief.cookie).toBe('')
  const owner = new Browser()
  const used = code()
  expect((await owner.call('POST', '/api/session/link', { token, code: used })).status).toBe(200)
  expect((await owner.call('GET', '/api/sessions')).body.items[0]).toMatchObject({
    how: 'link-and-code',
    current: true,
  })
  expect((await owner.call('POST', '/api/session/link', { token, code: used })).status, 'the link is used up').toBe(404)
  const replayed = await new Browser().call('POST', '/api/session/link', { token: await newToken(email), code: used })
  expect(replayed.status, 'a code that was used').toBe(422)

  const [first = ''] = recovery
  const lost = await newToken(email)
  const sent = first.toLowerCase().replaceAll('-', ' ')
  expect((await new Browser().call('POST', '/api/session/link', { token: lost, code: sent })).status).toBe(200)
  const again = await new Browser().call('POST', '/api/session/link', { token: await newToken(email), code: first })
  expect(again.status, 'a recovery code that was used').toBe(422)
})

test('recovery codes of before, 125 bits kept as SHA-256, count once until they are replaced', async () => {
  const { browser, email } = await withApp()
  const old = ['ABCDEFGHIJKLMNOPQRSTUVWXY', 'BBCDEFGHIJKLMNOPQRSTUVWXY']
  const rows = rowsOf(world.ctx.db.app)
  const person = '(select id from person where email = $1)'
  await rows.all(`delete from recovery_code where person = ${person}`, [email])
  for (const code of old)
    await rows.all(
      `insert into recovery_code(person, kept) values (${person}, '$sha256$' || encode(sha256(convert_to($2, 'UTF8')), 'hex'))`,
      [email, code],
    )
  const use = (code: string) => browser.call('POST', '/api/session/step-up/code', { code })
  expect((await use('abcde-fghij-klmno-pqrst-uvwxy')).status).toBe(200)
  expect((await use('abcde-fghij-klmno-pqrst-uvwxy')).status, 'once').toBe(422)
  const { codes } = (await browser.call('POST', '/api/codes/recovery')).body
  expect((await use('bbcde-fghij-klmno-pqrst-uvwxy')).status, 'replaced').toBe(422)
  expect((await use(codes[0])).status).toBe(200)
})

test('a wrong recovery code waits like any other, and what waits is not hashed', async () => {
  const { browser, recovery } = await withApp()
  const guess = (code: string) => browser.call('POST', '/api/session/step-up/code', { code })
  for (let n = 0; n < 5; n++) expect((await guess(`0000-0000-0000-000${n}`)).status).toBe(422)
  // Were it hashed, it would be found to be right.
  expect((await guess(recovery[0] ?? '')).status).toBe(429)
  world.clock.tick(MINUTE)
  expect((await guess(recovery[0] ?? '')).status).toBe(200)
})

test('new recovery codes asked for many times at once are one set, or one after the other', async () => {
  const { browser, code } = await withApp()
  expect((await browser.call('POST', '/api/session/step-up/code', { code: code() })).status).toBe(200)
  const answers = await Promise.all(Array.from({ length: 12 }, () => browser.call('POST', '/api/codes/recovery')))
  const made = answers.filter(a => a.status === 200)
  expect(made.length).toBeGreaterThan(0)
  expect(answers.filter(a => a.status === 429)).toHaveLength(12 - made.length)
  expect((await browser.call('GET', '/api/codes')).body.recoveryCodes).toBe(10)
  const { codes } = (await browser.call('POST', '/api/codes/recovery')).body
  expect((await browser.call('POST', '/api/session/step-up/code', { code: codes[0] })).status).toBe(200)
})

test('codes sent at once: one counts', async () => {
  const { browser, code } = await withApp()
  const one = code()
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => {
      const other = new Browser(browser.cookie)
      return other.call('POST', '/api/session/step-up/code', { code: one })
    }),
  )
  expect(answers.filter(a => a.status === 200)).toHaveLength(1)
})

test('who guesses waits, and uses up the link; the owner elsewhere goes on', async () => {
  const { browser, email, code } = await withApp()
  const token = await newToken(email)
  const guess = (n: number) =>
    world.server.app.inject({
      method: 'POST',
      url: '/api/session/link',
      remoteAddress: '198.51.100.7',
      headers: { origin: world.ctx.url },
      payload: { token, code: String(n).padStart(6, '0') },
    })
  for (let n = 0; n < 5; n++) expect((await guess(n)).statusCode).toBe(422)
  expect((await guess(6)).statusCode, 'waits').toBe(429)
  const right = await world.server.app.inject({
    method: 'POST',
    url: '/api/session/link',
    remoteAddress: '198.51.100.7',
    headers: { origin: world.ctx.url },
    payload: { token, code: code() },
  })
  expect(right.statusCode, 'while waiting, a right code is not looked at').toBe(429)
  expect((await browser.call('POST', '/api/session/step-up/code', { code: code() })).status, 'elsewhere').toBe(200)
  for (let n = 0; n < 5; n++) {
    world.clock.tick(60 * MINUTE)
    expect((await guess(100 + n)).statusCode).toBe(422)
  }
  world.clock.tick(60 * MINUTE)
  expect((await guess(7)).statusCode, 'ten wrong codes used the link up').toBe(404)
})

test('ten wrong codes end the session they were sent with, and no other', async () => {
  const { browser, email, code } = await withApp()
  const other = new Browser()
  await other.call('POST', '/api/session/link', { token: await newToken(email), code: code() })
  for (let n = 0; n < 10; n++) {
    world.clock.tick(60 * MINUTE)
    expect((await other.call('POST', '/api/session/step-up/code', { code: '000001' })).status).toBe(422)
  }
  expect((await other.call('GET', '/api/me')).status).toBe(401)
  expect((await browser.call('GET', '/api/me')).status).toBe(200)
})

test('keys, apps and passkeys are changed by who has just confirmed; keys make keys as before', async () => {
  const { browser, code } = await withApp()
  const asked = await key(browser)
  expect(asked.status).toBe(403)
  expect(asked.body.type).toBe('/problems/step-up')
  expect((await browser.call('DELETE', '/api/codes')).status).toBe(403)
  expect((await browser.call('POST', '/api/codes/recovery')).status).toBe(403)
  expect((await browser.call('DELETE', '/api/passkeys/none')).status).toBe(403)
  expect((await browser.call('POST', '/api/session/step-up/code', { code: code() })).status).toBe(200)
  const made = await key(browser)
  expect(made.status).toBe(201)
  expect((await browser.call('DELETE', `/api/keys/${made.body.id}`)).status).toBe(200)
  world.clock.tick(5 * MINUTE)
  expect((await key(browser)).status, 'five minutes on').toBe(403)
  const bare = await somebody()
  const refusal = await key(bare.browser)
  expect(refusal.status).toBe(403)
  expect(refusal.body.detail).toContain('Add a passkey or an authenticator app first')
  expect((await world.call('author', 'POST', '/api/keys', { name: 'x', scopes: ['read'] })).status).toBe(201)
})

test('RED is shared by who has just confirmed', async () => {
  const { browser, code } = await withApp()
  const analyst = (await world.viewer('analyst')).gid
  const red = {
    content: { kind: 'incident', headline: { title: 'For you alone' } },
    audience: { grants: [{ layer: 'headline', to: [`seat:${analyst}`], as: 'named' }], tlp: 'RED' },
  }
  expect((await browser.call('POST', '/api/reports', red)).body.type).toBe('/problems/step-up')
  await browser.call('POST', '/api/session/step-up/code', { code: code() })
  const shared = await browser.call('POST', '/api/reports', red)
  expect(shared.status, shared.text).toBe(201)
})

test('another app or passkey needs what there is already, or a new link', async () => {
  const { browser, email, code } = await withApp()
  world.clock.tick(20 * MINUTE)
  expect((await browser.call('POST', '/api/codes')).status).toBe(403)
  expect((await browser.call('POST', '/api/passkeys/options')).status).toBe(403)
  const back = new Browser()
  await back.call('POST', '/api/session/link', { token: await newToken(email), code: code() })
  expect((await back.call('POST', '/api/passkeys/options')).status).toBe(200)
  const first = await somebody()
  world.clock.tick(20 * MINUTE)
  expect((await first.browser.call('POST', '/api/passkeys/options')).status, 'the first one').toBe(200)
})

test('confirming renews the token; the old one reads for seconds, and confirms nothing', async () => {
  const { browser, code } = await withApp()
  const old = new Browser(browser.cookie)
  await browser.call('POST', '/api/session/step-up/code', { code: code() })
  expect(browser.cookie).not.toBe(old.cookie)
  expect((await old.call('GET', '/api/me')).body.steppedUp).toBe(false)
  expect((await key(old)).status).toBe(403)
  world.clock.tick(10_000)
  expect((await old.call('GET', '/api/me')).status).toBe(401)
  expect((await browser.call('GET', '/api/me')).body.steppedUp).toBe(true)
})

test('signing in anew ends the session that the browser had, whoever’s it was; what fails ends none', async () => {
  const { browser, email } = await somebody()
  const [before, elsewhere] = [new Browser(browser.cookie), new Browser()]
  expect((await elsewhere.call('POST', '/api/session/link', { token: await newToken(email) })).status).toBe(200)
  expect((await browser.call('POST', '/api/session/link', { token: 'A'.repeat(43) })).status).toBe(404)
  expect((await before.call('GET', '/api/me')).status, 'a forged link').toBe(200)
  expect((await browser.call('POST', '/api/session/link', { token: await newToken(email) })).status).toBe(200)
  expect(browser.cookie).not.toBe(before.cookie)
  expect((await before.call('GET', '/api/me')).status, 'the token of before').toBe(401)
  expect((await browser.call('GET', '/api/me')).status).toBe(200)
  const other = await somebody()
  const left = new Browser(browser.cookie)
  expect((await browser.call('POST', '/api/session/link', { token: await newToken(other.email) })).status).toBe(200)
  expect((await left.call('GET', '/api/me')).status, 'of who sat here before').toBe(401)
  for (const one of [elsewhere, other.browser])
    expect((await one.call('GET', '/api/me')).status, 'in another browser').toBe(200)
})

test('sessions say how they began and when they end; the others can be ended at once', async () => {
  const { browser, email } = await somebody()
  const other = new Browser()
  await other.call('POST', '/api/session/link', { token: await newToken(email) })
  const [mine, theirs] = (await browser.call('GET', '/api/sessions')).body.items.sort(
    (a: { current: boolean }, b: { current: boolean }) => Number(b.current) - Number(a.current),
  )
  expect(mine).toMatchObject({ how: 'link', current: true, isNew: false })
  expect(theirs).toMatchObject({ how: 'link', current: false, isNew: true })
  const days = (a: string, b: string) => (Date.parse(a) - Date.parse(b)) / 86_400_000
  expect(days(mine.idleEndsAt, mine.usedAt)).toBe(14)
  expect(days(mine.expiresAt, mine.createdAt)).toBe(30)
  expect((await browser.call('DELETE', '/api/sessions')).status).toBe(200)
  expect((await other.call('GET', '/api/me')).status).toBe(401)
  expect((await browser.call('GET', '/api/me')).status).toBe(200)
  expect((await world.call(undefined, 'GET', '/api/me', undefined, { cookie: world.cookie('author') })).status).toBe(
    200,
  )
})

test('guessing links from one address is slowed down there, and nowhere else', async () => {
  const look = (remoteAddress: string, n: number) =>
    world.server.app.inject({
      method: 'POST',
      url: '/api/session/link/look',
      remoteAddress,
      headers: { origin: world.ctx.url },
      payload: { token: String(n).padStart(43, 'A') },
    })
  for (let n = 0; n < 60; n++) expect((await look('203.0.113.9', n)).statusCode).toBe(404)
  expect((await look('203.0.113.9', 61)).statusCode).toBe(429)
  const used = await world.server.app.inject({
    method: 'POST',
    url: '/api/session/link',
    remoteAddress: '203.0.113.9',
    headers: { origin: world.ctx.url },
    payload: { token: 'B'.repeat(43) },
  })
  expect(used.statusCode, 'using is limited with looking').toBe(429)
  expect((await look('203.0.113.10', 61)).statusCode).toBe(404)
  world.clock.tick(2_000)
  expect((await look('203.0.113.9', 62)).statusCode).toBe(404)
  const passkey = await world.server.app.inject({
    method: 'POST',
    url: '/api/session/passkey/options',
    remoteAddress: '203.0.113.9',
    headers: { origin: world.ctx.url },
  })
  expect(passkey.statusCode, 'passkeys are never in the way').toBe(200)
})

test('who begins ceremonies without end is stopped there, and nobody elsewhere', async () => {
  const begin = async (remoteAddress: string) =>
    (
      await world.server.app.inject({
        method: 'POST',
        url: '/api/session/passkey/options',
        remoteAddress,
        headers: { origin: world.ctx.url },
      })
    ).statusCode
  for (let n = 0; n < 240; n++) expect(await begin('203.0.113.77')).toBe(200)
  expect(await begin('203.0.113.77')).toBe(429)
  expect(await begin('203.0.113.78')).toBe(200)
  world.clock.tick(1_000)
  expect(await begin('203.0.113.77')).toBe(200)
})

test('the operator takes away a lost app: the next link is enough again', async () => {
  const { email } = await withApp()
  await removeCodesOf(world.ctx, email, undefined)
  expect((await new Browser().call('POST', '/api/session/link', { token: await newToken(email) })).status).toBe(200)
})
