/** What a seat may do, one sentence per action. Seeing is decided in sharing.ts; this is about doing. */
export const SEAT_ROLES = ['member', 'admin', 'analyst', 'auditor', 'operator'] as const
export type SeatRole = (typeof SEAT_ROLES)[number]
/** Sets of roles that doors and pages are declared with (ACCESS.md). An auditor only looks. */
export const WRITERS: readonly SeatRole[] = SEAT_ROLES.filter(role => role !== 'auditor')
/** An operator runs its own member too: often it is the first and only person of the member that runs the partnership. */
export const ADMINS: readonly SeatRole[] = ['admin', 'operator']
export const OPERATORS: readonly SeatRole[] = ['operator']

export type Scope = 'read' | 'share' | 'reply' | 'account'

export interface Actor {
  seat: number
  member: number
  role: SeatRole
  /** A session has every scope; a key those it was given. */
  scopes: readonly Scope[]
}
export interface AuthorFacts {
  member: number
  seat: number
  withdrawn: boolean
}

export const mayShare = (actor: Actor): boolean => actor.scopes.includes('share') && WRITERS.includes(actor.role)
export const mayReply = (actor: Actor): boolean => actor.scopes.includes('reply') && WRITERS.includes(actor.role)
/** Its author, and its member's admins. */
export const mayEdit = (actor: Actor, author: AuthorFacts | undefined): boolean =>
  author !== undefined &&
  !author.withdrawn &&
  mayShare(actor) &&
  actor.member === author.member &&
  (actor.seat === author.seat || actor.role === 'admin')
export const mayWithdraw = mayEdit
export const mayRunMember = (actor: Actor): boolean => ADMINS.includes(actor.role) && actor.scopes.includes('account')
/** What concerns everybody: the terms, the name of the partnership, who else operates it. */
export const mayOperate = (actor: Actor): boolean => OPERATORS.includes(actor.role) && actor.scopes.includes('account')

/** Its admins, in person, run a member's people: they invite, change and see off. */
export const mayRunPeople = mayRunMember
/** A seat is ended by an admin of its own member, or by the person who has it. */
export const mayEndSeat = (actor: Actor, seat: { seat: number; member: number }): boolean =>
  actor.scopes.includes('account') &&
  (actor.seat === seat.seat || (actor.member === seat.member && mayRunPeople(actor)))
/** What admins give: the other roles are the operator's to give and to take. */
export const GIVEN_ROLES = ['member', 'admin'] as const satisfies readonly SeatRole[]
export const mayGiveRole = (from: SeatRole, to: SeatRole): boolean =>
  from === to || [from, to].every(role => GIVEN_ROLES.some(given => given === role))
/** An admin stays one until its member has another. */
export const mayLeaveAdmins = (otherAdmins: number): boolean => otherAdmins > 0
