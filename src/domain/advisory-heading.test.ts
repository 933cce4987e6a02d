import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLabel } from './advisory-heading.ts'
import { splitSentences } from './advisory-text.ts'

test('a heading of words that say nothing of what is known is a label', () => {
  for (const text of [
    '## What is known\n\n',
    '# How to find it',
    '### What to do when you find it ###\n',
    '\n## What the Fusion Cell judges\n\n',
    '## Detection & response\n',
    '**What to do next:**\n',
  ])
    expect(isLabel(text, undefined), text).toBe(true)
})
test('a heading that says anything is a sentence: whom, what, how many, which value, and the name of a campaign', () => {
  for (const text of [
    '## Ransomware at water firms',
    '## What Copper Lantern does',
    '## Known: 38 mails',
    '## How to find payroll-portal[.]example',
    '## What is known of 192.0.2.7',
    '## Pharma',
    '## What is kn\u200bown',
    '## [What is known]',
    '##What is known',
    '## ',
    `## ${'what is known '.repeat(10)}`,
  ])
    expect(isLabel(text, '- Look.\n'), text).toBe(false)
})
test('a line without a full stop that a list follows is one too, and no other line', () => {
  expect(isLabel('What to look for:\n', '- Look.\n')).toBe(true)
  expect(isLabel('What to look for\n\n', '1. Look.\n')).toBe(true)
  expect(isLabel('What to look for:\n', 'Look.')).toBe(false)
  expect(isLabel('What to look for:\n', undefined)).toBe(false)
  expect(isLabel('They know what to do.\n', '- Look.\n')).toBe(false)
  expect(isLabel('They know what to do ', '- Look.\n')).toBe(false)
  expect(isLabel('- what to do\n', '- Look.\n')).toBe(false)
})
test('as a text is split, its headings are labels and its sentences are not', () => {
  const pieces = splitSentences('## What is known\n\nMails carry a loader. It is new.\n\nWhat to do:\n- Block it.\n')
  expect(pieces.map((piece, n) => isLabel(piece, pieces[n + 1]))).toEqual([true, false, false, true, false])
})
test('whatever word is not on the list, there is no label with it', () => {
  const word = fc.stringMatching(/^[a-z0-9]{2,12}$/).filter(w => !isLabel(`# ${w}`, undefined))
  const label = fc.constantFrom('what', 'is', 'known', 'how', 'to', 'find', 'it', 'steps')
  fc.assert(
    fc.property(fc.array(label, { maxLength: 5 }), word, fc.array(label, { maxLength: 5 }), (before, odd, after) => {
      const line = [...before, odd, ...after].join(' ')
      expect(isLabel(`## ${line}\n\n`, '- Look.\n')).toBe(false)
      expect(isLabel(`**${line}**\n`, undefined)).toBe(false)
    }),
  )
})
