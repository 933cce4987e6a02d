import { type Change, change } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** A line of the ledger. It names seats by their random ids, and no person by anything else. */
export type Leaf = Readonly<Record<string, unknown>>

/**
 * One transaction on people and members: what it writes, its leaf, and the word to open streams to look again, unless it
 * touched nobody's rights.
 */
export async function changeRights<T>(
  ctx: Context,
  leaf: Leaf | ((result: T) => Leaf),
  write: (tx: Change, at: Date) => Promise<T>,
  touchesRights: (result: T) => boolean = () => true,
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, undefined, async tx => {
    const result = await write(tx, at)
    await tx.record({
      id: ctx.newId('leaf:operator'),
      salt: ctx.random('salt:operator', 16),
      body: { ...(typeof leaf === 'function' ? leaf(result) : leaf), at: at.toISOString() },
    })
    if (!touchesRights(result)) return result
    tx.happens({ what: 'rights', at })
    return result
  })
}
