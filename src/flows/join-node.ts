import { Fault, notFound, refused } from '../domain/fault.ts'
import {
  assertForMembers,
  assertGuestEnd,
  entersAlone,
  hasEnded,
  isOpen,
  mayRunNode,
  needsWords,
  type RequestSide,
  stepTo,
} from '../domain/node.ts'
import { mayRunMember } from '../domain/permissions.ts'
import type { NodeDecisionIn, NodeRequest } from '../formats/api/nodes.ts'
import { asViewer } from '../store/database.ts'
import {
  adminsOfMember,
  findRequest,
  insertRequest,
  listRequests,
  ownRequestStates,
  type RequestRow,
  runnersOfNode,
  updateRequest,
} from '../store/node-life-store.ts'
import { findNode } from '../store/node-store.ts'
import { isIn, joinCircle, leaveCircle, unlist } from '../store/partnership-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changePartnership } from './steps/change-partnership.ts'
import { closed, endOf, knownNode, runnersOf } from './steps/known-node.ts'

/** Coming into a node and leaving it. A request is seen by the asking member's admins and by those who run the node. */
function assertRunsMember(viewer: Viewer): void {
  if (!mayRunMember(viewer)) throw new Fault('forbidden', 'Only an admin of your organisation can do this.')
}

/** `joined`: the node's rule let it in at once. `waiting`: those who run it have been asked. */
export async function askToJoin(
  ctx: Context,
  viewer: Viewer,
  handle: string,
  text: string,
): Promise<'joined' | 'waiting'> {
  return changePartnership(
    ctx,
    viewer,
    { what: 'node-asked', member: viewer.organisation.handle, node: handle },
    async (tx, at, tell) => {
      const node = await knownNode(tx, viewer, handle, at)
      assertRunsMember(viewer)
      if (hasEnded(endOf(node), at)) throw closed()
      if (await isIn(tx, viewer.member, node.circle, at)) throw new Fault('conflict', 'You are in this node already.')
      if (node.admission === 'invite' || node.kind === 'fusion-cell')
        throw refused('This node is by invitation: those who run it name whom they let in.')
      const open = (await ownRequestStates(tx, viewer.member)).get(node.circle)
      if (open && isOpen(open)) throw new Fault('conflict', 'You have asked already, and wait for an answer.')
      const facts = viewer.organisation
      const area = { sectors: node.sectors as typeof facts.sectors, regions: node.regions as typeof facts.regions }
      if (entersAlone(facts, { ...area, admission: node.admission })) {
        await joinCircle(tx, viewer.member, node.circle, at)
        return 'joined'
      }
      if (text.trim() === '') throw refused('Say in a sentence why you ask: those who run the node read it.', '/text')
      const id = ctx.newId(`node-request:${node.circle}:${viewer.member}`)
      const { member, seat } = viewer
      await insertRequest(tx, { id, node: node.circle, member, seat, text, at, state: 'waiting' })
      tell(await runnersOfNode(tx, node.circle))
      return 'waiting'
    },
  )
}

export const leaveNode = (ctx: Context, viewer: Viewer, handle: string): Promise<void> =>
  changePartnership(
    ctx,
    viewer,
    { what: 'node-left', member: viewer.organisation.handle, node: handle },
    async (tx, at) => {
      const node = await knownNode(tx, viewer, handle, at)
      assertRunsMember(viewer)
      if (!(await isIn(tx, viewer.member, node.circle, at)))
        throw new Fault('conflict', 'Your organisation is not in this node.')
      await leaveCircle(tx, viewer.member, node.circle, at)
      await unlist(tx, viewer.member, node.circle)
    },
  )

export const readNodeRequests = async (ctx: Context, viewer: Viewer): Promise<{ items: NodeRequest[] }> => {
  const found = await asViewer(ctx.db, viewer, tx => listRequests(tx, viewer.member))
  // What the database's policies let through is asked of the rule again: a key without the scope runs nothing.
  const runs = viewer.scopes.includes('account')
  return {
    items: found.filter(r => (r.member === viewer.member && mayRunMember(viewer)) || runs).map(r => shown(viewer, r)),
  }
}
const shown = (viewer: Viewer, r: RequestRow): NodeRequest => ({
  id: r.id,
  node: { handle: r.node_handle, name: r.node_name },
  member: { handle: r.member_handle, name: r.member_name },
  mine: r.member === viewer.member && mayRunMember(viewer),
  person: r.state === 'removed' ? '' : r.person,
  text: r.text,
  state: r.state,
  talk: r.talk,
  at: r.at.toISOString(),
})

/** One step of a request, by the side whose step it is. A request that was decided, or is not to be seen, is not there. */
export async function decideRequest(ctx: Context, viewer: Viewer, id: string, asked: NodeDecisionIn): Promise<void> {
  await changePartnership(
    ctx,
    viewer,
    { what: 'node-request', request: id, step: asked.decision },
    async (tx, at, tell) => {
      const request = await findRequest(tx, id)
      const node = request && (await findNode(tx, viewer, request.node_handle, at))
      if (!request || !node) throw notFound()
      const sides: RequestSide[] = [
        ...(request.member === viewer.member && mayRunMember(viewer) ? (['asker'] as const) : []),
        ...(mayRunNode(viewer, runnersOf(node)) ? (['node'] as const) : []),
      ]
      if (sides.length === 0) throw notFound()
      const to = stepTo(request.state, asked.decision, sides)
      if (!to) throw refused('This request does not stand at that step.')
      if (needsWords(asked.decision) && asked.text.trim() === '')
        throw refused(
          asked.decision === 'decline' ? 'Give the reason: the asker reads it.' : 'Write a sentence.',
          '/text',
        )
      const by = asked.decision === 'answer' || asked.decision === 'take-back' ? 'asker' : 'node'
      const talk = asked.text.trim() === '' ? [] : [{ by, text: asked.text, at: at.toISOString() } as const]
      if (to === 'approved') {
        assertForMembers(node)
        if (hasEnded(endOf(node), at)) throw closed()
        const until = asked.until === undefined ? undefined : new Date(asked.until)
        if (until) assertGuestEnd(until, endOf(node), at)
        if (!(await isIn(tx, request.member, node.circle, at)))
          await joinCircle(tx, request.member, node.circle, at, until)
      }
      await updateRequest(tx, id, to, [...request.talk, ...talk], isOpen(to) ? undefined : at)
      tell(await (by === 'node' ? adminsOfMember(tx, request.member) : runnersOfNode(tx, node.circle)))
    },
  )
}
