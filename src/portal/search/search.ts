import { TLP } from '../../domain/marking.ts'
import { SECTORS, type Sector } from '../../domain/member.ts'
import { LISTED_KINDS, REPORT_KIND_NAMES } from '../../domain/report.ts'
import type { Search } from '../../domain/search.ts'
import { paths } from '../paths.ts'

/** A search is its URL: it can be kept, sent to a colleague who sees theirs, and opened again. */
export function searchOf(params: Record<string, string | undefined>): Search {
  const { q = '', kind, node, sector, technique, tlp, value, unread, seen } = params
  return {
    q,
    kind: LISTED_KINDS.find(one => one === kind),
    node: node || undefined,
    sector: isSector(sector) ? sector : undefined,
    technique: technique || undefined,
    tlp: TLP.find(one => one === tlp),
    value: value || undefined,
    unread: unread ? true : undefined,
    seen: seen ? true : undefined,
  }
}
const isSector = (slug: string | undefined): slug is Sector => slug !== undefined && Object.hasOwn(SECTORS, slug)

/** Whether two look for the same. */
export const isSame = (a: Search, b: Search): boolean => paths.searchFor(a) === paths.searchFor(b)

/** In a few words, for lists and as a proposal for a name. */
export function wordsOf(search: Search, nodeName: (handle: string) => string | undefined): string {
  const { q, kind, node, sector, technique, tlp, value, unread, seen } = search
  return [
    q.trim() && `“${q.trim()}”`,
    value,
    kind && REPORT_KIND_NAMES[kind],
    node && (nodeName(node) ?? node),
    sector && `${SECTORS[sector]} affected`,
    technique,
    tlp && `TLP:${tlp}`,
    unread && 'unread',
    seen && 'seen by us too',
  ]
    .filter(Boolean)
    .join(' · ')
}
