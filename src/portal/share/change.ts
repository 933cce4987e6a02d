import { LAYER_NAMES, type Layer, layerRank } from '../../domain/report.ts'
import { grantedLayer } from './audience.ts'
import type { Audience, Pick } from './draft.ts'

export interface AudienceChange {
  gains: boolean
  /** One plain sentence. */
  text: string
}

interface Got {
  circle: Pick
  layer: Layer
  named: boolean
}

/** The richest layer each circle was granted, and whether with the name. Worked out circle by circle: who is in two is served by the richer. */
function gotBy(audience: Audience, layers: readonly Layer[]): Map<string, Got> {
  const got = new Map<string, Got>()
  const left = new Set(audience.except.map(circle => circle.ref))
  for (const grant of audience.to) {
    if (left.has(grant.ref)) continue
    const layer = grantedLayer(layers, grant.layer)
    const before = got.get(grant.ref)
    const richer = before === undefined || layerRank(layer) > layerRank(before.layer)
    got.set(grant.ref, {
      circle: grant,
      layer: richer ? layer : before.layer,
      named: grant.as === 'named' || (before?.named ?? false),
    })
  }
  return got
}

const LAYER_WORDS: Record<Layer, string> = {
  headline: `the ${LAYER_NAMES.headline.toLowerCase()}`,
  technical: 'the indicators',
  full: 'the full story',
}

/** What saving would change for whom, in sentences: gains, losses, names shown and taken back. */
export function audienceChanges(
  before: Audience,
  beforeLayers: readonly Layer[],
  after: Audience,
  afterLayers: readonly Layer[],
): AudienceChange[] {
  const had = gotBy(before, beforeLayers)
  const has = gotBy(after, afterLayers)
  const changes: AudienceChange[] = []
  for (const [ref, old] of had) {
    const now = has.get(ref)
    const { name } = old.circle
    if (now === undefined) {
      changes.push({
        gains: false,
        text: `${name} will lose the report: whoever can see it only through this gets a withdrawal.`,
      })
    } else if (layerRank(now.layer) < layerRank(old.layer)) {
      const left = LAYER_WORDS[now.layer]
      changes.push({
        gains: false,
        text: `${name} will lose ${LAYER_WORDS[old.layer]} and keep ${left}: they get a withdrawal of the rest.`,
      })
    }
  }
  for (const [ref, now] of has) {
    const old = had.get(ref)
    const { name } = now.circle
    if (old === undefined)
      changes.push({
        gains: true,
        text: `${name} will get ${LAYER_WORDS[now.layer]}${now.named ? ', with your name' : ''}.`,
      })
    else {
      if (layerRank(now.layer) > layerRank(old.layer))
        changes.push({ gains: true, text: `${name} will get ${LAYER_WORDS[now.layer]} too.` })
      if (now.named && !old.named) changes.push({ gains: true, text: `${name} will see your name.` })
      if (!now.named && old.named) {
        changes.push({
          gains: false,
          text: `${name} will no longer see your name. Whoever has seen it may remember it.`,
        })
      }
    }
  }
  for (const circle of after.except) {
    if (!before.except.some(other => other.ref === circle.ref)) {
      changes.push({ gains: false, text: `${circle.name} will be left out, whatever else they are in.` })
    }
  }
  for (const circle of before.except) {
    if (!after.except.some(other => other.ref === circle.ref)) {
      changes.push({ gains: true, text: `${circle.name} will no longer be left out.` })
    }
  }
  return changes
}
