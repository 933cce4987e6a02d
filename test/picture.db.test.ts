import { afterEach, expect, test } from 'vitest'
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
  expect(await times()).toEqual({
    reports: 5,
    stages: [{ stage: 'read' }, { stage: 'situation' }, { stage: 'advisory' }],
  })
  await w.call('bank', 'POST', `/api/reports/${ids[0]}/read`)
  w.clock.tick(60 * 60_000)
  const opened = await w.call('analyst', 'POST', '/api/situations', { name: 'Loaders', reports: ids })
  expect(opened.status, opened.text).toBe(201)
  const { stages } = await times()
  expect(stages).toEqual([
    { stage: 'read', reports: 5, median: 60 },
    { stage: 'situation', reports: 5, median: 120 },
    { stage: 'advisory' },
  ])
  const [member, absent] = [
    await w.call('outsider', 'GET', '/api/picture/time-to-share'),
    await w.call('outsider', 'GET', '/api/no-such'),
  ]
  expect(member.status).toBe(404)
  expect(member.body.type).toBe(absent.body.type)
})
