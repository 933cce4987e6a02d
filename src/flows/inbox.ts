import { Fault, notFound } from '../domain/fault.ts'
import type { InboxItem } from '../formats/api/people.ts'
import { change } from '../store/database.ts'
import { readItems, readReports } from '../store/inbox-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { inboxItems } from './steps/inbox-items.ts'
import { isNotice } from './steps/node-notices.ts'

/** What is new for this seat, newest first. */
export async function readInbox(
  ctx: Context,
  viewer: Viewer,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: InboxItem[]; next?: string }> {
  const found = await inboxItems(
    ctx,
    viewer,
    query.after === undefined ? undefined : placeOf(ctx, viewer, query.after),
    query.limit + 1,
  )
  const items = found.slice(0, query.limit)
  const last = items[items.length - 1]
  if (found.length <= query.limit || !last) return { items }
  return {
    items,
    next: ctx.seal.seal(`inbox ${viewer.seat}`, { at: last.at, id: last.id }, ctx.random(`cursor:${viewer.seat}`, 12)),
  }
}

function placeOf(ctx: Context, viewer: Viewer, cursor: string): { at: string; id: string } {
  const place = ctx.seal.open(`inbox ${viewer.seat}`, cursor)
  if (typeof place === 'object' && place !== null && 'at' in place && 'id' in place)
    return place as { at: string; id: string }
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

/** Neither a report nor a draft stands behind it. */
const isReadByItself = ({ kind }: InboxItem): boolean => kind === 'search' || kind === 'became' || isNotice(kind)

/** Everything in the inbox counts as read from now on. */
export async function readInboxMarked(ctx: Context, viewer: Viewer): Promise<void> {
  const items = (await inboxItems(ctx, viewer, undefined, 500)).filter(i => i.unread)
  const reports = [...new Set(items.flatMap(i => i.report ?? []))]
  await change(ctx.db, viewer, async tx => {
    const read = items.filter(isReadByItself).map(i => i.id)
    await readItems(tx, viewer.seat, read, ctx.now())
    await readReports(tx, viewer, reports, ctx.now())
  })
}

/** One notice of this viewer's own inbox, or a search that it follows; of reports, reading the report does it. */
export async function readInboxItem(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const item = (await inboxItems(ctx, viewer, undefined, 500)).find(i => i.id === id && isReadByItself(i))
  if (!item) throw notFound()
  await change(ctx.db, viewer, tx => readItems(tx, viewer.seat, [id], ctx.now()))
}
