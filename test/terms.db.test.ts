import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { hasSigned } from '../src/domain/terms/standing.ts'
import type { DeclaredRoute } from '../src/doors/route.ts'
import { publishTerms } from '../src/flows/terms.ts'
import { hashOf, insertSession } from '../src/store/access-store.ts'
import { change } from '../src/store/database.ts'
import { insertKey } from '../src/store/key-store.ts'
import { insertSeat } from '../src/store/partnership-store.ts'
import { BODIES, nothing, pathOf } from './access/requests.ts'
import { everyTable } from './every-table.ts'
import { LESSON } from './terms.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** Terms: who has not signed gets nothing by any way in; who signs gets on; a new version asks again, from its day on. */
let world: World
beforeEach(async () => {
  await world?.close()
  world = await makeWorld()
})
afterAll(() => world.close())

/** Signing itself, what one signs in and out with, what is one's own, and seeing somebody off, which does not wait. */
const BEFORE_TERMS = [
  'GET /api/me',
  'GET /api/terms',
  'GET /api/terms/:version',
  'POST /api/terms/signatures',
  'GET /api/sessions',
  'DELETE /api/sessions',
  'DELETE /api/sessions/:id',
  'DELETE /api/session',
  'POST /api/session/seat',
  'POST /api/session/step-up/options',
  'POST /api/session/step-up',
  'POST /api/session/step-up/code',
  'GET /api/codes',
  'POST /api/codes',
  'POST /api/codes/confirmed',
  'POST /api/codes/recovery',
  'DELETE /api/codes',
  'GET /api/passkeys',
  'POST /api/passkeys/options',
  'POST /api/passkeys',
  'PATCH /api/passkeys/:id',
  'DELETE /api/passkeys/:id',
  'GET /api/keys',
  'DELETE /api/keys/:id',
  'GET /api/people',
  'DELETE /api/people/:id',
  'GET /api/me/data',
  'POST /api/me/erasure',
  'GET /api/me/mail',
  'PUT /api/me/mail',
  'POST /api/me/mail/verification',
]
const DAY = 86_400_000
const asAdmin = () => inSession('admin')
const inSession = (name: Parameters<World['cookie']>[0]) => ({ cookie: world.cookie(name), origin: world.ctx.url })
const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  world.call(undefined, method, path, body, headers)
const named = (r: DeclaredRoute) => `${r.method} ${r.url}`
const TERMS_PROBLEM = { type: '/problems/terms', status: 403 }
const publish = (words: string, after: number, days?: number) =>
  publishTerms(world.ctx, undefined, {
    after,
    text: words,
    lesson: LESSON,
    changed: `Now: ${words}`,
    countsFrom: days === undefined ? undefined : new Date(world.ctx.now().getTime() + days * DAY),
  })

async function leavesOf(what: string): Promise<unknown[]> {
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  try {
    const found = await owner.query<{ body: unknown }>("select body from leaf where body ->> 'what' = $1", [what])
    return found.rows.map(r => r.body)
  } finally {
    await owner.end()
  }
}

/** Somebody new at Alder, in by session and by key, who has signed nothing. */
async function newcomer(): Promise<{ session: Record<string, string>; key: Record<string, string> }> {
  const at = world.ctx.now()
  await change(world.ctx.db, undefined, async tx => {
    const seat = await insertSeat(world.ctx, tx, {
      member: world.cast.members.alder ?? 0,
      person: { name: 'New Comer' },
      role: 'member',
      title: '',
      listed: false,
      at,
    })
    const person = (await tx.one<{ person: number }>('select person from seat where circle = $1', [seat]))?.person ?? 0
    const expiresAt = new Date(at.getTime() + 20 * DAY)
    const way = { gid: randomUUID(), seat, at, expiresAt }
    await insertSession(tx, {
      ...way,
      hash: hashOf('session_new_0123456789abcdef'),
      person,
      agent: '',
      steppedUp: true,
    })
    const scopes = ['read', 'share', 'reply', 'account'] as const
    await insertKey(tx, { ...way, hash: hashOf('key_new_0123456789abcdef'), name: 'n', scopes, capRank: 3 })
  })
  return {
    session: { cookie: 'auburn=session_new_0123456789abcdef', origin: world.ctx.url },
    key: { authorization: 'Bearer key_new_0123456789abcdef' },
  }
}

test('every route: closed to a session and a key that has not signed, but for those that signing needs', async () => {
  const { session, key } = await newcomer()
  const routes = world.server.app.declared.filter(
    r => r.who !== 'public' && r.who !== 'token' && r.roles.includes('member'),
  )
  expect(
    routes
      .filter(r => r.unsigned)
      .map(named)
      .sort(),
  ).toEqual(BEFORE_TERMS.toSorted())
  for (const r of routes) {
    for (const [way, headers] of Object.entries({ session, key })) {
      // These end the way in that asks, or sign.
      if (['DELETE /api/session', 'DELETE /api/sessions', 'POST /api/terms/signatures'].includes(named(r))) continue
      if (r.who === 'session' && way === 'key') continue
      const method = r.url === '/api/live' ? 'HEAD' : r.method
      const answer = await send(method, pathOf(r.url, nothing), BODIES[named(r)], headers)
      const isTerms = answer.status === 403 && (method === 'HEAD' || answer.body?.type === '/problems/terms')
      expect(isTerms, `${named(r)} by ${way}: ${answer.status} ${answer.text}`).toBe(!r.unsigned)
    }
  }
})

test('what is answered before signing says nothing of the partnership', async () => {
  await world.share('author', threeLayers('CANARY'))
  const { session } = await newcomer()
  const me = await send('GET', '/api/me', undefined, session)
  expect(me.body).toMatchObject({
    terms: { wanted: 'person' },
    nodes: [],
    unread: { feed: 0, inbox: 0 },
    partnership: { members: { fewerThan5: true } },
  })
  expect(me.text).not.toContain('east midlands')
  for (const path of ['/api/feed', '/api/nodes', '/api/members', '/api/search?q=payslip']) {
    const answer = await send('GET', path, undefined, session)
    expect(answer.body).toMatchObject(TERMS_PROBLEM)
    expect(answer.body.detail).toBe(
      `Read and sign version 1 of the terms of membership at ${world.ctx.url}/terms, then this goes on.`,
    )
    expect(answer.text).not.toContain('CANARY')
  }
})

test('the lesson is answered rightly, or it is not signed; then everything goes on, and a second time changes nothing', async () => {
  const { session, key } = await newcomer()
  const sign = (body: object) => send('POST', '/api/terms/signatures', body, session)
  const wrong = await sign({ version: 1, answers: [0] })
  expect(wrong.status).toBe(422)
  expect(wrong.body.places).toEqual([{ at: '/answers/0', problem: 'is not the right answer yet' }])
  expect((await sign({ version: 1 })).status, 'no answers at all').toBe(422)
  expect((await sign({ version: 2, answers: [1] })).status, 'no such version').toBe(422)
  expect((await sign({ version: 1, answers: [1], forMember: true })).status, 'not an administrator').toBe(403)
  expect((await send('GET', '/api/feed', undefined, session)).status).toBe(403)

  expect((await sign({ version: 1, answers: [1] })).status).toBe(200)
  expect((await send('GET', '/api/feed', undefined, session)).status).toBe(200)
  expect((await send('GET', '/api/feed', undefined, key)).status).toBe(200)
  const before = await everyTable(world.ctx.db.url)
  expect((await sign({ version: 1 })).status, 'the lesson is known by now').toBe(200)
  expect(await everyTable(world.ctx.db.url)).toBe(before)
  expect(await leavesOf('terms-signed')).toEqual([
    { what: 'terms-signed', version: 1, seat: expect.any(String), at: expect.any(String) },
  ])
})

test('a member is signed for by its administrators; until then none of its people gets anything', async () => {
  expect(await publish('Be kinder.', 1)).toBe(2)
  const wanted = async (name: 'admin' | 'author' | 'bank') =>
    (await send('GET', '/api/me', undefined, inSession(name))).body.terms.wanted
  expect([await wanted('admin'), await wanted('author')]).toEqual(['both', 'both'])
  const signAs = (name: 'admin' | 'author', body: object) =>
    send('POST', '/api/terms/signatures', body, inSession(name))
  expect((await signAs('author', { version: 1 })).status, 'a past version').toBe(422)
  expect((await signAs('author', { version: 2 })).status, 'the same lesson as before').toBe(200)
  expect(await wanted('author')).toBe('member')
  const told = await send('GET', '/api/feed', undefined, inSession('author'))
  expect(told.body.detail).toContain('An administrator of your organisation has to sign')
  expect((await signAs('admin', { version: 2, forMember: true })).status).toBe(200)
  expect((await send('GET', '/api/feed', undefined, inSession('author'))).status).toBe(200)
  expect(await wanted('bank'), 'another member').toBe('both')

  const list = await send('GET', '/api/terms/signatures', undefined, asAdmin())
  const signed = Object.fromEntries(list.body.items.map((i: { name: string; version?: number }) => [i.name, i.version]))
  expect(signed).toEqual({ 'admin of alder': 2, 'author of alder': 2, 'colleague of alder': 1 })
  expect((await send('GET', '/api/terms/signatures', undefined, inSession('author'))).status).toBe(403)
  const seen = await send('GET', '/api/terms', undefined, inSession('author'))
  expect(seen.body.versions[0]).toMatchObject({ version: 2, signedForMember: { by: 'admin of alder' } })
  expect((await send('GET', '/api/terms/1', undefined, asAdmin())).body.text, 'every version stays').toContain('Keep')
})

test('a version with a notice: signed before or not, the one before counts until the day, and then on open streams too', async () => {
  await world.listen()
  const open = async (name: 'author' | 'bank') => {
    const aborted = new AbortController()
    const response = await fetch(`${world.url}/api/live`, {
      headers: { authorization: `Bearer ${world.key(name)}` },
      signal: aborted.signal,
    })
    const state = { status: response.status, ended: false }
    const reader = response.body?.getReader()
    void (async () => {
      for (;;) if ((await reader?.read())?.done ?? true) break
      state.ended = true
    })().catch(() => {})
    return { state, close: () => aborted.abort() }
  }
  expect(await publish('Be kinder.', 1, 14)).toBe(2)
  const me = await send('GET', '/api/me', undefined, asAdmin())
  expect(me.body.terms).toMatchObject({ wanted: 'nothing', ahead: { version: 2 } })
  expect((await world.viewer('author')).until).toEqual(new Date(me.body.terms.ahead.countsFrom))
  await send('POST', '/api/terms/signatures', { version: 2, forMember: true }, asAdmin())
  await send('POST', '/api/terms/signatures', { version: 2 }, inSession('author'))
  expect((await send('GET', '/api/me', undefined, asAdmin())).body.terms.ahead).toBeUndefined()
  const [signed, not] = [await open('author'), await open('bank')]
  expect([signed.state.status, not.state.status]).toEqual([200, 200])
  world.clock.tick(14 * DAY)
  await expect.poll(() => not.state.ended, { timeout: 3_000 }).toBe(true)
  expect(signed.state.ended).toBe(false)
  signed.close()
  expect(hasSigned((await world.viewer('bank')).terms)).toBe(false)
  expect((await world.call('bank', 'GET', '/api/feed')).body).toMatchObject(TERMS_PROBLEM)
  expect((await world.call('author', 'GET', '/api/feed')).status).toBe(200)
})

test('published at once: an open stream of whoever has not signed ends within the second', async () => {
  await world.listen()
  const response = await fetch(`${world.url}/api/live`, { headers: { authorization: `Bearer ${world.key('author')}` } })
  const reader = response.body?.getReader()
  await reader?.read()
  const asked = performance.now()
  await publish('Be kinder.', 1)
  for (;;) if ((await reader?.read())?.done ?? true) break
  expect(performance.now() - asked).toBeLessThan(1_000)
})

test('only an operator publishes, once confirmed, from the newest version, with a lesson that is one', async () => {
  const body = { after: 1, text: 'Be kinder.', lesson: LESSON, changed: 'Kindness' }
  const post = (more: object = {}, name: 'admin' | 'bank' = 'bank') =>
    send('POST', '/api/terms', { ...body, ...more }, inSession(name))
  await change(world.ctx.db, undefined, tx =>
    tx.all("update seat set role = 'operator' where circle = $1", [world.cast.seats.bank]),
  )
  expect((await post()).body.type, 'not confirmed').toBe('/problems/step-up')
  await world.confirm('bank')
  await world.confirm('admin')
  expect((await post({}, 'admin')).status, 'an administrator').toBe(403)
  expect((await post({ after: undefined })).status, 'as if it were the first').toBe(409)
  expect((await post({ after: 2 })).status, 'from one that is not there').toBe(409)
  expect((await post({ lesson: '# None' })).body.places).toMatchObject([{ at: '/lesson' }])
  expect((await post({ countsFrom: '2026-05-01T00:00:00Z' })).body.places).toMatchObject([{ at: '/countsFrom' }])
  const same = (await send('GET', '/api/terms/draft', undefined, inSession('bank'))).body
  expect((await post({ text: same.text, lesson: same.lesson })).status, 'nothing changed').toBe(422)
  const done = await post({ countsFrom: '2026-06-20T00:00:00Z' })
  expect([done.status, done.body]).toEqual([201, { version: 2 }])
  const members = await send('GET', '/api/terms/members', undefined, inSession('bank'))
  expect(members.body.items).toContainEqual(
    expect.objectContaining({ handle: 'alder', version: 1, hasSigned: true, people: 3, signed: 3 }),
  )
  expect((await send('GET', '/api/terms/members', undefined, asAdmin())).status).toBe(403)
  expect((await send('GET', '/api/terms/draft', undefined, asAdmin())).status).toBe(403)
  expect(await leavesOf('terms-published')).toEqual([
    expect.objectContaining({ version: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/), by: expect.any(String) }),
  ])
})

test('two who publish at once make one version', async () => {
  const results = await Promise.allSettled([publish('One', 1), publish('Two', 1), publish('Three', 1)])
  expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1)
})

test('a draft is not shared for somebody who has not signed', async () => {
  const colleague = (await world.viewer('colleague')).gid
  const sent = await world.call('author', 'POST', '/api/drafts', { request: threeLayers(), colleague, note: '' })
  expect(sent.status).toBe(201)
  await publish('Be kinder.', 1)
  await send('POST', '/api/terms/signatures', { version: 2, forMember: true }, asAdmin())
  await send('POST', '/api/terms/signatures', { version: 2 }, inSession('colleague'))
  const decided = await send(
    'POST',
    `/api/drafts/${sent.body.id}/decision`,
    { decision: 'share', answer: '' },
    inSession('colleague'),
  )
  expect(decided.status).toBe(422)
  expect(decided.body.detail).toContain('has not signed')
})
