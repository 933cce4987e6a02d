import { expect, test } from 'vitest'
import { dayOf, spanOf, wholeSpan } from './picture.ts'

const now = new Date('2026-11-18T12:00:00Z')

test('so many weeks up to now from a Monday on, and as long a time before', () => {
  const span = spanOf(now, 4)
  expect(span.weeks.map(dayOf)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'])
  expect(span.since).toEqual(span.weeks[0])
  expect(span.since.getTime() - span.before.getTime()).toBe(now.getTime() - span.since.getTime())
})

test('the whole of it begins with the week of the first, has nothing before it, and has its end', () => {
  const span = wholeSpan(now, new Date('2026-11-08T23:59:00Z'))
  expect(span.weeks.map(dayOf)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16'])
  expect(span.before).toEqual(span.since)
  expect(wholeSpan(now, now).weeks.map(dayOf)).toEqual(['2026-11-16'])
  // A clock that is wrong asks neither for no week nor for a million of them.
  expect(wholeSpan(now, new Date('2027-03-01')).weeks).toHaveLength(1)
  expect(wholeSpan(now, new Date(0)).weeks).toHaveLength(520)
})
