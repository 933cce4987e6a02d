/** Accounts that nobody uses: the partnership before this one decayed by them. */
export const WARNED_AFTER_DAYS = 90
export const LAPSED_AFTER_DAYS = 120
const DAY = 86_400_000

/** What is to be done about a seat that was last used then; it is warned once for each time that it falls silent. */
export function idleStep(lastUse: Date, warnedAt: Date | undefined, now: Date): 'none' | 'warn' | 'lapse' {
  const days = (now.getTime() - lastUse.getTime()) / DAY
  if (days >= LAPSED_AFTER_DAYS) return 'lapse'
  if (days < WARNED_AFTER_DAYS) return 'none'
  return warnedAt !== undefined && warnedAt >= lastUse ? 'none' : 'warn'
}
export const lapsesAt = (lastUse: Date): Date => new Date(lastUse.getTime() + LAPSED_AFTER_DAYS * DAY)
