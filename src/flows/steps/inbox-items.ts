import { tlpOfRank } from '../../domain/marking.ts'
import { VERDICT_NAMES, VERDICTS } from '../../domain/sample.ts'
import { TOLD, TOLD_WORDS } from '../../domain/triage.ts'
import type { InboxItem } from '../../formats/api/people.ts'
import { asViewer, type Rows } from '../../store/database.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { searchItems } from './followed-searches.ts'
import { isNotice, NODE_NOTICES, noticeWords } from './node-notices.ts'

/**
 * What is new for this seat, worked out from what it may see now: entries on reports that are its own, that it follows
 * or has written in; entries that mention its organisation, or a node that it follows; recalls of what it had read; sign-offs; what is new in its nodes. Nothing is kept per reader, so nothing can outlive a right.
 */
interface Row {
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

export async function inboxItems(
  ctx: Context,
  viewer: Viewer,
  after: Placed | undefined,
  limit: number,
): Promise<InboxItem[]> {
  const [found, searches] = await Promise.all([itemsOf(ctx, viewer, after, limit), searchItems(ctx, viewer)])
  const due = searches.filter(s => after === undefined || newerFirst(after, s) < 0)
  return due.length === 0 ? found : [...found, ...due].sort(newerFirst).slice(0, limit)
}
type Placed = { at: string; id: string }
const newerFirst = (a: Placed, b: Placed): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1

async function itemsOf(ctx: Context, viewer: Viewer, after: Placed | undefined, limit: number): Promise<InboxItem[]> {
  const found = await asViewer(ctx.db, viewer, (rows: Rows) =>
    rows.all<Row>(ITEMS, [
      viewer.seat,
      viewer.member,
      after?.at ?? null,
      after?.id ?? null,
      limit,
      viewer.circles,
      ctx.now(),
      viewer.scopes.includes('account'),
      viewer.lent ? viewer.analyst : null,
      viewer.lent ? null : viewer.member,
    ]),
  )
  return found.map(r => ({
    id: r.id,
    kind: r.kind,
    at: r.at.toISOString(),
    title: sentence(r),
    ...(r.report && r.kind !== 'withdrawal' && r.kind !== 'recall' ? { report: r.report } : {}),
    ...(r.title && !isNotice(r.kind) ? { reportTitle: r.title } : {}),
    ...(r.node ? { node: r.node } : {}),
    ...(r.draft ? { draft: r.draft } : {}),
    ...(r.sample ? { sample: r.sample } : {}),
    ...(r.tlp === null ? {} : { tlp: tlpOfRank(r.tlp) }),
    unread: r.unread,
  }))
}

function sentence(row: Row): string {
  const { kind, detail } = row
  switch (kind) {
    case 'reply':
      return 'A new reply'
    case 'private':
      return 'A private reply, to you alone'
    case 'mention':
      return detail === 'us' ? 'A reply mentions your organisation' : 'A reply mentions a node that you follow'
    case 'more-detail':
      return 'A reader asks you for more detail'
    case 'sighting':
      return detail === '1' ? 'Somebody has seen it too' : `${detail} have seen it too`
    case 'withdrawal':
      return detail === 'narrowed'
        ? 'No longer shared with you'
        : `Taken back by its author: ${(detail ?? '').replaceAll('-', ' ')}`
    case 'need-help':
      return 'A member asks for your help'
    case 'recall':
      return detail === 'confirmed'
        ? 'Recalled: your organisation confirmed that it took it out'
        : 'Recalled by the Fusion Cell: confirm that you took it out'
    case 'sign-off':
      return detail === 'waiting' ? 'A colleague asks you to sign off' : 'You decided on a sign-off'
    case 'sign-off-decided':
      return detail === 'shared' ? 'Signed off and shared' : 'Your draft was declined'
    case 'answer-accepted':
      return 'Your answer was accepted'
    case 'question':
      return 'A question'
    case 'became':
      return becameWords(detail ?? '')
    case 'sample-reply':
      return 'The desk writes to you about what you sent'
    case 'sample-answered':
      return `The desk has looked: ${answer(detail)}`
    case 'join-request':
    case 'join-decision':
    case 'invitation-answered':
    case 'node-session':
    case 'application':
    case 'vouch-request':
      return noticeWords(row)
  }
}

function becameWords(detail: string): string {
  const [what, words] = detail.split(' ')
  if (what === 'used') return 'The Fusion Cell used your report in an advisory'
  if (what === 'answered') return 'Your report answered a question of the Fusion Cell’s'
  const told = TOLD.find(one => one === words)
  return told ? TOLD_WORDS[told] : 'Read by the desk'
}

const answer = (verdict: string | null): string =>
  VERDICT_NAMES[VERDICTS.find(one => one === verdict) ?? 'cannot-say'].toLowerCase()

/** Unread items, counted to a hundred. */
export async function countInbox(ctx: Context, viewer: Viewer): Promise<number> {
  return (await inboxItems(ctx, viewer, undefined, 100)).filter(i => i.unread).length
}
