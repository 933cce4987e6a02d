import type { Tlp } from '../domain/marking.ts'
import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import type { Actor, Scope, SeatRole } from '../domain/permissions.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { TermsFacts } from '../domain/terms/standing.ts'
import type { Rows } from './database.ts'

/** A seat with its rights as they are now: made fresh from the store for every request, never kept across one. */
export interface Viewer extends Viewing, Actor {
  gid: string
  person: { id: number; gid: string; name: string; email: string | undefined }
  title: string
  /** At the desk: which analyst. */
  analyst: number | undefined
  /** A secondee: it acts for the desk alone, and not for the body that hosts it. */
  lent: boolean
  /** At the Fusion Cell’s desk now: what it publishes is of this viewer’s own. */
  atDesk: boolean
  organisation: {
    circle: number
    handle: string
    name: string
    kind: MemberKind
    size: MemberSize
    sectors: Sector[]
    regions: Region[]
    admins: number
    signoff: boolean
  }
  epoch: string
  /** Nodes among its circles that have ended: an archive, to which nothing new is shared. */
  ended: readonly number[]
  /** When a right of this viewer next ends, or begins, by the clock. */
  until: Date | undefined
  /** What was signed of the terms. Whoever has not signed them is let no further by doors and jobs (domain/terms). */
  terms: TermsFacts
}

/** The member that a seat is known by to itself: a secondee is no colleague of the body that hosts the desk. */
export const houseOf = (viewer: { member: number; lent?: boolean }): number => (viewer.lent ? 0 : viewer.member)

/** A way in: what a session or a key says of itself. */
export interface Entrance {
  seat: number
  scopes: readonly Scope[]
  cap: Tlp
}

export interface ViewerRow {
  seat: number
  gid: string
  title: string
  role: SeatRole
  person: number
  person_gid: string
  person_name: string
  email: string | null
  member: number
  handle: string
  name: string
  kind: MemberKind
  size: MemberSize
  sectors: Sector[]
  regions: Region[]
  admins: number
  signoff: boolean
  analyst: number | null
  lent: boolean
  desk: number
  circles: number[]
  barred: number[] | null
  until: Date | null
  epoch: string
  ended: number[]
  terms: number
  signed: number
  signed_for: number
}

/**
 * Circles of a seat: everyone, its member, itself, its kind, and whatever it or its member is in now. A pop-up that has
 * ended by the clock stays with those who were its members then, to read; guests, whose spans have an end, are out.
 * `speaks`: whether the seat acts for that member; a secondee does not act for the body that hosts the desk.
 */
const CIRCLES = (seat: string, member: string, speaks = 'true') => `(
  select array_agg(distinct c) from (
    select id as c from circle where handle = 'everyone'
    union all select ${seat}.circle union all select ${member}.circle where ${speaks}
    union all select k.id from circle k where k.handle = 'kind:' || ${member}.kind and ${speaks}
    union all select i.circle from in_circle i left join node n on n.circle = i.circle
      where i.who in (${seat}.circle, case when ${speaks} then ${member}.circle end) and i.since <= $2 and (i.until is null or i.until > $2)
        and (n.until is null or n.until > $2 or n.kind = 'pop-up' and i.until is null)
  ) x)`

const SIGNED = `coalesce((select max(version) from terms where counts_from <= $2), 0) as terms,
    coalesce((select max(version) from terms_signature t where t.person = s.person), 0) as signed,
    coalesce((select max(version) from terms_member_signature t where t.member = s.member), 0) as signed_for`

/** Circles of all seats of a person, and of those who lend it to the desk. */
const BARRED = (person: string) => `(
  select array_agg(distinct c) from seat o
    cross join lateral (select o.member as circle union all select home_of(o.circle) where o.lent) h
    join member om on om.circle = h.circle cross join lateral unnest(${CIRCLES('o', 'om')}) c
    where o.person = ${person} and (o.until is null or o.until > $2))`

/** Nearly everybody has one seat, whose circles are read anyway: then null stands for them. */
const BARRED_UNLESS_ALONE = `case when s.lent or exists (select from seat o
    where o.person = s.person and o.circle <> s.circle and (o.until is null or o.until > $2)) then ${BARRED('s.person')} end`

/**
 * The viewer's row, and beside it what its way in says of itself: one statement for both, because every request asks.
 * `way` joins the seat `s`; $2 is now.
 */
export const viewerSql = (way: { columns: string; join: string; where: string }) => `
  select ${way.columns} s.circle as seat, s.gid, s.title, s.role, p.id as person, p.gid as person_gid, p.name as person_name, p.email,
    m.circle as member, m.handle, m.name, m.kind, m.size, m.sectors, m.regions, m.admins, m.signoff,
    s.analyst, s.lent, (select id from circle where handle = 'desk') as desk, ${CIRCLES('s', 'm', 'not s.lent')} as circles, ${BARRED_UNLESS_ALONE} as barred,
    least(s.until, (select min(t) from in_circle i left join node n on n.circle = i.circle
      cross join lateral (values (i.since), (i.until), (n.until)) v(t)
      where i.who in (s.circle, m.circle) and t > $2), (select min(counts_from) from terms where counts_from > $2)) as until,
    ${SIGNED},
    (select epoch from rights) as epoch,
    array(select n.circle from in_circle i join node n on n.circle = i.circle
      where i.who in (s.circle, m.circle) and i.until is null and n.until <= $2) as ended
  from ${way.join} join person p on p.id = s.person join member m on m.circle = s.member
  where ${way.where} and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active'`
const VIEWER = viewerSql({ columns: '', join: 'seat s', where: 's.circle = $1' })

/** The seat's viewer, or undefined when it has ended or its member is not active. */
export async function loadViewer(rows: Rows, way: Entrance, now: Date): Promise<Viewer | undefined> {
  const row = await rows.one<ViewerRow>(VIEWER, [way.seat, now])
  return row && viewerOf(row, way)
}

export function viewerOf(row: ViewerRow, way: Omit<Entrance, 'seat'>): Viewer {
  const own = row.lent ? [-row.seat] : [-row.member, -row.seat, ...(row.role === 'admin' ? [-row.admins] : [])]
  // What the desk publishes is the desk's own, whoever of its analysts wrote it.
  if (row.circles.includes(row.desk)) own.push(-row.desk)
  return {
    seat: row.seat,
    gid: row.gid,
    member: row.member,
    role: row.role,
    title: row.title,
    analyst: row.analyst ?? undefined,
    lent: row.lent,
    atDesk: row.circles.includes(row.desk),
    scopes: way.scopes,
    cap: way.cap,
    circles: [...row.circles, ...own],
    barred: row.barred ?? row.circles,
    own,
    person: { id: row.person, gid: row.person_gid, name: row.person_name, email: row.email ?? undefined },
    organisation: {
      circle: row.member,
      handle: row.handle,
      name: row.name,
      kind: row.kind,
      size: row.size,
      sectors: row.sectors,
      regions: row.regions,
      admins: row.admins,
      signoff: row.signoff,
    },
    epoch: row.epoch,
    ended: row.ended,
    until: row.until ?? undefined,
    terms: { inForce: row.terms, person: row.signed, member: row.signed_for },
  }
}

/** Whether somebody at the desk is barred by one of these exceptions, for one who is there. $3 the layer's audience, $4 the seat. */
const CONFLICT = `
  select exists (select from circle d join in_circle i on i.circle = d.id join seat s on s.circle = i.who
    where d.kind = 'desk' and i.since <= $2 and (i.until is null or i.until > $2) and s.state = 'active'
      and (s.until is null or s.until > $2) and $3::int[] && array[d.id, s.circle] and not $3::int[] && array[-s.circle]
      and ${BARRED('s.person')} && $1::int[]
      and exists (select from in_circle me where me.circle = d.id and me.who = $4 and me.since <= $2
        and (me.until is null or me.until > $2))) as conflict`
export const conflictAtDesk = async (
  rows: Rows,
  excepted: readonly number[],
  audience: readonly number[],
  seat: number,
  now: Date,
): Promise<boolean> =>
  excepted.length > 0 &&
  (await rows.one<{ conflict: boolean }>(CONFLICT, [excepted, now, audience, seat]))?.conflict === true

/** Whether the seat was there then, in a member that was. */
export const stoodAt = async (rows: Rows, seat: number, at: Date): Promise<boolean> =>
  (await rows.one(
    'select from seat s join member m on m.circle = s.member where s.circle = $1 and s.created_at <= $2 and m.joined_at <= $2',
    [seat, at],
  )) !== undefined
