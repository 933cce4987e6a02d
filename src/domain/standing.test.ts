import { expect, test } from 'vitest'
import { mayBecome, STANDINGS } from './standing.ts'

test('a member that left stays away; one that is suspended comes back or leaves', () => {
  expect(STANDINGS.filter(to => mayBecome('left', to))).toEqual([])
  expect(STANDINGS.filter(to => mayBecome('suspended', to))).toEqual(['active', 'left'])
  for (const standing of STANDINGS) expect(mayBecome(standing, standing), standing).toBe(false)
})
