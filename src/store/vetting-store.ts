import type { Evidence } from '../domain/admission.ts'
import type { Register } from '../domain/register.ts'
import type { Rows } from './database.ts'

/** What vetters record of an application, whom it may resemble, and when a member is vetted again. */
export interface VettingRow {
  id: string
  application: string | null
  what: Evidence | 'approval' | 'vetted-again'
  text: string
  keys: string[]
  seat: number
  person: number
  person_name: string
  email: string | null
  organisation: string
  at: Date
  void: boolean
}
const VETTING = `
  select v.id, v.application, v.what, v.text, v.keys, v.seat, s.person, p.name as person_name, p.email,
    m.name as organisation, v.at, v.void
  from vetting v join seat s on s.circle = v.seat join person p on p.id = s.person join member m on m.circle = s.member`
export const vettingOf = (tx: Rows, applications: readonly string[]): Promise<VettingRow[]> =>
  tx.all<VettingRow & { [k: string]: unknown }>(
    `${VETTING} where v.application = any($1::uuid[]) order by v.at, v.id`,
    [applications],
  )
export const insertVetting = (
  tx: Rows,
  v: {
    id: string
    application?: string
    member?: number
    what: VettingRow['what']
    text: string
    keys?: readonly string[]
    seat: number
    at: Date
  },
) =>
  tx.all(
    'insert into vetting(id, application, member, what, text, keys, seat, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [v.id, v.application ?? null, v.member ?? null, v.what, v.text, v.keys ?? [], v.seat, v.at],
  )
/** Approvals of these seats, or of all, count no more. */
export const voidApprovals = (tx: Rows, application: string, seats?: readonly number[]) =>
  tx.all(
    `update vetting set void = true where application = $1 and what = 'approval' and not void
       and ($2::int[] is null or seat = any($2))`,
    [application, seats ?? null],
  )

export interface FirmRow {
  what: 'member' | 'application'
  ref: string
  circle: number | null
  name: string
  short_names: string[]
  domains: string[]
  register: Register | null
  number: string | null
  state: string
}
export const firmsBeside = (tx: Rows, application: string): Promise<FirmRow[]> =>
  tx.all<FirmRow & { [k: string]: unknown }>('select * from firms_beside($1)', [application])

/** All members that a human acts for now, by whatever seat: of one person, or of one address. */
export const membersOfHuman = async (
  tx: Rows,
  person: number,
  email: string | undefined,
  now: Date,
): Promise<number[]> =>
  (
    await tx.all<{ member: number }>(
      `select distinct s.member from seat s join person p on p.id = s.person
        where (p.id = $1 or lower(p.email) = lower($2)) and (s.until is null or s.until > $3)`,
      [person, email ?? null, now],
    )
  ).map(row => row.member)

// Members, once admitted -------------------------------------------------------------------------------------------------

export const noteVetted = (tx: Rows, member: number, v: { sponsor?: number; at: Date; by: Date }) =>
  tx.all('update member set sponsor = coalesce($2, sponsor), vetted_at = $3, vet_by = $4 where circle = $1', [
    member,
    v.sponsor ?? null,
    v.at,
    v.by,
  ])
export interface DueRow {
  circle: number
  handle: string
  name: string
  state: string
  vetted_at: Date | null
  vet_by: Date
  sponsor: string | null
  sponsor_state: string | null
}
const DUE = `
  select m.circle, m.handle, m.name, m.state, m.vetted_at, coalesce(m.vet_by, m.joined_at + interval '730 days') as vet_by,
    s.name as sponsor, s.state as sponsor_state
  from member m left join member s on s.circle = m.sponsor where m.state in ('active', 'lapsed', 'suspended')`
export const membersDue = (tx: Rows, until: Date): Promise<DueRow[]> =>
  tx.all<DueRow & { [k: string]: unknown }>(
    `select * from (${DUE}) d where d.vet_by <= $1 order by d.vet_by, d.name limit 500`,
    [until],
  )
export const memberDue = (tx: Rows, handle: string): Promise<DueRow | undefined> =>
  tx.one<DueRow & { [k: string]: unknown }>(`select * from (${DUE}) d where d.handle = $1`, [handle])
