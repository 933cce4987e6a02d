import { notFound } from '../domain/fault.ts'
import type { AudienceIn } from '../formats/api/reports.ts'
import { asViewer, change } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

/** Audiences that a seat keeps for next time. What they mean is worked out anew each time they are used. */
export const listAudiences = (ctx: Context, viewer: Viewer) =>
  asViewer(ctx.db, viewer, async rows =>
    (
      await rows.all<{ id: string; name: string; body: AudienceIn }>(
        'select id, name, body from saved_audience where seat = $1 order by name',
        [viewer.seat],
      )
    ).map(({ id, name, body }) => ({ id, name, audience: body })),
  )

export async function saveAudience(ctx: Context, viewer: Viewer, asked: { name: string; audience: AudienceIn }) {
  const id = ctx.newId(`audience:${viewer.seat}`)
  await change(ctx.db, viewer, tx =>
    tx.all('insert into saved_audience(id, seat, name, body, created_at) values ($1, $2, $3, $4, $5)', [
      id,
      viewer.seat,
      asked.name,
      JSON.stringify(asked.audience),
      ctx.now(),
    ]),
  )
  return { id, ...asked }
}

export const forgetAudience = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await tx.one('delete from saved_audience where id = $1 returning id', [id]))) throw notFound()
  })
