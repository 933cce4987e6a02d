import { expect, test } from 'vitest'
import { ALERTS_A_DAY, deadLine, isDigestDue, lastAtHour, mayStandInMail, NEWS_A_DAY, toldAtOnce } from './mail.ts'
import { TLP } from './marking.ts'

test('what a mail says of a report hangs on its TLP', () => {
  expect(TLP.map(mayStandInMail)).toEqual(['title', 'title', 'label', 'label', 'count'])
})

test('the hour is that of clocks in the United Kingdom, in summer and in winter', () => {
  const at = (now: string, hour = 8) => lastAtHour(hour, new Date(now)).toISOString()
  expect(at('2026-01-15T09:30:00Z')).toBe('2026-01-15T08:00:00.000Z')
  expect(at('2026-07-15T09:30:00Z')).toBe('2026-07-15T07:00:00.000Z')
  expect(at('2026-07-15T06:59:59Z')).toBe('2026-07-14T07:00:00.000Z')
  expect(at('2026-01-15T00:10:00Z', 0)).toBe('2026-01-15T00:00:00.000Z')
  // 2026-03-29: 01:00 becomes 02:00, so there is no one o'clock.
  expect(at('2026-03-29T10:00:00Z', 1)).toBe('2026-03-28T01:00:00.000Z')
})

test('a digest is due once a day, and one that was missed is not made up for twice', () => {
  const now = new Date('2026-01-15T09:30:00Z')
  expect(isDigestDue(8, new Date('2026-01-14T08:00:03Z'), now)).toBe(true)
  expect(isDigestDue(8, new Date('2026-01-15T08:00:03Z'), now)).toBe(false)
  expect(isDigestDue(10, new Date('2026-01-14T10:00:01Z'), now)).toBe(false)
  expect(isDigestDue(10, new Date('2026-01-10T10:00:01Z'), now)).toBe(true)
})

test('nothing in a title becomes a link', () => {
  expect(deadLine('See https://evil.example/a.b,\r\nwww.evil.example or mail pay@evil.example. v1.2')).toBe(
    'See https[://]evil[.]example/a[.]b, www[.]evil[.]example or mail pay[@]evil[.]example. v1[.]2',
  )
  expect(deadLine('198.51.100.7 – bücher.example')).toBe('198[.]51[.]100[.]7 – bücher[.]example')
})

test('at once is what was asked for, and a few times a day; what others share uses up nothing of the alerts', () => {
  const told = (how: 'at-once' | 'daily' | 'never', alerts: boolean) =>
    [0, NEWS_A_DAY - 1, NEWS_A_DAY, ALERTS_A_DAY - 1, ALERTS_A_DAY].map(today => toldAtOnce({ how, alerts }, today))
  expect(told('at-once', true)).toEqual(['at-once', 'at-once', 'alerts', 'alerts', undefined])
  expect(told('at-once', false)).toEqual(['own', 'own', undefined, undefined, undefined])
  expect(told('daily', true)).toEqual(['alerts', 'alerts', 'alerts', 'alerts', undefined])
  expect(told('daily', false)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(told('never', true)).toEqual([undefined, undefined, undefined, undefined, undefined])
})
