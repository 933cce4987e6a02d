import { notFound } from '../../domain/fault.ts'
import type { Change } from '../../store/database.ts'
import { drawReports, holdSituations, insertChange, takeReports, writeJoined } from '../../store/situation-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** The situations, held; if one of them is not there for the viewer, none is. */
export async function heldSituations(tx: Change, ids: readonly string[]) {
  const found = await holdSituations(tx, ids)
  if (found.length !== ids.length) throw notFound()
  return found
}

interface Move {
  from: string
  to: string
  reports: readonly string[]
  at: Date
  what: 'split' | 'joined'
  /** The acts here and there that this undoes. */
  undoes?: { from?: string | undefined; to?: string | undefined }
  /** Those that are drawn in there and are not taken out here: they were here before. */
  stay?: (report: string) => boolean
}
/** Ends the links here and begins them there; says how many went. What the other has already is not drawn in twice. */
export async function moveReports(ctx: Context, viewer: Viewer, tx: Change, m: Move): Promise<number> {
  const { seat } = viewer
  const away = { id: ctx.newId(`change:${seat}`), situation: m.from, other: m.to }
  const here = { id: ctx.newId(`change:${seat}`), situation: m.to, other: m.from }
  const { stay = () => false } = m
  const leaving = m.reports.filter(r => !stay(r))
  const gone = [...(await takeReports(tx, m.from, leaving, m.at, seat, away.id)), ...m.reports.filter(stay)]
  await drawReports(tx, m.to, gone, m.at, [], here.id)
  await insertChange(tx, { ...away, what: m.what, at: m.at, seat, undoes: m.undoes?.from })
  await insertChange(tx, { ...here, what: m.what, at: m.at, seat, undoes: m.undoes?.to })
  await writeJoined(tx, m.to, null)
  return gone.length
}
