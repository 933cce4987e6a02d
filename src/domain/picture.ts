import type { IndicatorType } from './indicator.ts'
import type { ListedKind } from './report.ts'

/** What many reports add up to. Counts are of reports that the viewer may read itself, each at the time when it got it. */
export const PERIODS = [4, 12, 26, 52] as const
export type Period = (typeof PERIODS)[number]
/** Of a situation: from the first of its reports on, with no time before it. */
export const WHOLE = 'all'
/** Longer than this is not looked back. */
const MOST_WEEKS = 520

const DAY = 86_400_000

/** The Monday (UTC) of a moment's week. */
export function mondayOf(at: Date): Date {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  return new Date(midnight - ((at.getUTCDay() + 6) % 7) * DAY)
}

export interface Span {
  /** Where the time before it begins, which is as long. */
  before: Date
  since: Date
  until: Date
  /** The Mondays in it. */
  weeks: Date[]
}
/** So many weeks up to now, the one that is not over included, and as long a time before. */
export function spanOf(now: Date, weeks: Period): Span {
  const since = new Date(mondayOf(now).getTime() - (weeks - 1) * 7 * DAY)
  return { before: new Date(2 * since.getTime() - now.getTime()), since, until: now, weeks: mondays(since, weeks) }
}
/** All weeks from that moment's on. Nothing lies before them. */
export function wholeSpan(now: Date, first: Date): Span {
  const last = mondayOf(now).getTime()
  const asked = Math.round((last - mondayOf(first).getTime()) / (7 * DAY)) + 1
  const weeks = Math.min(MOST_WEEKS, Math.max(1, asked))
  const since = new Date(last - (weeks - 1) * 7 * DAY)
  return { before: since, since, until: now, weeks: mondays(since, weeks) }
}
const mondays = (since: Date, weeks: number): Date[] =>
  Array.from({ length: weeks }, (_, n) => new Date(since.getTime() + n * 7 * DAY))
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** How often something was seen in the period, and in the time before. */
export interface Moved<T> {
  what: T
  now: number
  before: number
}
export const RISING = 8
/**
 * What is seen more than before: by how much it has grown, where a rise from little counts for more than the same rise from
 * much. Once is no rise. `key` orders what has risen alike, so that the order tells nothing.
 */
export function risen<T>(all: readonly Moved<T>[], key: (what: T) => string, most: number = RISING): Moved<T>[] {
  const rise = (m: Moved<T>) => (m.now - m.before) / Math.sqrt(m.before + 1)
  return all
    .filter(m => m.now > m.before && m.now > 1)
    .map(m => ({ m, rise: rise(m), key: key(m.what) }))
    .sort((a, b) => b.rise - a.rise || (a.key < b.key ? -1 : 1))
    .slice(0, most)
    .map(({ m }) => m)
}

/** One number of the picture, as the store counts it. `second` is the kind of a week's bar, and the region of a cell. */
export interface Tallied {
  what: 'all' | 'week' | 'kind' | 'sector' | 'region' | 'cell' | 'unsaid' | 'technique' | 'type'
  first: string
  second: string
  now: number
  before: number
}
export interface PlacedValue {
  type: IndicatorType
  value: string
}
export type KindsOfWeek = Record<string, Partial<Record<ListedKind, number>>>
