import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperatorLink, openPartnership } from '../src/flows/open-partnership.ts'
import { addPerson } from '../src/flows/run-partnership.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { juniper } from './applicants.ts'
import { freshDatabase } from './database.ts'
import { everyTable } from './every-table.ts'
import { makeWorld, type World } from './world.ts'

/** What lets somebody in is drawn at random and kept as a hash: whoever has read every table is nobody by it. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const tokenOf = (link: string) => link.split('#')[1] ?? ''
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';')[0]?.split('=')[1] ?? ''
/** As the rows would show it: itself, and its bytes, drawn or as text, in hex and base64. */
const formsOf = (token: string) => [
  token,
  ...[Buffer.from(token, 'base64url'), Buffer.from(token)].flatMap(bytes =>
    (['hex', 'base64', 'base64url'] as const).map(how => bytes.toString(how).replace(/=+$/, '')),
  ),
]

test('no table has a session, a key, a link or a ceremony that somebody could come in by', async () => {
  const origin = { origin: world.ctx.url }
  const person = (name: string) =>
    addPerson(world.ctx, {
      member: 'alder',
      name,
      email: undefined,
      title: '',
      role: 'member',
      listed: false,
      desk: false,
    })
  const given: Record<string, string> = {}
  const used = tokenOf((await person('Robin Weaver')).link)
  const first = cookieOf(await world.call(undefined, 'POST', '/api/session/link', { token: used }, origin))
  await world.signTerms()
  given['a link that was used'] = used
  given['a link that waits'] = tokenOf((await person('Wren Cooper')).link)
  given['a session'] = first
  await world.confirm('admin')
  const admin = { ...origin, cookie: world.cookie('admin') }
  const [seat] = (await world.call(undefined, 'GET', '/api/me', undefined, admin)).body.seats
  const turned = await world.call(undefined, 'POST', '/api/session/seat', { seat: seat.id }, admin)
  expect(turned.status, turned.text).toBe(200)
  given['a session that was renewed'] = cookieOf(turned)
  admin.cookie = `auburn=${cookieOf(turned)}`
  given['a session that was renewed, before'] = world.cookie('admin').split('=')[1] ?? ''
  given['a key'] = (
    await world.call(undefined, 'POST', '/api/keys', { name: 'siem', scopes: ['read'] }, admin)
  ).body.key
  const begun = (path: string, headers: Record<string, string>) =>
    world.call(undefined, 'POST', path, undefined, headers)
  given['a ceremony to sign in'] = (await begun('/api/session/passkey/options', origin)).body.ceremony
  const robin = { ...origin, cookie: `auburn=${first}` }
  given['a ceremony to add a passkey'] = (await begun('/api/passkeys/options', robin)).body.ceremony
  const applied = await world.call(undefined, 'POST', '/api/applications', juniper(), origin)
  given['an application’s link'] = tokenOf(applied.body.link)

  const tables = await everyTable(world.ctx.db.url)
  for (const [what, token] of Object.entries(given)) {
    expect(token, what).toMatch(/^[\w-]{20,}$/)
    for (const form of formsOf(token)) expect(tables.includes(form), what).toBe(false)
  }
})

test('a partnership that was just opened has nobody in it, and draws its one link anew each time, for a day', async () => {
  const database = await freshDatabase()
  const db = openDatabase(database.url, 2)
  try {
    const ctx = await openPartnership(db, 'http://localhost:8080', false)
    const rows = rowsOf(db.app)
    const counts = await rows.one<{ n: number }>(
      `select ((select count(*) from person) + (select count(*) from seat) + (select count(*) from session)
         + (select count(*) from api_key) + (select count(*) from one_time_link))::int as n`,
    )
    expect(counts?.n).toBe(0)
    const links = [await firstOperatorLink(ctx), await firstOperatorLink(ctx)].map(link => tokenOf(link ?? ''))
    expect(new Set(links).size).toBe(2)
    const kept = await rows.all<{ expires_at: Date; seat: number | null; reusable: boolean }>(
      'select expires_at, seat, reusable from one_time_link',
    )
    expect(kept, 'the one before is void').toMatchObject([{ seat: null, reusable: false }])
    const hours = ((kept[0]?.expires_at.getTime() ?? 0) - Date.now()) / 3_600_000
    expect(hours).toBeLessThanOrEqual(24)
    expect(hours).toBeGreaterThan(23)

    // Not a test’s drawing by names, but the generator: the same name never draws the same.
    const drawn = Array.from({ length: 200 }, () => ctx.random('the same name', 32))
    for (const bytes of drawn) expect(bytes).toHaveLength(32)
    expect(new Set(drawn.map(bytes => bytes.toString('hex'))).size).toBe(200)
    const ones = Buffer.concat(drawn).reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
    // Half of 51,200 bits, within nine standard deviations.
    expect(Math.abs(ones - 25_600)).toBeLessThan(1_020)
    const other = await openPartnership(db, 'http://localhost:8080', false)
    expect(drawn.map(String)).not.toContain(String(other.random('the same name', 32)))
  } finally {
    await db.close()
    await database.drop()
  }
})
