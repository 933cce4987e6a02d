import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SaveIn } from '../src/formats/api/advisory-desk.ts'
import type { SeatName } from './cast.ts'
import { twoCleared } from './cleared.ts'
import { type Ids, READING } from './leak/doors.ts'
import { allIds, bySession, callAll } from './leak/transcript.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/**
 * What the desk writes may rest on a text that came in at the release desk. `secondee` is dogwood's person: a text that excepts
 * dogwood is closed to it, with all that rests on it.
 */
let world: World
let situation: string
let report: string
const ABSENT = '00000000-0000-4000-8000-000000000000'
beforeAll(async () => {
  world = await makeWorld()
  await twoCleared(world)
  report = await world.share('author', {
    ...threeLayers(),
    audience: { grants: [{ layer: 'full', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
  })
  situation = (await ok('analyst', 'POST', '/api/situations', { name: 'Copper Lantern', reports: [report] })).body.id
})
afterAll(() => world.close())

const inPerson = async (as: SeatName, method: string, path: string, body?: unknown, headers: object = {}) => {
  await world.confirm(as)
  return world.call(as, method, path, body, { cookie: world.cookie(as), origin: world.ctx.url, ...headers })
}
async function ok(as: SeatName, method: string, path: string, body?: unknown, headers: object = {}) {
  const answer = await inPerson(as, method, path, body, headers)
  expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(300)
  return answer
}
async function released(more: object = {}): Promise<string> {
  const asked = {
    ...{ title: 'Certificates in use', text: 'The group reuses certificates on hop.example.', tlp: 'AMBER' },
    ...{ statement: 'Cleared by A, in room B.', reason: 'Campaign C4' },
    ...more,
  }
  const { id } = (await ok('analyst', 'POST', '/api/desk/releases', asked)).body
  await ok('officer', 'POST', `/api/desk/releases/${id}/decision`, { version: 1, decision: 'release', why: 'Seen.' })
  return id
}

type Content = SaveIn['content']
const on = (release: string) => [{ kind: 'released' as const, release }]
const desk = [{ kind: 'desk' as const }]
const toPharma = (tlp = 'AMBER') => ({
  grants: [{ layer: 'full', to: ['pharma'], as: 'named' }],
  except: [],
  tlp,
})
async function begun(as: SeatName, change: (content: Content) => Partial<Content>, audience: unknown = toPharma()) {
  const { id } = (await ok(as, 'POST', '/api/desk/advisories', { kind: 'alert' })).body
  return { id, saved: await save(as, id, change, audience) }
}
async function save(as: SeatName, id: string, change: (content: Content) => Partial<Content>, audience?: unknown) {
  const { body } = await ok(as, 'GET', `/api/desk/advisories/${id}`)
  const content = { ...body.content, ...change(body.content) }
  const asked = { content, audience: audience ?? body.audience }
  return inPerson(as, 'PUT', `/api/desk/advisories/${id}`, asked, { 'if-match': `"${body.version}"` })
}
const saying = (sources: Content['board'][number]['sources']) => (content: Content) => ({
  ...content,
  title: { text: 'Certificates are used again', sources: desk },
  board: [{ text: 'The group uses its certificates again.', sources }],
  steps: [],
  notes: [],
})
const said = (answer: Awaited<ReturnType<typeof save>>): string[] =>
  answer.body.check.objections.map((o: { sentence: string }) => o.sentence)

/** All that the secondee reads, at every door, whatever ids it may have learnt: at one and the same moment of the clock. */
async function readBySecondee(ids: Ids): Promise<string[]> {
  const now = world.clock.now
  world.clock.now = new Date('2026-06-02T09:00:00Z')
  const lines = await callAll(world, bySession(world, 'secondee', world.cookie('secondee')), READING, ids)
  world.clock.now = now
  return lines
    .filter(l => !/metrics|\/live|health|me\/data|GET \/$/.test(l.door))
    .map(l => {
      const { status, text } = l.answer
      const fixed = text
        .replace(/"next":"[^"]*"/g, 'next')
        .replace(/"(challenge|ceremony)":"[^"]*"/g, '')
        // What its own reading at the doors left behind.
        .replace(/"(at|usedAt|lastAt|madeAt)":"2026-06-02[^"]*"/g, '')
      return `${l.door} ${l.asked.path} ${JSON.stringify(l.asked.body ?? '')} ${status} ${fixed}`
    })
}

test('whoever does not get a released text reads the same at every door, whatever rests on it', async () => {
  const closed = await released({ except: ['dogwood'], onward: ['pharma'] })
  const statement = (text: string, more: object) => ({ kind: 'statement', text, ...more })
  const parts = `/api/situations/${situation}/parts`
  const open = await ok('analyst', 'POST', parts, statement('It is likely over.', { sources: on3(report) }))
  // Every id that will ever be, from the beginning: what is not there yet answers like what is hidden later.
  const ids: Ids = {
    ...(await allIds(world, [])),
    ...{ words: ['certificate', 'secret'], values: ['hop.example'], refs: ['desk'] },
  }
  await readBySecondee(ids)
  const before = await readBySecondee(ids)
  const written = await ok('analyst', 'POST', parts, statement('It is likely a secret.', { releases: [closed] }))
  await ok(
    'analyst',
    'PUT',
    `${parts}/${written.body.id}`,
    statement('It is highly likely a secret.', { releases: [closed] }),
  )
  // A wording that comes to rest on it stands beside the old one.
  await ok(
    'analyst',
    'PUT',
    `${parts}/${open.body.id}`,
    statement('It is likely a secret that it is over.', {
      ...{ sources: on3(report), releases: [closed] },
    }),
  )
  const evidence = await ok('analyst', 'POST', parts, {
    kind: 'evidence',
    text: 'The secret certificate',
    releases: [closed],
  })
  const hypothesis = await ok('analyst', 'POST', parts, {
    kind: 'hypothesis',
    text: 'A secret gang',
    releases: [closed],
  })
  const mark = { evidence: evidence.body.id, hypothesis: hypothesis.body.id, mark: 'consistent' }
  await ok('analyst', 'PUT', `/api/situations/${situation}/marks`, mark)
  const draft = await begun('analyst', saying(on(closed)))
  expect(draft.saved.status, draft.saved.text).toBe(200)
  // Its bell rings for nobody who does not get the text.
  const { rows } = await world.ctx.db.finder.query(
    "select detail from event where what = 'desk' order by seq desc limit 1",
  )
  expect(rows[0].detail.gates.all).toEqual([
    { tlp: 2, audience: expect.any(Array), excepted: [world.cast.members.dogwood] },
  ])
  const out = await ok('analyst', 'POST', '/api/desk/advisories', { kind: 'alert', situation })
  const after = await readBySecondee(ids)
  expect(after.filter((line, n) => line !== before[n])).toEqual([])
  expect(after.length).toBe(before.length)
  // By their ids too: the same answer as for what never was.
  const later: Ids = { ...ids, ...(await allIds(world, [])) }
  expect(later.parts.length).toBeGreaterThan(ids.parts.length)
  expect(later.advisories.length).toBe(ids.advisories.length + 2)
  const absent = (await inPerson('secondee', 'GET', `/api/desk/advisories/${ABSENT}`)).text
  for (const id of [draft.id, out.body.id])
    for (const rest of ['', '/sources'])
      expect((await inPerson('secondee', 'GET', `/api/desk/advisories/${id}${rest}`)).text).toBe(absent)
  for (const [method, id] of [
    ['PUT', written.body.id],
    ['DELETE', written.body.id],
    ['PUT', evidence.body.id],
  ] as const) {
    const body = method === 'PUT' ? statement('It is unlikely.', { sources: on3(report) }) : undefined
    const [real, none] = [
      await inPerson('secondee', method, `${parts}/${id}`, body),
      await inPerson('secondee', method, `${parts}/${ABSENT}`, body),
    ]
    expect([real.status, real.text]).toEqual([404, none.text])
  }
  const text = JSON.stringify(await readBySecondee(later))
  expect(text).not.toContain('secret that')
  expect(text).not.toContain('A secret gang')
}, 180_000)
const on3 = (id: string) => [{ report: id, layer: 'headline' }]

test('whoever does not get a text cannot rest on it, by the answer that there is for none', async () => {
  const closed = await released({ except: ['dogwood'] })
  const brought = (
    await ok('analyst', 'POST', '/api/desk/releases', {
      ...{ title: 'Waiting', text: 'Not yet.', tlp: 'AMBER', statement: 'A', reason: 'B' },
    })
  ).body.id
  const parts = `/api/situations/${situation}/parts`
  const rest = (release: string) =>
    inPerson('secondee', 'POST', parts, { kind: 'statement', text: 'It is likely.', releases: [release] })
  const none = await rest(ABSENT)
  expect(none.status).toBe(404)
  for (const release of [closed, brought]) expect((await rest(release)).text).toBe(none.text)
  const { id, saved } = await begun('secondee', saying(on(ABSENT)))
  expect([saved.status, saved.body.detail]).toEqual([422, 'There is no such released text.'])
  for (const release of [closed, brought])
    expect((await save('secondee', id, saying(on(release)), toPharma())).text).toBe(saved.text)
  // What only waits is for nobody to rest on, not even for who brought it.
  expect(
    (await inPerson('analyst', 'POST', parts, { kind: 'statement', text: 'It is likely.', releases: [brought] }))
      .status,
  ).toBe(404)
  expect((await inPerson('analyst', 'POST', parts, { kind: 'statement', text: 'It is likely.' })).status).toBe(400)
})

test('a sentence goes as far as its released text was let, and the check names what goes further', async () => {
  const inside = await released()
  const pharma = await released({ title: 'For Pharma', onward: ['pharma'] })
  const { id, saved } = await begun('analyst', saying(on(inside)))
  expect(said(saved)).toEqual([
    'Sentence 1 of the board line rests only on the released text “Certificates in use”, which may not go on to pharma.',
  ])
  expect((await inPerson('analyst', 'GET', `/api/desk/advisories/${id}/sources`)).body.released).toEqual(
    expect.arrayContaining([
      { release: inside, title: 'Certificates in use', tlp: 'AMBER', releasedAt: expect.any(String) },
    ]),
  )
  expect(said(await save('analyst', id, saying(on(pharma))))).toEqual([])
  expect(
    said(
      await save('analyst', id, saying(on(pharma)), {
        ...toPharma(),
        grants: [{ layer: 'full', to: ['pharma', 'finance'], as: 'named' }],
      }),
    ),
  ).toEqual([expect.stringContaining('which may not go on to finance')])
  expect(said(await save('analyst', id, saying(on(pharma)), toPharma('GREEN')))).toEqual([
    'Sentence 1 of the board line rests only on the released text “For Pharma” (TLP:AMBER), and the Board line is TLP:GREEN: readers may pass on more than the source lets them.',
  ])
  // Either of two sources lets it go; both are named where neither does.
  const both = [{ kind: 'report' as const, report, layer: 'headline' as const }, ...on(inside)]
  expect(said(await save('analyst', id, saying(both), toPharma()))).toEqual([])
  const narrow = await world.share('author', {
    ...threeLayers(),
    audience: { grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }], tlp: 'AMBER' },
  })
  const neither = [{ kind: 'report' as const, report: narrow, layer: 'headline' as const }, ...on(inside)]
  expect(said(await save('analyst', id, saying(neither)))).toEqual([
    'Sentence 1 of the board line rests only on “Payslip mails carry a loader”, the released text “Certificates in use”, which pharma does not get.',
  ])
})

test('a value stands in the text that it is said to rest on', async () => {
  const release = await released({ onward: ['pharma'] })
  const value = (of: string) => ({
    ...{ type: 'domain' as const, value: of, role: 'c2' as const, use: 'block' as const, sources: on(release) },
  })
  const { saved } = await begun('analyst', content => ({
    ...saying(on(release))(content),
    indicators: [value('hop.example'), value('other.example')],
  }))
  expect(said(saved)).toEqual([
    'The value other[.]example does not stand in the released text that it is said to rest on.',
  ])
})

test('published from a released text: whom the text excepts is without it, and at the desk too', async () => {
  const release = await released({ except: ['birch'], onward: ['pharma'] })
  const { id, saved } = await begun('analyst', saying(on(release)))
  expect(saved.body.check).toEqual({ objections: [], flags: [], open: 0 })
  const { version } = saved.body
  await ok('secondee', 'POST', `/api/desk/advisories/${id}/signature`, { version })
  const out = (await ok('analyst', 'POST', `/api/desk/advisories/${id}/publication`, { version })).body.report
  expect((await world.call('author', 'GET', `/api/reports/${out}`)).status).toBe(200)
  expect((await world.call('competitor', 'GET', `/api/reports/${out}`)).status).toBe(404)
  // To its readers it is the Fusion Cell's: nothing says that a released text stands behind it.
  const read = (await world.call('author', 'GET', `/api/reports/${out}`)).text
  for (const word of ['Certificates in use', 'released', 'room B', release]) expect(read).not.toContain(word)
})

test('statements show what they rest on, reworded, taken out and undone like any other', async () => {
  const release = await released({ title: 'Serials' })
  const parts = `/api/situations/${situation}/parts`
  const made = await ok('analyst', 'POST', parts, {
    ...{ kind: 'statement', text: 'It is likely that serials repeat.', releases: [release] },
  })
  const shown = async () =>
    (await ok('secondee', 'GET', `/api/situations/${situation}`)).body.parts.find((p: { text: string }) =>
      /serials/.test(p.text),
    )
  expect(await shown()).toMatchObject({
    tlp: 'AMBER',
    sources: [],
    releases: [{ id: release, title: 'Serials', releasedAt: expect.any(String) }],
    corroboration: expect.stringContaining('1 passed on'),
  })
  await ok('secondee', 'PUT', `${parts}/${made.body.id}`, {
    ...{ kind: 'statement', text: 'It is highly likely that serials repeat.', sources: on3(report) },
  })
  expect(await shown()).toMatchObject({ releases: [], sources: [{ report }] })
  const { items } = (await ok('analyst', 'GET', `/api/situations/${situation}/history`)).body
  await ok('analyst', 'POST', `/api/situations/${situation}/undo`, { change: items[0].id })
  expect(await shown()).toMatchObject({ text: 'It is likely that serials repeat.', releases: [{ id: release }] })
})
