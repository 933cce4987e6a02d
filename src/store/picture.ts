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
  /** Those of this situation alone, as far as they reach the viewer. Whether it is open to it is asked before. */
  situation: string | undefined
}
const parametersOf = (viewer: Viewing, f: PictureFilter): unknown[] => [
  ...viewerParameters(viewer),
  f.circles,
  f.before,
  f.since,
  f.until,
  f.kind ?? null,
  f.sector ?? null,
  f.situation ?? null,
]

const gate = (row: string): string => reaches(`${row}.audience`, `${row}.excepted`, `${row}.tlp`)
/** Two texts: one that may be either would be planned for both. */
const ofSituation = `join situation_report s on s.situation = $11::uuid and s.report = f.report and s.until is null and ${gate('s')}`
/** $5 circles, $6 before, $7 since, $8 until, $9 kind, $10 sector, $11 situation. */
const got = (situation: boolean): string => `
  got as (
    select f.report, min(f.at) as at from unnest($5::int[]) c(circle) join feed f on f.circle = c.circle
    ${situation ? ofSituation : ''}
    where ${reachesByCircle('f', 'c')} ${situation ? '' : 'and $11::uuid is null'}
    group by f.report having min(f.at) >= $6 and min(f.at) <= $8
  ), head as materialized (
    select g.report, g.at, g.at >= $7 as now, x.kind, x.sectors, x.regions from got g
      join facet x on x.report = g.report and x.layer = 1 and ${reaches('x.audience', 'x.excepted', 'x.tlp')}
    where ($9::text is null or x.kind = $9) and ($10::text is null or $10 = any(x.sectors))
  )`
type Way = 'all' | 'situation'
const eachWay = (text: (got: string) => string): Record<Way, string> => ({
  all: text(got(false)),
  situation: text(got(true)),
})
const wayOf = (filter: PictureFilter): Way => (filter.situation === undefined ? 'all' : 'situation')
const COUNTS = 'count(*) filter (where now)::int as now, count(*) filter (where not now)::int as before'

const TALLY = eachWay(
  got => `
  with ${got}, rich as materialized (
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
  union all select 'type', t, '', ${COUNTS} from rich cross join unnest(types) t group by 2`,
)
export const tally = (finder: Rows, viewer: Viewing, filter: PictureFilter): Promise<Tallied[]> =>
  finder.all(TALLY[wayOf(filter)], parametersOf(viewer, filter))

const COUNTED = `exists (select from facet x where x.report = f.report and x.layer = 1 and ${gate('x')}
  and ($8::text is null or x.kind = $8) and ($9::text is null or $9 = any(x.sectors)))`
/**
 * The newest that came from $6 on and before $7. $5 circles, $8 kind, $9 sector, $10 situation, $11 so many. All are read from the end of
 * each circle, as the feed is, and not one further: to put a year's in order for the newest few costs fifty times as much.
 */
const NEWEST: Record<Way, string> = {
  all: `
    select f.report, f.at from unnest($5::int[]) c(circle) cross join lateral (
      select f.report, f.at from feed f
      where f.circle = c.circle and ${reachesByCircle('f', 'c')} and f.at >= $6 and f.at < $7 and $10::uuid is null
        and not exists (select from feed e where e.report = f.report and e.circle = any($5::int[]) and e.at < f.at)
        and ${COUNTED}
      order by f.at desc, f.report desc limit $11
    ) f group by f.report, f.at order by f.at desc, f.report desc limit $11`,
  situation: `
    select f.report, min(f.at) as at from situation_report s join feed f on f.report = s.report and f.circle = any($5::int[])
    where s.situation = $10::uuid and s.until is null and ${gate('s')} and ${reachesByCircle('f')} and ${COUNTED}
    group by f.report having min(f.at) >= $6 and min(f.at) < $7 order by 2 desc, 1 desc limit $11`,
}
export interface NewestReport {
  report: string
  at: Date
}
/** What the viewer first got from `from` on and before `to`, the newest first, at `most` so many. */
export const newest = (
  finder: Rows,
  viewer: Viewing,
  f: PictureFilter,
  { from, to }: { from: Date; to: Date },
  most: number,
): Promise<NewestReport[]> =>
  finder.all<NewestReport & { [k: string]: unknown }>(NEWEST[wayOf(f)], [
    ...viewerParameters(viewer),
    f.circles,
    from,
    to,
    f.kind ?? null,
    f.sector ?? null,
    f.situation ?? null,
    most,
  ])

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

/**
 * What came of each report of the period since the viewer got it (through circle $12, where one is named): when somebody of another
 * house first opened it, the desk drew it in, an advisory came of it; and the advisories. Report by report, through indexes: joined as
 * wholes, a plan made for a few compares each with each when there are thousands.
 */
const STAGES_OF = eachWay(
  got => `
  with ${got}, here as (
    select h.report, greatest(h.at, v.at) as at from head h left join feed v on v.report = h.report and v.circle = $12::int
    where h.now and ($12::int is null or v.report is not null)
  )
  select h.report, h.at, r.at as read, s.at as situation, a.at as advisory, coalesce(a.advisories, '{}') as advisories
  from here h join facet x on x.report = h.report and x.layer = 1
    left join lateral (select min(r.first_at) as at from reading r
      where r.report = h.report and r.first_at >= h.at and not x.audience && array[-r.member, -r.seat]) r on $12::int is null
    cross join lateral (select min(s.since) as at from situation_report s
      where s.report = h.report and s.since >= h.at and ${gate('s')}) s
    cross join lateral (
      select min(p.at) as at, array_agg(distinct a.report) as advisories
      from situation_report s join advisory a on a.situation = s.situation and a.state = 'published'
        join facet y on y.report = a.report and y.layer = 1 and ${gate('y')}
        cross join lateral (select min(f.at) as at from feed f where f.report = a.report and ${reachesByCircle('f')}) p
      where s.report = h.report and s.until is null and p.at >= h.at and ${gate('s')}) a`,
)
export interface StagedReport {
  report: string
  at: Date
  /** Not of a node: that is for `firstReadIn`. */
  read: Date | null
  situation: Date | null
  advisory: Date | null
  advisories: string[]
}
export const stagesOf = (
  finder: Rows,
  viewer: Viewing,
  filter: PictureFilter,
  through: number | undefined,
): Promise<StagedReport[]> =>
  finder.all<StagedReport & { [k: string]: unknown }>(STAGES_OF[wayOf(filter)], [
    ...parametersOf(viewer, filter),
    through ?? null,
  ])

const REPORTS_IN = `select f.report, f.at from feed f where f.circle = $5 and f.at >= $6 and ${reachesByCircle('f')}
  order by f.at desc, f.report desc limit 10000`
/** What reached the viewer through one circle, newest first. */
export const reportsThrough = (finder: Rows, viewer: Viewing, circle: number, since: Date) =>
  finder.all<{ report: string; at: Date }>(REPORTS_IN, [...viewerParameters(viewer), circle, since])

/** When the first report of a situation reached the viewer. */
const FIRST_OF = `select min(f.at) as at from situation_report s join feed f on f.report = s.report and ${reachesByCircle('f')}
  where s.situation = $5 and s.until is null and ${gate('s')}`
export const firstOf = async (finder: Rows, viewer: Viewing, situation: string): Promise<Date | undefined> =>
  (await finder.one<{ at: Date | null }>(FIRST_OF, [...viewerParameters(viewer), situation]))?.at ?? undefined

/** Advisories that reached the viewer in the period, newest first: of a situation, those drawn from it. $5 circles, $6 since, $7 until. */
const ADVISORIES = `
  select f.report, min(f.at) as at, count(*) over ()::int as all from advisory a
    join feed f on f.report = a.report and f.circle = any($5::int[]) and ${reachesByCircle('f')}
  where a.state = 'published' and ($8::uuid is null or a.situation = $8::uuid)
  group by f.report having min(f.at) >= $6 and min(f.at) <= $7
  order by 2 desc, 1 desc limit $9`
export const advisoriesIn = (finder: Rows, viewer: Viewing, f: PictureFilter, most: number) =>
  finder.all<{ report: string; at: Date; all: number }>(ADVISORIES, [
    ...viewerParameters(viewer),
    f.circles,
    f.since,
    f.until,
    f.situation ?? null,
    most,
  ])

// Through the policies -----------------------------------------------------------------------------------------------

/** A situation that is open to the transaction's viewer. */
export const openSituation = (tx: Rows, id: string): Promise<{ id: string; name: string } | undefined> =>
  tx.one('select id, situation_title(id) as name from situation where id = $1', [id])

/**
 * When somebody in a node, of another house than its author and `but`, first opened each report since it came there. The database
 * tells no names, and only those who guide the node and are in it, or are at the desk, of reports that reach them.
 */
export const firstReadIn = async (
  tx: Rows,
  node: number,
  came: readonly { report: string; at: Date }[],
  but: number | undefined,
): Promise<Map<string, Date>> => {
  const rows = await tx.all<{ report: string; at: Date }>(
    'select report, at from first_read_in($1, $2::uuid[], $3::timestamptz[], $4)',
    [node, came.map(c => c.report), came.map(c => c.at), but ?? null],
  )
  return new Map(rows.map(r => [r.report, r.at]))
}
/** When half of those asked, and five at least, had answered on each of these advisories: for the desk that published them. */
export const halfAnswered = async (tx: Rows, advisories: readonly string[], now: Date): Promise<Map<string, Date>> => {
  if (advisories.length === 0) return new Map()
  const rows = await tx.all<{ report: string; at: Date }>('select report, at from half_answered($1::uuid[], $2)', [
    advisories,
    now,
  ])
  return new Map(rows.map(r => [r.report, r.at]))
}

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
