import { expect, test } from 'vitest'
import type { Held, Kin, Rarity } from './likeness.ts'
import { alike, groupOf, likeness, withoutStrangers } from './likeness.ts'
import { reasonsOf } from './likeness-words.ts'

const DAY = 86_400_000
const kin = (id: string, said: Partial<Kin> = {}): Kin => ({
  id,
  at: 0,
  holds: new Map(),
  values: 0,
  words: new Set(),
  names: new Map(),
  fields: new Set(),
  ...said,
})
const domain = (role: Held['role'] = 'c2'): Held => ({ type: 'domain', role, use: 'block' })
const rarity = (more: Partial<Rarity> = {}): Rarity => ({
  reports: 300,
  holders: new Map([[1, { count: 2, many: false, least: 1 }]]),
  words: new Map(),
  names: new Map(),
  counted: new Map(),
  ...more,
})
const score = (a: Kin, b: Kin, r: Rarity) => likeness(a, groupOf([b]), r).score

test('a rare value in both counts for more than one that many have, and one that everybody has for nothing', () => {
  const [a, b] = [kin('a', { holds: new Map([[1, domain()]]) }), kin('b', { holds: new Map([[1, domain()]]) })]
  const held = (count: number, many = false, least = 1) => rarity({ holders: new Map([[1, { count, many, least }]]) })
  expect(score(a, b, held(2))).toBeGreaterThan(score(a, b, held(40)))
  expect(score(a, b, held(40))).toBeGreaterThan(0)
  expect(score(a, b, held(61, true))).toBe(0)
  // What any report knows to be shared hosting is so for the two that do not.
  expect(score(a, b, held(2, false, 0.03))).toBeLessThan(score(a, b, held(2)) / 10)
})

test('roles: a hacked innocent says less than a control server, in either report', () => {
  const holding = (id: string, role: Held['role']) => kin(id, { holds: new Map([[1, domain(role)]]) })
  const both = score(holding('a', 'c2'), holding('b', 'c2'), rarity())
  const one = score(holding('a', 'c2'), holding('b', 'hacked-innocent'), rarity())
  expect(one).toBeLessThan(both)
  expect(score(holding('b', 'hacked-innocent'), holding('a', 'c2'), rarity())).toBe(one)
})

test('two aliases of one name count as one name; an alias of several names for less', () => {
  const said = (as: string, clashes = false) => new Map([['n', { kind: 'actor' as const, as, clashes }]])
  const r = rarity({ names: new Map([['n', 3]]) })
  const [a, b] = [kin('a', { names: said('Copper Lantern') }), kin('b', { names: said('the payslip crew') })]
  const clash = kin('c', { names: said('the payslip crew', true) })
  expect(score(a, b, r)).toBeGreaterThan(score(a, clash, r))
  const { evidence } = likeness(a, groupOf([b]), r)
  const wording = { shownValue: () => undefined, nameOf: () => 'Copper Lantern', written: (w: string) => w }
  expect(reasonsOf(evidence, wording)[0]?.words).toBe(
    'both speak of Copper Lantern, one as “Copper Lantern”, the other as “the payslip crew”',
  )
})

test('nearer in time is likelier; nothing in common is not likely at all', () => {
  const words = new Set(['zirconium', 'stylesheet', 'treacl'])
  const r = rarity({ words: new Map([...words].map(w => [w, 2] as const)) })
  const [a, soon, late] = [kin('a', { words }), kin('b', { words, at: 5 * DAY }), kin('c', { words, at: 200 * DAY })]
  expect(score(a, soon, r)).toBeGreaterThan(score(a, late, r))
  expect(score(a, kin('d', { words: new Set(['other']) }), r)).toBe(0)
  expect(alike(a, [a, late, soon], r)[0]?.kin).toBe(soon)
})

test('a report that is like none of the others does not stay in their group', () => {
  const words = new Set(['zirconium', 'stylesheet', 'treacl', 'gazebo', 'quorum', 'pallet'])
  const r = rarity({ words: new Map([...words].map(w => [w, 4] as const)) })
  const some = ['a', 'b', 'c', 'd'].map(id => kin(id, { words }))
  expect(withoutStrangers([...some, kin('z', { words: new Set(['else']) })], r)).toEqual(some)
})

test('reasons: values defanged by the wording, rare words as written, months in words', () => {
  const words = new Set(['zirconium'])
  const holds = new Map([[1, domain()]])
  const at = Date.parse('2026-03-03T10:00:00Z')
  const r = rarity({ words: new Map([['zirconium', 2]]) })
  const { evidence } = likeness(
    kin('a', { words, holds, at }),
    groupOf([kin('b', { words, holds, at: at + 9 * DAY })]),
    r,
  )
  const told = reasonsOf(evidence, {
    shownValue: () => ({ type: 'domain', shown: 'core[.]example' }),
    nameOf: () => undefined,
    written: w => w,
  })
  expect(told.map(t => t.words)).toEqual([
    'both name the domain core[.]example, which no other report has',
    'the same rare words: zirconium',
    'both in March, 9 days apart',
  ])
})
