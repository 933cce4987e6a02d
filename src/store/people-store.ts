import type { SeatRole } from '../domain/permissions.ts'
import type { Rows } from './database.ts'
import { forgetSearches } from './search-store.ts'

/** The people of a member: seats invited, in use and seen off, and what goes with them. */
export interface SeatRow {
  circle: number
  id: string
  person: number
  member: number
  name: string
  email: string | null
  title: string
  role: SeatRole
  listed: boolean
  state: 'invited' | 'active' | 'lapsed'
  created_at: Date
  used_at: Date | null
  verified: boolean
  lapsed_at: Date | null
  /** The mail with the invitation was given up. */
  undelivered: boolean
  link_until: Date | null
}
const SEATS = `
  select s.circle, s.gid as id, s.person, s.member, p.name, p.email, s.title, s.role, s.listed, s.state, s.created_at,
    greatest((select max(e.used_at) from session e where e.seat = s.circle),
      (select max(k.used_at) from api_key k where k.seat = s.circle), s.used_at) as used_at,
    p.email_verified_at is not null as verified, s.lapsed_at,
    exists(select from mail q where q.seat = s.circle and q.about = 'invitation' and q.given_up_at is not null) as undelivered,
    (select max(l.expires_at) from one_time_link l where l.seat = s.circle and l.used_at is null) as link_until
  from seat s join person p on p.id = s.person
  where s.member = $1 and (s.until is null or s.until > $2) and ($3::uuid is null or s.gid = $3)
    and case when $4::boolean then s.circle = $5 else not s.lent end
  order by p.name, s.circle`
type Colleague = { member: number; seat: number; lent: boolean }
/** A secondee is the desk's, and no colleague of the people of the body that hosts it: neither sees the other here. */
export const seatsOfMember = (rows: Rows, as: Colleague, now: Date): Promise<SeatRow[]> =>
  rows.all<SeatRow & { [k: string]: unknown }>(SEATS, [as.member, now, null, as.lent, as.seat])
/** One that has not ended, of this member and of no other. */
export const seatOfMember = (rows: Rows, as: Colleague, id: string, now: Date): Promise<SeatRow | undefined> =>
  rows.one<SeatRow & { [k: string]: unknown }>(SEATS, [as.member, now, id, as.lent, as.seat])
/** Whether this person is lent to the desk by the member that the seat acts for. */
export const isAway = async (rows: Rows, seat: number, now: Date): Promise<boolean> =>
  (await rows.one<{ away: boolean }>('select is_away($1, $2) as away', [seat, now]))?.away === true

/** Where those who run a member are reached. */
export const adminAddresses = (rows: Rows, member: number, now: Date) =>
  rows.all<{ circle: number; gid: string; email: string }>(
    `select s.circle, s.gid, p.email from seat s join person p on p.id = s.person
      where s.member = $1 and s.role in ('admin', 'operator') and not s.lent and s.state = 'active'
        and (s.until is null or s.until > $2) and p.email is not null order by s.circle`,
    [member, now],
  )

/** Held to the end of the transaction, so that two admins who unmake each other do not both find another one. */
export const lockMember = (tx: Rows, member: number) =>
  tx.all('select from member where circle = $1 for update', [member])
export async function otherAdmins(rows: Rows, seat: number, now: Date): Promise<number> {
  const found = await rows.one<{ n: number }>(
    `select count(*)::int as n from seat s join seat me on me.circle = $1 and s.member = me.member
      where s.circle <> $1 and s.role = 'admin' and s.state = 'active' and (s.until is null or s.until > $2)`,
    [seat, now],
  )
  return found?.n ?? 0
}

export const changeSeat = (tx: Rows, seat: { circle: number; role: SeatRole; title: string; listed: boolean }) =>
  tx.all('update seat set role = $2, title = $3, listed = $4 where circle = $1', [
    seat.circle,
    seat.role,
    seat.title,
    seat.listed,
  ])
/** An invitation that is taken up: from now on it is a seat like any other, and never was one before. */
export const acceptInvitation = (tx: Rows, seat: number, at: Date) =>
  tx.all("update seat set state = 'active', created_at = $2 where circle = $1 and state = 'invited'", [seat, at])
export const forgetInvitation = (tx: Rows, seat: number) => tx.all('select forget_invitation($1)', [seat])

/** Ends links that are good once; those of a demo are not. */
export const endLinks = (tx: Rows, seats: readonly number[]) =>
  tx.all('delete from one_time_link where seat = any($1::int[]) and not reusable', [seats])

/** Sessions, links and keys of these seats. */
export async function closeWaysIn(tx: Rows, seats: readonly number[], at: Date): Promise<void> {
  await tx.all('delete from session where seat = any($1::int[])', [seats])
  await tx.all('delete from one_time_link where seat = any($1::int[])', [seats])
  await tx.all("delete from mail where seat = any($1::int[]) and about = 'invitation'", [seats])
  await tx.all('update api_key set revoked_at = $2 where seat = any($1::int[]) and revoked_at is null', [seats, at])
}

/** Signs a seat out wherever it is signed in; how many sessions that were. Its keys go on. */
export const endSessionsOf = async (tx: Rows, seat: number): Promise<number> =>
  (await tx.all('delete from session where seat = $1 returning gid', [seat])).length

/** What a person signs in and confirms with. */
const FACTORS = ['passkey', 'challenge', 'totp', 'recovery_code', 'wrong_code'] as const

/**
 * Ends seats with all that hangs on them: memberships, ways in, drafts that wait, the running of nodes; and the
 * passkeys and codes of whoever has no other seat.
 */
export async function endSeats(tx: Rows, seats: readonly number[], at: Date): Promise<void> {
  await tx.all('update seat set until = $2 where circle = any($1::int[]) and (until is null or until > $2)', [
    seats,
    at,
  ])
  await tx.all(
    'update in_circle set until = greatest($2, since) where who = any($1::int[]) and (until is null or until > $2)',
    [seats, at],
  )
  await closeWaysIn(tx, seats, at)
  await tx.all('select end_drafts(s, $2) from unnest($1::int[]) s', [seats, at])
  await tx.all('update node set manager = null where manager = any($1::int[])', [seats])
  await tx.all('update node set champion = null where champion = any($1::int[])', [seats])
  for (const table of FACTORS)
    await tx.all(
      `delete from ${table} x using seat s where s.circle = any($1::int[]) and x.person = s.person
         and not exists (select from seat o where o.person = s.person and (o.until is null or o.until > $2))`,
      [seats, at],
    )
}

export const ERASED = 'Somebody who has left'

/** Takes away whatever tells who a person was. Its seats have ended before. */
export async function erasePerson(tx: Rows, person: number, at: Date): Promise<void> {
  await tx.all('update person set name = $2, email = null, email_verified_at = null, erased_at = $3 where id = $1', [
    person,
    ERASED,
    at,
  ])
  await tx.all("update seat set title = '', listed = false where person = $1", [person])
  await tx.all('delete from mail m using seat s where s.person = $1 and m.seat = s.circle', [person])
  await tx.all('delete from mail_setting m using seat s where s.person = $1 and m.seat = s.circle', [person])
  await tx.all('delete from api_key k using seat s where s.person = $1 and k.seat = s.circle', [person])
  for (const table of ['session', ...FACTORS]) await tx.all(`delete from ${table} where person = $1`, [person])
  await tx.all('select forget_person($1)', [person])
  await forgetSearches(tx, person)
}

export interface OpenSeat {
  circle: number
  id: string
  member: number
  member_name: string
  role: SeatRole
  state: 'invited' | 'active' | 'lapsed'
}
/** Seats of a person that go on, whatever the standing of their members. */
export const openSeats = (rows: Rows, person: number, now: Date): Promise<OpenSeat[]> =>
  rows.all<OpenSeat & { [k: string]: unknown }>(
    `select s.circle, s.gid as id, s.member, m.name as member_name, s.role, s.state
     from seat s join member m on m.circle = s.member
     where s.person = $1 and (s.until is null or s.until > $2) order by s.circle`,
    [person, now],
  )

/** Seats of operators who can act now, one of them if `who` names one: by its id or its person's address. */
export const operatorSeats = (rows: Rows, who: string | undefined, now: Date) =>
  rows.all<{ circle: number }>(
    `select s.circle from seat s join person p on p.id = s.person join member m on m.circle = s.member
      where s.role = 'operator' and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active'
        and ($1::text is null or s.gid::text = $1 or lower(p.email) = lower($1))`,
    [who?.replace(/^seat:/, '') ?? null, now],
  )
/** Seats that go on, by their id or their person's address. */
export const seatsNamed = (rows: Rows, who: string, now: Date) =>
  rows.all<{ circle: number }>(
    `select s.circle from seat s join person p on p.id = s.person
      where (s.gid::text = $1 or lower(p.email) = lower($1)) and (s.until is null or s.until > $2)`,
    [who.replace(/^seat:/, ''), now],
  )
/** The id of a seat whose invitation was not taken up yet. */
export const invitedSeat = (rows: Rows, seat: number) =>
  rows.one<{ gid: string }>("select gid from seat where circle = $1 and state = 'invited'", [seat])
/** The seat that a person acts for when it has not said for which: the oldest that is in use. */
export const firstSeatOf = (rows: Rows, person: number, now: Date) =>
  rows.one<{ circle: number }>(
    `select s.circle from seat s join member m on m.circle = s.member
      where s.person = $1 and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active' order by s.circle limit 1`,
    [person, now],
  )
/** The seats that a person may change to; from and to one that is lent there is no way. */
export const seatsToActFor = (rows: Rows, from: { person: number; seat: number; lent: boolean }, now: Date) =>
  rows.all<{ gid: string; circle: number; title: string; name: string }>(
    `select s.gid, s.circle, s.title, m.name from seat s join member m on m.circle = s.member
      where s.person = $1 and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active'
        and (s.circle = $3 or not (s.lent or $4)) order by s.circle`,
    [from.person, now, from.seat, from.lent],
  )
