import { rowsOf } from '../store/database.ts'
import { givenUp, mailState } from '../store/mail-store.ts'
import type { Context } from './context.ts'

/** What waits, what went out and what was given up, for the operator: by seat, never by address. */
export async function lookAtMail(ctx: Context) {
  const rows = rowsOf(ctx.db.app)
  const [state, failed] = await Promise.all([mailState(rows), givenUp(rows)])
  return {
    server: ctx.mail !== undefined,
    waiting: state.waiting,
    oldest: state.oldest ?? undefined,
    sent: Number(state.sent),
    sentAt: state.sent_at ?? undefined,
    failedAt: state.failed_at ?? undefined,
    trouble: state.trouble ?? undefined,
    givenUp: failed.map(f => ({
      about: f.about,
      at: f.given_up_at,
      ...(f.seat ? { seat: f.seat } : {}),
      ...(f.trouble ? { trouble: f.trouble } : {}),
    })),
  }
}
