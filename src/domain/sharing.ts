import { type Tlp, tlpRank } from './marking.ts'
import type { Layer } from './report.ts'
import { layerRank } from './report.ts'

/**
 * ★ The one rule: who sees how much of a report, and whether with the name.
 *
 * A viewer gets the richest layer, within the key's TLP cap, that was granted to any of its circles. The author's own
 * member comes first, then exceptions, then grants. The name is granted like a layer. What a viewer does not get does
 * not exist for that viewer: the answer is undefined, as it is for a report that never was.
 *
 * Its SQL twin is store/visible.ts; test/leak/twin.db.test.ts holds the two equal.
 */
export type CircleId = number

export interface LayerGate {
  layer: Layer
  tlp: Tlp
  /** Cumulative: whoever may read a richer layer may read this one. Own circles (negative) are in every one. */
  audience: readonly CircleId[]
  /** Circles that were granted this layer by name. */
  naming: readonly CircleId[]
}
export interface Gate {
  excepted: readonly CircleId[]
  layers: readonly LayerGate[]
}

/** A seat, as the rule knows it. */
export interface Viewing {
  /** Live circles of the seat, own circles included. */
  circles: readonly CircleId[]
  /** Circles of all seats of the human: an exception counts if any of them is excepted. */
  barred: readonly CircleId[]
  /** Negative: the own circles of the seat, its member and (for its admins) its admins. */
  own: readonly CircleId[]
  /** The highest marking that leaves by this session or key. */
  cap: Tlp
}

export interface Disclosure {
  layer: Layer
  tlp: Tlp
  named: boolean
}

export function disclosure(gate: Gate, viewer: Viewing): Disclosure | undefined {
  const excepted = overlaps(gate.excepted, viewer.barred)
  const reaches = (audience: readonly CircleId[]) =>
    overlaps(audience, viewer.circles) && (!excepted || overlaps(audience, viewer.own))
  const within = gate.layers.filter(l => tlpRank(l.tlp) <= tlpRank(viewer.cap))
  const richest = within.filter(l => reaches(l.audience)).sort((a, b) => layerRank(b.layer) - layerRank(a.layer))[0]
  return richest && { layer: richest.layer, tlp: richest.tlp, named: within.some(l => reaches(l.naming)) }
}

/** All circles that these gates name. */
export const circlesNamed = (gates: readonly Gate[]): ReadonlySet<CircleId> =>
  new Set(gates.flatMap(g => [...g.excepted, ...g.layers.flatMap(l => [...l.audience, ...l.naming])]))

/**
 * All that the rule looks at in a viewer, for gates that name these circles and no other: it answers alike for viewers who are
 * alike in this, so that for many it needs to be asked once.
 */
export function likenessOf(viewer: Viewing, named: ReadonlySet<CircleId>): string {
  let likeness: string = viewer.cap
  for (const circles of [viewer.circles, viewer.barred, viewer.own]) {
    likeness += '|'
    for (const circle of circles) if (named.has(circle)) likeness += `${circle},`
  }
  return likeness
}

const overlaps = (a: readonly CircleId[], b: readonly CircleId[]): boolean => a.some(id => b.includes(id))
