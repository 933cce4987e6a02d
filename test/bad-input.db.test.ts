import { connect } from 'node:net'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeclaredRoute } from '../src/doors/route.ts'
import { BODIES, NOBODY, nothing, pathOf } from './access/requests.ts'
import type { SeatName } from './cast.ts'
import { isFullProof, propertyOptions } from './seed.ts'
import { type Answer, makeWorld, threeLayers, type World } from './world.ts'

/** Whatever is sent to whatever door: a problem document that names the place, nothing stored, never a 5xx. */
let world: World
let owner: pg.Client
let report = ''
let colleague = ''
let routes: DeclaredRoute[] = []
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  report = await world.share('author', threeLayers())
  colleague = (await world.viewer('colleague')).gid
  await owner.query("update seat set role = 'operator' where circle = $1", [world.cast.seats.colleague])
  routes = world.server.app.declared.filter(d => d.url.startsWith('/api/') && !d.url.startsWith('/api/docs'))
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const named = (r: { method: string; url: string }) => `${r.method} ${r.url}`
const withBody = () => routes.filter(r => named(r) in BODIES)
const real = (name: string) =>
  name === 'handle' ? 'pharma' : name === 'id' ? report : name === 'version' ? '1' : NOBODY

/** What does not go without a query. */
const QUERIES: Record<string, (report: string) => string> = {
  '/api/search': () => '?q=payslip',
  '/api/desk/proposals': report => `?report=${report}`,
}
/** A report is drawn in without a word of why, too. */
const mayBeEmpty = (r: { url: string }) => r.url === '/api/situations/:id/reports/:report'
const isOfDesk = (r: { url: string }) =>
  /^\/api\/(?:desk\/|situations)/.test(r.url) && !/desk\/(?:analysts|groups)/.test(r.url)
/** A seat that the route is open to: the colleague is an operator here. */
function callerOf(r: DeclaredRoute): SeatName {
  if (isOfDesk(r)) return 'analyst'
  if (r.who === 'reply') return 'competitor'
  if (r.roles === 'anybody' || r.roles.includes('member')) return 'author'
  return r.roles.includes('admin') ? 'admin' : 'colleague'
}
/** As the caller that the route wants, so that nothing is refused for want of rights. */
function call(r: DeclaredRoute, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const way: Record<string, string> =
    r.who === 'session'
      ? { cookie: world.cookie(callerOf(r)), origin: world.ctx.url }
      : r.who === 'public'
        ? { origin: world.ctx.url }
        : { authorization: `Bearer ${world.key(callerOf(r))}` }
  return world.call(undefined, r.method, path, body, { ...way, ...headers })
}
function assertProblem(answer: Answer, about: string): void {
  expect(answer.status, `${about}: ${answer.text.slice(0, 300)}`).toBeLessThan(500)
  expect(answer.status, about).toBeGreaterThanOrEqual(400)
  expect(String(answer.headers['content-type']), about).toContain('application/problem+json')
  expect(answer.body, about).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
    title: expect.any(String),
    status: answer.status,
  })
}
/** Rows of every table, and the newest event. */
async function stored(): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ t: string }>(
    "select relname as t from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  )
  const counts = rows.map(r => `(select count(*) from "${r.t}")::int as "${r.t}"`)
  return (await owner.query(`select ${counts.join(', ')}`)).rows[0]
}
async function storesNothing(does: () => Promise<unknown>): Promise<void> {
  const before = await stored()
  await does()
  expect(await stored()).toEqual(before)
}

test('every route that takes a body has a valid one here, and no other', () => {
  const takes = routes
    .filter(r => world.server.app.swagger().paths?.[r.url.replace(/:(\w+)/g, '{$1}')])
    .filter(r => {
      const path = world.server.app.swagger().paths?.[r.url.replace(/:(\w+)/g, '{$1}')] as Record<
        string,
        { requestBody?: unknown }
      >
      return path[r.method.toLowerCase()]?.requestBody !== undefined
    })
  expect(takes.map(named).sort()).toEqual(Object.keys(BODIES).sort())
})

/** Every place in a value, with the value as it is with that place changed. */
function* changedAt(value: unknown, by: (old: unknown) => unknown[], at = ''): Generator<[string, unknown]> {
  for (const other of by(value)) yield [at || '/', other]
  if (Array.isArray(value))
    for (const [n, item] of value.entries())
      for (const [path, other] of changedAt(item, by, `${at}/${n}`)) yield [path, value.with(n, other)]
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value))
      for (const [path, other] of changedAt(item, by, `${at}/${key}`)) yield [path, { ...value, [key]: other }]
}
/** What an authenticator says is not ours to describe: what is wrong in it is refused as a whole. */
const isOpaque = (at: string) => at.startsWith('/response')
const isObject = (v: unknown): v is object => typeof v === 'object' && v !== null && !Array.isArray(v)
/** Where nothing is a value too: it takes back what was set, or was not said yet. */
const MAY_BE_NULL = [
  'PUT /api/desk/analysts/:id/clearance until',
  'PUT /api/desk/advisories/:id audience',
  'PUT /api/situations/:id/marks mark',
  'POST /api/desk/requirements until',
]
const isNulled = (r: DeclaredRoute, body: unknown) =>
  isObject(body) && Object.entries(body).some(([key, v]) => v === null && MAY_BE_NULL.includes(`${named(r)} ${key}`))
/** What no schema of ours takes in that place. */
const wrong = (old: unknown): unknown[] => [
  null,
  ...(isObject(old) ? [{ ...old, unknown_: 1 }, [old], 'text', 7] : []),
  ...(Array.isArray(old) ? [{}, 'text', 7, { length: 1 }, [null], [[]]] : []),
  ...(typeof old === 'string' ? [[old], { old }, 7, true, 'a\u0000b'] : []),
  ...(typeof old === 'number' ? ['x', [old], -1, 0, 1.5, 1e300, Number.MAX_SAFE_INTEGER] : []),
  ...(typeof old === 'boolean' ? ['true', 1, {}] : []),
]
/** What a schema may or may not take. Whichever it is, it is no 5xx. */
const odd = (old: unknown): unknown[] =>
  typeof old === 'string'
    ? [
        '',
        ' ',
        '\ud800',
        'constructor',
        '../../etc/passwd',
        `${old}\n`,
        'ﷺ'.repeat(1_000),
        '9999-12-31T23:59:59-14:00',
        '0000-01-01T00:00:00Z',
        '%',
        '\u202e',
      ]
    : Array.isArray(old)
      ? [[], [...old, ...old], Array.from({ length: 300 }, () => old[0])]
      : typeof old === 'number'
        ? [2 ** 31, 1e15]
        : []

test('a query that a route does not declare is refused by its name, and nothing is done', async () => {
  await storesNothing(async () => {
    for (const r of routes.filter(x => x.url.startsWith('/api/') && !x.url.startsWith('/api/docs'))) {
      const answer = await call(r, `${pathOf(r.url, real)}?nonsense=1`, BODIES[named(r)])
      assertProblem(answer, named(r))
      const { status, text } = answer
      expect({ status, isNamed: text.includes('nonsense') }, `${named(r)}: ${text}`).toEqual({
        status: 400,
        isNamed: true,
      })
    }
  })
})

/** Of what a body is tried with: all in the full proof, else one in so many, others with another seed. */
const taken = (of: number) => (_: unknown, n: number) =>
  isFullProof() || (n + (Number(process.env.AUBURN_SEED) || 0)) % of === 0

test('a wrong value at any place of any body is refused by its place, and nothing is stored', async () => {
  await storesNothing(async () => {
    for (const r of withBody()) {
      const bodies = [...changedAt(BODIES[named(r)], wrong)].filter(
        ([at, body]) => !isOpaque(at) && !(body === null && mayBeEmpty(r)) && !isNulled(r, body),
      )
      for (const [at, body] of bodies.filter(taken(3))) {
        const answer = await call(r, pathOf(r.url, real), body)
        const about = `${named(r)} ${at} ${JSON.stringify(body).slice(0, 200)}`
        assertProblem(answer, about)
        expect([400, 422], about).toContain(answer.status)
        const places: { at: string }[] = answer.body.places ?? []
        expect(
          places.some(p => at.startsWith(p.at.replace(/\/$/, '')) || p.at.startsWith(at)),
          `${about} named ${JSON.stringify(places)}`,
        ).toBe(true)
      }
    }
  })
}, 120_000)

/** The same body as one that is carried out: with a colleague who is there, answering nothing. */
function reaching(body: unknown): unknown {
  if (!isObject(body)) return body
  const { answering: _a, indicator: _i, ...rest } = body as Record<string, unknown>
  return 'colleague' in rest ? { ...rest, colleague } : rest
}

test('odd values at any place of any body, and values of any shape at all, are no 5xx', async () => {
  for (const r of withBody()) {
    const opaque = [...changedAt(BODIES[named(r)], wrong)].filter(([at]) => isOpaque(at))
    const bodies = [...opaque, ...changedAt(reaching(BODIES[named(r)]), odd)]
    for (const [at, body] of bodies.filter(taken(4))) {
      const answer = await call(r, pathOf(r.url, real), body)
      if (answer.status >= 400) assertProblem(answer, `${named(r)} ${at} ${JSON.stringify(body).slice(0, 300)}`)
    }
  }
  const any = fc.tuple(fc.constantFrom(...withBody()), fc.jsonValue({ maxDepth: 4 }))
  await fc.assert(
    fc.asyncProperty(any, async ([r, body]) => {
      const answer = await call(r, pathOf(r.url, real), body)
      if (answer.status >= 400) assertProblem(answer, named(r))
    }),
    propertyOptions(150),
  )
  // Nothing of what was taken stands in a reader's way afterwards.
  for (const r of routes.filter(
    x => x.method === 'GET' && x.url !== '/api/live' && !/\/attachments\/|\/outputs\/|\/file$/.test(x.url),
  ))
    expect((await call(r, `${pathOf(r.url, real)}${QUERIES[r.url]?.(report) ?? ''}`)).status, named(r)).toBe(
      /drafts\/:|applications\/:|:id\/(?:actions|desk)$|\/(?:desk\/(?!sources)\w+|situations|samples)\/:/.test(r.url) ||
        ['/api/members/:handle', '/api/desk', '/api/picture/time-to-share'].includes(r.url)
        ? 404
        : ['/api/nodes/:handle/members', '/api/nodes/:handle/invitations', '/api/nodes/:handle/health'].includes(r.url)
          ? 403
          : 200,
    )
}, 120_000)

test('bodies that are no JSON of ours: broken, deep, doubled, poisoned, huge, missing, of another type', async () => {
  const json = { 'content-type': 'application/json' }
  const raw: [string, string | Buffer | undefined, Record<string, string>, number][] = [
    ['nothing', undefined, {}, 400],
    ['empty', '', json, 400],
    ['cut short', '{"a":', json, 400],
    ['two', '{} {}', json, 400],
    ['deep', '['.repeat(200_000) + ']'.repeat(200_000), json, 400],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), json, 400],
    ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), json, 400],
    ['__proto__', '{"__proto__":{"admin":true}}', json, 400],
    ['constructor', '{"constructor":{"prototype":{"admin":true}}}', json, 400],
    ['doubled', '{"name":"a","name":"b"}', json, 400],
    ['infinite', '{"days":1e400}', json, 400],
    ['form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', '{}', { 'content-type': 'text/plain' }, 415],
    ['none', '{}', { 'content-type': '' }, 415],
    ['multipart', '--x', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415],
  ]
  await storesNothing(async () => {
    for (const r of withBody())
      for (const [name, body, headers, status] of raw) {
        if (name === 'nothing' && mayBeEmpty(r)) continue
        const answer = await call(r, pathOf(r.url, real), body, headers)
        assertProblem(answer, `${named(r)} ${name}`)
        expect(answer.status, `${named(r)} ${name} ${answer.text}`).toBe(status)
      }
    const large = { ...threeLayers() }
    large.content = { ...large.content, headline: { title: 'x'.repeat(10 * 1024 * 1024) } }
    const many = threeLayers()
    if (many.content.technical)
      many.content.technical.indicators = Array.from({ length: 100_000 }, (_, n) => ({
        type: 'domain',
        value: `d${n}.example`,
      }))
    const nobody = threeLayers()
    nobody.audience.grants = []
    const emptyGrant = threeLayers()
    emptyGrant.audience.grants = [{ layer: 'headline', to: [], as: 'named' }]
    for (const [body, at] of [
      [large, '/content/headline/title'],
      [many, '/content/technical/indicators'],
      [nobody, '/audience/grants'],
      [emptyGrant, '/audience/grants/0/to'],
    ] as const) {
      const answer = await world.call('author', 'POST', '/api/reports', body)
      assertProblem(answer, at)
      expect(answer.body.places).toEqual(expect.arrayContaining([expect.objectContaining({ at })]))
    }
    const tooLarge = await world.call('author', 'POST', '/api/lookup', { values: ['x'.repeat(3 * 1024 * 1024)] })
    expect(tooLarge.status).toBe(413)
    assertProblem(tooLarge, '3 MB where 2 are taken')
  })
})

const GARBAGE = [
  'x',
  '%00',
  '%2e%2e%2f%2e%2e',
  '...',
  '%F0%9F%92%A9',
  '%C3%A9',
  "'--",
  '%7B%7D',
  'A'.repeat(590),
  'A'.repeat(5_000),
  '%0d%0aX:1',
  NOBODY.replace('8', 'g'),
  '%',
  '%zz',
  '%ED%A0%80',
  '%C3%28',
]

test('addresses and queries of any kind', async () => {
  await storesNothing(async () => {
    for (const r of routes.filter(x => x.url.includes(':')))
      for (const part of isFullProof() ? GARBAGE : GARBAGE.filter((_, n) => n % 2 === r.url.length % 2))
        assertProblem(
          await call(
            r,
            pathOf(r.url, () => part),
            BODIES[named(r)],
          ),
          `${named(r)} ${part.slice(0, 40)}`,
        )
  })
  const queries = [
    'after=x',
    'after=%00',
    `after=${'A'.repeat(400)}`,
    `after=${'A'.repeat(9_000)}`,
    'after=a&after=b',
    'limit=0',
    'limit=101',
    'limit=1e400',
    'limit=x',
    'limit=-1',
    'unread=2',
    'kind=none',
    'node=%FF',
    'node=nobody-here',
    'nonsense=1',
    '__proto__=1',
    'q=',
    `q=${'x'.repeat(301)}`,
    'q=%00',
    'after[]=1',
  ]
  for (const url of ['/api/feed', '/api/search', '/api/inbox', '/api/circles'])
    for (const query of queries) {
      const answer = await world.call('author', 'GET', `${url}?${query}`)
      if (answer.status !== 200) assertProblem(answer, `${url}?${query}`)
      else expect(`${url}?${query}`).toMatch(/circles\?q=$|search\?q=%00never/)
    }
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])
    assertProblem(await world.call('author', method, '/api/feed'), method)
  for (const path of [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/../etc/passwd',
    '//api/feed',
    '/api/feed/',
    '/API/FEED',
    '/taxii2/',
    '/misp/x',
    '/lists/x',
  ])
    assertProblem(await world.call('author', 'GET', path), path)
})

test('headers: nonsense in Authorization, Origin and If-Match; another partnership’s cookie', async () => {
  const get = (headers: Record<string, string>) => world.call(undefined, 'GET', '/api/me', undefined, headers)
  const key = world.key('author')
  const nonsense = [
    'Bearer',
    'Bearer ',
    `bearer  ${key}`,
    `Bearer ${key}x`,
    `Bearer ${'A'.repeat(6_000)}`,
    `Token ${key}`,
    key,
    'Basic',
    'Basic !!!',
    `Basic ${btoa(`x:${key}y`)}`,
    `Basic ${btoa('nocolon')}`,
    'Digest username="x"',
    'Bearer \u00e9',
    `Bearer ${key},${key}`,
  ]
  for (const authorization of nonsense) {
    const answer = await get({ authorization })
    expect(answer.status, authorization).toBe(401)
    assertProblem(answer, authorization)
    expect(String(answer.headers['www-authenticate'])).toContain('Bearer')
    const withCookie = await get({ authorization, cookie: world.cookie('author') })
    expect(withCookie.status, 'a bad key is no reason to look at the cookie').toBe(401)
  }
  expect((await get({ authorization: `Basic ${btoa(`anything:${key}`)}` })).status).toBe(200)
  for (const cookie of [
    'auburn=',
    'auburn=x',
    `auburn=${'A'.repeat(300)}`,
    `other=${world.cookie('author')}`,
    '=;;=',
    `AUBURN${world.cookie('author').slice(6)}`,
  ])
    expect((await get({ cookie })).status, cookie).toBe(401)
  const change = (headers: Record<string, string>) =>
    world.call(
      undefined,
      'PUT',
      `/api/reports/${report}/interest`,
      { state: 'none' },
      { cookie: world.cookie('author'), ...headers },
    )
  for (const origin of [
    'https://evil.example',
    'null',
    `${world.ctx.url}.evil.example`,
    `${world.ctx.url}/`,
    'http://localhost:1',
    world.ctx.url.toUpperCase(),
  ]) {
    const answer = await change({ origin })
    assertProblem(answer, origin)
    expect(answer.body.places).toMatchObject([{ at: 'header Origin' }])
  }
  expect((await change({})).status, 'no origin').toBe(400)
  expect((await change({ origin: world.ctx.url })).status).toBe(200)
  for (const match of ['', '1', '"x"', '*', 'W/"1"', '"1", "1"', '"99999999999999"', '"0"']) {
    const answer = await world.call('author', 'PUT', `/api/reports/${report}`, threeLayers(), { 'if-match': match })
    expect(answer.status, match).toBe(409)
    assertProblem(answer, match)
  }
})

test('what is no HTTP, and heads too large, get a problem document too', async () => {
  const port = Number(new URL(world.url).port)
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', data => {
        heard += data
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
      socket.setTimeout(3_000, () => socket.destroy())
    })
  for (const [text, status] of [
    ['nonsense\r\n\r\n', 400],
    [`GET /api/me HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 413],
    [`GET /api/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 413],
    ['GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['GET /api/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    ['POST /api/lookup HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ] as const) {
    const [head = '', body = ''] = (await say(text)).split('\r\n\r\n')
    expect(head, text.slice(0, 60)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1))).toMatchObject({ status })
  }
})

test('hidden and absent are one answer, to the byte, on every route with an id', async () => {
  const as: SeatName = 'regulator'
  const session = async (name: SeatName, path: string) =>
    (await world.call(undefined, 'GET', path, undefined, { cookie: world.cookie(name) })).body.items[0].id as string
  const made = async (path: string, body: unknown, by: SeatName = 'author') =>
    (await world.call(by, 'POST', path, body)).body.id as string
  await owner.query(
    "insert into passkey(id, person, public_key, counter, transports, name, created_at) select 'AAAA', person, '', 0, '{}', 'x', now() from seat where circle = $1",
    [world.cast.seats.author],
  )
  const thread = await made(`/api/reports/${report}/entries`, { text: 'hidden too' })
  const asked = '00000000-0000-4000-8000-00000000aaaa'
  await owner.query(
    "insert into node_request(id, node, member, seat, text, state, at) values ($1, $2, $3, $4, 'Let us in', 'waiting', now())",
    [asked, world.cast.nodes.pharma, world.cast.members.cedar, world.cast.seats.outsider],
  )
  const application = '00000000-0000-4000-8000-00000000bbbb'
  await owner.query(
    `insert into application(id, token_hash, name, kind, size, sectors, regions, runs, domain, person, title, email, knows, proof, at)
       values ($1, '\\x00', 'Hidden', 'agency', 'small', '{}', '{}', '', 'hidden.example', '', '', '', '', '', now())`,
    [application],
  )
  await owner.query(
    "insert into vouch(id, application, member, about, asked_by, asked_at) values ($1, $2, $3, '{}', $4, now())",
    [asked, application, world.cast.members.birch, world.cast.seats.author],
  )
  const atDesk = (await owner.query('select gid from seat where circle = $1', [world.cast.seats.secondee])).rows[0].gid
  const byDesk = async (path: string, body: unknown) => {
    const answer = await world.call('analyst', 'POST', path, body)
    expect(answer.status, answer.text).toBeLessThan(300)
    return answer.body
  }
  const situation = (await byDesk('/api/situations', { name: 'Hidden', reports: [report] })).id
  const hidden: Record<string, string> = {
    applications: application,
    vouches: asked,
    'node-requests': asked,
    inbox: asked,
    reports: report,
    drafts: await made('/api/drafts', { request: threeLayers(), colleague }),
    audiences: await made('/api/audiences', BODIES['POST /api/audiences']),
    // The author has as many as one may have by now.
    searches: await made('/api/searches', BODIES['POST /api/searches'], 'colleague'),
    keys: (await world.call('author', 'GET', '/api/keys')).body.items[0].id,
    sessions: await session('author', '/api/sessions'),
    passkeys: 'AAAA',
    nodes: 'quiet-group',
    members: 'birch',
    people: colleague,
    recalls: report,
    situations: situation,
    'desk/analysts': atDesk,
    'desk/groups': atDesk,
    'desk/sources': situation,
    'desk/advisories': (await byDesk('/api/desk/advisories', { kind: 'alert', situation })).id,
    'desk/requirements': (await byDesk('/api/desk/requirements', { question: 'What follows?', reports: [report] })).id,
    'desk/operations': report,
    'desk/asked': report,
    'desk/hand-overs': report,
    'desk/releases': report,
    'desk/rules': report,
    'desk/names': report,
    samples: report,
  }
  const way = (r: DeclaredRoute): Record<string, string> =>
    r.who === 'session'
      ? { cookie: world.cookie(as), origin: world.ctx.url }
      : { authorization: `Bearer ${world.key(as)}` }
  await world.confirm(as)
  const before = await stored()
  const walked = new Set<string>()
  // Versions of the terms are everybody's: nothing is hidden there.
  // Where its role gets nothing, it is refused before anything is looked at.
  const withIds = routes.filter(x => x.url.includes(':') && !x.url.includes(':version') && x.roles.includes('admin'))
  for (const r of withIds) {
    const kind = r.url
      .split('/')
      .slice(2, r.url.startsWith('/api/desk/') ? 4 : 3)
      .join('/')
    const id = hidden[kind]
    if (!id) throw new Error(`${named(r)}: say what is hidden there`)
    walked.add(kind)
    const ask = (part: (name: string) => string) =>
      world.call(undefined, r.method, pathOf(r.url, part), BODIES[named(r)], way(r))
    const [there, not] = [
      await ask(n =>
        n === 'entry'
          ? thread
          : n === 'attachment'
            ? NOBODY
            : /^(member|report)$/.test(n) || (kind === 'nodes' && n === 'id')
              ? nothing(n)
              : id,
      ),
      await ask(nothing),
    ]
    // A role that a door is closed to is told so before anything is looked for.
    const open = r.roles === 'anybody' || r.roles.includes('admin')
    expect(there.status, named(r)).toBe(open ? 404 : 403)
    expect(there.text, named(r)).toBe(not.text)
    const heads = [there, not].map(a => ({ ...a.headers, date: '' }))
    expect(heads[0], named(r)).toEqual(heads[1])
  }
  expect([...walked].sort()).toEqual(Object.keys(hidden).sort())
  expect(await stored()).toEqual(before)
  for (const [path, body] of [
    ['/api/session/seat', { seat: colleague }],
    ['/api/drafts', { request: threeLayers(), colleague }],
    [
      '/api/reports/preview',
      {
        audience: {
          ...threeLayers().audience,
          grants: [{ layer: 'headline', to: [`seat:${colleague}`], as: 'named' }],
        },
        layers: ['headline'],
      },
    ],
  ] as const) {
    const headers = { cookie: world.cookie(as), origin: world.ctx.url }
    const there = await world.call(undefined, 'POST', path, body, headers)
    const absent = JSON.parse(JSON.stringify(body).replaceAll(colleague, NOBODY))
    const not = await world.call(undefined, 'POST', path, absent, headers)
    expect(there.status).toBeGreaterThanOrEqual(400)
    expect(there.text, path).toBe(not.text.replaceAll(NOBODY, colleague))
  }
})
