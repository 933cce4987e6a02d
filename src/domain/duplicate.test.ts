import { expect, test } from 'vitest'
import { sameness, samenessReasons } from './duplicate.ts'
import type { Held, Kin } from './likeness.ts'

const domain: Held = { type: 'domain', role: 'c2', use: 'block' }
const TEXT = 'payslip mail carri loader disc imag open mailbox supplier hijack'.split(' ')
const kin = (id: string, held: number[], words: readonly string[], values = held.length): Kin => ({
  ...{ id, at: 0, values, words: new Set(words), names: new Map(), fields: new Set() },
  holds: new Map(held.map(n => [n, domain])),
})
const LIKE = { score: 0.97 }

test('nearly all the same values, in whatever words', () => {
  const other = kin('b', [1, 2, 3, 4], ['quit', 'anoth', 'tale'])
  expect(sameness(kin('a', [1, 2, 3, 4], TEXT), other, LIKE)).toMatchObject({ shared: 4, most: 4, words: 0 })
  expect(sameness(kin('a', [1, 2, 3], TEXT), other, LIKE)).toMatchObject({ values: 0.75 })
  expect(sameness(kin('a', [1, 2], TEXT), other, LIKE)).toBeUndefined()
})
test('of whoever says much more, a part is not the same: what is new in it is news', () => {
  const long = kin('b', [1, 2], [], 9)
  expect(sameness(kin('a', [1, 2], []), long, LIKE)).toBeUndefined()
  expect(sameness(long, kin('a', [1, 2], []), LIKE)).toBeUndefined()
})
test('nearly the same words, without a value; a few words are no proof', () => {
  expect(sameness(kin('a', [], TEXT), kin('b', [], [...TEXT, 'again']), LIKE)).toMatchObject({ shared: 0 })
  expect(sameness(kin('a', [], TEXT.slice(0, 5)), kin('b', [], TEXT.slice(0, 5)), LIKE)).toBeUndefined()
})
test('a second victim with the one domain is no duplicate, unless it is told alike', () => {
  const told = kin('b', [1], TEXT)
  expect(sameness(kin('a', [1], ['our', 'own', 'tale']), told, LIKE)).toBeUndefined()
  expect(sameness(kin('a', [1], [...TEXT.slice(0, 6), 'today']), told, LIKE)).toMatchObject({ values: 1 })
})
test('two that are hardly of one campaign are not the same, nor is a report the same as itself', () => {
  const [a, b] = [kin('a', [1, 2], TEXT), kin('b', [1, 2], TEXT)]
  expect(sameness(a, b, { score: 0.4 })).toBeUndefined()
  expect(sameness(a, a, LIKE)).toBeUndefined()
})
test('techniques are no values: many campaigns use the same', () => {
  const technique: Held = { ...domain, type: 'attack-technique' }
  const of = (id: string): Kin => ({ ...kin(id, [], [], 0), holds: new Map([1, 2, 3].map(n => [n, technique])) })
  expect(sameness(of('a'), of('b'), LIKE)).toBeUndefined()
})
test('reasons', () => {
  const of = (shared: number, most: number, words: number) =>
    samenessReasons({ shared, most, values: most === 0 ? 0 : shared / most, words }, 'one day apart').join('; ')
  expect(of(4, 4, 0.1)).toBe('all 4 values stand in both; told in other words; one day apart')
  expect(of(4, 5, 0.6)).toBe('4 of 5 values stand in both; much the same words; one day apart')
  expect(of(1, 1, 0.95)).toBe('the one value stands in both; word for word nearly the same; one day apart')
  expect(of(0, 3, 0.95)).toBe('word for word nearly the same; one day apart')
})
