import { expect, test } from 'vitest'
import { deliveryOf } from './delivery.ts'
import type { Gate, Viewing } from './sharing.ts'

const viewer: Viewing = { circles: [1], barred: [1], own: [], cap: 'RED' }
const gate = (headline: number[], technical: number[], versions = [1, 1], more: Partial<Gate> = {}) => ({
  excepted: [],
  versions,
  layers: [
    { layer: 'headline' as const, tlp: 'GREEN' as const, audience: headline, naming: [] },
    { layer: 'technical' as const, tlp: 'AMBER' as const, audience: technical, naming: [] },
  ],
  ...more,
})

test('whoever gets it for the first time gets its layer', () => {
  expect(deliveryOf(viewer, undefined, gate([1], []))).toMatchObject({ kind: 'report', layer: { layer: 'headline' } })
  expect(deliveryOf(viewer, gate([2], []), gate([1, 2], [1]))).toMatchObject({ layer: { layer: 'technical' } })
})
test('whoever could see it and cannot now gets a withdrawal; whoever never could gets nothing', () => {
  expect(deliveryOf(viewer, gate([1], []), gate([2], []))).toEqual({ kind: 'withdrawal' })
  expect(deliveryOf(viewer, gate([1], []), undefined)).toEqual({ kind: 'withdrawal' })
  expect(deliveryOf(viewer, gate([1], []), gate([1], [], [1, 1], { excepted: [1] }))).toEqual({ kind: 'withdrawal' })
  expect(deliveryOf(viewer, gate([2], []), gate([3], []))).toBeUndefined()
  expect(deliveryOf(viewer, gate([2], []), undefined)).toBeUndefined()
})
test('a change to a layer that the viewer does not get is no news to it', () => {
  expect(deliveryOf(viewer, gate([1], [2]), gate([1], [2, 3], [1, 2]))).toBeUndefined()
  expect(deliveryOf(viewer, gate([1], [2]), gate([1], [2], [2, 2]))).toMatchObject({ kind: 'report' })
  expect(deliveryOf(viewer, gate([1], [2]), gate([1], [1, 2]))).toMatchObject({ layer: { layer: 'technical' } })
})
