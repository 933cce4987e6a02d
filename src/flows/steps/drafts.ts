import { notFound } from '../../domain/fault.ts'
import { type ShareIn, shareIn } from '../../formats/api/reports.ts'
import type { Rows } from '../../store/database.ts'
import { type DraftRow, draftById } from '../../store/draft-store.ts'
import type { Viewer } from '../../store/viewer.ts'

export const draftOf = (d: DraftRow) => ({
  id: d.id,
  title: d.title,
  from: d.from,
  to: d.to,
  mine: d.mine,
  note: d.note,
  state: d.state,
  answer: d.answer,
  ...(d.report ? { report: d.report } : {}),
  createdAt: d.created_at.toISOString(),
})
export type Draft = ReturnType<typeof draftOf>
/** The request as it was checked when it was stored. */
export const requestOf = (d: DraftRow): ShareIn => shareIn.parse(d.request)

/** For one of its two seats; for others there is none. */
export async function loadDraft(rows: Rows, viewer: Viewer, id: string): Promise<DraftRow> {
  const found = await draftById(rows, viewer.seat, id)
  if (!found) throw notFound()
  return found
}
