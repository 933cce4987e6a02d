import { notFound } from '../domain/fault.ts'
import { type Change, change } from '../store/database.ts'
import { findNode } from '../store/node-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

export type InterestState = 'follow' | 'mute' | 'none'

/** Follows, mutes or forgets a report that the viewer sees. */
export const setReportInterest = (ctx: Context, viewer: Viewer, report: string, state: InterestState): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await tx.one('select from layer where report = $1 limit 1', [report]))) throw notFound()
    await put(ctx, tx, viewer, 'report', report, state)
  })

export const setNodeInterest = (ctx: Context, viewer: Viewer, handle: string, state: InterestState): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await findNode(tx, viewer, handle, ctx.now()))) throw notFound()
    await put(ctx, tx, viewer, 'node', handle, state)
  })

async function put(
  ctx: Context,
  tx: Change,
  viewer: Viewer,
  what: 'report' | 'node',
  target: string,
  state: InterestState,
): Promise<void> {
  if (state === 'none')
    await tx.all('delete from interest where seat = $1 and what = $2 and target = $3', [viewer.seat, what, target])
  else
    await tx.all(
      `insert into interest(seat, what, target, state, at) values ($1, $2, $3, $4, $5)
         on conflict (seat, what, target) do update set state = excluded.state, at = excluded.at`,
      [viewer.seat, what, target, state, ctx.now()],
    )
}
