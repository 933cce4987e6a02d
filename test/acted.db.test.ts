import { afterEach, expect, test } from 'vitest'
import { asViewer } from '../src/store/database.ts'
import { halfAnswered } from '../src/store/picture.ts'
import { ok, publish } from './advisory.ts'
import type { SeatName } from './cast.ts'
import { asOwner } from './leak/transcript.ts'
import { makeWorld, T0, threeLayers, type World } from './world.ts'

/** Who has acted, on the picture: the desk's sums, the members' batches, and when half had answered. */
const open: World[] = []
afterEach(async () => {
  for (const world of open.splice(0)) await world.close()
})
async function world(): Promise<World> {
  const made = await makeWorld()
  open.push(made)
  await asOwner(made, "update api_key set expires_at = '2030-01-01'")
  return made
}
const acted = async (w: World, as: SeatName, query = '') =>
  (await ok(w.call(as, 'GET', `/api/picture/acted${query}`))).body
const actions = async (w: World, as: SeatName, report: string) =>
  (await ok(w.call(as, 'GET', `/api/reports/${report}/actions`))).body
const tap = async (w: World, as: SeatName, report: string, answer = 'done') =>
  ok(w.call(as, 'PUT', `/api/reports/${report}/actions`, { answer }))
const FIVE: SeatName[] = ['author', 'competitor', 'outsider', 'bank', 'supplier']
const none = { affected: 0, 'not-us': 0, done: 0, 'need-help': 0 }

test('the desk reads the sums of what stands on each advisory, by sector and by advisory', async () => {
  const w = await world()
  const { report: first } = await publish(w, { title: 'EdgeGate' })
  w.clock.tick(60_000)
  const { report: second } = await publish(w, { title: 'For pharma', to: ['pharma'] })
  await tap(w, 'author', first)
  await tap(w, 'author', second, 'affected')
  await tap(w, 'bank', first, 'need-help')
  const got = await acted(w, 'analyst')
  expect(got.advisories.map((a: { report: string }) => a.report)).toEqual([second, first])
  expect(got.advisories[0].desk).toMatchObject({ answered: 3, answers: { ...none, affected: 3 } })
  expect(got.advisories[1].desk).toMatchObject({ answered: 6, answers: { ...none, done: 3, 'need-help': 3 } })
  // The same as adding up what stands on each.
  const pages = await Promise.all([first, second].map(report => actions(w, 'analyst', report)))
  const asked = (sector: string | null) =>
    pages.reduce(
      (all, p) => all + 3 * (p.desk.sectors.find((s: { sector: string | null }) => s.sector === sector)?.asked ?? 0),
      0,
    )
  for (const row of got.sectors) expect(row.asked, row.sector).toBe(asked(row.sector))
  const sum = (of: (row: { answered: number; asked: number }) => number) =>
    got.sectors.reduce((all: number, row: { answered: number; asked: number }) => all + of(row), 0)
  expect(sum(r => r.answered)).toBe(9)
  expect(sum(r => r.asked)).toBe(
    got.advisories.reduce((all: number, a: { desk: { asked: number } }) => all + a.desk.asked, 0),
  )
  // A shorter time, a node, and what was recalled.
  expect((await acted(w, 'analyst', '?node=no-such').catch(e => e.message)).slice(0, 3)).toBe('404')
  w.clock.now = new Date(T0.getTime() + 60 * 86_400_000)
  expect((await acted(w, 'analyst', '?weeks=4')).advisories).toEqual([])
  expect((await acted(w, 'analyst', '?weeks=12')).advisories).toHaveLength(2)
})

test('members read the very cells that stand on the advisory, and none of them moves by four', async () => {
  const w = await world()
  const { report } = await publish(w)
  const before = (await w.call('officer', 'GET', '/api/picture/acted')).text
  for (const as of FIVE.slice(0, 4)) {
    await tap(w, as, report)
    expect((await w.call('officer', 'GET', '/api/picture/acted')).text).toBe(before)
  }
  await tap(w, 'supplier', report)
  const told = (await acted(w, 'officer')).advisories[0]
  expect(told.steps[0].answers.done).toEqual({ count: 5, fewerThan5: false })
  expect(told.steps[0].answers.affected).toEqual({ count: null, fewerThan5: true })
  expect(told.desk).toBeUndefined()
  // After the batch single answers move neither page, and both say the same.
  await tap(w, 'regulator', report, 'affected')
  await tap(w, 'bank', report, 'not-us')
  const { tally } = await actions(w, 'officer', report)
  const [again] = (await acted(w, 'officer')).advisories
  expect(again).toEqual(told)
  expect(again.steps.map(({ text: _, ...cells }: { text: string }) => cells)).toEqual(tally)
  expect(await acted(w, 'officer')).not.toHaveProperty('sectors')
})

test('a reader who gets no steps gets no numbers, and an excepted one no advisory', async () => {
  const w = await world()
  const { report } = await publish(w, { to: ['pharma'], soc: null, except: ['birch'] })
  for (const as of FIVE)
    if (as !== 'outsider' && as !== 'bank' && as !== 'supplier' && as !== 'competitor') await tap(w, as, report)
  expect((await acted(w, 'author')).advisories).toHaveLength(1)
  for (const as of ['competitor', 'outsider', 'regulator'] as const)
    expect(await acted(w, as), as).toEqual({ advisories: [], left: 0 })
})

test('the picture of a situation counts the advisories that were drawn from it', async () => {
  const w = await world()
  const seen = await w.share('author', { ...threeLayers(), clientId: 'seen' })
  const situation = (await ok(w.call('analyst', 'POST', '/api/situations', { name: 'EdgeGate', reports: [seen] }))).body
    .id
  const { report } = await publish(w, { situation })
  await publish(w, { title: 'Of nothing' })
  const got = await acted(w, 'analyst', `?weeks=all&situation=${situation}`)
  expect(got.advisories.map((a: { report: string }) => a.report)).toEqual([report])
  expect((await acted(w, 'analyst')).advisories).toHaveLength(2)
  expect((await w.call('author', 'GET', `/api/picture/acted?situation=${situation}`)).status).toBe(404)
})

test('half had answered: from the first answer of each, of five at least, for the desk alone', async () => {
  const w = await world()
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push(await w.share('author', { ...threeLayers(), clientId: `${n}` }))
  const situation = (await ok(w.call('analyst', 'POST', '/api/situations', { name: 'EdgeGate', reports: ids }))).body.id
  w.clock.tick(60 * 60_000)
  const { report } = await publish(w, { situation, to: ['pharma', 'finance'] })
  const sectors = (await actions(w, 'analyst', report)).desk.sectors
  const asked = sectors.reduce((all: number, s: { asked: number }) => all + s.asked, 0)
  expect(asked).toBeGreaterThan(4)
  const half = Math.max(5, Math.ceil(asked / 2))
  const times = async () => (await ok(w.call('analyst', 'GET', '/api/picture/time-to-share'))).body.stages
  expect((await times())[2]).toEqual({ stage: 'advisory', reports: 5, median: 60 })
  w.clock.tick(60 * 60_000)
  // Those whom the cast has no seat of are answered for by SQL, as their trigger sees it.
  const answer = (n: number, at: Date) =>
    asOwner(
      w,
      `insert into action_answer(report, step, member, seat, answer, at)
         select $1, $1, m.circle, $2, 'done', $3 from (select circle from member order by circle offset $4 limit 1) m`,
      [report, w.cast.seats.author, at, n],
    )
  for (let n = 0; n < half - 1; n++) await answer(n, w.clock.now)
  expect((await times())[3]).toEqual({ stage: 'acted' })
  await answer(half - 1, w.clock.now)
  expect((await times())[3]).toEqual({ stage: 'acted', reports: 5, median: 120 })
  // Whoever changes its mind later moves no time.
  w.clock.tick(60 * 60_000)
  await asOwner(w, "update action_answer set answer = 'affected', at = $1", [w.clock.now])
  expect((await times())[3]).toEqual({ stage: 'acted', reports: 5, median: 120 })
  // By SQL as each of the others: nothing.
  for (const as of ['author', 'bank', 'outsider'] as const) {
    const viewer = await w.viewer(as)
    expect((await asViewer(w.ctx.db, viewer, tx => halfAnswered(tx, [report], w.ctx.now()))).size, as).toBe(0)
  }
})
