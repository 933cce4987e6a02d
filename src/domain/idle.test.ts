import { expect, test } from 'vitest'
import { idleStep, lapsesAt } from './idle.ts'

const DAY = 86_400_000
const now = new Date('2026-06-01T09:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * DAY)

test('warned from the ninetieth day on, once, and lapsed on the hundred and twentieth', () => {
  expect(idleStep(ago(89.9), undefined, now)).toBe('none')
  expect(idleStep(ago(90), undefined, now)).toBe('warn')
  expect(idleStep(ago(95), ago(5), now), 'warned already').toBe('none')
  expect(idleStep(ago(95), ago(200), now), 'that warning was for another silence').toBe('warn')
  expect(idleStep(ago(119.9), ago(29), now)).toBe('none')
  expect(idleStep(ago(120), ago(30), now)).toBe('lapse')
  expect(idleStep(ago(400), undefined, now)).toBe('lapse')
  expect(lapsesAt(ago(90)).getTime()).toBe(ago(-30).getTime())
})
