import { Fault, refused } from '../domain/fault.ts'
import { mayTakeUp } from '../domain/invitation.ts'
import { mayRunMember } from '../domain/permissions.ts'
import type { HeldInvitation } from '../formats/api/nodes.ts'
import { type Change, change } from '../store/database.ts'
import { answerInvitation, heldInvitation, holdInvitation, reachedAt } from '../store/invitation-store.ts'
import { runnersOfNode } from '../store/node-life-store.ts'
import { isIn, joinCircle } from '../store/partnership-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { invitationGone, invitationHeld } from './steps/node-invitation.ts'

/** What whoever holds the link of an invitation does with it: looks, says no, or takes it up for its organisation. */
export const lookAtInvitation = (ctx: Context, token: string): Promise<HeldInvitation> =>
  change(ctx.db, undefined, async tx => {
    await holdInvitation(tx, token)
    const held = await heldInvitation(tx, ctx.now())
    if (!held) throw invitationGone()
    const { handle, name, description, charter, by } = held
    return {
      node: { handle, name, description, charter, ...(held.until ? { until: held.until.toISOString() } : {}) },
      by,
      address: held.address,
      expiresAt: held.expires_at.toISOString(),
      ...(held.guest_until ? { guestUntil: held.guest_until.toISOString() } : {}),
    }
  })

const record = (ctx: Context, tx: Change, at: Date, body: Readonly<Record<string, unknown>>): Promise<void> =>
  tx.record({
    id: ctx.newId('leaf:invitation'),
    salt: ctx.random('salt:invitation', 16),
    body: { what: 'node-invitation', ...body, at: at.toISOString() },
  })

/** Whoever holds it may say no; then the address is left alone for a while. */
export const declineInvitation = (ctx: Context, token: string): Promise<void> => {
  const at = ctx.now()
  return change(ctx.db, undefined, async tx => {
    const held = await invitationHeld(tx, token, at)
    await answerInvitation(tx, held.id, 'declined', undefined, at)
    await record(ctx, tx, at, { invitation: held.id, step: 'declined', node: held.handle })
    tx.happens({ what: 'notice', at, detail: { to: await runnersOfNode(tx, held.node) } })
  })
}

/**
 * An admin takes it up: its organisation is in, as those who run the node have said. A link that was passed on to another
 * organisation is refused, and that it was tried stands in the ledger.
 */
export async function acceptInvitation(ctx: Context, viewer: Viewer, token: string): Promise<{ node: string }> {
  const at = ctx.now()
  const outcome = await change(ctx.db, viewer, async tx => {
    const held = await invitationHeld(tx, token, at)
    if (!mayRunMember(viewer))
      throw new Fault(
        'forbidden',
        'An administrator of your organisation takes up an invitation. Pass the link on to one.',
      )
    const about = { invitation: held.id, node: held.handle, member: viewer.organisation.handle }
    if (!mayTakeUp(held.address, await reachedAt(tx, viewer.member, at))) {
      await record(ctx, tx, at, { ...about, step: 'refused' })
      return { is: 'refused' as const }
    }
    if (await isIn(tx, viewer.member, held.node, at)) throw new Fault('conflict', 'You are in this node already.')
    await joinCircle(tx, viewer.member, held.node, at, held.guest_until ?? undefined)
    await answerInvitation(tx, held.id, 'accepted', viewer.member, at)
    await record(ctx, tx, at, { ...about, step: 'accepted' })
    tx.happens({ what: 'rights', at, detail: { to: await runnersOfNode(tx, held.node) } })
    return { is: 'in' as const, node: held.handle }
  })
  if (outcome.is === 'refused')
    throw refused(
      'This invitation was sent to another organisation’s address. If yours has that domain too, an administrator adds and proves it in Settings; else ask those who run the node for an invitation of your own.',
    )
  return { node: outcome.node }
}
