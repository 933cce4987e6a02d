import { notFound, refused } from '../../domain/fault.ts'
import { LAYERS, type Layer, layerRank } from '../../domain/report.ts'
import type { PartKind } from '../../domain/situation.ts'
import { readJudgement } from '../../domain/yardstick.ts'
import type { PartIn } from '../../formats/api/situations.ts'
import type { Rows } from '../../store/database.ts'
import { type PartRow, rest, restNoMore } from '../../store/part-store.ts'
import { restNoMoreOnRelease, restOnRelease } from '../../store/release-store.ts'
import { tagOf } from './situation-words.ts'

/** One wording of a part, as it is kept in the history: enough to put it back. */
export interface PartContent {
  kind: PartKind
  text: string
  detail: Record<string, unknown>
  sources: { report: string; layer: Layer }[]
  /** Texts released to the desk. */
  releases: string[]
}

export function contentOf(asked: PartIn): PartContent {
  const { kind, text, sources, releases, ...detail } = asked
  return { kind, text, detail, sources: inOrder(sources), releases: [...releases].sort() }
}
export const contentOfRow = (row: PartRow): PartContent => ({
  kind: row.kind,
  text: row.text,
  detail: row.detail,
  sources: inOrder(row.sources.map(s => ({ report: s.report, layer: layerOf(s.layer) }))),
  releases: row.releases.map(r => r.id).sort(),
})
export const partTag = ({ text, detail, ...content }: PartContent): string =>
  tagOf([text, Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : 1)), restsOf(content)])
/** All that it rests on, each by its key. */
export const restsOf = ({ sources, releases }: Pick<PartContent, 'sources' | 'releases'>): string[] => [
  ...sources.map(keyOf),
  ...releases,
]
const keyOf = (s: { report: string; layer: Layer }): string => `${s.report} ${layerRank(s.layer)}`
const inOrder = <T extends { report: string; layer: Layer }>(sources: readonly T[]): T[] =>
  [...sources].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
export const layerOf = (rank: number): Layer => LAYERS[rank - 1] ?? 'headline'

/** A judgement that mixes bands, or probability and confidence, is refused with the reason. */
export function assertYardstick({ kind, text, detail }: PartContent): void {
  if (kind !== 'statement' || detail.as === 'fact') return
  const [first] = readJudgement(text).refused
  if (first) throw refused(first, '/text')
}

/** From now on the thing rests on these, and on nothing else. A source that the viewer does not get is not there. */
export async function restOn(tx: Rows, thing: string, before: Rests, after: Rests) {
  const [old, wanted] = [new Set(restsOf(before)), new Set(restsOf(after))]
  for (const s of after.sources)
    if (!old.has(keyOf(s)) && !(await rest(tx, thing, s.report, layerRank(s.layer)))) throw notFound()
  for (const id of after.releases) if (!old.has(id) && !(await restOnRelease(tx, thing, id))) throw notFound()
  for (const s of before.sources) if (!wanted.has(keyOf(s))) await restNoMore(tx, thing, s.report, layerRank(s.layer))
  for (const id of before.releases) if (!wanted.has(id)) await restNoMoreOnRelease(tx, thing, id)
}
type Rests = Pick<PartContent, 'sources' | 'releases'>
export const ON_NOTHING: Rests = { sources: [], releases: [] }
