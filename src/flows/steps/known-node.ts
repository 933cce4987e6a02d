import { Fault, notFound, refused } from '../../domain/fault.ts'
import { hasEnded, mayGuideNode, mayRunNode, type NodeRunners } from '../../domain/node.ts'
import { circleOfActive, circleOfSeat, knownCircles } from '../../store/circles.ts'
import type { Rows } from '../../store/database.ts'
import { findNode, type NodeRow } from '../../store/node-store.ts'
import type { Viewer } from '../../store/viewer.ts'

export const runnersOf = (node: NodeRow): NodeRunners => ({
  host: node.host_circle ?? undefined,
  manager: node.manager_circle ?? undefined,
  champion: node.champion_circle ?? undefined,
})
export const endOf = (node: NodeRow): { until: Date | undefined } => ({ until: node.until ?? undefined })

/** A node that this viewer may know; hidden and absent are one answer, and come before any other. */
export async function knownNode(tx: Rows, viewer: Viewer, handle: string, now: Date): Promise<NodeRow> {
  const node = await findNode(tx, viewer, handle, now)
  if (!node) throw notFound()
  return node
}
/** The node for somebody who runs it (or, with `guides`, guides it). What has closed is not changed any more. */
export async function nodeToRun(
  tx: Rows,
  viewer: Viewer,
  handle: string,
  now: Date,
  as: 'runs' | 'guides' = 'runs',
): Promise<NodeRow> {
  const node = await knownNode(tx, viewer, handle, now)
  const may = as === 'runs' ? mayRunNode : mayGuideNode
  if (!may(viewer, runnersOf(node)))
    throw new Fault(
      'forbidden',
      as === 'runs'
        ? 'Only its host’s administrators, its manager and operators run this node.'
        : 'Only those who run this node, and its champion, can do this.',
    )
  if (hasEnded(endOf(node), now)) throw closed()
  return node
}
export const closed = (): Fault => refused('This node has closed. It is an archive: nothing in it changes any more.')

/** The circle of a seat whom this viewer may name; whoever it may not know is refused like nobody. */
export async function seatToName(tx: Rows, viewer: Viewer, id: string, now: Date, at: string): Promise<number> {
  const [known] = await knownCircles(tx, viewer, now, [`seat:${id}`])
  const found = known ?? (viewer.role === 'operator' ? await circleOfSeat(tx, id, now) : undefined)
  if (!found) throw refused('There is no such person, or none that you may know.', at)
  return found.id
}
/** The circle of a member whom this viewer may name. */
export async function memberToName(tx: Rows, viewer: Viewer, handle: string, now: Date, at: string): Promise<number> {
  const known = (await knownCircles(tx, viewer, now, [handle])).find(c => c.kind === 'member')
  const found = known ?? (viewer.role === 'operator' ? await circleOfActive(tx, handle) : undefined)
  if (!found) throw refused('There is no such member, or none that you may know by name.', at)
  return found.id
}
