import { expect, test } from 'vitest'
import { crowdCell, crowdText, plural } from './crowd.ts'

test('a small number is never told', () => {
  expect(crowdText({ count: null, fewerThan5: true })).toBe('fewer than 5 members')
  expect(crowdText({ count: 38, fewerThan5: true })).toBe('38 members, and fewer than 5 more')
  expect(crowdText({ count: 1_250, fewerThan5: false })).toBe('1,250 members')
})

test('in a table a number that is not told is a span of five', () => {
  expect(crowdCell({ count: null, fewerThan5: true })).toBe('fewer than 5')
  expect(crowdCell({ count: 38, fewerThan5: true })).toBe('38 to 42')
  expect(crowdCell({ count: 38, fewerThan5: false })).toBe('38')
})

test('one is one', () => {
  expect(plural(1, 'reply', 'replies')).toBe('1 reply')
  expect(plural(2, 'reply', 'replies')).toBe('2 replies')
})
