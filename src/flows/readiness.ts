import { ask, rowsOf } from '../store/database.ts'
import type { Context } from './context.ts'

/** Whether the database answers both roles. */
export async function isReady(ctx: Context): Promise<boolean> {
  try {
    await Promise.all([ask(rowsOf(ctx.db.app)), ask(rowsOf(ctx.db.finder))])
    return true
  } catch {
    return false
  }
}
