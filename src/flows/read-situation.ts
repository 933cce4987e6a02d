import { z } from 'zod'
import { notFound } from '../domain/fault.ts'
import { corroboration, corroborationWords, type SourceAsKnown } from '../domain/grading.ts'
import { MARK_NAMES, MARKS, weigh } from '../domain/hypotheses.ts'
import { stricter, tlpOfRank } from '../domain/marking.ts'
import { PROVENANCES } from '../domain/report.ts'
import {
  isReportAct,
  PART_KINDS,
  SITUATION_STATE_NAMES,
  SITUATION_STATES,
  type SituationState,
} from '../domain/situation.ts'
import type {
  HistoryRow,
  PageQuery,
  Part,
  Situation,
  SituationReport,
  SituationSummary,
} from '../formats/api/situations.ts'
import { part as partShape } from '../formats/api/situations.ts'
import type { Rows } from '../store/database.ts'
import { gradesOf, marksOf, type PartRow, partsOf, type SourceFacts, sourceFacts } from '../store/part-store.ts'
import { loadReports } from '../store/report-read.ts'
import {
  type ChangeRow,
  changesOf,
  listSituations,
  loadSituation,
  reportsIn,
  type SituationRow,
} from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { readAtDesk } from './steps/at-desk.ts'
import { openCursor, pageOf } from './steps/cursor.ts'
import { contentOfRow, layerOf, partTag } from './steps/part-content.ts'
import { analystName, isoOf, situationTag } from './steps/situation-words.ts'
import { summariesOf } from './steps/summaries.ts'

interface Page<T> {
  items: T[]
  next?: string
}

/** The desk's situations, newest first: those that this analyst gets a report of. */
export const readSituations = (
  ctx: Context,
  viewer: Viewer,
  query: PageQuery & { state?: SituationState | undefined },
): Promise<Page<SituationSummary>> =>
  readAtDesk(ctx, viewer, async rows => {
    const list = `situations ${query.state ?? ''}`
    const after = openCursor(ctx, viewer, list, query.after)
    const found = await listSituations(rows, query.state, query.limit + 1, after)
    const page = pageOf(ctx, viewer, list, found, query.limit)
    return { items: page.rows.map(summaryOf), ...page.next }
  })

export const readSituation = (ctx: Context, viewer: Viewer, id: string): Promise<Situation> =>
  readAtDesk(ctx, viewer, async rows => {
    const row = await loadSituation(rows, id)
    if (!row) throw notFound()
    const rest = await standing(rows, id)
    return { ...summaryOf(row), tag: situationTag(row), ...rest }
  })

/** What stands in it, as this analyst gets it: weighed over the evidence that it gets, and over nothing else. */
async function standing(rows: Rows, id: string): Promise<Pick<Situation, 'parts' | 'marks' | 'weighing'>> {
  const found = await partsOf(rows, id)
  const here = new Set(found.map(p => p.id))
  const marks = (await marksOf(rows, id)).filter(m => here.has(m.evidence) && here.has(m.hypothesis))
  const facts = await sourceFacts(rows, [...new Set(found.flatMap(p => p.sources.map(s => s.report)))])
  const byReport = new Map(facts.map(f => [f.report, f]))
  const parts = found.map(p => partOut(p, byReport))
  const evidence = parts.flatMap(p => (p.kind === 'evidence' ? [{ id: p.id, weight: p.weight ?? 'medium' }] : []))
  const hypotheses = parts.filter(p => p.kind === 'hypothesis').map(p => p.id)
  return { parts, marks, weighing: weigh(hypotheses, evidence, marks) }
}

const DETAIL = partShape.pick({ as: true, weight: true, entity: true, aliases: true, sector: true, region: true })
function partOut(row: PartRow, facts: ReadonlyMap<string, SourceFacts>): Part {
  const known = [...new Set(row.sources.map(s => s.report))].flatMap(r => facts.get(r) ?? [])
  const tlps = [...row.sources, ...row.releases].flatMap(s => (s.tlp === null ? [] : [tlpOfRank(s.tlp)]))
  return {
    id: row.id,
    kind: row.kind,
    text: row.text,
    ...DETAIL.parse(row.detail),
    ...(tlps.length > 0 ? { tlp: tlps.reduce(stricter) } : {}),
    sources: row.sources.map(s => {
      const title = facts.get(s.report)?.title
      return { report: s.report, layer: layerOf(s.layer), ...(title === undefined ? {} : { title }), lost: s.lost }
    }),
    releases: row.releases.map(r => ({ id: r.id, title: r.title, releasedAt: new Date(r.at).toISOString() })),
    corroboration: corroborationWords(
      corroboration([...known.map(sourceAsKnown), ...row.releases.map(() => RELEASED)]),
    ),
    at: row.changed_at.toISOString(),
    by: analystName(row.analyst),
    tag: partTag(contentOfRow(row)),
  }
}
/** What was cleared elsewhere says nothing of where it comes from: it may be any other's word again. */
const RELEASED: SourceAsKnown = { named: undefined, provenance: 'passed-on' }
/** A desk's analyst that is named is one source, its host another. */
const sourceAsKnown = (f: SourceFacts): SourceAsKnown => ({
  named: f.member === null ? undefined : `${f.member} ${f.analyst ?? ''}`,
  provenance: PROVENANCES.find(p => p === f.provenance) ?? 'passed-on',
})

/** Its reports, last drawn in first. One that was withdrawn since has its place and no words. */
export const readSituationReports = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  query: PageQuery,
): Promise<Page<SituationReport>> =>
  readAtDesk(ctx, viewer, async rows => {
    if (!(await loadSituation(rows, id))) throw notFound()
    const list = `situation ${id}`
    const found = await reportsIn(rows, id, query.limit + 1, openCursor(ctx, viewer, list, query.after))
    const page = pageOf(ctx, viewer, list, found, query.limit)
    const summaries = await summariesOf(
      ctx,
      viewer,
      page.rows.map(r => r.id),
      rows,
    )
    const byId = new Map(summaries.map(s => [s.id, s]))
    const grades = new Map(
      (
        await gradesOf(
          rows,
          page.rows.map(r => r.id),
        )
      ).map(g => [g.report, g]),
    )
    return {
      items: page.rows.map(row => {
        const [report, grade] = [byId.get(row.id), grades.get(row.id)]
        return {
          id: row.id,
          ...(report ? { report } : {}),
          since: isoOf(row.at),
          by: analystName(row.analyst),
          why: row.why,
          ...(grade ? { grade: { source: grade.source, information: grade.information } } : {}),
        }
      }),
      ...page.next,
    }
  })

/** Who did what, newest first: of all that this analyst gets, and of nothing else. */
export const readSituationHistory = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  query: PageQuery,
): Promise<Page<HistoryRow>> =>
  readAtDesk(ctx, viewer, async rows => {
    if (!(await loadSituation(rows, id))) throw notFound()
    const list = `history ${id}`
    const found = await changesOf(rows, id, query.limit + 1, openCursor(ctx, viewer, list, query.after))
    const page = pageOf(ctx, viewer, list, found, query.limit)
    const some = [...new Set(page.rows.flatMap(r => r.some))]
    const titles = new Map((await loadReports(rows, viewer.seat, some)).map(r => [r.id, r.body.title]))
    return { items: page.rows.map(row => historyRow(viewer, row, titles)), ...page.next }
  })

const summaryOf = (row: SituationRow): SituationSummary => ({
  id: row.id,
  name: row.name,
  state: row.state,
  outcome: row.outcome,
  reports: row.reports,
  since: isoOf(row.at),
  at: row.changed_at.toISOString(),
  ...(row.joined !== null && row.joined_name !== null ? { joined: { id: row.joined, name: row.joined_name } } : {}),
})
function historyRow(viewer: Viewer, row: ChangeRow, titles: ReadonlyMap<string, string>): HistoryRow {
  const isAboutReports = isReportAct(row.what)
  return {
    id: row.id,
    what: row.what,
    at: isoOf(row.at),
    by: analystName(row.analyst),
    mine: row.seat === viewer.seat,
    ...(row.other !== null && row.other_name !== null ? { other: { id: row.other, name: row.other_name } } : {}),
    ...(isAboutReports
      ? { reports: row.reports, away: row.away, titles: row.some.flatMap(id => titles.get(id) ?? []) }
      : {}),
    ...(row.undoes === null ? {} : { undoes: row.undoes }),
    ...told(row.before, row.after),
    undone: row.undone,
    mayUndo: !row.undone && row.what !== 'opened',
  }
}

/** What the row says of the content before and after, in a line each. */
function told(before: unknown, after: unknown): Pick<HistoryRow, 'part' | 'before' | 'after'> {
  const [was, is] = [TOLD.safeParse(before).data, TOLD.safeParse(after).data]
  const kind = is?.kind ?? was?.kind
  const words = (t: typeof was) => t && lineOf(t)
  const [first, second] = [words(was), words(is)]
  return {
    ...(kind ? { part: kind } : {}),
    ...(first === undefined ? {} : { before: first }),
    ...(second === undefined ? {} : { after: second }),
  }
}
const TOLD = z.object({
  kind: z.enum(PART_KINDS).optional(),
  text: z.string().optional(),
  name: z.string().optional(),
  state: z.enum(SITUATION_STATES).optional(),
  outcome: z.string().optional(),
  mark: z.enum(MARKS).nullish(),
})
function lineOf(t: z.output<typeof TOLD>): string {
  if (t.mark !== undefined) return [t.mark ? MARK_NAMES[t.mark] : 'not marked', t.text].filter(Boolean).join(': ')
  if (t.name !== undefined || t.state !== undefined)
    return [t.name, t.state && SITUATION_STATE_NAMES[t.state], t.outcome].filter(Boolean).join(' · ')
  return t.text ?? ''
}
