import type { VouchState } from '../domain/admission.ts'
import type { MemberKind, Region, Sector } from '../domain/member.ts'
import type { Register } from '../domain/register.ts'
import type { Rows } from './database.ts'

/** Who vouches for whom, and the chain of those behind them. */
export interface VouchAbout {
  name: string
  kind: MemberKind
  sectors: Sector[]
  regions: Region[]
  domain: string
  person: string
  title: string
}
export interface VouchRow {
  id: string
  application: string
  member: number
  member_handle: string
  member_name: string
  member_state: string
  about: VouchAbout
  asked_at: Date
  state: VouchState
  seat: number | null
  person: number | null
  person_name: string | null
  email: string | null
  text: string
  answered_at: Date | null
  open: boolean
}
const VOUCH = `
  select v.id, v.application, v.member, m.handle as member_handle, m.name as member_name, m.state as member_state, v.about,
    v.asked_at, v.state, v.seat, p.id as person, p.name as person_name, p.email, v.text, v.answered_at,
    v.state = 'waiting' and application_is_open(v.application) as open
  from vouch v join member m on m.circle = v.member left join seat s on s.circle = v.seat left join person p on p.id = s.person`
export const vouchesOf = (tx: Rows, applications: readonly string[]): Promise<VouchRow[]> =>
  tx.all<VouchRow & { [k: string]: unknown }>(`${VOUCH} where v.application = any($1::uuid[]) order by v.asked_at`, [
    applications,
  ])
/** What this member was asked for: those that wait, and what it answered. */
export const vouchesAskedOf = (tx: Rows, member: number): Promise<VouchRow[]> =>
  tx.all<VouchRow & { [k: string]: unknown }>(
    `${VOUCH} where v.member = $1 and v.state <> 'ended' order by v.asked_at desc limit 100`,
    [member],
  )
export const lockVouch = async (tx: Rows, id: string, member: number): Promise<VouchRow | undefined> => {
  const held = await tx.one("select from vouch where id = $1 and member = $2 and state = 'waiting' for update", [
    id,
    member,
  ])
  return held && tx.one<VouchRow & { [k: string]: unknown }>(`${VOUCH} where v.id = $1`, [id])
}
/** One that waits or was given at a time; a second one fails on its unique index (SQLSTATE 23505). */
export const insertVouch = (
  tx: Rows,
  v: { id: string; application: string; member: number; about: VouchAbout; by: number; at: Date },
) =>
  tx.all('insert into vouch(id, application, member, about, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6)', [
    v.id,
    v.application,
    v.member,
    JSON.stringify(v.about),
    v.by,
    v.at,
  ])
export const answerVouch = (
  tx: Rows,
  id: string,
  answer: { state: 'vouched' | 'refused'; seat: number; text: string; at: Date },
) =>
  tx.all('update vouch set state = $2, seat = $3, text = $4, answered_at = $5 where id = $1', [
    id,
    answer.state,
    answer.seat,
    answer.text,
    answer.at,
  ])
export const endVouches = (tx: Rows, application: string) =>
  tx.all("update vouch set state = 'ended' where application = $1 and state in ('waiting', 'vouched')", [application])

export interface ChainRow {
  circle: number
  handle: string
  name: string
  state: string
  short_names: string[]
  domains: string[]
  register: Register | null
  number: string | null
}
/** The member, who vouched for it, who vouched for that one … A chain that were a ring is followed once round. */
export const sponsorChain = (tx: Rows, member: number): Promise<ChainRow[]> =>
  tx.all<ChainRow & { [k: string]: unknown }>(
    `with recursive chain(circle, sponsor, depth) as (
       select m.circle, m.sponsor, 1 from member m where m.circle = $1
       union select m.circle, m.sponsor, c.depth + 1 from chain c join member m on m.circle = c.sponsor where c.depth < 50
     )
     select m.circle, m.handle, m.name, m.state, m.short_names, m.domains, m.register, m.register_number as number
     from (select circle, min(depth) as depth from chain group by circle) c join member m on m.circle = c.circle
     order by c.depth`,
    [member],
  )
