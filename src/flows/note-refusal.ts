import { countRefusal } from '../store/access-store.ts'
import { change } from '../store/database.ts'
import type { Context } from './context.ts'

/** What somebody failed to prove: who they are, that it is still they, that they were invited, or that a mail reached them. */
export type Proof =
  | 'link'
  | 'invitation'
  | 'mail-link'
  | 'passkey'
  | 'single-sign-on'
  | 'confirm-by-passkey'
  | 'confirm-by-code'

/** Refusals are counted by windows of ten minutes. */
export const WINDOW = 600_000

/**
 * A refused sign-in or confirmation goes into the ledger: the first of its kind in a window, then the tenth, the hundredth and so
 * on. However many are sent, a window has a handful of leaves. `seat` is of who is in and failed to confirm; who tried to
 * sign in is not known, and what was sent is not kept.
 */
export async function noteRefusal(ctx: Context, way: Proof, seat: string | undefined): Promise<void> {
  const at = ctx.now()
  const since = new Date(Math.floor(at.getTime() / WINDOW) * WINDOW)
  await change(ctx.db, undefined, async tx => {
    const refused = await countRefusal(tx, { way, seat: seat ?? '', since })
    if (!Number.isInteger(Math.log10(refused))) return
    await tx.record({
      id: ctx.newId(`leaf:refusal:${way}`),
      salt: ctx.random(`salt:refusal:${way}`, 16),
      body: {
        what: 'refused',
        way,
        refused,
        since: since.toISOString(),
        at: at.toISOString(),
        ...(seat ? { seat } : {}),
      },
    })
  })
}
