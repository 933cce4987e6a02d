import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PartSource, Sentence, Sourced } from './advisory.ts'
import { joinPieces, splitSentences } from './advisory-text.ts'
import { carriedByAll, mergeSentences, sourceId } from './merge-sources.ts'
import { mergedText, mergeText } from './merge-text.ts'

const report = (name: string): PartSource => ({ kind: 'report', report: name, layer: 'headline' })
const [A, B, C] = [report('a'), report('b'), report('c')]
const said = (text: string, ...sources: PartSource[]): Sourced<Sentence> => ({ text, sources })
const ids = (list: readonly PartSource[]) => list.map(s => sourceId(s).split(' ')[0])

test('a source that one added and one that the other took off: added and off, where the words are the same', () => {
  const base = [said('Mails carry a loader. ', A), said('It is new.', B)]
  const mine = [said('Mails carry a loader. ', A, C), said('It is new.', B)]
  const theirs = [said('Mails carry a loader. ', A), said('It is new.')]
  const { sentences, clash, left } = mergeSentences({ base, mine, theirs })
  expect([clash, left]).toEqual([false, []])
  expect(sentences.map(s => ids(s.sources))).toEqual([['a', 'c'], []])
})

test('a sentence of both hands rests on what both had it rest on, and says what was left off', () => {
  const base = [said('Mails carry a loader.', A)]
  const mine = [said('Mails about payslips carry a loader.', A, B)]
  const theirs = [said('Mails carry a new loader.', A, C)]
  const { sentences, left } = mergeSentences({ base, mine, theirs })
  expect(sentences).toEqual([said('Mails about payslips carry a new loader.', A)])
  expect(left.map(l => [l.n, ids(l.sources)])).toEqual([[0, ['b', 'c']]])
})

test('at one place both wordings stand, and choosing one brings back its sources', () => {
  const base = [said('It began in May.', A)]
  const mine = [said('It began in April.', B)]
  const theirs = [said('It began in June.', C)]
  const both = mergeSentences({ base, mine, theirs })
  expect(both.clash).toBe(true)
  expect(joinPieces(both.sentences)).toContain('April.')
  expect(joinPieces(both.sentences)).toContain('June.')
  expect(mergeSentences({ base, mine, theirs }, ['mine']).sentences).toEqual([said('It began in April.', B)])
  expect(mergeSentences({ base, mine, theirs }, ['theirs']).sentences).toEqual([said('It began in June.', C)])
})

test('what carries nothing and what carries everything', () => {
  expect(carriedByAll([])).toEqual({ sources: [], left: [] })
  expect(carriedByAll([[A, B]])).toEqual({ sources: [A, B], left: [] })
  expect(carriedByAll([[A, B], [B], []])).toEqual({ sources: [], left: [A, B] })
})

const word = fc.constantFrom('mails', 'carry', 'a', 'loader', 'again', 'e.g.', 'T1566.')
const sentence = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 5 }),
  end: fc.constantFrom('. ', '.\n', '! ', ' ', ''),
  sources: fc.uniqueArray(fc.constantFrom(A, B, C), { maxLength: 3 }),
})
const text = fc
  .array(sentence, { maxLength: 5 })
  .map((list): Sourced<Sentence>[] => list.map(s => ({ text: `${s.words.join(' ')}${s.end}`, sources: s.sources })))

test('the text is the merged text, and every word is carried by what its own sentence rested on', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const { sentences } = mergeSentences({ base, mine, theirs })
      const words = (t: string): string[] => t.match(/\S+/g) ?? []
      const [b, m, t] = [base, mine, theirs].map(joinPieces) as [string, string, string]
      expect(words(joinPieces(sentences))).toEqual(words(mergedText(mergeText(b, m, t))))
      for (const s of sentences) {
        const those = (side: Sourced<Sentence>[]) =>
          side.filter(x => words(x.text).some(w => words(s.text).includes(w)))
        // Nothing comes from nowhere: some sentence that shares a word with it rested on it.
        for (const source of s.sources) {
          const from = [...those(mine), ...those(theirs)].some(x =>
            x.sources.some(y => sourceId(y) === sourceId(source)),
          )
          expect(from).toBe(true)
        }
      }
    }),
    { numRuns: 1_000 },
  )
})
test('whoever changed alone is taken as written, sources and all', () => {
  fc.assert(
    fc.property(text, text, (base, side) => {
      expect(mergeSentences({ base, mine: side, theirs: base }).sentences).toEqual(side)
      expect(mergeSentences({ base, mine: base, theirs: side }).sentences).toEqual(side)
      expect(mergeSentences({ base, mine: side, theirs: side }).sentences).toEqual(side)
    }),
  )
})
test('a source that one took off every sentence does not come back', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const without = mine.map(s => ({ ...s, sources: s.sources.filter(x => sourceId(x) !== sourceId(A)) }))
      const onA = base.map(s => ({ ...s, sources: [A] }))
      const reworded = theirs.filter(s => !s.sources.includes(A))
      const { sentences } = mergeSentences({ base: onA, mine: without, theirs: reworded })
      if (isEmptied(onA, without)) return
      for (const s of sentences) expect(ids(s.sources)).not.toContain('a')
    }),
  )
})
/** Nothing was changed by mine: then theirs is taken as it is. */
const isEmptied = (base: readonly Sourced<Sentence>[], mine: readonly Sourced<Sentence>[]) =>
  JSON.stringify(base) === JSON.stringify(mine)
test('pieces and words agree on where a sentence ends', () => {
  fc.assert(
    fc.property(text, list => {
      const whole = joinPieces(list)
      expect(splitSentences(whole).join('').trim()).toBe(whole.trim())
    }),
  )
})
