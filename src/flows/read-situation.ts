import { notFound } from '../domain/fault.ts'
import { isReportAct, type SituationState } from '../domain/situation.ts'
import type { HistoryRow, PageQuery, Situation, SituationReport, SituationSummary } from '../formats/api/situations.ts'
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
import { openCursor, pageOf } from './steps/cursor.ts'
import { readAtDesk } from './steps/desk-work.ts'
import { analystName, isoOf, tagOf } from './steps/situation-words.ts'
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
    return { ...summaryOf(row), tag: situationTag(row) }
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
    return {
      items: page.rows.map(row => {
        const report = byId.get(row.id)
        return {
          id: row.id,
          ...(report ? { report } : {}),
          since: isoOf(row.at),
          by: analystName(row.analyst),
          why: row.why,
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
export const situationTag = ({ name, state, outcome }: Pick<SituationRow, 'name' | 'state' | 'outcome'>): string =>
  tagOf([name, state, outcome])

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
    undone: row.undone,
    mayUndo: !row.undone && row.what !== 'opened',
  }
}
