import { Fault } from '../../domain/fault.ts'
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

/** An organisation that is no member has registered its interest by this link. Answers with the node's circle. */
export async function invitationApplied(tx: Change, token: string, now: Date): Promise<number> {
  const held = await invitationHeld(tx, token, now)
  await answerInvitation(tx, held.id, 'applied', undefined, now)
  return held.node
}
