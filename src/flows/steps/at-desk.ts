import { notFound } from '../../domain/fault.ts'
import { mayReply, mayShare } from '../../domain/permissions.ts'
import { asViewer, type Change, change, type Rows } from '../../store/database.ts'
import { deskFacts } from '../../store/desk-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** The desk's circle, for whoever works there. For everybody else there is nothing here, as where nothing ever was. */
export async function deskOf(rows: Rows, viewer: Viewer): Promise<number> {
  const desk = (await deskFacts(rows)).circle
  if (!viewer.circles.includes(desk)) throw notFound()
  return desk
}

/**
 * What a change on the desk is about: its bell is rung for those analysts who get any of these reports or situations, and all
 * that these things rest on. A thing that rests on nothing is there for whoever gets its situation. Of nothing: for all of them.
 */
export interface About {
  reports?: readonly string[]
  situations?: readonly string[]
  things?: readonly string[]
}
/** By the ids of its leaf: the report where there is one, or else the thing and its situation. */
export function aboutOf(leaf: Readonly<Record<string, unknown>> | undefined): About {
  const ids = (...names: string[]): string[] =>
    names.flatMap(name => (typeof leaf?.[name] === 'string' ? leaf[name] : []))
  const [reports, things, situations] = [ids('report'), ids('part', 'thing', 'advisory'), ids('situation', 'into')]
  if (reports.length > 0) return { reports }
  return { ...(things.length > 0 ? { things } : {}), ...(situations.length > 0 ? { situations } : {}) }
}

/** One change on the desk: a leaf without texts, and the page of every analyst whom it concerns asks again. */
export async function changeDesk<T>(
  ctx: Context,
  viewer: Viewer,
  leaf: Readonly<Record<string, unknown>> | undefined,
  write: (tx: Change, at: Date, desk: number) => Promise<T>,
  about: (result: T) => About | undefined = () => aboutOf(leaf),
): Promise<T> {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const desk = await deskOf(tx, viewer)
    if (!mayReply(viewer) && !mayShare(viewer)) throw notFound()
    const result = await write(tx, at, desk)
    if (leaf)
      await tx.record({
        id: ctx.newId(`leaf:${viewer.seat}`),
        salt: ctx.random(`salt:${viewer.seat}`, 16),
        body: { ...leaf, seat: viewer.gid, at: at.toISOString() },
      })
    const bell = about(result)
    if (bell) tx.happens({ what: 'desk', at, detail: { to: [desk], ...bell } })
    return result
  })
}

/** The same with a leaf always, where what it is about hangs on the leaf or the outcome. */
export const workAtDesk = <T>(
  ctx: Context,
  viewer: Viewer,
  leaf: Readonly<Record<string, unknown>>,
  write: (tx: Change, at: Date) => Promise<T>,
  about: About | ((result: T) => About) = aboutOf(leaf),
): Promise<T> => changeDesk(ctx, viewer, leaf, write, result => (typeof about === 'function' ? about(result) : about))

/** Reads something of the desk's, as one of its analysts. */
export const readAtDesk = <T>(ctx: Context, viewer: Viewer, read: (rows: Rows) => Promise<T>): Promise<T> =>
  asViewer(ctx.db, viewer, async rows => {
    await deskOf(rows, viewer)
    return read(rows)
  })
