import {
  type Case,
  type Human,
  isSameHuman,
  mayVet,
  missing,
  whyNotApprover,
  whyNotSponsor,
} from '../../domain/admission.ts'
import { Fault, notFound } from '../../domain/fault.ts'
import { type Firm, keysOf, type Resemblance, resemblances } from '../../domain/resemblance.ts'
import { type ApplicationRow, applicationsAmong, lockApplication } from '../../store/admission-store.ts'
import { knownCircles } from '../../store/circles.ts'
import { type Change, change, type Rows } from '../../store/database.ts'
import { type FirmRow, firmsBeside, membersOfHuman, type VettingRow, vettingOf } from '../../store/vetting-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import { type ChainRow, sponsorChain, type VouchRow, vouchesOf } from '../../store/vouch-store.ts'
import type { Context } from '../context.ts'

/** One step of admission: a transaction with its ledger leaf. Without a viewer it is the applicant's. */
export async function admissionChange<T>(
  ctx: Context,
  viewer: Viewer | undefined,
  write: (tx: Change, at: Date, leaf: (body: Readonly<Record<string, unknown>>) => Promise<void>) => Promise<T>,
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, viewer, tx =>
    write(tx, at, body =>
      tx.record({
        id: ctx.newId('leaf:admission'),
        salt: ctx.random('salt:admission', 16),
        body: { ...body, by: viewer?.gid ?? 'applicant', at: at.toISOString() },
      }),
    ),
  )
}

/** What a rule refuses of an application that the caller may know is a line of the ledger too. */
export async function recordingRefusals<T>(
  ctx: Context,
  viewer: Viewer | undefined,
  about: () => Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Fault && (error.code === 'refused' || error.code === 'conflict'))
      await admissionChange(ctx, viewer, (_tx, _at, leaf) =>
        leaf({ what: 'admission-refused', ...about(), why: error.message }),
      )
    throw error
  }
}

/** The application for one of its vetters, held to the end of the transaction. For others there is none. */
export async function applicationToVet(tx: Rows, viewer: Viewer, id: string): Promise<ApplicationRow> {
  const row = await lockApplication(tx, id)
  if (!row || !vets(viewer, row)) throw notFound()
  return row
}
/** The rule again, behind the database's policies. */
export const vets = (viewer: Viewer, row: ApplicationRow): boolean =>
  mayVet(
    viewer,
    row.node === null
      ? undefined
      : { host: row.node_host ?? undefined, manager: row.node_manager ?? undefined, champion: undefined },
  )

export interface Flag {
  key: string
  how: readonly Resemblance[]
  firm: FirmRow
  cleared: boolean
}
export interface Dossier {
  row: ApplicationRow
  vetting: VettingRow[]
  vouches: VouchRow[]
  flags: Flag[]
  chain: ChainRow[]
  case: Case
  missing: string[]
  whyNot: string | undefined
}

/** All that is known of an application, as far as this vetter may know it. */
export async function dossierOf(ctx: Context, tx: Rows, viewer: Viewer, row: ApplicationRow): Promise<Dossier> {
  const now = ctx.now()
  const [vetting, vouches] = [await vettingOf(tx, [row.id]), await vouchesOf(tx, [row.id])]
  const given = vouches.find(v => v.state === 'vouched')
  const chain = given ? await sponsorChain(tx, given.member) : []
  const flags = await knownFlags(tx, viewer, row, cleared(vetting), now)
  const whole: Case = {
    domainProved: row.proved_at !== null,
    evidence: vetting.flatMap(v =>
      v.what === 'registered' || v.what === 'network' || v.what === 'distinct'
        ? [{ what: v.what, by: writer(v), keys: v.keys }]
        : [],
    ),
    flags: flags.map(f => f.key),
    isMemberAlready: flags.some(
      f => f.firm.what === 'member' && f.firm.state !== 'left' && f.how.includes('same-number'),
    ),
    sponsor: given && {
      member: given.member,
      active: given.member_state === 'active',
      by: { person: given.person ?? 0, email: given.email ?? undefined, members: [given.member] },
      // Who is no operator learns nothing of a chain: the operator's approval, which is the last, goes by it.
      refusal: viewer.role === 'operator' ? sponsorRefusal(row, chain) : undefined,
    },
    approvals: vetting.filter(v => v.what === 'approval' && !v.void).map(v => ({ by: writer(v) })),
    contact: { email: row.email, domain: row.domain },
  }
  const me = await humanOf(tx, viewer, now)
  return {
    row,
    vetting,
    vouches,
    flags,
    chain,
    case: whole,
    missing: missing(whole),
    whyNot: whyNotApprover(whole, me),
  }
}

export const humanOf = async (tx: Rows, viewer: Viewer, now: Date): Promise<Human> => ({
  person: viewer.person.id,
  email: viewer.person.email,
  members: await membersOfHuman(tx, viewer.person.id, viewer.person.email, now),
})
const writer = (v: VettingRow): Human => ({ person: v.person, email: v.email ?? undefined, members: [] })
export const isMine = (viewer: Viewer, v: VettingRow): boolean =>
  isSameHuman(writer(v), { person: viewer.person.id, email: viewer.person.email, members: [] })
const cleared = (vetting: readonly VettingRow[]) =>
  new Set(vetting.filter(v => v.what === 'distinct').flatMap(v => v.keys))

const applicantFirm = (row: ApplicationRow): Firm => ({
  name: row.name,
  shortNames: [],
  domains: [row.domain, row.email.split('@')[1] ?? row.domain],
  register: row.register ?? undefined,
  number: row.number ?? undefined,
})
const firmOf = (f: Pick<FirmRow, 'name' | 'short_names' | 'domains' | 'register' | 'number'>): Firm => ({
  name: f.name,
  shortNames: f.short_names,
  domains: f.domains,
  register: f.register ?? undefined,
  number: f.number ?? undefined,
})
/** What the applicant resembles among these. */
export function flagsAmong(row: ApplicationRow, firms: readonly FirmRow[], done: ReadonlySet<string>): Flag[] {
  const own = keysOf(applicantFirm(row))
  return firms
    .filter(firm => firm.ref !== row.id && (row.member === null || firm.circle !== row.member))
    .flatMap(firm => {
      const how = resemblances(own, keysOf(firmOf(firm)))
      const key = `${how.join('+')} ${firm.what} ${firm.ref}`
      return how.length > 0 ? [{ key, how, firm, cleared: done.has(key) }] : []
    })
    .slice(0, 200)
}

/** Operators see all; a node's own vetters only what they may know by name anyway. */
async function knownFlags(tx: Rows, viewer: Viewer, row: ApplicationRow, done: ReadonlySet<string>, now: Date) {
  const all = flagsAmong(row, await firmsBeside(tx, row.id), done)
  if (viewer.role === 'operator' || all.length === 0) return all
  const known = new Set(
    (
      await knownCircles(
        tx,
        viewer,
        now,
        all.filter(f => f.firm.what === 'member').map(f => f.firm.ref),
      )
    ).map(c => c.id),
  )
  const readable = await applicationsAmong(
    tx,
    all.filter(f => f.firm.what === 'application').map(f => f.firm.ref),
  )
  return all.filter(f => (f.firm.circle === null ? readable.has(f.firm.ref) : known.has(f.firm.circle)))
}

/** Why a member with this chain behind it cannot vouch for the applicant. */
export function sponsorRefusal(row: ApplicationRow, chain: readonly ChainRow[]): string | undefined {
  const own = keysOf(applicantFirm(row))
  return whyNotSponsor(chain.map(one => ({ resembles: resemblances(own, keysOf(firmOf(one))).length > 0 })))
}
