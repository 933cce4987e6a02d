import type { CircleKind } from '../domain/audience.ts'
import { MEMBER_KIND_NAMES, type MemberKind } from '../domain/member.ts'
import type { Rows } from './database.ts'

/** A circle with what a viewer may be told of it. */
export interface KnownCircle {
  id: number
  ref: string
  kind: Exclude<CircleKind, 'admins'>
  name: string
  /** A hidden node (chosen group), a member or a seat that this viewer may not know is not in the answer at all. */
  joined: boolean
  hint: string
  /** Of a seat: its member. */
  member: number | undefined
}

interface Row {
  id: number
  kind: KnownCircle['kind']
  handle: string | null
  gid: string
  name: string | null
  joined: boolean
  hint: string | null
  seat_member: number | null
}

/**
 * Circles that this viewer may know: everyone, the desk, kinds, nodes that are listed or joined, members that are listed
 * to it or are its own, and persons of such members who may be addressed, and colleagues.
 */
const KNOWN = `
  with known_member as (
    select m.circle, m.handle, m.name, m.kind, m.regions from member m
    where m.state = 'active' and (m.circle = $2 or m.listed_to && $1::int[])
  )
  select c.id, c.kind, c.handle, c.gid, coalesce(n.name, m.name, p.name) as name,
    (n.circle is not null and n.circle = any($1::int[])) as joined,
    coalesce(sm.name || case when s.title = '' then '' else ', ' || s.title end, m.kind) as hint, s.member as seat_member
  from circle c
    left join node n on n.circle = c.id
    left join known_member m on m.circle = c.id
    left join seat s on s.circle = c.id
    left join known_member sm on sm.circle = s.member
    left join person p on p.id = s.person
  where c.kind in ('everyone', 'desk', 'kind')
    or n.circle is not null and (n.listed or n.circle = any($1::int[])) and (n.until is null or n.until > $3)
    or m.circle is not null
    or sm.circle is not null and (s.listed or s.member = $2) and (s.until is null or s.until > $3)`

export async function knownCircles(
  rows: Rows,
  viewer: { circles: readonly number[]; member: number },
  now: Date,
): Promise<KnownCircle[]> {
  return (await rows.all<Row>(KNOWN, [viewer.circles, viewer.member, now])).map(known)
}

function known(row: Row): KnownCircle {
  return {
    id: row.id,
    kind: row.kind,
    ref: refOf(row),
    name: nameOf(row),
    joined: row.joined,
    hint: row.hint ?? '',
    member: row.seat_member ?? undefined,
  }
}

function refOf({ kind, handle, gid }: Row): string {
  switch (kind) {
    case 'seat':
      return `seat:${gid}`
    default:
      return handle ?? gid
  }
}
function nameOf({ kind, handle, name }: Row): string {
  switch (kind) {
    case 'everyone':
      return 'Everyone'
    case 'desk':
      return 'The Fusion Cell desk'
    case 'kind':
      return MEMBER_KIND_NAMES[(handle ?? '').replace('kind:', '') as MemberKind]?.many ?? 'A kind of member'
    default:
      return name ?? ''
  }
}

/** Which active members have somebody in each of these circles. */
export async function membersIn(rows: Rows, circles: readonly number[], now: Date): Promise<Map<number, Set<number>>> {
  const found = await rows.all<{ circle: number; member: number }>(
    `select c.circle, m.circle as member from unnest($1::int[]) c(circle) join circle k on k.id = c.circle
       join member m on m.state = 'active' and (
         k.kind = 'everyone' or m.circle = c.circle or k.handle = 'kind:' || m.kind
         or exists (select from seat s where s.circle = c.circle and s.member = m.circle)
         or exists (select from in_circle i where i.circle = c.circle and i.since <= $2 and (i.until is null or i.until > $2)
              and (i.who = m.circle or i.who in (select s.circle from seat s where s.member = m.circle))))`,
    [circles, now],
  )
  const sets = new Map<number, Set<number>>(circles.map(c => [c, new Set()]))
  for (const { circle, member } of found) sets.get(circle)?.add(member)
  return sets
}

/** Seats in a circle now: what RED to the desk is frozen to. */
export async function seatsIn(rows: Rows, circle: number, now: Date): Promise<number[]> {
  const found = await rows.all<{ who: number }>(
    `select i.who from in_circle i join seat s on s.circle = i.who
      where i.circle = $1 and i.since <= $2 and (i.until is null or i.until > $2) and (s.until is null or s.until > $2)`,
    [circle, now],
  )
  return found.map(r => r.who)
}

/** Every active member's sectors and regions, for wording crowds. */
export async function crowdMembers(
  rows: Rows,
): Promise<
  { circle: number; sectors: string[]; regions: string[]; kind: MemberKind; name: string; listed_to: number[] }[]
> {
  return rows.all('select circle, sectors, regions, kind, name, listed_to from member where state = $1', ['active'])
}

/** Circles meant by exceptions: handles, kinds, seats, or a member's domain. Unknown ones are simply not in the answer. */
export async function exceptedCircles(rows: Rows, refs: readonly string[]): Promise<number[]> {
  // A domain can be administered by several members: each of them is meant.
  const found = await rows.all<{ id: number }>(
    `select distinct c.id from unnest($1::text[]) r(ref) join circle c on c.kind <> 'admins' and c.kind <> 'everyone' and (
       c.handle = r.ref or c.kind = 'seat' and 'seat:' || c.gid = r.ref
       or exists (select from member m where m.circle = c.id and lower(r.ref) = any(m.domains))) order by c.id`,
    [refs],
  )
  return found.map(f => f.id)
}

/** Names for some of the viewer's own circles, for "to you as …": itself, its member and its nodes may be known to it. */
export async function circlesById(rows: Rows, ids: readonly number[]): Promise<Map<number, KnownCircle>> {
  const found = await rows.all<Row>(
    `select c.id, c.kind, c.handle, c.gid, coalesce(n.name, m.name, p.name) as name, true as joined, null as hint, s.member as seat_member
     from circle c left join node n on n.circle = c.id left join member m on m.circle = c.id
       left join seat s on s.circle = c.id left join person p on p.id = s.person
     where c.id = any($1::int[])`,
    [ids],
  )
  return new Map(found.map(row => [row.id, known(row)]))
}
