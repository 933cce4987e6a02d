import { expect, test } from 'vitest'
import { stageTimes } from './time-to-share.ts'

test('medians of five and more; of fewer nothing is told', () => {
  const times = [1, 2, 3, 40, 50].map(read => ({ read, situation: read * 10 }))
  expect(stageTimes([...times.slice(0, 4), { read: 50 }])).toEqual([
    { stage: 'read', reports: 5, median: 3 },
    { stage: 'situation' },
    { stage: 'advisory' },
  ])
})
