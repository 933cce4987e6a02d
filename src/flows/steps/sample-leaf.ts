import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** A leaf of the ledger about a sample or a release: ids, never texts, names or values. */
export const sampleLeaf = (ctx: Context, viewer: Viewer, body: object) => ({
  id: ctx.newId(`leaf:${viewer.seat}`),
  salt: ctx.random(`salt:${viewer.seat}`, 16),
  body,
})
