import { expect, test } from 'vitest'
import { inFives, monthsBetween, stageTimes, timesByMonth } from './time-to-share.ts'

test('medians of five and more; of fewer nothing is told', () => {
  const times = [1, 2, 3, 40, 50].map(read => ({ read, situation: read * 10 }))
  expect(stageTimes([...times.slice(0, 4), { read: 50 }])).toEqual([
    { stage: 'read', reports: 5, median: 3 },
    { stage: 'situation' },
    { stage: 'advisory' },
    { stage: 'acted' },
  ])
})

test('by the month in which reports came, each with five of its own or nothing', () => {
  const at = (day: string) => new Date(`${day}T00:00:00Z`)
  const may = [1, 2, 3, 4, 5].map(n => ({ at: at(`2026-05-0${n}`), times: { read: n * 10 } }))
  const june = [1, 2, 3, 4].map(n => ({ at: at(`2026-06-0${n}`), times: { read: n } }))
  const months = timesByMonth([...may, ...june], monthsBetween(at('2026-05-31'), at('2026-07-01')))
  expect(months.map(m => [m.month, m.reports, m.stages[0]])).toEqual([
    ['2026-05', 5, { stage: 'read', reports: 5, median: 30 }],
    ['2026-06', 4, { stage: 'read' }],
    ['2026-07', 0, { stage: 'read' }],
  ])
})

test('months touched by a time, over the turn of a year', () => {
  expect(monthsBetween(new Date('2025-11-30T23:59:59Z'), new Date('2026-01-01T00:00:00Z'))).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
  ])
  expect(monthsBetween(new Date('2026-02-03'), new Date('2026-02-03'))).toEqual(['2026-02'])
})

test('in fives, as they came: the newest wait, and a sixth changes nothing', () => {
  const came = (n: number) => ({ at: new Date(n * 1000), report: `r${n}` })
  const five = [3, 1, 2, 5, 4].map(came)
  expect(inFives(five.slice(1))).toEqual([])
  expect(inFives(five).map(r => r.report)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5'])
  expect(inFives([...five, came(6)])).toEqual(inFives(five))
  expect(inFives([...five, ...[6, 7, 8, 9, 10].map(came)])).toHaveLength(10)
})
