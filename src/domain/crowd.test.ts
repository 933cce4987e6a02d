import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propertyOptions } from '../../test/seed.ts'
import { broaderCrowd, type CrowdMember, crowdCount, crowdOf, crowdWords, SMALLEST_CROWD, unionCount } from './crowd.ts'
import { SECTORS } from './member.ts'

const author = { sectors: ['pharma' as const], regions: ['TLF' as const] }
const many = (n: number, more: Partial<CrowdMember>): CrowdMember[] =>
  Array.from({ length: n }, () => ({ sectors: [], regions: [], reader: false, ...more }))
const both = { sectors: ['pharma' as const], regions: ['TLF' as const] }

test('the narrowest crowd with five members is worded', () => {
  expect(crowdOf(author, many(5, both))).toEqual({ label: 'A member in Pharma, East Midlands' })
  expect(crowdOf(author, [...many(4, both), ...many(1, { sectors: ['pharma'] })])).toEqual({
    label: 'A member in Pharma',
    narrower: 'A member in Pharma, East Midlands',
  })
  expect(crowdOf(author, [...many(4, both), ...many(1, { regions: ['TLF'] })])).toMatchObject({
    label: 'A member in East Midlands',
  })
  expect(crowdOf(author, many(4, both))).toEqual({ label: 'A member' })
  expect(crowdOf({ sectors: [], regions: [] }, many(9, both))).toEqual({ label: 'A member' })
})

test('a reader inside the crowd knows that it is not itself', () => {
  const five = [...many(4, both), ...many(1, { ...both, reader: true })]
  expect(crowdOf(author, five)).toEqual({ label: 'A member' })
  expect(crowdOf(author, [...five, ...many(1, both)])).toEqual({ label: 'A member in Pharma, East Midlands' })
})

test('whatever is worded matches at least five, without the reader that it is told to', () => {
  const member: fc.Arbitrary<CrowdMember> = fc.record({
    sectors: fc.subarray(['pharma', 'finance'] as const) as fc.Arbitrary<CrowdMember['sectors']>,
    regions: fc.subarray(['TLF', 'TLI'] as const) as fc.Arbitrary<CrowdMember['regions']>,
    reader: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(member, { maxLength: 20 }), members => {
      const { label } = crowdOf(author, members)
      const inside = members.filter(
        m =>
          (!label.includes(SECTORS.pharma) || m.sectors.includes('pharma')) &&
          (!label.includes('East Midlands') || m.regions.includes('TLF')),
      )
      if (label !== 'A member')
        expect(inside.length - (inside.some(m => m.reader) ? 1 : 0)).toBeGreaterThanOrEqual(SMALLEST_CROWD)
    }),
    propertyOptions(300),
  )
})

const circle = fc.uniqueArray(fc.nat(30), { maxLength: 20 }).map(ids => new Set(ids))
test('a single member more changes no count: whether it was in already does not show', () => {
  fc.assert(
    fc.property(fc.array(circle, { minLength: 1, maxLength: 4 }), fc.nat(40), (circles, one) => {
      expect(unionCount([...circles, new Set([one])]).count).toBe(unionCount(circles).count)
    }),
    propertyOptions(500),
  )
})

test('how many are in two circles at once does not show while it is fewer than five', () => {
  const from = (start: number, n: number) => new Set(Array.from({ length: n }, (_, i) => start + i))
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 5, max: 30 }), (a, b) => {
      const counts = [0, 1, 2, 3, 4].map(shared => unionCount([from(0, a), from(a - shared, b)]))
      for (const count of counts) expect(count).toEqual(counts[0])
    }),
    propertyOptions(200),
  )
})

test('fewer than five are never a number', () => {
  expect(crowdCount(4)).toEqual({ count: null, fewerThan5: true })
  expect(crowdCount(0)).toEqual(crowdCount(4))
  expect(crowdCount(5)).toEqual({ count: 5, fewerThan5: false })
  expect(crowdWords(crowdCount(0))).toBe('fewer than 5 members')
  expect(crowdWords(unionCount([new Set([1, 2, 3, 4, 5, 6]), new Set([7])]))).toBe('6 members and fewer than 5 more')
})

test('of two wordings the broader one stands, and one that is not the author’s counts as broadest', () => {
  const author = { sectors: ['pharma'], regions: ['TLF'] } as const
  const [both, sector, region] = [
    'A member in Pharma, East Midlands',
    'A member in Pharma',
    'A member in East Midlands',
  ]
  expect(broaderCrowd(author, both, sector)).toBe(sector)
  expect(broaderCrowd(author, sector, both)).toBe(sector)
  expect(broaderCrowd(author, region, 'A member')).toBe('A member')
})
