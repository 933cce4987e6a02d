import { Fault, notFound } from '../../domain/fault.ts'
import { type Span, spanOf, WHOLE, wholeSpan } from '../../domain/picture.ts'
import type { PictureQuery } from '../../formats/api/picture.ts'
import { rowsOf } from '../../store/database.ts'
import { findNode } from '../../store/node-store.ts'
import { firstOf, openSituation, type PictureFilter } from '../../store/picture.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { readAtDesk } from './at-desk.ts'

interface Asked {
  filter: PictureFilter
  span: Span
  situation?: { id: string; name: string }
}
/** What is to be counted. A node or situation that this viewer may not know is answered like one that is absent. */
export async function pictureFilter(ctx: Context, viewer: Viewer, query: Omit<PictureQuery, 'domain'>): Promise<Asked> {
  const id = query.situation
  const situation = id === undefined ? undefined : await readAtDesk(ctx, viewer, tx => openSituation(tx, id))
  if (id !== undefined && !situation) throw notFound()
  const span = await spanFor(ctx, viewer, query)
  const { before, since, until } = span
  const circles = query.node === undefined ? viewer.circles : await circlesIn(ctx, viewer, query.node)
  const filter = { circles, before, since, until, kind: query.kind, sector: query.sector, situation: id }
  return { filter, span, ...(situation ? { situation } : {}) }
}

async function spanFor(ctx: Context, viewer: Viewer, { weeks, situation }: PictureQuery): Promise<Span> {
  if (weeks !== WHOLE) return spanOf(ctx.now(), weeks)
  if (situation === undefined)
    throw new Fault('bad-request', 'Only the picture of a situation goes back as far as it reaches.', [
      { at: 'weeks', problem: 'send a number of weeks, or a situation' },
    ])
  return wholeSpan(ctx.now(), (await firstOf(rowsOf(ctx.db.finder), viewer, situation)) ?? ctx.now())
}

async function circlesIn(ctx: Context, viewer: Viewer, handle: string): Promise<readonly number[]> {
  const node = await findNode(rowsOf(ctx.db.app), viewer, handle, ctx.now())
  if (!node) throw notFound()
  return node.joined ? [node.circle] : []
}
