import { notFound } from '../../domain/fault.ts'
import { asViewer, type Change, change, type Rows } from '../../store/database.ts'
import { circleByHandle } from '../../store/partnership-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { type About, aboutOf } from './at-desk.ts'

/** The desk's circle, if the viewer works there; for everybody else the desk's things are not there. */
async function deskOf(rows: Rows, viewer: Viewer): Promise<number> {
  const desk = await circleByHandle(rows, 'desk')
  if (!desk || !viewer.circles.includes(desk.id)) throw notFound()
  return desk.id
}

/** Reads something of the desk's, as one of its analysts. */
export const readAtDesk = <T>(ctx: Context, viewer: Viewer, read: (rows: Rows) => Promise<T>): Promise<T> =>
  asViewer(ctx.db, viewer, async rows => {
    await deskOf(rows, viewer)
    return read(rows)
  })

/** One change on the desk: one transaction, one ledger leaf (ids, never texts), and every analyst's page asks again. */
export const workAtDesk = <T>(
  ctx: Context,
  viewer: Viewer,
  leaf: Readonly<Record<string, unknown>>,
  write: (tx: Change, at: Date) => Promise<T>,
  about: About | ((result: T) => About) = aboutOf(leaf),
): Promise<T> => {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const desk = await deskOf(tx, viewer)
    const result = await write(tx, at)
    await tx.record({
      id: ctx.newId(`leaf:${viewer.seat}`),
      salt: ctx.random(`salt:${viewer.seat}`, 16),
      body: { ...leaf, by: viewer.gid, at: at.toISOString() },
    })
    tx.happens({ what: 'desk', at, detail: { to: [desk], ...(typeof about === 'function' ? about(result) : about) } })
    return result
  })
}
