import { monthsUntil } from '../domain/health.ts'
import type { IndicatorType } from '../domain/indicator.ts'
import type { Sector } from '../domain/member.ts'
import type { Fairness } from '../formats/api/health.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { type Given, gaveByMonth, receivedByMonth, touchedBy, valuesOf } from '../store/health-store.ts'
import { listNodes } from '../store/node-store.ts'
import { findFeed } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { summariesOf } from './steps/summaries.ts'

/** What reached one's own organisation, what it gave, and two easy ways to give back. Nobody else is in it, and nobody else sees it. */
export async function readFairness(ctx: Context, viewer: Viewer): Promise<Fairness> {
  const now = ctx.now()
  const months = monthsUntil(now)
  const since = months[0]?.from ?? now
  const [received, gave, ways] = await Promise.all([
    receivedByMonth(rowsOf(ctx.db.finder), viewer, since),
    asViewer(ctx.db, viewer, tx => gaveByMonth(tx, viewer.member, since)),
    waysToGive(ctx, viewer),
  ])
  const sum = (of: typeof gave) => of.reduce((all, row) => all + row.n, 0)
  const of = (what: Given) => sum(gave.filter(row => row.what === what))
  return {
    at: now.toISOString(),
    received: [...received.values()].reduce((all, n) => all + n, 0),
    gave: {
      total: sum(gave),
      reports: of('reports'),
      sightings: of('sightings'),
      answers: of('answers'),
      requests: of('requests'),
    },
    months: months.map(({ month }) => ({
      month,
      received: received.get(month) ?? 0,
      gave: sum(gave.filter(row => row.month === month)),
    })),
    ways,
  }
}

type Way = Fairness['ways'][number]
/** Newest reports that are looked through for something to do. */
const LOOKED_AT = 100

/** An open question (first of one's own sector), a value that was shown and can be confirmed; and a headline always goes. */
async function waysToGive(ctx: Context, viewer: Viewer): Promise<Way[]> {
  const [answer, sighting] = await Promise.all([questionToAnswer(ctx, viewer), valueToConfirm(ctx, viewer)])
  const headline: Way = { kind: 'headline' }
  return [answer, sighting, headline].flatMap(way => way ?? []).slice(0, 2)
}

async function newest(ctx: Context, viewer: Viewer, kind: 'question' | undefined): Promise<string[]> {
  const filter = { circles: viewer.circles, seat: viewer.seat, kind, unread: false, withMuted: false }
  const found = await findFeed(rowsOf(ctx.db.finder), viewer, filter, LOOKED_AT, undefined)
  const ids = found.map(f => f.report)
  const touched = await asViewer(ctx.db, viewer, tx => touchedBy(tx, viewer.member, ids))
  return ids.filter(id => !touched.has(id))
}

async function questionToAnswer(ctx: Context, viewer: Viewer): Promise<Way | undefined> {
  const asked = await summariesOf(ctx, viewer, await newest(ctx, viewer, 'question'))
  const open = asked.filter(q => !q.answered && q.withdrawn === undefined && !q.mine)
  const nodes = await listNodes(rowsOf(ctx.db.app), viewer, ctx.now())
  const sectorOf = (q: (typeof open)[number]): Sector | undefined =>
    nodes
      .filter(n => q.to.some(circle => circle.kind === 'node' && circle.ref === n.handle))
      .flatMap(n => viewer.organisation.sectors.filter(sector => n.sectors.includes(sector)))[0]
  const near = open.find(sectorOf) ?? open[0]
  if (!near) return undefined
  const sector = sectorOf(near)
  return { kind: 'answer', report: near.id, title: near.title, ...(sector ? { sector } : {}) }
}

async function valueToConfirm(ctx: Context, viewer: Viewer): Promise<Way | undefined> {
  const ids = await newest(ctx, viewer, undefined)
  const [shown] = await asViewer(ctx.db, viewer, tx => valuesOf(tx, viewer.seat, ids))
  if (!shown) return undefined
  return { kind: 'sighting', ...shown, type: shown.type as IndicatorType }
}
