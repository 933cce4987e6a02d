import type { PartSource, Sentence, Sourced } from './advisory.ts'

/**
 * Texts of an advisory are kept as pieces, each with what it rests on. A piece ends with its sentence or its line, and holds
 * the white space after it, so that the pieces put together are the text as it was typed.
 */
const ABBREVIATED = /(?:\b(?:e\.g|i\.e|etc|vs|approx|no|nos|fig|mr|mrs|ms|dr|st)|\b[A-Z])\.$/i

export function splitSentences(text: string): string[] {
  const pieces: string[] = []
  let begun = 0
  // After . ! ? (with closing marks) and white space, or at the end of a line.
  for (const end of text.matchAll(/[.!?…]["”’)\]*_]*[ \t]+(?=\S)|\n+/g)) {
    const at = end.index + end[0].length
    const piece = text.slice(begun, at)
    if (piece.trim() === '') continue
    if (!end[0].includes('\n') && ABBREVIATED.test(piece.trimEnd())) continue
    pieces.push(piece)
    begun = at
  }
  const rest = text.slice(begun)
  if (rest.trim() !== '') pieces.push(rest)
  else if (rest !== '' && pieces.length > 0) pieces.push((pieces.pop() ?? '') + rest)
  return pieces
}

/** The pieces as one text to be edited. One that has no white space after it gets a space: its words are not glued to the next. */
export const joinPieces = (sentences: readonly Sentence[]): string =>
  sentences.map(({ text }, n) => (n < sentences.length - 1 && !/\s$/.test(text) ? `${text} ` : text)).join('')
export const joinSentences = (sentences: readonly Sentence[]): string => joinPieces(sentences).trimEnd()

/**
 * The pieces of a text that was edited: one whose words stand as before keeps its sources, one that was reworded in its place
 * keeps them too, and a new one has none yet.
 */
export function resplit(text: string, before: readonly Sourced<Sentence>[]): Sourced<Sentence>[] {
  const pieces = splitSentences(text)
  const known = new Map<string, (readonly PartSource[])[]>()
  for (const { text: was, sources } of before) known.set(was.trim(), [...(known.get(was.trim()) ?? []), sources])
  const found = pieces.map(piece => known.get(piece.trim())?.shift())
  const taken = new Set(before.map(b => b.text.trim()).filter(was => pieces.some(piece => piece.trim() === was)))
  return pieces.map((piece, n) => {
    const kept = found[n]
    if (kept) return { text: piece, sources: kept }
    const there = before[n]
    const isReworded = there && pieces.length === before.length && !taken.has(there.text.trim())
    return { text: piece, sources: isReworded ? there.sources : [] }
  })
}
