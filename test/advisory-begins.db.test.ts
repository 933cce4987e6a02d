import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDraft } from '../src/flows/read-advisory.ts'
import { openAdvisory } from '../src/flows/write-advisory.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { publish } from './advisory.ts'
import type { SeatName } from './cast.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** What an advisory begins with: from a situation, and from a week or a month, by the clock. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const ok = async (as: SeatName, method: string, path: string, body?: unknown) => {
  const answer = await world.call(as, method, path, body)
  expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(300)
  return answer.body
}
const begin = async (as: SeatName, body: object) => {
  const { id } = await ok(as, 'POST', '/api/desk/advisories', body)
  return ok(as, 'GET', `/api/desk/advisories/${id}`)
}
const notes = (draft: { content: { notes: { text: string }[] } }) => draft.content.notes.map(n => n.text).join('')
const DAY = 86_400_000
const TO_ALL: ShareRequest['audience'] = {
  grants: [{ layer: 'full', to: ['everyone'], as: 'withheld' }],
  tlp: 'GREEN',
}

test('from a situation: name, statements, techniques, sectors and values, on what each rests on', async () => {
  const { content } = threeLayers('lantern')
  const report = await world.share('author', {
    content: { ...content, headline: { ...content.headline, affects: { sectors: ['finance'], regions: [] } } },
    audience: { grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }], tlp: 'AMBER' },
  })
  const { id } = await ok('analyst', 'POST', '/api/situations', { name: 'Copper Lantern', reports: [report] })
  const sources = [{ report, layer: 'full' }]
  const part = (body: object) => ok('analyst', 'POST', `/api/situations/${id}/parts`, { sources, ...body })
  await part({ kind: 'statement', text: 'It is likely one group.' })
  await part({ kind: 'statement', text: 'It began in May.', as: 'fact' })
  await part({ kind: 'entity', text: 'T1566.001 Spearphishing attachment', entity: 'technique' })
  await part({ kind: 'entity', text: 'Drug makers', entity: 'victims', sector: 'pharma' })
  const removed = await part({ kind: 'statement', text: 'It is likely wrong.' })
  await ok('analyst', 'DELETE', `/api/situations/${id}/parts/${removed.id}`)

  const draft = await begin('analyst', { kind: 'advisory', situation: id })
  expect(draft.content.title).toEqual({
    text: 'Copper Lantern',
    sources: [{ kind: 'report', report, layer: 'headline' }],
  })
  const resting = (text: string) => draft.content.notes.find((n: { text: string }) => n.text.includes(text))?.sources
  for (const text of ['one group', 'began in May', 'T1566.001', 'Pharma'])
    expect(resting(text), text).toEqual([{ kind: 'report', report, layer: 'full' }])
  expect(resting('Finance')).toEqual([{ kind: 'report', report, layer: 'headline' }])
  expect(notes(draft)).not.toContain('wrong')
  expect(draft.content.indicators.map((i: { value: string }) => i.value)).toEqual(
    expect.arrayContaining(['payroll-portal.example', '192.0.2.7']),
  )
  expect(draft.content.indicators[0].sources).toEqual([{ kind: 'report', report, layer: 'technical' }])
  expect(draft.situation).toEqual({ id, name: 'Copper Lantern' })
  // It is saved as it began: within every limit.
  const saved = await world.call(
    'analyst',
    'PUT',
    `/api/desk/advisories/${draft.id}`,
    { content: draft.content, audience: null },
    { 'if-match': `"${draft.version}"` },
  )
  expect(saved.status, saved.text).toBe(200)
  // The one who may not know the situation is told what is told of none.
  const absent = await world.call('analyst', 'POST', '/api/desk/advisories', {
    kind: 'alert',
    situation: '00000000-0000-4000-8000-000000000000',
  })
  expect(absent.status).toBe(404)
})

test('begun from some of a situation’s reports it rests on no other: whoever does not get the others has the draft, and nothing of them', async () => {
  const { content } = threeLayers('lantern')
  const [open, closed] = [
    await world.share('author', { content, audience: TO_ALL }),
    await world.share('competitor', {
      content: {
        ...content,
        headline: { ...content.headline, title: 'Only for some' },
        technical: { indicators: [{ type: 'domain', value: 'apart.example', role: 'c2', use: 'block' }] },
      },
      audience: { ...TO_ALL, except: ['dogwood', 'kind:regulator'] },
    }),
  ]
  const { id } = await ok('analyst', 'POST', '/api/situations', { name: 'Heron of both', reports: [open, closed] })
  const part = (text: string, reports: string[]) =>
    ok('analyst', 'POST', `/api/situations/${id}/parts`, {
      ...{ kind: 'statement', text, as: 'fact' },
      sources: reports.map(report => ({ report, layer: 'headline' })),
    })
  await part('It began in May.', [open])
  await part('Both are of one hand.', [open, closed])

  const all = await begin('analyst', { kind: 'advisory', situation: id })
  expect(all.content.title.text).toBe('Heron of both')
  const some = await begin('analyst', { kind: 'advisory', situation: id, reports: [open] })
  expect(notes(some)).toContain('It began in May.')
  for (const text of ['Heron of both', 'of one hand', 'Only for some', 'apart.example', closed])
    expect([JSON.stringify(all.content).includes(text), JSON.stringify(some.content).includes(text)], text).toEqual([
      true,
      false,
    ])
  // The employer of the secondee is excepted from one of the two.
  const absent = await world.call('secondee', 'GET', '/api/desk/advisories/00000000-0000-4000-8000-000000000000')
  const seen = (draft: string) => world.call('secondee', 'GET', `/api/desk/advisories/${draft}`)
  expect([(await seen(all.id)).status, (await seen(all.id)).text]).toEqual([404, absent.text])
  expect((await seen(some.id)).status).toBe(200)
  for (const text of ['of one hand', 'Only for some', 'apart.example', closed])
    expect((await seen(some.id)).text, text).not.toContain(text)

  // One that is closed to her, one that is in no situation, and one that there is not, are one answer.
  const apart = await world.share('author', { content, audience: TO_ALL })
  const tried = async (report: string) => {
    const asked = { kind: 'alert', situation: id, reports: [open, report] }
    const { status, text } = await world.call('secondee', 'POST', '/api/desk/advisories', asked)
    return [status, text]
  }
  const refused = await tried('00000000-0000-4000-8000-000000000000')
  expect(refused[0]).toBe(422)
  expect(refused[1]).toContain('"/reports/1"')
  expect(await tried(closed)).toEqual(refused)
  expect(await tried(apart)).toEqual(refused)
  const nowhere = await world.call('analyst', 'POST', '/api/desk/advisories', { kind: 'alert', reports: [open] })
  expect([nowhere.status, nowhere.body.places[0].at]).toEqual([422, '/reports'])
})

test('a name written of many reports rests on all of them', async () => {
  const share = (n: number, except: string[]) =>
    world.share('author', {
      content: { kind: 'incident', headline: { title: `Nothing but a title ${n}`, summary: 'Seen.' } },
      audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN', except },
    })
  const reports: string[] = []
  for (let n = 0; n < 14; n++) reports.push(await share(n, n === 0 ? ['dogwood', 'kind:regulator'] : []))
  // The one that is closed to the secondee came first, and stands on no line of the draft.
  const { id } = await ok('analyst', 'POST', '/api/situations', { name: 'Of fourteen', reports: reports.slice(0, 1) })
  for (const report of reports.slice(1)) await ok('analyst', 'PUT', `/api/situations/${id}/reports/${report}`)
  const draft = await begin('analyst', { kind: 'alert', situation: id })
  expect(JSON.stringify(draft.content)).not.toContain(reports[0])
  expect((await world.call('secondee', 'GET', `/api/desk/advisories/${draft.id}`)).status).toBe(404)
})

test('a week holds what went out to everybody in its seven days, and nothing that goes to fewer', async () => {
  const early = await publish(world, { title: 'Out nine days ago', soc: null })
  world.clock.tick(2 * DAY)
  const narrow = await publish(world, { title: 'For Pharma alone', to: ['pharma'], soc: null })
  const alert = await publish(world, { title: 'EdgeGate is being broken into', soc: null })
  const wide = await world.share('author', { ...threeLayers('wide'), audience: TO_ALL })
  const amber = await world.share('author', {
    ...threeLayers('amber'),
    audience: { grants: [{ layer: 'full', to: ['pharma', 'desk'], as: 'withheld' }], tlp: 'AMBER' },
  })
  const made = await ok('analyst', 'POST', '/api/situations', { name: 'Secret name', reports: [wide, amber] })
  const statement = (text: string, ...on: string[]) =>
    ok('analyst', 'POST', `/api/situations/${made.id}/parts`, {
      ...{ kind: 'statement', text, sources: on.map(report => ({ report, layer: 'headline' })) },
    })
  await statement('It is likely that mails go on.', wide)
  await statement('It is likely that only some know this.', wide, amber)
  const recalled = await publish(world, { title: 'Taken back', soc: null })
  await ok('analyst', 'POST', `/api/desk/advisories/${recalled.advisory}/recall`, { reason: 'false-positive' })
  world.clock.tick(6 * DAY)

  const draft = await begin('analyst', { kind: 'weekly' })
  expect(draft.content.title.text).toMatch(/^The week at the Fusion Cell, \d+ to \d+ June 2026$/)
  expect(draft.content.board.map((s: { text: string }) => s.text).join('')).toBe(
    'One warning went out this week. EdgeGate is being broken into. There are three things to do.',
  )
  expect(draft.content.steps).toHaveLength(3)
  expect(draft.content.steps[0].sources).toEqual([{ kind: 'report', report: alert.report, layer: 'technical' }])
  const text = notes(draft)
  expect(text).toContain('**EdgeGate is being broken into** (alert, ')
  expect(text).toContain('It is likely that mails go on.')
  for (const not of ['nine days', 'For Pharma', 'Taken back', 'only some', 'Secret name', 'amber'])
    expect(JSON.stringify(draft.content), not).not.toContain(not)
  // Everybody may have all of it as it stands: nothing stands against it but that nobody was chosen.
  const saved = await world.call(
    'analyst',
    'PUT',
    `/api/desk/advisories/${draft.id}`,
    {
      content: draft.content,
      audience: {
        grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
        except: ['kind:regulator'],
        tlp: 'GREEN',
      },
    },
    { 'if-match': `"${draft.version}"` },
  )
  expect(saved.body.check.objections, saved.text).toEqual([])
  const { version } = saved.body
  await ok('secondee', 'POST', `/api/desk/advisories/${draft.id}/signature`, { version })
  const { report } = await ok('analyst', 'POST', `/api/desk/advisories/${draft.id}/publication`, { version })
  const read = await ok('outsider', 'GET', `/api/reports/${report}`)
  expect(read.advisory.kind).toBe('weekly')
  expect(read.advisory.steps[0].why).toContain('From “EdgeGate is being broken into”.')
  expect((await ok('outsider', 'GET', '/api/advisories?kind=weekly')).items).toHaveLength(1)

  const month = await begin('analyst', { kind: 'monthly' })
  expect(month.content.title.text).toMatch(/^The month at the Fusion Cell, /)
  expect(notes(month)).toContain('Out nine days ago')
  // A summary of summaries would say everything twice.
  expect(notes(month)).not.toContain('The week at')
  expect([early.report, narrow.report].length).toBe(2)

  // By then every key has ended: as the flows do it.
  world.clock.tick(40 * DAY)
  const analyst = await world.viewer('analyst')
  for (const kind of ['weekly', 'monthly'] as const) {
    const { id } = await openAdvisory(world.ctx, analyst, { kind })
    const quiet = await readDraft(world.ctx, analyst, id)
    expect(quiet.content.board[0]?.text).toContain('was quiet')
    expect([quiet.content.steps, quiet.content.notes]).toEqual([[], []])
  }
})
