import { type Tlp, tlpRank } from '../domain/marking.ts'
import type { Search } from '../domain/search.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { Rows } from './database.ts'
import { NARROWINGS } from './narrow.ts'
import { reachesByCircle, viewerParameters } from './visible.ts'

/** Searches that a seat keeps: its own, through the policies. */
export interface SavedSearch {
  id: string
  name: string
  search: Search
  followedAt: Date | undefined
  createdAt: Date
  /** When its reader last looked at what was new in it. */
  readAt: Date | undefined
}
interface Row {
  id: string
  name: string
  body: Search
  followed_at: Date | null
  created_at: Date
  read_at: Date | null
}
const SAVED = `select s.id, s.name, s.body, s.followed_at, s.created_at, g.at as read_at
  from saved_search s left join inbox_read g on g.seat = s.seat and g.item = s.id where s.seat = $1`
const saved = (r: Row): SavedSearch => ({
  id: r.id,
  name: r.name,
  search: r.body,
  followedAt: r.followed_at ?? undefined,
  createdAt: r.created_at,
  readAt: r.read_at ?? undefined,
})

export const listSearches = async (rows: Rows, seat: number): Promise<SavedSearch[]> =>
  (await rows.all<Row & { [k: string]: unknown }>(`${SAVED} order by s.name, s.id`, [seat])).map(saved)
export const followedSearches = async (rows: Rows, seat: number): Promise<SavedSearch[]> =>
  (
    await rows.all<Row & { [k: string]: unknown }>(`${SAVED} and s.followed_at is not null order by s.name, s.id`, [
      seat,
    ])
  ).map(saved)

export const insertSearch = (tx: Rows, seat: number, s: Omit<SavedSearch, 'readAt'>) =>
  tx.all('insert into saved_search(id, seat, name, body, followed_at, created_at) values ($1, $2, $3, $4, $5, $6)', [
    s.id,
    seat,
    s.name,
    JSON.stringify(s.search),
    s.followedAt ?? null,
    s.createdAt,
  ])
export const changeSearch = (tx: Rows, s: Pick<SavedSearch, 'id' | 'name' | 'search' | 'followedAt'>) =>
  tx.all('update saved_search set name = $2, body = $3, followed_at = $4 where id = $1', [
    s.id,
    s.name,
    JSON.stringify(s.search),
    s.followedAt ?? null,
  ])
/** False where this seat keeps no such search. */
export const deleteSearch = async (tx: Rows, id: string): Promise<boolean> =>
  (await tx.one('delete from saved_search where id = $1 returning id', [id])) !== undefined
/** Held to the end of the transaction, so that two requests do not both find room for one more. */
export const lockSearches = (tx: Rows, seat: number) =>
  tx.all("select pg_advisory_xact_lock(hashtext('saved-search'), $1)", [seat])
/** Of a person that was erased. */
export const forgetSearches = (tx: Rows, person: number) => tx.all('select forget_searches($1)', [person])

/** Reports on which the viewer's organisation (or, lent to the desk, the analyst) has said "seen it too", the newest so many. */
export const reportsSeenToo = async (rows: Rows, member: number, analyst: number | undefined): Promise<string[]> =>
  (
    await rows.all<{ report: string }>(
      `select e.report from entry e join entry_author a on a.entry = e.id
        where e.kind = 'sighting' and a.member = $1 and a.analyst is not distinct from $2
        group by e.report order by max(e.at) desc limit 1000`,
      [member, analyst ?? null],
    )
  ).map(r => r.report)

/** The circles of these nodes, whoever may know them: a viewer looks through its own alone. */
export const circlesOfNodes = async (rows: Rows, handles: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await rows.all<{ handle: string; circle: number }>(
        'select handle, circle from node where handle = any($1::text[])',
        [handles],
      )
    ).map(n => [n.handle, n.circle]),
  )

/** A followed search as the finder takes it. */
export interface Followed {
  id: string
  since: Date
  readAt: Date | undefined
  words: string | undefined
  kind: string | undefined
  sector: string | undefined
  technique: string | undefined
  tlp: Tlp | undefined
  forms: readonly string[] | undefined
  through: readonly number[] | undefined
  only: readonly string[] | undefined
}
export interface SearchNews {
  id: string
  matches: number
  fresh: number
  newest: Date
}
const BOTH = ['kind', 'sector', 'technique', 'tlp', 'forms', 'through', 'only', 'query'] as const
/**
 * What came lately in each of these searches: of the newest 300 reports that reached the viewer since the first of them is
 * followed, neither its own organisation's nor muted. Looked through once for all of them. $5 searches, $6 seat.
 */
const FOLLOWED = `
  with s as materialized (
    select s.*, websearch_to_tsquery('english', s.words) as query
    from jsonb_to_recordset($5::jsonb) as s(id uuid, since timestamptz, "readAt" timestamptz, words text, kind text, sector text,
      technique text, tlp int, forms text[], through int[], "only" uuid[])
  ), f as materialized (
    select x.report, x.at from unnest($1::int[]) c(circle) cross join lateral (
      select f.report, f.at from feed f
      where f.circle = c.circle and ${reachesByCircle('f', 'c')} and not f.own && $3::int[]
        and f.at > (select min(since) from s)
        and not exists (select from feed e where e.report = f.report and e.circle = any($1::int[]) and e.at < f.at)
        and ${NARROWINGS.notMutedBy('$6')}
      order by f.at desc, f.report desc limit 300) x
    group by x.report, x.at order by x.at desc limit 300
  )
  select s.id, count(*)::int as matches, max(f.at) as newest,
    (count(*) filter (where (s."readAt" is null or f.at > s."readAt") and ${NARROWINGS.unreadBy('$6')}))::int as fresh
  from s join f on f.at > s.since and ${BOTH.map(name => `(s."${name}" is null or ${NARROWINGS[name](`s."${name}"`)})`).join(' and ')}
  group by s.id`
export const newsOfSearches = (
  finder: Rows,
  viewer: Viewing & { seat: number },
  followed: readonly Followed[],
): Promise<SearchNews[]> =>
  followed.length === 0
    ? Promise.resolve([])
    : finder.all<SearchNews & { [k: string]: unknown }>(FOLLOWED, [
        ...viewerParameters(viewer),
        JSON.stringify(followed.map(f => ({ ...f, tlp: f.tlp && tlpRank(f.tlp) }))),
        viewer.seat,
      ])
