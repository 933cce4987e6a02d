import type { Context } from '../context.ts'

/**
 * What stands in the links of a mail: sealed, so that it tells nothing to those who carry it, and that nobody can make one.
 * None of them signs in.
 */
type Kind = 'mail-tap' | 'mail-off' | 'mail-verify'
const seal = (ctx: Context, kind: Kind, value: readonly unknown[]): string =>
  ctx.vault.seal(kind, value, ctx.random('seal:mail-token', 12))
function open(ctx: Context, kind: Kind, token: string): readonly unknown[] | undefined {
  const found = ctx.vault.open(kind, token)
  return Array.isArray(found) ? found : undefined
}
const DAY = 86_400_000
const TAPS_DAYS = 60
const VERIFY_DAYS = 2
const daysFrom = (ctx: Context, days: number): number => Math.ceil(ctx.now().getTime() / DAY) + days
const isPast = (ctx: Context, day: unknown): boolean => typeof day !== 'number' || ctx.now().getTime() > day * DAY

/** Opens a page of the portal, and says that whoever has this seat is still there. */
export const tapLink = (ctx: Context, seat: string, path: string): string =>
  `${ctx.url}/m#${seal(ctx, 'mail-tap', [seat, path, daysFrom(ctx, TAPS_DAYS)])}`
export function openTap(ctx: Context, token: string): { seat: string; path: string } | undefined {
  const [seat, path, until] = open(ctx, 'mail-tap', token) ?? []
  return typeof seat === 'string' && typeof path === 'string' && !isPast(ctx, until) ? { seat, path } : undefined
}

/** Ends mail that comes by itself. It works for as long as the mail is kept. */
export const offLink = (ctx: Context, seats: readonly string[]): string =>
  `${ctx.url}/mail-off/${seal(ctx, 'mail-off', seats)}`
export function openOff(ctx: Context, token: string): string[] | undefined {
  const seats = open(ctx, 'mail-off', token)
  return seats?.filter(seat => typeof seat === 'string')
}

/** Shows that mail to this address arrives. */
export const verifyLink = (ctx: Context, person: string, email: string): string =>
  `${ctx.url}/confirm-mail#${seal(ctx, 'mail-verify', [person, email, daysFrom(ctx, VERIFY_DAYS)])}`
export function openVerify(ctx: Context, token: string): { person: string; email: string } | undefined {
  const [person, email, until] = open(ctx, 'mail-verify', token) ?? []
  return typeof person === 'string' && typeof email === 'string' && !isPast(ctx, until) ? { person, email } : undefined
}
