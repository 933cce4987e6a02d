import { WEIGHT_NAMES, WEIGHTS } from '../../domain/hypotheses.ts'
import { REGION_CODES, REGIONS, SECTOR_SLUGS, SECTORS } from '../../domain/member.ts'
import { mergeOne, mergeSet, type Three } from '../../domain/merge.ts'
import { mergedText, mergeText } from '../../domain/merge-text.ts'
import { LAYERS } from '../../domain/report.ts'
import { ENTITY_KIND_NAMES, ENTITY_KINDS, STATEMENT_KINDS } from '../../domain/situation.ts'
import type { Part } from './api.ts'
import type { Source } from './sources.tsx'

/** A part of a situation as it is being written. */
export interface Draft {
  text: string
  as: (typeof STATEMENT_KINDS)[number]
  weight: (typeof WEIGHTS)[number]
  entity: (typeof ENTITY_KINDS)[number]
  aliases: string
  sector: string
  region: string
  sources: readonly Source[]
  releases: readonly string[]
}

type Written = Partial<Pick<Part, 'as' | 'weight' | 'entity' | 'aliases' | 'sector' | 'region'>> & {
  text: string
  sources: readonly Source[]
}
const draftFrom = (part: Written | undefined, releases: readonly string[]): Draft => ({
  text: part?.text ?? '',
  as: part?.as ?? 'judgement',
  weight: part?.weight ?? 'medium',
  entity: part?.entity ?? 'actor',
  aliases: (part?.aliases ?? []).join(', '),
  sector: part?.sector ?? '',
  region: part?.region ?? '',
  sources: part?.sources.map(({ report, layer }) => ({ report, layer })) ?? [],
  releases,
})
export const draftOf = (part: Part | undefined): Draft => draftFrom(part, part?.releases.map(r => r.id) ?? [])

/** What another analyst wrote in the meantime, as the refusal carries it. */
export function standingDraft(stands: Readonly<Record<string, unknown>> | undefined): Draft | undefined {
  if (typeof stands?.text !== 'string') return undefined
  const detail = fieldsOf(stands.detail)
  const one = <T extends string>(list: readonly T[], value: unknown): T | undefined => list.find(v => v === value)
  const written = {
    ...{ as: one(STATEMENT_KINDS, detail.as), weight: one(WEIGHTS, detail.weight) },
    ...{ entity: one(ENTITY_KINDS, detail.entity), aliases: strings(detail.aliases) },
    ...{ sector: one(SECTOR_SLUGS, detail.sector), region: one(REGION_CODES, detail.region) },
    text: stands.text,
    sources: list(stands.sources).flatMap(source => {
      const { report, layer } = fieldsOf(source)
      const known = one(LAYERS, layer)
      return typeof report === 'string' && known ? [{ report, layer: known }] : []
    }),
  }
  return draftFrom(written, strings(stands.releases))
}
const fieldsOf = (of: unknown): Readonly<Record<string, unknown>> =>
  typeof of === 'object' && of !== null ? Object.fromEntries(Object.entries(of)) : {}
const list = (of: unknown): readonly unknown[] => (Array.isArray(of) ? of : [])
const strings = (of: unknown): string[] => list(of).filter(item => typeof item === 'string')

/** Both put together, with what differs beside the text, in words. */
export function mergeDrafts(three: Three<Draft>): { draft: Draft; differs: string[] } {
  const { base, mine, theirs } = three
  const of = <K extends keyof Draft>(field: K): Three<Draft[K]> => ({
    ...{ base: base[field], mine: mine[field], theirs: theirs[field] },
  })
  const differs: string[] = []
  const one = <K extends keyof Draft>(field: K, name: string, words: (value: Draft[K]) => string): Draft[K] => {
    const { value, clash } = mergeOne(of(field))
    if (clash)
      differs.push(
        `${name}: yours is ${words(mine[field])}, theirs ${words(theirs[field])}. Yours stands in both, merged.`,
      )
    return value
  }
  const listed = (aliases: string) => aliases.split(',').flatMap(a => a.trim() || [])
  const sources = mergeSet(of('sources'), s => `${s.report} ${s.layer}`)
  const releases = mergeSet(of('releases'), id => id)
  const theirOwn = added(mine.sources, sources) + added(mine.releases, releases)
  const gone = added(sources, mine.sources) + added(releases, mine.releases)
  const n = (count: number) => (count === 1 ? 'one source' : `${count} sources`)
  if (theirOwn > 0) differs.push(`Both, merged, also rests on ${n(theirOwn)} that the other analyst added.`)
  if (gone > 0) differs.push(`Both, merged, does not rest on ${n(gone)} of yours that the other analyst took off.`)
  return {
    draft: {
      text: mergedText(mergeText(base.text, mine.text, theirs.text)),
      as: one('as', 'It is', value => (value === 'fact' ? 'a fact' : 'a judgement')),
      weight: one('weight', 'Weight', value => WEIGHT_NAMES[value].toLowerCase()),
      entity: one('entity', 'Kind', value => ENTITY_KIND_NAMES[value].toLowerCase()),
      sector: one('sector', 'Sector', value => wordOf(SECTORS, value)),
      region: one('region', 'Region', value => wordOf(REGIONS, value)),
      aliases: mergeSet({ base: listed(base.aliases), mine: listed(mine.aliases), theirs: listed(theirs.aliases) }, a =>
        a.toLowerCase(),
      ).join(', '),
      sources,
      releases,
    },
    differs,
  }
}
/** How many of `now` are not in `before`. */
function added(before: readonly (Source | string)[], now: readonly (Source | string)[]): number {
  const key = (s: Source | string) => (typeof s === 'string' ? s : `${s.report} ${s.layer}`)
  const there = new Set(before.map(key))
  return now.filter(s => !there.has(key(s))).length
}
const wordOf = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? 'not said'
