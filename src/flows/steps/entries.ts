import { crowdOf } from '../../domain/crowd.ts'
import type { Region, Sector } from '../../domain/member.ts'
import type { Entry } from '../../formats/api/reports.ts'
import type { Rows } from '../../store/database.ts'
import { partnershipNow } from '../../store/partnership-now.ts'
import type { StoredEntry } from '../../store/thread-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { fromOf, isOwn } from './summaries.ts'

export function entryOf(viewer: Viewer, e: StoredEntry, readAt: Date | undefined): Entry {
  const mine = isOwn(viewer, e.writer)
  return {
    id: e.id,
    kind: e.kind,
    layer: e.layer,
    at: e.at.toISOString(),
    text: e.body,
    from: fromOf(e.writer?.named ? e.writer : undefined, e.crowd),
    byAuthor: e.byAuthor,
    mine,
    private: e.private,
    accepted: e.accepted,
    ...(e.count === undefined ? {} : { count: e.count }),
    ...(e.seenAt === undefined ? {} : { seenAt: e.seenAt.toISOString() }),
    ...(e.value === undefined ? {} : { value: e.value }),
    unread: !mine && (readAt === undefined || e.at > readAt),
  }
}

/** The wording for somebody who writes in a thread without its name: every member is taken to be among the readers. */
export async function crowdOfWriter(ctx: Context, rows: Rows, viewer: Viewer): Promise<string> {
  const { active } = await partnershipNow(ctx.db, rows, viewer, ctx.now())
  const members = active.map(m => ({
    sectors: m.sectors as Sector[],
    regions: m.regions as Region[],
    reader: m.circle !== viewer.member,
  }))
  return crowdOf(viewer.organisation, members).label
}
