import { notFound } from '../domain/fault.ts'
import type { ChangeIn } from '../formats/api/situations.ts'
import { holdSituations, insertChange, loadSituation, writeSituation } from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { workAtDesk } from './steps/at-desk.ts'
import { assertStands, situationTag, wordsOf } from './steps/situation-words.ts'

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
    const shown = await loadSituation(tx, id)
    if (!now || !shown) throw notFound()
    const { name, state, outcome } = shown
    const stands = { name, state, outcome, tag: situationTag(shown) }
    assertStands(tag, stands)
    const said = {
      state: asked.state ?? state,
      name: asked.name === name ? undefined : asked.name,
      outcome: asked.outcome === outcome ? undefined : asked.outcome,
    }
    if (said.state === state && said.name === undefined && said.outcome === undefined) return
    await writeSituation(tx, id, said, at)
    const [changed] = await holdSituations(tx, [id])
    await insertChange(tx, {
      id: ctx.newId(`change:${viewer.seat}`),
      situation: id,
      what: 'changed',
      at,
      seat: viewer.seat,
      before: wordsOf(now),
      after: changed && wordsOf(changed),
    })
  })
