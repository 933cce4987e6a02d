import { disclosure, type Gate } from '../../domain/sharing.ts'
import type { ReportSummary } from '../../formats/api/reports.ts'
import { circlesById } from '../../store/circles.ts'
import { asViewer, rowsOf } from '../../store/database.ts'
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
  const granted = [...new Set(gate.layers.flatMap(l => l.audience))].filter(id => id > 0)
  // Begun when the first viewer waits for it: a reading that nobody waits for ends the process when it fails.
  let named: ReturnType<typeof circlesById> | undefined
  let haveRead: Promise<ReadonlySet<number>> | undefined
  return async viewer => {
    const seen = disclosure(gate, viewer)
    if (!seen) return undefined
    const isOwn = gate.layers.some(l => l.audience.some(c => viewer.own.includes(c)))
    const key = `${seen.layer} ${seen.named} ${isOwn}`
    const text = texts.get(key) ?? asViewer(ctx.db, viewer, rows => loadHeads(rows, [report]))
    texts.set(key, text)
    named ??= circlesById(rowsOf(ctx.db.app), granted)
    if (isOwn) haveRead ??= seatsThatRead(rowsOf(ctx.db.finder), report)
    const [[stored], circles, readers] = await Promise.all([text, named, haveRead])
    if (stored?.layer !== seen.layer || (stored.member !== undefined) !== seen.named) return undefined
    const audience = gate.layers.find(l => l.layer === seen.layer)?.audience ?? []
    const to = audience.flatMap(id => (viewer.circles.includes(id) ? (circles.get(id) ?? []) : []))
    return summaryOf(
      viewer,
      { ...stored, readAt: readers?.has(viewer.seat) ? at : undefined },
      { at: { headline: at, technical: at, full: at }, to: to.map(({ ref, kind, name }) => ({ ref, kind, name })) },
    )
  }
}
