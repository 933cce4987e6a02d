import { z } from 'zod'
import type { PartSource } from '../../domain/advisory.ts'
import type { SituationFacts } from '../../domain/advisory-from-situation.ts'
import type { PeriodFacts } from '../../domain/advisory-summary.ts'
import { notFound, refused } from '../../domain/fault.ts'
import { tlpRank } from '../../domain/marking.ts'
import { SECTOR_SLUGS } from '../../domain/member.ts'
import { sourceKey } from '../../domain/release.ts'
import { LAYERS, type Layer } from '../../domain/report.ts'
import { STATEMENT_KINDS } from '../../domain/situation.ts'
import {
  drawnIn,
  missingFrom,
  publishedIn,
  reportsOfSituation,
  situationName,
  sourceReports,
} from '../../store/advisory-store.ts'
import type { Rows } from '../../store/database.ts'
import { withheldFromLists } from '../../store/deconfliction-store.ts'
import { type PartRow, partsOf, statementsIn } from '../../store/part-store.ts'
import { circleByHandle } from '../../store/partnership-store.ts'
import { missingFromReleased } from '../../store/release-store.ts'
import { layerOf } from './part-content.ts'

/** What a new advisory begins with: all of it as the analyst gets it. */
const MOST_REPORTS = 100
const MOST_PUBLISHED = 30
const MOST_STATEMENTS = 100
const MOST_SOURCES = 20

const DETAIL = z.object({
  as: z.enum(STATEMENT_KINDS).default('judgement'),
  entity: z.string().optional(),
  sector: z.enum(SECTOR_SLUGS).optional(),
})
/** Of what is still there to rest on. */
const sourcesOf = (part: PartRow): PartSource[] =>
  [
    ...part.sources
      .filter(s => !s.lost && s.tlp !== null)
      .map((s): PartSource => ({ kind: 'report', report: s.report, layer: layerOf(s.layer) })),
    ...part.releases.map((r): PartSource => ({ kind: 'released', release: r.id })),
  ].slice(0, MOST_SOURCES)

/** `only`: of these of its reports, and of what rests on no other; one that the viewer does not get is refused like one that is not there. */
export async function situationFacts(
  rows: Rows,
  id: string,
  { now, only }: { now: Date; only?: readonly string[] | undefined },
): Promise<SituationFacts> {
  const name = await situationName(rows, id)
  if (name === undefined) throw notFound()
  const all = await reportsOfSituation(rows, id, { limit: MOST_REPORTS + 1 })
  const begun = only ? await reportsOfSituation(rows, id, { limit: MOST_REPORTS, only }) : all.slice(0, MOST_REPORTS)
  const none = only?.findIndex(report => !begun.includes(report)) ?? -1
  if (none >= 0) throw refused('There is no such report in this situation.', `/reports/${none}`)
  const isSome = begun.length < all.length
  const reports = await sourceReports(rows, begun)
  const parts = (await partsOf(rows, id)).flatMap(part => {
    if (only && !part.sources.every(s => begun.includes(s.report))) return []
    const sources = sourcesOf(part)
    return sources.length === 0 ? [] : [{ ...part, sources, detail: DETAIL.parse(part.detail) }]
  })
  const values = reports.flatMap(r => (r.body.indicators ?? []).map(i => i.value))
  return {
    name: isSome ? undefined : name,
    reports: reports.map(({ report, layer, layers, body }) => ({
      ...{ report, title: body.title, affects: body.affects },
      // The layer that says them to most readers.
      layer: layers.includes(TECHNICAL) ? 'technical' : layerOf(layer),
      indicators: (body.indicators ?? []).filter(i => !i.withdrawn),
    })),
    statements: parts
      .filter(p => p.kind === 'statement')
      .map(({ text, sources, detail }) => ({ text, sources, as: detail.as })),
    techniques: parts
      .filter(p => p.kind === 'entity' && p.detail.entity === 'technique')
      .map(({ text, sources }) => ({ text, sources })),
    victims: parts.flatMap(({ kind, sources, detail: { entity, sector } }) =>
      kind === 'entity' && entity === 'victims' && sector ? [{ sector, sources }] : [],
    ),
    withheld: values.length === 0 ? new Set() : await withheldFromLists(rows, [...new Set(values)], now),
  }
}
const TECHNICAL = LAYERS.indexOf('technical') + 1

const DAY = 86_400_000
const DAYS = { weekly: 7, monthly: 30 } as const
/** Only what everybody may know: what goes further than its source is not even proposed. */
export async function periodFacts(rows: Rows, kind: 'weekly' | 'monthly', now: Date): Promise<PeriodFacts> {
  const from = new Date(now.getTime() - DAYS[kind] * DAY)
  // Were there no such circle, nothing would reach it.
  const circles = [(await circleByHandle(rows, 'everyone'))?.id ?? 0]
  const published = await publishedIn(rows, from, now, MOST_PUBLISHED)
  const statements = (await statementsIn(rows, from, now, MOST_STATEMENTS)).map(part => ({
    ...{ text: part.text, sources: sourcesOf(part), lost: part.sources.some(s => s.lost || s.tlp === null) },
  }))
  const reports = await drawnIn(rows, from, now, MOST_REPORTS)
  const isOpen = await openToAll(rows, circles, [
    ...published.flatMap(({ report }) => [on(report, 'headline'), on(report, 'technical')]),
    ...reports.map(report => on(report, 'headline')),
    ...statements.flatMap(s => s.sources),
  ])
  const shown = reports.filter(report => isOpen(on(report, 'headline')))
  return {
    // A period of seven days ends with today.
    from: new Date(from.getTime() + DAY),
    to: now,
    published: published
      .filter(({ report }) => isOpen(on(report, 'headline')))
      .map(p => ({ ...p, steps: isOpen(on(p.report, 'technical')) ? p.steps : [] })),
    statements: statements
      // A statement is read by whoever gets all that it rests on.
      .filter(({ sources, lost }) => !lost && sources.length > 0 && sources.every(isOpen))
      .map(({ text, sources }) => ({ text, sources })),
    reports: (await sourceReports(rows, shown)).map(({ report, body }) => ({ report, title: body.title })),
  }
}
const on = (report: string, layer: Layer): PartSource => ({ kind: 'report', report, layer })

/** Which of these sources everybody may know, under a marking that goes to everybody. */
async function openToAll(
  rows: Rows,
  circles: readonly number[],
  sources: readonly PartSource[],
): Promise<(source: PartSource) => boolean> {
  const layers = sources.flatMap(s => (s.kind === 'report' ? [{ report: s.report, layer: s.layer }] : []))
  const releases = [...new Set(sources.flatMap(s => (s.kind === 'released' ? [s.release] : [])))]
  const isFree = (s: { tlp: number; missing: number[] }) => s.missing.length === 0 && s.tlp <= tlpRank('GREEN')
  const open = new Set([
    ...(await missingFrom(rows, layers, circles)).filter(isFree).map(s => sourceKey(s.report, layerOf(s.layer))),
    ...(await missingFromReleased(rows, releases, circles)).filter(isFree).map(s => s.release),
  ])
  return source => {
    switch (source.kind) {
      case 'report':
        return open.has(sourceKey(source.report, source.layer))
      case 'released':
        return open.has(source.release)
      case 'desk':
      case 'open':
        return true
    }
  }
}
