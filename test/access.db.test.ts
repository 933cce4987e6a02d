import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Scope, SEAT_ROLES, type SeatRole } from '../src/domain/permissions.ts'
import type { DeclaredRoute } from '../src/doors/route.ts'
import { invite } from '../src/flows/run-partnership.ts'
import { hashOf, insertLink, insertSession } from '../src/store/access-store.ts'
import { change } from '../src/store/database.ts'
import { insertKey } from '../src/store/key-store.ts'
import { Authenticator, type Cheat, type Options } from './access/authenticator.ts'
import { BODIES, NOBODY, nothing, pathOf } from './access/requests.ts'
import type { SeatName } from './cast.ts'
import { type Answer, makeWorld, threeLayers, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const DAY = 86_400_000
const SCOPES: Scope[] = ['read', 'share', 'reply', 'account']
const named = (r: { method: string; url: string }) => `${r.method} ${r.url}`
const routes = () => world.server.app.declared.filter(d => !/^\/(assets|api\/docs)/.test(d.url))
const inSession = (cookie: string) => ({ cookie, origin: world.ctx.url })
const as = (name: SeatName) => inSession(world.cookie(name))
const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  world.call(undefined, method, path, body, headers)

async function giveKey(name: SeatName, scopes: Scope[]): Promise<string> {
  const token = `key_${name}_${scopes.join('_')}_0123456789`
  const at = world.ctx.now()
  await change(world.ctx.db, undefined, tx =>
    insertKey(tx, {
      hash: hashOf(token),
      gid: randomUUID(),
      seat: world.cast.seats[name],
      name: token,
      scopes,
      capRank: 3,
      at,
      expiresAt: new Date(at.getTime() + DAY),
    }),
  )
  return token
}
async function giveSession(name: SeatName, steppedUp = false): Promise<string> {
  const token = `session_${name}_${randomUUID()}`
  const at = world.ctx.now()
  await change(world.ctx.db, undefined, async tx => {
    const owner = await tx.one<{ person: number }>('select person from seat where circle = $1', [
      world.cast.seats[name],
    ])
    await insertSession(tx, {
      hash: hashOf(token),
      gid: randomUUID(),
      person: owner?.person ?? 0,
      seat: world.cast.seats[name],
      agent: '',
      at,
      expiresAt: new Date(at.getTime() + 30 * DAY),
      steppedUp,
    })
  })
  return `auburn=${token}`
}
async function giveLink(token: string, name: SeatName, reusable = false, days = 1): Promise<void> {
  await change(world.ctx.db, undefined, tx =>
    insertLink(tx, {
      token,
      seat: world.cast.seats[name],
      purpose: 'sign-in',
      reusable,
      expiresAt: new Date(world.ctx.now().getTime() + days * DAY),
    }),
  )
}

/** In or not in: what comes after (404, 422, being asked to confirm …) is another test's. */
const verdict = ({ status, body }: Answer) =>
  status === 401 && body?.detail === undefined
    ? 'who?'
    : status === 403 && body?.type !== '/problems/step-up'
      ? 'no'
      : 'in'
const isChange = (r: DeclaredRoute) => r.method !== 'GET'
const mayRole = (r: DeclaredRoute, role: SeatRole) => r.roles === 'anybody' || r.roles.includes(role)
const ask = (r: DeclaredRoute, headers: Record<string, string>) =>
  send(r.url === '/api/live' ? 'HEAD' : r.method, pathOf(r.url, nothing), BODIES[named(r)], headers)
/** The colleague plays every role. */
const play = (role: SeatRole) =>
  change(world.ctx.db, undefined, tx =>
    tx.all('update seat set role = $2 where circle = $1', [world.cast.seats.colleague, role]),
  )
afterEach(() => play('member'))

/** Refused for want of what the line says under `if`, not for want of the role: nobody sees off a stranger but an admin. */
const REFUSED_BY_CONDITION: Record<string, readonly SeatRole[]> = {
  'DELETE /api/people/:id': ['member', 'analyst', 'auditor'],
}

/** A mail program presses “unsubscribe” by itself (RFC 8058): it has no origin, and its token is all that counts. */
const FROM_ANYWHERE = ['POST /mail-off/:token']

test('every route says who may', () => {
  expect(routes().length).toBeGreaterThan(80)
  for (const r of routes()) {
    expect(['public', 'session', 'token', ...SCOPES], named(r)).toContain(r.who)
    expect(r.roles === 'anybody', named(r)).toBe(r.who === 'public' || r.who === 'token')
    if (r.roles !== 'anybody') expect(r.roles.length, named(r)).toBeGreaterThan(0)
  }
})

test('every route × every role, by session and by key: in or refused as ACCESS.md has it', async () => {
  for (const role of SEAT_ROLES) {
    await play(role)
    // Confirmed, so that nothing stands before the flow's own rules.
    const standing = await giveSession('colleague', true)
    for (const r of routes()) {
      if (r.roles === 'anybody') continue
      const expected = mayRole(r, role) && !REFUSED_BY_CONDITION[named(r)]?.includes(role) ? 'in' : 'no'
      // DELETE /api/session ends the session that asks.
      const session = r.url === '/api/session' ? await giveSession('colleague') : standing
      const answer = await ask(r, inSession(session))
      expect(verdict(answer), `${named(r)} by ${role}: ${answer.text}`).toBe(expected)
      // Of what comes back after signing out, no browser has kept anything; a stream has no such answer.
      if (r.url.startsWith('/api/') && r.url !== '/api/live')
        expect(answer.headers['cache-control'], named(r)).toBe('no-store')
      if (r.who === 'session') continue
      const byKey = await ask(r, { authorization: `Bearer ${world.key('colleague')}` })
      expect(verdict(byKey), `${named(r)} by a key of ${role}: ${byKey.text}`).toBe(expected)
    }
  }
}, 240_000)

test('every route × whoever has no business there: nobody, another site, a key without the scope', async () => {
  const key = Object.fromEntries(await Promise.all(SCOPES.map(async s => [s, await giveKey('admin', [s])] as const)))
  const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` })
  for (const r of routes()) {
    const about = (caller: string) => `${named(r)} by ${caller}`
    if (r.who === 'token') {
      expect((await ask(r, {})).status, named(r)).toBe(404)
      expect((await ask(r, bearer(world.key('author')))).status).toBe(404)
      expect((await ask(r, bearer('metrics'))).status).toBe(200)
      continue
    }
    const nobody = await ask(r, { origin: world.ctx.url })
    if (r.who === 'public') expect(nobody.text, about('nobody')).not.toContain('/problems/forbidden')
    else expect(verdict(nobody), about('nobody')).toBe('who?')
    if (isChange(r) && !FROM_ANYWHERE.includes(named(r)))
      for (const headers of [
        { cookie: world.cookie('admin') },
        { cookie: world.cookie('admin'), origin: 'https://evil.example' },
      ]) {
        const foreign = await ask(r, headers)
        expect(foreign.status, about('another site')).toBe(400)
        expect(foreign.body.places, about('another site')).toMatchObject([{ at: 'header Origin' }])
      }
    if (r.who === 'public') continue
    for (const scope of SCOPES) {
      const answer = await ask(r, bearer(key[scope]))
      expect(verdict(answer), about(`an admin’s key with ${scope} alone`)).toBe(
        r.who === scope && mayRole(r, 'admin') ? 'in' : 'no',
      )
    }
  }
}, 240_000)

/**
 * What is always confirmed first. Written out, so that a declaration which loses its `confirm` is seen: the tests below walk
 * those that have it.
 */
const ALWAYS_CONFIRMED = [
  'POST /api/applications/:id/approval',
  'POST /api/codes/recovery',
  'DELETE /api/codes',
  'POST /api/desk/analysts',
  'PUT /api/desk/analysts/:id/secondment',
  'DELETE /api/desk/analysts/:id',
  'PUT /api/desk/analysts/:id/clearance',
  'PUT /api/desk/groups/:handle/analysts/:id',
  'DELETE /api/desk/groups/:handle/analysts/:id',
  'POST /api/desk/releases',
  'POST /api/desk/releases/:id/decision',
  'POST /api/keys',
  'DELETE /api/keys/:id',
  'POST /api/members/:handle/vetting',
  'POST /api/nodes',
  'POST /api/nodes/:handle/members',
  'POST /api/nodes/:handle/invitations',
  'POST /api/nodes/:handle/invitations/:id/link',
  'DELETE /api/passkeys/:id',
  'POST /api/people',
  'POST /api/people/:id/link',
  'DELETE /api/people/:id',
  'DELETE /api/people/:id/sessions',
  'POST /api/people/:id/wake',
  'GET /api/samples/:id/file',
  'POST /api/set-up/nodes',
  'DELETE /api/sso/link',
  'PUT /api/sso',
  'DELETE /api/sso',
  'POST /api/terms',
  'POST /api/vouches/:id',
]

test('what is always confirmed is this, and no less', () => {
  const strong = routes().filter(r => r.confirm === 'always')
  expect(strong.map(named).sort()).toEqual([...ALWAYS_CONFIRMED].sort())
})

test('the ways in are these, and no others', () => {
  const ways = routes().filter(
    r => r.who === 'public' && isChange(r) && /^\/api\/(session|passkeys|codes|keys|sso)/.test(r.url),
  )
  expect(ways.map(named).sort()).toEqual([
    'POST /api/session/first-operator',
    'POST /api/session/link',
    'POST /api/session/link/look',
    'POST /api/session/passkey',
    'POST /api/session/passkey/options',
    'POST /api/session/sso',
    'POST /api/session/sso/options',
  ])
})

test('what asks to be confirmed is refused until it is, in that session, and asked of no key', async () => {
  const strong = routes().filter(r => r.confirm === 'always')
  for (const r of strong) {
    const role = SEAT_ROLES.find(one => mayRole(r, one)) ?? 'member'
    await play(role)
    const type = async (headers: Record<string, string>) => (await ask(r, headers)).body?.type
    expect(await type(inSession(await giveSession('colleague'))), named(r)).toBe('/problems/step-up')
    expect(await type(inSession(await giveSession('colleague', true))), named(r)).not.toBe('/problems/step-up')
    const key = { authorization: `Bearer ${world.key('colleague')}` }
    if (r.who !== 'session') expect(await type(key), named(r)).not.toBe('/problems/step-up')
  }
})

/** For every route that asks under a condition: what it asks for, and what is next to it and is not asked for. */
type Try = [path: string, body: unknown, asks: boolean, headers?: Record<string, string>]
const UNDER_CONDITION: Record<string, { as: SeatName; tries: () => Promise<Try[]> }> = {
  'POST /api/reports': {
    as: 'author',
    tries: async () => [
      ['/api/reports', red(), true],
      ['/api/reports', threeLayers(), false],
    ],
  },
  'PUT /api/reports/:id': {
    as: 'author',
    tries: async () => {
      const before = { ...threeLayers(), audience: { ...threeLayers().audience, except: ['birch'] } }
      const path = `/api/reports/${await world.share('author', before)}`
      const { audience } = before
      const further = { ...audience, grants: [...audience.grants, { layer: 'full', to: ['pharma'], as: 'withheld' }] }
      const named = { ...audience, grants: audience.grants.map(g => ({ ...g, as: 'named' })) }
      const match = { 'if-match': '"7"' }
      return [
        [path, red(), true, match],
        [path, { ...before, audience: further }, true, match],
        [path, { ...before, audience: named }, true, match],
        [path, { ...before, audience: { ...audience, except: [] } }, true, match],
        [path, { ...before, audience: { ...audience, grants: audience.grants.slice(0, 1) } }, false, match],
        [path, before, false, match],
        [`/api/reports/${NOBODY}`, { ...before, audience: further }, false, match],
      ]
    },
  },
  'POST /api/drafts/:id/decision': {
    as: 'colleague',
    tries: async () => {
      const colleague = (await world.viewer('colleague')).gid
      const draft = async (request: unknown) =>
        `/api/drafts/${(await send('POST', '/api/drafts', { request, colleague }, as('author'))).body.id}/decision`
      const strong = await draft(red())
      return [
        [strong, { decision: 'share' }, true],
        [strong, { decision: 'decline', answer: 'No' }, false],
        [await draft(threeLayers()), { decision: 'share' }, false],
      ]
    },
  },
  'POST /api/desk/advisories/:id/publication': {
    as: 'analyst',
    tries: async () => {
      const drafted = async (tlp: string) => {
        const { id } = (await send('POST', '/api/desk/advisories', { kind: 'alert' }, as('analyst'))).body
        const path = `/api/desk/advisories/${id}`
        const { content } = (await send('GET', path, undefined, as('analyst'))).body
        const audience = { grants: [{ layer: 'headline', to: ['desk'], as: 'named' }], tlp }
        const session = inSession(await giveSession('analyst'))
        expect((await send('PUT', path, { content, audience }, { ...session, 'if-match': '"1"' })).status).toBe(200)
        return `${path}/publication`
      }
      return [
        [await drafted('RED'), { version: 2 }, true],
        [await drafted('AMBER'), { version: 2 }, false],
      ]
    },
  },
  'PATCH /api/people/:id': {
    as: 'admin',
    tries: async () => {
      const path = `/api/people/${(await world.viewer('colleague')).gid}`
      return [
        [path, { role: 'admin' }, true],
        [path, { title: 'Night desk', listed: false }, false],
      ]
    },
  },
  'PATCH /api/me/member': {
    as: 'competitor',
    tries: async () => {
      expect((await world.call('competitor', 'PATCH', '/api/me/member', { signoff: true })).status).toBe(200)
      return [
        ['/api/me/member', { signoff: false }, true],
        ['/api/me/member', { listedTo: ['pharma'] }, true],
        ['/api/me/member', { signoff: true, shortNames: ['Birch'], listedTo: [] }, false],
      ]
    },
  },
  'PATCH /api/nodes/:handle': {
    as: 'admin',
    tries: async () => [
      ['/api/nodes/pharma', { admission: 'automatic' }, true],
      ['/api/nodes/pharma', { manager: (await world.viewer('author')).gid }, true],
      ['/api/nodes/pharma', { guidance: 'Be brief.', charter: 'Be useful.' }, false],
    ],
  },
  'POST /api/node-requests/:id/decision': {
    as: 'admin',
    tries: async () => [
      [`/api/node-requests/${NOBODY}/decision`, { decision: 'approve' }, true],
      [`/api/node-requests/${NOBODY}/decision`, { decision: 'decline', text: 'Not now' }, false],
    ],
  },
}
const red = () => ({
  content: { kind: 'incident' as const, headline: { title: 'For one' } },
  audience: { grants: [{ layer: 'headline' as const, to: ['desk'], as: 'withheld' as const }], tlp: 'RED' as const },
})

test('what asks under a condition asks then, and for nothing else', async () => {
  const conditional = routes().filter(r => r.confirm !== undefined && r.confirm !== 'always')
  expect(Object.keys(UNDER_CONDITION).sort()).toEqual(conditional.map(named).sort())
  for (const [route, { as: name, tries }] of Object.entries(UNDER_CONDITION)) {
    const session = inSession(await giveSession(name))
    const confirmed = inSession(await giveSession(name, true))
    for (const [path, body, asks, headers] of await tries()) {
      const method = route.split(' ')[0] ?? ''
      const about = `${route} ${JSON.stringify(body).slice(0, 200)}`
      const answer = await send(method, path, body, { ...session, ...headers })
      expect(answer.body?.type === '/problems/step-up', `${about}: ${answer.text}`).toBe(asks)
      if (!asks) continue
      const after = await send(method, path, body, { ...confirmed, ...headers })
      expect(after.body?.type, about).not.toBe('/problems/step-up')
    }
  }
})

test('an auditor who only looks writes nothing, even where it may read', async () => {
  await play('auditor')
  const session = inSession(await giveSession('colleague', true))
  const id = await world.share('author', threeLayers())
  for (const r of routes().filter(one => isChange(one) && one.roles !== 'anybody' && !mayRole(one, 'auditor'))) {
    const answer = await send(
      r.method,
      pathOf(r.url, () => id),
      BODIES[named(r)],
      session,
    )
    expect(answer.status, `${named(r)} by an auditor: ${answer.text}`).toBe(403)
  }
})

const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? ''
async function options(path: string, headers: Record<string, string>): Promise<{ ceremony: string; options: Options }> {
  return (await send('POST', path, undefined, headers)).body
}
async function register(name: SeatName, device: Authenticator, cheat?: Cheat): Promise<Answer> {
  const begun = await options('/api/passkeys/options', as(name))
  return send(
    'POST',
    '/api/passkeys',
    { ceremony: begun.ceremony, response: device.register(begun.options, cheat) },
    as(name),
  )
}
const origin = () => ({ origin: world.ctx.url })

test('passkeys: registered, signed in with, stepped up with; every way to cheat is refused alike', async () => {
  const device = new Authenticator(world.ctx.url)
  const theirs = new Authenticator(world.ctx.url)
  const cheats: Record<string, Cheat> = {
    'another origin': { origin: 'https://evil.example' },
    'another relying party': { rpId: 'evil.example' },
    'the user not verified': { unverified: true },
    'the other ceremony': { type: 'webauthn.payment' },
  }
  for (const [how, cheat] of Object.entries(cheats))
    expect((await register('author', new Authenticator(world.ctx.url), cheat)).status, how).toBe(401)
  expect((await register('author', device)).status).toBe(201)
  expect((await register('bank', theirs)).status).toBe(201)
  expect((await register('bank', device)).status, 'one passkey is one person’s').toBe(401)

  const signIn = async (by: Authenticator, cheat?: Cheat) => {
    const begun = await options('/api/session/passkey/options', origin())
    const body = { ceremony: begun.ceremony, response: by.assert(begun.options, cheat) }
    return { body, answer: await send('POST', '/api/session/passkey', body, origin()) }
  }
  const { body, answer } = await signIn(device)
  expect(answer.status, answer.text).toBe(200)
  expect(answer.body).toMatchObject({ member: { handle: 'alder' }, steppedUp: true, via: 'session' })
  const replayed = await send('POST', '/api/session/passkey', body, origin())
  expect(replayed.status, 'a challenge is used once').toBe(401)
  // Passkeys that are kept in step over several devices count nothing: their counter stays at zero.
  const uncounted = new Authenticator(world.ctx.url)
  expect((await register('analyst', uncounted, { counter: 0 })).status).toBe(201)
  const once = await signIn(uncounted, { counter: 0 })
  expect(once.answer.status).toBe(200)
  const twice = await send('POST', '/api/session/passkey', once.body, origin())
  expect([twice.status, twice.text], 'nor by a passkey that does not count').toEqual([401, replayed.text])
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const refusals = { ...cheats, 'another key': { key }, 'a counter that went back (a copy)': { counter: 1 } }
  for (const [how, cheat] of Object.entries(refusals)) {
    const { answer: refused } = await signIn(device, cheat)
    expect([refused.status, refused.text], how).toEqual([401, replayed.text])
  }
  expect((await signIn(new Authenticator(world.ctx.url))).answer.text, 'an unknown one').toBe(replayed.text)

  const begun = await options('/api/session/passkey/options', origin())
  world.clock.tick(300_001)
  const late = { ceremony: begun.ceremony, response: device.assert(begun.options) }
  expect((await send('POST', '/api/session/passkey', late, origin())).status, 'after five minutes').toBe(401)
  const other = await options('/api/session/passkey/options', origin())
  const stepUp = { ceremony: other.ceremony, response: device.assert(other.options) }
  expect((await send('POST', '/api/session/step-up', stepUp, as('author'))).status, 'for signing in').toBe(401)
})

test('stepping up: one’s own passkey, one’s own ceremony, five minutes; AMBER goes to everyone only then', async () => {
  const device = new Authenticator(world.ctx.url)
  const theirs = new Authenticator(world.ctx.url)
  expect((await send('POST', '/api/session/step-up/options', undefined, as('officer'))).status).toBe(422)
  await register('supplier', device)
  await register('bank', theirs)
  const amber = {
    content: { kind: 'incident', headline: { title: 'To everyone' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], tlp: 'AMBER' },
  }
  let session = as('supplier')
  const share = () => send('POST', '/api/reports', amber, session)
  expect((await share()).status).toBe(422)
  const stepUp = async (name: SeatName, by: Authenticator, begunBy: SeatName = name) => {
    const begun = await options('/api/session/step-up/options', as(begunBy))
    const body = { ceremony: begun.ceremony, response: by.assert(begun.options) }
    const answer = await send('POST', '/api/session/step-up', body, as(name))
    // What may more has a new token: the old one is void.
    if (answer.status === 200) session = inSession(cookieOf(answer))
    return answer.status
  }
  expect(await stepUp('supplier', theirs), 'another person’s passkey').toBe(401)
  expect(await stepUp('supplier', device, 'bank'), 'another person’s ceremony').toBe(401)
  expect((await share()).status).toBe(422)
  expect(await stepUp('supplier', device)).toBe(200)
  expect((await share()).status).toBe(201)
  expect((await world.call('supplier', 'POST', '/api/reports', amber)).status, 'the person’s key').toBe(422)
  const other = inSession(await giveSession('supplier'))
  expect((await send('POST', '/api/reports', amber, other)).status, 'the person’s other session').toBe(422)
  world.clock.tick(300_001)
  expect((await share()).status, 'after five minutes').toBe(422)
})

test('sign-in links: used once, expired, forged, for nobody any more; a demo’s again and again', async () => {
  const token = (c: string) => c.repeat(43)
  const use = (t: string) => send('POST', '/api/session/link', { token: t }, origin())
  const look = (t: string) => send('POST', '/api/session/link/look', { token: t }, origin())
  await giveLink(token('a'), 'officer')
  expect((await look(token('a'))).body).toMatchObject({ purpose: 'sign-in', member: 'Hazel plc' })
  expect((await look(token('a'))).status, 'looking does not use it up').toBe(200)
  const first = await use(token('a'))
  expect(first.status).toBe(200)
  expect(String(first.headers['set-cookie'])).toMatch(
    /^auburn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
  )
  expect((await send('GET', '/api/me', undefined, { cookie: cookieOf(first) })).body.steppedUp).toBe(false)
  const again = await use(token('a'))
  expect(again.status).toBe(404)
  expect((await use(token('z'))).text, 'forged').toBe(again.text)
  await giveLink(token('b'), 'officer', false, 0.01)
  world.clock.tick(0.02 * DAY)
  expect((await use(token('b'))).text, 'expired').toBe(again.text)
  expect((await look(token('b'))).text).toBe(again.text)
  await giveLink(token('c'), 'officer')
  const both = await Promise.all([use(token('c')), use(token('c')), use(token('c'))])
  expect(both.map(a => a.status).sort(), 'three at once').toEqual([200, 404, 404])
  const sevenDays = (await invite(world.ctx, 'officer@hazel.example', undefined)).split('#')[1] ?? ''
  expect(sevenDays, '256 bits').toMatch(/^[\w-]{43}$/)
  world.clock.tick(7 * DAY - 1_000)
  expect((await look(sevenDays)).status).toBe(200)
  world.clock.tick(1_000)
  expect((await look(sevenDays)).text, 'after seven days').toBe(again.text)
  await giveLink(token('d'), 'officer', true)
  expect([(await use(token('d'))).status, (await use(token('d'))).status]).toEqual([200, 200])
  const operator = { ...(BODIES['POST /api/session/first-operator'] as object), token: token('d') }
  expect((await send('POST', '/api/session/first-operator', operator, origin())).status).toBe(404)
  expect((await use(token('d'))).status, 'what failed did not use it up').toBe(200)
})

test('sessions end: by hand, after fourteen idle days, after thirty at the latest', async () => {
  const me = async (cookie: string) => (await send('GET', '/api/me', undefined, { cookie })).status
  const [left, idle, busy] = [
    await giveSession('outsider'),
    await giveSession('outsider'),
    await giveSession('outsider'),
  ]
  expect((await send('DELETE', '/api/session', undefined, inSession(left))).status).toBe(200)
  expect([await me(left), await me(idle)]).toEqual([401, 200])
  expect(await me(idle.replace(/=.*/, `=${'A'.repeat(43)}`)), 'a token that nobody was given').toBe(401)
  for (let day = 0; day < 29; day++) {
    world.clock.tick(DAY)
    expect(await me(busy), `day ${day}`).toBe(200)
    if (day === 12) expect(await me(idle)).toBe(200)
  }
  expect(await me(idle), 'idle for sixteen days').toBe(401)
  world.clock.tick(DAY)
  expect(await me(busy), 'thirty days').toBe(401)
  const signed = await giveSession('outsider')
  await change(world.ctx.db, undefined, tx => tx.all("update member set state = 'suspended' where handle = 'cedar'"))
  expect(await me(signed), 'a suspended member').toBe(401)
  await change(world.ctx.db, undefined, tx => tx.all("update member set state = 'active' where handle = 'cedar'"))
  expect(await me(signed)).toBe(200)
})

test('keys: capped, expiring, revoked; none makes a stronger one', async () => {
  expect(
    (await send('POST', '/api/keys', { name: 'k', scopes: ['read'] }, inSession(await giveSession('analyst')))).body
      .type,
  ).toBe('/problems/step-up')
  const session = inSession(await giveSession('analyst', true))
  const make = async (asked: object, headers: Record<string, string> = session) =>
    send('POST', '/api/keys', { name: 'k', scopes: ['read'], cap: 'GREEN', days: 30, ...asked }, headers)
  const bearer = (answer: Answer) => ({ authorization: `Bearer ${answer.body.key}` })
  const author = inSession(await giveSession('author', true))
  const amber = await send('POST', '/api/reports', threeLayers(), author)
  const read = async (way: Record<string, string>) =>
    (await send('GET', `/api/reports/${amber.body.id}`, undefined, way)).body.layer
  const [green, high] = [await make({}), await make({ cap: 'AMBER+STRICT' })]
  expect([await read(bearer(green)), await read(bearer(high)), await read(session)]).toEqual([
    'headline',
    'full',
    'full',
  ])
  expect((await make({ cap: 'RED' })).status, 'RED never leaves by key').toBe(400)

  const maker = await make({ scopes: ['read', 'account'], cap: 'GREEN', days: 2 })
  expect((await make({ scopes: ['share'] }, bearer(maker))).status, 'a scope more').toBe(422)
  expect((await make({ cap: 'AMBER' }, bearer(maker))).status, 'a higher cap').toBe(422)
  const made = await make({ days: 365 }, bearer(maker))
  expect(made.status).toBe(201)
  expect(made.body.expiresAt <= maker.body.expiresAt, 'a longer life').toBe(true)
  expect((await send('GET', '/api/sessions', undefined, bearer(maker))).status, 'nor a session').toBe(403)
  expect((await send('POST', '/api/passkeys/options', undefined, bearer(maker))).status, 'nor a passkey').toBe(403)

  const listed = (await send('GET', '/api/keys', undefined, session)).text
  for (const answer of [green, high, maker, made]) expect(listed).not.toContain(answer.body.key)
  expect((await send('DELETE', `/api/keys/${high.body.id}`, undefined, author)).status, 'another’s key').toBe(404)
  expect((await send('DELETE', `/api/keys/${high.body.id}`, undefined, session)).status).toBe(200)
  const status = async (answer: Answer) => (await send('GET', '/api/me', undefined, bearer(answer))).status
  expect([await status(high), await status(green)]).toEqual([401, 200])
  world.clock.tick(2 * DAY)
  expect([await status(maker), await status(made), await status(green)]).toEqual([401, 401, 200])
})
