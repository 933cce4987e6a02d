import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propertyOptions } from '../../test/seed.ts'
import { TLP, tlpRank } from './marking.ts'
import { LAYERS, layerRank } from './report.ts'
import { circlesNamed, disclosure, type Gate, likenessOf, type Viewing } from './sharing.ts'

const viewer = (circles: number[], more: Partial<Viewing> = {}): Viewing => ({
  circles,
  barred: circles,
  own: [],
  cap: 'RED',
  ...more,
})
const gate: Gate = {
  excepted: [9],
  layers: [
    { layer: 'headline', tlp: 'GREEN', audience: [-1, 1, 2, 3], naming: [-1, 3] },
    { layer: 'technical', tlp: 'AMBER', audience: [-1, 2, 3], naming: [-1] },
    { layer: 'full', tlp: 'RED', audience: [-1, 3], naming: [-1] },
  ],
}

test('a viewer gets the richest layer that was granted to any of its circles, and the name if a grant names', () => {
  expect(disclosure(gate, viewer([1]))).toEqual({ layer: 'headline', tlp: 'GREEN', named: false })
  expect(disclosure(gate, viewer([1, 2]))).toEqual({ layer: 'technical', tlp: 'AMBER', named: false })
  expect(disclosure(gate, viewer([3]))).toEqual({ layer: 'full', tlp: 'RED', named: true })
  expect(disclosure(gate, viewer([4]))).toBeUndefined()
  expect(disclosure(gate, viewer([]))).toBeUndefined()
})

test('what is above the cap does not exist, its name included', () => {
  expect(disclosure(gate, viewer([3], { cap: 'AMBER' }))).toEqual({ layer: 'technical', tlp: 'AMBER', named: true })
  expect(disclosure(gate, viewer([3], { cap: 'CLEAR' }))).toBeUndefined()
})

test('an exception counts at any seat of the human, and never for the author’s own member', () => {
  expect(disclosure(gate, viewer([3], { barred: [3, 9] }))).toBeUndefined()
  const own = viewer([-1, 9], { own: [-1], barred: [9] })
  expect(disclosure(gate, own)).toEqual({ layer: 'full', tlp: 'RED', named: true })
})

const circle = fc.integer({ min: -3, max: 6 }).filter(n => n !== 0)
const circles = fc.uniqueArray(circle, { maxLength: 6 })
const anyGate: fc.Arbitrary<Gate> = fc.record({
  excepted: circles,
  layers: fc.subarray([...LAYERS], { minLength: 1 }).chain(layers =>
    fc.tuple(
      ...layers.map(layer =>
        fc.record({
          layer: fc.constant(layer),
          tlp: fc.constantFrom(...TLP),
          audience: circles,
          naming: circles,
        }),
      ),
    ),
  ),
})
const anyViewer = fc.record({ circles, barred: circles, own: circles, cap: fc.constantFrom(...TLP) })

test('more circles never show less, more exceptions and a lower cap never show more', () => {
  const rank = (g: Gate, v: Viewing) => {
    const seen = disclosure(g, v)
    return seen ? layerRank(seen.layer) : 0
  }
  fc.assert(
    fc.property(anyGate, anyViewer, circle, (g, v, more) => {
      expect(rank(g, { ...v, circles: [...v.circles, more] })).toBeGreaterThanOrEqual(rank(g, v))
      expect(rank(g, { ...v, barred: [...v.barred, more] })).toBeLessThanOrEqual(rank(g, v))
      expect(rank({ ...g, excepted: [...g.excepted, more] }, v)).toBeLessThanOrEqual(rank(g, v))
      const lower = TLP[Math.max(0, tlpRank(v.cap) - 1)] ?? 'CLEAR'
      expect(rank(g, { ...v, cap: lower })).toBeLessThanOrEqual(rank(g, v))
    }),
    propertyOptions(500),
  )
})

test('nobody gets what none of its circles was given, or what is above the cap', () => {
  fc.assert(
    fc.property(anyGate, anyViewer, (g, v) => {
      const seen = disclosure(g, v)
      if (!seen) return
      const layer = g.layers.find(l => l.layer === seen.layer)
      expect(layer?.audience.some(c => v.circles.includes(c))).toBe(true)
      expect(tlpRank(seen.tlp)).toBeLessThanOrEqual(tlpRank(v.cap))
      if (g.excepted.some(c => v.barred.includes(c))) expect(layer?.audience.some(c => v.own.includes(c))).toBe(true)
      if (seen.named) expect(g.layers.some(l => l.naming.some(c => v.circles.includes(c)))).toBe(true)
    }),
    propertyOptions(500),
  )
})

test('viewers who are alike to the rule get the same, whatever else they are in', () => {
  fc.assert(
    fc.property(anyGate, anyGate, anyViewer, anyViewer, (before, after, one, other) => {
      const named = circlesNamed([before, after])
      const but = (mine: readonly number[], theirs: readonly number[]) => [
        ...theirs.filter(c => !named.has(c)),
        ...mine.filter(c => named.has(c)),
      ]
      const alike = {
        circles: but(one.circles, other.circles),
        barred: but(one.barred, other.barred),
        own: but(one.own, other.own),
        cap: one.cap,
      }
      expect(likenessOf(alike, named)).toBe(likenessOf(one, named))
      for (const g of [before, after]) {
        expect(disclosure(g, alike)).toEqual(disclosure(g, one))
        if (likenessOf(one, named) === likenessOf(other, named))
          expect(disclosure(g, one)).toEqual(disclosure(g, other))
      }
    }),
    propertyOptions(500),
  )
})
