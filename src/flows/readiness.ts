import { rowsOf } from '../store/database.ts'
import type { Context } from './context.ts'

/** Whether the database answers both roles. */
export async function isReady(ctx: Context): Promise<boolean> {
  try {
    await Promise.all([rowsOf(ctx.db.app).all('select 1 as one'), rowsOf(ctx.db.finder).all('select 1 as one')])
    return true
  } catch {
    return false
  }
}
