import { afterAll, beforeAll, expect, test } from 'vitest'
import { asViewer, change, rowsOf } from '../src/store/database.ts'
import { ok, publish } from './advisory.ts'
import type { SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** What members do about an advisory: its own, the desk's numbers, and who must not learn of it. */
let world: World
beforeAll(async () => {
  world = await makeWorld()
  await change(world.ctx.db, undefined, async tx => {
    const { nodes, seats } = world.cast
    await tx.all('update node set champion = $2 where circle = $1', [nodes['east-midlands'], seats.supplier])
    await tx.all('update node set host = $2 where circle = $1', [nodes['east-midlands'], world.cast.members.hazel])
    await tx.all("update seat set role = 'auditor' where circle = $1", [seats.officer])
    await tx.all("update seat set role = 'operator' where circle = $1", [seats.outsider])
  })
})
afterAll(() => world.close())

const actions = async (as: SeatName, report: string) =>
  (await ok(world.call(as, 'GET', `/api/reports/${report}/actions`))).body
const tap = (as: SeatName, report: string, body: object) =>
  world.call(as, 'PUT', `/api/reports/${report}/actions`, body)
const open = async (as: SeatName) => (await ok(world.call(as, 'GET', '/api/actions'))).body.items
const done = (page: { mine: { answer: string }[] }) => page.mine.map(a => a.answer)
const sum = (page: { desk: { sectors: { steps: { answers: Record<string, number> }[] }[] } }, answer: string) =>
  page.desk.sectors.reduce((n, s) => n + (s.steps[0]?.answers[answer] ?? 0), 0)
/** What a page says besides the member's own. */
const others = ({ mine: _mine, ...rest }: Record<string, unknown>) => rest

test('one tap for all steps; it is the whole organisation’s, changed by any of its people, and gone from what is open', async () => {
  const { report } = await publish(world)
  expect(await open('competitor')).toMatchObject([{ report, kind: 'alert', steps: 3, minutes: 15, tlp: 'GREEN' }])
  const page = (await ok(tap('author', report, { answer: 'done' }))).body
  expect(done(page)).toEqual(['done', 'done', 'done'])
  const colleague = await actions('colleague', report)
  expect(colleague.mine[0]).toMatchObject({ answer: 'done', by: 'author of alder' })
  await ok(tap('colleague', report, { answer: 'not-us', step: colleague.mine[0].step }))
  expect(done(await actions('author', report)).sort()).toEqual(['done', 'done', 'not-us'])
  expect((await open('author')).filter((o: { report: string }) => o.report === report)).toEqual([])
  expect((await open('competitor')).some((o: { report: string }) => o.report === report)).toBe(true)
  expect((await tap('author', report, { answer: 'done', step: world.ctx.newId('x') })).status).toBe(422)
  // The desk does not answer itself, and an auditor only looks.
  expect((await tap('analyst', report, { answer: 'done' })).status).toBe(403)
  expect(await open('analyst')).toEqual([])
  expect((await tap('officer', report, { answer: 'done' })).status).toBe(403)
})

test('nobody else reads an answer: not by a door, not by SQL as they see it', async () => {
  const { report } = await publish(world)
  const watchers: SeatName[] = ['competitor', 'supplier', 'officer', 'outsider', 'bank']
  const before = await Promise.all(watchers.map(as => actions(as, report)))
  await ok(tap('author', report, { answer: 'affected' }))
  expect(await Promise.all(watchers.map(as => actions(as, report)))).toEqual(before)
  for (const as of [...watchers, 'analyst', 'secondee'] as SeatName[]) {
    const viewer = await world.viewer(as)
    const rows = await asViewer(world.ctx.db, viewer, r =>
      r.all('select * from action_answer where report = $1', [report]),
    )
    expect(rows, as).toEqual([])
    const shown = await asViewer(world.ctx.db, viewer, r =>
      r.all('select * from action_shown where report = $1', [report]),
    )
    expect(shown, as).toEqual([])
    const tally = await asViewer(world.ctx.db, viewer, r => r.all('select * from action_tally($1)', [report]))
    expect(tally.length, as).toBe(as === 'analyst' || as === 'secondee' ? 3 : 0)
    const asked = await asViewer(world.ctx.db, viewer, r =>
      r.all('select * from action_asked($1, $2)', [report, world.ctx.now()]),
    )
    expect(asked.length > 0, as).toBe(as === 'analyst' || as === 'secondee')
  }
  // No viewer, no rows; and nobody writes one for another member.
  expect(await rowsOf(world.ctx.db.app).all('select * from action_answer')).toEqual([])
  const bank = await world.viewer('bank')
  await expect(
    change(world.ctx.db, bank, tx =>
      tx.all('insert into action_answer(report, step, member, seat, answer, at) values ($1, $1, $2, $3, $4, now())', [
        report,
        world.cast.members.alder,
        bank.seat,
        'done',
      ]),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('numbers for others move when five have answered anew, and not by one; the desk’s are live, by sector', async () => {
  const { report } = await publish(world)
  const said: SeatName[] = ['author', 'competitor', 'outsider', 'bank']
  for (const [n, as] of said.entries()) {
    await ok(tap(as, report, { answer: 'done' }))
    expect(sum(await actions('analyst', report), 'done')).toBe(n + 1)
    for (const answer of Object.values((await actions('officer', report)).tally[0].answers))
      expect(answer).toEqual({ count: null, fewerThan5: true })
  }
  // One that changes its mind, many times, is one: whoever toggles learns nothing.
  const before = others(await actions('officer', report))
  for (const answer of ['not-us', 'done', 'affected', 'done']) await ok(tap('bank', report, { answer }))
  expect(others(await actions('officer', report))).toEqual(before)
  await ok(tap('supplier', report, { answer: 'done' }))
  const five = (await actions('officer', report)).tally[0].answers
  expect(five).toEqual({
    done: { count: 5, fewerThan5: false },
    affected: { count: null, fewerThan5: true },
    'not-us': { count: null, fewerThan5: true },
    'need-help': { count: null, fewerThan5: true },
  })
  // The sixth and what anybody takes back stay inside the next batch.
  await ok(tap('regulator', report, { answer: 'affected' }))
  await ok(tap('author', report, { answer: 'not-us' }))
  expect((await actions('officer', report)).tally[0].answers).toEqual(five)
  const desk = (await actions('analyst', report)).desk
  expect(desk.sectors.map((s: { sector: string | null }) => s.sector)).toContain('pharma')
  // Sectors of fewer than five members are one.
  expect(desk.sectors.map((s: { sector: string | null }) => s.sector)).not.toContain('managed-services')
  expect(desk.sectors.find((s: { sector: string | null }) => s.sector === null).asked).toBe(3)
  expect(sum({ desk }, 'affected')).toBe(1)
})

test('help: a thread with the desk, or the champion of a node of its own, and nobody else', async () => {
  const { report } = await publish(world)
  const helpers = (await actions('competitor', report)).helpers.map((h: { ref: string }) => h.ref)
  expect(helpers).toEqual(['desk', 'east-midlands'])
  expect((await actions('bank', report)).helpers.map((h: { ref: string }) => h.ref)).toEqual(['desk'])
  expect((await tap('bank', report, { answer: 'need-help', with: 'east-midlands' })).status).toBe(422)
  await ok(tap('competitor', report, { answer: 'need-help', with: 'east-midlands', text: 'HELPWORDS' }))
  await ok(tap('bank', report, { answer: 'need-help', text: 'BANKWORDS' }))
  const thread = async (as: SeatName) => (await ok(world.call(as, 'GET', `/api/reports/${report}/entries`))).body.items
  const sees = async (as: SeatName) => (await thread(as)).map((e: { text: string }) => e.text)
  expect(await sees('competitor')).toEqual(['HELPWORDS'])
  expect(await sees('supplier')).toEqual(['HELPWORDS'])
  expect(await sees('analyst')).toEqual(['BANKWORDS'])
  expect(await sees('bank')).toEqual(['BANKWORDS'])
  for (const as of ['author', 'outsider', 'officer', 'regulator'] as SeatName[]) expect(await sees(as), as).toEqual([])
  // The champion is told, answers within the two sides, and is answered.
  const inbox = (await ok(world.call('supplier', 'GET', '/api/inbox'))).body.items
  expect(inbox[0]).toMatchObject({ kind: 'need-help', report, unread: true })
  const [asked] = await thread('supplier')
  await ok(
    world.call('supplier', 'POST', `/api/reports/${report}/entries`, {
      text: 'CHAMPIONWORDS',
      answering: asked.id,
      as: 'named',
    }),
  )
  const [, answer] = await thread('competitor')
  expect(answer).toMatchObject({ text: 'CHAMPIONWORDS', private: true, from: { named: true, handle: 'fir' } })
  await ok(world.call('competitor', 'POST', `/api/reports/${report}/entries`, { text: 'THANKS', answering: answer.id }))
  expect(await sees('supplier')).toEqual(['HELPWORDS', 'CHAMPIONWORDS', 'THANKS'])
  for (const as of ['author', 'analyst', 'bank', 'outsider'] as SeatName[])
    expect((await sees(as)).join(), as).not.toMatch(/HELP|CHAMPION|THANKS/)
  // Nobody answers within a thread that is not theirs.
  expect(
    (await world.call('analyst', 'POST', `/api/reports/${report}/entries`, { text: 'x', answering: asked.id })).status,
  ).toBe(404)
  await world.call('author', 'POST', `/api/reports/${report}/entries`, { text: 'INTRUDER', answering: asked.id })
  expect((await sees('supplier')).join()).not.toContain('INTRUDER')
  // Said again, there is no second thread; said otherwise, the answer is another and the thread stays.
  await ok(tap('competitor', report, { answer: 'done' }))
  await ok(tap('competitor', report, { answer: 'need-help', text: 'AGAIN' }))
  expect((await sees('competitor')).join()).not.toContain('AGAIN')
})

test('a champion who does not get the advisory is not asked: the desk is, and nobody learns which', async () => {
  const { report } = await publish(world, { except: ['fir.example'] })
  await ok(tap('competitor', report, { answer: 'need-help', with: 'east-midlands', text: 'ELSEWHERE' }))
  const at = async (as: SeatName) => (await world.call(as, 'GET', `/api/reports/${report}/entries`)).text
  expect(await at('analyst')).toContain('ELSEWHERE')
  expect(await at('supplier')).not.toContain('ELSEWHERE')
})

test('downloads are of what the viewer gets, without what stays; RED leaves in none', async () => {
  const { report } = await publish(world, { tlp: 'AMBER', layerTlp: { headline: 'GREEN', technical: 'GREEN' } })
  const take = (as: SeatName, format: string) => world.call(as, 'GET', `/api/reports/${report}/outputs/${format}`)
  const full = JSON.parse((await ok(take('competitor', 'stix'))).text)
  const poor = JSON.parse((await ok(take('outsider', 'stix'))).text)
  expect(JSON.stringify(full)).toContain('gate-update.example')
  expect(JSON.stringify(poor)).not.toMatch(/gate-update|web shell/)
  // No two renditions share an id but those of the published markings.
  const ids = (bundle: { objects: { id: string; type: string }[] }) =>
    bundle.objects.filter(o => o.type !== 'marking-definition').map(o => o.id)
  expect(ids(full).filter(id => ids(poor).includes(id))).toEqual([])
  expect(JSON.parse((await take('competitor', 'stix')).text)).toEqual(full)
  expect(JSON.parse((await take('author', 'stix')).text).objects.map((o: { id: string }) => o.id)).toEqual(
    full.objects.map((o: { id: string }) => o.id),
  )
  const pdf = await ok(take('competitor', 'pdf'))
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.text).toContain('TLP:AMBER')
  expect((await ok(take('outsider', 'pdf'))).text).not.toMatch(/web shell|gate-update/)
  const csv = (await ok(take('competitor', 'csv'))).text
  expect(csv).toContain('domain,gate-update.example,no,c2,block,TLP:AMBER')
  expect((await ok(take('competitor', 'csv?use=block'))).text).not.toContain('192.0.2.77')
  // The supplier's page is the checklist's: GREEN, though this reader's package is AMBER.
  const page = (await ok(take('competitor', 'supplier'))).text
  expect(page).toContain('TLP:GREEN')
  expect(page).not.toMatch(/gate-update|web shell/)
  expect((await take('competitor', 'word')).status).toBe(404)
  expect((await world.call('bank', 'GET', `/api/reports/${world.ctx.newId('none')}/outputs/pdf`)).status).toBe(404)
  const leaves = await ownerSays(
    `select body ->> 'as' as a from leaf where body ->> 'what' = 'exported' and body ->> 'report' = '${report}'`,
  )
  expect(leaves.length).toBe(9)

  await world.confirm('author')
  const session = (as: SeatName, method: string, path: string, body?: unknown) =>
    world.call(undefined, method, path, body, { cookie: world.cookie(as), origin: world.ctx.url })
  const red = await ok(
    session('author', 'POST', '/api/reports', {
      content: { kind: 'incident', headline: { title: 'REDTITLE', summary: '' } },
      audience: { grants: [{ layer: 'headline', to: ['desk'], as: 'named' }], tlp: 'RED', colleagues: [] },
    }),
  )
  for (const format of ['pdf', 'csv', 'stix']) {
    const refusal = await session('author', 'GET', `/api/reports/${red.body.id}/outputs/${format}`)
    expect([refusal.status, refusal.body.detail]).toEqual([422, expect.stringContaining('TLP:RED')])
    expect(refusal.text).not.toContain('REDTITLE')
  }
})

test('AMBER+STRICT steps are no page for a supplier', async () => {
  const { report } = await publish(world, { tlp: 'AMBER+STRICT', to: ['pharma'], soc: null })
  const refusal = await world.call('competitor', 'GET', `/api/reports/${report}/outputs/supplier`)
  expect([refusal.status, refusal.body.detail]).toEqual([422, expect.stringContaining('AMBER+STRICT')])
  expect((await actions('competitor', report)).may).toMatchObject({ leave: true, supplier: false })
})

test('recalled: whoever opened or took it away confirms once, and the desk reads numbers', async () => {
  const { report, advisory } = await publish(world)
  const readers: SeatName[] = ['author', 'competitor', 'outsider', 'bank', 'regulator']
  for (const as of readers) await ok(world.call(as, 'POST', `/api/reports/${report}/read`))
  await ok(world.call('supplier', 'GET', `/api/reports/${report}/outputs/csv`))
  await ok(world.call('colleague', 'POST', `/api/reports/${report}/read`))
  await ok(world.call('analyst', 'POST', `/api/desk/advisories/${advisory}/recall`, { reason: 'shared-in-error' }))
  const items = async (as: SeatName) =>
    (await ok(world.call(as, 'GET', '/api/inbox'))).body.items.filter((i: { kind: string }) => i.kind === 'recall')
  expect((await items('officer')).length).toBe(0)
  const recall = (await items('author'))[0]
  expect(recall).toMatchObject({ unread: true, title: expect.stringContaining('confirm that you took it out') })
  const confirm = (as: SeatName, id: string) => world.call(as, 'POST', `/api/recalls/${id}/confirmation`)
  expect((await confirm('officer', recall.id)).status).toBe(403)
  for (const as of [...readers, 'author', 'supplier'] as SeatName[]) await ok(confirm(as, recall.id))
  expect((await items('colleague'))[0]).toMatchObject({ unread: false })
  expect((await actions('analyst', report)).recall).toMatchObject({
    asked: { count: 6, fewerThan5: false },
    confirmed: { count: 6, fewerThan5: false },
  })
  expect((await world.call('author', 'GET', `/api/reports/${report}/actions`)).status).toBe(404)
  // An outsider to it confirms nothing, by the same path as for one that is not there.
  expect((await confirm('bank', world.ctx.newId('none'))).status).toBe(404)
})

async function ownerSays(sql: string) {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: world.ctx.db.url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

test('two worlds: whether one member answered shows to no other, from any door', async () => {
  const looks = async (answered: boolean) => {
    const one = await makeWorld({ seed: 'answers' })
    const { report } = await publish(one)
    for (const as of ['competitor', 'outsider', 'bank', 'supplier', 'officer'] as SeatName[])
      await ok(one.call(as, 'PUT', `/api/reports/${report}/actions`, { answer: 'done' }))
    if (answered) await ok(one.call('author', 'PUT', `/api/reports/${report}/actions`, { answer: 'affected' }))
    else one.clock.tick(1)
    const seen: string[] = []
    for (const as of ['competitor', 'outsider', 'officer', 'regulator'] as SeatName[])
      for (const path of [
        '/api/actions',
        `/api/reports/${report}/actions`,
        `/api/reports/${report}`,
        '/api/feed',
        '/api/inbox',
        `/api/reports/${report}/outputs/stix`,
      ])
        seen.push((await one.call(as, 'GET', path)).text)
    await one.close()
    return seen
  }
  expect(await looks(true)).toEqual(await looks(false))
}, 60_000)
