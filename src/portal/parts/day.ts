const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "22 November 2026", the same for everybody. */
export const dayOf = (iso: string): string => DAY.format(new Date(iso))
/** What a released text is called where something rests on it. */
export const releasedWords = (releasedAt: string): string =>
  `released text, released by the desk on ${dayOf(releasedAt)}`
