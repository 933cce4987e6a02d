import { expect, test } from 'vitest'
import { isDone, openSteps, SET_UP_STEPS, type SetUpFacts } from './set-up.ts'

const EMPTY: SetUpFacts = {
  factors: 0,
  name: undefined,
  terms: 0,
  signed: true,
  national: false,
  fusionCell: false,
  mail: false,
  operators: 1,
  ticked: [],
}

test('in an empty partnership everything is open; one operator is not two', () => {
  expect(openSteps(EMPTY)).toEqual([...SET_UP_STEPS])
})

test('each step is done by what is there, or by saying so where nothing can show it', () => {
  const done = (step: (typeof SET_UP_STEPS)[number], facts: Partial<SetUpFacts>) => isDone(step, { ...EMPTY, ...facts })
  expect(done('passkey', { factors: 1 })).toBe(true)
  expect(done('name', { name: 'Rowan' })).toBe(true)
  expect(done('terms', { terms: 1, signed: false }), 'published, not signed').toBe(false)
  expect(done('terms', { terms: 1 })).toBe(true)
  expect(done('nodes', { national: true }), 'half of it').toBe(false)
  expect(done('nodes', { national: true, fusionCell: true })).toBe(true)
  expect(done('mail', { mail: true })).toBe(true)
  expect(done('mail', { ticked: ['mail'] })).toBe(true)
  expect(done('organisation', { ticked: ['regulators'] })).toBe(false)
  expect(done('regulators', { ticked: ['regulators'] })).toBe(true)
  expect(done('second-operator', { operators: 2 })).toBe(true)
})
