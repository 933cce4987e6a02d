import type { z } from 'zod'
import type { AdvisoryKind } from '../domain/advisory.ts'
import { Fault, notFound } from '../domain/fault.ts'
import type { Search } from '../domain/search.ts'
import type { feedQuery, ReportSummary } from '../formats/api/reports.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { followedReports } from '../store/interest-store.ts'
import { findNode } from '../store/node-store.ts'
import { type FeedPlace, findFeed, findWords } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { circlesHeard } from './steps/heard.ts'
import { narrowingsOf } from './steps/narrow.ts'
import { summariesOf } from './steps/summaries.ts'

export interface FeedPage {
  items: ReportSummary[]
  next?: string
}

/** What reached the viewer, newest first. With `node`, what reached that node of the viewer's. */
export async function readFeed(
  ctx: Context,
  viewer: Viewer,
  query: z.output<typeof feedQuery> & { advisory?: AdvisoryKind | undefined },
): Promise<FeedPage> {
  const after = query.after === undefined ? undefined : openPlace(ctx, viewer, query.after)
  const circles = await circlesToRead(ctx, viewer, query)
  const finder = rowsOf(ctx.db.finder)
  const filter = {
    circles,
    seat: viewer.seat,
    kind: query.kind,
    advisory: query.advisory,
    answered: query.answered,
    unread: query.unread === true,
    withMuted: query.muted || query.mine === true,
  }
  const found = query.followed
    ? await asViewer(ctx.db, viewer, rows => followedReports(rows, viewer.seat))
    : await findFeed(finder, viewer, filter, query.limit + 1, after)
  const page = found.slice(0, query.limit)
  const items = await summariesOf(
    ctx,
    viewer,
    page.map(f => f.report),
  )
  const last = page[page.length - 1]
  if (found.length <= query.limit || !last) return { items }
  return { items, next: ctx.seal.seal(cursorOf(viewer), last, ctx.random(`cursor:${viewer.seat}`, 12)) }
}

/** A cursor serves the seat it was made for: handed to another, it would tell where in between lies. */
const cursorOf = (viewer: Viewer): string => `feed ${viewer.seat}`

function openPlace(ctx: Context, viewer: Viewer, cursor: string): FeedPlace {
  const place = ctx.seal.open(cursorOf(viewer), cursor)
  if (typeof place === 'object' && place !== null && 'at' in place && 'report' in place) return place as FeedPlace
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

async function circlesToRead(
  ctx: Context,
  viewer: Viewer,
  query: { node?: string | undefined; mine?: boolean | undefined; muted: boolean },
) {
  if (query.mine) return viewer.own
  if (query.node === undefined) return query.muted ? viewer.circles : circlesHeard(ctx, viewer)
  const node = await findNode(rowsOf(ctx.db.app), viewer, query.node, ctx.now())
  if (!node) throw notFound()
  return node.joined ? [node.circle] : []
}

/**
 * In what the viewer may read: words, best match first; without words, what is narrowed to, newest first. What was muted is found
 * too.
 */
export async function searchReports(
  ctx: Context,
  viewer: Viewer,
  query: Search & { limit: number },
): Promise<FeedPage> {
  const { q, limit, node, unread = false } = query
  if (node !== undefined && !(await findNode(rowsOf(ctx.db.app), viewer, node, ctx.now()))) throw notFound()
  const [narrow] = await asViewer(ctx.db, viewer, rows => narrowingsOf(rows, viewer, [query]))
  const finder = rowsOf(ctx.db.finder)
  if (q.trim() !== '') {
    const words = await findWords(finder, viewer, q, limit, { ...narrow, unreadBy: unread ? viewer.seat : undefined })
    return { items: await summariesOf(ctx, viewer, words) }
  }
  const filter = { ...narrow, circles: viewer.circles, seat: viewer.seat, unread, withMuted: true }
  const found = await findFeed(finder, viewer, filter, limit, undefined)
  const ids = found.map(f => f.report)
  return { items: await summariesOf(ctx, viewer, ids) }
}
