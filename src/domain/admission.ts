import { refused } from './fault.ts'
import { mayRunNode, type NodeRunners } from './node.ts'
import type { Actor } from './permissions.ts'
import { bareDomain } from './resemblance.ts'

/**
 * How an organisation becomes a member. Every step that there is stands in one table, from which the server and the pages
 * work; and no step counts that the table does not have.
 */
export const APPLICATION_STATES = ['received', 'asked', 'approved-once', 'admitted', 'declined', 'taken-back'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]
export const ADMISSION_STEPS = [
  'answer',
  'take-back',
  'prove-domain',
  'take-invitation',
  'ask',
  'record',
  'ask-sponsor',
  'end-vouching',
  'vouch',
  'approve',
  'withdraw-approval',
  'decline',
] as const
export type AdmissionStep = (typeof ADMISSION_STEPS)[number]
export type AdmissionSide = 'applicant' | 'vetter' | 'sponsor'

const OPEN = ['received', 'asked', 'approved-once'] as const
const STEPS: Record<
  AdmissionStep,
  { sides: readonly AdmissionSide[]; from: readonly ApplicationState[]; to?: ApplicationState }
> = {
  answer: { sides: ['applicant'], from: ['asked'], to: 'received' },
  'take-back': { sides: ['applicant'], from: OPEN, to: 'taken-back' },
  'prove-domain': { sides: ['applicant', 'vetter'], from: OPEN },
  'take-invitation': { sides: ['applicant'], from: ['admitted'] },
  ask: { sides: ['vetter'], from: ['received', 'approved-once'], to: 'asked' },
  record: { sides: ['vetter'], from: ['received', 'asked', 'approved-once'] },
  'ask-sponsor': { sides: ['vetter'], from: ['received', 'asked'] },
  'end-vouching': { sides: ['vetter'], from: ['received', 'asked'] },
  vouch: { sides: ['sponsor'], from: ['received', 'asked'] },
  /** The first of two; `afterApproval` says where the second leads. */
  approve: { sides: ['vetter'], from: ['received', 'approved-once'], to: 'approved-once' },
  'withdraw-approval': { sides: ['vetter'], from: ['approved-once'], to: 'received' },
  decline: { sides: ['vetter'], from: OPEN, to: 'declined' },
}
/** Whether this side may take this step from here. What it needs besides is asked by `assertMayApprove`. */
export const mayStep = (state: ApplicationState, step: AdmissionStep, side: AdmissionSide): boolean =>
  STEPS[step].sides.includes(side) && STEPS[step].from.includes(state)
/** Where it leads; a step that leads nowhere leaves the state as it is. */
export function stateAfter(state: ApplicationState, step: AdmissionStep): ApplicationState {
  return step === 'approve' && state === 'approved-once' ? 'admitted' : (STEPS[step].to ?? state)
}
export const isOpen = (state: ApplicationState): boolean => OPEN.some(open => open === state)

/** What the applicant is told: that one of two has approved is nobody's outside. */
export const SHOWN_STATES = ['waiting', 'asked', 'admitted', 'declined', 'taken-back'] as const
export type ShownState = (typeof SHOWN_STATES)[number]
export const shownState = (state: ApplicationState): ShownState =>
  state === 'received' || state === 'approved-once' ? 'waiting' : state

/** Operators vet everybody; those who run a node, whoever applies for it. */
export const mayVet = (actor: Actor, node: NodeRunners | undefined): boolean =>
  actor.scopes.includes('account') && (actor.role === 'operator' || (node !== undefined && mayRunNode(actor, node)))
export const mayVetAgain = (actor: Actor): boolean => actor.role === 'operator' && actor.scopes.includes('account')

// What approval needs -------------------------------------------------------------------------------------------------

/** What vetters record, with what they looked at. `distinct`: that what it resembles is another organisation. */
export const EVIDENCE = ['registered', 'network', 'distinct'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** A human, as far as is known: an invitation always makes a new person, so that one address is one human here. */
export interface Human {
  person: number
  email: string | undefined
  /** Circles of the members that this human acts for now, by any seat. */
  members: readonly number[]
}
export const isSameHuman = (a: Human, b: Human): boolean =>
  a.person === b.person || (a.email !== undefined && b.email !== undefined && sameAddress(a.email, b.email))
const sameAddress = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

export interface Case {
  domainProved: boolean
  evidence: readonly { what: Evidence; by: Human; keys: readonly string[] }[]
  /** Keys of what it resembles now. */
  flags: readonly string[]
  /** It has the number of an active member: it is one already. */
  isMemberAlready: boolean
  sponsor: { member: number; active: boolean; by: Human; refusal: string | undefined } | undefined
  approvals: readonly { by: Human }[]
  contact: { email: string; domain: string }
}
/** What is not there yet, in words for vetters; approval is refused with the first. */
export function missing(c: Case): string[] {
  const has = (what: Evidence) => c.evidence.some(e => e.what === what)
  const cleared = new Set(c.evidence.filter(e => e.what === 'distinct').flatMap(e => e.keys))
  const said: [boolean, string][] = [
    [c.isMemberAlready, 'An active member has this number in this register: it is a member already.'],
    [!c.domainProved, 'The domain is not proved.'],
    [!has('registered'), 'That it is a registered legal entity or a public body is not recorded.'],
    [!has('network'), 'That it administers an electronic network is not recorded.'],
    [
      c.flags.some(flag => !cleared.has(flag)),
      'It resembles another organisation. An operator records why it is a different one, or it is declined.',
    ],
    [c.sponsor === undefined, 'No member has vouched for it.'],
    [c.sponsor !== undefined && !c.sponsor.active, 'The member that vouched is not active any more.'],
    [c.sponsor?.refusal !== undefined, c.sponsor?.refusal ?? ''],
  ]
  return said.filter(([is]) => is).map(([, words]) => words)
}

/** Why this human cannot be one of the two, or undefined. */
export function whyNotApprover(c: Case, by: Human): string | undefined {
  if (c.approvals.some(a => isSameHuman(a.by, by)))
    return 'You have approved already. The second approval is another person’s; another seat of yours is still you.'
  if (c.sponsor && (by.members.includes(c.sponsor.member) || isSameHuman(c.sponsor.by, by)))
    return 'Your organisation vouches for it: two others approve.'
  if (by.email !== undefined && (sameAddress(by.email, c.contact.email) || isAt(by.email, c.contact.domain)))
    return 'You are of the organisation that applies.'
  if (c.evidence.length > 0 && c.evidence.every(e => isSameHuman(e.by, by)))
    return 'You recorded all the evidence alone. Another vetter looks too and records what was seen; then you can approve.'
  return undefined
}
/**
 * Refuses, or lets a human approve, of whom `whyNotApprover` said `whyNot`. The second approval is an operator's: operators alone see all that the applicant
 * resembles, and a node's own vetters are not to learn from a refusal who else is a member.
 */
export function assertMayApprove(c: Case, whyNot: string | undefined, operator: boolean): void {
  const [gap] = missing(c)
  if (gap !== undefined) throw refused(gap)
  if (whyNot !== undefined) throw refused(whyNot)
  if (c.approvals.length > 0 && !operator) throw refused('The second approval is an operator’s.')
}

// Sponsors ------------------------------------------------------------------------------------------------------------

export const VOUCH_STATES = ['waiting', 'vouched', 'refused', 'ended'] as const
export type VouchState = (typeof VOUCH_STATES)[number]

/** Why this member cannot vouch, or undefined. `chain`: it first, then who vouched for it, and so on. */
export function whyNotSponsor(chain: readonly { resembles: boolean }[]): string | undefined {
  const [itself, ...others] = chain
  if (itself?.resembles) return 'The sponsor is linked to the applicant, or looks like it. Ask an independent member.'
  if (others.some(one => one.resembles))
    return 'The chain of sponsors leads back to the applicant. Ask an independent member.'
  return undefined
}

// Addresses -----------------------------------------------------------------------------------------------------------

/** `a@mail.alder.example` is at `alder.example`; nothing else is. */
export function isAt(email: string, domain: string): boolean {
  const [, host = '', more] = email.toLowerCase().split('@')
  if (more !== undefined) return false
  return host === bareDomain(domain) || host.endsWith(`.${bareDomain(domain)}`)
}
/** Where anybody gets an address: such a domain is no organisation’s own. */
const ANYBODYS = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.co.uk mail.com proton.me protonmail.com pm.me tutanota.com tuta.com zoho.com yandex.com btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk plus.com fastmail.com hushmail.com mailinator.com'.split(
    ' ',
  ),
)
export const isAnybodys = (domain: string): boolean => ANYBODYS.has(bareDomain(domain))

/** Under the applicant’s domain, a name of ours: what stands there is nobody else’s. */
export const proofName = (domain: string): string => `_auburn.${domain}`
export const proofValue = (token: string): string => `auburn-domain-proof=${token}`

// Re-vetting ----------------------------------------------------------------------------------------------------------

const DAY = 86_400_000
export const VETTED_FOR_DAYS = 730
/** So long before its day a member stands on the list of what is due. */
export const DUE_AHEAD_DAYS = 60
export const vetBy = (vettedAt: Date): Date => new Date(vettedAt.getTime() + VETTED_FOR_DAYS * DAY)
export const isDue = (by: Date, now: Date): boolean => by.getTime() - DUE_AHEAD_DAYS * DAY <= now.getTime()
