import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import type { PartSource, Sentence, Sourced } from './advisory.ts'
import { joinPieces, joinSentences, resplit, splitSentences } from './advisory-text.ts'

const A: PartSource = { kind: 'report', report: 'a', layer: 'headline' }
const B: PartSource = { kind: 'report', report: 'b', layer: 'full' }
const said = (text: string, ...sources: PartSource[]): Sourced<Sentence> => ({ text, sources })

test('a piece ends with its sentence or its line, and holds the space after it', () => {
  expect(splitSentences('Mails carry a loader. It is new!  Block it.')).toEqual([
    'Mails carry a loader. ',
    'It is new!  ',
    'Block it.',
  ])
  expect(splitSentences('## Known\n\n- One\n- Two')).toEqual(['## Known\n\n', '- One\n', '- Two'])
})
test('no sentence ends within an abbreviation, a version, a number or a dead value', () => {
  for (const text of [
    'Look for a mail, e.g. from the bank, today.',
    'Version 7.4.2 is safe.',
    'The J. Smith account is used.',
    'Block payroll-portal[.]example at once.',
    'It costs about No. 5 of them.',
    'It opens 192.0.2.7:443 at 02.10.',
  ])
    expect(splitSentences(text)).toEqual([text])
  expect(splitSentences('He said “Go.” Then it began… It went on (twice.) The end.')).toEqual([
    'He said “Go.” ',
    'Then it began… ',
    'It went on (twice.) ',
    'The end.',
  ])
})
test('nothing, spaces alone and line ends alone', () => {
  expect(splitSentences('')).toEqual([])
  expect(splitSentences('  \n \t\n')).toEqual([])
  expect(splitSentences('\n\nA.')).toEqual(['\n\nA.'])
  expect(splitSentences('A.\n\n')).toEqual(['A.\n\n'])
})
test('the pieces put together are the text as it was typed', () => {
  const text = fc
    .array(fc.constantFrom('a', 'B', '.', '!', '…', ' ', '\n', '\t', '”', ')', 'e.g', '*', '日本', '\u202e'))
    .map(l => l.join(''))
  fc.assert(
    fc.property(text, typed => {
      const pieces = splitSentences(typed)
      expect(pieces.join('')).toBe(typed.trim() === '' ? '' : typed)
      for (const piece of pieces) expect(piece.trim()).not.toBe('')
    }),
    { numRuns: 2_000 },
  )
})
test('a megabyte without a full stop, or of nothing else, is split in a moment', () => {
  const began = cpuTime()
  splitSentences('a '.repeat(500_000))
  splitSentences('. '.repeat(300_000))
  splitSentences('.'.repeat(1_000_000))
  splitSentences(`${'"'.repeat(200_000)}.${')'.repeat(200_000)}`)
  expect(cpuTime() - began).toBeLessThan(5_000)
})

test('pieces that came without a space between them are not glued', () => {
  expect(joinPieces([said('One.'), said('Two.\n'), said('Three. ')])).toBe('One. Two.\nThree. ')
  expect(joinSentences([said('One.'), said('Two. \n')])).toBe('One. Two.')
  expect(joinSentences([])).toBe('')
})

test('an edited text keeps the sources of what stands as before, wherever it stands now', () => {
  const before = [said('One. ', A), said('Two. ', B), said('Three.')]
  expect(resplit('Two. New. One.', before)).toEqual([said('Two. ', B), said('New. '), said('One.', A)])
})
test('one that was reworded in its place keeps them; where the number changed a new one has none', () => {
  const before = [said('One. ', A), said('Two.', B)]
  expect(resplit('One. Two, again.', before)).toEqual([said('One. ', A), said('Two, again.', B)])
  expect(resplit('One. Two, again. And more.', before).map(s => s.sources)).toEqual([[A], [], []])
})
test('the same sentence twice: each has its own sources, and a third time there are none left', () => {
  const before = [said('It is new. ', A), said('It is new.', B)]
  expect(resplit('It is new. It is new. It is new.', before).map(s => s.sources)).toEqual([[A], [B], []])
})
test('a sentence that moved away does not leave its sources to whatever stands there now', () => {
  const before = [said('One. ', A), said('Two.', B)]
  expect(resplit('Another. One.', before).map(s => s.sources)).toEqual([[], [A]])
})
