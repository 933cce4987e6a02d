import { expect, test } from 'vitest'
import { audienceSentence } from './audience-words.ts'

const count = (n: number) => ({ count: n, fewerThan5: false })

test('says of each level who sees it, by name and count, and what stands in place of the name', () => {
  expect(
    audienceSentence(
      [
        { layer: 'full', circles: ['the Fusion Cell desk'], named: 'none' },
        { layer: 'headline', circles: ['everyone'], reach: count(160), named: 'none' },
        { layer: 'technical', circles: ['Pharma', 'East Midlands'], reach: count(53), named: 'none' },
      ],
      'A member in Pharma',
    ),
  ).toBe(
    'Everyone (160 members) will see the headline; Pharma and East Midlands (53 members) the indicators; the Fusion Cell desk everything. Nobody is told your organisation’s name: they read “A member in Pharma”.',
  )
})

test('a name that only some are told is said of those who are told', () => {
  const readers = [
    { layer: 'headline' as const, circles: ['Finance'], reach: count(34), named: 'none' as const },
    { layer: 'full' as const, circles: ['Halvergate Bank plc'], named: 'all' as const },
  ]
  expect(audienceSentence(readers, 'A member')).toMatch(
    /Halvergate Bank plc will see your organisation’s name; where it is not given, they read “A member”\.$/,
  )
  expect(audienceSentence(readers.slice(1), 'A member')).toBe(
    'Halvergate Bank plc will see everything. All of them see your organisation’s name.',
  )
})

test('many circles are not all listed, small crowds are not counted, and nobody is said to be nobody', () => {
  const circles = ['a', 'b', 'c', 'd', 'e', 'f']
  const few = { count: null, fewerThan5: true }
  expect(audienceSentence([{ layer: 'headline', circles, reach: few, named: 'some' }], 'A member')).toBe(
    'A, b, c and 3 more (fewer than 5 members) will see the headline. Some of them see your organisation’s name; where it is not given, they read “A member”.',
  )
  expect(audienceSentence([], 'A member')).toBe('Nobody will see this.')
})
