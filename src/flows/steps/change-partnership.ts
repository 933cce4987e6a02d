import { Fault, refused } from '../../domain/fault.ts'
import { type Change, change, type Rows } from '../../store/database.ts'
import { circleByHandle } from '../../store/partnership-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** Handles are one namespace; these mean something already. */
const RESERVED = ['everyone', 'public', 'desk', 'fusion-cell']

/**
 * One change of the partnership itself, by a viewer or (the operator at the command line) by nobody: one transaction, one
 * ledger leaf, and open streams look at rights again. `tell`: whose inbox has something new, by circles.
 */
export async function changePartnership<T>(
  ctx: Context,
  viewer: Viewer | undefined,
  leaf: Readonly<Record<string, unknown>>,
  write: (tx: Change, at: Date, tell: (to: readonly number[]) => void) => Promise<T>,
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    let to: readonly number[] = []
    const result = await write(tx, at, told => {
      to = told
    })
    await tx.record({
      id: ctx.newId('leaf:operator'),
      salt: ctx.random('salt:operator', 16),
      body: { ...leaf, at: at.toISOString() },
    })
    tx.happens({ what: 'rights', at, ...(to.length > 0 ? { detail: { to } } : {}) })
    return result
  })
}

export async function assertFree(rows: Rows, handle: string, allowed: string | undefined = undefined): Promise<void> {
  if (RESERVED.includes(handle) && handle !== allowed) throw refused(`“${handle}” is reserved. Choose another handle.`)
  if (await circleByHandle(rows, handle)) throw new Fault('conflict', `“${handle}” is taken already.`)
}
export async function circleOf(rows: Rows, handle: string, kind: 'member' | 'node'): Promise<number> {
  const circle = await circleByHandle(rows, handle)
  if (circle?.kind !== kind) throw new Fault('not-found', `There is no ${kind} “${handle}”.`)
  return circle.id
}
