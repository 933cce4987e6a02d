import { DESK_ITSELF } from '../../domain/desk.ts'
import type { ReportSummary } from '../../formats/api/reports.ts'
import { asViewerByIds, type Rows, rowsOf } from '../../store/database.ts'
import { ownNames, partnershipNow } from '../../store/partnership-now.ts'
import {
  findReach,
  loadHeads,
  loadReports,
  type Named,
  type Reach,
  type StoredReport,
} from '../../store/report-read.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

type Circle = ReportSummary['to'][number]

/** What of a report's reach this viewer is told: when it first got it, and as which of its own circles. */
export interface Given {
  at: Reach['at']
  to: Circle[]
}

/** Loads reports by id, in order, through the policies, and shapes each as this viewer sees it. */
export async function summariesOf(
  ctx: Context,
  viewer: Viewer,
  ids: readonly string[],
  within?: Rows,
): Promise<ReportSummary[]> {
  if (ids.length === 0) return []
  const load = (rows: Rows) => loadReports(rows, viewer.seat, ids)
  const [given, reports] = await Promise.all([
    givenTo(ctx, viewer, ids),
    within ? load(within) : asViewerByIds(ctx.db, viewer, load),
  ])
  return reports.flatMap(r => {
    const got = given.get(r.id)
    return got ? [summaryOf(viewer, r, got)] : []
  })
}

/** What a look-up tells of reports: thousands of them may be hit. */
export async function headsOf(ctx: Context, viewer: Viewer, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Pick<ReportSummary, 'id' | 'title' | 'tlp' | 'sharedAt' | 'from'>>()
  const [given, reports] = await Promise.all([
    givenTo(ctx, viewer, ids),
    asViewerByIds(ctx.db, viewer, rows => loadHeads(rows, ids)),
  ])
  return new Map(
    reports.flatMap(r => {
      const got = given.get(r.id)
      return got ? [[r.id, summaryOf(viewer, r, got)] as const] : []
    }),
  )
}

export async function givenTo(ctx: Context, viewer: Viewer, ids: readonly string[]): Promise<Map<string, Given>> {
  const [reach, partnership] = await Promise.all([
    findReach(rowsOf(ctx.db.finder), viewer, ids),
    partnershipNow(ctx.db, rowsOf(ctx.db.app), viewer, ctx.now()),
  ])
  return new Map([...reach].map(([id, { at, circles }]) => [id, { at, to: ownNames(partnership, viewer, circles) }]))
}

export function summaryOf(viewer: Viewer, r: StoredReport, given: Given): ReportSummary {
  const since = given.at[r.layer]
  const changedAt = r.changedAt > since ? r.changedAt : since
  return {
    id: r.id,
    kind: r.body.kind,
    layer: r.layer,
    tlp: r.tlp,
    title: r.body.title,
    summary: r.body.summary,
    from: fromOf(r.member, r.body.crowd),
    to: given.to,
    mine: isOwn(viewer, r.member),
    sharedAt: given.at.headline.toISOString(),
    changedAt: changedAt.toISOString(),
    version: r.version,
    indicatorCount: r.indicatorCount,
    entryCount: r.entries,
    sightingCount: r.sightings,
    answered: r.answered,
    unread: r.readAt === undefined || r.readAt < changedAt,
    followed: r.interest === 'follow',
    muted: r.interest === 'mute',
    ...(r.state === 'withdrawn' && r.withdrawnReason ? { withdrawn: r.withdrawnReason } : {}),
    ...(r.body.advisory ? { advisoryKind: r.body.advisory.kind } : {}),
  }
}

/** Of the viewer's organisation; a secondee's is what it wrote itself, and the desk's own is that of everybody there. */
export const isOwn = (viewer: Viewer, from: Named | undefined): boolean =>
  from?.analyst === DESK_ITSELF
    ? viewer.atDesk
    : from?.circle === viewer.member && from.analyst === (viewer.lent ? viewer.analyst : undefined)

export const fromOf = (member: { handle: string; name: string } | undefined, crowd: string): ReportSummary['from'] =>
  member ? { named: true, handle: member.handle, name: member.name } : { named: false, crowd }
