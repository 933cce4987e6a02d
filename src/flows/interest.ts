import { notFound } from '../domain/fault.ts'
import { type Change, change } from '../store/database.ts'
import { dropInterest, type Followable, putInterest } from '../store/interest-store.ts'
import { findNode } from '../store/node-store.ts'
import { getsReport } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

export type InterestState = 'follow' | 'mute' | 'none'

/** Follows, mutes or forgets a report that the viewer sees. */
export const setReportInterest = (ctx: Context, viewer: Viewer, report: string, state: InterestState): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await getsReport(tx, report))) throw notFound()
    await put(ctx, tx, viewer, 'report', report, state)
  })

/** Follows, mutes or forgets a node that the viewer knows: what reaches it through a muted one alone is in no feed, count or mail. */
export const setNodeInterest = (ctx: Context, viewer: Viewer, handle: string, state: InterestState): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await findNode(tx, viewer, handle, ctx.now()))) throw notFound()
    await put(ctx, tx, viewer, 'node', handle, state)
  })

async function put(
  ctx: Context,
  tx: Change,
  viewer: Viewer,
  what: Followable,
  target: string,
  state: InterestState,
): Promise<void> {
  if (state === 'none') await dropInterest(tx, viewer.seat, what, target)
  else await putInterest(tx, viewer.seat, what, target, state, ctx.now())
}
