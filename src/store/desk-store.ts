import type { MemberKind } from '../domain/member.ts'
import type { SeatRole } from '../domain/permissions.ts'
import type { Rows } from './database.ts'

/** The desk's people. Who is lent by whom and who is cleared comes through the policies: to few, else it is null. */
export interface AnalystRow {
  circle: number
  id: string
  person: number
  member: number
  analyst: number
  name: string
  title: string
  role: SeatRole
  lent: boolean
  state: 'invited' | 'active'
  since: Date
  until: Date | null
  employer: string | null
  employer_name: string | null
  cleared_until: Date | null
  cleared_by: number | null
}
const ANALYSTS = `
  select s.circle, s.gid as id, s.person, s.member, s.analyst, p.name, s.title, s.role, s.lent, s.state, i.since, s.until,
    e.handle as employer, e.name as employer_name, c.until as cleared_until, c.by as cleared_by
  from circle d join in_circle i on i.circle = d.id join seat s on s.circle = i.who join person p on p.id = s.person
    left join secondment l on l.seat = s.circle left join member e on e.circle = l.employer
    left join clearance c on c.person = s.person
  where d.kind = 'desk' and i.since <= $1 and (i.until is null or i.until > $1) and (s.until is null or s.until > $1)
    and ($2::uuid is null or s.gid = $2)
  order by s.analyst`
export const analystsAtDesk = (tx: Rows, now: Date): Promise<AnalystRow[]> =>
  tx.all<AnalystRow & { [k: string]: unknown }>(ANALYSTS, [now, null])
export const analystAtDesk = (tx: Rows, id: string, now: Date): Promise<AnalystRow | undefined> =>
  tx.one<AnalystRow & { [k: string]: unknown }>(ANALYSTS, [now, id])
/** A seat as it is known at the desk, taken up or not. */
export const analystOf = (tx: Rows, seat: number) =>
  tx.one<{ id: string; analyst: number }>('select gid as id, analyst from seat where circle = $1', [seat])

export interface DeskFacts {
  circle: number
  /** The node around it, if there is one: its host and its manager's seat. */
  node: number | null
  host: number | null
  manager: number | null
}
export const deskFacts = async (rows: Rows): Promise<DeskFacts> => {
  const found = await rows.one<DeskFacts & { [k: string]: unknown }>(
    `select d.id as circle, n.circle as node, n.host, n.manager from circle d
       left join lateral (select * from node where kind = 'fusion-cell' order by circle limit 1) n on true where d.kind = 'desk'`,
  )
  if (!found) throw new Error('this partnership has no desk')
  return found
}

export const secondSeat = (tx: Rows, seat: number, employer: number, at: Date) =>
  tx.all('select second_seat($1, $2, $3)', [seat, employer, at])
export const writeClearance = (tx: Rows, person: number, until: Date | null, at: Date) =>
  tx.all('select set_clearance($1, $2, $3)', [person, until, at])
export const endSeatAt = (tx: Rows, seat: number, until: Date) =>
  tx.all('update seat set until = $2 where circle = $1', [seat, until])

/** Leaves the desk, the node around it and every government-only group: what else the seat is in stays. */
export const leaveDesk = (tx: Rows, seat: number, at: Date) =>
  tx.all(
    `update in_circle i set until = greatest(i.since, $2) from circle c left join node n on n.circle = c.id
      where c.id = i.circle and i.who = $1 and (i.until is null or i.until > $2)
        and (c.kind = 'desk' or n.kind = 'fusion-cell' or n.government)`,
    [seat, at],
  )

/** Seats of a person that go on, with the kinds of those that it acts for or is lent by. */
export const homeKinds = async (tx: Rows, person: number, now: Date): Promise<MemberKind[]> =>
  (
    await tx.all<{ kind: MemberKind }>(
      `select distinct m.kind from seat s cross join lateral (select s.member as circle union all select home_of(s.circle) where s.lent) h
         join member m on m.circle = h.circle where s.person = $1 and (s.until is null or s.until > $2)`,
      [person, now],
    )
  ).map(r => r.kind)
/** The seat of the person of this address at a member: the same human, as the operator knows. */
export const seatByEmail = (tx: Rows, member: number, email: string, now: Date) =>
  tx.one<{ circle: number; person: number; role: SeatRole }>(
    `select s.circle, s.person, s.role from seat s join person p on p.id = s.person
      where s.member = $1 and lower(p.email) = lower($2) and s.state = 'active' and (s.until is null or s.until > $3)
      order by s.circle limit 1`,
    [member, email, now],
  )
/** Seats of a person at a member, where it may be an admin. */
export const seatsAt = (tx: Rows, person: number, member: number, now: Date) =>
  tx.all<{ circle: number; role: SeatRole }>(
    'select circle, role from seat where person = $1 and member = $2 and (until is null or until > $3)',
    [person, member, now],
  )

export interface GroupRow {
  circle: number
  handle: string
  name: string
}
export const governmentGroups = (tx: Rows): Promise<GroupRow[]> =>
  tx.all<GroupRow & { [k: string]: unknown }>('select circle, handle, name from node where government order by name')
export const seatsInGroups = (tx: Rows, groups: readonly number[], now: Date) =>
  tx.all<{ circle: number; id: string; until: Date }>(
    `select i.circle, s.gid as id, i.until from in_circle i join seat s on s.circle = i.who
      where i.circle = any($1::int[]) and i.since <= $2 and i.until > $2 order by s.analyst`,
    [groups, now],
  )

export const isLent = async (tx: Rows, seat: number): Promise<boolean> =>
  (await tx.one<{ lent: boolean }>('select lent from seat where circle = $1', [seat]))?.lent === true
export const isOfGovernment = async (tx: Rows, seat: number, now: Date): Promise<boolean> =>
  (await tx.one<{ ok: boolean }>('select of_government(person, $2) as ok from seat where circle = $1', [seat, now]))
    ?.ok === true
export const memberKind = async (tx: Rows, member: number): Promise<MemberKind | undefined> =>
  (await tx.one<{ kind: MemberKind }>('select kind from member where circle = $1', [member]))?.kind
export const isInGroup = async (tx: Rows, person: number, now: Date): Promise<boolean> =>
  (await tx.one(
    `select from seat s join in_circle i on i.who = s.circle join node n on n.circle = i.circle and n.government
      where s.person = $1 and i.until > $2 limit 1`,
    [person, now],
  )) !== undefined
export const deskSeats = (rows: Rows, who: string, now: Date) =>
  rows.all<{ id: string }>(
    `select s.gid as id from circle d join in_circle i on i.circle = d.id join seat s on s.circle = i.who join person p on p.id = s.person
      where d.kind = 'desk' and (i.until is null or i.until > $2) and (s.until is null or s.until > $2)
        and (s.gid::text = $1 or lower(p.email) = lower($1))`,
    [who, now],
  )

/** Whom to tell that a clearance ends by then, each end once; `own`: the person itself. */
export const warnClearances = (tx: Rows, at: Date, by: Date) =>
  tx.all<{ seat: number; gid: string; email: string; own: boolean }>('select * from warn_clearances($1, $2)', [at, by])

/** Whether the transaction's viewer is at the desk. */
export const isAtDesk = async (rows: Rows): Promise<boolean> => (await rows.one('select where at_desk()')) !== undefined
/** The employer of a seat that is lent to the desk. */
export const homeOf = async (rows: Rows, seat: number): Promise<number | undefined> =>
  (await rows.one<{ home: number | null }>('select home_of($1) as home', [seat]))?.home ?? undefined
