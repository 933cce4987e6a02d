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
  circles: number[]
  barred: number[]
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
 */
const CIRCLES = (seat: string, member: string) => `(
  select array_agg(distinct c) from (
    select id as c from circle where handle = 'everyone'
    union all select ${seat}.circle union all select ${member}.circle
    union all select k.id from circle k where k.handle = 'kind:' || ${member}.kind
    union all select i.circle from in_circle i left join node n on n.circle = i.circle
      where i.who in (${seat}.circle, ${member}.circle) and i.since <= $2 and (i.until is null or i.until > $2)
        and (n.until is null or n.until > $2 or n.kind = 'pop-up' and i.until is null)
  ) x)`

const SIGNED = `coalesce((select max(version) from terms where counts_from <= $2), 0) as terms,
    coalesce((select max(version) from terms_signature t where t.person = s.person), 0) as signed,
    coalesce((select max(version) from terms_member_signature t where t.member = s.member), 0) as signed_for`

/**
 * The viewer's row, and beside it what its way in says of itself: one statement for both, because every request asks.
 * `way` joins the seat `s`; $2 is now.
 */
export const viewerSql = (way: { columns: string; join: string; where: string }) => `
  select ${way.columns} s.circle as seat, s.gid, s.title, s.role, p.id as person, p.gid as person_gid, p.name as person_name, p.email,
    m.circle as member, m.handle, m.name, m.kind, m.size, m.sectors, m.regions, m.admins, m.signoff,
    ${CIRCLES('s', 'm')} as circles,
    (select array_agg(distinct c) from seat o join member om on om.circle = o.member
      cross join lateral unnest(${CIRCLES('o', 'om')}) c
      where o.person = s.person and (o.until is null or o.until > $2)) as barred,
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
  const own = [-row.member, -row.seat, ...(row.role === 'admin' ? [-row.admins] : [])]
  return {
    seat: row.seat,
    gid: row.gid,
    member: row.member,
    role: row.role,
    title: row.title,
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
