import type { z } from 'zod'
import { notFound, refused } from '../domain/fault.ts'
import { MOST_FOLLOWED, MOST_SAVED } from '../domain/search.ts'
import type { SavedSearchOut, savedSearchChange, savedSearchIn } from '../formats/api/searches.ts'
import { asViewer, change, type Rows } from '../store/database.ts'
import {
  changeSearch,
  deleteSearch,
  insertSearch,
  listSearches,
  lockSearches,
  type SavedSearch,
} from '../store/search-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { newsInSearches } from './steps/followed-searches.ts'

/** Searches that a seat keeps, with what is new in those that it follows: its own, and seen by nobody else. */
export async function readSearches(ctx: Context, viewer: Viewer): Promise<SavedSearchOut[]> {
  const [kept, { news }] = await Promise.all([
    asViewer(ctx.db, viewer, rows => listSearches(rows, viewer.seat)),
    newsInSearches(ctx, viewer),
  ])
  return kept.map(k => shown(k, news.get(k.id)?.fresh ?? 0))
}

const shown = ({ id, name, search, followedAt, createdAt }: SavedSearch, fresh: number): SavedSearchOut => ({
  id,
  name,
  search,
  followed: followedAt !== undefined,
  fresh,
  createdAt: createdAt.toISOString(),
})

export const saveSearch = (ctx: Context, viewer: Viewer, asked: z.output<typeof savedSearchIn>) =>
  change(ctx.db, viewer, async tx => {
    const at = ctx.now()
    const kept = await keptBy(tx, viewer)
    if (kept.length >= MOST_SAVED) throw refused(`You keep ${MOST_SAVED} searches. Delete one that you no longer need.`)
    if (asked.followed) assertRoom(kept)
    const made: SavedSearch = {
      id: ctx.newId(`search:${viewer.seat}`),
      name: asked.name,
      search: asked.search,
      followedAt: asked.followed ? at : undefined,
      createdAt: at,
      readAt: undefined,
    }
    await insertSearch(tx, viewer.seat, made)
    return shown(made, 0)
  })

/** What is left out stays. Whoever follows anew is told of what comes from now on. */
export const changeSavedSearch = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: z.output<typeof savedSearchChange>,
): Promise<SavedSearchOut> =>
  change(ctx.db, viewer, async tx => {
    const kept = await keptBy(tx, viewer)
    const before = kept.find(k => k.id === id)
    if (!before) throw notFound()
    const { followed = before.followedAt !== undefined } = asked
    if (followed && !before.followedAt) assertRoom(kept)
    const after: SavedSearch = {
      ...before,
      name: asked.name ?? before.name,
      search: asked.search ?? before.search,
      followedAt: followed ? (before.followedAt ?? ctx.now()) : undefined,
    }
    await changeSearch(tx, after)
    return shown(after, 0)
  })

export const forgetSearch = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    if (!(await deleteSearch(tx, id))) throw notFound()
  })

async function keptBy(tx: Rows, viewer: Viewer): Promise<SavedSearch[]> {
  await lockSearches(tx, viewer.seat)
  return listSearches(tx, viewer.seat)
}

function assertRoom(kept: readonly SavedSearch[]): void {
  if (kept.filter(k => k.followedAt).length >= MOST_FOLLOWED)
    throw refused(`You follow ${MOST_FOLLOWED} searches. Stop following one first.`, '/followed')
}
