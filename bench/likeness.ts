import { openPartnership } from '../src/flows/open-partnership.ts'
import { proposalsFor } from '../src/flows/steps/proposals.ts'
import { findKey } from '../src/store/access-store.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { EACH, filledWith } from './bulk.ts'
import { inTurn, median, ms, percentile, type Row, times } from './measure.ts'
import { keyOf, SEATS } from './partnership.ts'
import type { Place } from './place.ts'

/** Placing one report at the desk, among few reports and among many, in turn. */
export async function likeness(place: Place): Promise<Row[]> {
  const [few, many] = place.quick ? [1_000, 10_000] : [10_000, 100_000]
  const sides = { few: await openSide(place, few), many: await openSide(place, many) }
  try {
    const found = await inTurn({ few: n => sides.few.work(n), many: n => sides.many.work(n) }, place.quick ? 20 : 60, 5)
    const growth = median(found.many) / median(found.few)
    const p95 = percentile(found.many, 95)
    const page = await inTurn({ page: n => sides.many.page(n) }, place.quick ? 3 : 6, 1)
    const words = (n: number) => n.toLocaleString('en')
    return [
      {
        work: `placing a report among ${words(many)}, p95`,
        measured: `${ms(p95)} (median ${ms(median(found.many))})`,
        must: '≤ 500 ms',
        ok: p95 <= 500,
      },
      {
        work: `placing a report, from ${words(few)} to ${words(many)}`,
        measured: `${times(growth)} (${ms(median(found.few))} → ${ms(median(found.many))})`,
        must: '≤ 5 ×',
        ok: growth <= 5,
      },
      {
        work: `placing ${PAGE} at once (a page of the queue) among ${words(many)}`,
        measured: ms(median(page.page)),
        must: '',
        ok: undefined,
      },
    ]
  } finally {
    for (const side of Object.values(sides)) await side.close()
  }
}

const PAGE = 30

async function openSide(place: Place, reports: number) {
  const db = openDatabase(await filledWith(place, reports * EACH), 4)
  const ctx = await openPartnership(db, 'http://localhost:8080', false)
  // The last seats are the desk's.
  const viewer = (await findKey(rowsOf(db.app), keyOf(SEATS - 1), ctx.now()))?.viewer
  if (!viewer) throw new Error('the analyst has no rights')
  const theirs = await rowsOf(db.finder).all<{ report: string }>(
    'select report from found where layer = 2 and audience && $1::int[] and not excepted && $2::int[] order by at desc limit 300',
    [viewer.circles, viewer.barred],
  )
  const report = (n: number) => theirs[(n * 37) % theirs.length]?.report ?? ''
  return {
    work: (n: number) => proposalsFor(ctx, viewer, [report(n)]),
    page: (n: number) =>
      proposalsFor(
        ctx,
        viewer,
        Array.from({ length: PAGE }, (_, i) => report(n * PAGE + i)),
      ),
    close: () => db.close(),
  }
}
