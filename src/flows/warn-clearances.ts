import { WARNED_DAYS } from '../domain/desk.ts'
import { change } from '../store/database.ts'
import { warnClearances } from '../store/desk-store.ts'
import type { Context } from './context.ts'
import { tapLink } from './steps/mail-token.ts'
import { post } from './steps/post.ts'

const DAY = 86_400_000

/**
 * Says ahead, once for each end, that a clearance ends: to its person and to those who keep it. A mail lies open to every server
 * that it passes, and a secondee's mailbox is the employer's: it says neither that there is a clearance, nor whose, nor which.
 */
export async function sayClearancesEnd(ctx: Context): Promise<number> {
  if (!ctx.mail) return 0
  const at = ctx.now()
  return change(ctx.db, undefined, async tx => {
    const told = await warnClearances(tx, at, new Date(at.getTime() + WARNED_DAYS * DAY))
    for (const { seat, gid, email, own } of told)
      await post(ctx, tx, {
        to: email,
        about: 'standing',
        subject: 'Auburn: something ends soon',
        lines: [
          own
            ? 'Something that your place here needs ends within a month. What it is stands in the portal. Speak to those who run your team, so that it goes on.'
            : 'Something that somebody’s place here needs ends within a month. Who it is, and what, stands in the portal, where you renew it.',
        ],
        link: tapLink(ctx, gid, '/desk'),
        seat,
      })
    return told.length
  })
}
