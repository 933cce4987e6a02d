import type { ApplicationState } from '../domain/admission.ts'
import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import type { Register } from '../domain/register.ts'
import type { Rows } from './database.ts'

/** Applications, through the policies: the applicant's or a vetter's. What vetters record and who vouches have files of their own. */
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
/** Those of these that reach the transaction's viewer. */
export const applicationsAmong = async (tx: Rows, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await tx.all<{ id: string }>('select id from application where id::text = any($1)', [ids])).map(a => a.id))
export const applicationsSince = async (rows: Rows, at: Date): Promise<number> =>
  (await rows.one<{ n: number }>('select applications_since($1) as n', [at]))?.n ?? 0
export const forgetApplications = (tx: Rows, before: Date, at: Date) =>
  tx.all('select forget_applications($1, $2)', [before, at])

/** Nodes that are offered to whoever registers interest: never a hidden one, one by invitation, or one that has ended. */
const OFFERED = `offered and listed and admission <> 'invite' and kind not in ('chosen-group', 'fusion-cell')
  and (until is null or until > $1)`
export const offeredNodes = (rows: Rows, now: Date) =>
  rows.all<{ handle: string; name: string; description: string }>(
    `select handle, name, description from node where ${OFFERED} order by name, handle`,
    [now],
  )
export const offeredNode = (rows: Rows, handle: string, now: Date) =>
  rows.one<{ circle: number }>(`select circle from node where ${OFFERED} and handle = $2`, [now, handle])
/** Still there for whoever was invited to it. */
export const isOpenNode = async (rows: Rows, node: number, now: Date): Promise<boolean> =>
  (await rows.one('select from node where circle = $2 and (until is null or until > $1)', [now, node])) !== undefined
export const isOffered = async (rows: Rows, node: number, now: Date): Promise<boolean> =>
  (await rows.one(`select from node where ${OFFERED} and circle = $2`, [now, node])) !== undefined
