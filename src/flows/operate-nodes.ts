import { Fault, refused } from '../domain/fault.ts'
import {
  type Admission,
  assertForMembers,
  assertGovernmentChange,
  assertGuestEnd,
  assertPopUpEnd,
  hasEnded,
  POP_UP_DAYS,
} from '../domain/node.ts'
import { type Rows, rowsOf } from '../store/database.ts'
import { type NodeChanges, updateNode } from '../store/node-life-store.ts'
import { nodeByHandle, nodesOfAll } from '../store/node-store.ts'
import { insertNode, isIn, joinCircle, leaveCircle, type NewNode, unlist } from '../store/partnership-store.ts'
import { seatsNamed } from '../store/people-store.ts'
import { loadViewer, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { assertFree, changePartnership, circleOf } from './steps/change-partnership.ts'
import { assertRunBy } from './steps/node-posts.ts'

/** What an operator does to nodes at the command line. Each is one transaction with one ledger leaf. */
export type NodeToAdd = Omit<NewNode, 'at' | 'listed'> & {
  listed?: boolean | undefined
  offered?: boolean | undefined
  host?: string | undefined
}
export const addNode = (ctx: Context, n: NodeToAdd): Promise<void> =>
  changePartnership(ctx, undefined, { what: 'node-added', node: n.handle }, async (tx, at) => {
    await assertFree(tx, n.handle, n.kind === 'fusion-cell' ? 'fusion-cell' : undefined)
    if (n.kind === 'pop-up' && !n.until) throw refused(`A pop-up needs an end, at most ${POP_UP_DAYS} days away.`)
    if (n.until) assertPopUpEnd(n.until, at, at)
    const government = n.government ?? false
    if (government && n.kind !== 'chosen-group') throw refused('Only a chosen group can be for government alone.')
    assertGovernmentChange({ government }, n)
    const circle = await insertNode(ctx, tx, { ...n, listed: n.listed ?? n.kind !== 'chosen-group', at })
    if (n.offered) await updateNode(tx, circle, { offered: true })
    if (n.host === undefined) return
    const host = await circleOf(tx, n.host, 'member')
    await assertRunBy(tx, { government, kind: n.kind }, { host }, at)
    await updateNode(tx, circle, { host })
  })

export interface NodeEdits {
  name?: string | undefined
  description?: string | undefined
  charter?: string | undefined
  guidance?: string | undefined
  admission?: Admission | undefined
  listed?: boolean | undefined
  offered?: boolean | undefined
  sectors?: readonly string[] | undefined
  regions?: readonly string[] | undefined
  until?: Date | undefined
  /** Handles, and mail addresses or ids of seats; an empty one takes the post away. */
  host?: string | undefined
  manager?: string | undefined
  champion?: string | undefined
}
export const editNode = (ctx: Context, handle: string, edits: NodeEdits): Promise<void> =>
  changePartnership(
    ctx,
    undefined,
    { what: 'node-changed', node: handle, fields: Object.keys(edits).sort() },
    async (tx, at) => {
      const node = await nodeOf(tx, handle)
      if (hasEnded(node, at)) throw refused('This node has closed. What it was stays as it was.')
      if (edits.until && node.kind !== 'pop-up') throw refused('Only a pop-up has an end.')
      if (edits.until) assertPopUpEnd(edits.until, node.created_at, at)
      assertGovernmentChange(node, edits)
      const seat = async (who: string | undefined) =>
        who === undefined ? undefined : who === '' ? null : await seatByAddress(tx, who, at)
      const { host, manager, champion, ...plain } = edits
      const changes: NodeChanges = {
        ...plain,
        host: host === undefined ? undefined : host === '' ? null : await circleOf(tx, host, 'member'),
        manager: await seat(manager),
        champion: await seat(champion),
      }
      await assertRunBy(tx, node, changes, at)
      await updateNode(tx, node.circle, changes)
    },
  )

/** Closes a pop-up now: as if its end date had come. */
export const endNode = (ctx: Context, handle: string): Promise<void> =>
  changePartnership(ctx, undefined, { what: 'node-ended', node: handle }, async (tx, at) => {
    const node = await nodeOf(tx, handle)
    if (node.kind !== 'pop-up') throw refused('Only a pop-up closes.')
    if (hasEnded(node, at)) throw refused('It has closed already.')
    await updateNode(tx, node.circle, { until: at })
  })

async function nodeOf(rows: Rows, handle: string) {
  const node = await nodeByHandle(rows, handle)
  if (!node) throw new Fault('not-found', `There is no node “${handle}”.`)
  return { ...node, until: node.until ?? undefined }
}

async function seatByAddress(rows: Rows, who: string, now: Date): Promise<number> {
  const [seat, another] = await seatsNamed(rows, who, now)
  if (!seat) throw new Fault('not-found', `Nobody acts here as “${who}”. See: auburn person list`)
  if (another) throw refused(`“${who}” acts for several members: give the seat’s id.`)
  return seat.circle
}

/** A seat for which the operator acts at the command line, with that seat's rights and no others. */
export async function viewerOfSeat(ctx: Context, who: string): Promise<Viewer> {
  const rows = rowsOf(ctx.db.app)
  const seat = await seatByAddress(rows, who, ctx.now())
  const viewer = await loadViewer(rows, { seat, scopes: ['read', 'account'], cap: 'AMBER+STRICT' }, ctx.now())
  if (!viewer) throw refused(`“${who}” cannot act now.`)
  return viewer
}

export const listNodes = (ctx: Context) => nodesOfAll(rowsOf(ctx.db.app), ctx.now())
/** `until`: as a guest. */
export const joinNode = (ctx: Context, member: string, node: string, until?: Date): Promise<void> =>
  changePartnership(ctx, undefined, { what: 'node-joined', member, node }, async (tx, at) => {
    const who = await circleOf(tx, member, 'member')
    const found = await nodeOf(tx, node)
    if (hasEnded(found, at)) throw refused('This node has closed.')
    assertForMembers(found)
    if (until) assertGuestEnd(until, found, at)
    if (await isIn(tx, who, found.circle, at)) throw new Fault('conflict', `${member} is in ${node} already.`)
    await joinCircle(tx, who, found.circle, at, until)
  })
export const leaveNode = (ctx: Context, member: string, node: string): Promise<void> =>
  changePartnership(ctx, undefined, { what: 'node-left', member, node }, async (tx, at) => {
    const [who, circle] = [await circleOf(tx, member, 'member'), await circleOf(tx, node, 'node')]
    if (!(await isIn(tx, who, circle, at))) throw new Fault('not-found', `${member} is not in ${node}.`)
    await leaveCircle(tx, who, circle, at)
    await unlist(tx, who, circle)
  })
