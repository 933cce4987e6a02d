import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../src/cli/command.ts'
import { operatorCommands } from '../src/cli/operate.ts'
import { addPerson } from '../src/flows/run-partnership.ts'
import { endPersonAsOperator, erasePersonAsOperator, setStanding } from '../src/flows/run-standing.ts'
import { change, rowsOf } from '../src/store/database.ts'
import type { SeatName } from './cast.ts'
import { type EventStream, openStream, until } from './event-stream.ts'
import { everyTable } from './every-table.ts'
import { type Answer, makeWorld, threeLayers, type World } from './world.ts'

/** People come and go: who may invite, what a leaver loses and when, what is left of somebody erased. */
let world: World
const open: EventStream[] = []
beforeAll(async () => {
  world = await makeWorld()
  await world.listen()
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.cut()
})
afterAll(() => world.close())

const ABSENT = '00000000-0000-4000-8000-000000000000'
/** Whoever changes who may has just confirmed; test/access.db.test.ts sees to it that they must. */
async function as(name: SeatName | string, method: string, path: string, body?: unknown): Promise<Answer> {
  if (!name.includes('=')) await world.confirm(name as SeatName)
  return world.call(undefined, method, path, body, {
    cookie: name.includes('=') ? name : world.cookie(name as SeatName),
    origin: world.ctx.url,
  })
}
const WREN = { name: 'Wren Tansy', email: 'wren@alder.example', role: 'member', title: 'Night desk', listed: true }
const people = async (name: SeatName | string) => (await as(name, 'GET', '/api/people')).body
const person = async (by: SeatName | string, named: string) =>
  (await people(by)).items.find((p: { name: string }) => p.name === named)
const seatId = async (name: SeatName): Promise<string> =>
  (
    await rowsOf(world.ctx.db.app).one<{ gid: string }>('select gid from seat where circle = $1', [
      world.cast.seats[name],
    ])
  )?.gid ?? ''
const tokenOf = (link: string): string => link.slice(link.indexOf('#') + 1)
const use = (link: string) =>
  world.call(undefined, 'POST', '/api/session/link', { token: tokenOf(link) }, { origin: world.ctx.url })
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0] ?? ''
async function invited(by: SeatName, asked: object) {
  const answer = await as(by, 'POST', '/api/people', asked)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
async function joined(by: SeatName, asked: object) {
  const invitation = await invited(by, asked)
  const answer = await use(invitation.link)
  expect(answer.status, answer.text).toBe(200)
  await world.signTerms()
  // Keys are made, and RED is shared, by who has just confirmed.
  await change(world.ctx.db, undefined, tx =>
    tx.all('update session set stepped_up_at = $1 where seat = (select circle from seat where gid = $2)', [
      world.ctx.now(),
      invitation.person.id,
    ]),
  )
  return { id: invitation.person.id as string, cookie: cookieOf(answer) }
}
async function listening(headers: Record<string, string>): Promise<EventStream> {
  const before = world.server.live.streams()
  const stream = await openStream(world.url, headers)
  open.push(stream)
  expect(stream.status, stream.problem).toBe(200)
  await until(
    () => world.server.live.streams() === before + 1,
    2_000,
    () => 'it does not join',
  )
  return stream
}
const closed = (stream: EventStream) =>
  until(
    () => stream.closed,
    1_000,
    () => 'it listens on',
  )

test('an invitation is for its admins to make; it is nobody until its link was used, once', async () => {
  expect((await as('author', 'POST', '/api/people', WREN)).status).toBe(403)
  expect((await world.call('admin', 'POST', '/api/people', WREN)).status, 'a key invites nobody').toBe(403)
  const { link, person: made } = await invited('admin', WREN)
  expect(made).toMatchObject({ name: 'Wren Tansy', state: 'invited', role: 'member', email: 'wren@alder.example' })
  const again = await as('admin', 'POST', '/api/people', { ...WREN, email: 'WREN@alder.example' })
  expect(again.status).toBe(422)
  expect(again.body.detail).toContain('invited already')
  expect(
    (await people('author')).items.map((p: { name: string }) => p.name),
    'colleagues see who has come',
  ).not.toContain('Wren Tansy')
  expect((await as('author', 'GET', '/api/circles?q=wren')).body.items, 'nobody can choose it yet').toEqual([])
  expect((await as('author', 'GET', '/api/members/alder')).text).not.toContain('Wren')

  const renewed = await as('admin', 'POST', `/api/people/${made.id}/link`)
  expect(renewed.status).toBe(200)
  expect((await use(link)).status, 'the old link is dead').toBe(404)
  const entered = await use(renewed.body.link)
  expect(entered.status).toBe(200)
  expect(entered.body).toMatchObject({
    person: { name: 'Wren Tansy' },
    title: 'Night desk',
    member: { handle: 'alder' },
  })
  expect((await use(renewed.body.link)).status, 'a link is good once').toBe(404)
  expect((await people('author')).items.map((p: { name: string }) => p.name)).toContain('Wren Tansy')
  expect((await people('author')).items.some((p: object) => 'email' in p || 'usedAt' in p)).toBe(false)
  expect((await as('author', 'GET', '/api/circles?q=wren')).body.items).toHaveLength(1)
  expect((await as('admin', 'POST', `/api/people/${made.id}/link`)).status, 'no way into a colleague’s account').toBe(
    422,
  )
})

test('a link ends after seven days, and with a withdrawn invitation nothing of it is left', async () => {
  const late = await invited('admin', { name: 'Late Comer', email: 'late@alder.example' })
  await change(world.ctx.db, undefined, tx =>
    tx.all('update one_time_link set expires_at = $1 where used_at is null', [world.ctx.now()]),
  )
  expect((await use(late.link)).status).toBe(404)
  expect((await person('admin', 'Late Comer')).linkUntil).toBeUndefined()
  const { link } = (await as('admin', 'POST', `/api/people/${late.person.id}/link`)).body
  expect((await as('admin', 'DELETE', `/api/people/${late.person.id}`)).status).toBe(200)
  expect((await use(link)).status).toBe(404)
  const tables = await everyTable(world.ctx.db.url)
  expect(tables).toContain('Wren Tansy')
  expect(tables).not.toContain('Late Comer')
  expect(tables).not.toContain('late@alder.example')
})

test('the people of others do not exist: the same bytes as for nobody, whatever is asked', async () => {
  const { id } = await joined('admin', { name: 'Hidden One', email: 'hidden@alder.example' })
  const pending = await invited('admin', { name: 'Hidden Two', email: 'hidden2@alder.example' })
  for (const [method, path, body] of [
    ['PATCH', '', { role: 'admin' }],
    ['DELETE', '', undefined],
    ['POST', '/link', undefined],
    ['DELETE', '/sessions', undefined],
  ] as const)
    for (const by of ['competitor', 'outsider', 'author'] as const) {
      const answers = await Promise.all(
        [id, pending.person.id, ABSENT].map(seat => as(by, method, `/api/people/${seat}${path}`, body)),
      )
      expect(new Set(answers.map(a => `${a.status} ${a.text}`)).size, `${by} ${method}`).toBe(1)
      expect(answers[0]?.status).toBe(by === 'author' ? 403 : 404)
    }
  const taken = await as('competitor', 'POST', '/api/people', { name: 'Hidden One', email: 'hidden@alder.example' })
  expect(taken.status, 'an address elsewhere is nobody’s to learn').toBe(201)
  const entered = await use(taken.body.link)
  expect(entered.body.seats, 'and its link signs nobody else in').toHaveLength(1)
  expect(entered.body.seats[0].member).toBe('Birch plc')
})

test('roles: made and unmade by admins, never the last one, and the operator’s never', async () => {
  const me = await seatId('admin')
  expect((await as('admin', 'PATCH', `/api/people/${me}`, { role: 'member' })).body.detail).toBe(
    'Make somebody else an admin first.',
  )
  expect((await as('admin', 'DELETE', `/api/people/${me}`)).body.detail).toBe('Make somebody else an admin first.')
  const { id, cookie } = await joined('admin', { name: 'Second Admin', email: 'second@alder.example' })
  expect((await as(cookie, 'POST', '/api/people', WREN)).status).toBe(403)
  expect(
    (await as('admin', 'PATCH', `/api/people/${id}`, { role: 'admin', title: 'Lead', listed: true })).body,
  ).toMatchObject({ role: 'admin', title: 'Lead', listed: true })
  expect((await as(cookie, 'GET', '/api/people')).body.mayChange).toBe(true)
  const [one, other] = await Promise.all([
    as('admin', 'PATCH', `/api/people/${id}`, { role: 'member' }),
    as(cookie, 'PATCH', `/api/people/${me}`, { role: 'member' }),
  ])
  expect([one.status, other.status].sort(), 'two who unmake each other: one stays').not.toEqual([200, 200])
  await change(world.ctx.db, undefined, tx =>
    tx.all("update seat set role = 'admin' where circle = $1", [world.cast.seats.admin]),
  )
  expect((await as('admin', 'PATCH', `/api/people/${id}`, { role: 'operator' })).status).toBe(400)
  const auditor = await addPerson(world.ctx, {
    ...{ member: 'alder', name: 'Au Ditor', email: undefined, role: 'auditor', title: '', listed: false, desk: false },
  })
  expect((await as('admin', 'PATCH', `/api/people/${auditor.seat}`, { role: 'admin' })).status).toBe(422)
  expect((await as('admin', 'PATCH', `/api/people/${auditor.seat}`, { title: 'Auditor' })).status).toBe(200)
})

test('a leaver’s page, stream and key stop within a second; what was shared stays, and admins edit it', async () => {
  const { id, cookie } = await joined('admin', { name: 'Going Soon', email: 'going@alder.example', listed: true })
  const key = (await as(cookie, 'POST', '/api/keys', { name: 'siem', scopes: ['read', 'share'] })).body.key
  const shared = await as(cookie, 'POST', '/api/reports', threeLayers('LEAVER'))
  expect(shared.status, shared.text).toBe(201)
  const draft = { request: threeLayers(), colleague: await seatId('colleague') }
  const sent = (await as(cookie, 'POST', '/api/drafts', draft)).body.id
  const asked = (await as('colleague', 'POST', '/api/drafts', { ...draft, colleague: id })).body.id
  const [page, machine] = [await listening({ cookie }), await listening({ authorization: `Bearer ${key}` })]
  const kept = await listening({ cookie: world.cookie('colleague') })
  const gone = performance.now()
  expect((await as('admin', 'DELETE', `/api/people/${id}`)).status).toBe(200)
  await Promise.all([closed(page), closed(machine)])
  expect(performance.now() - gone).toBeLessThan(1_000)
  expect(kept.closed).toBe(false)
  expect((await as(cookie, 'GET', '/api/me')).status).toBe(401)
  expect((await world.call(undefined, 'GET', '/api/feed', undefined, { authorization: `Bearer ${key}` })).status).toBe(
    401,
  )
  expect((await openStream(world.url, { cookie })).status).toBe(401)
  // Two locks: the seat has ended, and the ways in are gone whatever is thought of the seat.
  const waysIn = await rowsOf(world.ctx.db.app).all(
    `select from seat s where s.gid = $1 and (s.until is null or s.until > $2
       or exists (select from session w where w.seat = s.circle)
       or exists (select from api_key k where k.seat = s.circle and k.revoked_at is null))`,
    [id, world.ctx.now()],
  )
  expect(waysIn).toEqual([])
  expect(await person('admin', 'Going Soon')).toBeUndefined()
  expect((await as('author', 'GET', '/api/circles?q=going')).body.items).toEqual([])

  const report = await as('admin', 'GET', `/api/reports/${shared.body.id}`)
  expect(report.body.own.author).toBe('Going Soon')
  const edited = await world.call('admin', 'PUT', `/api/reports/${shared.body.id}`, threeLayers('LEAVER edited'), {
    'if-match': String(report.headers.etag),
  })
  expect(edited.status, edited.text).toBe(200)
  expect((await world.call('outsider', 'GET', `/api/reports/${shared.body.id}`)).text).toContain('LEAVER edited')
  expect((await as('colleague', 'GET', `/api/drafts/${asked}`)).body).toMatchObject({
    state: 'declined',
    answer: expect.stringContaining('Ask another colleague'),
  })
  expect((await as('colleague', 'GET', `/api/drafts/${sent}`)).body.state).toBe('taken-back')
})

test('passkeys go with the last seat, and not before; a place at the desk ends with its seat', async () => {
  const app = rowsOf(world.ctx.db.app)
  const owner = await app.one<{ person: number }>('select person from seat where circle = $1', [
    world.cast.seats.secondee,
  ])
  const count = async () =>
    (await app.one<{ n: number }>('select count(*)::int as n from passkey where person = $1', [owner?.person]))?.n
  await change(world.ctx.db, undefined, tx =>
    tx.all(
      "insert into passkey(id, person, public_key, counter, transports, name, created_at) values ('pk', $1, 'x', 0, '{}', 'Phone', $2)",
      [owner?.person, world.ctx.now()],
    ),
  )
  const secondee = await seatId('secondee')
  const other = await listening({ cookie: world.cookie('bank') })
  const ended = await listening({ cookie: world.cookie('secondee') })
  expect(await endPersonAsOperator(world.ctx, secondee, undefined)).toMatchObject({ member: 'gorse' })
  await closed(ended)
  expect(other.closed).toBe(false)
  expect(await count()).toBe(1)
  const spans = await app.all('select from in_circle where who = $1 and until is null', [world.cast.seats.secondee])
  expect(spans).toEqual([])
  expect(await endPersonAsOperator(world.ctx, await seatId('bank'), undefined)).toMatchObject({ withoutAdmin: true })
  await closed(other)
  expect(await count()).toBe(0)
})

test('somebody leaves by themselves, and sees off nobody else', async () => {
  const { id, cookie } = await joined('admin', { name: 'Own Will', email: 'own@alder.example' })
  expect((await as(cookie, 'DELETE', `/api/people/${await seatId('author')}`)).status).toBe(403)
  const left = await as(cookie, 'DELETE', `/api/people/${id}`)
  expect(left.status).toBe(200)
  expect(String(left.headers['set-cookie'])).toContain('Max-Age=0')
  expect((await as(cookie, 'GET', '/api/me')).status).toBe(401)
})

test('what is kept of a person is theirs to have: all of it, and nothing that is RED', async () => {
  const { cookie } = await joined('admin', { name: 'Data Subject', email: 'data@alder.example', title: 'Curious' })
  await as(cookie, 'POST', '/api/keys', { name: 'my laptop', scopes: ['read'] })
  const shared = (await as(cookie, 'POST', '/api/reports', threeLayers('SUBJECT'))).body.id
  const red = threeLayers('SECRETRED')
  red.audience = {
    grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }],
    tlp: 'RED',
    layerTlp: { headline: 'RED', technical: 'RED' },
  }
  const redId = (await as(cookie, 'POST', '/api/reports', red)).body.id
  const other = await world.share('outsider', {
    ...threeLayers('ELSEWHERE'),
    audience: { grants: [{ layer: 'full', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
  })
  await as(cookie, 'GET', `/api/reports/${other}`)
  expect((await as(cookie, 'POST', `/api/reports/${other}/read`)).status).toBe(200)
  const entry = await as(cookie, 'POST', `/api/reports/${other}/entries`, {
    text: 'Seen here',
    layer: 'headline',
    as: 'withheld',
  })
  expect(entry.status, entry.text).toBe(201)
  const answer = await as(cookie, 'GET', '/api/me/data')
  expect(answer.status, answer.text).toBe(200)
  expect(answer.headers['content-disposition']).toContain('attachment')
  expect(answer.body).toMatchObject({
    person: { name: 'Data Subject', email: 'data@alder.example' },
    seats: [{ member: 'Alder plc', title: 'Curious' }],
    keys: [{ name: 'my laptop' }],
    readings: [{ report: shared }, { report: redId }, { report: other, title: expect.stringContaining('ELSEWHERE') }],
  })
  expect(answer.body.readings[1], 'a title that is RED').not.toHaveProperty('title')
  expect(answer.body.sessions).toHaveLength(1)
  const written = answer.body.written.map((w: { what: string; report: string }) => [w.what, w.report])
  expect(written).toEqual([
    ['report', shared],
    ['report', redId],
    ['reply', other],
  ])
  expect(answer.text).toContain('SUBJECT')
  expect(answer.text, 'RED never leaves as a file').not.toContain('SECRETRED')
  expect(answer.text, 'nobody else’s').not.toContain('author of alder')
  expect(answer.body.ledger.map((l: { what: string }) => l.what)).toContain('viewed')
  expect((await world.call('author', 'GET', '/api/me/data')).status, 'no key takes it').toBe(403)
})

test('an erased person is nowhere in the database; the intelligence stays', async () => {
  const asked = { name: 'Ermintrude Vanish', email: 'e.vanish@alder.example', title: 'Vanishing', listed: true }
  const { id, cookie } = await joined('admin', asked)
  await as(cookie, 'POST', '/api/keys', { name: 'Vanish laptop', scopes: ['read'] })
  await as(cookie, 'POST', '/api/searches', { name: 'Vanish search', search: { q: 'loader' }, followed: true })
  await as(cookie, 'POST', '/api/audiences', { name: 'Vanish usual', audience: threeLayers().audience })
  await as(cookie, 'POST', '/api/passkeys/options')
  const shared = (await as(cookie, 'POST', '/api/reports', threeLayers('STAYS'))).body.id
  const before = await world.call('competitor', 'GET', `/api/reports/${shared}`)
  expect(await everyTable(world.ctx.db.url)).toContain('Ermintrude')
  const stream = await listening({ cookie })
  expect((await as(cookie, 'POST', '/api/me/erasure', { name: 'Somebody Else' })).status).toBe(422)
  await change(world.ctx.db, undefined, tx => tx.all('update session set stepped_up_at = null'))
  expect((await as(cookie, 'POST', '/api/me/erasure', {})).status).toBe(422)
  expect((await as(cookie, 'POST', '/api/me/erasure', { name: 'Ermintrude Vanish' })).status).toBe(200)
  await closed(stream)
  const tables = await everyTable(world.ctx.db.url)
  for (const trace of ['Ermintrude', 'anish', 'e.vanish'])
    expect(tables.toLowerCase(), trace).not.toContain(trace.toLowerCase())
  expect(tables, 'the ledger names the seat by its id').toContain(id)
  expect((await world.call('competitor', 'GET', `/api/reports/${shared}`)).text, 'readers see no difference').toBe(
    before.text,
  )
  const own = await as('colleague', 'GET', `/api/reports/${shared}`)
  expect(own.body.own.author).toBe('Somebody who has left')
  expect((await as('colleague', 'GET', '/api/me')).text, 'no name to strike out').not.toContain('Somebody who has left')
  expect((await people('admin')).items.map((p: { name: string }) => p.name)).not.toContain('Somebody who has left')
})

test('the last admin is erased by the operator alone, whatever the seats', async () => {
  const me = await as('regulator', 'GET', '/api/me')
  const refused = await as('regulator', 'POST', '/api/me/erasure', { name: me.body.person.name })
  expect(refused.status).toBe(422)
  expect(refused.body.detail).toContain('Make somebody else an admin')
  await erasePersonAsOperator(world.ctx, 'regulator@elder.example')
  const tables = await everyTable(world.ctx.db.url)
  expect(tables).not.toContain('regulator of elder')
  expect(tables).not.toContain('regulator@elder.example')
  await expect(erasePersonAsOperator(world.ctx, 'regulator@elder.example')).rejects.toThrow('Nobody acts here')
})

test('a suspended member sees nothing within a second and comes back; one that left does not; its posts stay', async () => {
  const shared = await world.share('supplier', threeLayers('SUPPLIED'))
  const pending = await invited('supplier', { name: 'Not Yet', email: 'notyet@fir.example' })
  const stream = await listening({ authorization: `Bearer ${world.key('supplier')}` })
  const page = await listening({ cookie: world.cookie('supplier') })
  await setStanding(world.ctx, 'fir', 'suspended', 'Under review')
  await Promise.all([closed(stream), closed(page)])
  expect((await as('supplier', 'GET', '/api/me')).status).toBe(401)
  expect((await use(pending.link)).status, 'links die too').toBe(404)
  expect((await world.call('outsider', 'GET', `/api/reports/${shared}`)).status, 'posts remain').toBe(200)
  await expect(setStanding(world.ctx, 'fir', 'suspended', undefined)).rejects.toThrow('fir is suspended')
  await setStanding(world.ctx, 'fir', 'active', undefined)
  expect((await as('supplier', 'GET', '/api/me')).status, 'they sign in anew').toBe(401)
  await setStanding(world.ctx, 'fir', 'left', undefined)
  await expect(setStanding(world.ctx, 'fir', 'active', undefined)).rejects.toThrow('fir is left')
  const spans = await rowsOf(world.ctx.db.app).all('select from in_circle where who = $1 and until is null', [
    world.cast.members.fir,
  ])
  expect(spans).toEqual([])
  expect((await world.call('outsider', 'GET', `/api/reports/${shared}`)).status).toBe(200)
  expect(await everyTable(world.ctx.db.url), 'who never came is gone').not.toContain('notyet@fir.example')
})

/** Who was signed out by whom, as the ledger tells it. */
const signedOut = async (): Promise<{ body: object }[]> => {
  const client = new pg.Client({ connectionString: world.ctx.db.url })
  await client.connect()
  const found = await client.query("select body from leaf where body ->> 'what' = 'sessions-ended' order by place")
  await client.end()
  return found.rows
}

test('an admin signs a colleague out everywhere: pages and streams stop, keys and the seat go on, nobody else’s end', async () => {
  const asked = { name: 'Lost Phone', email: 'lost@alder.example', title: 'On call' }
  const { cookie, id: seat } = await joined('admin', asked)
  const key = (await as(cookie, 'POST', '/api/keys', { name: 'sensor', scopes: ['read'] })).body.key
  const page = await listening({ cookie })
  const machine = await listening({ authorization: `Bearer ${key}` })
  const kept = await listening({ cookie: world.cookie('admin') })
  const end = (by: SeatName, id: string) => as(by, 'DELETE', `/api/people/${id}/sessions`)
  expect((await end('colleague', seat)).status, 'no admin').toBe(403)
  const [theirs, absent] = [await end('competitor', seat), await end('competitor', ABSENT)]
  expect(theirs.status, 'another organisation’s').toBe(404)
  expect(theirs.text, 'as for nobody').toBe(absent.text)
  expect((await as(cookie, 'GET', '/api/me')).status).toBe(200)
  expect(page.closed).toBe(false)
  expect(await signedOut(), 'who was refused ended nothing').toEqual([])

  const started = performance.now()
  expect((await end('admin', seat)).status).toBe(200)
  await closed(page)
  expect(performance.now() - started).toBeLessThan(1_000)
  expect((await as(cookie, 'GET', '/api/me')).status).toBe(401)
  expect((await openStream(world.url, { cookie })).status).toBe(401)
  const byKey = await world.call(undefined, 'GET', '/api/feed', undefined, { authorization: `Bearer ${key}` })
  expect(byKey.status, 'its keys go on').toBe(200)
  expect([machine.closed, kept.closed], 'and their streams; nobody else’s end').toEqual([false, false])
  expect((await as('admin', 'GET', '/api/me')).status).toBe(200)
  const { gid: by } = await world.viewer('admin')
  expect(await signedOut()).toMatchObject([{ body: { what: 'sessions-ended', seat, by } }])
})

test('the operator signs somebody out from the command line: that person’s page stops, and the ledger names the seat', async () => {
  const { cookie, id: seat } = await joined('admin', { name: 'Lost Laptop', email: 'laptop@alder.example' })
  const page = await listening({ cookie })
  const kept = await listening({ cookie: world.cookie('admin') })
  const said: string[] = []
  const io = { out: (line: string) => void said.push(line), err: () => {}, env: {}, read: async () => Buffer.alloc(0) }
  const command = operatorCommands((_, work) => work(world.ctx))['person sign-out']
  if (!command) throw new Error('there is no such command')
  const run = (...words: string[]) => runCommand('person sign-out', command, words, io)
  await run('nobody@alder.example')
  expect(page.closed).toBe(false)
  const asked = performance.now()
  await run('laptop@alder.example')
  await closed(page)
  expect(performance.now() - asked).toBeLessThan(1_000)
  expect(said.join('\n')).toContain('1 session(s) ended')
  expect((await as(cookie, 'GET', '/api/me')).status).toBe(401)
  expect(kept.closed).toBe(false)
  // Lines of one moment stand in no order until they have a place in the ledger.
  const bodies = (await signedOut()).map(line => line.body)
  expect(bodies).toContainEqual(expect.objectContaining({ what: 'sessions-ended', seats: [seat] }))
})
