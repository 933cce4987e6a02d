import type { InboxItem } from '../formats/api/people.ts'
import type { Rows } from './database.ts'

/**
 * What is new for this seat, worked out from what it may see now: entries on reports that are its own, that it follows
 * or has written in; entries that mention its organisation, or a node that it follows; recalls of what it had read; sign-offs; what is new in its nodes. Nothing is kept per reader, so nothing can outlive a right.
 */
export interface InboxRow {
  id: string
  kind: Exclude<InboxItem['kind'], 'search'>
  at: Date
  report: string | null
  title: string | null
  tlp: number | null
  draft: string | null
  node: string | null
  place: string | null
  detail: string | null
  unread: boolean
  sample: string | null
}

/**
 * What the inbox says of nodes and of admission, through the policies: requests that wait, to those who run the node; decisions, to the
 * asker's admins; answers to invitations, to those who run the node; sessions, to members since they are members, and
 * never to whoever planned it; applications that wait for a step, to their vetters; requests to vouch, to those who are
 * asked. $1 seat, $2 member, $6 the viewer's circles, $7 now, $8 whether it has the scope `account`.
 */
const NODE_NOTICES = `
  requests as (
    select r.id, 'join-request' as kind, coalesce((r.talk -> -1 ->> 'at')::timestamptz, r.at) as at, n.handle as node,
      case when r.talk = '[]' then 'new' else 'answered' end as detail, n.name as place, m.name as title
    from node_request r join node n on n.circle = r.node join member m on m.circle = r.member
    where $8 and r.state = 'waiting' and r.seat <> $1 and runs_node(r.node)
  ), decisions as (
    select r.id, 'join-decision' as kind, coalesce(r.decided_at, (r.talk -> -1 ->> 'at')::timestamptz) as at, n.handle as node,
      r.state as detail, n.name as place, null as title
    from node_request r join node n on n.circle = r.node
    where $8 and r.member = $2 and r.state in ('approved', 'declined', 'asked', 'removed') and runs_member(r.member)
  ), answers as (
    select i.id, 'invitation-answered' as kind, i.decided_at as at, n.handle as node, i.state as detail, n.name as place,
      coalesce(m.name, i.address) as title
    from node_invitation i join node n on n.circle = i.node left join member m on m.circle = i.member
    where $8 and i.state in ('accepted', 'applied', 'declined') and runs_node(i.node)
  ), sessions as (
    select s.id, 'node-session' as kind, s.changed_at as at, n.handle as node,
      case when s.cancelled then 'cancelled' else 'planned' end as detail, n.name as place, s.title
    from node_session s join node n on n.circle = s.node
    where n.circle = any($6::int[]) and s.changed_at is not null and s.changed_by is distinct from $1 and s.at > $7
      and exists (select from in_circle i where i.circle = s.node and i.who in ($1, $2) and i.since <= s.changed_at
        and (i.until is null or i.until > $7))
  ), applications as (
    select a.id, 'application' as kind, coalesce((a.talk -> -1 ->> 'at')::timestamptz, a.at) as at, n.handle as node,
      case when a.state = 'approved-once' then 'second' when a.talk = '[]' then 'new' else 'answered' end as detail,
      n.name as place, a.name as title
    from application a left join node n on n.circle = a.node
    where $8 and (is_operator() or runs_node(a.node)) and (a.state in ('received', 'asked') and a.talk -> -1 ->> 'by' is distinct from 'vetters'
      or a.state = 'approved-once' and is_operator() and not exists (select from vetting v
        where v.application = a.id and v.what = 'approval' and not v.void and v.seat = $1))
  ), vouches as (
    select v.id, 'vouch-request' as kind, v.asked_at as at, null as node, 'new' as detail, null as place,
      v.about ->> 'name' as title
    from vouch v where $8 and v.state = 'waiting' and runs_member(v.member)
  ), notices as (
    select x.id::text, x.kind, x.at, x.node, x.detail, x.place, x.title, x.at > coalesce(g.at, '-infinity') as unread
    from (select * from requests union all select * from decisions union all select * from answers
      union all select * from sessions union all select * from applications union all select * from vouches) x left join inbox_read g on g.seat = $1 and g.item = x.id
  )`

const ITEMS = `
  with watched as (
    select a.report, true as own from author a where a.member = $2 and a.seat = $1
    union select e.report, false from entry e join entry_author w on w.entry = e.id where w.member = $2 and w.analyst is not distinct from $9
    union select i.target::uuid, false from interest i where i.seat = $1 and i.what = 'report' and i.state = 'follow'
  ), mine as (select report, bool_or(own) as own from watched group by report),
  written as (
    select e.id, e.kind, e.at, e.report, e.private, e.at > coalesce(g.last_at, '-infinity') as unread
    from mine m join entry e on e.report = m.report
      left join entry_author w on w.entry = e.id left join reading g on g.report = e.report and g.seat = $1
    where (w.member is distinct from $2 or w.analyst is distinct from $9) and not (e.by_author and m.own) and e.kind <> 'need-help'
  ), mentioned as (
    select e.id, e.at, e.report, e.at > coalesce(g.last_at, '-infinity') as unread, bool_or(x.circle = $10) as us
    from entry_mention x join entry e on e.id = x.entry
      left join entry_author w on w.entry = e.id left join reading g on g.report = e.report and g.seat = $1
    where x.circle = any(array(select n.circle from interest i join node n on n.handle = i.target
        where i.seat = $1 and i.what = 'node' and i.state = 'follow' and n.circle = any($6::int[])) || $10::int)
      and (x.circle = $10 or exists (select from interest i join node n on n.handle = i.target
        where i.seat = $1 and i.what = 'node' and i.state = 'follow' and n.circle = x.circle and i.at <= e.at))
      and (w.member is distinct from $2 or w.analyst is distinct from $9)
      and not (e.by_author and exists (select from author a where a.report = e.report and a.member = $2))
      and not exists (select from interest i where i.seat = $1 and i.what = 'report' and i.target = e.report::text and i.state = 'mute')
    group by e.id, e.at, e.report, g.last_at
  ), entries as (
    select id::text, case when kind = 'more-detail' then 'more-detail' when private then 'private' else 'reply' end as kind,
      at, report, null::uuid as draft, null as detail, unread
    from written where kind <> 'sighting' and id not in (select id from mentioned)
    union all
    select 'seen ' || report, 'sighting', max(at), report, null::uuid, count(*)::text, bool_or(unread)
    from written where kind = 'sighting' group by report
  ), helps as (
    select e.id::text, 'need-help' as kind, e.at, e.report, e.at > coalesce(g.last_at, '-infinity') as unread
    from entry e left join entry_author w on w.entry = e.id left join reading g on g.report = e.report and g.seat = $1
    where e.kind = 'need-help' and w.member is distinct from $2
  ), recalls as (
    select distinct on (r.report) r.id::text, case when r.advisory then 'recall' else 'withdrawal' end as kind, r.at, r.report,
      null::uuid as draft, case when c.report is null then r.reason else 'confirmed' end as detail,
      case when r.advisory then c.report is null else r.at > coalesce(g.last_at, '-infinity') end as unread, r.title
    from recall r left join reading g on g.report = r.report and g.seat = $1
      left join recall_confirmed c on c.report = r.report and c.member = $2 order by r.report, r.at desc
  ), signoffs as (
    select d.id::text, case when d.colleague = $1 then 'sign-off' else 'sign-off-decided' end as kind,
      case when d.colleague = $1 then d.created_at else d.decided_at end as at, d.report, d.id as draft, d.state as detail,
      d.colleague = $1 and d.state = 'waiting' as unread, d.request #>> '{content,headline,title}' as title
    from draft d where d.colleague = $1 or d.seat = $1 and d.state in ('shared', 'declined')
  ), samples as (
    select 'sample ' || s.id as id, case when s.answered_at >= coalesce(d.at, s.answered_at) then 'sample-answered' else 'sample-reply' end as kind,
      greatest(s.answered_at, d.at) as at, s.id as sample, s.verdict as detail, s.name as title, s.tlp,
      greatest(s.answered_at, d.at) > coalesce(g.at, '-infinity') as unread
    from sample_sender w join sample s on s.id = w.sample
      left join lateral (select max(e.at) as at from sample_entry e where e.sample = s.id and e.by_desk) d on true
      left join sample_read g on g.sample = s.id and g.seat = $1
    where w.seat = $1 and greatest(s.answered_at, d.at) is not null
  ), became as (
    select b.id::text, 'became' as kind, b.at, b.report, b.what || ' ' || coalesce(b.detail, '') as detail,
      b.at > coalesce(g.at, '-infinity') as unread
    from became_mine($7) b left join inbox_read g on g.seat = $1 and g.item = b.id
  ), ${NODE_NOTICES}
  select x.id, x.kind, x.at, x.report, x.draft, x.node, x.place, x.detail, x.unread,
    coalesce(x.title, l.body ->> 'title') as title, coalesce(x.tlp, l.tlp) as tlp, x.sample
  from (
    select id, kind, at, report, draft, null as node, null as place, detail, unread, null as title, null::smallint as tlp, null::uuid as sample from entries
    union all select id, kind, at, report, null, null, null, null, unread, null, null, null from helps
    union all select id::text, 'mention', at, report, null, null, null, case when us then 'us' else 'node' end, unread, null, null, null from mentioned
    union all select id, kind, at, report, draft, null, null, detail, unread, title, null, null from recalls
    union all select id, kind, at, report, draft, null, null, detail, unread, title, null, null from signoffs
    union all select id, kind, at, null, null, node, place, detail, unread, title, null, null from notices
    union all select id, kind, at, null, null, null, null, detail, unread, title, tlp, sample from samples
    union all select id, kind, at, report, null, null, null, detail, unread, null, null, null from became
  ) x left join lateral (select body, tlp from layer l where l.report = x.report order by l.layer desc limit 1) l on true
  where ($3::timestamptz is null or (x.at, x.id) < ($3::timestamptz, $4::text))
  order by x.at desc, x.id desc limit $5`

type Reader = {
  seat: number
  member: number
  circles: readonly number[]
  lent: boolean
  analyst: number | undefined
}
/** The newest first, after the item given. `withNotices`: of nodes and of admission too. */
export const inboxPage = (
  rows: Rows,
  reader: Reader,
  { now, withNotices }: { now: Date; withNotices: boolean },
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<InboxRow[]> =>
  rows.all<InboxRow & { [k: string]: unknown }>(ITEMS, [
    reader.seat,
    reader.member,
    after?.at ?? null,
    after?.id ?? null,
    limit,
    reader.circles,
    now,
    withNotices,
    reader.lent ? reader.analyst : null,
    reader.lent ? null : reader.member,
  ])

/** These reports count as read by the seat, as far as they reach it. */
export const readReports = (
  tx: Rows,
  { seat, member }: { seat: number; member: number },
  reports: readonly string[],
  at: Date,
) =>
  tx.all(
    `insert into reading(report, seat, member, first_at, last_at)
       select r.id, $2, $3, $4, $4 from report r where r.id = any($1::uuid[])
       on conflict (report, seat) do update set last_at = excluded.last_at`,
    [reports, seat, member, at],
  )
/** And these items of its inbox, behind which no report stands. */
export const readItems = (tx: Rows, seat: number, items: readonly string[], at: Date) =>
  tx.all(
    `insert into inbox_read(seat, item, at) select $1, i, $3 from unnest($2::uuid[]) i
       on conflict (seat, item) do update set at = excluded.at`,
    [seat, items, at],
  )
