import { Fault, notFound, refused } from '../domain/fault.ts'
import {
  drawReports,
  insertChange,
  insertSituation,
  linkedNow,
  reportsSeen,
  takeReports,
  writeJoined,
} from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { workAtDesk } from './steps/at-desk.ts'
import { heldSituations, moveReports } from './steps/move-reports.ts'

type Reasons = readonly { kind: string; words: string }[]

/** Draws a report in; one that is in it already stays as it is, and nothing is written. */
export const drawReport = (ctx: Context, viewer: Viewer, situation: string, report: string, why: Reasons) =>
  workAtDesk(ctx, viewer, { what: 'report-drawn-in', situation, report }, async (tx, at) => {
    await heldSituations(tx, [situation])
    if (!(await reportsSeen(tx, [report])).has(report)) throw notFound()
    const act = ctx.newId(`change:${viewer.seat}`)
    if ((await drawReports(tx, situation, [report], at, why, act)) === 0) return
    await insertChange(tx, { id: act, situation, what: 'drawn', at, seat: viewer.seat })
  })

/** Takes a report out again. It can be drawn in anew: the link is ended, not forgotten. */
export const takeReport = (ctx: Context, viewer: Viewer, situation: string, report: string) =>
  workAtDesk(ctx, viewer, { what: 'report-taken-out', situation, report }, async (tx, at) => {
    await heldSituations(tx, [situation])
    const act = ctx.newId(`change:${viewer.seat}`)
    const taken = await takeReports(tx, situation, [report], at, viewer.seat, act)
    if (taken.length === 0) throw notFound()
    await insertChange(tx, { id: act, situation, what: 'taken', at, seat: viewer.seat })
  })

/** Splits reports off into a situation of their own. Only what the analyst gets moves: what else is there stays. */
export const splitSituation = (
  ctx: Context,
  viewer: Viewer,
  from: string,
  asked: { reports: readonly string[]; name: string },
): Promise<string> => {
  const to = ctx.newId(`situation:${viewer.seat}`)
  return workAtDesk(
    ctx,
    viewer,
    { what: 'situation-split', situation: from, into: to },
    async (tx, at) => {
      await heldSituations(tx, [from])
      const { seat } = viewer
      await insertSituation(tx, { id: to, origin: ctx.origin, name: asked.name, at, seat })
      await insertChange(tx, {
        id: ctx.newId(`change:${seat}`),
        situation: to,
        what: 'opened',
        at,
        seat,
        after: { name: asked.name },
      })
      if (
        (await moveReports(ctx, viewer, tx, { from, to, reports: asked.reports, at, what: 'split' })) !==
        asked.reports.length
      )
        throw notFound()
      return to
    },
    { reports: asked.reports },
  )
}

/**
 * Joins a situation into another: all of its reports that the analyst gets go there, and it says where they went. The one that
 * takes them in stands by itself from then on, so that no chain of joinings ever comes back to where it began.
 */
export const rejoinSituation = (ctx: Context, viewer: Viewer, from: string, into: string): Promise<void> => {
  return workAtDesk(
    ctx,
    viewer,
    { what: 'situation-joined', situation: from, into },
    async (tx, at) => {
      await heldSituations(tx, [...new Set([from, into])])
      if (from === into) throw refused('A situation cannot be joined into itself.', '/into')
      const reports = await linkedNow(tx, from)
      if (reports.length === 0) throw new Fault('conflict', 'There is no report left in it to join.')
      await moveReports(ctx, viewer, tx, { from, to: into, reports, at, what: 'joined' })
      await writeJoined(tx, from, into)
    },
    { situations: [from] },
  )
}
