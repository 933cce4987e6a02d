import { Fault, notFound, refused } from '../domain/fault.ts'
import {
  assertForMembers,
  assertGovernmentChange,
  assertGuestEnd,
  assertPopUpEnd,
  mayFoundNode,
  mayRunNode,
  type NodeTemplate,
  POP_UP_DAYS,
  TEMPLATES,
} from '../domain/node.ts'
import type { NodeChangeIn, NodeIn } from '../formats/api/nodes.ts'
import { asViewer } from '../store/database.ts'
import { circleOfMember } from '../store/member-store.ts'
import { adminsOfMember, insertRequest, membersOfNode, type NodeChanges, updateNode } from '../store/node-life-store.ts'
import { insertNode, isIn, joinCircle, leaveCircle, unlist } from '../store/partnership-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { assertFree, changePartnership } from './steps/change-partnership.ts'
import { endOf, knownNode, memberToName, nodeToRun, runnersOf, seatToName } from './steps/known-node.ts'
import { assertRunBy } from './steps/node-posts.ts'

/** Founding and running a node, by people in the portal. Every change has its ledger leaf and counts at once. */
export async function foundNode(ctx: Context, viewer: Viewer, asked: NodeIn): Promise<void> {
  if (!mayFoundNode(viewer)) throw new Fault('forbidden', 'Only operators found nodes.')
  const template: NodeTemplate = asked.template
  const { admission, listed, charter, guidance } = TEMPLATES[template]
  const until = asked.until === undefined ? undefined : new Date(asked.until)
  const leaf = { what: 'node-added', node: asked.handle }
  await changePartnership(ctx, viewer, leaf, async (tx, at) => {
    if (template === 'pop-up' && !until)
      throw refused(`A pop-up needs an end, at most ${POP_UP_DAYS} days away.`, '/until')
    if (asked.government && template !== 'chosen-group')
      throw refused('Only a chosen group can be for government alone.', '/government')
    if (template !== 'pop-up' && until) throw refused('Only a pop-up has an end.', '/until')
    if (until) assertPopUpEnd(until, at, at)
    await assertFree(tx, asked.handle)
    const { handle, name, description, sectors, regions } = asked
    const node = {
      handle,
      name,
      description,
      sectors,
      regions,
      kind: template,
      until,
      at,
      government: asked.government,
    }
    const circle = await insertNode(ctx, tx, { ...node, admission, listed, charter, guidance })
    const host = asked.host === undefined ? undefined : await memberToName(tx, viewer, asked.host, at, '/host')
    await assertRunBy(tx, { government: asked.government === true, kind: template }, { host }, at)
    await updateNode(tx, circle, { host })
  })
}

/** A champion changes the guidance; who runs the node all the rest, the end of a pop-up too; host and name are for operators. */
export async function changeNode(ctx: Context, viewer: Viewer, handle: string, asked: NodeChangeIn): Promise<void> {
  const fields = Object.keys(asked).sort()
  await changePartnership(ctx, viewer, { what: 'node-changed', node: handle, fields }, async (tx, at) => {
    const onlyGuidance = fields.every(field => field === 'guidance')
    const node = await nodeToRun(tx, viewer, handle, at, onlyGuidance ? 'guides' : 'runs')
    const { host, manager, champion, until, ...plain } = asked
    if ((host !== undefined || asked.name !== undefined) && !mayFoundNode(viewer))
      throw new Fault('forbidden', 'Operators set a node’s name and host.')
    if (until !== undefined && node.kind !== 'pop-up') throw refused('Only a pop-up has an end.', '/until')
    if (until !== undefined) assertPopUpEnd(new Date(until), node.created_at, at)
    if (asked.listed === true && node.kind === 'chosen-group')
      throw refused('A chosen group is known to its members alone.', '/listed')
    if (asked.offered === true && (node.kind === 'chosen-group' || node.kind === 'fusion-cell'))
      throw refused('A node that is by invitation alone is not offered to others.', '/offered')
    assertGovernmentChange(node, asked)
    const seat = async (id: string | null | undefined, place: string) =>
      id === undefined || id === null ? id : seatToName(tx, viewer, id, at, place)
    const changes: NodeChanges = {
      ...plain,
      until: until === undefined ? undefined : new Date(until),
      host: host === undefined || host === null ? host : await memberToName(tx, viewer, host, at, '/host'),
      manager: await seat(manager, '/manager'),
      champion: await seat(champion, '/champion'),
    }
    await assertRunBy(tx, node, changes, at)
    await updateNode(tx, node.circle, changes)
  })
}

/** Members by name, with their spans: for those who run the node. For others this list does not exist. */
export const readNodeMembers = (ctx: Context, viewer: Viewer, handle: string) =>
  asViewer(ctx.db, viewer, async tx => {
    const node = await knownNode(tx, viewer, handle, ctx.now())
    if (!mayRunNode(viewer, runnersOf(node)))
      throw new Fault('forbidden', 'Only those who run this node see its members.')
    const found = await membersOfNode(tx, node.circle, ctx.now())
    return {
      items: found.map(({ since, until, ...member }) => ({
        ...member,
        since: since.toISOString(),
        ...(until ? { until: until.toISOString() } : {}),
      })),
    }
  })

/** Lets in a member whom the viewer may know by name; with an end, as a guest. */
export const admitMember = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
  asked: { member: string; until?: string | undefined },
): Promise<void> =>
  changePartnership(ctx, viewer, { what: 'node-joined', member: asked.member, node: handle }, async (tx, at) => {
    const node = await nodeToRun(tx, viewer, handle, at)
    assertForMembers(node)
    const until = asked.until === undefined ? undefined : new Date(asked.until)
    if (until) assertGuestEnd(until, endOf(node), at)
    const who = await memberToName(tx, viewer, asked.member, at, '/member')
    if (await isIn(tx, who, node.circle, at)) throw new Fault('conflict', 'It is in this node already.')
    await joinCircle(tx, who, node.circle, at, until)
  })

/** Ends a member's time in the node, at once, and tells its admins why. */
export const removeMember = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
  member: string,
  reason: string,
): Promise<void> =>
  changePartnership(ctx, viewer, { what: 'node-left', member, node: handle, by: 'node' }, async (tx, at, tell) => {
    const node = await nodeToRun(tx, viewer, handle, at)
    const inside = (await membersOfNode(tx, node.circle, at)).find(m => m.handle === member)
    const who = inside && (await circleOfMember(tx, member))
    if (who === undefined) throw notFound()
    await leaveCircle(tx, who, node.circle, at)
    await unlist(tx, who, node.circle)
    const id = ctx.newId(`node-request:${node.circle}:${who}`)
    const talk = [{ by: 'node' as const, text: reason, at: at.toISOString() }]
    const row = {
      id,
      node: node.circle,
      member: who,
      seat: viewer.seat,
      text: '',
      at,
      state: 'removed' as const,
    }
    await insertRequest(tx, { ...row, talk })
    tell(await adminsOfMember(tx, who))
  })
