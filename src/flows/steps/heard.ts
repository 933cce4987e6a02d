import { rowsOf } from '../../store/database.ts'
import { mutedNodes } from '../../store/interest-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** The viewer's circles without the nodes that it has muted: what reaches it through another one as well is heard. */
export async function circlesHeard(ctx: Context, viewer: Viewer): Promise<readonly number[]> {
  const muted = await mutedNodes(rowsOf(ctx.db.finder), rowsOf(ctx.db.app), viewer.seat)
  return muted.length === 0 ? viewer.circles : viewer.circles.filter(circle => !muted.includes(circle))
}
