import { SECTORS, type Sector } from '../../domain/member.ts'
import { PERIODS, type Period, WHOLE } from '../../domain/picture.ts'
import { LISTED_KINDS, type ListedKind } from '../../domain/report.ts'
import { withQuery } from '../request.ts'

/** What the address says: a filter of the picture can be kept, sent and followed; each sees what it may. */
export const VIEWS = ['overview', 'techniques', 'affected', 'graph', 'timeline', 'acted'] as const
export type View = (typeof VIEWS)[number]
export const VIEW_NAMES: Record<View, string> = {
  overview: 'Overview',
  techniques: 'Techniques',
  affected: 'Sectors and regions',
  graph: 'Graph',
  timeline: 'Timeline',
  acted: 'Who has acted',
}

export interface PictureFilter {
  weeks: Period | typeof WHOLE
  /** Whose picture it is: it stands in the address before the filter. */
  situation?: string
  node?: string
  sector?: Sector
  kind?: ListedKind
}
type Search = Record<string, string | undefined>

export const viewOf = (search: Search): View => VIEWS.find(view => view === search.view) ?? 'overview'
/** What is shown where the address says nothing. */
const usual = (situation: string | undefined) => (situation === undefined ? 12 : WHOLE)
export function filterOf(search: Search, situation?: string): PictureFilter {
  const kind = LISTED_KINDS.find(one => one === search.kind)
  return {
    weeks: PERIODS.find(one => String(one) === search.weeks) ?? usual(situation),
    ...(situation === undefined ? {} : { situation }),
    ...(search.node ? { node: search.node } : {}),
    ...(isSector(search.sector) ? { sector: search.sector } : {}),
    ...(kind ? { kind } : {}),
  }
}
const isSector = (slug: string | undefined): slug is Sector => slug !== undefined && Object.hasOwn(SECTORS, slug)

export const addressOf = (base: string, view: View, { weeks, situation, ...rest }: PictureFilter): string =>
  withQuery(base, {
    view: view === 'overview' ? undefined : view,
    weeks: weeks === usual(situation) ? undefined : weeks,
    ...rest,
  })
