import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame, mergeList, mergeOne, mergeSet } from './merge.ts'

const id = (item: string): string => item
const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 7 })

test('equal as it is written: fields in any order, undefined is not there', () => {
  expect(isSame({ a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3, d: undefined }], a: 1 })).toBe(true)
  expect(isSame({ a: 1 }, { a: 1, b: null })).toBe(false)
  expect(isSame([1, 2], [2, 1])).toBe(false)
  expect(isSame([], {})).toBe(false)
  expect(isSame({ a: undefined }, { b: undefined })).toBe(true)
  expect(isSame(Number.NaN, Number.NaN)).toBe(true)
})

test('one value: whoever changed it alone is taken, both differently is a clash that keeps mine', () => {
  expect(mergeOne({ base: 1, mine: 1, theirs: 2 })).toEqual({ value: 2, clash: false })
  expect(mergeOne({ base: 1, mine: 2, theirs: 1 })).toEqual({ value: 2, clash: false })
  expect(mergeOne({ base: 1, mine: 2, theirs: 2 })).toEqual({ value: 2, clash: false })
  expect(mergeOne({ base: 1, mine: 2, theirs: 3 })).toEqual({ value: 2, clash: true })
})

test('a set: what either added is in it, what either took out is not, and nothing else', () => {
  fc.assert(
    fc.property(letters, letters, letters, (base, mine, theirs) => {
      const merged = mergeSet({ base, mine, theirs }, id)
      for (const item of 'abcdefgh') {
        const added = !base.includes(item) && (mine.includes(item) || theirs.includes(item))
        const stays = base.includes(item) && mine.includes(item) && theirs.includes(item)
        expect(merged.includes(item), item).toBe(added || stays)
      }
      expect(new Set(merged).size).toBe(merged.length)
      expect([...mergeSet({ base, mine: theirs, theirs: mine }, id)].sort()).toEqual([...merged].sort())
    }),
  )
})

interface Item {
  key: string
  text: string
}
const items = fc
  .uniqueArray(fc.record({ key: fc.constantFrom(...'abcdef'), text: fc.constantFrom('1', '2', '3') }), {
    selector: i => i.key,
    maxLength: 6,
  })
  .map((list): Item[] => list)
const both = ({ mine, theirs }: { mine: Item; theirs: Item }): Item => ({ ...mine, text: `${mine.text}${theirs.text}` })

test('a list: nothing that either added or changed is gone; what one took out and the other left alone is', () => {
  fc.assert(
    fc.property(items, items, items, (base, mine, theirs) => {
      const merged = mergeList({ base, mine, theirs }, i => i.key, both)
      const of = (list: readonly Item[], key: string) => list.find(i => i.key === key)
      for (const key of 'abcdef') {
        const [b, m, t, r] = [of(base, key), of(mine, key), of(theirs, key), of(merged.items, key)]
        const changed = (side: Item | undefined) => side !== undefined && !isSame(side, b)
        const out = b !== undefined && (m === undefined || t === undefined) && !changed(m) && !changed(t)
        expect(r !== undefined, key).toBe((m !== undefined || t !== undefined) && !out)
        if (r && changed(m)) expect(r.text).toContain(m?.text)
        if (r && changed(t)) expect(r.text).toContain(t?.text)
      }
      for (const { item } of merged.kept) expect(merged.items).toContain(item)
    }),
    { numRuns: 1_000 },
  )
})
test('the other’s new items stand behind what they stood behind; a key that stands twice is two items', () => {
  const list = (text: string): Item[] => [...text].map(key => ({ key, text: key }))
  const merged = mergeList(
    { base: list('ad'), mine: list('adx'), theirs: list('abcd') },
    i => i.key,
    three => three.mine,
  )
  expect(merged.items.map(i => i.key).join('')).toBe('abcdx')
  const twice = mergeList(
    { base: [], mine: list('aa'), theirs: list('aaa') },
    i => i.key,
    three => three.mine,
  )
  expect(twice.items).toHaveLength(3)
})
