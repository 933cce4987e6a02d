/** What a seat may do, one sentence per action. Seeing is decided in sharing.ts; this is about doing. */
export type SeatRole = 'member' | 'admin' | 'analyst' | 'auditor' | 'operator'
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

export const mayShare = (actor: Actor): boolean => actor.scopes.includes('share') && actor.role !== 'auditor'
export const mayReply = (actor: Actor): boolean => actor.scopes.includes('reply') && actor.role !== 'auditor'
/** Its author, and its member's admins. */
export const mayEdit = (actor: Actor, author: AuthorFacts | undefined): boolean =>
  author !== undefined &&
  !author.withdrawn &&
  mayShare(actor) &&
  actor.member === author.member &&
  (actor.seat === author.seat || actor.role === 'admin')
export const mayWithdraw = mayEdit
export const mayRunMember = (actor: Actor): boolean => actor.role === 'admin' && actor.scopes.includes('account')
