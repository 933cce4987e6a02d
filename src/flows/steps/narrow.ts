import { INDICATOR_TYPES } from '../../domain/indicator.ts'
import type { Search } from '../../domain/search.ts'
import { normalise, refang } from '../../formats/text/index.ts'
import type { Rows } from '../../store/database.ts'
import { circlesOfNodes, reportsSeenToo } from '../../store/search-store.ts'
import type { Viewer } from '../../store/viewer.ts'

/** A value as it may stand in a report: as written, and as each type would normalise it. */
export function formsOf(written: string): string[] {
  const live = refang(written.trim())
  return INDICATOR_TYPES.flatMap(type => normalise(type, live) ?? [])
}

/** What a search narrows by, as the finder takes it, for this viewer as it is now: of a node that it has left, nothing. */
export interface Narrowing {
  kind: Search['kind']
  sector: string | undefined
  technique: string | undefined
  tlp: Search['tlp']
  forms: readonly string[] | undefined
  through: readonly number[] | undefined
  only: readonly string[] | undefined
}

/** For several at once: whatever they need is read once. `rows` reads as the viewer. */
export async function narrowingsOf(
  rows: Rows,
  viewer: Viewer,
  searches: readonly Partial<Search>[],
): Promise<Narrowing[]> {
  const handles = searches.flatMap(s => s.node ?? [])
  const nodes = handles.length > 0 ? await circlesOfNodes(rows, handles) : undefined
  const seen = searches.some(s => s.seen)
    ? await reportsSeenToo(rows, viewer.member, viewer.lent ? viewer.analyst : undefined)
    : undefined
  return searches.map(({ kind, node, sector, technique, tlp, value, seen: wanted }) => ({
    kind,
    sector,
    technique,
    tlp,
    forms: value === undefined ? undefined : formsOf(value),
    through: node === undefined ? undefined : viewer.circles.filter(c => c === nodes?.get(node)),
    only: wanted ? seen : undefined,
  }))
}
