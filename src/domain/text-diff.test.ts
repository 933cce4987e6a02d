import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { textDiff } from './text-diff.ts'

test('words that changed stand beside each other, the rest is the same', () => {
  const parts = textDiff('The group APT-9 hit three banks.\nMore soon.\n', 'The group hit banks.\nMore soon.\n')
  expect(parts.filter(p => p.is === 'out').map(p => p.text.trim())).toEqual(['APT-9', 'three'])
  expect(parts.filter(p => p.is === 'in')).toEqual([])
  expect(textDiff('hit banks.', 'hit shops.').map(p => `${p.is} ${p.text}`)).toEqual([
    'same hit ',
    'out banks.',
    'in shops.',
  ])
  expect(textDiff('a', 'a')).toEqual([{ is: 'same', text: 'a' }])
})

test('both wordings can be read out of it, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b ', '\n', 'c', ' '), { maxLength: 60 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = textDiff(before, after)
      const read = (not: string) =>
        parts
          .filter(p => p.is !== not)
          .map(p => p.text)
          .join('')
      expect([read('in'), read('out')]).toEqual([before, after])
    }),
  )
})

test('two long texts with nothing in common are one replaced by the other, quickly', () => {
  const long = (word: string) => `${word} `.repeat(20_000)
  const began = cpuTime()
  expect(textDiff(long('a'), long('b'))).toHaveLength(3)
  expect(cpuTime() - began).toBeLessThan(2_000)
})
