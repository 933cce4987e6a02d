import type { Tlp } from './marking.ts'
import type { Sector } from './member.ts'
import type { ListedKind } from './report.ts'

/** What is looked for: words, and what narrows them. Absent is "any". */
export interface Search {
  q: string
  kind?: ListedKind | undefined
  /** What reached this node of one's own. */
  node?: string | undefined
  /** Whom it struck or may strike. */
  sector?: Sector | undefined
  technique?: string | undefined
  /** Of the level of detail that one gets. */
  tlp?: Tlp | undefined
  /** One indicator, exactly. */
  value?: string | undefined
  unread?: boolean | undefined
  /** One's own organisation has seen it too: a hit in its logs. */
  seen?: boolean | undefined
}
const NARROWING = ['kind', 'node', 'sector', 'technique', 'tlp', 'value', 'unread', 'seen'] as const

/** A search for nothing would be the feed. */
export const looksForSomething = (search: Partial<Search>): boolean =>
  (search.q ?? '').trim() !== '' || NARROWING.some(name => search[name] !== undefined && search[name] !== false)

/** So many a seat may keep, and so many of them follow: each is looked through whenever the inbox is read. */
export const MOST_SAVED = 100
export const MOST_FOLLOWED = 20

const DAY = 86_400_000
/** What is older is for the search's own page. */
const NEW_FOR = 14 * DAY
/** From when on a report is news in a followed search. */
export const newsSince = (followedAt: Date, now: Date): Date =>
  new Date(Math.max(followedAt.getTime(), now.getTime() - NEW_FOR))

/** What the inbox says of a followed search. `fresh`: unread, and come since its reader last looked. */
export function searchNews(name: string, { fresh, matches }: { fresh: number; matches: number }): string {
  if (fresh === 0) return `Your search “${name}”: ${matches === 1 ? 'one report' : `${matches} reports`} lately`
  return `${fresh === 1 ? 'One new report' : `${fresh} new reports`} in your search “${name}”`
}
