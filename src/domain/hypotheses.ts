/**
 * Competing hypotheses side by side: every piece of evidence is marked against each. What speaks against a hypothesis is
 * counted, not what speaks for it, since most evidence fits several; the least inconsistent one stands.
 */
export const MARKS = ['very-consistent', 'consistent', 'neutral', 'inconsistent', 'very-inconsistent'] as const
export type Mark = (typeof MARKS)[number]
export const MARK_NAMES: Record<Mark, string> = {
  'very-consistent': 'Very consistent',
  consistent: 'Consistent',
  neutral: 'Neutral',
  inconsistent: 'Inconsistent',
  'very-inconsistent': 'Very inconsistent',
}
export const MARK_SIGNS: Record<Mark, string> = {
  'very-consistent': '++',
  consistent: '+',
  neutral: '0',
  inconsistent: '−',
  'very-inconsistent': '−−',
}
const AGAINST: Record<Mark, number> = {
  'very-consistent': 0,
  consistent: 0,
  neutral: 0,
  inconsistent: 1,
  'very-inconsistent': 2,
}

/** How much a piece of evidence counts: by how credible and how relevant it is. */
export const WEIGHTS = ['low', 'medium', 'high'] as const
export type Weight = (typeof WEIGHTS)[number]
export const WEIGHT_NAMES: Record<Weight, string> = { low: 'Counts half', medium: 'Counts once', high: 'Counts twice' }
const FACTOR: Record<Weight, number> = { low: 0.5, medium: 1, high: 2 }

export interface Marked {
  evidence: string
  hypothesis: string
  mark: Mark
}
export interface Tally {
  hypothesis: string
  /** Weighted sum of what speaks against it: lower is better. */
  against: number
  /** Pieces of evidence that are not marked against it yet. */
  open: number
  /** No other has less against it. Never said of one that nothing was marked against, or while there is no other. */
  least: boolean
}
export interface Weighing {
  tallies: Tally[]
  /** Evidence that is marked alike against every hypothesis: it does not help to choose. */
  undecided: string[]
}

export function weigh(
  hypotheses: readonly string[],
  evidence: readonly { id: string; weight: Weight }[],
  marks: readonly Marked[],
): Weighing {
  const markOf = new Map(marks.map(m => [`${m.evidence} ${m.hypothesis}`, m.mark]))
  const rows = hypotheses.map(hypothesis => {
    let [against, open] = [0, 0]
    for (const { id, weight } of evidence) {
      const mark = markOf.get(`${id} ${hypothesis}`)
      if (mark === undefined) open++
      else against += AGAINST[mark] * FACTOR[weight]
    }
    return { hypothesis, against, open }
  })
  const weighed = rows.filter(r => r.open < evidence.length)
  const lowest = Math.min(...weighed.map(r => r.against))
  return {
    tallies: rows.map(r => ({ ...r, least: weighed.length > 1 && r.open < evidence.length && r.against === lowest })),
    undecided: evidence
      .filter(({ id }) => {
        const given = hypotheses.map(h => markOf.get(`${id} ${h}`))
        return hypotheses.length > 1 && given[0] !== undefined && given.every(m => m === given[0])
      })
      .map(e => e.id),
  }
}
