import { notFound } from '../domain/fault.ts'
import type { AudienceIn } from '../formats/api/reports.ts'
import { deleteAudience, insertAudience, keptAudiences } from '../store/audience-store.ts'
import { asViewer, change } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

/** Audiences that a seat keeps for next time. What they mean is worked out anew each time they are used. */
export const listAudiences = (ctx: Context, viewer: Viewer) =>
  asViewer(ctx.db, viewer, async rows =>
    (await keptAudiences(rows, viewer.seat)).map(({ id, name, body }) => ({ id, name, audience: body })),
  )

export async function saveAudience(ctx: Context, viewer: Viewer, asked: { name: string; audience: AudienceIn }) {
  const id = ctx.newId(`audience:${viewer.seat}`)
  const kept = { id, name: asked.name, body: asked.audience }
  await change(ctx.db, viewer, tx => insertAudience(tx, viewer.seat, kept, ctx.now()))
  return { id, ...asked }
}

export const forgetAudience = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await deleteAudience(tx, id))) throw notFound()
  })
