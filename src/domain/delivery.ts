import type { Disclosure, Gate, Viewing } from './sharing.ts'
import { disclosure } from './sharing.ts'

/** What a change to a report means for one viewer, by the one rule before and after. */
export type Delivery = { kind: 'report'; layer: Disclosure } | { kind: 'withdrawal' } | undefined

/**
 * `versions` of before and after by layer: a change to a layer that the viewer does not get is no news to it.
 * Whoever could see it before and cannot now gets a withdrawal; whoever never could gets nothing.
 */
export function deliveryOf(
  viewer: Viewing,
  before: (Gate & { versions: readonly number[] }) | undefined,
  after: (Gate & { versions: readonly number[] }) | undefined,
): Delivery {
  const saw = before && disclosure(before, viewer)
  const sees = after && disclosure(after, viewer)
  if (!sees) return saw ? { kind: 'withdrawal' } : undefined
  const unchanged =
    saw !== undefined &&
    saw.layer === sees.layer &&
    saw.named === sees.named &&
    versionOf(before, saw) === versionOf(after, sees)
  return unchanged ? undefined : { kind: 'report', layer: sees }
}

const versionOf = (gate: (Gate & { versions: readonly number[] }) | undefined, seen: Disclosure): number | undefined =>
  gate?.versions[gate.layers.findIndex(l => l.layer === seen.layer)]
