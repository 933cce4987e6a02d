import { Fault } from '../domain/fault.ts'
import { hasSigned } from '../domain/terms/standing.ts'
import { asViewer, change, rowsOf } from '../store/database.ts'
import { draftWasShared } from '../store/draft-store.ts'
import { loadViewer, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { type Draft, draftOf, loadDraft, requestOf } from './steps/drafts.ts'
import { share } from './steps/share.ts'

/**
 * A colleague signs off: the drafter's seat shares the draft, with the drafter's rights as they are now. The draft's id
 * serves as the client's own id, so that signing off twice, or again after a crash, shares once.
 */
export async function shareDraft(
  ctx: Context,
  viewer: Viewer,
  id: string,
  options: { steppedUp: boolean },
): Promise<Draft> {
  const draft = await asViewer(ctx.db, viewer, rows => loadDraft(rows, viewer, id))
  if (draft.colleague !== viewer.seat) throw new Fault('forbidden', 'Only the colleague who was asked can sign it off.')
  if (draft.state !== 'waiting') throw new Fault('conflict', 'This draft was decided already.')
  const way = { seat: draft.seat, scopes: viewer.scopes, cap: viewer.cap }
  const drafter = await loadViewer(rowsOf(ctx.db.app), way, ctx.now())
  if (!drafter) throw new Fault('refused', 'The drafter is no longer here. Share it yourself.')
  if (!hasSigned(drafter.terms))
    throw new Fault('refused', 'The drafter has not signed the terms of membership. Share it yourself.')
  const shared = await share(
    ctx,
    drafter,
    { ...requestOf(draft), clientId: `draft:${id}` },
    { ...options, signedOffBy: viewer.seat },
  )
  return change(ctx.db, viewer, async tx => {
    await draftWasShared(tx, id, shared.id, ctx.now())
    return draftOf(await loadDraft(tx, viewer, id))
  })
}
