import {
  type DetectionRule,
  type PartSource,
  RULE_LANGUAGES,
  type RuleLanguage,
  type Sentence,
  type Sourced,
} from './advisory.ts'
import { ruleName } from './detection-rule.ts'
import type { Indicator } from './indicator.ts'
import { SECTORS, type Sector } from './member.ts'
import { isSame } from './merge.ts'
import { sourceId } from './merge-sources.ts'
import type { Affects, Layer } from './report.ts'

/** A situation as an advisory begins from it: all that this analyst gets of it, each piece on what it rests on. */
export interface SituationFacts {
  /** Undefined where it begins with some of its reports alone: the name, or what stands for it, may be of the others. */
  name: string | undefined
  reports: readonly SituationReport[]
  statements: readonly Sourced<Sentence & { as: 'judgement' | 'fact' }>[]
  techniques: readonly Sourced<Sentence>[]
  /** Whom it struck, as the desk wrote it down. */
  victims: readonly Sourced<{ sector: Sector }>[]
  /** Values that are to be left alone for now. */
  withheld: ReadonlySet<string>
}
export interface SituationReport {
  report: string
  title: string
  /** The layer that says its values. */
  layer: Layer
  affects?: Affects | undefined
  indicators: readonly Indicator[]
}

const MOST_SOURCES = 20
const MOST_VALUES = 1_000
const MOST_RULES = 20
const headline = (report: string): PartSource => ({ kind: 'report', report, layer: 'headline' })

/** The same thing said by several sources is one thing on all of them. */
class Gathered<T> {
  readonly #found = new Map<string, { item: T; sources: PartSource[] }>()
  add(key: string, item: T, sources: readonly PartSource[]): void {
    const there = this.#found.get(key) ?? { item, sources: [] }
    for (const source of sources)
      if (there.sources.length < MOST_SOURCES && !there.sources.some(s => sourceId(s) === sourceId(source)))
        there.sources.push(source)
    this.#found.set(key, there)
  }
  all(): { item: T; sources: readonly PartSource[] }[] {
    return [...this.#found.values()]
  }
}

const isRule = (type: string): type is RuleLanguage => RULE_LANGUAGES.some(language => language === type)

/** What a SOC can act on. A victim's own values, what is context alone and what is not to be touched stay at the desk. */
export function valuesOf({ reports, withheld }: SituationFacts): Sourced<Indicator>[] {
  const values = new Gathered<Indicator>()
  for (const { report, layer, indicators } of reports)
    for (const { type, value, role, use } of indicators) {
      if (type === 'attack-technique' || isRule(type) || role === 'victim') continue
      if (use === 'context' || use === 'do-not-touch' || withheld.has(value)) continue
      values.add(`${type} ${value}`, { type, value, role, use }, [{ kind: 'report', report, layer }])
    }
  return values
    .all()
    .slice(0, MOST_VALUES)
    .map(({ item, sources }) => ({ ...item, sources }))
}

/** Detection rules that reports carry, each under the name that it has itself. */
export function rulesOf({ reports }: SituationFacts): Sourced<DetectionRule>[] {
  const rules = new Gathered<DetectionRule>()
  for (const { report, layer, indicators } of reports)
    for (const { type, value: text } of indicators)
      if (isRule(type)) {
        const rule = { language: type, text }
        rules.add(text, { ...rule, name: ruleName(rule) ?? 'A rule' }, [{ kind: 'report', report, layer }])
      }
  return rules
    .all()
    .slice(0, MOST_RULES)
    .map(({ item, sources }) => ({ ...item, sources }))
}

/** ATT&CK techniques, by the desk's own entities and by what reports assert. */
export function techniquesOf({ techniques, reports }: SituationFacts): Sourced<Sentence>[] {
  const found = new Gathered<string>()
  const idOf = (text: string) => /\bT\d{4}(?:\.\d{3})?\b/.exec(text)?.[0] ?? text.toLowerCase()
  for (const { text, sources } of techniques) found.add(idOf(text), text, sources)
  for (const { report, layer, indicators } of reports)
    for (const { type, value } of indicators)
      if (type === 'attack-technique') found.add(idOf(value), value, [{ kind: 'report', report, layer }])
  return found.all().map(({ item, sources }) => ({ text: item, sources }))
}

/** Sectors that it concerns: as their authors and the desk said, never worked out from who reported. */
export function sectorsOf({ victims, reports }: SituationFacts): Sourced<{ sector: Sector }>[] {
  const found = new Gathered<Sector>()
  for (const { sector, sources } of victims) found.add(sector, sector, sources)
  for (const { report, affects } of reports)
    for (const sector of affects?.sectors ?? []) found.add(sector, sector, [headline(report)])
  return found.all().map(({ item, sources }) => ({ sector: item, sources }))
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
const lines = (heading: string, list: readonly Sourced<Sentence>[]): Sourced<Sentence>[] =>
  list.length === 0
    ? []
    : [
        { text: `${heading}\n\n`, sources: [{ kind: 'desk' }] },
        ...list.map(({ text, sources }, n) => ({
          text: `- ${ended(text.trim().replaceAll(/\s+/g, ' '))}\n${n === list.length - 1 ? '\n' : ''}`,
          sources,
        })),
      ]

/** What is known, what the desk judges, how it is done and whom it concerns, each line on its own source. */
export function notesOf(facts: SituationFacts, mostReports: number): Sourced<Sentence>[] {
  const { statements, reports } = facts
  const told = statements.filter(s => s.as === 'fact')
  const reported = reports
    .slice(0, mostReports)
    .map(({ report, title }) => ({ text: title, sources: [headline(report)] }))
    .filter(({ text }) => !told.some(t => isSame(t.text.trim(), text.trim())))
  return [
    ...lines('## What is known', [...told, ...reported]),
    ...lines(
      '## What the Fusion Cell judges',
      statements.filter(s => s.as === 'judgement'),
    ),
    ...lines('## Techniques', techniquesOf(facts)),
    ...lines(
      '## Whom it concerns',
      sectorsOf(facts).map(({ sector, sources }) => ({ text: SECTORS[sector], sources })),
    ),
  ]
}
