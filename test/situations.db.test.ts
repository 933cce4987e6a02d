import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { SEAT_NAMES, type SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** Situations as two analysts get them: `secondee` is dogwood's person, and dogwood is excepted from report B. */
let world: World
let [a, a2, b]: string[] = []
const ABSENT = '00000000-0000-4000-8000-000000000000'
const report = (title: string, except: string[] = []): ShareRequest => ({
  content: {
    kind: 'incident',
    headline: { title, summary: `Summary of ${title}` },
    full: { story: `Story of ${title}` },
  },
  audience: { grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }], except, tlp: 'AMBER' },
})
beforeAll(async () => {
  world = await makeWorld()
  a = await world.share('author', report('Alpha'))
  a2 = await world.share('competitor', report('Alpha two'))
  b = await world.share('author', report('Bravo', ['dogwood']))
})
afterAll(() => world.close())

const id = (given: string | undefined): string => given ?? 'none'
const open = async (reports: string[], name: string, as: SeatName = 'analyst'): Promise<string> => {
  const made = await world.call(as, 'POST', '/api/situations', { name, reports })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}
const get = (as: SeatName, path: string) => world.call(as, 'GET', path)
const inside = async (as: SeatName, situation: string): Promise<string[]> => {
  const page = await get(as, `/api/situations/${situation}/reports`)
  expect(page.status, page.text).toBe(200)
  return page.body.items.map((r: { report?: { title: string } }) => r.report?.title ?? '?').sort()
}
const acts = async (as: SeatName, situation: string): Promise<string[]> =>
  (await get(as, `/api/situations/${situation}/history`)).body.items.map((r: { what: string }) => r.what)

test('opened from reports, one taken out and put back: nothing is lost, and who did what stands', async () => {
  const s = await open([id(a), id(a2)], 'Copper Lantern')
  expect(await inside('secondee', s)).toEqual(['Alpha', 'Alpha two'])
  expect((await world.call('secondee', 'DELETE', `/api/situations/${s}/reports/${a2}`)).status).toBe(200)
  expect(await inside('analyst', s)).toEqual(['Alpha'])
  expect((await world.call('analyst', 'DELETE', `/api/situations/${s}/reports/${a2}`)).status).toBe(404)
  expect((await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${a2}`)).status).toBe(200)
  expect((await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${a2}`)).status).toBe(200)
  expect(await inside('secondee', s)).toEqual(['Alpha', 'Alpha two'])
  const { items } = (await get('analyst', `/api/situations/${s}/history`)).body
  expect(items.slice(0, 2).map((r: { what: string }) => r.what)).toEqual(['drawn', 'taken'])
  expect(items).toHaveLength(4)
  expect(items[1]).toMatchObject({
    by: expect.stringMatching(/^Analyst \d+, Fusion Cell$/),
    mine: false,
    titles: ['Alpha two'],
    reports: 1,
    away: true,
  })
})

test('name, state and outcome: what another analyst has changed is not written over', async () => {
  const s = await open([id(a)], 'Working title')
  const { tag } = (await get('secondee', `/api/situations/${s}`)).body
  const first = await world.call(
    'secondee',
    'PATCH',
    `/api/situations/${s}`,
    { name: 'Tin Orchard' },
    { 'if-match': `"${tag}"` },
  )
  expect(first.status, first.text).toBe(200)
  const late = await world.call(
    'analyst',
    'PATCH',
    `/api/situations/${s}`,
    { name: 'Orchard' },
    { 'if-match': `"${tag}"` },
  )
  expect(late.status).toBe(409)
  expect(late.body.stands).toMatchObject({ name: 'Tin Orchard', state: 'open' })
  const again = await world.call(
    'analyst',
    'PATCH',
    `/api/situations/${s}`,
    { state: 'closed', outcome: 'Patched' },
    { 'if-match': `"${late.body.stands.tag}"` },
  )
  expect(again.status, again.text).toBe(200)
  expect((await get('secondee', `/api/situations/${s}`)).body).toMatchObject({
    name: 'Tin Orchard',
    state: 'closed',
    outcome: 'Patched',
  })
  expect(
    (await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'X' }, { 'if-match': 'nonsense' })).status,
  ).toBe(400)
})

test('split and rejoin move links and keep both sides’ history', async () => {
  const s = await open([id(a), id(a2), id(b)], 'Whole')
  const split = await world.call('analyst', 'POST', `/api/situations/${s}/split`, { reports: [a2, b], name: 'Part' })
  expect(split.status, split.text).toBe(201)
  const part = split.body.id
  expect(await inside('analyst', s)).toEqual(['Alpha'])
  expect(await inside('analyst', part)).toEqual(['Alpha two', 'Bravo'])
  expect(await inside('secondee', part)).toEqual(['Alpha two'])
  expect((await world.call('secondee', 'POST', `/api/situations/${part}/rejoin`, { into: s })).status).toBe(200)
  // The secondee joined what it gets; the report that is closed to it stayed where it was.
  expect(await inside('analyst', part)).toEqual(['Bravo'])
  expect((await get('analyst', `/api/situations/${part}`)).body.joined).toBeUndefined()
  expect((await get('secondee', `/api/situations/${part}`)).body).toMatchObject({
    reports: 0,
    joined: { id: s, name: 'Whole' },
  })
  expect((await get('secondee', '/api/situations')).body.items.map((i: { id: string }) => i.id)).not.toContain(part)
  expect((await get('analyst', '/api/situations')).body.items.map((i: { id: string }) => i.id)).toContain(part)
})

test('a situation cannot be joined into itself; there and back again is no circle', async () => {
  const [x, y] = [await open([id(a)], 'X'), await open([id(a2)], 'Y')]
  expect((await world.call('analyst', 'POST', `/api/situations/${x}/rejoin`, { into: x })).status).toBe(422)
  expect((await world.call('analyst', 'POST', `/api/situations/${x}/rejoin`, { into: y })).status).toBe(200)
  expect((await world.call('analyst', 'POST', `/api/situations/${x}/rejoin`, { into: y })).status).toBe(409)
  expect((await world.call('analyst', 'POST', `/api/situations/${y}/rejoin`, { into: x })).status).toBe(200)
  expect(await inside('analyst', x)).toEqual(['Alpha', 'Alpha two'])
  expect((await get('analyst', `/api/situations/${x}`)).body.joined).toBeUndefined()
  expect((await get('analyst', `/api/situations/${y}`)).body.joined).toMatchObject({ id: x })
})

test('for whoever does not work at the desk a situation is not there, by the same answer as one that never was', async () => {
  const s = await open([id(a)], 'Closed to others')
  const doors: [string, string, unknown?][] = [
    ['GET', '/api/situations'],
    ['POST', '/api/situations', { name: 'Mine', reports: [a] }],
    ['GET', `/api/situations/${s}`],
    ['GET', `/api/situations/${s}/reports`],
    ['GET', `/api/situations/${s}/history`],
    ['PATCH', `/api/situations/${s}`, { name: 'Mine' }],
    ['PUT', `/api/situations/${s}/reports/${a}`],
    ['DELETE', `/api/situations/${s}/reports/${a}`],
    ['POST', `/api/situations/${s}/split`, { name: 'Mine', reports: [a] }],
    ['POST', `/api/situations/${s}/rejoin`, { into: s.replace(/^./, c => (c === '0' ? '1' : '0')) }],
  ]
  for (const persona of SEAT_NAMES.filter(n => n !== 'analyst' && n !== 'secondee'))
    for (const [method, path, body] of doors) {
      const answer = await world.call(persona, method, path, body)
      expect(answer.status, `${persona} ${method} ${path}`).toBe(404)
      const absent = await world.call(persona, method, path.replace(s, ABSENT), body)
      expect(answer.text, `${persona} ${method} ${path}`).toBe(absent.text)
    }
})

test('what rests on a report that excepts the secondee’s own member does not exist for it, nor moves anything it sees', async () => {
  const only = await open([id(b)], 'Bravo alone')
  for (const path of ['', '/reports', '/history'])
    expect((await get('secondee', `/api/situations/${only}${path}`)).text).toBe(
      (await get('secondee', `/api/situations/${ABSENT}${path}`)).text,
    )
  const s = await open([id(b)], 'Begun with Bravo')
  await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'Begun with something else' })
  await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${a}`)
  const seen = (await get('secondee', `/api/situations/${s}`)).body
  // It begins for the secondee with the first report that it gets: nothing tells that there was something before.
  expect(seen.since).toBe(world.clock.now.toISOString())
  expect(await acts('secondee', s)).toEqual(['drawn'])
  expect(await acts('analyst', s)).toHaveLength(4)
  // What it was called was written before: of that the secondee reads nothing, and later words it does.
  expect(seen).toMatchObject({ name: 'Alpha', outcome: '' })
  const all = () =>
    Promise.all(['', '/history', '/reports'].map(async p => (await get('secondee', `/api/situations/${s}${p}`)).text))
  const naming = await world.call('analyst', 'PATCH', `/api/situations/${s}`, { outcome: 'Known to both' })
  expect(naming.status, naming.text).toBe(200)
  expect((await get('secondee', `/api/situations/${s}`)).body).toMatchObject({
    name: 'Alpha',
    outcome: 'Known to both',
  })
  expect((await all()).join()).not.toMatch(/Begun/)
  const [{ id: told }] = (await get('secondee', `/api/situations/${s}/history`)).body.items
  const undone = await world.call('secondee', 'POST', `/api/situations/${s}/undo`, { change: told })
  expect(undone.status, undone.text).toBe(200)
  expect((await get('analyst', `/api/situations/${s}`)).body).toMatchObject({
    name: 'Begun with something else',
    outcome: '',
  })
  expect((await world.call('secondee', 'PATCH', `/api/situations/${s}`, { state: 'watching' })).status).toBe(200)
  expect((await get('analyst', `/api/situations/${s}`)).body.name).toBe('Begun with something else')
  expect((await all()).join()).not.toMatch(/Begun/)
  expect((await all()).join()).toMatch(/Alpha · /)
  // A name given once both have it is for both.
  await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'Copper', state: 'open' })
  expect((await get('secondee', `/api/situations/${s}`)).body.name).toBe('Copper')
  const before = await Promise.all(
    ['', '/reports', '/history'].map(async p => (await get('secondee', `/api/situations/${s}${p}`)).text),
  )
  const list = (await get('secondee', '/api/situations')).text
  await world.call('analyst', 'DELETE', `/api/situations/${s}/reports/${b}`)
  await world.call('analyst', 'PUT', `/api/situations/${s}/reports/${b}`)
  const after = await Promise.all(
    ['', '/reports', '/history'].map(async p => (await get('secondee', `/api/situations/${s}${p}`)).text),
  )
  expect(after).toEqual(before)
  expect((await get('secondee', '/api/situations')).text).toBe(list)
  // Nor can it draw in, take out, split off or name what it does not get.
  for (const [method, path, body] of [
    ['PUT', `/api/situations/${s}/reports/${b}`, undefined],
    ['DELETE', `/api/situations/${s}/reports/${b}`, undefined],
    ['POST', `/api/situations/${s}/split`, { name: 'N', reports: [b] }],
    ['POST', '/api/situations', { name: 'N', reports: [a, b] }],
  ] as const)
    expect((await world.call('secondee', method, path, body)).text).toBe(
      (await world.call('secondee', method, path.replace(id(b), ABSENT), body && { ...body, reports: [ABSENT] })).text,
    )
})

// What stands in it ---------------------------------------------------------------------------------------------------

const on = (...reports: (string | undefined)[]) => reports.map(r => ({ report: id(r), layer: 'headline' }))
const add = async (situation: string, body: object, as: SeatName = 'analyst') => {
  const made = await world.call(as, 'POST', `/api/situations/${situation}/parts`, body)
  expect(made.status, made.text).toBe(201)
  return made.body as { id: string; tag: string }
}
const texts = async (as: SeatName, situation: string, kind = 'statement'): Promise<string[]> =>
  (await get(as, `/api/situations/${situation}`)).body.parts
    .filter((p: { kind: string }) => p.kind === kind)
    .map((p: { text: string }) => p.text)
const put = (as: SeatName, situation: string, part: string, body: object, tag?: string) =>
  world.call(as, 'PUT', `/api/situations/${situation}/parts/${part}`, body, tag ? { 'if-match': `"${tag}"` } : {})
const newest = async (situation: string, as: SeatName = 'analyst') =>
  (await get(as, `/api/situations/${situation}/history?limit=1`)).body.items[0]
const undo = async (situation: string, as: SeatName = 'analyst') => {
  const row = await newest(situation, as)
  const done = await world.call(as, 'POST', `/api/situations/${situation}/undo`, { change: row.id })
  expect(done.status, done.text).toBe(200)
}
/** All that the secondee gets of a situation. */
const all = async (situation: string) =>
  Promise.all(
    ['', '/reports', '/history'].map(async p => (await get('secondee', `/api/situations/${situation}${p}`)).text),
  )

test('a statement that rests on a closed report is not there for the secondee, and moves nothing that it sees', async () => {
  const s = await open([id(a), id(b)], 'Two sides')
  await add(s, { kind: 'statement', text: 'It is likely one gang.', sources: on(a) })
  const before = await all(s)
  const hidden = await add(s, { kind: 'statement', text: 'It is unlikely to be Bravo’s.', sources: on(a, b) })
  const fact = { kind: 'statement', text: 'Bravo was first.', as: 'fact', sources: on(a, b) }
  expect((await put('analyst', s, hidden.id, fact, hidden.tag)).status).toBe(200)
  await add(s, { kind: 'entity', entity: 'actor', text: 'DL-07', aliases: ['the crew'], sources: on(b) })
  const [evidence, hypothesis] = [
    await add(s, { kind: 'evidence', text: 'Same key.', weight: 'high', sources: on(b) }),
    await add(s, { kind: 'hypothesis', text: 'A scanner.', sources: on(b) }),
  ]
  const mark = { evidence: evidence.id, hypothesis: hypothesis.id, mark: 'very-inconsistent' }
  expect((await world.call('analyst', 'PUT', `/api/situations/${s}/marks`, mark)).status).toBe(200)
  expect((await world.call('analyst', 'PUT', `/api/reports/${b}/grade`, { source: 'C', information: 3 })).status).toBe(
    200,
  )
  await world.call('analyst', 'DELETE', `/api/situations/${s}/parts/${hidden.id}`)
  expect(await all(s)).toEqual(before)
  // Nor does it learn by asking for one by its id.
  for (const [method, path, body] of [
    ['PUT', `/api/situations/${s}/parts/${evidence.id}`, { kind: 'evidence', text: 'X', sources: on(a) }],
    ['DELETE', `/api/situations/${s}/parts/${evidence.id}`, undefined],
    ['PUT', `/api/situations/${s}/marks`, mark],
    ['POST', `/api/situations/${s}/undo`, { change: (await newest(s)).id }],
    ['POST', `/api/situations/${s}/parts`, { kind: 'statement', text: 'It is likely.', sources: on(b) }],
    ['PUT', `/api/reports/${b}/grade`, { source: 'A', information: 1 }],
    ['GET', `/api/reports/${b}/desk`, undefined],
  ] as const) {
    const answer = await world.call('secondee', method, path, body)
    expect(answer.status, `${method} ${path} ${answer.text}`).toBe(404)
    expect(answer.text).toBe((await get('secondee', `/api/situations/${ABSENT}`)).text)
  }
})

test('a wording that comes to rest on a closed report leaves the former one to whoever does not get it', async () => {
  const s = await open([id(a), id(b)], 'Grows')
  const first = await add(s, { kind: 'statement', text: 'It is likely one gang.', sources: on(a) })
  const before = await all(s)
  const richer = { kind: 'statement', text: 'It is highly likely one gang.', sources: on(a, b) }
  const changed = await put('analyst', s, first.id, richer, first.tag)
  expect(changed.status, changed.text).toBe(200)
  expect(await texts('analyst', s)).toEqual(['It is highly likely one gang.'])
  expect(await all(s)).toEqual(before)
  await undo(s)
  expect(await texts('analyst', s)).toEqual(['It is likely one gang.'])
})

test('two write the same statement at once: neither is lost, the second is told what stands', async () => {
  const s = await open([id(a)], 'At once')
  const { id: part, tag } = await add(s, { kind: 'statement', text: 'It is likely theirs.', sources: on(a) })
  const [one, two] = await Promise.all([
    put('analyst', s, part, { kind: 'statement', text: 'It is highly likely theirs.', sources: on(a) }, tag),
    put('secondee', s, part, { kind: 'statement', text: 'It is likely theirs, again.', sources: on(a) }, tag),
  ])
  const [won, lost] = one.status === 200 ? [one, two] : [two, one]
  expect([won.status, lost.status], `${one.text} ${two.text}`).toEqual([200, 409])
  expect(lost.body.stands).toMatchObject({
    kind: 'statement',
    tag: won.body.tag,
    text: expect.stringMatching(/^It is/),
  })
  const merged = { kind: 'statement', text: 'It is highly likely theirs, again.', sources: on(a) }
  expect((await put('secondee', s, part, merged, lost.body.stands.tag)).status).toBe(200)
  expect(await texts('analyst', s)).toEqual(['It is highly likely theirs, again.'])
})

test('the yardstick is kept: two bands, or confidence in the same sentence, are refused with the reason', async () => {
  const s = await open([id(a)], 'Yardstick')
  for (const [text, why] of [
    ['It is likely theirs, and unlikely to end.', 'Two bands'],
    ['We have high confidence that it is likely theirs.', 'sentence of its own'],
  ]) {
    const refused = await world.call('analyst', 'POST', `/api/situations/${s}/parts`, {
      kind: 'statement',
      text,
      sources: on(a),
    })
    expect(refused.status).toBe(422)
    expect(refused.body.detail).toContain(why)
  }
  await add(s, { kind: 'statement', text: 'It is likely theirs. We have high confidence in this.', sources: on(a) })
  const nothing = await world.call('analyst', 'POST', `/api/situations/${s}/parts`, {
    kind: 'statement',
    text: 'It is likely.',
    sources: [],
  })
  expect(nothing.status).toBe(400)
})

test('every change is undone as it was done: name, reports, split, joining, parts, marks', async () => {
  const s = await open([id(a), id(a2)], 'Before')
  await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'After' })
  await undo(s)
  expect((await get('analyst', `/api/situations/${s}`)).body.name).toBe('Before')
  await world.call('analyst', 'DELETE', `/api/situations/${s}/reports/${a2}`)
  await undo(s, 'secondee')
  expect(await inside('analyst', s)).toEqual(['Alpha', 'Alpha two'])
  const part = (await world.call('analyst', 'POST', `/api/situations/${s}/split`, { reports: [a2], name: 'Part' })).body
    .id
  await undo(part)
  expect(await inside('analyst', s)).toEqual(['Alpha', 'Alpha two'])
  expect((await get('analyst', '/api/situations')).body.items.map((i: { id: string }) => i.id)).not.toContain(part)
  const other = await open([id(b)], 'Other')
  await world.call('analyst', 'POST', `/api/situations/${s}/rejoin`, { into: other })
  await undo(s)
  expect(await inside('analyst', s)).toEqual(['Alpha', 'Alpha two'])
  expect(await inside('analyst', other)).toEqual(['Bravo'])
  const made = await add(s, { kind: 'statement', text: 'It is likely one gang.', sources: on(a, a2) })
  await put('secondee', s, made.id, { kind: 'statement', text: 'It is unlikely one gang.', sources: on(a) }, made.tag)
  await undo(s)
  expect(await texts('secondee', s)).toEqual(['It is likely one gang.'])
  const [now] = (await get('analyst', `/api/situations/${s}`)).body.parts
  await world.call('analyst', 'DELETE', `/api/situations/${s}/parts/${now.id}`)
  expect(await texts('secondee', s)).toEqual([])
  await undo(s)
  expect(await texts('secondee', s)).toEqual(['It is likely one gang.'])
  const [evidence, one, two] = [
    await add(s, { kind: 'evidence', text: 'Same key.', weight: 'high', sources: on(a) }),
    await add(s, { kind: 'hypothesis', text: 'Espionage.' }),
    await add(s, { kind: 'hypothesis', text: 'A scanner.' }),
  ]
  const marked = (hypothesis: string, mark: string) =>
    world.call('analyst', 'PUT', `/api/situations/${s}/marks`, { evidence: evidence.id, hypothesis, mark })
  await marked(one.id, 'consistent')
  await marked(two.id, 'very-inconsistent')
  const { weighing } = (await get('secondee', `/api/situations/${s}`)).body
  expect(weighing.tallies).toEqual([
    { hypothesis: one.id, against: 0, open: 0, least: true },
    { hypothesis: two.id, against: 4, open: 0, least: false },
  ])
  await undo(s)
  expect((await get('secondee', `/api/situations/${s}`)).body.marks).toHaveLength(1)
})

test('what was changed again since is not undone over somebody’s head', async () => {
  const s = await open([id(a)], 'One')
  await world.call('analyst', 'PATCH', `/api/situations/${s}`, { name: 'Two' })
  const first = await newest(s)
  await world.call('secondee', 'PATCH', `/api/situations/${s}`, { name: 'Three' })
  const late = await world.call('analyst', 'POST', `/api/situations/${s}/undo`, { change: first.id })
  expect(late.status).toBe(409)
  expect((await get('analyst', `/api/situations/${s}`)).body.name).toBe('Three')
})

test('grades are the desk’s, kept with who gave them, and stand beside the report in its situation', async () => {
  const s = await open([id(a)], 'Graded')
  const police = { source: '2', information: 'C', handling: 'P' }
  const first = await world.call('analyst', 'PUT', `/api/reports/${a}/grade`, {
    source: 'F',
    information: 3,
    police,
    why: 'New to us.',
  })
  expect(first.status, first.text).toBe(200)
  const read = (await get('secondee', `/api/reports/${a}/desk`)).body
  expect(read).toMatchObject({ grade: { source: 'F', information: 3, police, why: 'New to us.' }, before: [] })
  expect(read.situations.map((x: { id: string }) => x.id)).toContain(s)
  expect((await world.call('secondee', 'PUT', `/api/reports/${a}/grade`, { source: 'B', information: 2 })).status).toBe(
    200,
  )
  const stale = await world.call(
    'analyst',
    'PUT',
    `/api/reports/${a}/grade`,
    { source: 'A', information: 1 },
    { 'if-match': `"${read.grade.tag}"` },
  )
  expect(stale.status).toBe(409)
  expect(stale.body.stands).toMatchObject({ source: 'B', information: 2 })
  expect((await get('analyst', `/api/reports/${a}/desk`)).body.before).toMatchObject([{ source: 'F', information: 3 }])
  expect((await get('analyst', `/api/situations/${s}/reports`)).body.items[0].grade).toEqual({
    source: 'B',
    information: 2,
  })
  for (const persona of ['author', 'outsider', 'officer'] as const)
    expect((await get(persona, `/api/reports/${a}/desk`)).status).toBe(404)
})

test('storms of splitting and joining leave every report in exactly one place', async () => {
  const ids = [id(a), id(a2), id(b)]
  const s = await open(ids, 'Storm')
  const parts: string[] = [s]
  const blow = async (n: number) => {
    const from = parts[n % parts.length] ?? s
    const into = parts[(n * 7 + 3) % parts.length] ?? s
    if (n % 3 === 0) {
      const made = await world.call('analyst', 'POST', `/api/situations/${from}/split`, {
        reports: [ids[n % ids.length]],
        name: `S${n}`,
      })
      expect([201, 404]).toContain(made.status)
      if (made.status === 201) parts.push(made.body.id)
    } else
      expect([200, 409, 422]).toContain(
        (await world.call('analyst', 'POST', `/api/situations/${from}/rejoin`, { into })).status,
      )
  }
  for (let n = 0; n < 40; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(blow))
  const left = (await Promise.all(parts.map(p => inside('analyst', p)))).flat().sort()
  expect(left).toEqual(['Alpha', 'Alpha two', 'Bravo'])
})

test('hostile names are refused, or dead text; a report twice, none at all, or a state that is none are refused', async () => {
  for (const name of ['', '   ', 'two\nlines', 'nul\u0000', 'x'.repeat(201), '\ud800'])
    expect(
      (await world.call('analyst', 'POST', '/api/situations', { name, reports: [a] })).status,
      JSON.stringify(name),
    ).toBe(400)
  const nasty = `<script>alert(1)</script> '; drop table situation; -- {{7*7}} \u202eevil ${'𝕏'.repeat(40)}`
  const s = await open([id(a)], nasty)
  expect((await get('secondee', `/api/situations/${s}`)).body.name).toBe(nasty)
  for (const reports of [[], [a, a], ['x']])
    expect((await world.call('analyst', 'POST', '/api/situations', { name: 'N', reports })).status).toBe(400)
  expect((await get('analyst', '/api/situations?state=gone')).status).toBe(400)
  const many = Array.from({ length: 41 }, () => on(a)[0])
  expect(
    (await world.call('analyst', 'POST', `/api/situations/${s}/parts`, { kind: 'statement', text: 'X', sources: many }))
      .status,
  ).toBe(400)
})
