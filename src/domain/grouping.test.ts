import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf } from './grouping.ts'

const near = (a: readonly number[], b: readonly number[]) => {
  const apart = a.flatMap(x => b.map(y => Math.abs(x - y)))
  return 1 / (1 + apart.reduce((sum, d) => sum + d, 0) / apart.length)
}
const group = (ids: readonly string[]) =>
  groupsOf<number[]>(ids, { alone: id => [Number(id)], joined: (a, b) => [...a, ...b], likeness: near, least: 0.2 })

test('what is near is one group, the largest first, and what is far stays alone', () => {
  expect(group(['1', '50', '2', '51', '3', '900'])).toEqual([['1', '2', '3'], ['50', '51'], ['900']])
  expect(group([])).toEqual([])
})

test('the order in which things come does not matter, and each is in one group', () => {
  const ids = fc.uniqueArray(
    fc.integer({ min: 0, max: 99 }).map(n => String(n)),
    { maxLength: 14 },
  )
  fc.assert(
    fc.property(ids, ids, (one, salt) => {
      const groups = group(one)
      const shuffled = [...one].sort((a, b) => Number(salt.includes(a)) - Number(salt.includes(b)) || (a < b ? 1 : -1))
      expect(group(shuffled)).toEqual(groups)
      expect(groups.flat().sort()).toEqual([...one].sort())
    }),
  )
})
