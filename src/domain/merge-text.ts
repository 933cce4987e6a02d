/**
 * Two people changed one text at once: their words are put together, word by word, against what both began with. Nothing that
 * either wrote is dropped: where both wrote at the same place, both wordings stand side by side until somebody chooses.
 */
export type MergePiece =
  | { kind: 'same'; text: string }
  /** One side's change, where the other left the text alone. `was`: what stood there before. */
  | { kind: 'mine' | 'theirs' | 'agreed'; text: string; was: string }
  /** Both changed it, differently. */
  | { kind: 'both'; mine: string; theirs: string; was: string }
export type MergeChoice = 'mine' | 'theirs' | 'both'

/** The pieces in their order. Texts of a few thousand words: the work grows with the product of the changed parts' lengths. */
export function mergeText(base: string, mine: string, theirs: string): MergePiece[] {
  const [o, a, b] = [wordsOf(base), wordsOf(mine), wordsOf(theirs)]
  const [inA, inB] = [matches(o, a), matches(o, b)]
  const pieces: MergePiece[] = []
  let [atO, atA, atB] = [0, 0, 0]
  for (let i = 0; i <= o.length; i++) {
    const [toA, toB] = i === o.length ? [a.length, b.length] : [inA[i], inB[i]]
    if (toA === undefined || toB === undefined) continue
    add(pieces, changed(o.slice(atO, i), a.slice(atA, toA), b.slice(atB, toB)))
    const [wordO, wordA, wordB] = [o[i], a[toA], b[toB]]
    if (i < o.length && wordO && wordA && wordB)
      add(pieces, { kind: 'same', text: wordO.word + (wordA.space === wordO.space ? wordB.space : wordA.space) })
    ;[atO, atA, atB] = [i + 1, toA + 1, toB + 1]
  }
  return pieces
}

export const isClash = (piece: MergePiece): boolean => piece.kind === 'both'

/** The text that comes of it; of what both changed, what is chosen for it, in order, and both where nothing was chosen. */
export function mergedText(pieces: readonly MergePiece[], chosen: readonly (MergeChoice | undefined)[] = []): string {
  let clash = 0
  let text = ''
  // The last word of a text has no space after it, and comes to stand before others here.
  const write = (more: string) => {
    text += text === '' || more === '' || /\s$/.test(text) || /^\s/.test(more) ? more : ` ${more}`
  }
  for (const piece of pieces) {
    if (piece.kind !== 'both') {
      write(piece.text)
      continue
    }
    const choice = chosen[clash++] ?? 'both'
    if (choice !== 'theirs') write(piece.mine)
    if (choice !== 'mine') write(piece.theirs)
  }
  return text
}

interface Word {
  word: string
  /** The white space after it. */
  space: string
}
const wordsOf = (text: string): Word[] =>
  (text.match(/\S+\s*|^\s+/g) ?? []).map(piece => {
    const word = piece.trimEnd()
    return { word, space: piece.slice(word.length) }
  })
const textOf = (words: readonly Word[]): string => words.map(w => w.word + w.space).join('')

function changed(o: readonly Word[], a: readonly Word[], b: readonly Word[]): MergePiece | undefined {
  const [was, mine, theirs] = [textOf(o), textOf(a), textOf(b)]
  if (was === mine && was === theirs) return was === '' ? undefined : { kind: 'same', text: was }
  if (mine === theirs) return { kind: 'agreed', text: mine, was }
  if (was === theirs) return { kind: 'mine', text: mine, was }
  if (was === mine) return { kind: 'theirs', text: theirs, was }
  return { kind: 'both', mine, theirs, was }
}

/** Runs of unchanged words are one piece. */
function add(pieces: MergePiece[], piece: MergePiece | undefined): void {
  const last = pieces[pieces.length - 1]
  if (!piece) return
  if (piece.kind === 'same' && last?.kind === 'same') last.text += piece.text
  else pieces.push({ ...piece })
}

const MOST_COMPARED = 16_000_000
/** For each word of `from`, where it stands in `to`, by a longest common subsequence; what is equal at both ends is taken first. */
function matches(from: readonly Word[], to: readonly Word[]): (number | undefined)[] {
  const found: (number | undefined)[] = new Array(from.length).fill(undefined)
  const equal = (i: number, j: number) => from[i]?.word === to[j]?.word
  let start = 0
  while (start < from.length && start < to.length && equal(start, start)) {
    found[start] = start
    start++
  }
  let [endFrom, endTo] = [from.length, to.length]
  while (endFrom > start && endTo > start && equal(endFrom - 1, endTo - 1)) found[--endFrom] = --endTo
  const [rows, columns] = [endFrom - start, endTo - start]
  // Of two long texts that have little in common the middle counts as written anew: both stand, and the memory is bounded.
  if (rows * columns > MOST_COMPARED) return found
  const length = new Uint32Array((rows + 1) * (columns + 1))
  const at = (i: number, j: number): number => length[i * (columns + 1) + j] ?? 0
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      length[i * (columns + 1) + j] = equal(start + i, start + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (equal(start + i, start + j)) found[start + i++] = start + j++
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return found
}
