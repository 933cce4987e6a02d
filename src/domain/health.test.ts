import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AskedQuestion,
  membersByMonth,
  monthsUntil,
  quantile,
  responsesByMonth,
  splitOf,
  topicsOf,
  unanswered,
} from './health.ts'

const NOW = new Date('2026-06-15T12:00:00Z')
const at = (text: string) => new Date(`${text}T00:00:00Z`)

test('twelve months end with this one, across a new year', () => {
  const months = monthsUntil(NOW)
  expect(months.map(m => m.month)).toEqual([
    '2025-07',
    '2025-08',
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
  ])
  expect(months.at(-1)?.until).toEqual(NOW)
  expect(months.at(-2)?.until).toEqual(at('2026-06-01'))
  expect(monthsUntil(NOW, at('2026-05-20')).map(m => m.month)).toEqual(['2026-05', '2026-06'])
})

test('members count as they stood at the end of each month, and as joined once', () => {
  const many = Array.from({ length: 5 }, (_, member) => ({ member, since: at('2026-04-10'), until: undefined }))
  const back = [
    { member: 7, since: at('2026-04-11'), until: at('2026-04-20') },
    { member: 7, since: at('2026-06-01'), until: undefined },
  ]
  const [april, may, june] = membersByMonth([...many, ...back], monthsUntil(NOW, at('2026-04-01')))
  expect(april).toMatchObject({ total: 5, joined: { count: 6 } })
  expect(may).toMatchObject({ total: 5, joined: { count: null, fewerThan5: true } })
  expect(june).toMatchObject({ total: 6, joined: { count: null } })
})

test('from what is told of active and silent nobody works out a number under five', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (total, active) => {
      const told = splitOf(total, Math.min(active, total))
      if (total < 10) {
        expect(told).toBeUndefined()
        return
      }
      // Every number that fits what was told, for a reader who knows the total.
      const same = Array.from({ length: total + 1 }, (_, n) => n).filter(
        n => JSON.stringify(splitOf(total, n)) === JSON.stringify(told),
      )
      const real = Math.min(active, total)
      if (real < 5) expect(same).toEqual([0, 1, 2, 3, 4])
      else if (total - real < 5) expect(same).toHaveLength(5)
      else expect(same).toEqual([real])
    }),
  )
})

const question = (asked: string, answered?: string, settled = false): AskedQuestion => ({
  id: asked,
  title: asked,
  at: at(asked),
  answeredAt: answered === undefined ? undefined : at(answered),
  settled,
})
test('unanswered is what nobody else has answered for two days', () => {
  const asked = [
    question('2026-06-14'),
    question('2026-06-10'),
    question('2026-06-01'),
    question('2026-06-02', '2026-06-03'),
    question('2026-06-03', undefined, true),
  ]
  expect(unanswered(asked, NOW).map(q => q.id)).toEqual(['2026-06-01', '2026-06-10'])
})

test('the first response by month, and quantiles that are values that there were', () => {
  const asked = [
    question('2026-05-01', '2026-05-02'),
    question('2026-05-03', '2026-05-06'),
    question('2026-05-09'),
    question('2026-06-01', '2026-06-02'),
  ]
  expect(responsesByMonth(asked, monthsUntil(NOW, at('2026-05-01')))).toEqual([
    { month: '2026-05', questions: 3, answered: 2, median: 1440, p90: 4320 },
    { month: '2026-06', questions: 1, answered: 1, median: 1440, p90: 1440 },
  ])
  expect(quantile([], 0.5)).toBeUndefined()
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
})

test('topics are words of more than one question', () => {
  const topics = topicsOf([
    'Has anybody seen payslip loaders?',
    'A payslip loader, again',
    'Payslip mails from the print firm?',
    'Who uses Citrix?',
    'payslip payslip payslip',
  ])
  expect(topics).toEqual([
    { topic: 'payslip', questions: 4 },
    { topic: 'loader', questions: 2 },
  ])
})
