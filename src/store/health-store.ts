import type { Month, Span } from '../domain/health.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { Rows } from './database.ts'
import { reachesByCircle, viewerParameters } from './visible.ts'

/** What the boards are worked out from. Whatever is of content goes through the gate of whoever asks. */

/** Who was in a circle when: members that are active now, by themselves or by a seat of theirs. */
export async function spansIn(rows: Rows, circle: number): Promise<Span[]> {
  const found = await rows.all<{ member: number; since: Date; until: Date | null }>(
    `select x.member, x.since, x.until from (
       select i.who as member, i.since, i.until from in_circle i where i.circle = $1
       union all
       select s.member, i.since, least(i.until, s.until) from in_circle i join seat s on s.circle = i.who where i.circle = $1
     ) x join member m on m.circle = x.member and m.state = 'active'`,
    [circle],
  )
  return found.map(({ member, since, until }) => ({ member, since, until: until ?? undefined }))
}

/** Members of a node that did something there, by month: counted in the database, which tells nobody who. */
export async function activeIn(tx: Rows, node: number, months: readonly Month[]): Promise<number[]> {
  const found = await tx.all<{ active: number }>(
    'select active from active_in_node($1, $2::timestamptz[], $3::timestamptz[]) order by n',
    [node, months.map(m => m.from), months.map(m => m.until)],
  )
  return found.map(r => r.active)
}

const QUESTIONS_IN = `
  select f.report from feed f join report r on r.id = f.report and r.kind = 'question'
  where f.circle = $5 and f.at >= $6 and ${reachesByCircle('f')} order by f.at desc limit 1000`
/** Questions that reached the viewer through this circle: the newest thousand. */
export const questionsIn = async (finder: Rows, viewer: Viewing, circle: number, since: Date): Promise<string[]> =>
  (await finder.all<{ report: string }>(QUESTIONS_IN, [...viewerParameters(viewer), circle, since])).map(r => r.report)

export interface QuestionRow {
  id: string
  title: string
  answered_at: Date | null
  settled: boolean
}
/** Through the policies: what of these questions, and of the replies to them, the viewer sees. */
export const loadQuestions = (tx: Rows, ids: readonly string[]): Promise<QuestionRow[]> =>
  tx.all(
    `select r.id, l.title, e.answered_at, r.state = 'withdrawn' or coalesce(e.accepted, false) as settled
     from report r
       join lateral (select body ->> 'title' as title from layer where report = r.id order by layer desc limit 1) l on true
       cross join lateral (select min(at) filter (where kind = 'reply' and not by_author and not private) as answered_at,
         bool_or(accepted) as accepted from entry where report = r.id) e
     where r.id = any($1::uuid[])`,
    [ids],
  )

const RECEIVED = `
  select to_char(x.at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as n from (
    select f.report, min(f.at) as at from unnest($6::int[]) c(circle) join feed f on f.circle = c.circle
    where ${reachesByCircle('f', 'c')} and not f.own && $3::int[] group by f.report
  ) x where x.at >= $5 group by 1`
/** Reports of others by the month in which they first reached the viewer. */
export async function receivedByMonth(finder: Rows, viewer: Viewing, since: Date): Promise<Map<string, number>> {
  const circles = viewer.circles.filter(c => c > 0)
  const found = await finder.all<{ month: string; n: number }>(RECEIVED, [...viewerParameters(viewer), since, circles])
  return new Map(found.map(r => [r.month, r.n]))
}

export type Given = 'reports' | 'sightings' | 'answers' | 'requests'
/** What the viewer's member gave, as far as this viewer sees it (RED of colleagues, and what is above a key's cap, is not in it). */
export const gaveByMonth = (tx: Rows, member: number, since: Date) =>
  tx.all<{ month: string; what: Given; n: number }>(
    `select to_char(x.at at time zone 'UTC', 'YYYY-MM') as month, x.what, count(*)::int as n from (
       select a.shared_at as at, 'reports' as what from author a where a.member = $1 and a.shared_at >= $2
       union all
       select e.at, case e.kind when 'sighting' then 'sightings' else 'answers' end
         from entry_author w join entry e on e.id = w.entry
         where w.member = $1 and e.kind in ('sighting', 'reply') and e.at >= $2
       union all
       select e.at, 'requests' from author a join entry e on e.report = a.report
         where a.member = $1 and e.by_author and e.private and e.at >= $2
     ) x group by 1, 2`,
    [member, since],
  )

/** Which of these reports are the viewer's member's own, or have something of it in their thread already. */
export const touchedBy = async (tx: Rows, member: number, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.all<{ report: string }>(
        `select report from author where member = $1 and report = any($2::uuid[])
         union select e.report from entry_author w join entry e on e.id = w.entry where w.member = $1 and e.report = any($2::uuid[])`,
        [member, ids],
      )
    ).map(r => r.report),
  )

export interface ShownValue {
  report: string
  title: string
  type: string
  value: string
}
/** Of each report the first value that is worth looking for, and that was not taken back. */
export const valuesOf = (tx: Rows, seat: number, ids: readonly string[]): Promise<ShownValue[]> =>
  tx.all(
    `select l.report, l.body ->> 'title' as title, i.one ->> 'type' as type, i.one ->> 'value' as value
     from layer l join report r on r.id = l.report and r.state = 'shared'
       join lateral (select one from jsonb_array_elements(coalesce(l.body -> 'indicators', '[]')) one
         where one ->> 'use' in ('block', 'detect', 'hunt') and one ->> 'type' not in ('yara', 'sigma', 'suricata') and one ->> 'withdrawn' is null limit 1) i on true
       left join reading g on g.report = l.report and g.seat = $2
     where l.layer = 2 and l.report = any($1::uuid[])
     order by g.report is not null desc, array_position($1::uuid[], l.report) limit 20`,
    [ids, seat],
  )

export interface StandingRow {
  kind: string
  standing: 'active' | 'silent' | 'lapsed'
  n: number
}
/** Members by kind, and whether anybody of theirs came by since then. Where all people's seats lapsed, so has the member. */
export const standingOfMembers = (rows: Rows, since: Date): Promise<StandingRow[]> =>
  rows.all(
    `select m.kind, case when m.state <> 'active' or u.lapsed then 'lapsed' when u.used then 'active' else 'silent' end as standing,
       count(*)::int as n
     from member m cross join lateral (
       select coalesce(bool_or(greatest(s.used_at, e.used_at, k.used_at) >= $1), false) as used,
         coalesce(bool_and(s.state = 'lapsed'), false) as lapsed
       from seat s left join session e on e.seat = s.circle left join api_key k on k.seat = s.circle
       where s.member = m.circle and s.state <> 'invited' and s.until is null) u
     group by 1, 2`,
    [since],
  )
