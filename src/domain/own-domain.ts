/** What a member says is its domain counts as its own once it was proved, and for as long as the proof does. */
const DAY = 86_400_000
/** As long as a vetting: by then somebody looks again anyway. */
export const PROVED_FOR_DAYS = 730
/** So long before its end a proof is looked after again, and its member told if it has to do something. */
export const PROOF_AHEAD_DAYS = 30
export const provedUntil = (at: Date): Date => new Date(at.getTime() + PROVED_FOR_DAYS * DAY)

/** `vetted`: looked at at admission or by an operator · `declared`: its own word alone · `ended`: a proof that counts no more. */
export const DOMAIN_STATES = ['vetted', 'proved', 'declared', 'ended'] as const
export type DomainState = (typeof DOMAIN_STATES)[number]

export function domainState(row: { provedAt: Date | undefined; until: Date | undefined }, now: Date): DomainState {
  if (row.provedAt === undefined) return 'declared'
  return row.until !== undefined && row.until > now ? 'proved' : 'ended'
}

/** What is to be done about a proof, once a day. */
export function proofStep(until: Date, checkedAt: Date | undefined, now: Date): 'none' | 'look' | 'end' {
  if (until <= now) return 'end'
  if (until.getTime() - PROOF_AHEAD_DAYS * DAY > now.getTime()) return 'none'
  return checkedAt !== undefined && now.getTime() - checkedAt.getTime() < DAY ? 'none' : 'look'
}

/**
 * Where a code for a domain goes: the mailbox that every domain with mail has (RFC 5321, section 4.5.1). An address that the
 * member chooses would prove no more than that somebody there has a mailbox.
 */
export const proofMailbox = (domain: string): string => `postmaster@${domain}`
