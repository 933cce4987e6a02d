import { notFound } from '../domain/fault.ts'
import type { OpenIn } from '../formats/api/situations.ts'
import { drawReports, insertChange, insertSituation } from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { workAtDesk } from './steps/at-desk.ts'

/**
 * Opens a situation from reports. It begins with at least one: whoever gets one of its reports has the situation, so that an
 * empty one would be everybody's until the first report is drawn in, and then vanish for some.
 */
export const openSituation = (ctx: Context, viewer: Viewer, asked: OpenIn): Promise<string> => {
  const id = ctx.newId(`situation:${viewer.seat}`)
  return workAtDesk(ctx, viewer, { what: 'situation-opened', situation: id }, async (tx, at) => {
    const { seat } = viewer
    await insertSituation(tx, { id, origin: ctx.origin, name: asked.name, at, seat })
    const act = ctx.newId(`change:${viewer.seat}`)
    if ((await drawReports(tx, id, asked.reports, at, asked.why, act)) !== asked.reports.length) throw notFound()
    const opened = { id: ctx.newId(`change:${viewer.seat}`), situation: id, what: 'opened' as const, at, seat }
    await insertChange(tx, { ...opened, after: { name: asked.name, namedAt: at.toISOString() } })
    await insertChange(tx, { id: act, situation: id, what: 'drawn', at, seat })
    return id
  })
}
