import { openPartnership } from '../src/flows/open-partnership.ts'
import { readQueue } from '../src/flows/triage.ts'
import { queueQuery } from '../src/formats/api/queue.ts'
import { findKey } from '../src/store/access-store.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { EACH, filledWith } from './bulk.ts'
import { inTurn, median, ms, type Row, times } from './measure.ts'
import { keyOf, SEATS } from './partnership.ts'
import { type Place, sql } from './place.ts'
import { openWithoutRule } from './without-rule.ts'

/** How many of the reports wait: what a desk that keeps up has, and a desk that nobody has worked at. */
const WAITING = { 'a few': 400, all: Number.POSITIVE_INFINITY } as const

/** The first page of the desk's queue, proposals and all, with the rule and without it. */
export async function queue(place: Place): Promise<Row[]> {
  const reports = place.quick ? 10_000 : 100_000
  const url = await filledWith(place, reports * EACH)
  // The last seats are the desk's.
  const db = openDatabase(url, 6)
  const bare = openWithoutRule(url)
  try {
    const own = await openPartnership(db, 'http://localhost:8080', false)
    const viewer = (await findKey(rowsOf(db.app), keyOf(SEATS - 1), own.now()))?.viewer
    if (!viewer) throw new Error('the analyst has no rights')
    const ctx = { ...own, now: () => new Date('2026-01-20T12:00:00Z') }
    const rows: Row[] = []
    for (const [how, open] of Object.entries(WAITING)) {
      await fill(url, open)
      const page = (on: typeof ctx) => readQueue(on, viewer, queueQuery.parse({}))
      const found = await inTurn(
        { rule: () => page(ctx), bare: () => page({ ...ctx, db: bare }) },
        place.quick ? 15 : 40,
        5,
      )
      const [rule, without] = [median(found.rule), median(found.bare)]
      rows.push({
        work: `the queue’s first page among ${reports.toLocaleString('en-GB')} reports, ${how} waiting, against no rule`,
        measured: `${times(rule / without)}, ${ms(rule - without)} more (${ms(rule)})`,
        must: '≤ 1.3 × or ≤ 1.5 ms more',
        ok: rule <= 1.3 * without || rule - without <= 1.5,
      })
    }
    return rows
  } finally {
    await Promise.all([db.close(), bare.close()])
  }
}

/** The newest wait, every fifth of the first thousand claimed; the others were placed. The bulk was filled without triggers. */
const fill = (url: string, open: number): Promise<unknown> =>
  sql(
    url,
    'set session_replication_role = replica',
    'delete from triage',
    `insert into triage(report, at, since, state, seat)
      select report, at, at, case when n > ${open === Number.POSITIVE_INFINITY ? 'null' : open} is true then 'placed' when n <= 1000 and n % 5 = 0 then 'claimed' else 'new' end,
        case when n <= 1000 and n % 5 = 0 then (select max(circle) from seat) end
      from (select report, at, row_number() over (order by at desc) as n from (select report, min(at) as at from feed
        where circle in (select id from circle where kind in ('desk', 'everyone')) group by report) f) x`,
    'vacuum analyze triage',
  )
