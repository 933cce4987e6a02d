import type { z } from 'zod'
import { shownUse } from '../domain/deconfliction.ts'
import type { IndicatorType, Role, Use } from '../domain/indicator.ts'
import type { lookupHit } from '../formats/api/reports.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { watchedValues } from '../store/deconfliction-store.ts'
import { findValues } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { formsOf } from './steps/narrow.ts'
import { headsOf } from './steps/summaries.ts'

/**
 * Which reports that the viewer sees assert these values, defanged or not, those that reached it last first. Values with
 * no hit are not in the answer.
 */
export async function lookUp(
  ctx: Context,
  viewer: Viewer,
  values: readonly string[],
): Promise<z.output<typeof lookupHit>[]> {
  const hits = await findValues(rowsOf(ctx.db.finder), viewer, [...new Set(values.flatMap(formsOf))])
  const [reports, watched] = await Promise.all([
    headsOf(ctx, viewer, [...new Set(hits.map(h => h.report))]),
    asViewer(ctx.db, viewer, rows =>
      watchedValues(
        rows,
        hits.map(h => h.value),
        ctx.now(),
      ),
    ),
  ])
  const found = hits.flatMap(h => {
    const report = reports.get(h.report)
    if (!report) return []
    return [
      {
        value: h.value,
        type: h.type as IndicatorType,
        report: report.id,
        title: report.title,
        tlp: report.tlp,
        role: h.role as Role,
        ...shownUse(h.use as Use, watched.get(h.value)),
        sharedAt: report.sharedAt,
        from: report.from,
      },
    ]
  })
  // By when each reached this viewer: the order of the index is that of the first sharing, to whomever.
  return found.sort(
    (a, b) => compare(b.sharedAt, a.sharedAt) || compare(a.report, b.report) || compare(a.value, b.value),
  )
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
