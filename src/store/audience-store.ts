import type { AudienceIn } from '../formats/api/reports.ts'
import type { Rows } from './database.ts'

/** Audiences that a seat keeps: its own, through the policies. */
export interface KeptAudience {
  id: string
  name: string
  body: AudienceIn
}
export const keptAudiences = (rows: Rows, seat: number): Promise<KeptAudience[]> =>
  rows.all<KeptAudience & { [k: string]: unknown }>(
    'select id, name, body from saved_audience where seat = $1 order by name',
    [seat],
  )
export const insertAudience = (tx: Rows, seat: number, { id, name, body }: KeptAudience, at: Date) =>
  tx.all('insert into saved_audience(id, seat, name, body, created_at) values ($1, $2, $3, $4, $5)', [
    id,
    seat,
    name,
    JSON.stringify(body),
    at,
  ])
/** False where this seat keeps no such audience. */
export const deleteAudience = async (tx: Rows, id: string): Promise<boolean> =>
  (await tx.one('delete from saved_audience where id = $1 returning id', [id])) !== undefined
