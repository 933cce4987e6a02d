import {
  type AdmissionStep,
  assertMayApprove,
  type Evidence,
  mayStep,
  mayVetAgain,
  stateAfter,
} from '../domain/admission.ts'
import { Fault, refused } from '../domain/fault.ts'
import type { VettingStepIn } from '../formats/api/admission.ts'
import { type ApplicationRow, updateApplication } from '../store/admission-store.ts'
import type { Change, Rows } from '../store/database.ts'
import { insertVetting, vettingOf, voidApprovals } from '../store/vetting-store.ts'
import type { Viewer } from '../store/viewer.ts'
import { endVouches, insertVouch, sponsorChain, vouchesOf } from '../store/vouch-store.ts'
import type { Context } from './context.ts'
import {
  admissionChange,
  applicationToVet,
  dossierOf,
  isMine,
  recordingRefusals,
  sponsorRefusal,
} from './steps/admission.ts'
import { admit } from './steps/admit.ts'
import { assertPaced, recordStands } from './steps/domain-proof.ts'
import { memberToName } from './steps/known-node.ts'
import { post } from './steps/post.ts'

/** The vetters' side of admission: operators, and for applications to a node those who run it. */
const iso = (at: Date): string => at.toISOString()

type Leaf = (body: Readonly<Record<string, unknown>>) => Promise<void>
/** One step of a vetter: the table of steps decides whether it is to be taken at all. */
function step<T>(
  ctx: Context,
  viewer: Viewer,
  id: string,
  name: AdmissionStep,
  work: (tx: Change, row: ApplicationRow, at: Date, leaf: Leaf) => Promise<T>,
): Promise<T> {
  return recordingRefusals(
    ctx,
    viewer,
    () => ({ application: id, step: name }),
    () =>
      admissionChange(ctx, viewer, async (tx, at, leaf) => {
        const row = await applicationToVet(tx, viewer, id)
        if (!mayStep(row.state, name, 'vetter')) throw refused('The application does not stand at that step.')
        return work(tx, row, at, leaf)
      }),
  )
}

export async function takeVettingStep(ctx: Context, viewer: Viewer, id: string, asked: VettingStepIn): Promise<void> {
  switch (asked.step) {
    case 'ask':
      return askApplicant(ctx, viewer, id, asked.text)
    case 'record':
      return recordEvidence(ctx, viewer, id, asked)
    case 'check-domain':
      return checkDomainAsVetter(ctx, viewer, id)
    case 'ask-sponsor':
      return askSponsor(ctx, viewer, id, asked.member)
    case 'end-vouching':
      return step(ctx, viewer, id, asked.step, async (tx, row, _at, leaf) => {
        await endVouches(tx, row.id)
        await leaf({ what: 'vouching-ended', application: row.id })
      })
    case 'withdraw-approval':
      return withdrawApproval(ctx, viewer, id)
    case 'decline':
      return decline(ctx, viewer, id, asked.text)
  }
}

/** A question overtakes an approval that was given: what the answer says has to be weighed again. */
const askApplicant = (ctx: Context, viewer: Viewer, id: string, text: string): Promise<void> =>
  step(ctx, viewer, id, 'ask', async (tx, row, at, leaf) => {
    await voidApprovals(tx, row.id)
    const talk = [...row.talk, { by: 'vetters' as const, text, at: iso(at) }]
    await updateApplication(tx, row.id, { state: stateAfter(row.state, 'ask'), talk })
    await leaf({ what: 'application-asked', application: row.id })
    await tell(ctx, tx, row, 'A question about your application', 'There is a question for you.')
  })

const recordEvidence = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  { what, text, keys }: { what: Evidence; text: string; keys: readonly string[] },
): Promise<void> =>
  step(ctx, viewer, id, 'record', async (tx, row, at, leaf) => {
    if (what === 'distinct' && !mayVetAgain(viewer))
      throw refused('An operator records this: operators alone see all that it resembles.')
    if ((what === 'distinct') !== keys.length > 0)
      throw refused('Say which resemblances, and only with “distinct”.', '/keys')
    if (what === 'distinct') {
      const { flags } = await dossierOf(ctx, tx, viewer, row)
      if (keys.some(key => !flags.some(f => f.key === key)))
        throw refused('What it resembles has changed. Look again.', '/keys')
    }
    const vetting = { id: ctx.newId('vetting'), application: row.id, what, text, keys, seat: viewer.seat, at }
    await insertVetting(tx, vetting)
    await leaf({ what: 'evidence-recorded', application: row.id, evidence: what })
  })

async function checkDomainAsVetter(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const row = await step(ctx, viewer, id, 'prove-domain', async (tx, found, at) => {
    if (found.proved_at) return undefined
    assertPaced(found, at)
    await updateApplication(tx, found.id, { checked_at: at })
    return found
  })
  if (!row || !(await recordStands(ctx, row))) return
  await step(ctx, viewer, id, 'prove-domain', async (tx, found, at, leaf) => {
    await updateApplication(tx, found.id, { proved_at: at, proved_by: 'dns' })
    await leaf({ what: 'domain-proved', application: found.id, how: 'dns' })
  })
}

/** Puts the request to a member's admins. A member that is linked to the applicant, by itself or by its chain, is refused. */
const askSponsor = (ctx: Context, viewer: Viewer, id: string, handle: string): Promise<void> =>
  step(ctx, viewer, id, 'ask-sponsor', async (tx, row, at, leaf) => {
    const member = await memberToName(tx, viewer, handle, at, '/member')
    if ((await vouchesOf(tx, [row.id])).some(v => v.state === 'waiting' || v.state === 'vouched'))
      throw refused('A member was asked already. End that first.')
    const why = sponsorRefusal(row, await sponsorChain(tx, member))
    if (why !== undefined)
      throw refused(
        viewer.role === 'operator' ? why : 'This member cannot vouch for this applicant. Ask another.',
        '/member',
      )
    const { name, kind, sectors, regions, domain, person, title } = row
    const about = { name, kind, sectors, regions, domain, person, title }
    await insertVouch(tx, { id: ctx.newId('vouch'), application: row.id, member, about, by: viewer.seat, at })
    await leaf({ what: 'vouch-asked', application: row.id, member: handle })
  })

const withdrawApproval = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  step(ctx, viewer, id, 'withdraw-approval', async (tx, row, _at, leaf) => {
    const mine = (await vettingOf(tx, [row.id])).filter(v => v.what === 'approval' && !v.void && isMine(viewer, v))
    if (mine.length === 0) throw refused('You have not approved it.')
    await voidApprovals(
      tx,
      row.id,
      mine.map(v => v.seat),
    )
    await updateApplication(tx, row.id, { state: stateAfter(row.state, 'withdraw-approval') })
    await leaf({ what: 'approval-withdrawn', application: row.id })
  })

const decline = (ctx: Context, viewer: Viewer, id: string, reason: string): Promise<void> =>
  step(ctx, viewer, id, 'decline', async (tx, row, at, leaf) => {
    if (reason.trim() === '') throw refused('Give the reason: the applicant reads it.', '/text')
    await endVouches(tx, row.id)
    await updateApplication(tx, row.id, { state: stateAfter(row.state, 'decline'), reason, decided_at: at })
    await leaf({ what: 'application-declined', application: row.id })
    await tell(ctx, tx, row, 'Your application was decided', 'It was declined. The reason stands on your page.')
  })

/** Letters to an applicant hold no link: only the hash of its private one is kept. */
const tell = (ctx: Context, tx: Rows, row: ApplicationRow, subject: string, line: string) =>
  post(ctx, tx, {
    to: row.email,
    about: 'admission',
    subject,
    lines: [line, 'Open your private page by the link that you were given when you applied.'],
  })

export interface Approved {
  state: ApplicationRow['state']
  member?: string
  node?: 'joined' | 'not-joined'
}
/** One of two approvals; the second one admits. */
export const approveApplication = (ctx: Context, viewer: Viewer, id: string): Promise<Approved> =>
  step(ctx, viewer, id, 'approve', async (tx, row, at, leaf) => {
    const { case: whole, vouches, whyNot } = await dossierOf(ctx, tx, viewer, row)
    assertMayApprove(whole, whyNot, viewer.role === 'operator')
    const vetting = { application: row.id, what: 'approval' as const, text: '', seat: viewer.seat, at }
    await insertVetting(tx, { id: ctx.newId('vetting'), ...vetting })
    const state = stateAfter(row.state, 'approve')
    await leaf({ what: 'application-approved', application: row.id, second: state === 'admitted' })
    if (state !== 'admitted') {
      await updateApplication(tx, row.id, { state })
      return { state }
    }
    if (whole.approvals.length === 0) throw new Fault('internal')
    const sponsor = vouches.find(v => v.state === 'vouched')
    const { handle, node } = await admit(ctx, tx, row, sponsor?.member, at)
    await leaf({
      ...{ what: 'member-admitted', application: row.id, member: handle, sponsor: sponsor?.member_handle },
      ...(node === 'joined' ? { node: row.node_handle } : {}),
    })
    return { state, member: handle, ...(node ? { node } : {}) }
  })
