import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handlesIn, inSentence, toReader, withMarks } from './mention.ts'

test('a handle after @ may be a mention; what stands in an address, a path or a name is none', () => {
  expect(handlesIn('@alder, have you seen it? (@finance) @alder.')).toEqual(['alder', 'finance'])
  for (const text of [
    'soc@alder',
    'x@alder.example',
    '@alder.example',
    'https://a.example/@alder',
    '@Alder',
    '@@alder',
    '@alder-',
    'a@',
    '@alder/x',
    'é@alder',
  ])
    expect(handlesIn(text), text).toEqual([])
})

test('whom the writer may not know stays what was written', () => {
  const kept = withMarks('@alder and @birch', ['alder'])
  expect(kept).not.toContain('alder')
  expect(toReader(kept, [{ name: 'Alder plc', words: 'a member' }])).toBe('@Alder plc and @birch')
})

test('a reader who may not know it gets words, and nothing of the name', () => {
  const kept = withMarks('Thanks @alder, and @alder again', ['alder'])
  expect(toReader(kept, [{ name: undefined, words: 'a member in Pharma' }])).toBe(
    'Thanks a member in Pharma, and a member in Pharma again',
  )
})

test('marks that somebody wrote are no mentions', () => {
  expect(toReader(withMarks('\uE0000\uE001 @alder', ['alder']), [{ name: 'Alder', words: 'x' }])).toBe('0 @Alder')
  expect(toReader(withMarks('\uE0007\uE001', []), [])).toBe('7')
})

test('a name is no Markdown', () => {
  expect(toReader(withMarks('@a', ['a']), [{ name: '[x](y) *z*', words: '' }])).toBe('@\\[x\\](y) \\*z\\*')
})

test('what is kept of any text never holds a mentioned handle as a mention', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('@alder', '@birch', ' ', 'alder', '.', '@', 'x', '\uE000', '\uE001', '0', '-')),
      parts => {
        const kept = withMarks(parts.join(''), ['alder'])
        expect(handlesIn(kept)).not.toContain('alder')
        expect(toReader(kept, [{ name: undefined, words: 'a member' }])).not.toMatch(/[\uE000\uE001]/)
      },
    ),
  )
})

test('crowd words within a sentence', () => expect(inSentence('A member in Finance')).toBe('a member in Finance'))
