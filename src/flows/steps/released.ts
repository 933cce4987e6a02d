import { type Tlp, tlpOfRank } from '../../domain/marking.ts'
import type { Rows } from '../../store/database.ts'

/** For what rests on a released text (a sentence of an advisory, a statement of a situation): as the viewer gets it. */
export interface ReleasedText {
  id: string
  title: string
  text: string
  tlp: Tlp
  marking: string
  releasedAt: Date
  /** Circles, as in requests, that what rests on it may go to beyond the desk. */
  onward: string[]
}
export async function releasedText(rows: Rows, id: string): Promise<ReleasedText | undefined> {
  const found = await rows.one<Omit<ReleasedText, 'tlp' | 'releasedAt'> & { tlp: number; released_at: Date }>(
    'select id, title, text, tlp, marking, released_at, onward from released_text($1)',
    [id],
  )
  if (!found) return undefined
  const { released_at: releasedAt, tlp, ...rest } = found
  return { ...rest, tlp: tlpOfRank(tlp), releasedAt }
}
