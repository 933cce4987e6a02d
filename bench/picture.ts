import type { Context } from '../src/flows/context.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { readGraph, readPicture } from '../src/flows/read-picture.ts'
import { findKey } from '../src/store/access-store.ts'
import { type Database, openDatabase, rowsOf } from '../src/store/database.ts'
import type { Viewer } from '../src/store/viewer.ts'
import { filledWith, LARGE } from './bulk.ts'
import { inTurn, median, ms, type Row, times } from './measure.ts'
import { keyOf } from './partnership.ts'
import type { Place } from './place.ts'
import { openWithoutRule } from './without-rule.ts'

/** Reports in the picture's partnership: 20 indicators stand in each. */
const REPORTS = 100_000
const QUICK = LARGE / 20
/** The seats after those of members are the desk's. */
const READERS = { member: 111, analyst: 995 } as const

/**
 * What the picture page asks for, with the rule and without it: a year, in which every report of the bulk lies. The member's may
 * cost 1.3 × the same sums without the rule.
 */
export async function picture(place: Place): Promise<Row[]> {
  const reports = place.quick ? QUICK : REPORTS
  const url = await filledWith(place, reports * 20)
  const db = openDatabase(url, 4)
  const bare = openWithoutRule(url)
  try {
    const own = await openPartnership(db, 'http://localhost:8080', false)
    const rows: Row[] = []
    for (const [who, seat] of Object.entries(READERS)) {
      const viewer = (await findKey(rowsOf(db.app), keyOf(seat), own.now()))?.viewer
      if (!viewer) throw new Error(`the ${who} has no rights`)
      rows.push(...(await measured(place, who, reports, own, viewer, bare)))
    }
    return rows
  } finally {
    await Promise.all([db.close(), bare.close()])
  }
}

const WORKS = { 'the picture': readPicture, 'its graph': readGraph } as const
async function measured(place: Place, who: string, reports: number, own: Context, viewer: Viewer, bare: Database) {
  // The bulk was shared within a day or two of January 2026.
  const ctx = { ...own, now: () => new Date('2026-01-20T12:00:00Z') }
  const query = { weeks: 52 } as const
  const rows: Row[] = []
  for (const [name, work] of Object.entries(WORKS)) {
    const found = await inTurn(
      { rule: () => work(ctx, viewer, query), bare: () => work({ ...ctx, db: bare }, viewer, query) },
      place.quick ? 5 : 15,
      2,
    )
    const [rule, without] = [median(found.rule), median(found.bare)]
    rows.push({
      work: `${name} of ${reports.toLocaleString('en-GB')} reports, ${who}, against no rule`,
      measured: `${times(rule / without)} (${ms(rule)})`,
      must: who === 'member' ? '≤ 1.3 ×' : 'watched',
      ok: who === 'member' ? rule <= 1.3 * without : undefined,
    })
  }
  return rows
}
