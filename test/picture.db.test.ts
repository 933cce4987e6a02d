import { afterEach, expect, test } from 'vitest'
import { demoMatrices } from '../src/demo/attack.ts'
import { loadAttack } from '../src/flows/load-attack.ts'
import type { Graph } from '../src/formats/api/picture.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { rowsOf } from '../src/store/database.ts'
import { asOwner } from './leak/transcript.ts'
import { makeWorld, T0, type World } from './world.ts'

/** The picture: what it counts, and that it counts for each viewer what that viewer gets. */
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
const DAY = 86_400_000
const on = (w: World, day: number) => {
  w.clock.now = new Date(T0.getTime() + day * DAY)
}

interface Said {
  title: string
  to?: string[]
  indicatorsTo?: string[]
  techniques?: string[]
  domains?: string[]
  sectors?: ('pharma' | 'finance')[]
  regions?: ('TLF' | 'TLE')[]
  except?: string[]
  kind?: ShareRequest['content']['kind']
}
const report = (said: Said): ShareRequest => ({
  content: {
    kind: said.kind ?? 'incident',
    headline: {
      title: said.title,
      ...(said.sectors || said.regions
        ? { affects: { sectors: said.sectors ?? [], regions: said.regions ?? [] } }
        : {}),
    },
    technical: {
      indicators: [
        ...(said.techniques ?? []).map(value => ({
          type: 'attack-technique' as const,
          value,
          role: 'technique' as const,
        })),
        ...(said.domains ?? []).map(value => ({ type: 'domain' as const, value })),
      ],
    },
  },
  audience: {
    grants: [
      { layer: 'headline', to: said.to ?? ['everyone'], as: 'withheld' },
      { layer: 'technical', to: said.indicatorsTo ?? ['pharma'], as: 'withheld' },
    ],
    except: said.except ?? [],
    tlp: 'GREEN',
  },
})
const pictureOf = async (w: World, as: Parameters<World['call']>[0], query = '') => {
  const answer = await w.call(as, 'GET', `/api/picture${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

test('counts by week, kind, technique, sector and region, and what rises', async () => {
  const w = await world()
  const first = { techniques: ['T1566.001', 'T1486'], domains: ['payroll-portal.example'] }
  await w.share('author', report({ title: 'Old loader', techniques: ['T1486'], indicatorsTo: ['everyone'] }))
  on(w, 30)
  await w.share('author', report({ title: 'Payslip loader', ...first, sectors: ['pharma'], regions: ['TLF', 'TLE'] }))
  on(w, 37)
  await w.share('competitor', report({ title: 'Payslip mails', ...first, sectors: ['pharma'], kind: 'campaign' }))
  const p = await pictureOf(w, 'author', '?weeks=4')
  expect(p.reports).toEqual({ now: 2, before: 1 })
  expect(p.since).toBe('2026-06-15T00:00:00.000Z')
  expect(p.weeks).toEqual([
    { week: '2026-06-15', kinds: [] },
    { week: '2026-06-22', kinds: [] },
    { week: '2026-06-29', kinds: [{ kind: 'incident', reports: 1 }] },
    { week: '2026-07-06', kinds: [{ kind: 'campaign', reports: 1 }] },
  ])
  expect(p.kinds).toContainEqual({ kind: 'incident', now: 1, before: 1 })
  expect(p.techniques).toEqual([
    { id: 'T1486', now: 2, before: 1 },
    { id: 'T1566.001', now: 2, before: 0 },
  ])
  expect(p.unplaced).toEqual(['T1486', 'T1566.001'])
  expect(p.types).toEqual([{ type: 'domain', now: 2, before: 0 }])
  expect(p.cells).toEqual([
    { sector: 'pharma', region: 'TLE', reports: 1 },
    { sector: 'pharma', region: 'TLF', reports: 1 },
  ])
  expect(p.sectors).toEqual([{ sector: 'pharma', now: 2, before: 0 }])
  expect(p.unsaid).toBe(0)
  expect(p.rising.techniques.map((t: { what: string }) => t.what)).toEqual(['T1566.001', 'T1486'])
  expect(p.rising.values).toEqual([{ what: { type: 'domain', value: 'payroll-portal.example' }, now: 2, before: 0 }])
  expect(p.rising.words).toEqual([{ what: 'payslip', now: 2, before: 0 }])

  // Each gets what it may read: the bank no indicators of these, so no techniques either.
  const bank = await pictureOf(w, 'bank', '?weeks=4')
  expect(bank.reports).toEqual({ now: 2, before: 1 })
  expect(bank.techniques).toEqual([{ id: 'T1486', now: 0, before: 1 }])
  expect(bank.rising.values).toEqual([])

  // Filters.
  expect((await pictureOf(w, 'author', '?weeks=4&kind=campaign')).reports).toEqual({ now: 1, before: 0 })
  expect((await pictureOf(w, 'author', '?weeks=4&sector=finance')).reports).toEqual({ now: 0, before: 0 })
  expect((await pictureOf(w, 'author', '?weeks=4&node=pharma')).reports).toEqual({ now: 2, before: 0 })
  expect((await w.call('author', 'GET', '/api/picture?node=no-such')).status).toBe(404)
  expect((await w.call('author', 'GET', '/api/picture?weeks=5')).status).toBe(400)
})

test('facets follow the layers: edited, taken back, withdrawn', async () => {
  const w = await world()
  const id = await w.share('author', report({ title: 'One', techniques: ['T1486'], domains: ['a.example.com'] }))
  const techniques = async () => (await pictureOf(w, 'author')).techniques.map((t: { id: string }) => t.id)
  expect(await techniques()).toEqual(['T1486'])
  const { body } = await w.call('author', 'GET', `/api/reports/${id}`)
  const changed = {
    content: {
      ...body.own.content,
      headline: { title: 'One', affects: { sectors: ['pharma', 'pharma'], regions: [] } },
      technical: {
        indicators: [...body.own.content.technical.indicators, { type: 'attack-technique', value: 'T1055' }],
      },
    },
    audience: body.own.audience,
  }
  const answer = await w.call('author', 'PUT', `/api/reports/${id}`, changed, { 'if-match': `"${body.own.revision}"` })
  expect(answer.status, answer.text).toBe(200)
  expect((await techniques()).sort()).toEqual(['T1055', 'T1486'])
  expect((await pictureOf(w, 'author')).sectors).toEqual([{ sector: 'pharma', now: 1, before: 0 }])
  expect((await w.call('outsider', 'GET', `/api/reports/${id}`)).body.affects).toEqual({
    sectors: ['pharma'],
    regions: [],
  })
  const after = await w.call('author', 'GET', `/api/reports/${id}`)
  const t1486 = after.body.indicators.find((i: { value: string }) => i.value === 'T1486').id
  await w.call('author', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'false-positive', indicator: t1486 })
  expect(await techniques()).toEqual(['T1055'])
  await w.call('author', 'POST', `/api/reports/${id}/withdrawal`, { reason: 'shared-in-error' })
  const gone = await pictureOf(w, 'author')
  expect(gone.reports).toEqual({ now: 0, before: 0 })
  expect(await rowsOf(w.ctx.db.finder).all('select from facet')).toHaveLength(0)
})

test('ATT&CK revisions change nothing that is asked of a viewer’s rights: an absent node and a hidden one are one answer', async () => {
  const w = await world()
  const [hidden, absent] = [
    await w.call('outsider', 'GET', '/api/picture?node=quiet-group'),
    await w.call('outsider', 'GET', '/api/picture?node=no-such'),
  ]
  expect(hidden.status).toBe(404)
  expect(hidden.text).toBe(absent.text)
})

test('the time to share: medians for the desk, of five and more, and no such thing for others', async () => {
  const w = await world()
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push(await w.share('author', report({ title: `Loader ${n}` })))
  const times = async () => (await w.call('analyst', 'GET', '/api/picture/time-to-share')).body
  w.clock.tick(30 * 60_000)
  // The author's colleague is no reader of another house.
  for (const id of ids) await w.call('colleague', 'POST', `/api/reports/${id}/read`)
  w.clock.tick(30 * 60_000)
  for (const id of ids.slice(1)) await w.call('bank', 'POST', `/api/reports/${id}/read`)
  expect(await times()).toMatchObject({
    reports: 5,
    stages: [{ stage: 'read' }, { stage: 'situation' }, { stage: 'advisory' }, { stage: 'acted' }],
  })
  await w.call('bank', 'POST', `/api/reports/${ids[0]}/read`)
  w.clock.tick(60 * 60_000)
  const opened = await w.call('analyst', 'POST', '/api/situations', { name: 'Loaders', reports: ids })
  expect(opened.status, opened.text).toBe(201)
  const { stages, months } = await times()
  const told = [
    { stage: 'read', reports: 5, median: 60 },
    { stage: 'situation', reports: 5, median: 120 },
    { stage: 'advisory' },
    { stage: 'acted' },
  ]
  expect(stages).toEqual(told)
  expect(months.at(-1)).toEqual({ month: '2026-06', reports: 5, stages: told })
  expect(months.slice(0, -1).every((m: { reports: number }) => m.reports === 0)).toBe(true)
  // In a node: what came there too, and its first reader there. The bank is in finance, the officer is not.
  const inNode = async (node: string) =>
    (await w.call('analyst', 'GET', `/api/picture/time-to-share?node=${node}`)).body
  expect((await inNode('finance')).reports).toBe(0)
  for (let n = 0; n < 5; n++)
    ids.push(await w.share('author', report({ title: `Mail ${n}`, to: ['finance', 'desk'], indicatorsTo: ['desk'] })))
  w.clock.tick(10 * 60_000)
  for (const id of ids.slice(5)) await w.call('officer', 'POST', `/api/reports/${id}/read`)
  w.clock.tick(10 * 60_000)
  for (const id of ids.slice(5)) await w.call('bank', 'POST', `/api/reports/${id}/read`)
  expect(await inNode('finance')).toMatchObject({
    reports: 5,
    stages: [
      { stage: 'read', reports: 5, median: 20 },
      { stage: 'situation' },
      { stage: 'advisory' },
      { stage: 'acted' },
    ],
  })
  // The analyst is not in it: the sixth is not told until there are five more.
  const told5 = await inNode('finance')
  await w.share('author', report({ title: 'Sixth', to: ['finance', 'desk'], indicatorsTo: ['desk'] }))
  expect(await inNode('finance')).toEqual(told5)
  expect((await w.call('analyst', 'GET', '/api/picture/time-to-share?node=finance&kind=campaign')).body).toEqual(told5)
  expect((await inNode('transport')).reports).toBe(0)
  const [hidden, noNode] = [
    await w.call('analyst', 'GET', '/api/picture/time-to-share?node=quiet-group'),
    await w.call('analyst', 'GET', '/api/picture/time-to-share?node=no-such'),
  ]
  expect(hidden.status).toBe(404)
  expect(hidden.text).toBe(noNode.text)
  const [member, absent] = [
    await w.call('outsider', 'GET', '/api/picture/time-to-share'),
    await w.call('outsider', 'GET', '/api/no-such'),
  ]
  expect(member.status).toBe(404)
  expect(member.body.type).toBe(absent.body.type)
})

/** A situation of these reports, opened by the analyst of government. */
const situationOf = async (w: World, reports: string[], name = 'Payslips'): Promise<string> => {
  const opened = await w.call('analyst', 'POST', '/api/situations', { name, reports })
  expect(opened.status, opened.text).toBe(201)
  return opened.body.id
}

test('the picture of a situation is of its reports that reach the analyst, from the first on, and for nobody else', async () => {
  const w = await world()
  const said = { techniques: ['T1486'], domains: ['payroll-portal.example'], indicatorsTo: ['everyone', 'desk'] }
  const old = await w.share(
    'author',
    report({ title: 'Payslip loader', ...said, sectors: ['pharma'], regions: ['TLF'] }),
  )
  on(w, 400)
  const late = await w.share(
    'bank',
    report({ title: 'Payslip loader again', ...said, sectors: ['finance'], regions: ['TLE'] }),
  )
  const not = await w.share('competitor', report({ title: 'Something else', ...said }))
  const [here, other] = [await situationOf(w, [old, late], 'Payslip crew'), await situationOf(w, [not])]
  const p = await pictureOf(w, 'analyst', `?weeks=all&situation=${here}`)
  expect(p.situation).toEqual({ id: here, name: 'Payslip crew' })
  expect(p.reports).toEqual({ now: 2, before: 0 })
  expect(p.since).toBe('2026-06-01T00:00:00.000Z')
  expect(p.weeks).toHaveLength(58)
  expect(p.techniques).toEqual([{ id: 'T1486', now: 2, before: 0 }])
  expect(p.cells).toEqual([
    { sector: 'finance', region: 'TLE', reports: 1 },
    { sector: 'pharma', region: 'TLF', reports: 1 },
  ])
  expect(p.rising.values).toEqual([{ what: { type: 'domain', value: 'payroll-portal.example' }, now: 2, before: 0 }])
  expect((await pictureOf(w, 'analyst', `?weeks=4&situation=${here}`)).reports).toEqual({ now: 1, before: 0 })
  expect((await pictureOf(w, 'analyst', `?weeks=all&situation=${here}&sector=finance`)).reports.now).toBe(1)
  const graph = await w.call('analyst', 'GET', `/api/picture/graph?weeks=all&situation=${here}`)
  expect(graph.body.reports.map((r: { id: string }) => r.id)).toEqual([late, old])
  const layer = await w.call('analyst', 'GET', `/api/picture/navigator?weeks=all&situation=${here}`)
  expect(layer.body.techniques).toMatchObject([{ techniqueID: 'T1486', score: 2 }])
  // What was taken out of it is no part of its picture.
  await w.call('analyst', 'DELETE', `/api/situations/${here}/reports/${late}`)
  expect((await pictureOf(w, 'analyst', `?weeks=all&situation=${here}`)).reports.now).toBe(1)
  expect((await pictureOf(w, 'analyst', `?weeks=all&situation=${other}`)).reports.now).toBe(1)
  expect((await w.call('analyst', 'GET', '/api/picture?weeks=all')).status).toBe(400)
  const none = '00000000-0000-4000-8000-000000000000'
  for (const door of ['', '/graph', '/navigator', '/acted', '/time-to-share'])
    for (const as of ['author', 'bank', 'outsider'] as const) {
      const ask = (id: string) => w.call(as, 'GET', `/api/picture${door}?weeks=all&situation=${id}`)
      const [there, absent] = [await ask(here), await ask(none)]
      expect(there.status, door).toBe(404)
      expect(there.text).toBe(absent.text)
    }
})

test('a secondee has the picture of what reaches her, and none of a situation that is closed to her', async () => {
  const w = await world()
  const first = await w.share('author', report({ title: 'For all' }))
  const second = await w.share('author', report({ title: 'Not for dogwood', except: ['dogwood', 'birch'] }))
  const [both, closed] = [await situationOf(w, [first, second]), await situationOf(w, [second], 'Closed')]
  const at = (id: string) => `?weeks=all&situation=${id}`
  expect((await pictureOf(w, 'analyst', at(both))).reports.now).toBe(2)
  expect((await pictureOf(w, 'secondee', at(both))).reports.now).toBe(1)
  expect((await w.call('secondee', 'GET', `/api/picture${at(closed)}`)).status).toBe(404)
})

test('a situation of ten thousand reports', { timeout: 120_000 }, async () => {
  const w = await world()
  const first = await w.share('author', report({ title: 'The first of many', techniques: ['T1486'] }))
  const id = await situationOf(w, [first])
  const copies = (table: string, columns: string) =>
    `insert into ${table}(report, ${columns}) select n.id, ${columns} from ${table} x, many n where x.report = '${first}'`
  await asOwner(
    w,
    `create temp table many as select gen_random_uuid() as id from generate_series(1, 9999);
     insert into report(id, origin, kind, audience, excepted)
       select n.id, r.origin, r.kind, r.audience, r.excepted from report r, many n where r.id = '${first}';
     ${copies('layer', 'layer, tlp, audience, excepted, changed_at, body')};
     ${copies('feed', 'circle, at, technical_at, full_at, tlp, excepted, own')};
     insert into situation_report(situation, report, since, seat, why, tlp, audience, excepted)
       select s.situation, n.id, s.since, s.seat, s.why, s.tlp, s.audience, s.excepted from situation_report s, many n where s.report = '${first}'`,
  )
  const began = performance.now()
  for (const [door, take, count] of [
    ['', (b: { reports: { now: number } }) => b.reports.now, 10_000],
    // The newest alone, and it says that there are older ones.
    ['/graph', (b: Graph) => b.older && b.reports.length + b.left.reports, 600],
    ['/time-to-share', (b: { reports: number }) => b.reports, 10_000],
  ] as const) {
    const answer = await w.call('analyst', 'GET', `/api/picture${door}?weeks=all&situation=${id}`)
    expect(answer.status, answer.text.slice(0, 300)).toBe(200)
    expect(take(answer.body), door).toBe(count)
  }
  // It takes about a second on a quiet machine; what grows with the square of it would take minutes.
  expect(performance.now() - began).toBeLessThan(60_000)
})

test('techniques by name, once they are loaded', async () => {
  const w = await world()
  const names = async () => (await w.call('outsider', 'GET', '/api/techniques')).body.items
  expect(await names()).toEqual([])
  for (const matrix of demoMatrices()) await loadAttack(w.ctx, matrix)
  expect(await names()).toContainEqual({ id: 'T1566.001', name: 'Phishing: Spearphishing Attachment' })
})
