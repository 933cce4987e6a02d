import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { WINDOW } from '../src/flows/note-refusal.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { outbound } from '../src/store/outbound.ts'
import { everyTable } from './every-table.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** A provider that lies: in what it signs, with what, for whom, and in what it says of itself. Nobody is let in by it. */
let world: World
let server: Server
let other: Server
let issuer: string
let elsewhere: string
let id: string
/** Asked of the second server, which no member named. */
let strayed: string[] = []
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }
const code = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

type Claims = Record<string, unknown>
const honest = (nonce: string): Claims => {
  const now = Math.floor(world.clock.now.getTime() / 1000)
  return { iss: issuer, sub: 'sub-author', aud: 'auburn', nonce, iat: now, exp: now + 300 }
}
function rs256(claims: Claims, key: KeyObject = own.privateKey, kid = 'k'): string {
  const signed = `${code({ alg: 'RS256', typ: 'JWT', kid })}.${code(claims)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`
}
function hs256(claims: Claims, secret: string | Buffer): string {
  const signed = `${code({ alg: 'HS256', typ: 'JWT', kid: 'k' })}.${code(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
const ACCESS = 'access-token-of-the-provider'
/** What the provider answers with; a test sets it for one sign-in. */
let token: (nonce: string) => string = nonce => rs256(honest(nonce))
let metadata: () => object
let nonce = ''
/** The last answer of the provider, handed in once more by the browser that it was for. */
let handIn: () => Promise<Answer> = () => Promise.reject(new Error('nothing came yet'))
/** What the browser was told last. */
let told = ''
const plain = () => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
})
function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const path = request.url ?? ''
  const body = path.includes('.well-known')
    ? metadata()
    : path === '/jwks'
      ? { keys: [jwk] }
      : { access_token: ACCESS, token_type: 'Bearer', expires_in: 60, id_token: token(nonce) }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
const listen = async (made: Server): Promise<string> => {
  await new Promise<void>(resolve => void made.listen(0, '127.0.0.1', resolve))
  return `http://localhost:${(made.address() as AddressInfo).port}`
}

beforeAll(async () => {
  world = await makeWorld()
  world.clock.now = new Date()
  server = createServer(answer)
  other = createServer((request, response) => {
    strayed.push(request.url ?? '')
    answer(request, response)
  })
  issuer = await listen(server)
  elsewhere = await listen(other)
  metadata = plain
  // The second one is inside the house too, but no member named it… and its private address is not the operator's word.
  world.ctx.outbound = outbound([issuer])
  await change(world.ctx.db, undefined, tx =>
    tx.all('update session set expires_at = $1, used_at = $2', [new Date(Date.now() + 86_400_000), world.clock.now]),
  )
  const set = await setSso()
  expect(set.status, set.text).toBe(200)
  id = set.body.address.split('/').pop()
  await change(world.ctx.db, undefined, tx =>
    tx.all(
      `insert into sso_identity(member, issuer, subject, person, linked_at)
         select $1, $2, 'sub-author', s.person, $3 from seat s where s.circle = $4`,
      [world.cast.members.alder, issuer, world.clock.now, world.cast.seats.author],
    ),
  )
})
beforeEach(() => {
  token = given => rs256(honest(given))
  metadata = plain
  strayed = []
})
afterAll(async () => {
  server.close()
  other.close()
  await world.close()
})

async function setSso() {
  await world.confirm('admin')
  return world.call(
    undefined,
    'PUT',
    '/api/sso',
    { issuer, clientId: 'auburn', clientSecret: 'the client secret of the tests' },
    { cookie: world.cookie('admin'), origin: world.ctx.url },
  )
}
async function signIn(more: (query: URLSearchParams) => void = () => {}): Promise<number> {
  const begun = await world.call(undefined, 'POST', '/api/session/sso/options', { id }, { origin: world.ctx.url })
  if (begun.status !== 200) return begun.status
  const asked = new URL(begun.body.url)
  nonce = asked.searchParams.get('nonce') ?? ''
  const query = new URLSearchParams({ code: 'c', state: asked.searchParams.get('state') ?? '', iss: issuer })
  more(query)
  const cookie = [begun.headers['set-cookie'] ?? []]
    .flat()
    .map(one => String(one).split(';')[0])
    .join('; ')
  const back = { id, query: `?${query}` }
  handIn = () => world.call(undefined, 'POST', '/api/session/sso', back, { origin: world.ctx.url, cookie })
  const came = await handIn()
  told = came.text + JSON.stringify(came.headers)
  return came.status
}
/** How many were counted as refused, in all. */
const counted = async (): Promise<number> =>
  (
    await rowsOf(world.ctx.db.app).one<{ n: number }>(
      "select coalesce(sum(refused), 0)::int as n from refusal where way = 'single-sign-on'",
    )
  )?.n ?? 0
/** Refused, and counted for the ledger. */
async function expectRefused(more?: (query: URLSearchParams) => void) {
  const before = await counted()
  expect(await signIn(more)).toBe(401)
  expect((await counted()) - before).toBe(1)
}
const said = (change: (claims: Claims) => Claims) => (given: string) => rs256(change(honest(given)))

test('what is signed as it should be lets in: the test’s provider is one', async () => {
  expect(await signIn()).toBe(200)
})

test('an answer counts once here too, with a provider that takes its codes again and again', async () => {
  expect(await signIn()).toBe(200)
  expect((await handIn()).status).toBe(401)
})

test('the provider’s tokens, and what was drawn to ask for them, go to no browser and into no table', async () => {
  let signed = ''
  token = given => {
    signed = rs256(honest(given))
    return signed
  }
  expect(await signIn()).toBe(200)
  const tables = await everyTable(world.ctx.db.url)
  expect(tables, 'the subject is all that is kept').toContain('sub-author')
  for (const secret of [ACCESS, signed, signed.split('.')[2] ?? '', nonce, 'the client secret of the tests']) {
    expect(secret.length).toBeGreaterThan(10)
    expect(told).not.toContain(secret)
    expect(tables).not.toContain(secret)
  }
  await world.call(undefined, 'POST', '/api/session/sso/options', { id }, { origin: world.ctx.url })
  const begun = await rowsOf(world.ctx.db.app).all<{ value: string }>(
    "select value from challenge where purpose = 'sso-sign-in'",
  )
  expect(begun.length).toBeGreaterThan(0)
  for (const { value } of begun) expect(value, 'sealed while it is under way').not.toMatch(/verifier|nonce|state/)
})

const PEM = own.publicKey.export({ format: 'pem', type: 'spki' }).toString()
test.each([
  ['a key that the provider does not publish', given => rs256(honest(given), stranger.privateKey)],
  ['such a key under a name of its own', given => rs256(honest(given), stranger.privateKey, 'mine')],
  ['no signature, alg none', given => `${code({ alg: 'none', typ: 'JWT' })}.${code(honest(given))}.`],
  [
    'alg none with a signature',
    given => `${code({ alg: 'none', kid: 'k' })}.${rs256(honest(given)).split('.').slice(1).join('.')}`,
  ],
  ['HS256 with the public key as the secret', given => hs256(honest(given), PEM)],
  ['HS256 with the key as a JWK', given => hs256(honest(given), JSON.stringify(jwk))],
  ['HS256 with the client secret', given => hs256(honest(given), 'the client secret of the tests')],
  [
    'claims changed after signing',
    given => {
      const [head, , signature] = rs256({ ...honest(given), sub: 'somebody' }).split('.')
      return `${head}.${code(honest(given))}.${signature}`
    },
  ],
  ['no signature at all', given => rs256(honest(given)).split('.').slice(0, 2).join('.')],
] as [string, (given: string) => string][])('a forged signature lets nobody in: %s', async (_how, forged) => {
  token = forged
  await expectRefused()
})

test.each([
  ['another issuer', c => ({ ...c, iss: 'https://accounts.example' })],
  ['the issuer with a slash', c => ({ ...c, iss: `${issuer}/` })],
  ['another audience', c => ({ ...c, aud: 'another-client' })],
  ['another audience first, without azp', c => ({ ...c, aud: ['another-client'] })],
  ['made for another, though for us too', c => ({ ...c, aud: ['auburn', 'another'], azp: 'another' })],
  ['no audience', ({ aud: _, ...c }) => c],
  ['another nonce', c => ({ ...c, nonce: 'guessed' })],
  ['no nonce', ({ nonce: _, ...c }) => c],
  ['expired', c => ({ ...c, iat: Number(c.iat) - 7200, exp: Number(c.iat) - 3600 })],
  ['no end', ({ exp: _, ...c }) => c],
  ['not before tomorrow', c => ({ ...c, nbf: Number(c.iat) + 86_400 })],
  ['no subject', ({ sub: _, ...c }) => c],
  ['a subject that nobody linked', c => ({ ...c, sub: 'sub-nobody', email: 'author@alder.example' })],
] as [string, (claims: Claims) => Claims][])(
  'claims that are not for this sign-in let nobody in: %s',
  async (_how, change) => {
    token = said(change)
    await expectRefused()
  },
)

test('an answer that names another issuer, or none where one was promised, is refused', async () => {
  await expectRefused(query => query.set('iss', elsewhere))
  metadata = () => ({ ...plain(), authorization_response_iss_parameter_supported: true })
  await expectRefused(query => query.delete('iss'))
  expect(await signIn()).toBe(200)
})

test.each([
  ['another issuer', () => ({ ...plain(), issuer: 'https://accounts.example' })],
  ['its issuer with a slash', () => ({ ...plain(), issuer: `${issuer}/` })],
  ['no issuer', () => ({ ...plain(), issuer: undefined })],
] as [string, () => object][])('metadata that lies about who it is, is no provider: %s', async (_how, lying) => {
  metadata = lying
  expect(await signIn(), 'whoever signs in is told that it does not answer').toBe(503)
  expect((await setSso()).status, 'and nobody can set it').toBe(422)
})

test.each([
  [
    'a token endpoint at another host, at a private address',
    () => ({ ...plain(), token_endpoint: `${elsewhere}/token` }),
  ],
  ['keys at another host, at a private address', () => ({ ...plain(), jwks_uri: `${elsewhere}/jwks` })],
  ['a token endpoint on this machine', () => ({ ...plain(), token_endpoint: 'https://127.0.0.1/token' })],
  [
    'a token endpoint at a cloud’s own address',
    () => ({ ...plain(), token_endpoint: 'https://169.254.169.254/latest' }),
  ],
  ['a token endpoint that is a file', () => ({ ...plain(), token_endpoint: 'file:///etc/passwd' })],
  ['keys without TLS elsewhere', () => ({ ...plain(), jwks_uri: 'http://keys.example/jwks' })],
] as [string, () => object][])('metadata does not send this server anywhere: %s', async (_how, lying) => {
  metadata = lying
  await expectRefused()
  expect(strayed, 'nobody else was asked').toEqual([])
})

test('what a lying provider sent is lines of the ledger: the first and the tenth of a window, and nothing that was in it', async () => {
  // A window’s begin, so that none ends in between.
  world.clock.now = new Date(Math.ceil(world.clock.now.getTime() / WINDOW) * WINDOW)
  const since = world.clock.now.toISOString()
  token = said(claims => ({ ...claims, sub: 'sub-canary', email: 'canary@alder.example' }))
  for (let n = 0; n < 11; n++) await expectRefused()
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  const { rows } = await owner.query(
    "select body from leaf where body ->> 'way' = 'single-sign-on' and body ->> 'since' = $1 order by (body ->> 'refused')::int",
    [since],
  )
  await owner.end()
  const at = expect.any(String)
  expect(rows.map(row => row.body)).toEqual(
    [1, 10].map(refused => ({ what: 'refused', way: 'single-sign-on', refused, since, at })),
  )
})
