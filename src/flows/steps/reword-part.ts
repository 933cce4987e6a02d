import { Fault, notFound } from '../../domain/fault.ts'
import type { Change } from '../../store/database.ts'
import {
  copyMarks,
  holdPart,
  insertPart,
  type PartRow,
  partOf,
  replacedBy,
  restAs,
  writePart,
} from '../../store/part-store.ts'
import { insertChange } from '../../store/situation-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { contentOfRow, type PartContent, partTag, restOn, restsOf } from './part-content.ts'
import { CHANGED } from './situation-words.ts'

interface Rewording {
  row: PartRow
  before: PartContent
  after: PartContent
  at: Date
  undoes?: string
}
/** One that rests on no more than before is written in its place; any other beside it. */
export async function rewordAs(ctx: Context, viewer: Viewer, tx: Change, r: Rewording): Promise<{ id: string }> {
  const { row, before, after, at, undoes } = r
  if (partTag(before) === partTag(after)) return { id: row.id }
  const { situation } = row
  const old = new Set(restsOf(before))
  if (restsOf(after).every(key => old.has(key))) {
    const change = ctx.newId(`change:${viewer.seat}`)
    await restAs(tx, change, row.id)
    await restOn(tx, row.id, before, after)
    await writePart(tx, row.id, { ...after, removed: false }, at, viewer.seat)
    await tellPart(ctx, viewer, tx, {
      situation,
      what: 'reworded',
      part: row.id,
      at,
      before,
      after,
      undoes,
      id: change,
    })
    return { id: row.id }
  }
  const id = ctx.newId(`part:${viewer.seat}`)
  // By way of the old one: a source that was lost since is kept.
  await restAs(tx, id, row.id)
  await restOn(tx, id, before, after)
  await insertPart(tx, { id, situation, ...after, at, seat: viewer.seat, replaces: row.id })
  await copyMarks(tx, row.id, id, at, viewer.seat)
  const change = ctx.newId(`change:${viewer.seat}`)
  await restAs(tx, change, row.id)
  await tellPart(ctx, viewer, tx, { situation, what: 'reworded', part: id, at, before, after, undoes, id: change })
  return { id }
}

/** The part as it stands, held until the end of the transaction. */
export async function heldPart(tx: Change, situation: string, id: string): Promise<PartRow> {
  await holdPart(tx, id)
  const row = await partOf(tx, situation, id)
  if (!row || row.removed_at) throw notFound()
  const next = await replacedBy(tx, id)
  const newer = next && (await partOf(tx, situation, next))
  if (newer) {
    const content = contentOfRow(newer)
    throw new Fault('conflict', CHANGED, [], { ...content, id: newer.id, tag: partTag(content) })
  }
  return row
}

interface Told {
  situation: string
  what: 'added' | 'reworded' | 'removed' | 'marked'
  part: string
  at: Date
  before?: unknown
  after?: unknown
  undoes?: string | undefined
  id?: string
}
/** Into the history, gated by all that this wording and the one before rest on. */
export async function tellPart(ctx: Context, viewer: Viewer, tx: Change, t: Told): Promise<void> {
  const id = t.id ?? ctx.newId(`change:${viewer.seat}`)
  await restAs(tx, id, t.part)
  await insertChange(tx, { ...t, id, seat: viewer.seat })
}
