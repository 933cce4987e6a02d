import { isPlace, type Kin, type Likeness } from './likeness.ts'

/**
 * Whether a report tells what another tells already. Belonging to one campaign is not enough: a second victim is news. It is
 * nearly all the same values, or nearly the same words, whoever sent it. Pure, from what one viewer gets of both.
 */
export interface Sameness {
  /** What both say, of all that either says: from 0 to 1. */
  values: number
  words: number
  /** Values that stand in both, and in the one that has more of them. */
  shared: number
  most: number
}

/** Below this they are not even likely to tell of one campaign: a shared host and a standard sentence prove nothing. */
export const SAME_AT_LEAST = 0.6
const NEARLY = 0.75
const WORDS_ALONE = 0.6
const FEWEST_WORDS = 8
/** One value in common is what every second victim has: then the words have to agree as well. */
const FEWEST_VALUES = 2
const HALF = 0.5

export function sameness(a: Kin, b: Kin, { score }: Pick<Likeness, 'score'>): Sameness | undefined {
  if (a.id === b.id || score < SAME_AT_LEAST) return undefined
  const shared = [...a.holds].filter(([id, { type }]) => type !== 'attack-technique' && b.holds.has(id)).length
  const most = Math.max(a.values, b.values)
  const values = most === 0 ? 0 : Math.min(1, shared / most)
  const [mine, theirs] = [plain(a), plain(b)]
  const both = [...mine].filter(word => theirs.has(word)).length
  const all = mine.size + theirs.size - both
  const words = all === 0 ? 0 : both / all
  const isSame =
    (shared >= FEWEST_VALUES && values >= NEARLY) ||
    (words >= WORDS_ALONE && Math.min(mine.size, theirs.size) >= FEWEST_WORDS) ||
    (values >= HALF && words >= HALF)
  return isSame ? { values, words, shared, most } : undefined
}
const plain = (kin: Kin): Set<string> => new Set([...kin.words].filter(word => !isPlace(word)))

/** "all 4 values stand in both; the same words; one day apart", for an analyst who is to check it. */
export function samenessReasons({ values, words, shared, most }: Sameness, apart: string): string[] {
  return [
    ...(shared > 0 ? [valuesInBoth(values, shared, most)] : []),
    words >= 0.9 ? 'word for word nearly the same' : words >= HALF ? 'much the same words' : 'told in other words',
    apart,
  ]
}
const valuesInBoth = (values: number, shared: number, most: number): string =>
  values < 1
    ? `${shared} of ${most} values stand in both`
    : shared === 1
      ? 'the one value stands in both'
      : `all ${shared} values stand in both`
