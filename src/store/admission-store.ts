import type { ApplicationState, Evidence, VouchState } from '../domain/admission.ts'
import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import type { Register } from '../domain/register.ts'
import type { Rows } from './database.ts'

/** Applications, what vetters record, and who vouches. All of it through the policies: the applicant's or a vetter's. */
export interface AdmissionTalk {
  by: 'vetters' | 'applicant'
  text: string
  at: string
}
export interface ApplicationRow {
  id: string
  name: string
  kind: MemberKind
  size: MemberSize
  sectors: Sector[]
  regions: Region[]
  register: Register | null
  number: string | null
  runs: string
  domain: string
  person: string
  title: string
  email: string
  knows: string
  node: number | null
  node_handle: string | null
  node_name: string | null
  node_host: number | null
  node_manager: number | null
  /** By an invitation to the node; as a guest, until then. */
  invited: boolean
  guest_until: Date | null
  state: ApplicationState
  talk: AdmissionTalk[]
  proof: string
  proved_at: Date | null
  proved_by: 'dns' | 'mail' | null
  checked_at: Date | null
  codes_sent: number
  wrong_codes: number
  at: Date
  decided_at: Date | null
  reason: string
  member: number | null
  member_handle: string | null
  seat: number | null
  shown_at: Date | null
  mailed: boolean
}
const APPLICATION = `
  select a.id, a.name, a.kind, a.size, a.sectors, a.regions, a.register, a.number, a.runs, a.domain, a.person, a.title, a.email,
    a.knows, a.node, n.handle as node_handle, n.name as node_name, n.host as node_host,
    n.manager as node_manager, a.state, a.talk, a.proof, a.proved_at, a.proved_by,
    a.checked_at, a.codes_sent, a.wrong_codes, a.at, a.decided_at, a.reason, a.member, m.handle as member_handle, a.seat,
    a.shown_at, a.mailed, a.invited, a.guest_until
  from application a left join node n on n.circle = a.node left join member m on m.circle = a.member`

/** From here to the end of the transaction the application with this link is the applicant's own. */
export const actAsApplicant = (tx: Rows, hash: Buffer) =>
  tx.all("select set_config('auburn.application', $1, true)", [hash.toString('hex')])
export const applicationByLink = (tx: Rows, hash: Buffer): Promise<ApplicationRow | undefined> =>
  tx.one<ApplicationRow & { [k: string]: unknown }>(`${APPLICATION} where a.token_hash = $1 for update of a`, [hash])
/** Held to the end of the transaction: two decisions at once are one after the other. */
export const lockApplication = (tx: Rows, id: string): Promise<ApplicationRow | undefined> =>
  tx.one<ApplicationRow & { [k: string]: unknown }>(`${APPLICATION} where a.id = $1 for update of a`, [id])
export const findApplication = (tx: Rows, id: string): Promise<ApplicationRow | undefined> =>
  tx.one<ApplicationRow & { [k: string]: unknown }>(`${APPLICATION} where a.id = $1`, [id])
/** Open ones first, the oldest on top; then what was decided lately. */
export const listApplications = (tx: Rows): Promise<ApplicationRow[]> =>
  tx.all<ApplicationRow & { [k: string]: unknown }>(
    `${APPLICATION} order by a.decided_at is null desc, a.decided_at desc, a.at limit 300`,
    [],
  )

export interface NewApplication {
  id: string
  hash: Buffer
  name: string
  kind: MemberKind
  size: MemberSize
  sectors: readonly Sector[]
  regions: readonly Region[]
  register: Register | undefined
  number: string | undefined
  runs: string
  domain: string
  person: string
  title: string
  email: string
  knows: string
  node?: number | undefined
  invited: boolean
  guestUntil?: Date | undefined
  proof: string
  at: Date
}
export const insertApplication = (tx: Rows, a: NewApplication) =>
  tx.all(
    `insert into application(id, token_hash, name, kind, size, sectors, regions, register, number, runs, domain, person, title,
       email, knows, node, proof, at, invited, guest_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      a.id,
      a.hash,
      a.name,
      a.kind,
      a.size,
      a.sectors,
      a.regions,
      a.register ?? null,
      a.number ?? null,
      a.runs,
      a.domain,
      a.person,
      a.title,
      a.email,
      a.knows,
      a.node ?? null,
      a.proof,
      a.at,
      a.invited,
      a.guestUntil ?? null,
    ],
  )

export interface ApplicationChanges {
  state?: ApplicationState | undefined
  talk?: readonly AdmissionTalk[] | undefined
  proved_at?: Date | undefined
  proved_by?: 'dns' | 'mail' | undefined
  checked_at?: Date | undefined
  decided_at?: Date | undefined
  reason?: string | undefined
  member?: number | undefined
  seat?: number | undefined
  shown_at?: Date | undefined
  mailed?: boolean | undefined
  code_hash?: Buffer | null | undefined
  code_until?: Date | undefined
  codes_sent?: number | undefined
  wrong_codes?: number | undefined
}
const COLUMNS = [
  'state',
  'talk',
  'proved_at',
  'proved_by',
  'checked_at',
  'decided_at',
  'reason',
  'member',
  'seat',
  'shown_at',
  'mailed',
  'code_hash',
  'code_until',
  'codes_sent',
  'wrong_codes',
] as const
/** Sets what is given and leaves the rest. */
export async function updateApplication(tx: Rows, id: string, changes: ApplicationChanges): Promise<void> {
  for (const column of COLUMNS) {
    const value = changes[column]
    if (value === undefined) continue
    const written = column === 'talk' ? JSON.stringify(value) : value
    await tx.all(`update application set ${column} = $2 where id = $1`, [id, written])
  }
}
export const codeOf = (tx: Rows, id: string) =>
  tx.one<{ code_hash: Buffer | null; code_until: Date | null }>(
    'select code_hash, code_until from application where id = $1',
    [id],
  )
export const applicationsSince = async (rows: Rows, at: Date): Promise<number> =>
  (await rows.one<{ n: number }>('select applications_since($1) as n', [at]))?.n ?? 0
export const forgetApplications = (tx: Rows, before: Date, at: Date) =>
  tx.all('select forget_applications($1, $2)', [before, at])

/** Nodes that are offered to whoever registers interest: never a hidden one, one by invitation, or one that has ended. */
const OFFERED = `offered and listed and admission <> 'invite' and kind not in ('chosen-group', 'fusion-cell')
  and (until is null or until > $1)`
export const offeredNodes = (rows: Rows, now: Date) =>
  rows.all<{ handle: string; name: string; description: string }>(
    `select handle, name, description from node where ${OFFERED} order by name`,
    [now],
  )
export const offeredNode = (rows: Rows, handle: string, now: Date) =>
  rows.one<{ circle: number }>(`select circle from node where ${OFFERED} and handle = $2`, [now, handle])
/** Still there for whoever was invited to it. */
export const isOpenNode = async (rows: Rows, node: number, now: Date): Promise<boolean> =>
  (await rows.one('select from node where circle = $2 and (until is null or until > $1)', [now, node])) !== undefined
export const isOffered = async (rows: Rows, node: number, now: Date): Promise<boolean> =>
  (await rows.one(`select from node where ${OFFERED} and circle = $2`, [now, node])) !== undefined

// What vetters record ------------------------------------------------------------------------------------------------

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

// Vouching -------------------------------------------------------------------------------------------------------------

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
