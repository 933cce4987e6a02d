import { notFound } from '../domain/fault.ts'
import {
  type InvitedResult,
  invitationEnd,
  isAtDomain,
  MOST_A_DAY,
  MOST_OPEN,
  QUIET_DAYS,
} from '../domain/invitation.ts'
import { assertGuestEnd } from '../domain/node.ts'
import { mailAddress } from '../domain/pasted-addresses.ts'
import type { InvitedOne, NodeInvitation, NodeInviteIn } from '../formats/api/nodes.ts'
import { type Change, change, type Rows } from '../store/database.ts'
import {
  closeExpired,
  domainsAround,
  forgetInvitations,
  type InvitationRow,
  insertInvitation,
  invitationsOf,
  lockNode,
  openInvitation,
  renewInvitation,
  withdrawInvitations,
} from '../store/invitation-store.ts'
import type { NodeRow } from '../store/node-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { endOf, nodeToRun } from './steps/known-node.ts'
import { post } from './steps/post.ts'

/**
 * Inviting organisations into a node by mail addresses, by who runs it. Whether an address belongs to a member is not
 * looked up, but for the members and requests of this very node, which the inviter sees by name: for everybody else the
 * answer, the link, the mail and the list are the same for a member, for a stranger, and for a member that left.
 */
const DAY = 86_400_000

function changeInvitations<T>(
  ctx: Context,
  viewer: Viewer,
  handle: string,
  write: (tx: Change, node: NodeRow, at: Date) => Promise<{ result: T; leaf: Readonly<Record<string, unknown>> }>,
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const node = await nodeToRun(tx, viewer, handle, at)
    await lockNode(tx, node.circle)
    await closeExpired(tx, node.circle, at)
    const { result, leaf } = await write(tx, node, at)
    await tx.record({
      id: ctx.newId('leaf:invitation'),
      salt: ctx.random('salt:invitation', 16),
      body: { ...leaf, node: handle, by: viewer.gid, at: at.toISOString() },
    })
    return result
  })
}

export const inviteToNode = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
  asked: NodeInviteIn,
): Promise<{ items: InvitedOne[] }> =>
  changeInvitations(ctx, viewer, handle, async (tx, node, at) => {
    const until = asked.until === undefined ? undefined : new Date(asked.until)
    if (until) assertGuestEnd(until, endOf(node), at)
    const known = await invitationsOf(tx, node.circle)
    const around = await domainsAround(tx, node.circle, at)
    const count = {
      open: known.filter(i => i.state === 'open').length,
      today: known.filter(i => i.at.getTime() > at.getTime() - DAY).length,
    }
    const items: InvitedOne[] = []
    const made: string[] = []
    for (const written of asked.addresses) {
      const address = mailAddress(written)
      const before = known.filter(i => i.address === address)
      const told = address === undefined ? none : standingOf(address, before, around, count, at)
      if (address === undefined || told) {
        items.push({ address: address ?? written, ...(told ?? none) })
        continue
      }
      const { row, link } = await newInvitation(ctx, tx, viewer, node, address, until)
      known.unshift(row)
      made.push(row.id)
      count.open += 1
      count.today += 1
      items.push({ address, result: 'invited', id: row.id, ...(link ? { link } : {}) })
    }
    return { result: { items }, leaf: { what: 'node-invited', invitations: made } }
  })
const none: Told = { result: 'not-an-address', why: 'This is no mail address.' }

interface Told {
  result: Exclude<InvitedResult, 'invited'>
  why: string
}
/** Why an address is not invited, or undefined. */
function standingOf(
  address: string,
  before: readonly InvitationRow[],
  around: { inside: readonly string[]; waiting: readonly string[] },
  count: { open: number; today: number },
  at: Date,
): Told | undefined {
  if (isAtDomain(address, around.inside)) return { result: 'in', why: 'A member of this node has this domain.' }
  if (before.some(i => i.state === 'open'))
    return { result: 'asked', why: 'It was invited already and has not answered. A new link ends the older one.' }
  if (isAtDomain(address, around.waiting))
    return { result: 'asked', why: 'An organisation with this domain has asked to join: its request waits for you.' }
  const no = before.find(
    i => i.state === 'declined' && (i.decided_at?.getTime() ?? 0) > at.getTime() - QUIET_DAYS * DAY,
  )
  if (no) return { result: 'refused', why: `It has said no. It can be asked again ${QUIET_DAYS} days after that.` }
  if (count.open >= MOST_OPEN)
    return { result: 'refused', why: `${MOST_OPEN} invitations are open. Withdraw some first.` }
  if (count.today >= MOST_A_DAY) return { result: 'refused', why: `A node invites ${MOST_A_DAY} a day at most.` }
  return undefined
}

async function newInvitation(
  ctx: Context,
  tx: Rows,
  viewer: Viewer,
  node: NodeRow,
  address: string,
  guestUntil: Date | undefined,
): Promise<{ row: InvitationRow; link: string | undefined }> {
  const at = ctx.now()
  const id = ctx.newId(`node-invitation:${node.handle}:${address}`)
  const token = ctx.random(`node-invitation:${node.handle}:${address}`, 32).toString('base64url')
  const expiresAt = invitationEnd(at, endOf(node))
  const mailed = await tell(ctx, tx, address, token, expiresAt)
  const invitation = { id, node: node.circle, address, at, mailed }
  await insertInvitation(tx, { ...invitation, token, seat: viewer.seat, expiresAt, guestUntil })
  const nobody = { state: 'open' as const, member_handle: null, member_name: null, decided_at: null }
  const row = { ...invitation, ...nobody, expires_at: expiresAt, guest_until: guestUntil ?? null }
  return { row, link: mailed ? undefined : linkOf(ctx, token) }
}
const linkOf = (ctx: Context, token: string): string => `${ctx.url}/invitation#${token}`

/** In the mail stands neither the node nor who invites: what it is about is behind the link. */
const tell = (ctx: Context, tx: Rows, to: string, token: string, expiresAt: Date): Promise<boolean> =>
  post(ctx, tx, {
    to,
    about: 'invitation',
    subject: 'Auburn: an invitation',
    lines: [
      'An organisation invites yours to a group in which organisations warn each other of attacks, in confidence.',
      'This link says which group it is and who invites you. Opening it promises nothing, and you can say no there.',
      `It is for your organisation alone, and works until ${expiresAt.toISOString().slice(0, 10)}.`,
    ],
    link: linkOf(ctx, token),
  })

/** Every invitation of the last ninety days and how it stands, for who runs the node. What has closed has none open. */
export const readInvitations = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
): Promise<{ items: NodeInvitation[]; byMail: boolean }> => {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const node = await nodeToRun(tx, viewer, handle, at)
    await closeExpired(tx, node.circle, at)
    const found = await invitationsOf(tx, node.circle)
    return { items: found.map(shown), byMail: ctx.mail !== undefined }
  })
}
const shown = (i: InvitationRow): NodeInvitation => ({
  id: i.id,
  address: i.address,
  state: i.state,
  mailed: i.mailed,
  at: i.at.toISOString(),
  expiresAt: i.expires_at.toISOString(),
  ...(i.guest_until ? { guestUntil: i.guest_until.toISOString() } : {}),
  ...(i.member_handle && i.member_name ? { member: { handle: i.member_handle, name: i.member_name } } : {}),
})

/** Their links end at once. What was answered meanwhile stays as it is. */
export const withdrawFromNode = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
  ids: readonly string[],
): Promise<{ withdrawn: number }> =>
  changeInvitations(ctx, viewer, handle, async (tx, node, at) => ({
    result: { withdrawn: await withdrawInvitations(tx, node.circle, ids, at) },
    leaf: { what: 'node-invitations-withdrawn', invitations: ids },
  }))

/** A new link for an invitation that is open; the one before is dead. */
export const inviteAgain = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
  id: string,
): Promise<{ link?: string; expiresAt: string }> =>
  changeInvitations(ctx, viewer, handle, async (tx, node, at) => {
    const invitation = await openInvitation(tx, node.circle, id)
    if (!invitation) throw notFound()
    const token = ctx.random(`node-invitation:${node.handle}:${invitation.address}`, 32).toString('base64url')
    const expiresAt = invitationEnd(at, endOf(node))
    const mailed = await tell(ctx, tx, invitation.address, token, expiresAt)
    await renewInvitation(tx, id, token, expiresAt, mailed)
    const link = mailed ? {} : { link: linkOf(ctx, token) }
    return {
      result: { ...link, expiresAt: expiresAt.toISOString() },
      leaf: { what: 'node-invited', invitations: [id] },
    }
  })

/** Ninety days after its end an invitation, and so the address, is forgotten. */
export const tidyInvitations = (ctx: Context): Promise<void> =>
  change(ctx.db, undefined, async tx => {
    await forgetInvitations(tx, new Date(ctx.now().getTime() - QUIET_DAYS * DAY))
  })
