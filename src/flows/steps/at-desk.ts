import { notFound } from '../../domain/fault.ts'
import { mayReply } from '../../domain/permissions.ts'
import { type Change, change, type Rows } from '../../store/database.ts'
import { deskFacts } from '../../store/desk-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** The desk's circle, for whoever works there. For everybody else there is nothing here, as where nothing ever was. */
export async function deskOf(rows: Rows, viewer: Viewer): Promise<number> {
  const desk = (await deskFacts(rows)).circle
  if (!viewer.circles.includes(desk)) throw notFound()
  return desk
}

/** One change on the desk: a leaf without texts, and every analyst's page asks again. */
export async function changeDesk<T>(
  ctx: Context,
  viewer: Viewer,
  leaf: Readonly<Record<string, unknown>> | undefined,
  write: (tx: Change, at: Date, desk: number) => Promise<T>,
  tells: (result: T) => boolean = () => true,
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const desk = await deskOf(tx, viewer)
    if (!mayReply(viewer)) throw notFound()
    const result = await write(tx, at, desk)
    if (leaf)
      await tx.record({
        id: ctx.newId(`leaf:${viewer.seat}`),
        salt: ctx.random(`salt:${viewer.seat}`, 16),
        body: { ...leaf, seat: viewer.gid, at: at.toISOString() },
      })
    if (tells(result)) tx.happens({ what: 'desk', at, detail: { to: [desk] } })
    return result
  })
}
