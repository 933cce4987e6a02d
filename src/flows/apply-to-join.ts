import { type AdmissionStep, mayStep, proofName, proofValue, shownState, stateAfter } from '../domain/admission.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { registerNumber } from '../domain/register.ts'
import type { ApplicationIn, ApplicationStatus } from '../formats/api/admission.ts'
import { hashOf } from '../store/access-store.ts'
import {
  type ApplicationRow,
  actAsApplicant,
  applicationByLink,
  applicationsSince,
  codeOf,
  forgetApplications,
  insertApplication,
  offeredNode,
  offeredNodes,
  updateApplication,
} from '../store/admission-store.ts'
import { type Change, rowsOf } from '../store/database.ts'
import { invitedSeat } from '../store/people-store.ts'
import type { Context } from './context.ts'
import { admissionChange, recordingRefusals } from './steps/admission.ts'
import {
  assertPaced,
  isRightCode,
  MOST_CODES,
  newDomainCode,
  recordStands,
  wrongDomainCode,
} from './steps/domain-proof.ts'
import { newLink } from './steps/invitation.ts'
import { invitationApplied } from './steps/node-invitation.ts'
import { post } from './steps/post.ts'

/** The applicant's side of admission, by its private link. It is told nothing of vetters, sponsors or other organisations. */
const DAY = 86_400_000
/** All applicants together, in a day. */
const MOST_A_DAY = 500
const FORGOTTEN_AFTER = 183 * DAY
/** After that long only the operator gives the first link. */
const SHOWN_FOR = 14 * DAY

export const readOpenNodes = async (ctx: Context) => ({
  items: await offeredNodes(rowsOf(ctx.db.app), ctx.now()),
})

/**
 * Takes an application in. Nothing is compared and nothing asked anywhere: whether the organisation, its domain or the
 * address is known here makes no difference to what is done, and none to the answer.
 */
export const applyToJoin = (ctx: Context, asked: ApplicationIn): Promise<{ link: string }> => {
  const token = ctx.random('application', 32).toString('base64url')
  const hash = hashOf(token)
  const link = `${ctx.url}/application#${token}`
  return admissionChange(ctx, undefined, async (tx, at, leaf) => {
    if ((await applicationsSince(tx, new Date(at.getTime() - DAY))) >= MOST_A_DAY) throw new Fault('too-many')
    await forgetApplications(tx, new Date(at.getTime() - FORGOTTEN_AFTER), at)
    const node = await nodeFor(tx, asked, at)
    await actAsApplicant(tx, hash)
    const { name, kind, size, sectors, regions, register, runs, domain, person, title, email, knows } = asked
    const id = ctx.newId('application')
    await insertApplication(tx, {
      ...{ id, hash, name, kind, size, sectors, regions, register, runs, domain, person, title, email, knows, at },
      number: register && registerNumber(register, asked.number ?? ''),
      ...node,
      proof: ctx.random('application:proof', 20).toString('hex'),
    })
    await leaf({ what: 'application-received', application: id })
    // Not a word of what was typed: the address may be anybody's.
    await post(ctx, tx, {
      to: email,
      about: 'admission',
      subject: 'You registered interest',
      lines: [
        'Somebody registered interest in joining, and gave this address. On this page it is followed how it goes on.',
        'Keep the link to yourself: whoever has it speaks for your organisation there. If it was not you, take it back there.',
      ],
      link,
    })
    return { link }
  })
}

/** The node that is applied for: one that is offered, or the one that an invitation is to, which is used up by it. */
async function nodeFor(tx: Change, asked: ApplicationIn, at: Date): Promise<Wanted> {
  if (asked.invitation !== undefined) {
    const held = await invitationApplied(tx, asked.invitation, asked.domain, at)
    return { node: held.node, invited: true, guestUntil: held.guest_until ?? undefined }
  }
  if (asked.node === undefined) return { invited: false }
  const node = await offeredNode(tx, asked.node, at)
  if (!node) throw refused('This node is not among those offered.', '/node')
  return { node: node.circle, invited: false }
}
interface Wanted {
  node?: number
  invited: boolean
  guestUntil?: Date | undefined
}

/** What one link’s application is, and one step by its applicant. A link that is none is answered like one that was. */
async function asApplicant<T>(
  ctx: Context,
  token: string,
  step: AdmissionStep | 'look',
  work: (
    tx: Change,
    row: ApplicationRow,
    at: Date,
    leaf: (body: Readonly<Record<string, unknown>>) => Promise<void>,
  ) => Promise<T>,
): Promise<T> {
  let id: string | undefined
  const done = await recordingRefusals(
    ctx,
    undefined,
    () => ({ application: id, step }),
    () =>
      admissionChange(ctx, undefined, async (tx, at, leaf) => {
        await actAsApplicant(tx, hashOf(token))
        const row = await applicationByLink(tx, hashOf(token))
        if (!row) return undefined
        id = row.id
        if (step !== 'look' && !mayStep(row.state, step, 'applicant'))
          throw refused('The application does not stand at that step.')
        return { answer: await work(tx, row, at, leaf) }
      }),
  )
  if (done) return done.answer
  await recordForged(ctx)
  throw notFound()
}

/** Links that are none, in the ledger: a line a minute at most, however many are tried. */
const forgedAt = new WeakMap<Context['db'], number>()
async function recordForged(ctx: Context): Promise<void> {
  const now = ctx.now().getTime()
  if (now - (forgedAt.get(ctx.db) ?? Number.NEGATIVE_INFINITY) < 60_000) return
  forgedAt.set(ctx.db, now)
  await admissionChange(ctx, undefined, (_tx, _at, leaf) => leaf({ what: 'application-link-refused' }))
}

export const readApplicationStatus = (ctx: Context, token: string): Promise<ApplicationStatus> =>
  asApplicant(ctx, token, 'look', async (_tx, row, at) => statusOf(ctx, row, at))

function statusOf(ctx: Context, row: ApplicationRow, now: Date): ApplicationStatus {
  const { name, domain, person, email } = row
  return {
    ...{ name, domain, person, email },
    ...(row.node_name === null ? {} : { node: row.node_name }),
    state: shownState(row.state),
    at: row.at.toISOString(),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    ...(row.reason === '' ? {} : { reason: row.reason }),
    talk: row.talk,
    proof: {
      name: proofName(domain),
      value: proofValue(row.proof),
      ...(row.proved_at ? { provedAt: row.proved_at.toISOString() } : {}),
      ...(row.proved_by ? { provedBy: row.proved_by } : {}),
      ...(row.checked_at ? { checkedAt: row.checked_at.toISOString() } : {}),
    },
    byMail: ctx.mail !== undefined && row.email.endsWith(`@${domain}`),
    ...(row.state === 'admitted' ? { invitation: invitationOf(row, now) } : {}),
  }
}
const invitationOf = (row: ApplicationRow, now: Date) =>
  row.mailed ? 'mailed' : row.shown_at || row.seat === null || isLate(row, now) ? 'shown' : 'here'
const isLate = (row: ApplicationRow, now: Date): boolean =>
  row.decided_at === null || now.getTime() - row.decided_at.getTime() > SHOWN_FOR

export const answerVetters = (ctx: Context, token: string, text: string): Promise<ApplicationStatus> =>
  asApplicant(ctx, token, 'answer', async (tx, row, at, leaf) => {
    const talk = [...row.talk, { by: 'applicant' as const, text, at: at.toISOString() }]
    const state = stateAfter(row.state, 'answer')
    await updateApplication(tx, row.id, { state, talk })
    await leaf({ what: 'application-answered', application: row.id })
    return statusOf(ctx, { ...row, state, talk }, at)
  })

export const takeBack = (ctx: Context, token: string): Promise<ApplicationStatus> =>
  asApplicant(ctx, token, 'take-back', async (tx, row, at, leaf) => {
    const state = stateAfter(row.state, 'take-back')
    await updateApplication(tx, row.id, { state, decided_at: at })
    await leaf({ what: 'application-taken-back', application: row.id })
    return statusOf(ctx, { ...row, state, decided_at: at }, at)
  })

/** Looks for the TXT record. That it does not stand there yet is no fault: the answer says when it was looked for. */
export async function checkDomain(ctx: Context, token: string): Promise<ApplicationStatus> {
  const row = await asApplicant(ctx, token, 'prove-domain', async (tx, found, at) => {
    if (found.proved_at) return found
    assertPaced(found, at)
    await updateApplication(tx, found.id, { checked_at: at })
    return { ...found, checked_at: at }
  })
  if (row.proved_at || !(await recordStands(ctx, row))) return statusOf(ctx, row, ctx.now())
  return asApplicant(ctx, token, 'prove-domain', async (tx, found, at, leaf) => {
    await updateApplication(tx, found.id, { proved_at: at, proved_by: 'dns' })
    await leaf({ what: 'domain-proved', application: found.id, how: 'dns' })
    return statusOf(ctx, { ...found, proved_at: at, proved_by: 'dns' }, at)
  })
}

/** Sends a code to the applicant’s own address at the domain. */
export const sendDomainCode = (ctx: Context, token: string): Promise<ApplicationStatus> =>
  asApplicant(ctx, token, 'prove-domain', async (tx, row, at, leaf) => {
    if (!row.email.endsWith(`@${row.domain}`))
      throw refused(`Your address is not right at ${row.domain}. Set the record.`)
    if (row.codes_sent >= MOST_CODES) throw refused('Three codes were sent. Set the TXT record instead.')
    const { line, hash, until } = newDomainCode(ctx, 'application:code', row.id, at)
    const sent = await post(ctx, tx, { to: row.email, about: 'code', subject: 'Your code', lines: [line] })
    if (!sent) throw refused('Mail is not set up here. Set the TXT record instead.')
    const counts = { codes_sent: row.codes_sent + 1, wrong_codes: 0 }
    await updateApplication(tx, row.id, { code_hash: hash, code_until: until, ...counts })
    await leaf({ what: 'domain-code-sent', application: row.id })
    return statusOf(ctx, row, at)
  })

export async function useDomainCode(ctx: Context, token: string, code: string): Promise<ApplicationStatus> {
  const right = await asApplicant(ctx, token, 'prove-domain', async (tx, row, at, leaf) => {
    const kept = await codeOf(tx, row.id)
    if (kept && isRightCode({ ...kept, wrong_codes: row.wrong_codes }, row.id, code, at)) {
      await updateApplication(tx, row.id, { proved_at: at, proved_by: 'mail', code_hash: null })
      await leaf({ what: 'domain-proved', application: row.id, how: 'mail' })
      return true
    }
    await updateApplication(tx, row.id, { wrong_codes: row.wrong_codes + 1 })
    await leaf({ what: 'admission-refused', application: row.id, step: 'prove-domain', why: 'wrong code' })
    return false
  })
  if (!right) throw wrongDomainCode()
  return readApplicationStatus(ctx, token)
}

/**
 * The first administrator’s link, where it was not mailed: made when it is asked for, shown once. A second asking is
 * refused, so that whoever else came by the private link is noticed; the operator then makes another, which ends this one.
 */
export const takeInvitation = (ctx: Context, token: string): Promise<{ link: string; expiresAt: string }> =>
  asApplicant(ctx, token, 'take-invitation', async (tx, row, at, leaf) => {
    const invited = row.seat === null ? undefined : await invitedSeat(tx, row.seat)
    if (invitationOf(row, at) !== 'here' || !invited || row.seat === null)
      throw refused('The link was given out already, once. If it was not to you, tell the operator at once.')
    const { link, expiresAt } = await newLink(ctx, tx, row.seat, at)
    await updateApplication(tx, row.id, { shown_at: at })
    await leaf({ what: 'invitation-shown', application: row.id, seat: invited.gid })
    return { link, expiresAt: expiresAt.toISOString() }
  })
