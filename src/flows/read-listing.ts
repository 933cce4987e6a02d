import { crowdCount } from '../domain/crowd.ts'
import type { Listing } from '../formats/api/health.ts'
import { rowsOf } from '../store/database.ts'
import { listNodes, personsOf } from '../store/node-store.ts'
import { partnershipNow } from '../store/partnership-now.ts'
import { circleByHandle } from '../store/partnership-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { crowdOfWriter } from './steps/entries.ts'

/** Where one's own organisation is listed by name, and how it is seen there and elsewhere. */
export async function readListing(ctx: Context, viewer: Viewer): Promise<Listing> {
  const now = ctx.now()
  const rows = rowsOf(ctx.db.app)
  const [everyone, nodes, people, { active, inCircle }] = await Promise.all([
    circleByHandle(rows, 'everyone'),
    listNodes(rows, viewer, now),
    personsOf(rows, viewer.member, true, now),
    partnershipNow(ctx.db, rows, viewer, now),
  ])
  const listed = active.find(m => m.circle === viewer.member)?.listed_to ?? []
  const place = (id: number, circle: Listing['places'][number]['circle']) => ({
    circle,
    listed: listed.includes(id),
    members: crowdCount(inCircle.get(id)?.size ?? 0),
  })
  return {
    crowd: await crowdOfWriter(ctx, rows, viewer),
    places: [
      ...(everyone ? [place(everyone.id, { ref: 'everyone', kind: 'everyone' as const, name: 'Everyone' })] : []),
      ...nodes
        .filter(n => n.joined && !viewer.ended.includes(n.circle))
        .map(n => place(n.circle, { ref: n.handle, kind: 'node' as const, name: n.name })),
    ],
    people: people.map(({ name, title }) => ({ name, title })),
  }
}
