import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, invite } from '../src/flows/run-partnership.ts'
import { rowsOf } from '../src/store/database.ts'
import { outbound } from '../src/store/outbound.ts'
import type { SeatName } from './cast.ts'
import { CLIENT, type Idp, startIdp } from './identity-provider.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** Single sign-on against a real OpenID provider, and against those who would be somebody else by it. */
let world: World
let idp: Idp
let other: Idp
beforeAll(async () => {
  world = await makeWorld()
  // What is signed elsewhere is signed by a real clock.
  world.clock.now = new Date()
  idp = await startIdp()
  other = await startIdp()
  world.ctx.outbound = outbound([idp.issuer, other.issuer])
  const at = new Date(Date.now() + 86_400_000)
  await rowsOf(world.ctx.db.app).all('update session set expires_at = $1, used_at = $2', [at, world.clock.now])
})
afterAll(async () => {
  idp.server.close()
  other.server.close()
  await world.close()
})

/** A browser: cookies for each origin, as far as this needs them. */
class Browser {
  jar = new Map<string, string>()
  keep(origin: string, set: string | string[] | null | undefined) {
    for (const one of [set ?? []].flat()) {
      const [pair = ''] = one.split(';')
      this.jar.set(`${origin} ${pair.split('=')[0]}`, pair)
    }
  }
  cookies(origin: string) {
    return [...this.jar]
      .filter(([k]) => k.startsWith(`${origin} `))
      .map(([, pair]) => pair)
      .join('; ')
  }
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await world.call(undefined, method, path, body, {
      cookie: this.cookies(world.ctx.url),
      origin: world.ctx.url,
    })
    this.keep(world.ctx.url, answer.headers['set-cookie'] as string | string[] | undefined)
    return answer
  }
  /** Follows the provider through its pages as `login`, up to the address that leads back to Auburn. */
  async throughProvider(start: string, login: string): Promise<URL> {
    let url = new URL(start)
    let body: URLSearchParams | undefined
    for (let steps = 0; steps < 12; steps++) {
      const answer = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: this.cookies(url.origin) },
        ...(body ? { body } : {}),
      })
      this.keep(url.origin, answer.headers.getSetCookie())
      body = undefined
      const to = answer.headers.get('location')
      if (to) {
        url = new URL(to, url)
        if (url.origin === world.ctx.url) return url
        continue
      }
      const page = await answer.text()
      const action = /action="([^"]+)"/.exec(page)?.[1]
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
      if (!action || !prompt) throw new Error(`the provider stopped at ${url}: ${answer.status} ${page.slice(0, 400)}`)
      url = new URL(action, url)
      body = new URLSearchParams({ prompt, login, password: 'any' })
    }
    throw new Error('the provider never led back')
  }
}
/** The test's own sign-in of a person of the cast, confirmed a moment ago. */
async function signedIn(name: SeatName): Promise<Browser> {
  const browser = new Browser()
  const cookie = world.cookie(name)
  await world.confirm(name)
  browser.keep(world.ctx.url, cookie)
  return browser
}
const setUp = async (admin: SeatName, provider: Idp) => {
  const browser = await signedIn(admin)
  const set = await browser.call('PUT', '/api/sso', {
    issuer: provider.issuer,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
  })
  expect(set.status, set.text).toBe(200)
  provider.clients[0]?.redirect_uris.push(set.body.address)
  return { address: set.body.address as string, id: (set.body.address as string).split('/').pop() ?? '' }
}
const back = (id: string, url: URL) => ({ id, query: url.search })
let alder = { address: '', id: '' }

async function link(name: SeatName, login: string): Promise<Answer> {
  const browser = await signedIn(name)
  const begun = await browser.call('POST', '/api/sso/link/options')
  expect(begun.status, begun.text).toBe(200)
  return browser.call('POST', '/api/sso/link', back(alder.id, await browser.throughProvider(begun.body.url, login)))
}
const refusals = async (): Promise<number> =>
  (
    await rowsOf(world.ctx.db.app).one<{ n: number }>(
      "select coalesce(sum(refused), 0)::int as n from refusal where way = 'single-sign-on'",
    )
  )?.n ?? 0
async function begin(id: string) {
  const browser = new Browser()
  const begun = await browser.call('POST', '/api/session/sso/options', { id })
  return { browser, begun }
}

test('an administrator sets it; what is no provider, or none of ours to ask, is refused', async () => {
  const colleague = await signedIn('colleague')
  const asked = { issuer: idp.issuer, clientId: 'auburn', clientSecret: 'x' }
  expect((await colleague.call('PUT', '/api/sso', asked)).status).toBe(403)
  const admin = await signedIn('admin')
  for (const issuer of ['http://localhost:9', 'https://127.0.0.1', 'https://localhost', `${idp.issuer}/elsewhere`]) {
    const refusal = await admin.call('PUT', '/api/sso', { ...asked, issuer })
    expect(refusal.status, issuer).toBe(422)
  }
  alder = await setUp('admin', idp)
  expect((await admin.call('GET', '/api/sso')).body).toMatchObject({ on: true, linked: false, clientId: 'auburn' })
  expect((await colleague.call('GET', '/api/sso')).body.clientId).toBeUndefined()
  const kept = JSON.stringify(await rowsOf(world.ctx.db.app).all('select * from sso'))
  expect(kept).not.toContain(CLIENT.client_secret)
})

test('nobody is let in before linking, an equal address or not; linked, they are', async () => {
  const before = await begin(alder.id)
  const came = await before.browser.throughProvider(before.begun.body.url, 'sub-author')
  expect((await before.browser.call('POST', '/api/session/sso', back(alder.id, came))).status).toBe(401)
  const linked = await link('author', 'sub-author')
  expect(linked.status, linked.text).toBe(200)

  const { browser, begun } = await begin(alder.id)
  const url = new URL(begun.body.url)
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  expect(url.searchParams.get('redirect_uri')).toBe(alder.address)
  const home = await browser.throughProvider(begun.body.url, 'sub-author')
  const signed = await browser.call('POST', '/api/session/sso', back(alder.id, home))
  expect(signed.status, signed.text).toBe(200)
  expect(signed.body.person.name).toBe('author of alder')
  expect(signed.body.steppedUp).toBe(false)
  const mine = (await browser.call('GET', '/api/sessions')).body.items.find((s: { current: boolean }) => s.current)
  expect(mine.how).toBe('single-sign-on')
  const days = (a: string, b: string) => (Date.parse(a) - Date.parse(b)) / 86_400_000
  expect(days(mine.expiresAt, mine.createdAt), 'it lives by Auburn’s own limits').toBe(30)
  expect(days(mine.idleEndsAt, mine.usedAt)).toBe(14)
  const counted = await refusals()
  const replayed = await browser.call('POST', '/api/session/sso', back(alder.id, home))
  expect(replayed.status, 'the same answer once more').toBe(401)
  expect((await refusals()) - counted, 'and counted for the ledger').toBe(1)
})

test('one identity is one person, and one person one identity', async () => {
  expect((await link('colleague', 'sub-author')).status).toBe(422)
  expect((await link('author', 'sub-another')).status).toBe(422)
})

test('an answer counts in the browser that asked, for what it asked, and unchanged', async () => {
  const changed = async (change: (url: URL) => void, by?: (browser: Browser) => Browser) => {
    const { browser, begun } = await begin(alder.id)
    const url = await browser.throughProvider(begun.body.url, 'sub-author')
    change(url)
    return (await (by?.(browser) ?? browser).call('POST', '/api/session/sso', back(alder.id, url))).status
  }
  expect(await changed(() => {})).toBe(200)
  expect(await changed(u => u.searchParams.set('state', 'another')), 'state').toBe(401)
  expect(await changed(u => u.searchParams.delete('state')), 'no state').toBe(401)
  expect(await changed(u => u.searchParams.set('iss', other.issuer)), 'mixed up').toBe(401)
  expect(await changed(u => u.searchParams.set('code', 'guessed')), 'code').toBe(401)
  expect(
    await changed(
      () => {},
      () => new Browser(),
    ),
    'another browser',
  ).toBe(401)

  // A code of one's own put under somebody else's transaction: PKCE and state are the other's.
  const mine = await begin(alder.id)
  const code = (await mine.browser.throughProvider(mine.begun.body.url, 'sub-attacker')).searchParams.get('code') ?? ''
  expect(await changed(u => u.searchParams.set('code', code)), 'injected code').toBe(401)

  // The nonce is the transaction's: one begun for another nonce is refused.
  const { browser, begun } = await begin(alder.id)
  const asked = new URL(begun.body.url)
  asked.searchParams.set('nonce', 'somebody-elses')
  const url = await browser.throughProvider(asked.href, 'sub-author')
  expect((await browser.call('POST', '/api/session/sso', back(alder.id, url))).status, 'nonce').toBe(401)
})

test('two worlds: whether a person, an address or an organisation is known shows in no answer', async () => {
  // The same acts against a provider that knows somebody of ours, somebody who is not linked, nobody at all.
  const answers = []
  for (const login of ['sub-author', 'sub-not-linked', 'author@alder.example', 'sub-of-nobody']) {
    const { browser, begun } = await begin(alder.id)
    const url = await browser.throughProvider(begun.body.url, login)
    url.searchParams.set('state', 'another')
    const refused = await browser.call('POST', '/api/session/sso', back(alder.id, url))
    answers.push(refused)
  }
  const unlinked = await begin(alder.id)
  const came = await unlinked.browser.throughProvider(unlinked.begun.body.url, 'sub-not-linked')
  answers.push(await unlinked.browser.call('POST', '/api/session/sso', back(alder.id, came)))
  answers.push(await new Browser().call('POST', '/api/session/sso', back(alder.id, came)))
  const seen = ({ status, text, headers }: Answer) =>
    JSON.stringify({ status, text, headers: { ...headers, date: '' } })
  expect(new Set(answers.map(seen)).size).toBe(1)

  // An address is random: of an organisation that has none, one that is no member, and one that took it away, alike.
  const absent = ['00000000-0000-4000-8000-000000000000', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff']
  const birch = await setUp('competitor', other)
  await (await signedIn('competitor')).call('DELETE', '/api/sso')
  const gone = await Promise.all([...absent, birch.id].map(async id => seen((await begin(id)).begun)))
  expect(new Set(gone).size).toBe(1)
  const page = async (id: string) =>
    (await world.call(undefined, 'GET', `/sso/${id}`, undefined, { accept: 'text/html' })).text.replace(
      /[\w+/]{22}==|nonce="[^"]*"/g,
      '',
    )
  expect(await page(alder.id), 'the page says nothing either').toBe(await page(absent[0] ?? ''))
})

test('an answer that comes too late is none', async () => {
  const { browser, begun } = await begin(alder.id)
  const url = await browser.throughProvider(begun.body.url, 'sub-author')
  world.clock.tick(11 * 60_000)
  expect((await browser.call('POST', '/api/session/sso', back(alder.id, url))).status).toBe(401)
  world.clock.now = new Date()
})

test('another member’s provider speaks for nobody of ours, though it says the same subject', async () => {
  const birch = await setUp('competitor', other)
  const { browser, begun } = await begin(birch.id)
  const url = await browser.throughProvider(begun.body.url, 'sub-author')
  expect((await browser.call('POST', '/api/session/sso', back(birch.id, url))).status).toBe(401)
  // Its answer, handed in at the first one's address (mix-up).
  const two = await begin(birch.id)
  const answer = await two.browser.throughProvider(two.begun.body.url, 'sub-author')
  expect((await two.browser.call('POST', '/api/session/sso', back(alder.id, answer))).status).toBe(401)
  expect((await begin('00000000-0000-4000-8000-000000000000')).begun.status).toBe(404)
})

test('another provider in the place of the one that was linked to speaks for nobody, with the same subject', async () => {
  const comesIn = async () => {
    const { browser, begun } = await begin(alder.id)
    const url = await browser.throughProvider(begun.body.url, 'sub-author')
    return (await browser.call('POST', '/api/session/sso', back(alder.id, url))).status
  }
  expect(await comesIn()).toBe(200)
  expect((await setUp('admin', other)).id).toBe(alder.id)
  expect(await comesIn(), 'who answers now is another issuer').toBe(401)
  await setUp('admin', idp)
  expect(await comesIn()).toBe(200)
})

test('by single sign-on nobody gets at their other organisations, nor adds a passkey', async () => {
  const admin = await signedIn('bank')
  expect((await admin.call('GET', '/api/me')).body.seats).toHaveLength(2)
  const set = await admin.call('PUT', '/api/sso', {
    issuer: idp.issuer,
    clientId: 'auburn',
    clientSecret: CLIENT.client_secret,
  })
  idp.clients[0]?.redirect_uris.push(set.body.address)
  const id = set.body.address.split('/').pop()
  const begun = await admin.call('POST', '/api/sso/link/options')
  const linked = await admin.call(
    'POST',
    '/api/sso/link',
    back(id, await admin.throughProvider(begun.body.url, 'sub-bank')),
  )
  expect(linked.status, linked.text).toBe(200)
  const started = await begin(id)
  const home = await started.browser.throughProvider(started.begun.body.url, 'sub-bank')
  const signed = await started.browser.call('POST', '/api/session/sso', back(id, home))
  expect(signed.body.member.handle).toBe('dogwood')
  // The same provider serves both organisations, and each of its people at that address alone where they linked themselves.
  for (const [address, login] of [
    [alder.id, 'sub-bank'],
    [id, 'sub-author'],
  ] as const) {
    const strayed = await begin(address)
    const answer = await strayed.browser.throughProvider(strayed.begun.body.url, login)
    expect((await strayed.browser.call('POST', '/api/session/sso', back(address, answer))).status, login).toBe(401)
  }
  const desk = signed.body.seats.find((s: { current: boolean }) => !s.current).id
  expect((await started.browser.call('POST', '/api/session/seat', { seat: desk })).status).toBe(404)
  expect((await started.browser.call('POST', '/api/passkeys/options')).status).toBe(403)
  expect((await started.browser.call('POST', '/api/codes')).status).toBe(403)
})

test('unlinked, and removed, it lets nobody in', async () => {
  const author = await signedIn('author')
  expect((await author.call('DELETE', '/api/sso/link')).status).toBe(200)
  const { browser, begun } = await begin(alder.id)
  const url = await browser.throughProvider(begun.body.url, 'sub-author')
  expect((await browser.call('POST', '/api/session/sso', back(alder.id, url))).status).toBe(401)
  const admin = await signedIn('admin')
  expect((await admin.call('DELETE', '/api/sso')).status).toBe(200)
  expect((await begin(alder.id)).begun.status).toBe(404)
})

test('a person whose seat has ended is not let in', async () => {
  const { link: address } = await addPerson(world.ctx, {
    member: 'alder',
    name: 'Leaver',
    email: 'leaver@alder.example',
    title: '',
    role: 'member',
    listed: false,
    desk: false,
  })
  alder = await setUp('admin', idp)
  const leaver = new Browser()
  await leaver.call('POST', '/api/session/link', { token: address.split('#')[1] })
  await world.signTerms()
  const begun = await leaver.call('POST', '/api/sso/link/options')
  const came = await leaver.throughProvider(begun.body.url, 'sub-leaver')
  expect((await leaver.call('POST', '/api/sso/link', back(alder.id, came))).status).toBe(200)
  await rowsOf(world.ctx.db.app).all(
    "update seat set until = $1 where person = (select id from person where email = 'leaver@alder.example')",
    [world.clock.now],
  )
  world.clock.tick(1)
  const { browser, begun: again } = await begin(alder.id)
  const url = await browser.throughProvider(again.body.url, 'sub-leaver')
  expect((await browser.call('POST', '/api/session/sso', back(alder.id, url))).status).toBe(401)
  await expect(invite(world.ctx, 'leaver@alder.example', undefined)).rejects.toThrow()
})
