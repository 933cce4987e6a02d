import type { Rows } from './database.ts'

/** Seats one by one, and as whoever has the machine names them: by their id or by their person's address. */
export const idOfSeat = async (rows: Rows, seat: number): Promise<string | undefined> =>
  (await rows.one<{ gid: string }>('select gid from seat where circle = $1', [seat]))?.gid
export const personOfSeat = async (rows: Rows, seat: number): Promise<number | undefined> =>
  (await rows.one<{ person: number }>('select person from seat where circle = $1', [seat]))?.person
/** Undefined: its person has none. */
export const addressOfSeat = async (rows: Rows, seat: number): Promise<string | undefined> =>
  (
    await rows.one<{ email: string | null }>(
      'select p.email from seat s join person p on p.id = s.person where s.circle = $1',
      [seat],
    )
  )?.email ?? undefined
export const personBehind = (rows: Rows, id: string) =>
  rows.one<{ id: number; name: string }>(
    'select p.id, p.name from seat s join person p on p.id = s.person where s.gid = $1',
    [id],
  )

/** The person of a seat that can act now, in a member that can. */
export const personToActFor = async (tx: Rows, seat: number, now: Date): Promise<number | undefined> =>
  (
    await tx.one<{ person: number }>(
      `select s.person from seat s join member m on m.circle = s.member
      where s.circle = $1 and s.state = 'active' and (s.until is null or s.until > $2) and m.state = 'active'`,
      [seat, now],
    )
  )?.person
export const noteUse = (tx: Rows, seat: number, at: Date) =>
  tx.all('update seat set used_at = $2 where circle = $1', [seat, at])

/** Whether somebody of this address has a seat there that goes on. */
export const actsFor = async (rows: Rows, email: string, member: number, now: Date): Promise<boolean> =>
  (await rows.one(
    'select from person p join seat s on s.person = p.id where p.email = $1 and s.member = $2 and (s.until is null or s.until > $3)',
    [email, member, now],
  )) !== undefined
/** Seats that go on, at members that can act. */
export const seatsToChoose = (rows: Rows, who: string, member: string | undefined, now: Date) =>
  rows.all<{ circle: number; gid: string; state: string }>(
    `select s.circle, s.gid, s.state from seat s join person p on p.id = s.person join member m on m.circle = s.member
     where (s.gid::text = $1 or lower(p.email) = lower($1)) and ($2::text is null or m.handle = $2)
       and (s.until is null or s.until > $3) and m.state = 'active'`,
    [who.replace(/^seat:/, ''), member ?? null, now],
  )
export interface SeatEver {
  circle: number
  id: string
  person: number
  member: number
  handle: string
  state: 'invited' | 'active' | 'lapsed'
  until: Date | null
  name: string
}
/** Those that have ended too. */
export const seatsEver = (rows: Rows, who: string, member: string | undefined): Promise<SeatEver[]> =>
  rows.all<SeatEver & { [k: string]: unknown }>(
    `select s.circle, s.gid as id, s.person, s.member, m.handle, s.state, s.until, p.name
     from seat s join person p on p.id = s.person join member m on m.circle = s.member
     where (s.gid::text = $1 or lower(p.email) = lower($1)) and ($2::text is null or m.handle = $2)`,
    [who.replace(/^seat:/, ''), member ?? null],
  )
/** Everybody, or the people of one member. */
export const personsOfAll = (rows: Rows, member: string | undefined) =>
  rows.all<{
    seat: string
    name: string
    email: string | null
    member: string
    role: string
    title: string
    state: 'invited' | 'active' | 'lapsed'
    until: Date | null
    usedAt: Date
  }>(
    `select s.gid as seat, p.name, p.email, m.handle as member, s.role, s.title, s.state, s.until,
       greatest(s.created_at, s.used_at) as "usedAt"
     from seat s join person p on p.id = s.person join member m on m.circle = s.member
     where ($1::text is null or m.handle = $1) order by m.handle, p.name`,
    [member ?? null],
  )

export const hasAdmin = async (rows: Rows, member: number, now: Date): Promise<boolean> =>
  (await rows.one(
    `select from seat where member = $1 and role = 'admin' and state = 'active' and (until is null or until > $2) limit 1`,
    [member, now],
  )) !== undefined
/** Seats of a member that go on. */
export const openSeatsAt = (rows: Rows, member: number, now: Date) =>
  rows.all<{ circle: number; state: 'invited' | 'active' | 'lapsed' }>(
    'select circle, state from seat where member = $1 and (until is null or until > $2)',
    [member, now],
  )
