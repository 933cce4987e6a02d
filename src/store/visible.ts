/**
 * ★ The SQL twin of domain/sharing.ts, for the finder role, which sees gates and never text: the same predicate as
 * row-level security's `reaches`, with the viewer's circles bound as parameters (a setting read per row costs 2-4 ×).
 *
 * Every finder query begins with the four parameters of `viewerParameters`.
 */
import { tlpRank } from '../domain/marking.ts'
import type { Viewing } from '../domain/sharing.ts'

/** $1 circles, $2 barred, $3 own, $4 cap. */
export const viewerParameters = (v: Viewing): [readonly number[], readonly number[], readonly number[], number] => [
  v.circles,
  v.barred,
  v.own,
  tlpRank(v.cap),
]

/** Whether a row with these gate columns reaches the viewer. */
export const reaches = (audience: string, excepted: string, tlp: string): string =>
  `(${audience} && $1::int[] and (not ${excepted} && $2::int[] or ${audience} && $3::int[]) and ${tlp} <= $4::int)`

/**
 * The same for a row of `feed`, which stands for one circle of the audience and carries the own circles beside it. Where
 * it is joined to its `circle`, that is compared: two conditions on one column make the planner expect no rows, and it
 * sorts all that a circle ever got for the newest 50.
 */
export const reachesByCircle = (row: string, circle = row): string =>
  `(${circle}.circle = any($1::int[]) and (not ${row}.excepted && $2::int[] or ${row}.own && $3::int[]) and ${row}.tlp <= $4::int)`

/**
 * Feed: the newest of each of the viewer's circles, merged. `at` is when the first of its circles got the report, so a
 * row of a circle that got it later is left out. $5 limit, $6 and $7 the place to go on after (at, report).
 * `only`: circles to read (all of the viewer's, or one node); a row still has to reach the viewer.
 */
export const feedPage = (more: string): string => `
  select f.report, f.at from unnest($8::int[]) c(circle) cross join lateral (
    select f.report, f.at from feed f
    where f.circle = c.circle and ${reachesByCircle('f', 'c')}
      and ($6::timestamptz is null or (f.at, f.report) < ($6::timestamptz, $7::uuid))
      and not exists (select from feed e where e.report = f.report and e.circle = any($8::int[]) and e.at < f.at)
      ${more}
    order by f.at desc, f.report desc limit $5
  ) f group by f.report, f.at order by f.at desc, f.report desc limit $5`

/** When the viewer first got each report, and the richer layers of it. */
export const FIRST_GOT = `select f.report, min(f.at) as at, min(f.technical_at) as technical_at, min(f.full_at) as full_at from feed f
  where f.report = any($5::uuid[]) and ${reachesByCircle('f')} group by f.report`

/** Which of the viewer's own circles the richest layer that it reads was given to. */
const GIVEN_TO = `select r.report, array(select unnest(r.audience) intersect select unnest($1::int[]) order by 1) as circles
  from (select distinct on (l.report) l.report, l.audience from layer l
    where l.report = any($5::uuid[]) and ${reaches('l.audience', 'l.excepted', 'l.tlp')} order by l.report, l.layer desc) r`

/** Both in one statement: joined, a plan made for a few ids compares each with each when there are thousands. */
export const REACH = `select x.*, null::int[] as circles from (${FIRST_GOT}) x
  union all select y.report, null, null, null, y.circles from (${GIVEN_TO}) y`

/** Reports with this value. $5 values; capped at the newest hundred a value. */
export const LOOKUP = `
  select i.type, v.value, k.report, k.role, k.use from unnest($5::text[]) v(value)
  join indicator i on i.key = value_key(v.value)
  cross join lateral (
    select k.report, k.role, k.use, k.at from link k
    where k.indicator = i.id and k.withdrawn is null and ${reaches('k.audience', 'k.excepted', 'k.tlp')}
    order by k.at desc limit 100) k`

/** Words: the newest 500 that reach the viewer are ranked. $5 query, $6 limit. */
export const searchPage = (more: string): string => `
  select m.report from (
    select f.report, f.tsv, f.at from found f
    where f.tsv @@ websearch_to_tsquery('english', $5) and ${reaches('f.audience', 'f.excepted', 'f.tlp')}
      ${more}
    order by f.at desc limit 500) m
  group by m.report order by max(ts_rank(m.tsv, websearch_to_tsquery('english', $5))) desc, m.report limit $6`
export const SEARCH: string = searchPage('')

/**
 * Unread reports in each of the viewer's circles, and in all of them (circle null), each counted to a hundred; the newest
 * thousand that reached it through each circle are looked at. $5 seat.
 */
const unread = (counted: string): string => `
  with unread as (
    select c.circle, f.report from unnest($1::int[]) c(circle) cross join lateral (
      select n.report from (
        select f.report from feed f where f.circle = c.circle and ${reachesByCircle('f', 'c')}
        order by f.at desc limit 1000) n
      where not exists (select from reading r where r.report = n.report and r.seat = $5)
        and not exists (select from interest i where i.seat = $5 and i.what = 'report' and i.target = n.report::text and i.state = 'mute')
      limit 100) f)
  select null::int as circle, least(count(distinct report), 100)::int as unread from unread ${counted}
  union all select circle, count(*)::int from unread group by circle`
export const UNREAD: string = unread('')
/** What came through muted circles alone counts in these alone. $6 muted circles. */
export const UNREAD_BUT: string = unread('where circle <> all($6::int[])')
