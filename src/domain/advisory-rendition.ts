import {
  type ActionStep,
  type AdvisoryContent,
  type AdvisoryInReport,
  type DetectionRule,
  type Hunt,
  RENDERINGS,
  type Rendering,
} from './advisory.ts'
import { joinSentences } from './advisory-text.ts'
import type { Indicator } from './indicator.ts'
import type { Rendition } from './rendition.ts'
import { LAYERS, type Layer, layerRank } from './report.ts'

/** What each layer's readers get of an advisory, word for word: the preview and what is served are made by this one function. */
export const renderingOf = (layer: Layer): Rendering => RENDERINGS[layerRank(layer) - 1] ?? 'board'

/** A board line always; a checklist when there are steps; a SOC package when there is anything in it. */
export const layersOfAdvisory = (
  content: Pick<AdvisoryContent, 'steps' | 'notes' | 'indicators' | 'hunts' | 'rules'>,
): Layer[] => {
  const { steps, notes, indicators, hunts, rules } = content
  return LAYERS.filter(
    layer =>
      layer === 'headline' ||
      (layer === 'technical' ? steps.length > 0 : [notes, indicators, hunts, rules].some(list => list.length > 0)),
  )
}

export type AdvisoryRendition<I extends Indicator = Indicator> = Rendition<I> & { advisory: AdvisoryInReport }

export function advisoryRendition<I extends Indicator>(
  content: Omit<AdvisoryContent, 'indicators'> & { indicators: readonly I[] },
  layer: Layer,
): AdvisoryRendition<I> {
  const has = (other: Layer) => layerRank(layer) >= layerRank(other)
  return {
    kind: 'advisory',
    title: content.title.text.trim(),
    summary: joinSentences(content.board),
    provenance: { kind: 'passed-on', detail: 'Drawn together by the Fusion Cell' },
    ...(has('full') ? { indicators: content.indicators, notes: joinSentences(content.notes) } : {}),
    advisory: {
      kind: content.kind,
      edition: 1,
      ...(has('technical') ? { steps: content.steps.map(stepOf) } : {}),
      ...(has('full') ? { hunts: content.hunts.map(huntOf), rules: content.rules.map(ruleOf) } : {}),
    },
  }
}
const stepOf = ({ id, text, why, minutes, who, control }: ActionStep): ActionStep => ({
  ...{ id, text, why, minutes, who },
  ...(control ? { control } : {}),
})
const huntOf = ({ title, query }: Hunt): Hunt => ({ title, query })
const ruleOf = ({ language, name, text }: DetectionRule): DetectionRule => ({ language, name, text })

/**
 * What a correction changed in one layer, for its readers: worked out from what they had and what they get, so that nobody is
 * told of a change in a layer that is not theirs. `written`: a value as it may stand in a text, dead.
 */
export function changesOf(
  before: AdvisoryRendition,
  after: AdvisoryRendition,
  written: (indicator: Indicator) => string,
): string[] {
  const changes: string[] = []
  if (before.title !== after.title) changes.push('The title was changed.')
  if (before.summary !== after.summary) changes.push('The board line was changed.')
  const [was, is] = [before.advisory, after.advisory]
  changes.push(...changedSteps(was.steps ?? [], is.steps ?? []))
  if ((before.notes ?? '') !== (after.notes ?? '')) changes.push('The notes for the SOC were changed.')
  changes.push(...changedIndicators(before.indicators ?? [], after.indicators ?? [], written))
  if (!isSame(was.hunts ?? [], is.hunts ?? [])) changes.push('The hunts were changed.')
  if (!isSame(was.rules ?? [], is.rules ?? [])) changes.push('The detection rules were changed.')
  return changes
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function changedSteps(before: readonly ActionStep[], after: readonly ActionStep[]): string[] {
  const was = new Map(before.map(s => [s.id, s]))
  const lines = after.flatMap((step, n) => {
    const old = was.get(step.id)
    if (!old) return [`Step ${n + 1} is new.`]
    return isSame(stepOf(old), stepOf(step)) ? [] : [`Step ${n + 1} was changed.`]
  })
  const gone = before.filter(step => !after.some(s => s.id === step.id)).length
  return gone > 0 ? [...lines, gone === 1 ? 'A step was taken out.' : `${gone} steps were taken out.`] : lines
}

const MOST_NAMED = 5
function changedIndicators(
  before: readonly Indicator[],
  after: readonly Indicator[],
  written: (indicator: Indicator) => string,
): string[] {
  const key = (i: Indicator) => `${i.type} ${i.value}`
  const [was, is] = [new Map(before.map(i => [key(i), i])), new Map(after.map(i => [key(i), i]))]
  const out = before.filter(i => !is.has(key(i)))
  const added = after.filter(i => !was.has(key(i))).length
  const other = after.filter(i => {
    const old = was.get(key(i))
    return old && (old.role !== i.role || old.use !== i.use)
  }).length
  const values = (n: number) => (n === 1 ? 'value' : 'values')
  return [
    ...(out.length > MOST_NAMED ? [`${out.length} values were taken out.`] : out.map(i => `Taken out: ${written(i)}`)),
    ...(added > 0 ? [`${added} ${values(added)} added.`] : []),
    ...(other > 0 ? [`Role or use of ${other} ${values(other)} changed.`] : []),
  ]
}
