import type { z } from 'zod'
import { notFound } from '../domain/fault.ts'
import type { Presence, presenceIn } from '../formats/api/queue.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { isThere, look, lookAway, lookingNow, type Moved, titlesOf } from '../store/presence-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { type About, changeDesk, deskOf } from './steps/at-desk.ts'
import { LOOKING_MS, named } from './steps/desk-names.ts'

/** Who at the desk is looking at what now, of what the viewer gets. */
export async function readPresence(ctx: Context, viewer: Viewer): Promise<Presence> {
  await deskOf(rowsOf(ctx.db.app), viewer)
  return asViewer(ctx.db, viewer, async rows => {
    const looking = await lookingNow(rows, since(ctx))
    const reports = looking.flatMap(l => (l.what === 'report' && l.target ? [l.target] : []))
    const titles = await titlesOf(rows, reports)
    return {
      items: looking.map(l => {
        const title = l.target === undefined ? undefined : titles.get(l.target)
        return {
          ...named(viewer, l),
          what: l.what,
          ...(l.target === undefined ? {} : { id: l.target }),
          ...(title === undefined ? {} : { title }),
        }
      }),
    }
  })
}
const since = (ctx: Context): Date => new Date(ctx.now().getTime() - LOOKING_MS)

/** A heartbeat: what this analyst looks at. Others are told when it is something else than before. */
export async function sayPresence(ctx: Context, viewer: Viewer, asked: z.output<typeof presenceIn>): Promise<void> {
  const { what, id } = asked
  await changeDesk(
    ctx,
    viewer,
    undefined,
    async (tx, at) => {
      if (what === 'away') return lookAway(tx, viewer.seat)
      if ((what === 'queue') !== (id === undefined)) throw notFound()
      if (id !== undefined && what !== 'queue' && !(await isThere(tx, what, id))) throw notFound()
      return look(tx, viewer.seat, at, what, id, since(ctx))
    },
    moved => moved && bellOf(moved),
  )
}

/** The queue is in everybody's sight. */
function bellOf(moved: Moved): About {
  if (moved.some(m => m.what === 'queue')) return {}
  const targets = (what: 'report' | 'situation') => moved.flatMap(m => (m.what === what ? (m.target ?? []) : []))
  return { reports: targets('report'), situations: targets('situation') }
}
