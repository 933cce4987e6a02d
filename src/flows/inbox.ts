import { Fault, notFound } from '../domain/fault.ts'
import type { InboxItem } from '../formats/api/people.ts'
import { change, type Rows } from '../store/database.ts'
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
    await noteRead(
      tx,
      viewer,
      items.filter(isReadByItself).map(i => i.id),
      ctx.now(),
    )
    await tx.all(
      `insert into reading(report, seat, member, first_at, last_at)
         select r.id, $2, $3, $4, $4 from report r where r.id = any($1::uuid[])
         on conflict (report, seat) do update set last_at = excluded.last_at`,
      [reports, viewer.seat, viewer.member, ctx.now()],
    )
  })
}

const noteRead = (tx: Rows, viewer: Viewer, items: readonly string[], at: Date) =>
  tx.all(
    `insert into inbox_read(seat, item, at) select $1, i, $3 from unnest($2::uuid[]) i
       on conflict (seat, item) do update set at = excluded.at`,
    [viewer.seat, items, at],
  )

/** One notice of this viewer's own inbox, or a search that it follows; of reports, reading the report does it. */
export async function readInboxItem(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const item = (await inboxItems(ctx, viewer, undefined, 500)).find(i => i.id === id && isReadByItself(i))
  if (!item) throw notFound()
  await change(ctx.db, viewer, tx => noteRead(tx, viewer, [id], ctx.now()))
}
