import type { Tallied } from '../domain/picture.ts'
import type { ListedKind } from '../domain/report.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { Rows } from './database.ts'
import { reaches, reachesByCircle, viewerParameters } from './visible.ts'

/**
 * What the picture counts: the finder's work. Each report counts at the time when the viewer first got it, and for what
 * the layers say that reach the viewer; so what it does not get moves no number.
 */
export interface PictureFilter {
  /** Circles to read: all of the viewer's, or one node. */
  circles: readonly number[]
  before: Date
  since: Date
  until: Date
  kind: ListedKind | undefined
  sector: string | undefined
  /** These reports alone, as far as they reach the viewer. */
  only: readonly string[] | undefined
}
const parametersOf = (viewer: Viewing, f: PictureFilter): unknown[] => [
  ...viewerParameters(viewer),
  f.circles,
  f.before,
  f.since,
  f.until,
  f.kind ?? null,
  f.sector ?? null,
  f.only ?? null,
]

/** $5 circles, $6 before, $7 since, $8 until, $9 kind, $10 sector, $11 reports. */
const GOT = `
  got as (
    select f.report, min(f.at) as at from unnest($5::int[]) c(circle) join feed f on f.circle = c.circle
    where ${reachesByCircle('f', 'c')} and ($11::uuid[] is null or f.report = any($11::uuid[]))
    group by f.report having min(f.at) >= $6 and min(f.at) <= $8
  ), head as materialized (
    select g.report, g.at, g.at >= $7 as now, x.kind, x.sectors, x.regions from got g
      join facet x on x.report = g.report and x.layer = 1 and ${reaches('x.audience', 'x.excepted', 'x.tlp')}
    where ($9::text is null or x.kind = $9) and ($10::text is null or $10 = any(x.sectors))
  )`
const COUNTS = 'count(*) filter (where now)::int as now, count(*) filter (where not now)::int as before'

const TALLY = `
  with ${GOT}, rich as materialized (
    select h.now, x.techniques, x.types from head h
      join facet x on x.report = h.report and ${reaches('x.audience', 'x.excepted', 'x.tlp')}
    where x.types <> '{}' or x.techniques <> '{}'
  )
  select 'all' as what, '' as first, '' as second, ${COUNTS} from head
  union all select 'week', date_trunc('week', at at time zone 'UTC')::date::text, kind, ${COUNTS} from head where now group by 2, 3
  union all select 'kind', kind, '', ${COUNTS} from head group by 2
  union all select 'unsaid', '', '', ${COUNTS} from head where sectors = '{}' and regions = '{}'
  union all select 'sector', s, '', ${COUNTS} from head cross join unnest(sectors) s group by 2
  union all select 'region', r, '', ${COUNTS} from head cross join unnest(regions) r group by 2
  union all select 'cell', s, r, ${COUNTS} from head cross join unnest(sectors) s cross join unnest(regions) r where now group by 2, 3
  union all select 'technique', t, '', ${COUNTS} from rich cross join unnest(techniques) t group by 2
  union all select 'type', t, '', ${COUNTS} from rich cross join unnest(types) t group by 2`
export const tally = (finder: Rows, viewer: Viewing, filter: PictureFilter): Promise<Tallied[]> =>
  finder.all(TALLY, parametersOf(viewer, filter))

/** The newest of each half, which values and words are counted in. $12 so many. */
const NEWEST = `
  with ${GOT}
  (select report, true as now, at, count(*) over ()::int as all from head where now order by at desc, report desc limit $12)
  union all (select report, false, at, 0 from head where not now order by at desc, report desc limit $12)`
export interface NewestReport {
  report: string
  now: boolean
  at: Date
  /** How many there are in the period. */
  all: number
}
export const newest = (finder: Rows, viewer: Viewing, filter: PictureFilter, most: number): Promise<NewestReport[]> =>
  finder.all(NEWEST, [...parametersOf(viewer, filter), most])

/** Values that stand in several of these reports; `asserted` is where one of them is read. $5 reports, $6 those of the period. */
const SHARED = `
  select count(*) filter (where k.report = any($6::uuid[]))::int as now,
    count(*) filter (where not k.report = any($6::uuid[]))::int as before,
    (array_agg(k.report order by k.report))[1] as report, (array_agg(k.id order by k.report))[1] as asserted
  from link k join indicator i on i.id = k.indicator and i.type <> 'attack-technique'
  where k.report = any($5::uuid[]) and k.withdrawn is null and ${reaches('k.audience', 'k.excepted', 'k.tlp')}
  group by k.indicator having count(*) filter (where k.report = any($6::uuid[])) > 1`
export interface SharedValue {
  now: number
  before: number
  report: string
  asserted: string
}
export const sharedValues = (
  finder: Rows,
  viewer: Viewing,
  reports: readonly string[],
  inPeriod: readonly string[],
): Promise<SharedValue[]> => finder.all(SHARED, [...viewerParameters(viewer), reports, inPeriod])

const gate = (row: string): string => reaches(`${row}.audience`, `${row}.excepted`, `${row}.tlp`)
/** Minutes from when the viewer got a report of the period until others read it, the desk drew it in, an advisory came of it. */
const STAGES_OF = `
  with ${GOT}
  select extract(epoch from r.at - h.at) / 60 as read, extract(epoch from s.at - h.at) / 60 as situation,
    extract(epoch from a.at - h.at) / 60 as advisory
  from head h join facet x on x.report = h.report and x.layer = 1
    cross join lateral (select min(r.first_at) as at from reading r
      where r.report = h.report and r.first_at >= h.at and not x.audience && array[-r.member, -r.seat]) r
    cross join lateral (select min(s.since) as at from situation_report s
      where s.report = h.report and s.since >= h.at and ${gate('s')}) s
    cross join lateral (select min(a.published_at) as at from situation_report s join advisory a on a.situation = s.situation and a.published > 0
        join facet y on y.report = a.report and y.layer = 1 and ${gate('y')}
      where s.report = h.report and s.until is null and a.published_at >= h.at and ${gate('s')}) a
  where h.now`
export const stagesOf = (
  finder: Rows,
  viewer: Viewing,
  filter: PictureFilter,
): Promise<{ read: string | null; situation: string | null; advisory: string | null }[]> =>
  finder.all(STAGES_OF, parametersOf(viewer, filter))

// Through the policies -----------------------------------------------------------------------------------------------

export interface ValueRow {
  id: string
  type: string
  value: string
}
/** Asserted values by their own ids, of these reports, as the transaction's viewer gets them. */
export const valuesById = (tx: Rows, reports: readonly string[], ids: readonly string[]): Promise<ValueRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.all(
        `select distinct i ->> 'id' as id, i ->> 'type' as type, i ->> 'value' as value
         from layer l cross join jsonb_array_elements(coalesce(l.body -> 'indicators', '[]')) i
         where l.report = any($1::uuid[]) and l.layer > 1 and i ->> 'id' = any($2::text[])`,
        [reports, ids],
      )

export const titlesOf = (tx: Rows, reports: readonly string[]): Promise<{ report: string; title: string }[]> =>
  tx.all(`select report, body ->> 'title' as title from layer where layer = 1 and report = any($1::uuid[])`, [reports])

export interface DrawnRow {
  report: string
  tlp: number
  kind: string
  title: string
  occurred_at: string | null
  found_at: string | null
}
/** What the graph and the timeline show of each, in no order. */
export const drawnReports = (tx: Rows, reports: readonly string[]): Promise<DrawnRow[]> =>
  tx.all(
    `select distinct on (report) report, tlp, body ->> 'kind' as kind, body ->> 'title' as title,
       body ->> 'occurredAt' as occurred_at, body ->> 'foundAt' as found_at
     from layer where report = any($1::uuid[]) order by report, layer desc`,
    [reports],
  )
/** What stands in them, as far as this viewer gets them, and was not taken back. */
export const sayingsOf = (
  tx: Rows,
  reports: readonly string[],
): Promise<{ report: string; type: string; value: string }[]> =>
  tx.all(
    `select l.report, i ->> 'type' as type, i ->> 'value' as value
     from (select distinct on (report) report, body -> 'indicators' as indicators from layer
         where report = any($1::uuid[]) order by report, layer desc) l
       cross join jsonb_array_elements(coalesce(l.indicators, '[]')) i where i ->> 'withdrawn' is null`,
    [reports],
  )
