import type { KnownNameKind } from '../domain/known-name.ts'
import type { Rows } from './database.ts'

export interface KnownNameRow {
  id: string
  kind: KnownNameKind
  name: string
  aliases: string[]
  version: number
}
const COLUMNS = 'id, kind, name, aliases, version'
export const knownNames = (rows: Rows): Promise<KnownNameRow[]> =>
  rows.all<KnownNameRow & { [k: string]: unknown }>(`select ${COLUMNS} from known_name order by lower(name), id`)

/** A page of them by name, from after `after` on; `at` is what the next begins after. */
export const knownNamesPage = (rows: Rows, limit: number, after: string | undefined) =>
  rows.all<KnownNameRow & { at: string; [k: string]: unknown }>(
    `select ${COLUMNS}, lower(name) as at from known_name where $2::text is null or lower(name) > $2 order by lower(name) limit $1`,
    [limit, after ?? null],
  )
/** Held until the end of the transaction, so that two who change it at once do so one after the other. */
export const holdKnownName = (rows: Rows, id: string): Promise<KnownNameRow | undefined> =>
  rows.one<KnownNameRow & { [k: string]: unknown }>(`select ${COLUMNS} from known_name where id = $1 for update`, [id])
export const nameIsTaken = async (rows: Rows, name: string, but: string | undefined): Promise<boolean> =>
  (await rows.one('select 1 from known_name where lower(name) = lower($1) and id is distinct from $2::uuid', [
    name,
    but ?? null,
  ])) !== undefined

export const insertKnownName = async (
  rows: Rows,
  { id, kind, name, aliases }: Omit<KnownNameRow, 'version'>,
  origin: string,
  at: Date,
): Promise<void> =>
  void (await rows.all(
    'insert into known_name(id, origin, kind, name, aliases, changed_at) values ($1, $2, $3, $4, $5, $6)',
    [id, origin, kind, name, aliases, at],
  ))
export const updateKnownName = async (
  rows: Rows,
  { id, kind, name, aliases }: Omit<KnownNameRow, 'version'>,
  at: Date,
): Promise<void> =>
  void (await rows.all(
    'update known_name set kind = $2, name = $3, aliases = $4, version = version + 1, changed_at = $5 where id = $1',
    [id, kind, name, aliases, at],
  ))
export const deleteKnownName = async (rows: Rows, id: string): Promise<boolean> =>
  (await rows.all('delete from known_name where id = $1 returning id', [id])).length > 0
