import { needsStepUp, strictestFor } from '../../domain/audience.ts'
import { laxer, type Tlp, tlpRank } from '../../domain/marking.ts'
import { ATTRIBUTIONS, LAYERS, type Layer, layerRank } from '../../domain/report.ts'
import type { ShareRequest } from '../wire.ts'
import type { Audience, GrantTo, Pick } from './draft.ts'

type AudienceRequest = ShareRequest['audience']

/** A layer that the report does not have is granted as the richest one below it that it has. */
export const grantedLayer = (layers: readonly Layer[], wished: Layer): Layer =>
  layers.filter(layer => layerRank(layer) <= layerRank(wished)).at(-1) ?? 'headline'

/** The audience as the request carries it: one grant for each layer and attribution, in the layers' order. */
export function audienceRequest(audience: Audience, layers: readonly Layer[]): AudienceRequest {
  const grants: AudienceRequest['grants'] = []
  for (const layer of LAYERS) {
    for (const as of ATTRIBUTIONS) {
      const to = audience.to.filter(grant => grant.as === as && grantedLayer(layers, grant.layer) === layer)
      if (to.length > 0) grants.push({ layer, to: [...new Set(to.map(grant => grant.ref))], as })
    }
  }
  const { headline, technical } = audience.layerTlp
  const richest = layers.at(-1)
  return {
    grants,
    except: audience.except.map(circle => circle.ref),
    tlp: markingOf(audience, layers),
    layerTlp: {
      ...(headline !== undefined && richest !== 'headline' ? { headline } : {}),
      ...(technical !== undefined && richest === 'full' && layers.includes('technical') ? { technical } : {}),
    },
    colleagues: markingOf(audience, layers) === 'RED' ? audience.colleagues.map(colleague => colleague.ref) : [],
  }
}

/** The report's one marking: as chosen, or as strict as a preset means it and the richest level's audience allows. */
export const markingOf = (audience: Audience, layers: readonly Layer[]): Tlp =>
  audience.tlpChosen ? audience.tlp : laxer(audience.tlp, allows(audience, layers, layers.at(-1) ?? 'headline'))

/** The marking each layer gets, as the server will work it out. */
export function markings(audience: Audience, layers: readonly Layer[]): { layer: Layer; tlp: Tlp }[] {
  const marked: { layer: Layer; tlp: Tlp }[] = []
  const richest = layers.at(-1) ?? 'headline'
  let above = markingOf(audience, layers)
  for (const layer of [...layers].reverse()) {
    const byHand = layer === 'full' ? undefined : audience.layerTlp[layer]
    if (layer !== richest) above = byHand ?? laxer(above, allows(audience, layers, layer))
    marked.unshift({ layer, tlp: above })
  }
  return marked
}

const allows = (audience: Audience, layers: readonly Layer[], layer: Layer): Tlp =>
  audience.to
    .filter(grant => layerRank(grantedLayer(layers, grant.layer)) >= layerRank(layer))
    .map(grant => allowedFor(grant))
    .reduce(laxer, 'RED')

/** Under RED the desk stands for its analysts of that moment, each a named person. */
const allowedFor = (circle: Pick): Tlp => (circle.kind === 'desk' ? 'RED' : strictestFor(circle.kind))

export interface Clash {
  grant: GrantTo
  layer: Layer
  tlp: Tlp
  /** It can go there after the author has proved presence. */
  stepUp: boolean
}

/** Circles that the marking does not let have their layer. The server refuses the same; here it is said in time. */
export function clashes(audience: Audience, layers: readonly Layer[]): Clash[] {
  const marked = markings(audience, layers)
  return audience.to.flatMap(grant => {
    const got = grantedLayer(layers, grant.layer)
    const clash = marked.findLast(
      ({ layer, tlp }) => layerRank(layer) <= layerRank(got) && tlpRank(tlp) > tlpRank(allowedFor(grant)),
    )
    return clash ? [{ grant, layer: clash.layer, tlp: clash.tlp, stepUp: needsStepUp(clash.tlp, grant.kind) }] : []
  })
}

export const asksStepUp = (audience: Audience, layers: readonly Layer[]): boolean =>
  clashes(audience, layers).some(clash => clash.stepUp)

const same = (a: { ref: string; layer: Layer }, b: { ref: string; layer: Layer }): boolean =>
  a.ref === b.ref && a.layer === b.layer

export function withGrant(audience: Audience, grant: GrantTo): Audience {
  return audience.to.some(other => same(other, grant)) ? audience : { ...audience, to: [...audience.to, grant] }
}
export const withoutGrant = (audience: Audience, grant: { ref: string; layer: Layer }): Audience => ({
  ...audience,
  to: audience.to.filter(other => !same(other, grant)),
})
export const withAttribution = (
  audience: Audience,
  as: GrantTo['as'],
  grant?: { ref: string; layer: Layer },
): Audience => ({
  ...audience,
  to: audience.to.map(other => (grant === undefined || same(other, grant) ? { ...other, as } : other)),
})

/** For each layer: is the author named to everybody who gets it? */
export function namedByLayer(audience: Audience, layers: readonly Layer[]): Partial<Record<Layer, boolean>> {
  const named: Partial<Record<Layer, boolean>> = {}
  for (const layer of layers) {
    const readers = audience.to.filter(grant => layerRank(grantedLayer(layers, grant.layer)) >= layerRank(layer))
    named[layer] = readers.length > 0 && readers.every(grant => grant.as === 'named')
  }
  return named
}
