import { expect, test } from 'vitest'
import { hasSigned, signFirst, wanted, whyNotFrom } from './standing.ts'

test('person and member each sign the version that counts; a later one is as good', () => {
  expect(wanted({ inForce: 0, person: 0, member: 0 }), 'none was published').toBe('nothing')
  expect(wanted({ inForce: 2, person: 1, member: 1 })).toBe('both')
  expect(wanted({ inForce: 2, person: 2, member: 1 })).toBe('member')
  expect(wanted({ inForce: 2, person: 0, member: 2 })).toBe('person')
  expect(hasSigned({ inForce: 2, person: 3, member: 2 })).toBe(true)
  expect(hasSigned({ inForce: 1, person: 0, member: 1 })).toBe(false)
})

test('what is said tells each what it can do', () => {
  const url = 'https://auburn.example'
  expect(signFirst({ inForce: 3, person: 0, member: 0 }, true, url)).toContain('for yourself and for your organisation')
  expect(signFirst({ inForce: 3, person: 0, member: 0 }, false, url)).toContain('has to sign too')
  expect(signFirst({ inForce: 3, person: 3, member: 0 }, false, url)).toContain('An administrator')
  expect(signFirst({ inForce: 3, person: 0, member: 3 }, false, url)).toContain('https://auburn.example/terms')
})

test('a version counts from now to a year on; the first at once', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
  expect(whyNotFrom(now, now, true)).toBeUndefined()
  expect(whyNotFrom(days(1), now, true)).toContain('at once')
  expect(whyNotFrom(days(14), now, false)).toBeUndefined()
  expect(whyNotFrom(days(-1), now, false)).toContain('from now on')
  expect(whyNotFrom(days(366), now, false)).toContain('365')
})
