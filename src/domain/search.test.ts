import { expect, test } from 'vitest'
import { looksForSomething, newsSince, searchNews } from './search.ts'

test('a search has words or narrows something', () => {
  expect(looksForSomething({})).toBe(false)
  expect(looksForSomething({ q: '  ' })).toBe(false)
  expect(looksForSomething({ q: '', unread: false, seen: undefined })).toBe(false)
  expect(looksForSomething({ q: 'loader' })).toBe(true)
  expect(looksForSomething({ seen: true })).toBe(true)
  expect(looksForSomething({ sector: 'finance' })).toBe(true)
})

test('news is what came since the search is followed, of two weeks at most', () => {
  const now = new Date('2026-06-20T00:00:00Z')
  expect(newsSince(new Date('2026-06-19T00:00:00Z'), now)).toEqual(new Date('2026-06-19T00:00:00Z'))
  expect(newsSince(new Date('2026-01-01T00:00:00Z'), now)).toEqual(new Date('2026-06-06T00:00:00Z'))
})

test('the inbox says how much is new, and what came lately when nothing is', () => {
  expect(searchNews('Loaders', { fresh: 1, matches: 4 })).toBe('One new report in your search “Loaders”')
  expect(searchNews('Loaders', { fresh: 3, matches: 4 })).toBe('3 new reports in your search “Loaders”')
  expect(searchNews('Loaders', { fresh: 0, matches: 4 })).toBe('Your search “Loaders”: 4 reports lately')
  expect(searchNews('Loaders', { fresh: 0, matches: 1 })).toBe('Your search “Loaders”: one report lately')
})
