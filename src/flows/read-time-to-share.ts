import { notFound } from '../domain/fault.ts'
import { inFives, monthsBetween, stageTimes, type Timed, timesByMonth } from '../domain/time-to-share.ts'
import type { PictureQuery, TimeToShare } from '../formats/api/picture.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { findNode } from '../store/node-store.ts'
import { firstReadIn, halfAnswered, type StagedReport, stagesOf } from '../store/picture.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { pictureFilter } from './steps/picture-filter.ts'

const MINUTE = 60_000

/**
 * How long it takes from a report to what comes of it: for the desk, of what this analyst gets. With a node, of what came there too, from when it
 * had reached both, and with the first reader in that node. Of a node that the analyst is not in, which reports reached it is not for it to know: so
 * they count in fives, over one year, whatever else is asked for.
 */
export async function readTimeToShare(ctx: Context, viewer: Viewer, query: PictureQuery): Promise<TimeToShare> {
  if (!viewer.atDesk) throw notFound()
  const { node: handle, ...rest } = query
  const asked = await pictureFilter(ctx, viewer, rest)
  const node = handle === undefined ? undefined : await findNode(rowsOf(ctx.db.app), viewer, handle, ctx.now())
  if (handle !== undefined && !node) throw notFound()
  const isApart = node !== undefined && !node.joined
  const { filter, span } = isApart ? await pictureFilter(ctx, viewer, { weeks: 52 }) : asked
  const found = await stagesOf(rowsOf(ctx.db.finder), viewer, filter, node?.circle)
  const rows = isApart ? inFives(found) : found
  const advisories = [...new Set(rows.flatMap(r => r.advisories))].sort()
  const [halves, reads] = await asViewer(ctx.db, viewer, async tx => [
    await halfAnswered(tx, advisories, ctx.now()),
    node ? await firstReadIn(tx, node.circle, rows, undefined) : undefined,
  ])
  const timed = rows.map(row => timedOf(row, halves, reads ? reads.get(row.report) : row.read))
  return {
    reports: timed.length,
    stages: stageTimes(timed.map(t => t.times)),
    months: timesByMonth(timed, monthsBetween(span.since, span.until)),
  }
}

function timedOf(row: StagedReport, halves: ReadonlyMap<string, Date>, read: Date | null | undefined): Timed {
  const answered = row.advisories
    .flatMap(id => halves.get(id) ?? [])
    .filter(at => at >= row.at)
    .sort((a, b) => a.getTime() - b.getTime())
  const came = { read, situation: row.situation, advisory: row.advisory, acted: answered[0] }
  const after = (at: Date | null | undefined) => (at ? (at.getTime() - row.at.getTime()) / MINUTE : undefined)
  return {
    at: row.at,
    times: Object.fromEntries(
      Object.entries(came).flatMap(([stage, at]) => {
        const minutes = after(at)
        return minutes === undefined ? [] : [[stage, minutes]]
      }),
    ),
  }
}
