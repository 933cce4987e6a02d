/** Inviting an organisation into a node by somebody's mail address there, whether or not it is a member. */
export const INVITATION_STATES = ['open', 'accepted', 'applied', 'declined', 'withdrawn', 'expired'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/**
 * What became of one address. `in` and `asked` speak of this node's own members and requests alone, whom those who run it
 * see by name; of everybody else nothing is looked up, so that the answer for a member and for a stranger is one.
 */
export const INVITED_RESULTS = ['invited', 'in', 'asked', 'not-an-address', 'refused'] as const
export type InvitedResult = (typeof INVITED_RESULTS)[number]

export const INVITATION_DAYS = 14
/** Who has said no is left alone for so long. */
export const QUIET_DAYS = 90
/** Open ones in a node, and new ones in a node within a day: a node is no mailing machine. */
export const MOST_OPEN = 400
export const MOST_A_DAY = 400
/** In one request. */
export const MOST_AT_ONCE = 50
/** In one paste. */
export const MOST_PASTED = 200

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Whether one of these domains holds the address: `sam@mail.cedar.example` is Cedar's. */
export function isAtDomain(address: string, domains: readonly string[]): boolean {
  const at = domainOf(address)
  return domains.some(domain => domain !== '' && (at === domain || at.endsWith(`.${domain}`)))
}

/** A link that was passed on opens nothing: it is taken up by the organisation that the address belongs to. */
export const mayTakeUp = (
  address: string,
  member: { domains: readonly string[]; emails: readonly string[] },
): boolean =>
  member.emails.some(email => email.toLowerCase() === address.toLowerCase()) || isAtDomain(address, member.domains)

/** It goes on for fourteen days, and not past the end of its node. */
export function invitationEnd(now: Date, node: { until: Date | undefined }): Date {
  const end = new Date(now.getTime() + INVITATION_DAYS * 86_400_000)
  return node.until && node.until < end ? node.until : end
}
