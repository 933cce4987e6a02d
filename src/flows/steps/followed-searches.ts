import { newsSince, searchNews } from '../../domain/search.ts'
import type { InboxItem } from '../../formats/api/people.ts'
import { asViewer, rowsOf } from '../../store/database.ts'
import { followedSearches, newsOfSearches, type SavedSearch, type SearchNews } from '../../store/search-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { narrowingsOf } from './narrow.ts'

/** What came lately in the searches that this seat follows, by the rights that it has now. By the search's id. */
export async function newsInSearches(
  ctx: Context,
  viewer: Viewer,
): Promise<{ followed: SavedSearch[]; news: Map<string, SearchNews> }> {
  const { followed, narrowings } = await asViewer(ctx.db, viewer, async rows => {
    const kept = await followedSearches(rows, viewer.seat)
    const searches = kept.map(k => k.search)
    return { followed: kept, narrowings: kept.length > 0 ? await narrowingsOf(rows, viewer, searches) : [] }
  })
  const now = ctx.now()
  const asked = followed.flatMap((f, n) => {
    const narrowing = narrowings[n]
    if (!narrowing || !f.followedAt) return []
    const { id, readAt, search } = f
    return [{ id, readAt, since: newsSince(f.followedAt, now), words: search.q.trim() || undefined, ...narrowing }]
  })
  const found = await newsOfSearches(rowsOf(ctx.db.finder), viewer, asked)
  return { followed, news: new Map(found.map(n => [n.id, n])) }
}

/** A line of the inbox for each in which anything came lately. */
export async function searchItems(ctx: Context, viewer: Viewer): Promise<InboxItem[]> {
  const { followed, news } = await newsInSearches(ctx, viewer)
  return followed.flatMap(({ id, name }) => {
    const found = news.get(id)
    if (!found) return []
    return [
      {
        id,
        kind: 'search' as const,
        at: found.newest.toISOString(),
        title: searchNews(name, found),
        search: id,
        unread: found.fresh > 0,
      },
    ]
  })
}
