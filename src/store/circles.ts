import type { CircleKind } from '../domain/audience.ts'
import { deskName } from '../domain/desk.ts'
import { MEMBER_KIND_NAMES, type MemberKind } from '../domain/member.ts'
import type { Rows } from './database.ts'
import { houseOf } from './viewer.ts'

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

/** A circle as it is named to those who may know it. */
export type CircleName = Pick<KnownCircle, 'ref' | 'kind' | 'name'>
export interface CircleRow {
  id: number
  kind: KnownCircle['kind']
  handle: string | null
  gid: string
  name: string | null
}
export const circleName = (row: CircleRow): CircleName => ({ ref: refOf(row), kind: row.kind, name: nameOf(row) })

interface Row extends CircleRow {
  joined: boolean
  hint: string | null
  seat_member: number | null
  analyst: number | null
}

/**
 * Where a member (a table's name in the query) is listed by name at this moment: to everyone, or to a circle that it is
 * still in. A guest's listing ends with its time, by the clock.
 */
export const listedNow = (member: string, now: string): string => `array(
  select l.c from unnest(${member}.listed_to) l(c) where l.c = (select id from circle where kind = 'everyone')
    or exists (select from in_circle i where i.circle = l.c and i.since <= ${now} and (i.until is null or i.until > ${now})
      and i.who = any(${member}.circle || array(select s.circle from seat s where s.member = ${member}.circle))))`
/** Whether this viewer may know the member by name: it is its own, or listed to one of its circles. */
export const isKnown = (member: string, p: { own: string; circles: string; now: string }): string =>
  `(${member}.circle = ${p.own} or ${member}.state = 'active' and ${member}.listed_to && ${p.circles}::int[]
    and ((select id from circle where kind = 'everyone') = any(${member}.listed_to)
      or ${listedNow(member, p.now)} && ${p.circles}::int[]))`

const KNOWN_MEMBER = `select m.circle, m.handle, m.name, m.kind, m.regions from member m
    where m.state = 'active' and ${isKnown('m', { own: '$2', circles: '$1', now: '$3' })}`

/**
 * Circles that this viewer may know: everyone, the desk, kinds, nodes that are listed or joined, members that are listed
 * to it or are its own, and persons of such members who may be addressed, and colleagues. Whoever works at the desk is
 * known there by name, and to everybody else but the member's own colleagues by the desk's identity.
 */
const KNOWN = (circles: string, member: (circle: string) => string) => `
  with known_member as (${KNOWN_MEMBER}), at_desk as (select id = any($1::int[]) as here from circle where kind = 'desk')
  select c.id, c.kind, c.handle, c.gid, coalesce(n.name, m.name, p.name) as name,
    (n.circle is not null and n.circle = any($1::int[])) as joined,
    coalesce(sm.name || case when s.title = '' then '' else ', ' || s.title end, m.kind) as hint,
    case when not s.lent then s.member end as seat_member,
    case when not (at_desk.here or s.member = $2 and not s.lent) then s.analyst end as analyst
  from ${circles} c
    left join node n on n.circle = c.id
    left join ${member('c.id')} m on m.circle = c.id
    left join seat s on s.circle = c.id
    left join ${member('s.member')} sm on sm.circle = s.member
    left join person p on p.id = s.person
    left join at_desk on true
  where c.kind in ('everyone', 'desk', 'kind')
    or n.circle is not null and (n.listed or n.circle = any($1::int[])) and (n.until is null or n.until > $3)
    or m.circle is not null
    or (sm.circle is not null and (s.listed or s.member = $2 and not s.lent) or s.analyst is not null and at_desk.here) and s.state = 'active' and (s.until is null or s.until > $3)`
const ALL_KNOWN = KNOWN('circle', () => 'known_member')
/** $4 handles, $5 ids of seats: a share names a few circles, and of members only those are looked at. */
const SOME_KNOWN = KNOWN(
  `(select * from circle where handle = any($4::text[])
    union all select * from circle where kind = 'seat' and gid = any($5::uuid[]))`,
  circle => `lateral (${KNOWN_MEMBER} and m.circle = ${circle} offset 0)`,
)

/** $4 ids. */
const KNOWN_BY_ID = KNOWN(
  '(select * from circle where id = any($4::int[]))',
  circle => `lateral (${KNOWN_MEMBER} and m.circle = ${circle} offset 0)`,
)
/** Those of these circles that the viewer may know. */
export const knownAmong = async (
  rows: Rows,
  viewer: { circles: readonly number[]; member: number; lent?: boolean },
  now: Date,
  ids: readonly number[],
): Promise<ReadonlyMap<number, KnownCircle>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (await rows.all<Row>(KNOWN_BY_ID, [viewer.circles, houseOf(viewer), now, ids])).map(row => [
          row.id,
          known(row),
        ]),
      )

/** All of them, or those that `refs` name. */
export async function knownCircles(
  rows: Rows,
  viewer: { circles: readonly number[]; member: number; lent?: boolean },
  now: Date,
  refs?: readonly string[],
): Promise<KnownCircle[]> {
  const values = [viewer.circles, houseOf(viewer), now]
  const found = refs
    ? await rows.all<Row>(SOME_KNOWN, [...values, refs, seatsNamed(refs)])
    : await rows.all<Row>(ALL_KNOWN, values)
  return found.map(known)
}

const SEAT = /^seat:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const seatsNamed = (refs: readonly string[]): string[] => refs.flatMap(ref => SEAT.exec(ref)?.[1] ?? [])

function known(row: Row): KnownCircle {
  return {
    id: row.id,
    ...circleName(row),
    ...(row.analyst === null ? {} : { name: deskName(row.analyst) }),
    joined: row.joined,
    hint: row.analyst === null ? (row.hint ?? '') : 'Fusion Cell',
    member: row.seat_member ?? undefined,
  }
}

function refOf({ kind, handle, gid }: CircleRow): string {
  switch (kind) {
    case 'seat':
      return `seat:${gid}`
    default:
      return handle ?? gid
  }
}
function nameOf({ kind, handle, name }: CircleRow): string {
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

/** Seats in a circle now: what RED to the desk is frozen to. */
export async function seatsIn(rows: Rows, circle: number, now: Date): Promise<number[]> {
  const found = await rows.all<{ who: number }>(
    `select i.who from in_circle i join seat s on s.circle = i.who
      where i.circle = $1 and i.since <= $2 and (i.until is null or i.until > $2) and s.state = 'active'
        and (s.until is null or s.until > $2)`,
    [circle, now],
  )
  return found.map(r => r.who)
}

/** Circles meant by exceptions: handles, kinds, seats, or a member's domain. Unknown ones are simply not in the answer. */
export async function exceptedCircles(rows: Rows, refs: readonly string[]): Promise<number[]> {
  if (refs.length === 0) return []
  // A domain can be administered by several members: each of them is meant, and who dropped it or let its proof end is too.
  const found = await rows.all<{ id: number }>(
    `select id from circle where handle = any($1::text[]) and kind not in ('admins', 'everyone')
     union select id from circle where kind = 'seat' and gid = any($2::uuid[])
     union select circle from member where domains && $3::text[]
     union select member from member_domain where domain = any($3::text[]) and proved_at is not null order by id`,
    [refs, seatsNamed(refs), refs.map(ref => ref.toLowerCase())],
  )
  return found.map(f => f.id)
}

/** The desk's analysts by the identity that others know them by. */
export async function analystsIn(rows: Rows, desk: number, now: Date): Promise<string[]> {
  const found = await rows.all<{ analyst: number }>(
    'select s.analyst from seat s where s.circle = any($1::int[]) and s.analyst is not null order by s.analyst',
    [await seatsIn(rows, desk, now)],
  )
  return found.map(r => deskName(r.analyst))
}

/** Of a seat that goes on, by its id: for operators, who may name everybody. */
export const circleOfSeat = (rows: Rows, id: string, now: Date) =>
  rows.one<{ id: number }>('select circle as id from seat where gid = $1 and (until is null or until > $2)', [id, now])
/** The same of a member that can act. */
export const circleOfActive = (rows: Rows, handle: string) =>
  rows.one<{ id: number }>("select circle as id from member where handle = $1 and state = 'active'", [handle])
