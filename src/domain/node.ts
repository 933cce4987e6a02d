import { refused } from './fault.ts'
import type { MemberFacts, Region, Sector } from './member.ts'
import type { Actor } from './permissions.ts'

/** What a node is and who may do what to it. Who reads in it is decided in sharing.ts, by its circle, like everything else. */
export const NODE_KINDS = ['national', 'sector', 'regional', 'fusion-cell', 'chosen-group', 'pop-up'] as const
export type NodeKind = (typeof NODE_KINDS)[number]

/** How a member comes in: `invite`, when those who run it name it; `apply`, when they say yes; `automatic`, by its area. */
export const ADMISSIONS = ['invite', 'apply', 'automatic'] as const
export type Admission = (typeof ADMISSIONS)[number]

export interface NodeArea {
  sectors: readonly Sector[]
  regions: readonly Region[]
}
/** Circles of those who stand for a node. */
export interface NodeRunners {
  host: number | undefined
  manager: number | undefined
  champion: number | undefined
}

/** Its host's admins, its manager and operators: members, requests, charter, area, admission. */
export const mayRunNode = (actor: Actor, node: NodeRunners): boolean =>
  actor.scopes.includes('account') &&
  (actor.role === 'operator' ||
    (actor.role === 'admin' && actor.member === node.host) ||
    (actor.seat === node.manager && actor.role !== 'auditor'))
/** Pins, guidance and sessions are the champion's too. */
export const mayGuideNode = (actor: Actor, node: NodeRunners): boolean =>
  mayRunNode(actor, node) ||
  (actor.scopes.includes('account') && actor.seat === node.champion && actor.role !== 'auditor')
/** Founding a node and naming its host. */
export const mayFoundNode = (actor: Actor): boolean => actor.role === 'operator' && actor.scopes.includes('account')

/**
 * A node has ended when the clock says so. Nobody is thrown out by a job: guests' spans are not counted from that moment
 * on, no new audience can name it, and those who were members at its end keep it as an archive (store/viewer.ts).
 */
export const hasEnded = (node: { until: Date | undefined }, now: Date): boolean =>
  node.until !== undefined && node.until <= now

const DAY = 86_400_000
export const POP_UP_DAYS = 90
/** When a pop-up may end: after now, and at most 90 days after it was founded. */
export function assertPopUpEnd(until: Date, founded: Date, now: Date, at = '/until'): void {
  if (until <= now) throw refused('A pop-up ends in the future.', at)
  if (until.getTime() > founded.getTime() + POP_UP_DAYS * DAY)
    throw refused(`A pop-up ends within ${POP_UP_DAYS} days of its founding.`, at)
}
/** A guest has an end, and not after that of the node. */
export function assertGuestEnd(until: Date, node: { until: Date | undefined }, now: Date, at = '/until'): void {
  if (until <= now) throw refused('A guest’s time ends in the future.', at)
  if (node.until && until > node.until) throw refused('A guest cannot stay longer than the node.', at)
}

/** Whether a member fits a node's area: each part that the area names has to be met, and it has to name one. */
export const fitsArea = (member: Pick<MemberFacts, 'sectors' | 'regions'>, area: NodeArea): boolean =>
  area.sectors.length + area.regions.length > 0 &&
  (area.sectors.length === 0 || area.sectors.some(s => member.sectors.includes(s))) &&
  (area.regions.length === 0 || area.regions.some(r => member.regions.includes(r)))
/** A regulator is asked about everywhere: a room that it enters is another room. */
export const entersAlone = (member: MemberFacts, node: NodeArea & { admission: Admission }): boolean =>
  node.admission === 'automatic' && member.kind !== 'regulator' && fitsArea(member, node)

/** A government-only group is entered by persons at the desk (domain/desk.ts), never by an organisation or by asking. */
export function assertForMembers(node: { government: boolean }): void {
  if (node.government) throw refused('This group is for people of government: they are let in one by one, at the desk.')
}
export function assertGovernmentChange(
  node: { government: boolean },
  asked: { listed?: unknown; admission?: unknown },
): void {
  if (node.government && (asked.admission ?? 'invite') !== 'invite')
    throw refused('A government-only group is by invitation.', '/admission')
  if (node.government && asked.listed === true)
    throw refused('A chosen group is known to its members alone.', '/listed')
}

// Requests ------------------------------------------------------------------------------------------------------------

export const REQUEST_STATES = ['waiting', 'asked', 'approved', 'declined', 'taken-back', 'removed'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
export const REQUEST_STEPS = ['approve', 'decline', 'ask', 'answer', 'take-back'] as const
export type RequestStep = (typeof REQUEST_STEPS)[number]
export type RequestSide = 'node' | 'asker'

/** Every step that there is: from where, whose, to where. */
const STEPS: Record<RequestStep, { side: RequestSide; from: readonly RequestState[]; to: RequestState }> = {
  approve: { side: 'node', from: ['waiting', 'asked'], to: 'approved' },
  decline: { side: 'node', from: ['waiting', 'asked'], to: 'declined' },
  ask: { side: 'node', from: ['waiting'], to: 'asked' },
  answer: { side: 'asker', from: ['asked'], to: 'waiting' },
  'take-back': { side: 'asker', from: ['waiting', 'asked'], to: 'taken-back' },
}
/** Where a step leads; undefined when it is not to be taken from here by this side. */
export function stepTo(
  state: RequestState,
  step: RequestStep,
  sides: readonly RequestSide[],
): RequestState | undefined {
  const { side, from, to } = STEPS[step]
  return sides.includes(side) && from.includes(state) ? to : undefined
}
/** Nobody says no, or asks, without words. */
export const needsWords = (step: RequestStep): boolean => step === 'decline' || step === 'ask' || step === 'answer'
export const isOpen = (state: RequestState): boolean => state === 'waiting' || state === 'asked'

// Templates -----------------------------------------------------------------------------------------------------------

export const NODE_TEMPLATES = ['sector', 'regional', 'chosen-group', 'pop-up'] as const
export type NodeTemplate = (typeof NODE_TEMPLATES)[number]

const SEEN_BY_RUNNERS =
  'The host’s administrators, the manager and the operators see by name who is a member here, because they answer for whom they let in. Nobody else does unless a member lists itself.'
export const TEMPLATES: Record<
  NodeTemplate,
  { admission: Admission; listed: boolean; charter: string; guidance: string }
> = {
  sector: {
    admission: 'apply',
    listed: true,
    charter: `For organisations of this sector. What is shared here is used to protect, never to compete. ${SEEN_BY_RUNNERS}`,
    guidance: 'Say what you saw, when, and whether others should do something today.',
  },
  regional: {
    admission: 'automatic',
    listed: true,
    charter: `For any organisation that works in this area, large or small. No question is too small. ${SEEN_BY_RUNNERS}`,
    guidance: 'Ask early. A look-alike domain or an odd mail is worth a post.',
  },
  'chosen-group': {
    admission: 'invite',
    listed: false,
    charter: `By invitation. The group is known to its members alone. ${SEEN_BY_RUNNERS}`,
    guidance: 'Say how far what you post may go.',
  },
  'pop-up': {
    admission: 'apply',
    listed: true,
    charter: `Open until its end date. From then on it is an archive for those who are members on that day, and nothing new can be shared with it; guests are out to the minute. ${SEEN_BY_RUNNERS}`,
    guidance: 'Post while it helps: this node closes by itself.',
  },
}
