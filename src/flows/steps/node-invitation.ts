import { Fault, refused } from '../../domain/fault.ts'
import { mayTakeUp } from '../../domain/invitation.ts'
import type { Change, Rows } from '../../store/database.ts'
import { answerInvitation, type HeldRow, holdInvitation, lockHeldInvitation } from '../../store/invitation-store.ts'

/** Unknown, used, withdrawn, expired, or of a node that has closed: one answer. */
export const invitationGone = () =>
  new Fault(
    'not-found',
    'This invitation does not work any more, or is not one of ours. Ask whoever sent it for a new link.',
  )

/** The open invitation of a link, held to the end of the transaction. */
export async function invitationHeld(tx: Rows, token: string, now: Date): Promise<HeldRow> {
  await holdInvitation(tx, token)
  const held = await lockHeldInvitation(tx, now)
  if (!held) throw invitationGone()
  return held
}

/** An organisation that is no member registers its interest by this link. Whether the domain is its own, vetting finds out. */
export async function invitationApplied(tx: Change, token: string, domain: string, now: Date): Promise<HeldRow> {
  const held = await invitationHeld(tx, token, now)
  if (!mayTakeUp(held.address, { domains: [domain], emails: [] }))
    throw refused('This invitation was sent to an address of another domain.', '/domain')
  await answerInvitation(tx, held.id, 'applied', undefined, now)
  return held
}
