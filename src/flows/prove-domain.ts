import { isAnybodys, proofName, proofValue } from '../domain/admission.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { domainState, proofMailbox, provedUntil } from '../domain/own-domain.ts'
import { mayRunMember } from '../domain/permissions.ts'
import type { DomainStepIn } from '../formats/api/people.ts'
import { type Change, rowsOf } from '../store/database.ts'
import {
  codesSince,
  type DomainRow,
  domainsDeclared,
  domainsThatCount,
  lockDomain,
  noteCodeSent,
  noteLookedUp,
  noteProved,
  noteWrongDomainCode,
} from '../store/domain-store.ts'
import { exceptNewcomer } from '../store/partnership-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { admissionChange } from './steps/admission.ts'
import {
  assertPaced,
  isRightCode,
  MOST_CODES,
  newDomainCode,
  recordStands,
  wrongDomainCode,
} from './steps/domain-proof.ts'
import { post } from './steps/post.ts'

/**
 * A member's domains after its admission: declared in its settings, and counting as its own once proved, by the steps that an
 * applicant proves one by. Nothing is compared with what others hold: a domain may be several members', and nobody is told.
 */
const DAY = 86_400_000
/** Domains of one member that codes are sent for in a day: they go to mailboxes of whoever has the domain. */
const MOST_MAILED = 5

export async function readDomains(ctx: Context, viewer: Viewer) {
  const rows = rowsOf(ctx.db.app)
  const now = ctx.now()
  const [counted, declared] = await Promise.all([
    domainsThatCount(rows, viewer.member),
    domainsDeclared(rows, viewer.member),
  ])
  const known = new Set(declared.map(row => row.domain))
  const vetted = counted.filter(domain => !known.has(domain)).map(domain => ({ domain, state: 'vetted' as const }))
  return { items: [...vetted, ...declared.map(row => shown(ctx, row, now))] }
}

function shown(ctx: Context, row: DomainRow, now: Date) {
  const state = domainState({ provedAt: row.proved_at ?? undefined, until: row.until ?? undefined }, now)
  const provable = !isAnybodys(row.domain)
  return {
    domain: row.domain,
    state,
    ...(row.proved_by && state === 'proved' ? { provedBy: row.proved_by } : {}),
    ...(row.until ? { until: row.until.toISOString() } : {}),
    ...(provable
      ? {
          proof: {
            name: proofName(row.domain),
            value: proofValue(row.proof),
            ...(row.checked_at ? { checkedAt: row.checked_at.toISOString() } : {}),
          },
        }
      : {}),
    ...(provable && ctx.mail && row.codes_sent < MOST_CODES ? { mailbox: proofMailbox(row.domain) } : {}),
  }
}

export async function proveDomain(ctx: Context, viewer: Viewer, asked: DomainStepIn): Promise<void> {
  if (!mayRunMember(viewer)) throw new Fault('forbidden', 'Only an admin of your organisation can do this.')
  switch (asked.step) {
    case 'check':
      return checkRecord(ctx, viewer, asked.domain)
    case 'send-code':
      return sendCode(ctx, viewer, asked.domain)
    case 'use-code':
      return handInCode(ctx, viewer, asked.domain, asked.code)
  }
}

type Leaf = (body: Readonly<Record<string, unknown>>) => Promise<void>
const onDomain = <T>(
  ctx: Context,
  viewer: Viewer,
  domain: string,
  work: (tx: Change, row: DomainRow, at: Date, leaf: Leaf) => Promise<T>,
): Promise<T> =>
  admissionChange(ctx, viewer, async (tx, at, leaf) => {
    const row = await lockDomain(tx, viewer.member, domain)
    if (!row) throw notFound()
    return work(tx, row, at, leaf)
  })

/** That the record does not stand there yet is no fault: the answer says when it was looked for. */
async function checkRecord(ctx: Context, viewer: Viewer, domain: string): Promise<void> {
  const row = await onDomain(ctx, viewer, domain, async (tx, found, at) => {
    assertPaced(found, at)
    await noteLookedUp(tx, viewer.member, domain, at)
    return found
  })
  if (await recordStands(ctx, row))
    await onDomain(ctx, viewer, domain, (tx, _row, at, leaf) => proved(tx, viewer, { domain, by: 'dns' }, at, leaf))
}

async function proved(
  tx: Change,
  viewer: Viewer,
  { domain, by }: { domain: string; by: 'dns' | 'mail' },
  at: Date,
  leaf: Leaf,
): Promise<void> {
  await noteProved(tx, { member: viewer.member, domain, by, at, until: provedUntil(at) })
  // Exceptions that name it count from now on for this member too.
  await exceptNewcomer(tx, viewer.member, at)
  await leaf({ what: 'member-domain-proved', member: viewer.organisation.handle, how: by })
}

const sendCode = (ctx: Context, viewer: Viewer, domain: string): Promise<void> =>
  onDomain(ctx, viewer, domain, async (tx, row, at, leaf) => {
    if (row.codes_sent >= MOST_CODES) throw refused('Three codes were sent. Set the TXT record instead.')
    if ((await codesSince(tx, viewer.member, new Date(at.getTime() - DAY))) >= MOST_MAILED && row.codes_sent === 0)
      throw new Fault('too-many', 'Codes for five domains were sent today. Set the TXT record, or go on tomorrow.')
    const { line, hash, until } = newDomainCode(ctx, 'member-domain:code', `${viewer.member} ${domain}`, at)
    const lines = ['Somebody who takes part in Auburn says that this domain is theirs to administer.', line]
    if (!(await post(ctx, tx, { to: proofMailbox(domain), about: 'code', subject: 'Your code', lines })))
      throw refused('Mail is not set up here. Set the TXT record instead.')
    await noteCodeSent(tx, { member: viewer.member, domain, hash, until })
    await leaf({ what: 'member-domain-code-sent', member: viewer.organisation.handle })
  })

async function handInCode(ctx: Context, viewer: Viewer, domain: string, code: string): Promise<void> {
  const right = await onDomain(ctx, viewer, domain, async (tx, row, at, leaf) => {
    if (isRightCode(row, `${viewer.member} ${domain}`, code, at)) {
      await proved(tx, viewer, { domain, by: 'mail' }, at, leaf)
      return true
    }
    await noteWrongDomainCode(tx, viewer.member, domain)
    await leaf({
      what: 'admission-refused',
      member: viewer.organisation.handle,
      step: 'prove-domain',
      why: 'wrong code',
    })
    return false
  })
  if (!right) throw wrongDomainCode()
}
