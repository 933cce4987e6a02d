import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sendNext } from '../src/flows/send-mail.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { mailerTo } from '../src/store/mail-out.ts'
import { juniper, type NameServer, nameServer } from './applicants.ts'
import type { SeatName } from './cast.ts'
import { openMailbox } from './mailbox.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** From registering interest to a member, and every way around it. `officer` and `regulator` are operators here. */
let world: World
let names: NameServer
let owner: pg.Client
beforeAll(async () => {
  names = await nameServer()
})
afterAll(() => names.close())
beforeEach(async () => {
  world = await makeWorld()
  world.ctx.textsAt = names.ask
  names.texts.clear()
  const { seats, nodes, members } = world.cast
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update seat set role = 'operator' where circle = any($1::int[])", [[seats.officer, seats.regulator]])
    await tx.all("update node set offered = true, admission = 'apply', host = $2 where circle = $1", [
      nodes.transport,
      members.cedar,
    ])
  })
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  return async () => {
    await owner.end()
    await world.close()
  }
})

const origin = () => ({ origin: world.ctx.url })
const nobody = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  world.call(undefined, method, path, body, { ...origin(), ...headers })
async function as(name: SeatName, method: string, path: string, body?: unknown, confirmed = true): Promise<Answer> {
  if (confirmed) await world.confirm(name)
  return world.call(undefined, method, path, body, { cookie: world.cookie(name), ...origin() })
}
async function apply(more: object = {}): Promise<{ token: string; id: string; link: string }> {
  const answer = await nobody('POST', '/api/applications', juniper(more))
  expect(answer.status, answer.text).toBe(201)
  const { rows } = await owner.query('select id from application order by at desc, id limit 1')
  return { token: answer.body.link.split('#')[1], id: rows[0].id, link: answer.body.link }
}
const status = (token: string, step = '', more: object = {}) =>
  nobody('POST', `/api/application-status${step}`, { token, ...more })
const take = (name: SeatName, id: string, step: object) => as(name, 'POST', `/api/applications/${id}/steps`, step)
const approve = (name: SeatName, id: string) => as(name, 'POST', `/api/applications/${id}/approval`)
const page = async (name: SeatName, id: string) => (await as(name, 'GET', `/api/applications/${id}`)).body
async function leaves(what: string): Promise<Record<string, unknown>[]> {
  const { rows } = await owner.query("select body from leaf where body ->> 'what' = $1 order by body ->> 'at'", [what])
  return rows.map(r => r.body)
}
/** Why this seat was refused something about this application (or vouching), as the ledger has it. */
async function refusedTo(name: SeatName, about: string): Promise<string[]> {
  const { gid } = (await owner.query('select gid from seat where circle = $1', [world.cast.seats[name]])).rows[0]
  const lines = await leaves('admission-refused')
  return lines.filter(l => l.by === gid && (l.application === about || l.vouch === about)).map(l => String(l.why))
}
async function prove(token: string, domain = 'juniper.example'): Promise<Answer> {
  const { proof } = (await status(token)).body
  names.texts.set(`_auburn.${domain}`, ['something else', proof.value])
  world.clock.tick(10_000)
  return status(token, '/domain')
}
const record = (name: SeatName, id: string, what: string, keys?: string[]) =>
  take(name, id, { step: 'record', what, text: `Looked up: ${what}`, ...(keys ? { keys } : {}) })
async function vouched(id: string, by: SeatName = 'bank', member = 'dogwood'): Promise<void> {
  expect((await take('officer', id, { step: 'ask-sponsor', member })).status).toBe(200)
  const { items } = (await as(by, 'GET', '/api/vouches')).body
  const answer = await as(by, 'POST', `/api/vouches/${items[0].id}`, { answer: 'vouch', text: 'They carry our post.' })
  expect(answer.status, answer.text).toBe(200)
}
/** All that approval needs, with evidence by two people. */
async function readyToApprove(more: object = {}): Promise<{ token: string; id: string }> {
  const made = await apply(more)
  expect((await prove(made.token)).body.proof.provedBy).toBe('dns')
  await record('officer', made.id, 'registered')
  await record('regulator', made.id, 'network')
  await vouched(made.id)
  return made
}

test('applied, asked, proved, vouched for, approved by two, and its first administrator is in', async () => {
  const { token, id, link } = await apply({ node: 'transport' })
  expect(link).toBe(`${world.ctx.url}/application#${token}`)
  expect((await status(token)).body).toMatchObject({ state: 'waiting', node: 'transport', talk: [] })
  expect((await page('officer', id)).missing).toHaveLength(4)
  expect((await take('officer', id, { step: 'ask', text: 'Who runs the warehouse network?' })).status).toBe(200)
  expect((await status(token)).body).toMatchObject({ state: 'asked', talk: [{ by: 'vetters' }] })
  expect((await status(token, '/answer', { text: 'We do.' })).body).toMatchObject({ state: 'waiting' })

  names.texts.set('_auburn.juniper.example', ['auburn-domain-proof=somebody-else'])
  const early = await status(token, '/domain')
  expect(early.body.proof).not.toHaveProperty('provedAt')
  expect(early.body.proof.checkedAt).toBeDefined()
  expect((await status(token, '/domain')).status, 'again at once').toBe(429)
  expect((await prove(token)).body.proof).toMatchObject({ provedBy: 'dns' })
  expect(names.asked.every(name => name === '_auburn.juniper.example')).toBe(true)

  await record('officer', id, 'registered')
  await record('regulator', id, 'network')
  await vouched(id)
  expect(await page('officer', id)).toMatchObject({ missing: [], vouched: true, chain: [] })
  expect((await approve('officer', id)).body).toEqual({ state: 'approved-once' })
  expect((await status(token)).body.state, 'one of two is nobody’s outside').toBe('waiting')
  const second = await approve('regulator', id)
  expect(second.body, second.text).toEqual({ state: 'admitted', member: 'juniper', node: 'joined' })

  const told = (await status(token)).body
  expect(told).toMatchObject({ state: 'admitted', invitation: 'here' })
  const invitation = (await status(token, '/invitation')).body
  expect(invitation.link).toMatch(new RegExp(`^${world.ctx.url}/link#[A-Za-z0-9_-]{43}$`))
  const again = await status(token, '/invitation')
  expect([again.status, again.body.type]).toEqual([422, '/problems/refused'])
  expect((await status(token)).body.invitation).toBe('shown')
  const inside = await nobody('POST', '/api/session/link', { token: invitation.link.split('#')[1] })
  expect(inside.body).toMatchObject({ member: { handle: 'juniper', name: 'Juniper Haulage Limited' }, role: 'admin' })
  await world.signTerms()
  const cookie = String(inside.headers['set-cookie']).split(';')[0] ?? ''
  const me = (await world.call(undefined, 'GET', '/api/me', undefined, { cookie })).body
  expect(me.nodes.map((n: { handle: string }) => n.handle)).toEqual(['transport'])
  const { rows } = await owner.query(
    "select m.register_number, m.domains, s.handle as sponsor, m.vet_by > now() - interval '10 years' as due from member m join member s on s.circle = m.sponsor where m.handle = 'juniper'",
  )
  expect(rows).toEqual([{ register_number: '07654321', domains: ['juniper.example'], sponsor: 'dogwood', due: true }])
  const steps = [
    'application-received',
    'application-asked',
    'application-answered',
    'domain-proved',
    'evidence-recorded',
  ]
  for (const what of [...steps, 'vouch-asked', 'vouch-vouched', 'application-approved', 'member-admitted'])
    expect((await leaves(what)).length, what).toBeGreaterThan(0)
  expect(await leaves('invitation-shown')).toHaveLength(1)
})

test('the answer is the same whether organisation, domain and address are known or not, and nothing is asked anywhere', async () => {
  names.asked.length = 0
  const known = await nobody(
    'POST',
    '/api/applications',
    juniper({ name: 'Birch plc', domain: 'birch.example', email: 'competitor@birch.example' }),
  )
  const unknown = await nobody('POST', '/api/applications', juniper())
  const twice = await nobody('POST', '/api/applications', juniper())
  const shape = (a: Answer) => [a.status, Object.keys(a.body), a.text.replace(/#[\w-]{43}/, '#')]
  expect(shape(known)).toEqual(shape(unknown))
  expect(shape(twice)).toEqual(shape(unknown))
  expect(names.asked).toEqual([])
  const told = await status(known.body.link.split('#')[1])
  for (const secret of ['resembles', 'flag', 'member', 'sponsor', 'missing'])
    expect(told.text).not.toContain(`"${secret}"`)
})

test('links come from our own address, whatever a request says it came by; forged and closed ones are nobody’s', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  const answer = await nobody('POST', '/api/applications', juniper(), headers)
  expect(answer.body.link.startsWith(`${world.ctx.url}/application#`)).toBe(true)
  const { rows } = await owner.query('select token_hash from application')
  expect(rows[0].token_hash.toString('base64url'), 'only the hash is kept').not.toContain(answer.body.link.slice(-43))
  const forged = await status('A'.repeat(43))
  expect([forged.status, forged.body.type]).toEqual([404, '/problems/not-found'])
  expect(await leaves('application-link-refused')).toHaveLength(1)
  await status('B'.repeat(43))
  expect(await leaves('application-link-refused'), 'a line a minute').toHaveLength(1)
  for (const step of ['/answer', '/domain', '/invitation', '/taken-back'])
    expect((await status('A'.repeat(43), step, step === '/answer' ? { text: 'x' } : {})).text).toBe(forged.text)
  const token = answer.body.link.split('#')[1]
  expect((await status(token, '/taken-back')).body.state).toBe('taken-back')
  expect((await status(token, '/answer', { text: 'x' })).status).toBe(422)
  expect((await status(token, '/invitation')).status).toBe(422)
  expect((await leaves('admission-refused')).map(l => l.step)).toEqual(['answer', 'take-invitation'])
  let limited = 0
  for (let n = 0; n < 20; n++) if ((await nobody('POST', '/api/applications', juniper())).status === 429) limited++
  expect(limited).toBeGreaterThan(5)
})

test('what is asked for: a register where its kind has one, an address at the domain, a domain of its own, an offered node', async () => {
  const refused = async (more: object) => {
    const answer = await nobody('POST', '/api/applications', juniper(more))
    return [answer.status, answer.body.places?.[0]?.at]
  }
  expect(await refused({ register: undefined, number: undefined })).toEqual([400, '/register'])
  expect(await refused({ number: '12', register: 'oscr' })).toEqual([400, '/register'])
  expect(await refused({ number: 'ABC' })).toEqual([400, '/number'])
  expect(await refused({ email: 'jo@elsewhere.example' })).toEqual([400, '/email'])
  expect(await refused({ domain: 'gmail.com', email: 'jo@gmail.com' })).toEqual([400, '/domain'])
  expect(await refused({ domain: 'co.uk', email: 'jo@co.uk' })).toEqual([400, '/domain'])
  expect(await refused({ domain: 'localhost', email: 'jo@localhost' })).toEqual([400, '/domain'])
  expect(await refused({ domain: '127.0.0.1', email: 'jo@[127.0.0.1]' })).toEqual([400, '/domain'])
  expect(await refused({ name: 'Juniper\u202e Haulage' })).toEqual([400, '/name'])
  const hidden = await nobody('POST', '/api/applications', juniper({ node: 'quiet-group' }))
  const absent = await nobody('POST', '/api/applications', juniper({ node: 'nowhere-at-all' }))
  const notOffered = await nobody('POST', '/api/applications', juniper({ node: 'pharma' }))
  expect([hidden.text, notOffered.text]).toEqual([absent.text, absent.text])
  const offered = (await nobody('GET', '/api/open-nodes')).body.items
  expect(offered.map((n: { handle: string }) => n.handle)).toEqual(['transport'])
  await owner.query("update node set offered = true, admission = 'apply'")
  const all = (await nobody('GET', '/api/open-nodes')).body.items.map((n: { handle: string }) => n.handle)
  expect(all).not.toContain('quiet-group')
  expect(all).not.toContain('fusion-cell')
  expect(await (await apply({ kind: 'local-government', register: undefined, number: undefined })).id).toBeDefined()
})

test('look-alikes are flagged to operators, and cleared by them alone; true duplicates are never approved', async () => {
  await owner.query(
    "update member set register = 'companies-house', register_number = '07654321' where handle = 'birch'",
  )
  const copy = await readyToApprove()
  const flagged = await page('officer', copy.id)
  expect(flagged.resembles).toMatchObject([{ what: 'member', ref: 'birch', how: ['same-number'], cleared: false }])
  expect(flagged.missing[0]).toMatch(/member already/)
  const keys = flagged.resembles.map((f: { key: string }) => f.key)
  expect((await record('officer', copy.id, 'distinct', keys)).status).toBe(200)
  expect((await approve('officer', copy.id)).status, 'a number is a number').toBe(422)
  await take('officer', copy.id, { step: 'decline', text: 'You are a member already.' })

  await owner.query("update member set register = null, register_number = null where handle = 'birch'")
  const fake = await apply({ name: 'Віrch PLC', domain: 'b1rch.example', email: 'x@b1rch.example' })
  const seen = await page('officer', fake.id)
  expect(seen.oddLetters).toBe(true)
  expect(seen.resembles).toEqual(
    expect.arrayContaining([expect.objectContaining({ ref: 'birch', how: ['look-alike', 'near-domain'] })]),
  )
  expect((await status(fake.token)).text).not.toContain('irch plc"')
  const declined = seen.resembles.filter((f: { what: string }) => f.what === 'application')
  expect(declined, 'an application of the same number').toHaveLength(1)
  await prove(fake.token, 'b1rch.example')
  await record('officer', fake.id, 'registered')
  await record('regulator', fake.id, 'network')
  await vouched(fake.id)
  const refused = await approve('officer', fake.id)
  expect(refused.body.detail).toMatch(/resembles/)
  expect((await record('officer', fake.id, 'distinct', ['made up'])).status).toBe(422)
  expect(
    (
      await record(
        'officer',
        fake.id,
        'distinct',
        seen.resembles.map((f: { key: string }) => f.key),
      )
    ).status,
  ).toBe(200)
  expect((await approve('officer', fake.id)).status).toBe(200)
  await apply({ name: 'Birch', domain: 'birch2.example', email: 'x@birch2.example', number: '11111111' })
  expect((await approve('regulator', fake.id)).body.detail, 'what it resembles since').toMatch(/resembles/)
})

test('a host sees applications to its node, and nothing by which it would learn who else is a member', async () => {
  const theirs = await apply({
    node: 'transport',
    name: 'Birch Ltd',
    domain: 'birch-haulage.example',
    email: 'a@birch-haulage.example',
  })
  const other = await apply()
  const listed = (await as('outsider', 'GET', '/api/applications')).body.items
  expect(listed.map((a: { id: string }) => a.id)).toEqual([theirs.id])
  const absent = '00000000-0000-4000-8000-000000000000'
  const nothing = (await as('outsider', 'GET', `/api/applications/${absent}`)).text
  expect((await as('outsider', 'GET', `/api/applications/${other.id}`)).text).toBe(nothing)
  expect((await as('outsider', 'POST', `/api/applications/${other.id}/approval`)).text).toBe(nothing)
  for (const name of ['bank', 'author', 'analyst'] as const) {
    expect((await as(name, 'GET', '/api/applications')).body.items).toEqual([])
    expect((await as(name, 'GET', `/api/applications/${theirs.id}`)).text).toBe(nothing)
  }
  const [forHost, forOperator] = [await page('outsider', theirs.id), await page('officer', theirs.id)]
  expect(forOperator.resembles.map((f: { ref: string }) => f.ref)).toContain('birch')
  expect(JSON.stringify(forHost)).not.toMatch(/"birch"|Birch plc/)
  expect(forHost.missing.join()).not.toContain('resembles')
  await prove(theirs.token, 'birch-haulage.example')
  await record('outsider', theirs.id, 'registered')
  await record('officer', theirs.id, 'network')
  await vouched(theirs.id)
  expect((await record('outsider', theirs.id, 'distinct', ['x'])).status, 'clearing is an operator’s').toBe(422)
  expect((await approve('outsider', theirs.id)).body).toEqual({ state: 'approved-once' })
  const blind = await approve('outsider', theirs.id)
  expect(blind.body.detail).toMatch(/approved already/)
  expect((await approve('regulator', theirs.id)).body.detail).toMatch(/resembles/)
  const keys = forOperator.resembles.map((f: { key: string }) => f.key)
  expect((await record('regulator', theirs.id, 'distinct', keys)).status).toBe(200)
  expect((await approve('regulator', theirs.id)).body).toMatchObject({ state: 'admitted', node: 'joined' })
  expect((await as('outsider', 'POST', '/api/members/dogwood/vetting', { text: 'x' })).status).toBe(403)
  expect((await as('outsider', 'GET', '/api/vetting-due')).status).toBe(403)
})

test('no step is skipped: approving without proof, evidence, a sponsor; while asked; after a decision; unconfirmed', async () => {
  const { token, id } = await apply()
  const missed = async () => (await approve('officer', id)).body.detail
  expect(await missed()).toMatch(/domain/)
  await prove(token)
  expect(await missed()).toMatch(/registered/)
  await record('officer', id, 'registered')
  expect(await missed()).toMatch(/network/)
  await record('officer', id, 'network')
  expect(await missed()).toMatch(/vouched/)
  await vouched(id)
  expect(await missed(), 'all evidence by one').toMatch(/alone/)
  expect((await approve('regulator', id)).body).toEqual({ state: 'approved-once' })
  await record('regulator', id, 'network')
  await take('officer', id, { step: 'ask', text: 'One more thing?' })
  expect((await approve('officer', id)).status, 'while a question is open').toBe(422)
  await status(token, '/answer', { text: 'Yes.' })
  expect((await page('officer', id)).approvals, 'a question overtakes an approval').toEqual([])
  expect((await as('regulator', 'POST', `/api/applications/${id}/approval`, undefined, false)).status).toBe(200)
  await owner.query('update session set stepped_up_at = null')
  const bare = await as('officer', 'POST', `/api/applications/${id}/approval`, undefined, false)
  expect([bare.status, bare.body.type]).toEqual([403, '/problems/step-up'])
  await take('officer', id, { step: 'decline', text: 'You run no network of your own.' })
  for (const step of [
    { step: 'ask', text: 'x' },
    { step: 'decline', text: 'x' },
    { step: 'check-domain' },
    { step: 'end-vouching' },
  ])
    expect((await take('regulator', id, step)).status).toBe(422)
  expect((await approve('regulator', id)).status).toBe(422)
  expect((await status(token)).body).toMatchObject({ state: 'declined', reason: 'You run no network of your own.' })
  const refusals = await leaves('admission-refused')
  expect(refusals.length).toBeGreaterThan(9)
  expect(refusals.every(l => l.application === id && typeof l.by === 'string')).toBe(true)
})

test('two approvals are two humans’: one twice, by another seat, by another person of the same address, at the same time', async () => {
  const { id } = await readyToApprove()
  await change(world.ctx.db, undefined, tx =>
    tx.all("update seat set role = 'operator' where circle = any($1::int[])", [
      [world.cast.seats.analyst, world.cast.seats.supplier],
    ]),
  )
  const both = await Promise.all([approve('officer', id), approve('officer', id)])
  expect(both.map(a => a.status).sort()).toEqual([200, 422])
  // The same human by another seat of the same person, and by a person that an invitation made of the same address.
  await owner.query('update seat set person = (select person from seat where circle = $1) where circle = $2', [
    world.cast.seats.officer,
    world.cast.seats.analyst,
  ])
  await owner.query('update session set person = (select person from seat where circle = $1) where seat = $2', [
    world.cast.seats.officer,
    world.cast.seats.analyst,
  ])
  await owner.query(
    "update person set email = 'OFFICER@hazel.example' where id = (select person from seat where circle = $1)",
    [world.cast.seats.supplier],
  )
  for (const name of ['analyst', 'supplier'] as const)
    expect((await approve(name, id)).body.detail, name).toMatch(/still you/)
  await owner.query(
    "update person set email = 'boss@juniper.example' where id = (select person from seat where circle = $1)",
    [world.cast.seats.supplier],
  )
  expect((await approve('supplier', id)).body.detail).toMatch(/organisation that applies/)
  // Each refusal is a line of its own, of the seat that tried.
  expect(await refusedTo('officer', id)).toEqual([expect.stringMatching(/still you/)])
  expect(await refusedTo('analyst', id)).toEqual([expect.stringMatching(/still you/)])
  expect((await refusedTo('supplier', id)).toSorted()).toEqual([
    expect.stringMatching(/organisation that applies/),
    expect.stringMatching(/still you/),
  ])
  expect((await take('officer', id, { step: 'withdraw-approval' })).body).toMatchObject({
    state: 'received',
    approvals: [],
  })
  expect((await take('regulator', id, { step: 'withdraw-approval' })).status).toBe(422)
  const race = await Promise.all([approve('officer', id), approve('regulator', id)])
  expect(race.map(a => a.body.state).sort()).toEqual(['admitted', 'approved-once'])
  expect((await owner.query("select from member where handle like 'juniper%'")).rowCount).toBe(1)
})

test('sponsors: none for itself, none for its like, no chain that leads back; its own people do not approve', async () => {
  const ask = async (id: string, member: string) => take('officer', id, { step: 'ask-sponsor', member })
  // Juniper was a member once, brought Fir in, left, and comes back on Fir’s word; Fir brought Dogwood in.
  await owner.query(
    "update member set register = 'companies-house', register_number = '07654321', state = 'left', name = 'Old Juniper' where handle = 'p1'",
  )
  await owner.query("update member set sponsor = (select circle from member where handle = 'p1') where handle = 'fir'")
  await owner.query(
    "update member set sponsor = (select circle from member where handle = 'fir') where handle = 'dogwood'",
  )
  const { token, id } = await apply()
  expect((await ask(id, 'dogwood')).body.detail).toMatch(/leads back/)
  expect((await ask(id, 'fir')).body.detail).toMatch(/leads back/)
  await owner.query("update member set domains = array['shop.juniper.example'] where handle = 'cedar'")
  expect((await ask(id, 'cedar')).body.detail).toMatch(/linked/)
  expect((await ask(id, 'nobody-here')).status).toBe(422)
  expect((await ask(id, 'hazel')).status).toBe(200)
  expect((await ask(id, 'birch')).status, 'one at a time').toBe(422)

  expect((await as('bank', 'GET', '/api/vouches')).body.items).toEqual([])
  const [asked] = (await as('competitor', 'GET', '/api/vouches')).body.items
  expect(asked).toBeUndefined()
  await take('officer', id, { step: 'end-vouching' })
  expect((await ask(id, 'birch')).status).toBe(200)
  const [mine] = (await as('competitor', 'GET', '/api/vouches')).body.items
  expect(mine).toMatchObject({ name: 'Juniper Haulage Limited', domain: 'juniper.example', open: true })
  expect(JSON.stringify(mine)).not.toContain('jo.marsh@')
  const word = { answer: 'vouch', text: 'We know them.' }
  const nothing = await as('bank', 'POST', '/api/vouches/00000000-0000-4000-8000-000000000000', word)
  expect((await as('bank', 'POST', `/api/vouches/${mine.id}`, word)).text, 'of another member').toBe(nothing.text)
  expect((await as('author', 'POST', `/api/vouches/${mine.id}`, word)).status).toBe(403)
  const email = (address: string) =>
    owner.query('update person set email = $1 where id = (select person from seat where circle = $2)', [
      address,
      world.cast.seats.competitor,
    ])
  await email('me@juniper.example')
  expect((await as('competitor', 'POST', `/api/vouches/${mine.id}`, word)).body.detail).toMatch(/for itself/)
  await email('competitor@birch.example')
  expect((await as('competitor', 'POST', `/api/vouches/${mine.id}`, word)).status).toBe(200)
  expect((await as('competitor', 'POST', `/api/vouches/${mine.id}`, word)).status, 'once').toBe(404)

  await prove(token)
  const keys = (await page('officer', id)).resembles.map((f: { key: string }) => f.key)
  await record('officer', id, 'registered')
  await record('regulator', id, 'network')
  await record('regulator', id, 'distinct', keys)
  await owner.query("update seat set member = (select circle from member where handle = 'birch') where circle = $1", [
    world.cast.seats.regulator,
  ])
  expect((await approve('officer', id)).status).toBe(200)
  expect((await approve('regulator', id)).body.detail).toMatch(/Your organisation vouches/)
  await owner.query("update seat set member = (select circle from member where handle = 'elder') where circle = $1", [
    world.cast.seats.regulator,
  ])
  await owner.query(
    "update member set sponsor = (select circle from member where handle = 'p1') where handle = 'birch'",
  )
  expect((await approve('regulator', id)).body.detail, 'a ring closed since').toMatch(/leads back/)
  await owner.query("update member set sponsor = null where handle = 'birch'")
  await owner.query("update member set state = 'suspended' where handle = 'birch'")
  expect((await approve('regulator', id)).body.detail).toMatch(/not active/)
  const has = (words: RegExp) => expect.stringMatching(words)
  const asking = await refusedTo('officer', id)
  expect(
    asking.filter(why => /leads back/.test(why)),
    'two circles',
  ).toHaveLength(2)
  expect(asking).toContainEqual(has(/linked/))
  expect(await refusedTo('competitor', mine.id), 'vouching for itself').toEqual([has(/for itself/)])
  const approving = await refusedTo('regulator', id)
  for (const words of [/Your organisation vouches/, /leads back/, /not active/])
    expect(
      approving.filter(why => words.test(why)),
      String(words),
    ).toHaveLength(1)
})

test('by mail: a code proves a mailbox at the domain, guesses end it, and the invitation goes there and nowhere else', async () => {
  const box = await openMailbox()
  world.ctx.mail = mailerTo(box.server)
  try {
    const deliver = async () => {
      box.received.splice(0)
      while ((await sendNext(world.ctx)).outcome === 'sent');
      return box.received
    }
    const { token, id, link } = await apply({ name: 'Win a prize' })
    const [first] = await deliver()
    expect(first?.links).toContain(link)
    expect(first?.text, 'nothing that was typed').not.toMatch(/prize|Marsh/)
    const codeSent = async () => {
      expect((await status(token, '/code')).status).toBe(200)
      return /\b(\d{6})\b/.exec((await deliver())[0]?.text ?? '')?.[1] ?? ''
    }
    const used = async (code: string) => (await status(token, '/code-used', { code })).status
    const code = await codeSent()
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 0; n < 5; n++) expect(await used(wrong)).toBe(422)
    expect(await used(code), 'after five wrong ones').toBe(422)
    const second = await codeSent()
    world.clock.tick(16 * 60_000)
    expect(await used(second), 'too late').toBe(422)
    expect(await used(await codeSent())).toBe(200)
    expect((await status(token)).body.proof.provedBy).toBe('mail')
    expect((await status(token, '/code')).status, 'no more of them').toBe(422)
    await record('officer', id, 'registered')
    await record('regulator', id, 'network')
    await vouched(id)
    await approve('officer', id)
    expect((await approve('regulator', id)).body.state).toBe('admitted')
    const letters = await deliver()
    const invitation = letters.flatMap(l => l.links).find(l => l.includes('/link#'))
    expect(invitation).toMatch(new RegExp(`^${world.ctx.url}/link#`))
    expect((await status(token)).body.invitation).toBe('mailed')
    expect((await status(token, '/invitation')).status).toBe(422)
    const inside = await nobody('POST', '/api/session/link', { token: invitation?.split('#')[1] })
    expect(inside.status, inside.text).toBe(200)
  } finally {
    world.ctx.mail?.close()
    world.ctx.mail = undefined
    await box.close()
  }
})

test('the command line takes the same steps under the same rules, as an operator that it names', async () => {
  const auburn = async (...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: world.ctx.db.url, AUBURN_URL: world.ctx.url }
    const bin = new URL('../bin/auburn.js', import.meta.url).pathname
    return promisify(execFile)(process.execPath, [bin, 'member', ...args], { env }).then(
      ({ stdout }) => ({ code: 0, out: stdout, err: '' }),
      error => ({ code: error.code as number, out: String(error.stdout), err: String(error.stderr) }),
    )
  }
  const { token, id } = await apply()
  expect((await auburn('applications')).err).toMatch(/several operators/)
  const ann = ['--as', 'officer@hazel.example']
  expect((await auburn('applications', ...ann)).out).toContain('Juniper Haulage Limited')
  expect((await auburn('applications', '--as', 'bank@dogwood.example')).err).toMatch(/No operator/)
  expect((await auburn('approve', id, ...ann)).err).toMatch(/domain is not proved/)
  await prove(token)
  await auburn('eligible', id, '--what', 'registered', '--text', 'Companies House says so.', ...ann)
  await record('regulator', id, 'network')
  expect((await auburn('question', id, '--text', 'Who?', ...ann)).code).toBe(0)
  await status(token, '/answer', { text: 'We.' })
  await vouched(id)
  expect((await auburn('show', id, ...ann)).out).toContain('Companies House says so.')
  expect((await auburn('approve', id, ...ann)).out).toContain('Approved once')
  expect((await auburn('approve', id, ...ann)).err).toMatch(/still you/)
  expect((await auburn('approve', id, '--as', 'regulator@elder.example')).out).toContain('the member juniper now')
  expect((await auburn('decline', id, '--reason', 'x', ...ann)).err).toMatch(/does not stand/)
  expect((await auburn('due', ...ann)).code).toBe(0)
  expect((await auburn('revet', 'cedar', '--text', 'Still there.', ...ann)).out).toContain('cedar is vetted until')
}, 120_000)

test('members are vetted again: due after two years, renewed with evidence, never by their own', async () => {
  expect((await as('officer', 'GET', '/api/vetting-due')).body.items).toEqual([])
  await owner.query("update member set joined_at = joined_at - interval '700 days' where handle in ('cedar', 'hazel')")
  const due = (await as('officer', 'GET', '/api/vetting-due')).body.items
  expect(due.map((m: { handle: string }) => m.handle).sort()).toEqual(['cedar', 'hazel'])
  const again = (handle: string) =>
    as('officer', 'POST', `/api/members/${handle}/vetting`, { text: 'Still in the register.' })
  expect((await again('hazel')).body.detail).toMatch(/another organisation/)
  expect((await again('nobody-here')).status).toBe(404)
  expect((await again('cedar')).status).toBe(200)
  expect((await as('officer', 'GET', '/api/vetting-due')).body.items.map((m: { handle: string }) => m.handle)).toEqual([
    'hazel',
  ])
  expect(await leaves('member-vetted-again')).toHaveLength(1)
})

test('half a year after it came to nothing, nobody’s name and words are kept', async () => {
  const { id } = await apply()
  await take('officer', id, { step: 'decline', text: 'Not yet.' })
  world.clock.tick(200 * 86_400_000)
  await apply()
  const { rows } = await owner.query('select person, email, runs, reason, name, state from application where id = $1', [
    id,
  ])
  expect(rows).toEqual([
    { person: '', email: '', runs: '', reason: '', name: 'Juniper Haulage Limited', state: 'declined' },
  ])
})

test('the second lock: without a viewer, a link’s secret or a vetter’s seat the tables are empty', async () => {
  const { id } = await readyToApprove({ node: 'transport' })
  const app = rowsOf(world.ctx.db.app)
  for (const table of ['application', 'vetting', 'vouch'])
    expect(await app.all(`select * from ${table}`), table).toEqual([])
  for (const name of ['author', 'analyst', 'competitor', 'bank'] as const) {
    const viewer = await world.viewer(name)
    await change(world.ctx.db, viewer, async tx => {
      for (const table of ['application', 'vetting']) expect(await tx.all(`select * from ${table}`), name).toEqual([])
      expect(await tx.all('select * from vouch')).toHaveLength(name === 'bank' ? 1 : 0)
    })
    const asked = change(world.ctx.db, viewer, tx => tx.all('select * from firms_beside($1)', [id]))
    await expect(asked, name).rejects.toThrow(/not a vetter/)
  }
  await change(world.ctx.db, await world.viewer('outsider'), async tx => {
    expect(await tx.all('select id from application')).toHaveLength(1)
    expect((await tx.all('select id from vetting')).length).toBeGreaterThan(1)
  })
})

test('by an invitation: for that node, offered or not, by the domain it was sent to, and once', async () => {
  await change(world.ctx.db, undefined, tx =>
    tx.all('update node set host = $2 where circle = $1', [
      world.cast.nodes['quiet-group'],
      world.cast.members.dogwood,
    ]),
  )
  const invite = (address: string) => as('bank', 'POST', '/api/nodes/quiet-group/invitations', { addresses: [address] })
  const link = (await invite('post@juniper.example')).body.items[0].link
  const invitation = link.split('#')[1]
  const elsewhere = await nobody(
    'POST',
    '/api/applications',
    juniper({ invitation, domain: 'rowan.example', email: 'jo@rowan.example' }),
  )
  expect([elsewhere.status, elsewhere.body.places?.[0]?.at ?? elsewhere.text]).toEqual([422, '/domain'])
  expect((await leaves('refused')).at(-1), 'forwarded to another domain').toMatchObject({
    way: 'invitation',
    refused: 1,
  })
  expect((await nobody('POST', '/api/applications', juniper({ invitation, node: 'transport' }))).status).toBe(400)

  const { token, id } = await apply({ invitation })
  expect((await nobody('POST', '/api/applications', juniper({ invitation }))).status, 'it was used').toBe(404)
  expect((await page('officer', id)).node).toMatchObject({ handle: 'quiet-group' })
  expect((await as('outsider', 'GET', `/api/applications/${id}`)).status, 'another node’s host').toBe(404)
  await prove(token)
  await record('officer', id, 'registered')
  await record('regulator', id, 'network')
  await vouched(id)
  await approve('officer', id)
  expect((await approve('regulator', id)).body).toMatchObject({ state: 'admitted', node: 'joined' })
})

test('the inbox tells vetters of what waits for a step, and those who are asked to vouch; nobody else', async () => {
  const inbox = async (name: SeatName): Promise<string[]> =>
    (await as(name, 'GET', '/api/inbox')).body.items
      .filter((i: { kind: string }) => i.kind === 'application' || i.kind === 'vouch-request')
      .map((i: { title: string }) => i.title)
  const { token, id } = await apply({ node: 'transport' })
  const asks = 'Juniper Haulage Limited asks to be admitted, for transport'
  expect(await inbox('officer')).toEqual([asks])
  expect(await inbox('outsider'), 'the node’s host').toEqual([asks])
  for (const name of ['author', 'bank', 'analyst'] as const) expect(await inbox(name), name).toEqual([])
  await take('officer', id, { step: 'ask', text: 'Who runs it?' })
  expect(await inbox('officer'), 'it waits for the applicant').toEqual([])
  await status(token, '/answer', { text: 'We do.' })
  expect(await inbox('officer')).toEqual(['Juniper Haulage Limited has answered about its application'])
  await take('officer', id, { step: 'ask-sponsor', member: 'dogwood' })
  expect(await inbox('bank')).toEqual(['You are asked to vouch for Juniper Haulage Limited'])
  const item = (await as('bank', 'GET', '/api/inbox')).body.items[0]
  expect((await as('bank', 'POST', `/api/inbox/${item.id}/read`)).status).toBe(200)
  expect((await as('bank', 'GET', '/api/inbox')).body.items[0].unread).toBe(false)
  const [asked] = (await as('bank', 'GET', '/api/vouches')).body.items
  await as('bank', 'POST', `/api/vouches/${asked.id}`, { answer: 'vouch', text: 'They carry our post.' })
  expect(await inbox('bank')).toEqual([])
})
