import { Fault, notFound, refused } from '../domain/fault.ts'
import { whyNotRemove } from '../domain/sample.ts'
import { change, rowsOf } from '../store/database.ts'
import { dropBytes, dropOldBytes, noteRead, removedSince, sampleById, writeAnew } from '../store/sample-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { sampleLeaf } from './steps/sample-leaf.ts'

/** The bytes of a sample go, with what was seen in them. That it was here, its hashes and the answer stay. */
export async function removeSample(
  ctx: Context,
  viewer: Viewer,
  id: string,
  step: 'withdraw' | 'remove',
): Promise<void> {
  const at = ctx.now()
  const why = step === 'withdraw' ? 'withdrawn' : 'desk'
  await change(ctx.db, viewer, async tx => {
    const s = await sampleById(tx, id)
    if (!s) throw notFound()
    if (step === 'withdraw' && !s.mine)
      throw new Fault('forbidden', 'Only the organisation that sent it can withdraw it.')
    if (step === 'remove' && !s.here) throw new Fault('forbidden', 'Only analysts of the desk do this.')
    const standing = { state: s.state, answered: s.answered_at !== null, removed: s.removed_at !== null }
    const not = whyNotRemove(standing, step)
    if (not !== undefined) throw refused(not)
    if (!(await dropBytes(tx, id, why, at))) throw refused('It has just been removed, or answered anew.')
    await noteRead(tx, id, viewer.seat, at)
    await tx.record(
      sampleLeaf(ctx, viewer, { what: 'sample-removed', why, sample: id, seat: viewer.gid, at: at.toISOString() }),
    )
    tx.happens({ what: 'notice', at, detail: { sample: id } })
  })
}

const DAY = 86_400_000
/** While a reader of before may still hold an old row, it is written anew again and again. */
const LATELY = 3_600_000

/** What nobody has touched for as long as the operator lets samples be kept. @returns how many */
export async function removeOldSamples(ctx: Context): Promise<number> {
  const at = ctx.now()
  const before = new Date(at.getTime() - ctx.sampleDays * DAY)
  const gone = await change(ctx.db, undefined, async tx => {
    const ids = await dropOldBytes(tx, before, at)
    for (const sample of ids)
      await tx.record({
        id: ctx.newId('leaf:old-sample'),
        salt: ctx.random('salt:old-sample', 16),
        body: { what: 'sample-removed', why: 'age', sample, at: at.toISOString() },
      })
    return ids
  })
  if (await removedSince(rowsOf(ctx.db.app), new Date(at.getTime() - LATELY))) await writeAnew(ctx.db)
  return gone.length
}
