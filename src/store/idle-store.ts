import type { SeatRole } from '../domain/permissions.ts'
import type { Rows } from './database.ts'

/** Seats by when they were last used: by a session, by a key, by a link in a mail. */
export interface IdleSeat {
  circle: number
  gid: string
  member: number
  handle: string
  role: SeatRole
  email: string | null
  last_use: Date
  warned_at: Date | null
  /** No other admin of its member is in use. */
  last_admin: boolean
}
/** In use, of members that are active, and not used since then. */
export const idleSeats = (rows: Rows, since: Date, now: Date): Promise<IdleSeat[]> =>
  rows.all<IdleSeat & { [k: string]: unknown }>(
    `select * from (
       select s.circle, s.gid, s.member, m.handle, s.role, p.email, s.warned_at,
         greatest(s.created_at, s.used_at, (select max(e.used_at) from session e where e.seat = s.circle),
           (select max(k.used_at) from api_key k where k.seat = s.circle)) as last_use,
         s.role = 'admin' and not exists (select from seat o where o.member = s.member and o.circle <> s.circle
           and o.role = 'admin' and o.state = 'active' and (o.until is null or o.until > $2)) as last_admin
       from seat s join person p on p.id = s.person join member m on m.circle = s.member
       where s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active'
     ) x where last_use <= $1 order by circle`,
    [since, now],
  )
/** Held against a use at this moment: false if somebody has come back. */
export const lockIfIdle = async (tx: Rows, seat: number, since: Date): Promise<boolean> =>
  (await tx.one(
    `select from seat s where s.circle = $1 and s.state = 'active' and coalesce(s.used_at, s.created_at) <= $2
       and not exists (select from session e where e.seat = s.circle and e.used_at > $2)
       and not exists (select from api_key k where k.seat = s.circle and k.used_at > $2) for update`,
    [seat, since],
  )) !== undefined
export const noteWarned = (tx: Rows, seat: number, at: Date) =>
  tx.all('update seat set warned_at = $2 where circle = $1', [seat, at])
export const lapseSeat = (tx: Rows, seat: number, at: Date) =>
  tx.all("update seat set state = 'lapsed', lapsed_at = $2 where circle = $1", [seat, at])
/** False if it had not lapsed. */
export const wakeSeat = async (tx: Rows, seat: number, at: Date): Promise<boolean> =>
  (await tx.one(
    `update seat set state = 'active', lapsed_at = null, warned_at = null, used_at = $2
      where circle = $1 and state = 'lapsed' and (until is null or until > $2) returning circle`,
    [seat, at],
  )) !== undefined
/** Of a person who has no seat to act from, but one that would have to be woken. */
export const onlyLapsed = async (rows: Rows, person: number, now: Date): Promise<boolean> =>
  (await rows.one(
    `select from seat s join member m on m.circle = s.member
      where s.person = $1 and s.state = 'lapsed' and (s.until is null or s.until > $2) and m.state = 'active' limit 1`,
    [person, now],
  )) !== undefined
/** Where to write to those who run the partnership. */
export const operatorAddresses = (rows: Rows, now: Date) =>
  rows.all<{ circle: number; email: string }>(
    `select s.circle, p.email from seat s join person p on p.id = s.person
      where s.role = 'operator' and s.state = 'active' and (s.until is null or s.until > $1) and p.email is not null`,
    [now],
  )
