import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { isClash, mergedText, mergeText } from './merge-text.ts'

const word = fc.constantFrom(
  'the',
  'gang',
  'mails',
  'payslips',
  'from',
  'a',
  'print',
  'firm',
  'likely',
  'again',
  'x',
  '',
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '  ', '\n', '')), { maxLength: 14 })
  .map(p => p.flat().join(''))
const words = (t: string) => t.split(/\s+/).filter(Boolean)
function counts(list: readonly string[]): Map<string, number> {
  const n = new Map<string, number>()
  for (const w of list) n.set(w, (n.get(w) ?? 0) + 1)
  return n
}
/** Words that one side has more of than both began with. */
function written(base: string, side: string): [string, number][] {
  const before = counts(words(base))
  return [...counts(words(side))]
    .map(([w, n]): [string, number] => [w, n - (before.get(w) ?? 0)])
    .filter(([, n]) => n > 0)
}

test('two analysts change different places: both changes stand', () => {
  const pieces = mergeText('The gang mails payslips.', 'The gang mails false payslips.', 'A gang mails payslips.')
  expect(pieces.some(isClash)).toBe(false)
  expect(mergedText(pieces)).toBe('A gang mails false payslips.')
})
test('the same place: both wordings stand until one is chosen', () => {
  const pieces = mergeText('It is likely theirs.', 'It is almost certainly theirs.', 'It is unlikely theirs.')
  expect(mergedText(pieces)).toBe('It is almost certainly unlikely theirs.')
  expect(mergedText(pieces, ['mine'])).toBe('It is almost certainly theirs.')
  expect(mergedText(pieces, ['theirs'])).toBe('It is unlikely theirs.')
})
test('whoever changed alone is taken as written, spaces and lines too', () => {
  fc.assert(
    fc.property(text, text, (base, side) => {
      expect(mergedText(mergeText(base, side, base))).toBe(side)
      expect(mergedText(mergeText(base, base, side))).toBe(side)
      expect(mergedText(mergeText(base, side, side))).toBe(side)
    }),
  )
})
test('no word that either wrote is lost, unless it was chosen away', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const merged = counts(words(mergedText(mergeText(base, mine, theirs))))
      for (const side of [mine, theirs])
        for (const [w, n] of written(base, side)) expect(merged.get(w) ?? 0, w).toBeGreaterThanOrEqual(n)
    }),
    { numRuns: 2_000 },
  )
})
test('each side’s own choice everywhere gives its words at every clash, and the pieces of a side spell its text', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const spelt = mergedText(
        mergeText(base, mine, theirs).map(p =>
          p.kind === 'both'
            ? { kind: 'mine', text: p.mine, was: p.was }
            : p.kind === 'theirs'
              ? { kind: 'mine', text: p.was, was: p.was }
              : p,
        ),
      )
      expect(words(spelt)).toEqual(words(mine))
    }),
    { numRuns: 5_000 },
  )
})
test('a long text is merged in a moment', () => {
  const long = Array.from({ length: 4_000 }, (_, n) => `word${n % 97}`).join(' ')
  const began = cpuTime()
  mergeText(long, `first ${long.replaceAll('word3', 'other')}`, `${long.replaceAll('word5', 'else')} last`)
  expect(cpuTime() - began).toBeLessThan(5_000)
})
