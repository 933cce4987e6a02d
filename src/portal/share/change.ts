import { LAYER_NAMES, LAYERS, type Layer, layerRank } from '../../domain/report.ts'
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

/** Whoever is in any circle is in everyone: what everyone gets is the least that any circle gets. 0: nothing. */
function effective(got: Got | undefined, all: ReadonlyMap<string, Got>): number {
  const everyone = all.get('everyone')
  return Math.max(got ? layerRank(got.layer) : 0, everyone ? layerRank(everyone.layer) : 0)
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
    const rank = effective(old, had)
    const now = effective(has.get(ref), has)
    if (now >= rank) continue
    const { name } = old.circle
    const [lost, kept] = [LAYERS[rank - 1] ?? old.layer, LAYERS[now - 1]]
    const text =
      kept === undefined
        ? `${name} will lose the report: whoever can see it only through this gets a withdrawal.`
        : `${name} will lose ${LAYER_WORDS[lost]} and keep ${LAYER_WORDS[kept]}: whoever had more only through this gets a withdrawal of it.`
    changes.push({ gains: false, text })
  }
  for (const [ref, now] of has) {
    const old = had.get(ref)
    const { name } = now.circle
    const more = effective(now, has) > effective(old, had)
    const newlyNamed = now.named && !(old?.named ?? false)
    if (more) {
      const named = old === undefined && now.named ? ', with your name' : ''
      changes.push({
        gains: true,
        text: `${name} will get ${LAYER_WORDS[now.layer]}${old === undefined ? named : ' too'}.`,
      })
    }
    if (newlyNamed && (old !== undefined || !more)) changes.push({ gains: true, text: `${name} will see your name.` })
    if (!now.named && old?.named) {
      changes.push({ gains: false, text: `${name} will no longer see your name. Whoever has seen it may remember it.` })
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
