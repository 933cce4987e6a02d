import { notFound } from '../domain/fault.ts'
import type { ChangeIn } from '../formats/api/situations.ts'
import { holdSituations, insertChange, writeSituation } from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { workAtDesk } from './steps/at-desk.ts'
import { assertStands, situationTag } from './steps/situation-words.ts'

/** Name, state, outcome: refused where another analyst changed one of them since `tag` was read. */
export const changeSituation = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: ChangeIn,
  tag: string | undefined,
): Promise<void> =>
  workAtDesk(ctx, viewer, { what: 'situation-changed', situation: id }, async (tx, at) => {
    const [now] = await holdSituations(tx, [id])
    if (!now) throw notFound()
    const { name, state, outcome } = now
    const before = { name, state, outcome }
    assertStands(tag, { ...before, tag: situationTag(now) })
    const after = { name: asked.name ?? name, state: asked.state ?? state, outcome: asked.outcome ?? outcome }
    if (after.name === name && after.state === state && after.outcome === outcome) return
    await writeSituation(tx, id, after, at)
    await insertChange(tx, {
      id: ctx.newId(`change:${viewer.seat}`),
      situation: id,
      what: 'changed',
      at,
      seat: viewer.seat,
      before,
      after,
    })
  })
