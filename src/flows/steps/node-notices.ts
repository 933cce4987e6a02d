/**
 * What the inbox says of nodes and of admission, through the policies: requests that wait, to those who run the node; decisions, to the
 * asker's admins; answers to invitations, to those who run the node; sessions, to members since they are members, and
 * never to whoever planned it; applications that wait for a step, to their vetters; requests to vouch, to those who are
 * asked. $1 seat, $2 member, $6 the viewer's circles, $7 now, $8 whether it has the scope `account`.
 */
export const NODE_NOTICES = `
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

/** Read by themselves: no report or draft stands behind them. */
export const isNotice = (kind: string): boolean => NOTICES.some(notice => notice === kind)
const NOTICES = [
  'join-request',
  'join-decision',
  'invitation-answered',
  'node-session',
  'application',
  'vouch-request',
] as const

interface Notice {
  kind: string
  detail: string | null
  place: string | null
  title: string | null
}
/** One plain sentence. */
export function noticeWords({ kind, detail, place, title }: Notice): string {
  switch (kind) {
    case 'join-request':
      return detail === 'new' ? `${title} asks to join ${place}` : `${title} has answered about joining ${place}`
    case 'join-decision':
      return detail === 'approved'
        ? `Your organisation is in ${place} now`
        : detail === 'declined'
          ? `Your request to join ${place} was declined`
          : detail === 'asked'
            ? `You are asked something about your request to join ${place}`
            : `Your organisation was removed from ${place}`
    case 'invitation-answered':
      return detail === 'accepted'
        ? `${title} has taken up your invitation to ${place}`
        : detail === 'applied'
          ? `${title} has registered by your invitation to ${place}`
          : `${title} has said no to ${place}`
    case 'application':
      return detail === 'second'
        ? `${title} waits for a second approval`
        : detail === 'answered'
          ? `${title} has answered about its application`
          : place === null
            ? `${title} asks to be admitted`
            : `${title} asks to be admitted, for ${place}`
    case 'vouch-request':
      return `You are asked to vouch for ${title}`
    default:
      return detail === 'cancelled' ? `Called off in ${place}: ${title}` : `A session in ${place}: ${title}`
  }
}
