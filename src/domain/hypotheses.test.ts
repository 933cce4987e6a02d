import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MARKS, type Marked, WEIGHTS, weigh } from './hypotheses.ts'

const mark = (evidence: string, hypothesis: string, m: Marked['mark']): Marked => ({ evidence, hypothesis, mark: m })

test('what speaks against counts, by its weight; the least inconsistent is shown', () => {
  const { tallies, undecided } = weigh(
    ['espionage', 'scanner'],
    [
      { id: 'e1', weight: 'high' },
      { id: 'e2', weight: 'low' },
      { id: 'e3', weight: 'medium' },
    ],
    [
      mark('e1', 'espionage', 'consistent'),
      mark('e1', 'scanner', 'very-inconsistent'),
      mark('e2', 'espionage', 'inconsistent'),
      mark('e2', 'scanner', 'very-consistent'),
      mark('e3', 'espionage', 'neutral'),
      mark('e3', 'scanner', 'neutral'),
    ],
  )
  expect(tallies).toEqual([
    { hypothesis: 'espionage', against: 0.5, open: 0, least: true },
    { hypothesis: 'scanner', against: 4, open: 0, least: false },
  ])
  expect(undecided).toEqual(['e3'])
})
test('a hypothesis that nothing was marked against is not the least inconsistent, nor is the only one', () => {
  const evidence = [{ id: 'e', weight: 'medium' as const }]
  expect(weigh(['a', 'b'], evidence, [mark('e', 'a', 'inconsistent')]).tallies.some(t => t.least)).toBe(false)
  expect(weigh(['a'], evidence, [mark('e', 'a', 'consistent')]).tallies[0]?.least).toBe(false)
  expect(weigh([], [], [])).toEqual({ tallies: [], undecided: [] })
})
test('more for a hypothesis never makes it worse, and equals are shown together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...WEIGHTS), fc.constantFrom(...MARKS), fc.constantFrom(...MARKS)), {
        minLength: 1,
      }),
      rows => {
        const evidence = rows.map(([weight], n) => ({ id: `e${n}`, weight }))
        const marks = rows.flatMap(([, a, b], n) => [mark(`e${n}`, 'a', a), mark(`e${n}`, 'b', b)])
        const { tallies } = weigh(['a', 'b'], evidence, marks)
        const lowest = Math.min(...tallies.map(t => t.against))
        expect(tallies.filter(t => t.least).map(t => t.against)).toEqual(
          tallies.filter(t => t.against === lowest).map(() => lowest),
        )
      },
    ),
  )
})
