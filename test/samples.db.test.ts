import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSample } from '../src/flows/analyse-sample.ts'
import { removeOldSamples } from '../src/flows/remove-sample.ts'
import { sealSample } from '../src/formats/sample/sealed.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { everyTable } from './every-table.ts'
import { makeWorld, type World } from './world.ts'

/** A sample and its thread are for the member that sent it and for the desk, and exist for nobody else. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const MARK = `kestrel-${Math.random().toString(36).slice(2)}-file`
const sealed = async (name: string, text: string) =>
  Buffer.from(await sealSample(name, new TextEncoder().encode(text))).toString('base64')
const phish = (subject = 'Your payslip') =>
  `From: hr@payroll-portal.example\r\nTo: staff@alder.example\r\nSubject: ${subject}\r\nDate: Mon, 1 Jun 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${MARK} see hxxps://payroll-portal[.]example/x\r\n`
const asked = async (more: object = {}) => ({
  sealed: await sealed('payslip.eml', phish()),
  happened: 'Three people got it.',
  tlp: 'AMBER',
  ...more,
})
async function send(as: SeatName, more: object = {}): Promise<string> {
  const answer = await world.call(as, 'POST', '/api/samples', await asked(more))
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  return answer.body.id
}
const session = (name: SeatName) => ({ cookie: world.cookie(name), origin: 'http://localhost:8080' })
const inPerson = (as: SeatName, method: string, path: string, body?: unknown) =>
  world.call(as, method, path, body, session(as))
const ABSENT = '00000000-0000-4000-8000-000000000000'

test('the sender’s member and the desk get it, with what is seen in it; for everybody else it is not there', async () => {
  const id = await send('author')
  const mine = await world.call('colleague', 'GET', `/api/samples/${id}`)
  expect(mine.body).toMatchObject({
    name: 'payslip.eml',
    mine: true,
    atDesk: false,
    state: 'received',
    facts: { kind: 'mail' },
  })
  const theirs = await world.call('analyst', 'GET', `/api/samples/${id}`)
  expect(theirs.body).toMatchObject({
    mine: false,
    atDesk: true,
    from: { named: false, crowd: 'A member in Pharma' },
  })
  expect(theirs.body.facts.found.map((f: { value: string }) => f.value)).toContain('https://payroll-portal.example/x')
  expect(theirs.text).not.toContain('Alder')
  for (const who of SEAT_NAMES.filter(n => !['author', 'admin', 'colleague', 'analyst', 'secondee'].includes(n))) {
    const absent = await world.call(who, 'GET', `/api/samples/${ABSENT}`)
    expect((await world.call(who, 'GET', `/api/samples/${id}`)).text).toBe(absent.text)
    expect((await world.call(who, 'GET', '/api/samples')).body).toEqual({ items: [] })
    for (const [rest, body] of [
      ['/entries', { text: 'x' }],
      ['/steps', { step: 'close' }],
    ] as const)
      expect((await world.call(who, 'POST', `/api/samples/${id}${rest}`, body)).text).toBe(
        (await world.call(who, 'POST', `/api/samples/${ABSENT}${rest}`, body)).text,
      )
  }
})

test('named: the desk reads the organisation, never the person', async () => {
  const id = await send('author', { as: 'named' })
  const theirs = await world.call('analyst', 'GET', `/api/samples/${id}`)
  expect(theirs.body.from).toEqual({ named: true, handle: 'alder', name: 'Alder plc' })
  expect(theirs.text).not.toContain('author of alder')
})

test('whom it excepts, lent to the desk or with a second seat, does not get it: not by list, id, event or refusal', async () => {
  const before = await world.call('secondee', 'GET', '/api/samples')
  const id = await send('author', { except: ['dogwood'] })
  expect((await world.call('secondee', 'GET', '/api/samples')).text).toBe(before.text)
  expect((await world.call('secondee', 'GET', `/api/samples/${id}`)).text).toBe(
    (await world.call('secondee', 'GET', `/api/samples/${ABSENT}`)).text,
  )
  expect((await world.call('analyst', 'GET', `/api/samples/${id}`)).status).toBe(200)
  const { rows } = await world.ctx.db.finder.query(
    "select detail from event where what = 'notice' order by seq desc limit 1",
  )
  expect(rows[0].detail.to).toContain(world.cast.seats.analyst)
  expect(rows[0].detail.to).not.toContain(world.cast.seats.secondee)
})

test('RED is for the sender, its admins and the analysts of that moment', async () => {
  const id = await send('author', { tlp: 'RED' })
  const reads = async (who: SeatName) => (await inPerson(who, 'GET', `/api/samples/${id}`)).status
  expect([await reads('author'), await reads('admin'), await reads('colleague'), await reads('analyst')]).toEqual([
    200, 200, 404, 200,
  ])
  // A key does not take RED along.
  expect((await world.call('analyst', 'GET', `/api/samples/${id}`)).status).toBe(404)
})

test('it is taken up, asked about, answered and closed, in a thread of the two sides', async () => {
  const id = await send('author')
  expect((await world.call('author', 'POST', `/api/samples/${id}/steps`, { step: 'look' })).status).toBe(403)
  expect((await inPerson('author', 'POST', `/api/samples/${id}/answer`, { verdict: 'harmful' })).status).toBe(403)
  expect((await inPerson('analyst', 'POST', `/api/samples/${id}/steps`, { step: 'look' })).status).toBe(200)
  await inPerson('analyst', 'POST', `/api/samples/${id}/entries`, { text: 'Did anybody open it?' })
  await world.call('author', 'POST', `/api/samples/${id}/entries`, { text: 'Nobody did.' })
  await inPerson('analyst', 'POST', `/api/samples/${id}/answer`, { verdict: 'harmful', text: 'It steals passwords.' })
  const read = await world.call('author', 'GET', `/api/samples/${id}`)
  expect(read.body).toMatchObject({ state: 'answered', verdict: 'harmful', analyst: expect.any(Number) })
  expect(read.body.advice).toMatch(/^Do not open it/)
  expect(read.body.entries.map((e: { byDesk: boolean }) => e.byDesk)).toEqual([true, false, true])
  expect((await world.call('author', 'POST', `/api/samples/${id}/steps`, { step: 'close' })).status).toBe(200)
  expect(
    (await world.call('analyst', 'GET', '/api/samples?state=closed')).body.items.map((s: { id: string }) => s.id),
  ).toEqual([id])
})

test('what comes out is the sealed archive, never shown inline, in person alone and confirmed', async () => {
  const id = await send('author')
  const path = `/api/samples/${id}/file`
  expect((await world.call('analyst', 'GET', path)).status).toBe(403)
  expect((await inPerson('analyst', 'GET', path)).body.type).toBe('/problems/step-up')
  expect((await inPerson('outsider', 'GET', path)).text).toBe(
    (await inPerson('outsider', 'GET', `/api/samples/${ABSENT}/file`)).text,
  )
  await world.confirm('analyst')
  const answer = await inPerson('analyst', 'GET', path)
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="sample-${id.slice(0, 8)}.zip"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  expect(answer.text.slice(0, 2)).toBe('PK')
  expect(answer.text).not.toContain(MARK)
  await world.confirm('author')
  expect((await inPerson('author', 'GET', path)).status).toBe(403)
})

test('YARA rules are the desk’s; one for a sample goes no further than the sample', async () => {
  const id = await send('author', { except: ['dogwood'] })
  const rules = {
    name: 'Payslips',
    source: `rule payslip { strings: $a = "three people" nocase $b = "hxxps:" condition: any of them }`,
  }
  expect((await inPerson('outsider', 'POST', '/api/desk/rules', rules)).status).toBe(404)
  expect((await inPerson('analyst', 'POST', '/api/desk/rules', { name: 'x', source: 'rule x {' })).status).toBe(422)
  expect((await inPerson('analyst', 'POST', '/api/desk/rules', { ...rules, sample: id })).status).toBe(201)
  expect((await inPerson('secondee', 'GET', '/api/desk/rules')).body).toEqual({ items: [] })
  expect((await inPerson('secondee', 'POST', '/api/desk/rules', { ...rules, sample: id })).status).toBe(404)
  const scan = await inPerson('analyst', 'POST', `/api/samples/${id}/scans`, {})
  expect(scan.body).toMatchObject({ gaveUp: false, matches: [{ rules: 'Payslips', rule: 'payslip' }] })
  expect((await world.call('analyst', 'GET', `/api/samples/${id}`)).body.scans).toHaveLength(1)
  expect((await world.call('author', 'GET', `/api/samples/${id}`)).body.scans).toEqual([])
})

test('what is not sealed, or is marked above the ceiling, is refused and not kept', async () => {
  const bare = Buffer.from(`MZ ${MARK}`).toString('base64')
  expect((await world.call('author', 'POST', '/api/samples', await asked({ sealed: bare }))).body.places[0].at).toBe(
    '/sealed',
  )
  const before = (await world.call('author', 'GET', '/api/samples')).text
  const marked = await sealed('notes.txt', `In May.\n\nSECRET - UK EYES ONLY\n\n${MARK}`)
  const refusal = await world.call('author', 'POST', '/api/samples', await asked({ sealed: marked }))
  expect([refusal.status, refusal.body.detail]).toEqual([
    422,
    expect.stringMatching(/^Line 3 of what is in it carries a protective marking/),
  ])
  const subject = await sealed('m.eml', phish('SECRET: the plan'))
  expect((await world.call('author', 'POST', '/api/samples', await asked({ sealed: subject }))).status).toBe(422)
  expect((await world.call('author', 'GET', '/api/samples')).text).toBe(before)
})

const step = (as: SeatName, id: string, what: string) =>
  world.call(as, 'POST', `/api/samples/${id}/steps`, { step: what })

test('its sender takes it back at any time: its bytes, its name and what was said of it go, for the desk too', async () => {
  const told = `told-${Math.random().toString(36).slice(2)}`
  const id = await send('author', { happened: told, sealed: await sealed(`${told}.eml`, phish()) })
  await inPerson('analyst', 'POST', `/api/samples/${id}/entries`, { text: 'We are on it.' })
  const { sha256, facts } = (await world.call('author', 'GET', `/api/samples/${id}`)).body
  for (const who of ['analyst', 'outsider'] as const)
    expect((await step(who, id, 'withdraw')).status).toBe(who === 'analyst' ? 403 : 404)
  expect((await step('outsider', id, 'withdraw')).text).toBe((await step('outsider', ABSENT, 'withdraw')).text)
  expect((await step('colleague', id, 'withdraw')).status).toBe(200)
  expect((await step('author', id, 'withdraw')).status).toBe(422)
  for (const who of ['author', 'analyst'] as const) {
    const read = await world.call(who, 'GET', `/api/samples/${id}`)
    expect(read.body).toMatchObject({
      name: 'A withdrawn sample',
      happened: '',
      state: 'closed',
      removed: { why: 'withdrawn' },
      sha256,
      facts: { md5: facts.md5, sha1: facts.sha1, kindName: 'E-mail', found: [], lines: [] },
      may: { analyse: false, withdraw: false, remove: false },
    })
    expect(read.body.entries.map((e: { text: string }) => e.text)).toEqual(['We are on it.'])
    expect(read.body.keptUntil).toBeUndefined()
  }
  await world.confirm('analyst')
  expect((await inPerson('analyst', 'GET', `/api/samples/${id}/file`)).status).toBe(422)
  expect((await inPerson('analyst', 'POST', `/api/samples/${id}/answer`, { verdict: 'harmful' })).status).toBe(422)
  expect((await step('analyst', id, 'look')).status).toBe(422)
  expect(await everyTable(world.ctx.db.url)).not.toContain(told)
})

test('the desk removes it once it has answered; the answer and the hashes stay', async () => {
  const id = await send('author')
  expect((await step('author', id, 'remove')).status).toBe(403)
  expect((await step('analyst', id, 'remove')).body.detail).toContain('answer it first')
  await inPerson('analyst', 'POST', `/api/samples/${id}/answer`, { verdict: 'harmful', text: 'It steals.' })
  expect((await step('secondee', id, 'remove')).status).toBe(200)
  const read = await world.call('author', 'GET', `/api/samples/${id}`)
  expect(read.body).toMatchObject({
    name: 'payslip.eml',
    happened: 'Three people got it.',
    verdict: 'harmful',
    removed: { why: 'desk' },
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    facts: { found: [] },
  })
  expect((await inPerson('analyst', 'POST', `/api/samples/${id}/scans`, {})).status).toBe(422)
  // What is asked afterwards brings it back to the desk, which can still say something.
  await world.call('author', 'POST', `/api/samples/${id}/entries`, { text: 'Are you sure?' })
  expect((await inPerson('analyst', 'POST', `/api/samples/${id}/answer`, { verdict: 'suspicious' })).status).toBe(200)
  const leaves = (await everyTable(world.ctx.db.url)).split('\n').filter(line => line.includes('sample-removed'))
  expect(leaves.filter(line => line.includes(id))).toEqual([expect.stringMatching(/why"+: "+desk/)])
})

test('whom a sample excepts removes nothing of it, and learns nothing', async () => {
  const id = await send('author', { except: ['dogwood'] })
  await inPerson('analyst', 'POST', `/api/samples/${id}/answer`, { verdict: 'harmful' })
  expect((await step('secondee', id, 'remove')).text).toBe((await step('secondee', ABSENT, 'remove')).text)
  expect((await world.call('analyst', 'GET', `/api/samples/${id}`)).body.removed).toBeUndefined()
})

test('nothing that is in a sample stands bare in the database', async () => {
  await send('author')
  expect((await everyTable(world.ctx.db.url)).includes(MARK)).toBe(false)
})

test('what nobody has touched for as long as samples are kept loses its bytes, and nothing else', async () => {
  const old = await send('author')
  world.clock.tick(89 * 86_400_000)
  expect(await removeOldSamples(world.ctx)).toBe(0)
  const author = await world.viewer('author')
  const { changedAt, keptUntil = '' } = await readSample(world.ctx, author, old)
  expect(Date.parse(keptUntil) - Date.parse(changedAt)).toBe(90 * 86_400_000)
  world.clock.tick(2 * 86_400_000)
  const before = await readSample(world.ctx, author, old)
  expect(await removeOldSamples(world.ctx)).toBeGreaterThan(0)
  const after = await readSample(world.ctx, author, old)
  expect(after).toMatchObject({
    name: before.name,
    sha256: before.sha256,
    state: before.state,
    removed: { why: 'age' },
  })
  // Nothing new has come: it does not ring again.
  expect(after.changedAt).toBe(before.changedAt)
  expect(await removeOldSamples(world.ctx)).toBe(0)
})
