import { disclosure, type Gate } from '../../domain/sharing.ts'
import type { ReportSummary } from '../../formats/api/reports.ts'
import { asViewer, rowsOf } from '../../store/database.ts'
import { ownNames, partnershipNow } from '../../store/partnership-now.ts'
import { loadHeads, type StoredReport, seatsThatRead } from '../../store/report-read.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { summaryOf } from './summaries.ts'

/**
 * Summaries of a report that was shared just now, for many viewers: when each got it and through which circles follows
 * from the gate that it was shared with, so that only the text is read, once for each layer and naming, through row-level
 * security as the first viewer who gets it. Good as long as no newer event of the report is there after the reading.
 */
export function newReport(
  ctx: Context,
  report: string,
  gate: Gate,
  at: Date,
): (viewer: Viewer) => Promise<ReportSummary | undefined> {
  const texts = new Map<string, Promise<StoredReport[]>>()
  let haveRead: Promise<ReadonlySet<number>> | undefined
  return async viewer => {
    const seen = disclosure(gate, viewer)
    if (!seen) return undefined
    const isOwn = gate.layers.some(l => l.audience.some(c => viewer.own.includes(c)))
    const key = `${seen.layer} ${seen.named} ${isOwn}`
    const text = texts.get(key) ?? asViewer(ctx.db, viewer, rows => loadHeads(rows, [report]))
    texts.set(key, text)
    if (isOwn) haveRead ??= seatsThatRead(rowsOf(ctx.db.finder), report)
    const partnership = partnershipNow(ctx.db, rowsOf(ctx.db.app), viewer, ctx.now())
    const [[stored], named, readers] = await Promise.all([text, partnership, haveRead])
    if (stored?.layer !== seen.layer || (stored.member !== undefined) !== seen.named) return undefined
    const audience = gate.layers.find(l => l.layer === seen.layer)?.audience ?? []
    return summaryOf(
      viewer,
      { ...stored, readAt: readers?.has(viewer.seat) ? at : undefined },
      { at: { headline: at, technical: at, full: at }, to: ownNames(named, viewer, audience) },
    )
  }
}
