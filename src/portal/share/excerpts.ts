import type { Segment } from '../../domain/redaction.ts'

export type Piece =
  | { key: string; kind: 'kept' | 'gap'; text: string }
  | { key: string; kind: 'struck'; segment: Segment & { state: 'struck' } }

const AROUND = 140

/** The strike-outs with some words around each: a long text is read where something happens to it. */
export function excerpts(segments: readonly Segment[]): Piece[] {
  return segments.flatMap((segment, at): Piece[] => {
    const key = String(segment.start)
    if (segment.state === 'struck') return [{ key, kind: 'struck', segment }]
    const { text } = segment
    const first = at === 0
    const last = at === segments.length - 1
    if (text.length <= AROUND * 2 + 40) return [{ key, kind: 'kept', text }]
    const head: Piece[] = first ? [] : [{ key: `${key} head`, kind: 'kept', text: text.slice(0, AROUND) }]
    const tail: Piece[] = last ? [] : [{ key: `${key} tail`, kind: 'kept', text: text.slice(-AROUND) }]
    return [...head, { key: `${key} gap`, kind: 'gap', text: ' … ' }, ...tail]
  })
}
