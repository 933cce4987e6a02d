import type { PartSource, Sentence, Sourced } from './advisory.ts'
import { joinPieces, splitSentences } from './advisory-text.ts'
import { isSame, mergeSet, type Three } from './merge.ts'
import { type MergeChoice, type MergePiece, mergedText, mergeText } from './merge-text.ts'

export function sourceId(source: PartSource): string {
  switch (source.kind) {
    case 'report':
      return `${source.report} ${source.layer}`
    case 'desk':
      return 'desk'
    case 'open':
      return `open ${source.reference}`
    case 'released':
      return `released ${source.release}`
  }
}
type Sources = readonly PartSource[]
/** What either added is in it, what either took off is not. */
export const mergeSources = (three: Three<Sources>): PartSource[] => mergeSet(three, sourceId)

/**
 * What carries a text that was put together of several: each source alone lets a sentence go out, so that one stays only if every
 * word stood in a sentence that rested on it. The others are `left` off, to be looked at: a union would let words go on a source
 * that nobody said they rest on.
 */
export function carriedByAll(of: readonly Sources[]): { sources: PartSource[]; left: PartSource[] } {
  const all = new Map(of.flat().map(source => [sourceId(source), source]))
  const inAll = (id: string) => of.every(list => list.some(source => sourceId(source) === id))
  const sources = [...all].flatMap(([id, source]) => (inAll(id) ? [source] : []))
  return { sources, left: [...all].flatMap(([id, source]) => (inAll(id) ? [] : [source])) }
}

export interface MergedSentences {
  sentences: Sourced<Sentence>[]
  /** Both wrote at the same place. */
  clash: boolean
  /** Sentences, from 0, that rest on less than one of the two had them rest on. */
  left: { n: number; sources: PartSource[] }[]
}
/** A text with what each sentence of it rests on. Where both wrote at one place, what is chosen stands there: both, if nothing is. */
export function mergeSentences(
  { base, mine, theirs }: Three<readonly Sourced<Sentence>[]>,
  chosen: readonly (MergeChoice | undefined)[] = [],
): MergedSentences {
  if (isSame(mine, base)) return { sentences: [...theirs], clash: false, left: [] }
  if (isSame(theirs, base) || isSame(mine, theirs)) return { sentences: [...mine], clash: false, left: [] }
  const pieces = mergeText(joinPieces(base), joinPieces(mine), joinPieces(theirs))
  const words = originsOf(pieces, chosen)
  const placed = { base: placesOf(base), mine: placesOf(mine), theirs: placesOf(theirs) }
  const left: MergedSentences['left'] = []
  let from = 0
  const sentences = splitSentences(mergedText(pieces, chosen)).map((text, n) => {
    const to = from + countOf(text)
    const seen = new Map<string, Sources>()
    for (const { base: b, mine: m, theirs: t } of words.slice(from, to)) {
      const [was, here, there] = [placed.base[b ?? -1], placed.mine[m ?? -1], placed.theirs[t ?? -1]]
      const rests = restingOn(base[was ?? -1], mine[here ?? -1], theirs[there ?? -1])
      if (rests) seen.set(`${was} ${here} ${there}`, rests)
    }
    from = to
    const carried = carriedByAll([...seen.values()])
    if (carried.left.length > 0) left.push({ n, sources: carried.left })
    return { text, sources: carried.sources }
  })
  return { sentences, clash: pieces.some(p => p.kind === 'both'), left }
}

/** What a word rests on, by the sentences that it stands in. */
function restingOn(
  base: Sourced<Sentence> | undefined,
  mine: Sourced<Sentence> | undefined,
  theirs: Sourced<Sentence> | undefined,
): Sources | undefined {
  if (mine && theirs) return mergeSources({ base: base?.sources ?? [], mine: mine.sources, theirs: theirs.sources })
  return mine?.sources ?? theirs?.sources
}

/** Of each word of the result, the how manieth it is in each of the three texts. */
interface Origin {
  base?: number
  mine?: number
  theirs?: number
}
function originsOf(pieces: readonly MergePiece[], chosen: readonly (MergeChoice | undefined)[]): Origin[] {
  const at = { base: 0, mine: 0, theirs: 0 }
  const origins: Origin[] = []
  let clash = 0
  const put = (text: string, ...sides: (keyof Origin)[]) => {
    for (let n = countOf(text); n > 0; n--)
      origins.push(Object.fromEntries(sides.map(side => [side, at[side]++])) as Origin)
  }
  const skip = (text: string, ...sides: (keyof Origin)[]) => {
    for (const side of sides) at[side] += countOf(text)
  }
  for (const piece of pieces)
    switch (piece.kind) {
      case 'same':
        put(piece.text, 'base', 'mine', 'theirs')
        break
      case 'agreed':
        skip(piece.was, 'base')
        put(piece.text, 'mine', 'theirs')
        break
      case 'mine':
        skip(piece.was, 'base', 'theirs')
        put(piece.text, 'mine')
        break
      case 'theirs':
        skip(piece.was, 'base', 'mine')
        put(piece.text, 'theirs')
        break
      case 'both': {
        const choice = chosen[clash++] ?? 'both'
        skip(piece.was, 'base')
        if (choice === 'theirs') skip(piece.mine, 'mine')
        else put(piece.mine, 'mine')
        if (choice === 'mine') skip(piece.theirs, 'theirs')
        else put(piece.theirs, 'theirs')
      }
    }
  return origins
}
const countOf = (text: string): number => text.match(/\S+/g)?.length ?? 0
/** Of each word, the sentence that it stands in. */
const placesOf = (sentences: readonly Sentence[]): number[] =>
  sentences.flatMap(({ text }, n) => Array.from({ length: countOf(text) }, () => n))
