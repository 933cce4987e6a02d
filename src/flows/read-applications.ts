import { isOpen, proofName, proofValue } from '../domain/admission.ts'
import { notFound } from '../domain/fault.ts'
import { mixesAlphabets } from '../domain/resemblance.ts'
import type { ApplicationItem, ApplicationPage } from '../formats/api/admission.ts'
import { type ApplicationRow, findApplication, listApplications } from '../store/admission-store.ts'
import { knownCircles } from '../store/circles.ts'
import { asViewer, type Rows } from '../store/database.ts'
import { firmsBeside, type VettingRow, vettingOf } from '../store/vetting-store.ts'
import type { Viewer } from '../store/viewer.ts'
import { type VouchRow, vouchesOf } from '../store/vouch-store.ts'
import type { Context } from './context.ts'
import { type Dossier, dossierOf, type Flag, flagsAmong, isMine, vets } from './steps/admission.ts'

/** What vetters read of applications: operators, and for applications to a node those who run it. */
const iso = (at: Date): string => at.toISOString()

export const readApplications = (ctx: Context, viewer: Viewer): Promise<{ items: ApplicationItem[] }> =>
  asViewer(ctx.db, viewer, async tx => {
    const rows = (await listApplications(tx)).filter(row => vets(viewer, row))
    const ids = rows.map(row => row.id)
    const [vetting, vouches] = [await vettingOf(tx, ids), await vouchesOf(tx, ids)]
    const first = rows.find(row => isOpen(row.state))
    const firms = viewer.role === 'operator' && first ? await firmsAround(tx, first) : []
    return {
      items: rows.map(row => {
        const done = new Set(vetting.filter(v => v.application === row.id).flatMap(v => v.keys))
        const flags = isOpen(row.state) ? flagsAmong(row, firms, done).filter(f => !f.cleared).length : 0
        return itemOf(
          row,
          flags,
          vouches.some(v => v.application === row.id && v.state === 'vouched'),
        )
      }),
    }
  })
/** Everybody that one applicant may resemble, and that applicant itself. */
const firmsAround = async (tx: Rows, row: ApplicationRow) => [
  ...(await firmsBeside(tx, row.id)),
  {
    ...{ what: 'application' as const, ref: row.id, circle: null, name: row.name, short_names: [], state: row.state },
    ...{ domains: [row.domain], register: row.register, number: row.number },
  },
]

const itemOf = (row: ApplicationRow, flags: number, vouched: boolean): ApplicationItem => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  domain: row.domain,
  ...(row.node_handle === null || row.node_name === null
    ? {}
    : { node: { handle: row.node_handle, name: row.node_name } }),
  state: row.state,
  at: iso(row.at),
  ...(row.decided_at ? { decidedAt: iso(row.decided_at) } : {}),
  flags,
  proved: row.proved_at !== null,
  vouched,
})

export const readApplication = (ctx: Context, viewer: Viewer, id: string): Promise<ApplicationPage> =>
  asViewer(ctx.db, viewer, async tx => {
    const row = await findApplication(tx, id)
    if (!row || !vets(viewer, row)) throw notFound()
    return pageOf(ctx, tx, viewer, await dossierOf(ctx, tx, viewer, row))
  })

async function pageOf(ctx: Context, tx: Rows, viewer: Viewer, d: Dossier): Promise<ApplicationPage> {
  const { row, vetting, vouches, flags } = d
  const named = await nameable(
    tx,
    viewer,
    [...vouches.map(v => v.member_handle), ...d.chain.map(c => c.handle)],
    ctx.now(),
  )
  const open = isOpen(row.state)
  const by = (v: VettingRow) => ({ name: v.person_name, organisation: v.organisation, you: isMine(viewer, v) })
  return {
    ...itemOf(
      row,
      flags.filter(f => !f.cleared).length,
      vouches.some(v => v.state === 'vouched'),
    ),
    ...{ size: row.size, sectors: row.sectors, regions: row.regions, runs: row.runs, person: row.person },
    ...{ title: row.title, email: row.email, knows: row.knows, talk: row.talk },
    ...(row.register ? { register: row.register } : {}),
    ...(row.number ? { number: row.number } : {}),
    proof: {
      name: proofName(row.domain),
      value: proofValue(row.proof),
      ...(row.proved_at ? { provedAt: iso(row.proved_at) } : {}),
      ...(row.proved_by ? { provedBy: row.proved_by } : {}),
      ...(row.checked_at ? { checkedAt: iso(row.checked_at) } : {}),
    },
    oddLetters: mixesAlphabets(row.name),
    resembles: flags.map(flagOf),
    evidence: vetting.flatMap(v =>
      v.what === 'approval' || v.what === 'vetted-again'
        ? []
        : [{ what: v.what, text: v.text, by: by(v), at: iso(v.at) }],
    ),
    vouching: vouches.map(v => vouchingOf(v, named)),
    chain: d.chain
      .slice(1)
      .map(c => (named.has(c.handle) ? { name: c.name, state: c.state } : { name: 'A member', state: '' })),
    approvals: vetting.filter(v => v.what === 'approval' && !v.void).map(v => ({ by: by(v), at: iso(v.at) })),
    missing: open ? d.missing : [],
    ...(open && d.whyNot !== undefined ? { whyNotYou: d.whyNot } : {}),
    ...(row.reason === '' ? {} : { reason: row.reason }),
    ...(row.member_handle === null ? {} : { member: row.member_handle }),
    mayClear: viewer.role === 'operator',
  }
}
const flagOf = ({ key, how, firm, cleared }: Flag) => ({
  ...{ key, how: [...how], what: firm.what, name: firm.name, ref: firm.ref, state: firm.state, cleared },
})
const vouchingOf = (v: VouchRow, named: ReadonlySet<string>) => ({
  id: v.id,
  member: named.has(v.member_handle) ? { name: v.member_name, handle: v.member_handle } : { name: 'A member' },
  state: v.state,
  ...(v.person_name !== null && named.has(v.member_handle) ? { by: v.person_name } : {}),
  text: v.text,
  askedAt: iso(v.asked_at),
  ...(v.answered_at ? { answeredAt: iso(v.answered_at) } : {}),
})
/** Members, by handle, that this vetter may know by name: operators all of them. */
async function nameable(tx: Rows, viewer: Viewer, handles: readonly string[], now: Date): Promise<Set<string>> {
  if (viewer.role === 'operator' || handles.length === 0) return new Set(handles)
  return new Set((await knownCircles(tx, viewer, now, handles)).map(c => c.ref))
}
