import { refused } from './fault.ts'
import { laxer, type Tlp, tlpRank } from './marking.ts'
import { type Attribution, LAYER_NAMES, LAYERS, type Layer, layerRank } from './report.ts'
import type { CircleId, Gate } from './sharing.ts'

/** What kinds of circle there are. `admins` is a member's own and is never granted to. */
export const CIRCLE_KINDS = ['everyone', 'member', 'admins', 'node', 'desk', 'seat', 'kind'] as const
export type CircleKind = (typeof CIRCLE_KINDS)[number]
export interface Circle {
  id: CircleId
  kind: CircleKind
}
export interface Grant {
  layer: Layer
  to: readonly Circle[]
  as: Attribution
}

/** The strictest marking under which a circle may still be granted to, without and with a step-up. */
export function strictestFor(kind: CircleKind): Tlp {
  switch (kind) {
    case 'seat':
      return 'RED'
    case 'member':
    case 'node':
    case 'desk':
      return 'AMBER+STRICT'
    case 'everyone':
    case 'kind':
    case 'admins':
      return 'GREEN'
  }
}

/** AMBER and AMBER+STRICT may go to everyone only after a step-up and a warning. */
export const needsStepUp = (tlp: Tlp, kind: CircleKind): boolean =>
  kind === 'everyone' && tlpRank(tlp) > tlpRank('GREEN') && tlp !== 'RED'

export type Markings = { headline: Tlp; technical?: Tlp; full?: Tlp }

/**
 * Marks every layer. One TLP for the report marks the richest; a poorer one gets the highest marking that its audience
 * allows, at most that, unless it was marked by hand.
 */
export function markingsOf(
  layers: readonly Layer[],
  grants: readonly Grant[],
  tlp: Tlp,
  byHand: { headline?: Tlp | undefined; technical?: Tlp | undefined },
): Markings {
  const present = LAYERS.filter(l => layers.includes(l))
  const richest = present[present.length - 1] ?? 'headline'
  const marked: Partial<Record<Layer, Tlp>> = {}
  let above = tlp
  for (const layer of [...present].reverse()) {
    const chosen = layer === 'full' ? undefined : byHand[layer]
    above = layer === richest ? (chosen ?? tlp) : (chosen ?? laxer(above, audienceAllows(layer, grants)))
    marked[layer] = above
  }
  return { ...marked, headline: marked.headline ?? tlp }
}

const audienceAllows = (layer: Layer, grants: readonly Grant[]): Tlp =>
  grants
    .filter(g => layerRank(g.layer) >= layerRank(layer))
    .flatMap(g => g.to)
    .map(c => strictestFor(c.kind))
    .reduce(laxer, 'RED')

/** Refuses what TLP does not allow to be granted, layer by layer. `steppedUp`: the author has just proved presence. */
export function assertGrantable(
  layers: readonly Layer[],
  grants: readonly Grant[],
  markings: Markings,
  steppedUp: boolean,
): void {
  grants.forEach((grant, n) => {
    const at = `/audience/grants/${n}`
    if (!layers.includes(grant.layer))
      throw refused(`The report has no ${LAYER_NAMES[grant.layer].toLowerCase()}.`, `${at}/layer`)
    if (grant.to.length === 0) throw refused('An empty audience is refused, never read as everyone.', `${at}/to`)
    for (const circle of grant.to) {
      if (circle.id <= 0 || circle.kind === 'admins') throw refused('That is no circle to share with.', `${at}/to`)
      for (const layer of layers.filter(l => layerRank(l) <= layerRank(grant.layer))) {
        const tlp = markings[layer]
        if (!tlp || tlpRank(tlp) <= tlpRank(strictestFor(circle.kind))) continue
        if (needsStepUp(tlp, circle.kind) && steppedUp) continue
        throw refused(whyNot(tlp, circle.kind, layer), `${at}/to`)
      }
    }
  })
  for (const [poorer, richer] of [
    ['headline', 'technical'],
    ['technical', 'full'],
    ['headline', 'full'],
  ] as const) {
    const [a, b] = [markings[poorer], markings[richer]]
    if (a && b && tlpRank(a) > tlpRank(b))
      throw refused(
        `A richer level of detail never has a lower TLP: ${poorer} is ${a}, ${richer} is ${b}.`,
        '/audience/layerTlp',
      )
  }
}

function whyNot(tlp: Tlp, kind: CircleKind, layer: Layer): string {
  const what = `TLP:${tlp} ${LAYER_NAMES[layer].toLowerCase()}`
  if (tlp === 'RED') return `${what} can go to named persons alone. Choose them, or the Fusion Cell desk.`
  if (kind === 'everyone')
    return `${what} can go to everyone only after you confirm it is you. Choose nodes or members, or use GREEN.`
  return `${what} can go to persons, members, nodes and the desk, not to a whole kind of member.`
}

/**
 * The own circles that stand in a layer: the member; for RED the author's seat, colleagues named, and the admins. A
 * secondee is no colleague of those who host the desk: what it shares is its own and their admins' under any marking.
 */
export interface OwnCircles {
  member: CircleId
  seats: readonly CircleId[]
  admins: CircleId
  lent?: boolean
}
const ownOf = (tlp: Tlp, own: OwnCircles): CircleId[] =>
  tlp === 'RED' || own.lent ? [...own.seats.map(s => -s), -own.admins] : [-own.member]

/** The same gate for what the desk asks: its own is the desk's, and not the one's who wrote it down. */
export function gateOfDesk(gate: Gate, desk: CircleId): Gate {
  const owned = (ids: readonly CircleId[]) => unique([-desk, ...ids.filter(id => id > 0)])
  return {
    ...gate,
    layers: gate.layers.map(l => ({ ...l, audience: owned(l.audience), naming: owned(l.naming) })),
  }
}

/** Works out who is in which layer. Audiences are cumulative; the own circles of richer layers stand in poorer ones. */
export function gateOf(
  layers: readonly Layer[],
  grants: readonly Grant[],
  excepted: readonly CircleId[],
  markings: Markings,
  own: OwnCircles,
): Gate {
  const ids = (gs: readonly Grant[]) => gs.flatMap(g => g.to.map(c => c.id))
  const present = LAYERS.filter(l => layers.includes(l))
  return {
    excepted: unique(excepted),
    layers: present.map(layer => {
      const tlp = markings[layer] ?? markings.headline
      const fromHere = present.filter(l => layerRank(l) >= layerRank(layer))
      const owns = fromHere.flatMap(l => ownOf(markings[l] ?? tlp, own))
      return {
        layer,
        tlp,
        audience: unique([...owns, ...ids(grants.filter(g => layerRank(g.layer) >= layerRank(layer)))]),
        naming: unique([...ownOf(tlp, own), ...ids(grants.filter(g => g.layer === layer && g.as === 'named'))]),
      }
    }),
  }
}

const unique = (ids: readonly CircleId[]): CircleId[] => [...new Set(ids)].sort((a, b) => a - b)

/** An audience as its author wrote it, by the references of circles. */
export interface AskedAudience {
  grants: readonly { layer: Layer; to: readonly string[]; as: Attribution }[]
  tlp: Tlp
  layerTlp: Partial<Record<'headline' | 'technical', Tlp | undefined>>
  except: readonly string[]
  colleagues: readonly string[]
}
/**
 * Whether somebody may come to see more than before: a circle that had less or nothing of it, or not the name; an exception
 * or a stricter marking that is gone; a colleague who is named.
 */
export function widens(before: AskedAudience, after: AskedAudience): boolean {
  const had = (ref: string, layer: Layer, named: boolean): boolean =>
    before.grants.some(g => {
      const enough = named ? g.layer === layer && g.as === 'named' : layerRank(g.layer) >= layerRank(layer)
      return enough && g.to.includes(ref)
    })
  const laxerThan = (a: Tlp | undefined, b: Tlp | undefined): boolean => tlpRank(a ?? 'CLEAR') < tlpRank(b ?? 'CLEAR')
  return (
    after.grants.some(g =>
      g.to.some(ref => !had(ref, g.layer, false) || (g.as === 'named' && !had(ref, g.layer, true))),
    ) ||
    before.except.some(ref => !after.except.includes(ref)) ||
    after.colleagues.some(ref => !before.colleagues.includes(ref)) ||
    laxerThan(after.tlp, before.tlp) ||
    (['headline', 'technical'] as const).some(layer =>
      laxerThan(after.layerTlp[layer] ?? after.tlp, before.layerTlp[layer] ?? before.tlp),
    )
  )
}
