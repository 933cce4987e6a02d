import { asViewer } from '../../store/database.ts'
import { loadReports } from '../../store/report-read.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** The viewer without the nodes that have closed: what it may write to, where the whole viewer may read. */
export const livingOf = (viewer: Viewer): Viewer =>
  viewer.ended.length === 0
    ? viewer
    : { ...viewer, circles: viewer.circles.filter(circle => !viewer.ended.includes(circle)) }

/**
 * Whether a report that reaches this viewer does so through closed nodes alone. Such a one is read and not added to. The
 * author's own organisation goes on with what is its own.
 */
export async function isArchive(ctx: Context, viewer: Viewer, report: string): Promise<boolean> {
  if (viewer.ended.length === 0) return false
  const living = await asViewer(ctx.db, livingOf(viewer), rows => loadReports(rows, viewer.seat, [report]))
  return living.length === 0
}
