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
import type { NodeHealth } from '../formats/api/health.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { activeIn, loadQuestions, questionsIn, spansIn } from '../store/health-store.ts'
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
  }
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
