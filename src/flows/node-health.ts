import { Fault } from '../domain/fault.ts'
import {
  type AskedQuestion,
  type Month,
  membersByMonth,
  monthsUntil,
  responsesByMonth,
  splitOf,
  topicsOf,
  unanswered,
} from '../domain/health.ts'
import { hasEnded, mayGuideNode } from '../domain/node.ts'
import { type StageTime, stageTimes, timesByMonth } from '../domain/time-to-share.ts'
import type { NodeHealth } from '../formats/api/health.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { activeIn, loadQuestions, questionsIn, spansIn } from '../store/health-store.ts'
import { firstReadIn, reportsThrough } from '../store/picture.ts'
import { findReach } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { endOf, knownNode, runnersOf } from './steps/known-node.ts'
import { summariesOf } from './steps/summaries.ts'

const OPEN_SHOWN = 20

/** The board of a node, for those who run or champion it: numbers of members, and of what its reader sees there. */
export async function readNodeHealth(ctx: Context, viewer: Viewer, handle: string): Promise<NodeHealth> {
  const now = ctx.now()
  const read = await asViewer(ctx.db, viewer, async tx => {
    const node = await knownNode(tx, viewer, handle, now)
    if (!mayGuideNode(viewer, runnersOf(node)))
      throw new Fault('forbidden', 'Only those who run this node, and its champion, see how it is doing.')
    const upTo = node.until && hasEnded(endOf(node), now) ? node.until : now
    const months = monthsUntil(upTo, node.created_at)
    const active = node.joined ? await activeIn(tx, node.circle, months) : undefined
    return { node, months, active, spans: await spansIn(tx, node.circle) }
  })
  const { node, months, active } = read
  return {
    node: { handle: node.handle, name: node.name },
    at: now.toISOString(),
    months: membersByMonth(read.spans, months).map(({ total, ...month }, n) => ({
      ...month,
      ...(active ? splitOf(total, active[n] ?? 0) : {}),
    })),
    ...(node.joined ? { content: await contentOf(ctx, viewer, node.circle, months) } : {}),
  }
}

async function contentOf(
  ctx: Context,
  viewer: Viewer,
  node: number,
  months: readonly Month[],
): Promise<NonNullable<NodeHealth['content']>> {
  const asked = await askedIn(ctx, viewer, node, months[0]?.from ?? ctx.now())
  const open = unanswered(asked, ctx.now())
  const shown = open.slice(0, OPEN_SHOWN).map(q => q.id)
  return {
    open: { count: open.length, items: await summariesOf(ctx, viewer, shown) },
    topics: topicsOf(asked.map(q => q.title)),
    response: responsesByMonth(asked, months),
    read: await readsIn(ctx, viewer, node, months),
  }
}

/**
 * How long until somebody else there opened what came, of what the viewer got through the node. What the desk made of it is the desk's:
 * times to a situation or an advisory would tell which reports stand behind it.
 */
async function readsIn(
  ctx: Context,
  viewer: Viewer,
  node: number,
  months: readonly Month[],
): Promise<NonNullable<NodeHealth['content']>['read']> {
  const since = months[0]?.from ?? ctx.now()
  const came = await reportsThrough(rowsOf(ctx.db.finder), viewer, node, since)
  const first = await asViewer(ctx.db, viewer, tx => firstReadIn(tx, node, came, viewer.member))
  const timed = came.map(({ report, at }) => {
    const read = first.get(report)
    return { at, times: read ? { read: (read.getTime() - at.getTime()) / 60_000 } : {} }
  })
  const names = months.map(m => m.month)
  return {
    reports: timed.length,
    ...readOf(stageTimes(timed.map(t => t.times))),
    months: timesByMonth(timed, names).map(({ stages, ...month }) => ({ ...month, ...readOf(stages) })),
  }
}
const readOf = (stages: readonly StageTime[]): { read?: number; median?: number } => {
  const { reports: read, median } = stages.find(s => s.stage === 'read') ?? {}
  return { ...(read === undefined ? {} : { read }), ...(median === undefined ? {} : { median }) }
}

/** Questions as this viewer got them through the node: their times are those of its first getting them. */
async function askedIn(ctx: Context, viewer: Viewer, node: number, since: Date): Promise<AskedQuestion[]> {
  const finder = rowsOf(ctx.db.finder)
  const ids = await questionsIn(finder, viewer, node, since)
  if (ids.length === 0) return []
  const [reach, rows] = await Promise.all([
    findReach(finder, viewer, ids),
    asViewer(ctx.db, viewer, tx => loadQuestions(tx, ids)),
  ])
  const byId = new Map(rows.map(r => [r.id, r]))
  return ids.flatMap(id => {
    const [row, at] = [byId.get(id), reach.get(id)?.at.headline]
    if (!row || !at) return []
    return [{ id, title: row.title, at, answeredAt: row.answered_at ?? undefined, settled: row.settled }]
  })
}
