import { notFound } from '../domain/fault.ts'
import type { NodeSessionIn } from '../formats/api/nodes.ts'
import { type Change, change, rowsOf } from '../store/database.ts'
import {
  deleteNodeSession,
  deletePin,
  insertNodeSession,
  insertPin,
  REACHED_NODE,
  updateNodeSession,
} from '../store/node-life-store.ts'
import type { NodeRow } from '../store/node-store.ts'
import type { Viewer } from '../store/viewer.ts'
import { viewerParameters } from '../store/visible.ts'
import type { Context } from './context.ts'
import { nodeToRun } from './steps/known-node.ts'

/** What a node's champion does as well as those who run it: pins and sessions. Nobody's rights move; of sessions its members are told. */
function guide<T>(
  ctx: Context,
  viewer: Viewer,
  handle: string,
  leaf: Readonly<Record<string, unknown>>,
  write: (tx: Change, node: NodeRow, at: Date) => Promise<T>,
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const node = await nodeToRun(tx, viewer, handle, at, 'guides')
    const result = await write(tx, node, at)
    await tx.record({
      id: ctx.newId('leaf:node'),
      salt: ctx.random('salt:node', 16),
      body: { ...leaf, node: handle, at: at.toISOString() },
    })
    return result
  })
}

/**
 * Puts a report on top of the node's page. It has to have reached this node, and the viewer through it: otherwise pinning
 * would be a way to ask where else a report went. Who sees the pin sees the report by the rule, and nobody else.
 */
export const pinReport = (ctx: Context, viewer: Viewer, handle: string, report: string): Promise<void> =>
  guide(ctx, viewer, handle, { what: 'node-pinned', report }, async (tx, node, at) => {
    const [here] = await rowsOf(ctx.db.finder).all(REACHED_NODE, [...viewerParameters(viewer), node.circle, [report]])
    if (!node.joined || !here) throw notFound()
    await insertPin(tx, node.circle, report, at)
  })
export const unpinReport = (ctx: Context, viewer: Viewer, handle: string, report: string): Promise<void> =>
  guide(ctx, viewer, handle, { what: 'node-unpinned', report }, async (tx, node) => {
    if (!(await deletePin(tx, node.circle, report))) throw notFound()
  })

const rowOf = (id: string, s: NodeSessionIn, viewer: Viewer, changedAt: Date) => ({
  by: viewer.seat,
  changedAt,
  cancelled: s.cancelled,
  id,
  title: s.title,
  at: new Date(s.at),
  place: s.place,
  notes: s.notes,
})
export const addNodeSession = (ctx: Context, viewer: Viewer, handle: string, asked: NodeSessionIn): Promise<void> => {
  const id = ctx.newId(`node-session:${handle}`)
  return guide(ctx, viewer, handle, { what: 'node-session-added', session: id }, async (tx, node, at) => {
    await insertNodeSession(tx, node.circle, rowOf(id, asked, viewer, at))
    tx.happens({ what: 'notice', at, detail: { to: [node.circle] } })
  })
}
export const changeNodeSession = (
  ctx: Context,
  viewer: Viewer,
  handle: string,
  id: string,
  asked: NodeSessionIn,
): Promise<void> =>
  guide(ctx, viewer, handle, { what: 'node-session-changed', session: id }, async (tx, node, at) => {
    if (!(await updateNodeSession(tx, node.circle, rowOf(id, asked, viewer, at)))) throw notFound()
    tx.happens({ what: 'notice', at, detail: { to: [node.circle] } })
  })
export const removeNodeSession = (ctx: Context, viewer: Viewer, handle: string, id: string): Promise<void> =>
  guide(ctx, viewer, handle, { what: 'node-session-removed', session: id }, async (tx, node) => {
    if (!(await deleteNodeSession(tx, node.circle, id))) throw notFound()
  })
