import {
  type AdvisoryContent,
  LAYER_OF_RENDERING,
  type PartSource,
  RENDERING_NAMES,
  RENDERINGS,
  type Rendering,
} from './advisory.ts'
import { isLabel } from './advisory-heading.ts'
import { layersOfAdvisory } from './advisory-rendition.ts'
import { ruleFlaw } from './detection-rule.ts'
import type { Indicator } from './indicator.ts'
import { type Tlp, tlpRank } from './marking.ts'
import type { Layer } from './report.ts'

/**
 * ★ The release check: nothing goes to an audience that rests only on what that audience may not know. Every part of every
 * rendering is asked for a source that all of its readers get anyway, under a marking that is no stricter than the rendering's, or
 * that has agreed. What may not go is named, with the reason, so that it can be put right.
 */
export interface Part {
  rendering: Rendering
  kind: 'title' | 'sentence' | 'step' | 'indicator' | 'hunt' | 'rule'
  /** From 1, within its kind and rendering. */
  n: number
  /** "Sentence 2 of the board line". */
  label: string
  text: string
  sources: readonly PartSource[]
  /** Says where one is in the text and nothing else: it rests on nothing. */
  isLabel?: boolean
}

/** A rendering with those who get it: circles by number, with the names that the desk knows them by. */
export interface RenderingReaders {
  rendering: Rendering
  tlp: Tlp
  circles: readonly { id: number; name: string }[]
}
/** A layer, or a released text, that the viewer gets: its marking, and which circles of the advisory's audience may not know it. */
export interface SourceLayer {
  title: string
  tlp: Tlp
  missing: readonly number[]
}
export interface ReleaseFacts {
  readers: readonly RenderingReaders[]
  /** By `sourceKey`; what is not in it is not there any more. */
  layers: ReadonlyMap<string, SourceLayer>
  /** By `agreedKey`: private answers that were found to be the source's own. */
  agreed: ReadonlySet<string>
  /** Released texts by their id: those who read them, and to whom they were released onward. */
  released: ReadonlyMap<string, SourceLayer>
  /** By `assertedKey`: values that the layer, or the released text, says. */
  asserted: ReadonlySet<string>
  /** Values that somebody asked to be left alone, as they stand in outputs; asked in small letters. */
  withheld: ReadonlySet<string>
}
export const sourceKey = (report: string, layer: Layer): string => `${report} ${layer}`
export const agreedKey = (report: string, entry: string): string => `${report} ${entry}`
/** `source`: a layer by its `sourceKey`, or a released text by its id. */
export const assertedKey = (source: string, indicator: { type: string; value: string }): string =>
  `${source} ${indicator.type} ${indicator.value}`

export const OBJECTIONS = [
  'no-audience',
  'unfinished',
  'no-source',
  'not-covered',
  'too-open',
  'gone',
  'not-asserted',
  'withheld',
  'rule',
] as const
export type ObjectionCode = (typeof OBJECTIONS)[number]
export interface Objection {
  code: ObjectionCode
  rendering: Rendering
  kind: Part['kind'] | 'whole'
  n: number
  /** The part itself, as far as a line holds it. */
  text: string
  sentence: string
}

/** A value as it may stand in a sentence, dead. */
export type Written = (indicator: Indicator) => string
const asItIs: Written = ({ value }) => value

export function partsOf(content: AdvisoryContent, written: Written = asItIs): Part[] {
  const named = (rendering: Rendering) => RENDERING_NAMES[rendering].replace(/^B/, 'b')
  const sentences = (rendering: Rendering, list: AdvisoryContent['board']): Part[] =>
    list.map(({ text, sources }, n) => ({
      ...{ rendering, kind: 'sentence', n: n + 1, text: text.trim(), sources },
      label: `Sentence ${n + 1} of the ${named(rendering)}`,
      // The board line and what it is called are about something; only a longer text has headings.
      isLabel: rendering === 'soc' && isLabel(text, list[n + 1]?.text),
    }))
  return [
    {
      ...{ rendering: 'board', kind: 'title', n: 1, label: 'The title' },
      ...{ text: content.title.text, sources: content.title.sources },
    },
    ...sentences('board', content.board),
    ...content.steps.map(
      ({ text, why, sources }, n): Part => ({
        ...{ rendering: 'checklist', kind: 'step', n: n + 1, text: `${text} ${why}`.trim(), sources },
        label: `Step ${n + 1} of the ${named('checklist')}`,
      }),
    ),
    ...sentences('soc', content.notes),
    ...content.indicators.map(
      (indicator, n): Part => ({
        ...{ rendering: 'soc', kind: 'indicator', n: n + 1, text: indicator.value, sources: indicator.sources },
        label: `The value ${written(indicator)}`,
      }),
    ),
    ...content.hunts.map(
      ({ title, query, sources }, n): Part => ({
        ...{ rendering: 'soc', kind: 'hunt', n: n + 1, text: `${title} ${query}`, sources },
        label: `The hunt “${title}”`,
      }),
    ),
    ...content.rules.map(
      ({ name, text, sources }, n): Part => ({
        ...{ rendering: 'soc', kind: 'rule', n: n + 1, text: `${name} ${text}`, sources, label: `The rule “${name}”` },
      }),
    ),
  ]
}

/** Sources of a part that let it go to the readers of its rendering. */
export const coveringSources = (part: Part, facts: ReleaseFacts): PartSource[] =>
  part.sources.filter(source => covers(source, part, facts))

function covers(source: PartSource, part: Part, facts: ReleaseFacts): boolean {
  switch (source.kind) {
    case 'desk':
      // Advice that rests on a report as well is judged by the report.
      return part.kind !== 'indicator' && part.sources.every(s => s.kind === 'desk')
    case 'open':
      return true
    case 'released':
    case 'report': {
      const known = knownBy(source, facts)
      if (!known) return false
      if (source.kind === 'report' && source.agreed !== undefined)
        if (facts.agreed.has(agreedKey(source.report, source.agreed))) return true
      const readers = facts.readers.find(r => r.rendering === part.rendering)
      return readers !== undefined && lacking(known, readers).length === 0 && tlpRank(known.tlp) <= tlpRank(readers.tlp)
    }
  }
}
const knownBy = (
  source: Extract<PartSource, { kind: 'report' | 'released' }>,
  facts: ReleaseFacts,
): SourceLayer | undefined =>
  source.kind === 'report'
    ? facts.layers.get(sourceKey(source.report, source.layer))
    : facts.released.get(source.release)
const lacking = (layer: SourceLayer, readers: RenderingReaders) =>
  readers.circles.filter(({ id }) => layer.missing.includes(id))

/** All that stands against publishing it as it is; empty: it may go. */
export function objections(content: AdvisoryContent, facts: ReleaseFacts, written: Written = asItIs): Objection[] {
  const parts = partsOf(content, written)
  const needed = layersOfAdvisory(content)
  const unaddressed = RENDERINGS.filter(
    r => needed.includes(LAYER_OF_RENDERING[r]) && !facts.readers.some(readers => readers.rendering === r),
  )
  return [
    ...unaddressed.map(rendering =>
      whole('no-audience', rendering, `Nobody is to get the ${RENDERING_NAMES[rendering]} yet: say who.`),
    ),
    ...(content.board.length === 0 ? [whole('unfinished', 'board', 'The board line is empty.')] : []),
    ...parts.flatMap(part => objectionTo(part, facts)),
    ...content.indicators.flatMap((indicator, n) => unasserted(indicator, parts, n, facts)),
    ...content.rules.flatMap((rule, n) => {
      const flaw = ruleFlaw(rule)
      return flaw ? [about('rule', { ...ruleAt(n), text: rule.name }, `The rule “${rule.name}”: ${flaw}`)] : []
    }),
  ]
}
const ruleAt = (n: number) => ({ rendering: 'soc' as const, kind: 'rule' as const, n: n + 1 })
const whole = (code: ObjectionCode, rendering: Rendering, sentence: string): Objection => ({
  ...{ code, rendering, kind: 'whole', n: 0, text: '', sentence },
})
const about = (
  code: ObjectionCode,
  { rendering, kind, n, text }: Pick<Part, 'rendering' | 'kind' | 'n' | 'text'>,
  sentence: string,
): Objection => ({ code, rendering, kind, n, text: text.slice(0, 200), sentence })

/** What a template left to be written: a piece in square brackets. */
const isPlaceholder = (text: string): boolean => /^\s*(?:[-*#>]\s*)*\[[^\]]*\](?!\()/.test(text)

function objectionTo(part: Part, facts: ReleaseFacts): Objection[] {
  if (part.text.trim() === '' || isPlaceholder(part.text))
    return [about('unfinished', part, `${part.label} is still to be written.`)]
  const held = heldValue(part, facts.withheld)
  if (held) {
    const is = part.kind === 'indicator' ? 'is one' : 'has a value'
    return [about('withheld', part, `${part.label} ${is} that somebody is working on: it is left out for now.`)]
  }
  // One that was said to rest on something is judged by that, like any other.
  if (part.sources.length === 0 && part.isLabel) return []
  if (part.sources.length === 0)
    return [
      about(
        'no-source',
        part,
        `${part.label} rests on nothing. Attach a source${part.kind === 'indicator' ? '' : ', or mark it as the desk’s own advice'}.`,
      ),
    ]
  if (coveringSources(part, facts).length > 0) return []
  // Nobody was chosen yet: that is said once, of the whole rendering.
  if (!facts.readers.some(r => r.rendering === part.rendering)) return []
  return [refusal(part, facts)]
}

function heldValue(part: Part, withheld: ReadonlySet<string>): boolean {
  if (withheld.size === 0) return false
  const text = part.text.toLowerCase().replaceAll('[.]', '.')
  return part.kind === 'indicator' ? withheld.has(text) : [...withheld].some(value => text.includes(value))
}

/** Why none of its sources carries a part: what is gone, whom it does not reach, or which marking it has. */
function refusal(part: Part, facts: ReleaseFacts): Objection {
  const readers = facts.readers.find(r => r.rendering === part.rendering)
  const there = part.sources.flatMap(source => {
    const known = source.kind === 'report' || source.kind === 'released' ? knownBy(source, facts) : undefined
    if (!known) return []
    const title = source.kind === 'released' ? `the released text “${known.title}”` : `“${known.title}”`
    return [{ kind: source.kind, title, tlp: known.tlp, missing: readers ? lacking(known, readers) : [] }]
  })
  if (part.kind === 'indicator' && part.sources.every(source => source.kind === 'desk'))
    return about('no-source', part, `${part.label} needs a source: a report, something open or a released text.`)
  if (there.length === 0)
    return about('gone', part, `${part.label} rests only on what was taken back, or is not to be had any more.`)
  const titles = unique(there.map(r => r.title)).join(', ')
  const missing = unique(there.flatMap(r => r.missing.map(c => c.name)))
  if (missing.length > 0) {
    const verb = missing.length === 1 ? 'does' : 'do'
    const why = there.every(r => r.kind === 'released')
      ? `which may not go on to ${listed(missing)}`
      : `which ${listed(missing)} ${verb} not get`
    return about('not-covered', part, `${part.label} rests only on ${titles}, ${why}.`)
  }
  const strictest = unique(there.map(r => `TLP:${r.tlp}`)).join(', ')
  return about(
    'too-open',
    part,
    `${part.label} rests only on ${titles} (${strictest}), and the ${RENDERING_NAMES[part.rendering]} is TLP:${readers?.tlp}: readers may pass on more than the source lets them.`,
  )
}

/** A value is said by the source that it rests on, or by something that anybody can look up. */
function unasserted(
  indicator: AdvisoryContent['indicators'][number],
  parts: readonly Part[],
  n: number,
  facts: ReleaseFacts,
): Objection[] {
  const saying = indicator.sources.filter(s => s.kind === 'report' || s.kind === 'released')
  if (saying.length < indicator.sources.length) return []
  const there = saying.filter(s => knownBy(s, facts) !== undefined)
  if (there.length === 0) return []
  const key = (s: (typeof there)[number]) => (s.kind === 'report' ? sourceKey(s.report, s.layer) : s.release)
  if (there.some(s => facts.asserted.has(assertedKey(key(s), indicator)))) return []
  const part = parts.find(p => p.kind === 'indicator' && p.n === n + 1)
  if (!part) return []
  const what = there.every(s => s.kind === 'released') ? 'the released text' : 'the report'
  return [about('not-asserted', part, `${part.label} does not stand in ${what} that it is said to rest on.`)]
}

const unique = (words: readonly string[]): string[] => [...new Set(words)]
const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
