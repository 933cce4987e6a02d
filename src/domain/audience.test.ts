import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propertyOptions } from '../../test/seed.ts'
import {
  type AskedAudience,
  assertGrantable,
  CIRCLE_KINDS,
  type CircleKind,
  type Grant,
  gateOf,
  markingsOf,
  widens,
} from './audience.ts'
import { Fault } from './fault.ts'
import { TLP, type Tlp, tlpRank } from './marking.ts'
import { LAYERS, type Layer, layerRank } from './report.ts'

const grantTo = (kind: CircleKind, layer: Layer = 'headline'): Grant => ({ layer, to: [{ id: 7, kind }], as: 'named' })
const isGranted = (kind: CircleKind, tlp: Tlp, steppedUp: boolean): boolean => {
  try {
    assertGrantable(['headline'], [grantTo(kind)], { headline: tlp }, steppedUp)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    return false
  }
}

/** What may be granted: · always, s after a step-up, – never. In the order of TLP: CLEAR GREEN AMBER AMBER+STRICT RED. */
const TABLE: Record<CircleKind, string> = {
  everyone: '··ss–',
  kind: '··–––',
  node: '····–',
  desk: '····–',
  member: '····–',
  seat: '·····',
  admins: '–––––',
}
test.each(CIRCLE_KINDS)('TLP caps what may be granted to a circle of kind %s', kind => {
  const found = TLP.map(tlp => (isGranted(kind, tlp, false) ? '·' : isGranted(kind, tlp, true) ? 's' : '–')).join('')
  expect(found).toBe(TABLE[kind])
})

test('every layer that a grant gives is looked at, not the one that it names alone', () => {
  const markings = { headline: 'GREEN', technical: 'AMBER', full: 'RED' } as const
  const layers = [...LAYERS]
  expect(() => assertGrantable(layers, [grantTo('node', 'technical')], markings, false)).not.toThrow()
  expect(() => assertGrantable(layers, [grantTo('node', 'full')], markings, true)).toThrow(/named persons/)
  expect(() => assertGrantable(layers, [grantTo('kind', 'technical')], markings, true)).toThrow(/whole kind/)
})

test('an empty audience, an own circle and a layer that is not there are refused', () => {
  const markings = { headline: 'GREEN' } as const
  const grant = (to: Grant['to'], layer: Layer = 'headline'): Grant => ({ layer, to, as: 'named' })
  expect(() => assertGrantable(['headline'], [grant([])], markings, true)).toThrow(/never read as everyone/)
  expect(() => assertGrantable(['headline'], [grant([{ id: -7, kind: 'seat' }])], markings, true)).toThrow(/no circle/)
  expect(() => assertGrantable(['headline'], [grant([{ id: 7, kind: 'seat' }], 'full')], markings, true)).toThrow(
    /has no/,
  )
})

test('a poorer layer gets the highest marking that its audience allows, at most that of the report', () => {
  const grants = [grantTo('everyone'), grantTo('node', 'technical'), grantTo('seat', 'full')]
  expect(markingsOf(LAYERS, grants, 'RED', {})).toEqual({ headline: 'GREEN', technical: 'AMBER+STRICT', full: 'RED' })
  expect(markingsOf(LAYERS, grants, 'AMBER', {})).toEqual({ headline: 'GREEN', technical: 'AMBER', full: 'AMBER' })
  expect(markingsOf(['headline'], grants, 'AMBER', {})).toEqual({ headline: 'AMBER' })
  expect(markingsOf(LAYERS, grants, 'AMBER', { technical: 'CLEAR' })).toMatchObject({ headline: 'CLEAR' })
})

const anyGrant: fc.Arbitrary<Grant> = fc.record({
  layer: fc.constantFrom(...LAYERS),
  to: fc.array(fc.record({ id: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom(...CIRCLE_KINDS) }), {
    minLength: 1,
  }),
  as: fc.constantFrom('named' as const, 'withheld' as const),
})
const anyGrants = fc.array(anyGrant, { minLength: 1, maxLength: 5 })
const own = { member: 1, seats: [2, 3], admins: 4 }

test('markings never fall on a richer layer, and audiences never grow', () => {
  fc.assert(
    fc.property(anyGrants, fc.constantFrom(...TLP), fc.subarray([...LAYERS]), (grants, tlp, some) => {
      const layers = LAYERS.filter(l => l === 'headline' || some.includes(l))
      const gate = gateOf(layers, grants, [8], markingsOf(layers, grants, tlp, {}), own)
      for (const [n, richer] of gate.layers.entries()) {
        const poorer = gate.layers[n - 1]
        if (!poorer) continue
        expect(tlpRank(poorer.tlp)).toBeLessThanOrEqual(tlpRank(richer.tlp))
        expect(richer.audience.every(c => poorer.audience.includes(c))).toBe(true)
      }
      for (const l of gate.layers) {
        const given = grants.filter(g => layerRank(g.layer) >= layerRank(l.layer)).flatMap(g => g.to.map(c => c.id))
        expect(l.audience.filter(c => c > 0).every(c => given.includes(c))).toBe(true)
        expect(given.every(c => l.audience.includes(c))).toBe(true)
      }
    }),
    propertyOptions(300),
  )
})

test('the own circle is the member, and for RED the author, the colleagues named and the admins', () => {
  const gate = gateOf(['headline', 'full'], [grantTo('seat', 'full')], [], { headline: 'GREEN', full: 'RED' }, own)
  expect(gate.layers[0]?.audience).toEqual([-4, -3, -2, -1, 7])
  expect(gate.layers[1]?.audience).toEqual([-4, -3, -2, 7])
  expect(gate.layers[1]?.naming).toEqual([-4, -3, -2, 7])
})

test('an audience widens when anybody gets more than before, or less holds them back', () => {
  const before: AskedAudience = {
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'finance'], as: 'withheld' },
    ],
    tlp: 'AMBER',
    layerTlp: { headline: 'GREEN' },
    except: ['birch'],
    colleagues: ['seat:1'],
  }
  const same = [
    before,
    { ...before, grants: [...before.grants].reverse() },
    { ...before, grants: before.grants.slice(0, 1) },
    { ...before, grants: [{ layer: 'headline' as const, to: ['pharma', 'everyone'], as: 'withheld' as const }] },
    { ...before, except: ['birch', 'elder'] },
    { ...before, colleagues: [] },
    { ...before, tlp: 'AMBER+STRICT' as const },
  ]
  for (const after of same) expect(widens(before, after), JSON.stringify(after)).toBe(false)
  const wider: AskedAudience[] = [
    { ...before, grants: [...before.grants, { layer: 'headline', to: ['cedar'], as: 'withheld' }] },
    { ...before, grants: [...before.grants, { layer: 'full', to: ['pharma'], as: 'withheld' }] },
    { ...before, grants: [...before.grants, { layer: 'technical', to: ['pharma'], as: 'named' }] },
    { ...before, grants: [...before.grants, { layer: 'headline', to: ['pharma'], as: 'named' }] },
    { ...before, except: [] },
    { ...before, colleagues: ['seat:1', 'seat:2'] },
    { ...before, tlp: 'GREEN' },
    { ...before, layerTlp: { headline: 'CLEAR' } },
  ]
  for (const after of wider) expect(widens(before, after), JSON.stringify(after)).toBe(true)
})
