import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { asViewer, change } from '../src/store/database.ts'
import { withheldFromLists } from '../src/store/deconfliction-store.ts'
import { publish } from './advisory.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** `analyst` and `secondee` work at the desk; the secondee is lent by dogwood, whose person `bank` it is. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const ABSENT = '00000000-0000-4000-8000-000000000000'
const HOUR = 3_600_000
const later = (ms: number) => new Date(world.clock.now.getTime() + ms).toISOString()
const share = (title: string, except: string[] = [], value = 'payroll-portal.top', as: SeatName = 'author') => {
  world.clock.tick(1_000)
  return world.share(as, {
    content: {
      kind: 'incident',
      headline: { title, summary: 'Look into it.' },
      technical: { indicators: [{ type: 'domain', value, role: 'c2', use: 'block' }] },
    },
    audience: { grants: [{ layer: 'technical', to: ['desk', 'pharma'], as: 'withheld' }], except, tlp: 'AMBER' },
  } satisfies ShareRequest)
}

async function call(as: SeatName, method: string, path: string, body?: unknown) {
  return world.call(as, method, path, body)
}
const ok = async (as: SeatName, method: string, path: string, body?: unknown) => {
  const answer = await call(as, method, path, body)
  expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(300)
  return answer.body
}
const seatId = async (name: SeatName) => (await ok(name, 'GET', '/api/me')).seat

// Hand-over -------------------------------------------------------------------------------------------------------------

test('a hand-over is read entry by entry, by whoever gets what each rests on, and taking over takes the claims', async () => {
  const open = await share('Open at the end of the shift')
  const closed = await share('Closed to dogwood', ['dogwood'])
  await ok('analyst', 'POST', '/api/desk/queue/steps', { step: 'claim', reports: [open, closed] })
  const before = await ok('analyst', 'GET', '/api/desk/hand-overs')
  expect(before.open.map((o: { title: string }) => o.title).sort()).toEqual([
    'Closed to dogwood',
    'Open at the end of the shift',
  ])
  await ok('analyst', 'POST', '/api/desk/hand-overs', {
    entries: [
      { text: 'Call the print firm at nine', reports: [open] },
      { text: `Nobody has answered on /reports/${closed} yet` },
      { text: 'The kettle is broken' },
    ],
    takesOver: await seatId('secondee'),
  })
  const [mine] = (await ok('analyst', 'GET', '/api/desk/hand-overs')).items
  expect(mine.entries.map((e: { reports: { title: string }[] }) => e.reports.map(r => r.title))).toEqual([
    ['Open at the end of the shift'],
    ['Closed to dogwood'],
    [],
  ])
  const theirs = await call('secondee', 'GET', '/api/desk/hand-overs')
  expect(theirs.body.items[0].entries.map((e: { text: string }) => e.text)).toEqual([
    'Call the print firm at nine',
    'The kettle is broken',
  ])
  expect(theirs.text).not.toContain(closed)
  expect((await call('analyst', 'POST', `/api/desk/hand-overs/${mine.id}/acknowledged`)).status).toBe(422)
  await ok('secondee', 'POST', `/api/desk/hand-overs/${mine.id}/acknowledged`)
  expect((await call('secondee', 'POST', `/api/desk/hand-overs/${mine.id}/acknowledged`)).status).toBe(409)
  const claims = async (as: SeatName) =>
    (await ok(as, 'GET', '/api/desk/queue?part=mine')).items.map((i: { report: { title: string } }) => i.report.title)
  expect(await claims('secondee')).toEqual(['Open at the end of the shift'])
  expect(await claims('analyst')).toEqual(['Closed to dogwood'])
})

test('a hand-over all of whose entries are closed to an analyst is not there', async () => {
  const closed = await share('Closed again', ['dogwood'])
  const { id } = await ok('analyst', 'POST', '/api/desk/hand-overs', {
    entries: [{ text: 'Only this', reports: [closed] }],
  })
  expect((await call('secondee', 'GET', '/api/desk/hand-overs')).text).not.toContain(id)
  const [hidden, absent] = [
    await call('secondee', 'POST', `/api/desk/hand-overs/${id}/acknowledged`),
    await call('secondee', 'POST', `/api/desk/hand-overs/${ABSENT}/acknowledged`),
  ]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  const rest = await call('secondee', 'POST', '/api/desk/hand-overs', { entries: [{ text: 'x', reports: [closed] }] })
  const none = await call('secondee', 'POST', '/api/desk/hand-overs', { entries: [{ text: 'x', reports: [ABSENT] }] })
  expect([rest.status, rest.text]).toEqual([none.status, none.text])
})

// Requirements ----------------------------------------------------------------------------------------------------------

test('what answers a requirement is told to whoever gets it, and a requirement that rests on what is closed is not there', async () => {
  const open = await share('An answer for all')
  const closed = await share('An answer not for dogwood', ['dogwood'])
  const made = await ok('analyst', 'POST', '/api/desk/requirements', {
    question: 'Does anything follow the loader?',
    priority: 1,
    until: later(24 * HOUR),
  })
  for (const report of [open, closed])
    await ok('analyst', 'POST', `/api/desk/requirements/${made.id}/answers`, { report, note: 'In part' })
  const of = async (as: SeatName) =>
    (await ok(as, 'GET', '/api/desk/requirements')).items.find((r: { id: string }) => r.id === made.id)
  expect((await of('analyst')).answers).toHaveLength(2)
  expect((await of('secondee')).answers.map((a: { report: { title: string } }) => a.report.title)).toEqual([
    'An answer for all',
  ])
  const secret = await ok('analyst', 'POST', '/api/desk/requirements', {
    question: 'Is dogwood’s rival the source?',
    reports: [closed],
  })
  expect((await call('secondee', 'GET', '/api/desk/requirements')).text).not.toContain('rival')
  for (const path of [
    ['PATCH', `/api/desk/requirements/ID`, { state: 'dropped' }],
    ['POST', `/api/desk/requirements/ID/answers`, { report: open }],
  ] as const) {
    const hidden = await call('secondee', path[0], path[1].replace('ID', secret.id), path[2])
    const absent = await call('secondee', path[0], path[1].replace('ID', ABSENT), path[2])
    expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  }
  world.clock.tick(25 * HOUR)
  expect((await of('secondee')).overdue).toBe(true)
  await ok('secondee', 'PATCH', `/api/desk/requirements/${made.id}`, { state: 'answered', outcome: 'Yes: ransomware' })
  expect(await of('analyst')).toMatchObject({ state: 'answered', outcome: 'Yes: ransomware', overdue: false })
})

test('two close one requirement at once: one of them is told what stands, and no outcome is written over', async () => {
  const made = await ok('analyst', 'POST', '/api/desk/requirements', { question: 'Who sells the kit?' })
  const close = (as: SeatName, outcome: string, tag: string) =>
    world.call(
      as,
      'PATCH',
      `/api/desk/requirements/${made.id}`,
      { state: 'answered', outcome },
      { 'if-match': `"${tag}"` },
    )
  const both = await Promise.all([
    close('analyst', 'A forum handle.', made.tag),
    close('secondee', 'Two sellers.', made.tag),
  ])
  expect(both.map(a => a.status).sort()).toEqual([200, 409])
  const [won, late] = both[0]?.status === 200 ? both : both.toReversed()
  expect(late?.body.stands).toMatchObject({ outcome: won?.body.outcome, state: 'answered', tag: won?.body.tag })
  const again = await close('analyst', 'A forum handle. Two sellers.', late?.body.stands.tag)
  expect([again.status, again.body.outcome]).toEqual([200, 'A forum handle. Two sellers.'])
  // An answer that comes in between changes none of its words.
  await ok('secondee', 'POST', `/api/desk/requirements/${made.id}/answers`, { report: await share('A kit') })
  expect((await close('analyst', 'Three.', again.body.tag)).status).toBe(200)
})

// Asking ----------------------------------------------------------------------------------------------------------------

test('the source is asked as the Fusion Cell, stays unnamed, and its answer is tracked', async () => {
  const id = await share('Ask me')
  const asked = await ok('secondee', 'POST', '/api/desk/asked/source', { report: id, text: 'Which mailbox was it?' })
  expect(asked).toMatchObject({ state: 'asked', kind: 'source', answers: 0 })
  const [entry] = (await ok('author', 'GET', `/api/reports/${id}/entries`)).items
  expect(entry).toMatchObject({
    from: { named: false, crowd: 'The Fusion Cell' },
    private: true,
    text: 'Which mailbox was it?',
  })
  for (const name of ['competitor', 'bank'] as const)
    expect((await call(name, 'GET', `/api/reports/${id}/entries`)).text).not.toContain('mailbox')
  world.clock.tick(49 * HOUR)
  const list = async (as: SeatName) =>
    (await ok(as, 'GET', `/api/desk/asked?report=${id}`)).items.map((q: { state: string }) => q.state)
  expect(await list('analyst')).toEqual(['overdue'])
  await ok('analyst', 'POST', `/api/desk/asked/${asked.id}/reminder`)
  expect((await call('analyst', 'POST', `/api/desk/asked/${asked.id}/reminder`)).status).toBe(422)
  expect((await ok('author', 'GET', `/api/reports/${id}/entries`)).items).toHaveLength(2)
  world.clock.tick(1_000)
  await ok('author', 'POST', `/api/reports/${id}/entries`, { text: 'The shared one.', answering: entry.id })
  expect(await list('analyst')).toEqual(['answered'])
  expect((await call('analyst', 'GET', '/api/desk/asked')).text).not.toContain('Alder')
})

test('what was asked of a source that is closed to an analyst is not there', async () => {
  const id = await share('Ask me quietly', ['dogwood'])
  const asked = await ok('analyst', 'POST', '/api/desk/asked/source', { report: id, text: 'Quiet question' })
  expect((await call('secondee', 'GET', '/api/desk/asked')).text).not.toContain('Quiet question')
  const [hidden, absent] = [
    await call('secondee', 'POST', `/api/desk/asked/${asked.id}/reminder`),
    await call('secondee', 'POST', `/api/desk/asked/${ABSENT}/reminder`),
  ]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
})

test('a circle is asked by a question that is shared, and followed to the accepted answer', async () => {
  const requirement = await ok('analyst', 'POST', '/api/desk/requirements', { question: 'Who else sees the loader?' })
  const asked = await ok('analyst', 'POST', '/api/desk/asked/circle', {
    title: 'Who else sees this loader?',
    audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'named' }], tlp: 'AMBER' },
    requirement: requirement.id,
  })
  const report = asked.report.id
  world.clock.tick(1_000)
  const answer = await ok('competitor', 'POST', `/api/reports/${report}/entries`, { text: 'We do', as: 'withheld' })
  const state = async () => (await ok('analyst', 'GET', `/api/desk/asked?report=${report}`)).items[0]
  expect(await state()).toMatchObject({ state: 'asked', answers: 1, requirement: 'Who else sees the loader?' })
  await ok('analyst', 'POST', `/api/reports/${report}/entries/${answer.id}/accepted`)
  expect((await state()).state).toBe('answered')
  const found = (await ok('analyst', 'GET', '/api/desk/requirements')).items.find(
    (r: { id: string }) => r.id === requirement.id,
  )
  expect(found.rfi).toBe(report)
})

test('what the desk asks is the desk’s: named so, answered to the desk, taken back by any analyst', async () => {
  const asked = await ok('analyst', 'POST', '/api/desk/asked/circle', {
    title: 'Who runs an EdgeGate?',
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
  })
  const report = asked.report.id
  const path = `/api/reports/${report}`
  // Nobody who works for the body that hosts the desk, and not at it, has it as its own.
  for (const name of ['author', 'officer', 'bank'] as const)
    expect(await ok(name, 'GET', path), name).toMatchObject({
      from: { named: true, name: 'Fusion Cell' },
      mine: false,
      may: { edit: false, withdraw: false },
    })
  for (const name of ['analyst', 'secondee'] as const) {
    const read = await ok(name, 'GET', path)
    expect(read, name).toMatchObject({ mine: true, may: { edit: false, withdraw: true } })
    expect(read.own.reach.crowd.label).toBe('The Fusion Cell')
  }
  // It does not wait in the queue of those who asked it.
  const queue = (await ok('analyst', 'GET', '/api/desk/queue?limit=100')).items
  expect(queue.map((i: { report: { id: string } }) => i.report.id)).not.toContain(report)
  await ok('author', 'POST', `${path}/entries`, { text: 'We run two, between us', as: 'withheld', private: true })
  const texts = async (as: SeatName) =>
    (await ok(as, 'GET', `${path}/entries`)).items.map((e: { text: string }) => e.text)
  expect(await texts('secondee')).toEqual(['We run two, between us'])
  expect(await texts('officer')).toEqual([])
  const changed = await world.call(
    'analyst',
    'PUT',
    path,
    {
      content: { kind: 'question', headline: { title: 'x', summary: '' } },
      audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
    },
    { 'if-match': '"1"' },
  )
  expect(changed.status).toBe(403)
  await ok('author', 'POST', `${path}/read`)
  expect((await call('author', 'POST', `${path}/withdrawal`, { reason: 'superseded' })).status).toBe(403)
  await ok('secondee', 'POST', `${path}/withdrawal`, { reason: 'superseded' })
  expect((await call('author', 'GET', path)).status).toBe(404)
  expect(await ok('analyst', 'GET', path)).toMatchObject({ withdrawn: 'superseded' })
  // There is nothing to take out of anything: it is a withdrawal like any other.
  const [item] = (await ok('author', 'GET', '/api/inbox')).items
  expect(item).toMatchObject({ kind: 'withdrawal' })
})

test('a hypothesis that rests on nothing rings for those alone who get its situation', async () => {
  const id = await share('Closed to dogwood’s secondee', ['dogwood'])
  const situation = await ok('analyst', 'POST', '/api/situations', { name: 'Quiet work', reports: [id] })
  await ok('analyst', 'POST', `/api/situations/${situation.id}/parts`, {
    kind: 'hypothesis',
    text: 'It is a test',
    sources: [],
  })
  const { rows } = await world.ctx.db.finder.query(
    "select detail from event where what = 'desk' order by seq desc limit 1",
  )
  expect(rows[0].detail.gates.any.length).toBeGreaterThan(0)
  expect(rows[0].detail.gates.any.every((g: { excepted: number[] }) => g.excepted.length > 0)).toBe(true)
})

test('a grade stands in the queue’s row', async () => {
  const id = await share('To be graded')
  await ok('analyst', 'PUT', `/api/reports/${id}/grade`, { source: 'B', information: 2, why: '' })
  const found = (await ok('analyst', 'GET', '/api/desk/queue?limit=100')).items.find(
    (i: { report: { id: string } }) => i.report.id === id,
  )
  expect(found.grade).toEqual({ source: 'B', information: 2 })
})

// Deconfliction ---------------------------------------------------------------------------------------------------------

const withheld = async (as: SeatName, values: string[]) => {
  const viewer = await world.viewer(as)
  return [...(await asViewer(world.ctx.db, viewer, rows => withheldFromLists(rows, values, world.clock.now)))]
}
const indicatorOf = async (as: SeatName, id: string) => (await ok(as, 'GET', `/api/reports/${id}`)).indicators[0]
const hitOf = async (as: SeatName, value: string) => (await ok(as, 'POST', '/api/lookup', { values: [value] })).hits[0]

test('while an operation lasts its value is in no list; a quiet one is told to the desk alone; it ends by the clock', async () => {
  const id = await share('Changed bank details', [], 'bank-details.top')
  const before = await call('competitor', 'GET', `/api/reports/${id}`)
  const until = later(9 * 24 * HOUR)
  const set = await ok('analyst', 'POST', '/api/desk/operations', {
    values: ['bank-details[.]top', 'nobody-has-it.top'],
    until,
    whose: 'National Cyber Crime Desk',
  })
  expect(set.items).toEqual([
    { value: 'bank-details[.]top', set: true },
    { value: 'nobody-has-it.top', set: false },
  ])
  expect(await indicatorOf('analyst', id)).toMatchObject({ use: 'detect', watch: until })
  for (const name of ['competitor', 'author'] as const) {
    expect(await indicatorOf(name, id)).toMatchObject({ use: 'do-not-touch' })
    const hit = await hitOf(name, 'bank-details.top')
    expect(hit.use).toBe('do-not-touch')
    const texts = (await call(name, 'GET', `/api/reports/${id}`)).text + JSON.stringify(hit)
    expect(texts).not.toMatch(/watch|National Cyber Crime/)
    expect(await withheld(name, ['bank-details.top', 'payroll-portal.top'])).toEqual(['bank-details.top'])
  }
  // Whoever does not have the value learns nothing of it, by no way.
  expect(await withheld('bank', ['bank-details.top'])).toEqual([])
  world.clock.tick(9 * 24 * HOUR)
  expect((await call('competitor', 'GET', `/api/reports/${id}`)).body.indicators).toEqual(before.body.indicators)
  expect(await withheld('competitor', ['bank-details.top'])).toEqual([])
  expect((await ok('analyst', 'GET', '/api/desk/operations')).items[0]).toMatchObject({
    live: false,
    value: 'bank-details.top',
  })
})

test('readers are told where the desk chose so, and only of a value that they have; ending it turns it back at once', async () => {
  const id = await share('Told of', [], 'told-of.top')
  const until = later(HOUR)
  await ok('analyst', 'POST', '/api/desk/operations', { values: ['told-of.top'], until, told: true })
  expect(await indicatorOf('competitor', id)).toMatchObject({ use: 'detect', watch: until })
  expect(await hitOf('competitor', 'told-of.top')).toMatchObject({ use: 'detect', watch: until })
  expect(await hitOf('bank', 'told-of.top')).toBeUndefined()
  const [live] = (await ok('analyst', 'GET', '/api/desk/operations')).items.filter((o: { live: boolean }) => o.live)
  await ok('analyst', 'POST', `/api/desk/operations/${live.id}/end`)
  expect(await indicatorOf('competitor', id)).toMatchObject({ use: 'block' })
})

test('an analyst who does not have the value cannot find out that it is watched', async () => {
  await share('Watched, not for dogwood', ['dogwood'], 'watched-only.top')
  await ok('analyst', 'POST', '/api/desk/operations', { values: ['watched-only.top'], until: later(HOUR) })
  expect((await call('secondee', 'GET', '/api/desk/operations')).text).not.toContain('watched-only')
  const set = async (value: string) =>
    (await ok('secondee', 'POST', '/api/desk/operations', { values: [value], until: later(HOUR) })).items[0].set
  expect([await set('watched-only.top'), await set('nobody-has-it.top')]).toEqual([false, false])
  const [operation] = (await ok('analyst', 'GET', '/api/desk/operations')).items.filter(
    (o: { value?: string }) => o.value === 'watched-only.top',
  )
  const [hidden, absent] = [
    await call('secondee', 'POST', `/api/desk/operations/${operation.id}/end`),
    await call('secondee', 'POST', `/api/desk/operations/${ABSENT}/end`),
  ]
  expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  expect(await withheld('secondee', ['watched-only.top'])).toEqual([])
})

test('an operation on a situation watches every value of its reports', async () => {
  const id = await share('In a situation', [], 'in-situation.top')
  const { id: situation } = await ok('analyst', 'POST', '/api/situations', { name: 'Paper Kestrel', reports: [id] })
  await ok('analyst', 'POST', '/api/desk/operations', { situation, until: later(HOUR) })
  expect(await withheld('competitor', ['in-situation.top'])).toEqual(['in-situation.top'])
})

// The closed loop -------------------------------------------------------------------------------------------------------

test('its contributor sees what became of a report, to the day, and nobody else does', async () => {
  const id = await share('What became of me?')
  const became = async () =>
    (await ok('author', 'GET', `/api/reports/${id}/became`)).items.map((i: { what: string }) => i.what)
  expect(await became()).toEqual([])
  await ok('analyst', 'POST', `/api/reports/${id}/read`)
  expect(await became()).toEqual(['read'])
  await ok('analyst', 'POST', '/api/desk/queue/steps', {
    ...{ step: 'set-aside', reports: [id], reason: 'duplicate', told: 'noted', note: 'As told by birch' },
  })
  const told = await call('author', 'GET', `/api/reports/${id}/became`)
  expect(told.body.items.at(-1)).toMatchObject({
    what: 'told',
    told: 'noted',
    at: expect.stringContaining('T00:00:00'),
  })
  expect(told.text).not.toMatch(/duplicate|birch/)
  await ok('analyst', 'POST', '/api/situations', { name: 'A secret name', reports: [id] })
  const drawn = await call('author', 'GET', `/api/reports/${id}/became`)
  expect(drawn.body.items.map((i: { what: string }) => i.what).sort()).toEqual(['drawn-in', 'read'])
  expect(drawn.text).not.toContain('secret name')
  const aside = await ok('analyst', 'GET', '/api/desk/queue?part=placed')
  expect(aside.items[0]).toMatchObject({ state: 'placed', situations: [{ name: 'A secret name' }] })
  for (const name of ['competitor', 'analyst', 'bank'] as const) {
    const [hidden, absent] = [
      await call(name, 'GET', `/api/reports/${id}/became`),
      await call(name, 'GET', `/api/reports/${ABSENT}/became`),
    ]
    expect([hidden.status, hidden.text], name).toEqual([404, absent.text])
  }
})

test('what is read by people of the host body who are not at the desk is not read by the desk', async () => {
  const id = await share('Read by whom?')
  await ok('competitor', 'POST', `/api/reports/${id}/read`)
  expect((await ok('author', 'GET', `/api/reports/${id}/became`)).items).toEqual([])
})

test('for everybody who is not at the desk there is nothing here', async () => {
  const others = SEAT_NAMES.filter(n => n !== 'analyst' && n !== 'secondee')
  for (const name of others) {
    const nowhere = await call(name, 'GET', `/api/reports/${ABSENT}`)
    for (const [method, path, body] of [
      ['GET', '/api/desk/hand-overs', undefined],
      ['POST', '/api/desk/hand-overs', { entries: [{ text: 'x' }] }],
      ['POST', `/api/desk/hand-overs/${ABSENT}/acknowledged`, undefined],
      ['GET', '/api/desk/requirements', undefined],
      ['POST', '/api/desk/requirements', { question: 'x' }],
      ['PATCH', `/api/desk/requirements/${ABSENT}`, { state: 'dropped' }],
      ['POST', `/api/desk/requirements/${ABSENT}/answers`, { report: ABSENT }],
      ['DELETE', `/api/desk/requirements/${ABSENT}/answers/${ABSENT}`, undefined],
      ['GET', '/api/desk/asked', undefined],
      ['POST', '/api/desk/asked/source', { report: ABSENT, text: 'x' }],
      ['POST', `/api/desk/asked/${ABSENT}/reminder`, undefined],
      ['GET', '/api/desk/operations', undefined],
      ['POST', '/api/desk/operations', { values: ['payroll-portal.top'], until: later(HOUR) }],
      ['POST', `/api/desk/operations/${ABSENT}/end`, undefined],
    ] as const) {
      const answer = await call(name, method, path, body)
      expect([answer.status, answer.text], `${name} ${method} ${path}`).toEqual([404, nowhere.text])
    }
  }
  const circle = {
    title: 'x',
    audience: { grants: [{ layer: 'headline', to: ['pharma'], as: 'named' }], tlp: 'AMBER' },
  }
  expect((await call('competitor', 'POST', '/api/desk/asked/circle', circle)).status).toBe(404)
})

test('the tables themselves tell a viewer who is not at the desk nothing', async () => {
  const viewer = await world.viewer('bank')
  for (const table of [
    'triage',
    'triage_step',
    'presence',
    'hand_over',
    'hand_over_entry',
    'requirement',
    'requirement_answer',
    'asked',
    'operation',
  ])
    expect(await asViewer(world.ctx.db, viewer, rows => rows.all(`select * from ${table}`)), table).toEqual([])
  await expect(
    change(world.ctx.db, viewer, tx => tx.all("update triage set state = 'aside' returning report")),
  ).resolves.toEqual([])
})

// Last: it goes on to the next day.
test('the inbox tells a contributor what became of its report, on the day after, and never that it was drawn in', async () => {
  const [told, drawn, used, hidden] = [
    await share('Told something'),
    await share('Drawn in'),
    await share('Used'),
    await share('Used elsewhere'),
  ]
  await ok('analyst', 'POST', '/api/desk/queue/steps', {
    ...{ step: 'set-aside', reports: [told], reason: 'duplicate', told: 'noted', note: 'As told by birch' },
  })
  await ok('analyst', 'POST', '/api/situations', { name: 'A secret name', reports: [drawn] })
  const open = await publish(world, { soc: null })
  const closed = await publish(world, { to: ['finance'], soc: null, tlp: 'AMBER' })
  const owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  for (const [advisory, report] of [
    [open.advisory, used],
    [open.advisory, told],
    [closed.advisory, hidden],
  ])
    await owner.query(
      'insert into rests_on(thing, report, layer, tlp, audience, excepted) select $1, report, layer, tlp, audience, excepted from layer where report = $2 and layer = 1',
      [advisory, report],
    )
  await owner.end()
  const items = async (as: SeatName) =>
    (await ok(as, 'GET', '/api/inbox?limit=100')).items.filter(
      (i: { kind: string; report: string }) => i.kind === 'became' && [told, drawn, used, hidden].includes(i.report),
    )
  expect(await items('author')).toEqual([])
  world.clock.tick(24 * HOUR)
  const now = await items('author')
  expect(now.map((i: { report: string; title: string }) => [i.report, i.title]).sort()).toEqual(
    [
      [told, 'Read by the desk, with thanks. Nothing more is needed from you.'],
      [told, 'The Fusion Cell used your report in an advisory'],
      [used, 'The Fusion Cell used your report in an advisory'],
    ].sort(),
  )
  for (const i of now) expect(i).toMatchObject({ unread: true, at: expect.stringContaining('T00:00:00') })
  for (const name of SEAT_NAMES.filter(n => n !== 'author')) expect(await items(name), name).toEqual([])
  await ok('author', 'POST', `/api/inbox/${now[0].id}/read`)
  expect((await items('author')).map((i: { unread: boolean }) => i.unread)).toEqual([false, true, true])
  await ok('author', 'POST', '/api/inbox/read')
  expect((await items('author')).every((i: { unread: boolean }) => !i.unread)).toBe(true)
})
