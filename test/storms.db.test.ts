import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import type { SeatName } from './cast.ts'
import { isFullProof } from './seed.ts'
import { type Answer, makeWorld, type World } from './world.ts'

/** Many analysts at once over the same situations: nothing is lost, nobody waits for each other for ever, no answer is a 5xx. */
let world: World
let owner: pg.Client
const reports: string[] = []
const desk = (title: string): ShareRequest => ({
  content: { kind: 'incident', headline: { title, summary: `Summary of ${title}` } },
  audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'withheld' }], tlp: 'AMBER' },
})
beforeAll(async () => {
  world = await makeWorld()
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
  for (let n = 0; n < 12; n++) reports.push(await world.share('author', desk(`Report ${n}`)))
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const call = (as: SeatName, method: string, path: string, body?: unknown) => world.call(as, method, path, body)
const open = async (ids: readonly string[], name: string): Promise<string> => {
  const made = await call('analyst', 'POST', '/api/situations', { name, reports: ids })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}
const inside = async (situation: string): Promise<string[]> => {
  const got = await call('analyst', 'GET', `/api/situations/${situation}/reports?limit=100`)
  expect(got.status, got.text).toBe(200)
  return got.body.items.map((r: { report: { id: string } }) => r.report.id).sort()
}
const history = async (situation: string) =>
  (await call('analyst', 'GET', `/api/situations/${situation}/history?limit=100`)).body.items as {
    id: string
    what: string
    undone?: boolean
  }[]
const split = (as: SeatName, from: string, ids: readonly string[], name: string) =>
  call(as, 'POST', `/api/situations/${from}/split`, { reports: ids, name })
const join = (as: SeatName, from: string, into: string) => call(as, 'POST', `/api/situations/${from}/rejoin`, { into })
const undo = (as: SeatName, situation: string, change: string) =>
  call(as, 'POST', `/api/situations/${situation}/undo`, { change })
const isAnswer = ({ status, text }: Answer) => expect([200, 201, 404, 409, 422], text).toContain(status)

/** What must always hold, whoever did what. */
async function assertSound(): Promise<void> {
  const none = async (sql: string) => expect((await owner.query(sql)).rows, sql).toEqual([])
  // No link ends before it begins, or stands twice in the same situation, or is open in two at once that came by moving.
  await none('select from situation_report where until < since')
  await none('select report from situation_report where until is null group by situation, report having count(*) > 1')
  await none('select from situation where joined = id')
  // Nothing is undone twice, and every move is told on both sides.
  await none('select undoes from situation_change where undoes is not null group by undoes having count(*) > 1')
  await none(`select from situation_change c where what in ('split', 'joined') and not exists (
    select from situation_change p where p.situation = c.other and p.other = c.situation and p.at = c.at and p.what = c.what)`)
  // Whoever follows where a situation went arrives: joinings make no ring.
  await none(`with recursive way(first, here, steps) as (
      select id, joined, 1 from situation where joined is not null
      union all select w.first, s.joined, w.steps + 1 from way w join situation s on s.id = w.here where s.joined is not null and w.steps < 500)
    select from way where here = first or steps >= 500`)
}

test('a move undone from both of its sides at once, many times: one of the two is told, neither waits for the other', async () => {
  const whole = await open(reports.slice(0, 4), 'Both sides')
  for (let n = 0; n < (isFullProof() ? 60 : 12); n++) {
    const made = await split('analyst', whole, [reports[0] ?? '', reports[1] ?? ''], `Apart ${n}`)
    expect(made.status, made.text).toBe(201)
    const part = made.body.id as string
    const [here] = await history(whole)
    const [there] = await history(part)
    const both = await Promise.all([
      undo('analyst', whole, here?.id ?? ''),
      undo('secondee', part, there?.id ?? ''),
      call('secondee', 'PATCH', `/api/situations/${whole}`, { outcome: `Round ${n}` }),
    ])
    expect(
      both
        .slice(0, 2)
        .map(a => a.status)
        .sort(),
      both.map(a => a.text).join(),
    ).toEqual([200, 409])
    expect(await inside(whole)).toEqual(reports.slice(0, 4).toSorted())
    expect(await inside(part)).toEqual([])
  }
  await assertSound()
}, 120_000)

test('storms of splitting, joining, taking, drawing and undoing: every report is where its history says, and nothing is lost', async () => {
  const situations = [await open(reports.slice(0, 6), 'Storm one'), await open(reports.slice(6), 'Storm two')]
  let drawn = 7
  // Small steps of a generator of its own: the same storm every time, interleaved as the machine will have it.
  const draw = (below: number) => {
    drawn = (drawn * 48_271) % 2_147_483_647
    return drawn % below
  }
  const any = <T>(list: readonly T[]): T => list[draw(list.length)] as T
  const blow = async (as: SeatName) => {
    const from = any(situations)
    const into = any(situations)
    const report = any(reports)
    const kind = draw(6)
    if (kind === 0 && situations.length < 12) {
      const made = await split(as, from, [report], `Part of ${from.slice(0, 4)}`)
      isAnswer(made)
      if (made.status === 201) situations.push(made.body.id)
    } else if (kind <= 2) isAnswer(await join(as, from, into))
    else if (kind === 3) {
      const rows = await history(from)
      const row = rows[draw(Math.min(rows.length, 5))]
      if (row) isAnswer(await undo(as, from, row.id))
    } else if (kind === 4) {
      isAnswer(await call(as, 'DELETE', `/api/situations/${from}/reports/${report}`))
      isAnswer(await call(as, 'PUT', `/api/situations/${from}/reports/${report}`))
    } else isAnswer(await call(as, 'PATCH', `/api/situations/${from}`, { name: `Name ${draw(99)}` }))
  }
  for (let n = 0; n < (isFullProof() ? 120 : 20); n++)
    await Promise.all((['analyst', 'secondee', 'analyst', 'secondee', 'analyst', 'secondee'] as const).map(blow))
  await assertSound()
  const held = new Set((await Promise.all(situations.map(inside))).flat())
  // Undoing an opening is refused and taking is followed by drawing: each report is somewhere.
  for (const [n, report] of reports.entries())
    if (!held.has(report)) {
      const { rows } = await owner.query(
        `select c.what, c.undoes from situation_report l join situation_change c on c.id = l.ended_act where l.report = $1 order by c.no desc limit 1`,
        [report],
      )
      // Only somebody who undid the drawing of it took it away, and that stands in the history.
      expect(rows[0], `report ${n}`).toMatchObject({ what: 'taken' })
    }
  for (const s of situations) {
    expect((await call('analyst', 'GET', `/api/situations/${s}`)).body.reports).toBe((await inside(s)).length)
    expect((await history(s)).length).toBeGreaterThan(0)
  }
}, 240_000)

test('a ring of three joined one into the next, and undone after joining again: each comes back as it was', async () => {
  const [x, y, z] = [
    await open(reports.slice(0, 2), 'X'),
    await open(reports.slice(2, 4), 'Y'),
    await open(reports.slice(4, 6), 'Z'),
  ]
  const all = reports.slice(0, 6).toSorted()
  for (const [from, into] of [
    [x, y],
    [y, z],
    [z, x],
  ] as const)
    expect((await join('analyst', from, into)).status).toBe(200)
  expect([await inside(x), await inside(y), await inside(z)]).toEqual([all, [], []])
  await assertSound()
  expect((await call('analyst', 'GET', `/api/situations/${x}`)).body.joined).toBeUndefined()
  // Once more round, by the other analyst; then every joining undone, newest first.
  for (const [from, into] of [
    [x, y],
    [y, z],
  ] as const)
    expect((await join('secondee', from, into)).status).toBe(200)
  const back = async (situation: string) => {
    const row = (await history(situation)).find(r => r.what === 'joined' && !r.undone)
    const done = await undo('analyst', situation, row?.id ?? '')
    expect(done.status, done.text).toBe(200)
    return row?.id ?? ''
  }
  await back(z)
  await back(y)
  const third = await back(x)
  expect((await undo('secondee', x, third)).status).toBe(409)
  await back(z)
  await back(y)
  expect([await inside(x), await inside(y), await inside(z)]).toEqual([
    reports.slice(0, 2).toSorted(),
    reports.slice(2, 4).toSorted(),
    reports.slice(4, 6).toSorted(),
  ])
  await assertSound()
})

test('what was joined into one that held some of it already: undone, each has its own again', async () => {
  const [x, y] = [await open(reports.slice(0, 3), 'Overlap one'), await open(reports.slice(2, 5), 'Overlap two')]
  expect((await join('analyst', x, y)).status).toBe(200)
  expect(await inside(y)).toEqual(reports.slice(0, 5).toSorted())
  const row = (await history(x)).find(r => r.what === 'joined')
  const done = await undo('secondee', x, row?.id ?? '')
  expect(done.status, done.text).toBe(200)
  expect([await inside(x), await inside(y)]).toEqual([reports.slice(0, 3).toSorted(), reports.slice(2, 5).toSorted()])
  await assertSound()
})

test('a situation of ten thousand reports: opened in parts, read, split and joined in bounded time, with bounded answers', async () => {
  const [first = ''] = reports
  const many = 10_000
  const copies = (
    await owner.query<{ id: string }>(
      `with made as (insert into report(id, origin, kind, state, audience, excepted)
         select gen_random_uuid(), r.origin, r.kind, r.state, r.audience, r.excepted from report r, generate_series(1, ${many}) where r.id = $1 returning id),
       layers as (insert into layer(report, layer, tlp, version, changed_at, body, audience, excepted)
         select m.id, l.layer, l.tlp, l.version, l.changed_at, l.body, l.audience, l.excepted from made m, layer l where l.report = $1),
       authors as (insert into author(report, member, seat, request, shared_at, tlp, own, desk)
         select m.id, a.member, a.seat, a.request, a.shared_at, a.tlp, a.own, a.desk from made m, author a where a.report = $1)
       select id from made`,
      [first],
    )
  ).rows.map(r => r.id)
  await owner.query('analyze report; analyze layer; analyze author')
  const timed = async (what: string, ms: number, bytes: number, does: () => Promise<Answer>): Promise<Answer> => {
    const began = performance.now()
    const answer = await does()
    const took = performance.now() - began
    expect(answer.status, `${what}: ${answer.text.slice(0, 300)}`).toBeLessThan(300)
    expect(took, what).toBeLessThan(ms)
    expect(answer.text.length, what).toBeLessThan(bytes)
    return answer
  }
  // Far above what it takes on an idle machine: what is caught is work that grows with the square.
  const [slow, quick] = [30_000, 10_000]
  const s = (
    await timed('open', slow, 1_000, () =>
      call('analyst', 'POST', '/api/situations', { name: 'Everything', reports: copies.slice(0, many / 2) }),
    )
  ).body.id as string
  const other = await open(copies.slice(many / 2), 'The rest of it')
  await timed('join', slow, 1_000, () => join('analyst', other, s))
  expect((await call('analyst', 'GET', `/api/situations/${s}`)).body.reports).toBe(many)
  await timed('page', quick, 100_000, () => call('secondee', 'GET', `/api/situations/${s}`))
  const page = await timed('reports', quick, 200_000, () => call('secondee', 'GET', `/api/situations/${s}/reports`))
  expect(page.body.items.length).toBeLessThanOrEqual(100)
  expect(page.body.next).toBeTypeOf('string')
  const told = await timed('history', quick, 100_000, () => call('analyst', 'GET', `/api/situations/${s}/history`))
  expect(told.body.items.find((r: { what: string }) => r.what === 'joined').titles.length).toBeLessThanOrEqual(3)
  await timed('list', quick, 100_000, () => call('analyst', 'GET', '/api/situations'))
  await timed('picture', quick, 300_000, () => call('analyst', 'GET', '/api/picture'))
  await timed('graph', quick, 300_000, () => call('analyst', 'GET', '/api/picture/graph'))
  await timed('proposals', quick, 200_000, () => call('analyst', 'GET', `/api/desk/proposals?report=${reports[11]}`))
  await timed('split', slow, 1_000, () => split('analyst', s, copies.slice(0, many / 2), 'A half'))
  const [row] = await history(s)
  await timed('undo', slow, 1_000, () => undo('secondee', s, row?.id ?? ''))
  expect((await call('analyst', 'GET', `/api/situations/${s}`)).body.reports).toBe(many)
  // More than that at once is no request of ours.
  const more = [...copies, ...reports]
  expect((await call('analyst', 'POST', '/api/situations', { name: 'Too many', reports: more })).status).toBe(400)
  await assertSound()
}, 240_000)
