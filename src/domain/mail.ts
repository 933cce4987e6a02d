import type { Tlp } from './marking.ts'

/** How a seat is told of what is new: at once (and once a day), once a day, or not by mail. */
export const MAIL_HOW = ['at-once', 'daily', 'never'] as const
export type MailHow = (typeof MAIL_HOW)[number]

/**
 * What of a report may stand in a mail, which lies open to every server that it passes: CLEAR and GREEN their title; AMBER and
 * AMBER+STRICT their label and a link; RED nothing, but that there is something.
 */
export function mayStandInMail(tlp: Tlp): 'title' | 'label' | 'count' {
  switch (tlp) {
    case 'CLEAR':
    case 'GREEN':
      return 'title'
    case 'AMBER':
    case 'AMBER+STRICT':
      return 'label'
    case 'RED':
      return 'count'
  }
}

/** Milliseconds between two alerts to one seat. */
export const ALERTS_APART = 15 * 60_000

/**
 * Mails of what is new at once, to one seat in a day; what comes then waits for the digest. Any member can share something with
 * somebody by name, so that alone does not use up what the Fusion Cell's alerts need.
 */
export const NEWS_A_DAY = 8
export const ALERTS_A_DAY = 12
/**
 * What a seat is told of at once, after so many of these mails today. `at-once`: its own and alerts of the Fusion Cell · `own`:
 * without those · `alerts`: those alone.
 */
export function toldAtOnce(
  wish: { how: MailHow; alerts: boolean },
  today: number,
): 'at-once' | 'own' | 'alerts' | undefined {
  const own = wish.how === 'at-once' && today < NEWS_A_DAY
  const alerts = wish.how !== 'never' && wish.alerts && today < ALERTS_A_DAY
  if (own) return alerts ? 'at-once' : 'own'
  return alerts ? 'alerts' : undefined
}

const HOUR = 3_600_000
const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' })

/** The last time up to now at which clocks in the United Kingdom stood at this full hour. */
export function lastAtHour(hour: number, now: Date): Date {
  let at = Math.floor(now.getTime() / HOUR) * HOUR
  // On the night when clocks go forward an hour is missing: then the one before counts.
  for (let back = 0; back < 50 && Number(londonHour.format(at)) !== hour; back++) at -= HOUR
  return new Date(at)
}
export const isDigestDue = (hour: number, last: Date, now: Date): boolean => lastAtHour(hour, now) > last

/**
 * One line of text that nothing makes a link of: mail programs turn what looks like an address into one, and what stands in a
 * title may be an attacker's.
 */
export const deadLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/:\/\//g, '[://]')
    .replace(/@/g, '[@]')
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=[\p{L}\p{N}_-])/gu, '[.]')
