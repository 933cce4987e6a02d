import { idleStep, LAPSED_AFTER_DAYS, lapsesAt, WARNED_AFTER_DAYS } from '../domain/idle.ts'
import { change, type Rows, rowsOf } from '../store/database.ts'
import { type IdleSeat, idleSeats, lapseSeat, lockIfIdle, noteWarned, operatorAddresses } from '../store/idle-store.ts'
import { closeWaysIn } from '../store/people-store.ts'
import type { Context } from './context.ts'
import { changeRights } from './steps/change-rights.ts'
import { tapLink } from './steps/mail-token.ts'
import { post } from './steps/post.ts'

const DAY = 86_400_000

/**
 * Warns seats that nobody has used for 90 days, and lets those of 120 lapse: nobody is signed in there any more, and no
 * circle has them. What they shared stays with their member. An admin of it, or the operator, wakes them. A demo's cast is
 * invented and nobody's.
 */
export async function lapseIdle(ctx: Context): Promise<{ warned: number; lapsed: number }> {
  if (ctx.demo) return { warned: 0, lapsed: 0 }
  const now = ctx.now()
  const idle = await idleSeats(rowsOf(ctx.db.app), new Date(now.getTime() - WARNED_AFTER_DAYS * DAY), now)
  const done = { warned: 0, lapsed: 0 }
  for (const seat of idle) {
    const step = idleStep(seat.last_use, seat.warned_at ?? undefined, now)
    if (step === 'warn') done.warned += (await warn(ctx, seat)) ? 1 : 0
    if (step === 'lapse') done.lapsed += (await lapse(ctx, seat)) ? 1 : 0
  }
  return done
}

const day = (at: Date): string =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' })

const warn = (ctx: Context, seat: IdleSeat): Promise<boolean> =>
  change(ctx.db, undefined, async tx => {
    const at = ctx.now()
    if (!(await lockIfIdle(tx, seat.circle, new Date(at.getTime() - WARNED_AFTER_DAYS * DAY)))) return false
    await noteWarned(tx, seat.circle, at)
    await write(
      ctx,
      tx,
      seat,
      'Auburn: are you still there?',
      [
        `You have not used Auburn since ${day(seat.last_use)}. Accounts that nobody uses are closed after ${LAPSED_AFTER_DAYS} days: yours on ${day(lapsesAt(seat.last_use))}.`,
        'To keep it, open this link, or sign in. What you shared stays with your organisation in either case.',
      ],
      tapLink(ctx, seat.gid, '/'),
    )
    if (seat.last_admin)
      await writeToOperators(
        ctx,
        tx,
        seat,
        'The last administrator of an organisation has not been here for 90 days. Talk to them, or give the organisation another one.',
      )
    return true
  })

const lapse = (ctx: Context, seat: IdleSeat): Promise<boolean> =>
  changeRights(ctx, { what: 'seat-lapsed', seat: seat.gid }, async (tx, at) => {
    if (!(await lockIfIdle(tx, seat.circle, new Date(at.getTime() - LAPSED_AFTER_DAYS * DAY)))) throw new CameBack()
    await lapseSeat(tx, seat.circle, at)
    await closeWaysIn(tx, [seat.circle], at)
    await write(ctx, tx, seat, 'Auburn: your account is closed for now', [
      `Nobody has used your account for ${LAPSED_AFTER_DAYS} days, so it is closed. What you shared stays with your organisation.`,
      'An administrator of your organisation, or the operator of Auburn, can wake it. Then sign in as before; API keys have to be made anew.',
    ])
    if (seat.last_admin)
      await writeToOperators(
        ctx,
        tx,
        seat,
        'The last administrator of an organisation has lapsed: nobody there can invite or wake anybody. Wake them, or give the organisation another one.',
      )
    return true
  }).catch((error: unknown) => {
    if (error instanceof CameBack) return false
    throw error
  })
class CameBack extends Error {}

async function write(ctx: Context, tx: Rows, seat: IdleSeat, subject: string, lines: readonly string[], link?: string) {
  if (seat.email === null) return
  await post(ctx, tx, {
    to: seat.email,
    about: 'standing',
    subject,
    lines,
    seat: seat.circle,
    ...(link === undefined ? {} : { link }),
  })
}
/** Which organisation it is stands in no mail, but at the command line. */
async function writeToOperators(ctx: Context, tx: Rows, seat: IdleSeat, line: string) {
  for (const operator of await operatorAddresses(tx, ctx.now()))
    if (operator.circle !== seat.circle)
      await post(ctx, tx, {
        to: operator.email,
        about: 'standing',
        subject: 'Auburn: an organisation without an administrator',
        lines: [line, `Which one it is: npx auburn person list (seat ${seat.gid}).`],
        seat: operator.circle,
      })
}
