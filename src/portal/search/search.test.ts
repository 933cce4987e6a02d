import { expect, test } from 'vitest'
import { paths } from '../paths.ts'
import { isSame, searchOf, wordsOf } from './search.ts'

const FULL = {
  q: 'loader',
  kind: 'incident',
  node: 'finance',
  sector: 'pharma',
  tlp: 'AMBER+STRICT',
  unread: '1',
  seen: '1',
}

test('a search comes back from its own address', () => {
  const search = searchOf(FULL)
  const address = new URL(paths.searchFor(search), 'http://x')
  expect(searchOf(Object.fromEntries(address.searchParams))).toEqual(search)
  expect(isSame(search, searchOf(FULL))).toBe(true)
  expect(isSame(search, searchOf({ ...FULL, seen: '' }))).toBe(false)
})

test('what an address holds that is no filter is left out', () => {
  expect(searchOf({ q: 'x', kind: 'nonsense', sector: 'toString', tlp: 'PURPLE' })).toMatchObject({
    kind: undefined,
    sector: undefined,
    tlp: undefined,
  })
})

test('a search in words', () => {
  const names = (handle: string) => (handle === 'finance' ? 'Finance' : undefined)
  expect(wordsOf(searchOf(FULL), names)).toBe(
    '“loader” · Incident · Finance · Pharma affected · TLP:AMBER+STRICT · unread · seen by us too',
  )
  expect(wordsOf(searchOf({ node: 'left' }), names)).toBe('left')
})
