import { notFound } from '../../domain/fault.ts'
import { type ShareIn, shareIn } from '../../formats/api/reports.ts'
import type { Rows } from '../../store/database.ts'
import type { Viewer } from '../../store/viewer.ts'

/** Drafts that wait for a colleague's sign-off, as their two seats see them. */
export interface DraftRow {
  id: string
  title: string
  from: string
  to: string
  mine: boolean
  note: string
  state: 'waiting' | 'shared' | 'declined' | 'taken-back'
  answer: string
  report: string | null
  created_at: Date
  request: unknown
  seat: number
  colleague: number
}
const DRAFTS = `
  select d.id, d.request #>> '{content,headline,title}' as title, p.name as from, cp.name as to, d.seat = $1 as mine, d.note, d.state,
    d.answer, d.report, d.created_at, d.request, d.seat, d.colleague
  from draft d join seat s on s.circle = d.seat join person p on p.id = s.person
    join seat c on c.circle = d.colleague join person cp on cp.id = c.person
  where $2::uuid is null or d.id = $2 order by d.created_at desc limit 200`

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

export const loadDrafts = (rows: Rows, viewer: Viewer): Promise<DraftRow[]> =>
  rows.all<DraftRow & { [k: string]: unknown }>(DRAFTS, [viewer.seat, null])

export async function loadDraft(rows: Rows, viewer: Viewer, id: string): Promise<DraftRow> {
  const found = await rows.one<DraftRow & { [k: string]: unknown }>(DRAFTS, [viewer.seat, id])
  if (!found) throw notFound()
  return found
}
