import type { Ceiling } from '../domain/protective-marking.ts'
import type { ReleaseState } from '../domain/wall.ts'
import type { Rows } from './database.ts'

/** Release texts, through row-level security: for cleared people at the desk; once released, for the desk. */
export interface ReleaseRow {
  id: string
  title: string
  statement: string
  marking: Ceiling
  tlp: number
  reason: string
  brought: string
  text: string
  version: number
  state: ReleaseState
  brought_at: Date
  changed_at: Date
  decided_at: Date | null
  decision: string
  onward: string[]
  by: number | null
  by_person: number
  decided_analyst: number | null
}
const COLUMNS = `r.id, r.title, r.statement, r.marking, r.tlp, r.reason, r.brought, r.text, r.version, r.state, r.brought_at,
  r.changed_at, r.decided_at, r.decision, r.onward, b.analyst as by, b.person as by_person, d.analyst as decided_analyst
  from release r join seat b on b.circle = r.brought_by left join seat d on d.circle = r.decided_by`

/** Whether the viewer is at the desk, and cleared: by the application's clock and by the database's. */
export const standingHere = async (rows: Rows, seat: number, now: Date): Promise<{ here: boolean; cleared: boolean }> =>
  (await rows.one<{ here: boolean; cleared: boolean }>(
    'select at_desk() as here, cleared() and government_until($1, $2) is not null as cleared',
    [seat, now],
  )) ?? { here: false, cleared: false }

export const releasesPage = (
  rows: Rows,
  after: { at: string; id: string } | undefined,
  state: ReleaseState | undefined,
  limit: number,
): Promise<ReleaseRow[]> =>
  rows.all<ReleaseRow & Record<string, unknown>>(
    `select ${COLUMNS} where ($1::timestamptz is null or (r.changed_at, r.id) < ($1::timestamptz, $2::uuid))
       and ($3::text is null or r.state = $3) order by r.changed_at desc, r.id desc limit $4`,
    [after?.at ?? null, after?.id ?? null, state ?? null, limit],
  )
export const releaseById = (rows: Rows, id: string): Promise<ReleaseRow | undefined> =>
  rows.one<ReleaseRow & Record<string, unknown>>(`select ${COLUMNS} where r.id = $1`, [id])

export interface ReleaseEditRow {
  version: number
  at: Date
  analyst: number | null
  person: number
  why: string
}
export const editsOf = (rows: Rows, release: string): Promise<ReleaseEditRow[]> =>
  rows.all<ReleaseEditRow & Record<string, unknown>>(
    `select e.version, e.at, s.analyst, s.person, e.why from release_edit e join seat s on s.circle = e.seat
      where e.release = $1 order by e.version`,
    [release],
  )

export interface NewRelease {
  id: string
  origin: string
  title: string
  text: string
  statement: string
  marking: Ceiling
  tlp: number
  reason: string
  seat: number
  at: Date
  audience: readonly number[]
  excepted: readonly number[]
  onward: readonly string[]
}
export const insertRelease = (tx: Rows, r: NewRelease): Promise<unknown> =>
  tx.all(
    `insert into release(id, origin, title, statement, marking, tlp, reason, brought, text, brought_by, brought_at, changed_at,
       audience, excepted, onward) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $10, $11, $12, $13)`,
    [
      r.id,
      r.origin,
      r.title,
      r.statement,
      r.marking,
      r.tlp,
      r.reason,
      r.text,
      r.seat,
      r.at,
      r.audience,
      r.excepted,
      r.onward,
    ],
  )
export async function editRelease(
  tx: Rows,
  e: { id: string; version: number; seat: number; at: Date; title: string; text: string; why: string },
): Promise<void> {
  await tx.all('update release set title = $2, text = $3, version = $4, changed_at = $5 where id = $1', [
    e.id,
    e.title,
    e.text,
    e.version,
    e.at,
  ])
  await tx.all(
    'insert into release_edit(release, version, at, seat, title, text, why) values ($1, $2, $3, $4, $5, $6, $7)',
    [e.id, e.version, e.at, e.seat, e.title, e.text, e.why],
  )
}
export const decideRelease = (
  tx: Rows,
  d: { id: string; state: ReleaseState; seat: number; at: Date; why: string },
): Promise<unknown> =>
  tx.all(
    `update release set state = $2, decided_by = case when $2 <> 'taken-back' then $3::int end, decided_at = $4, decision = $5,
       changed_at = $4 where id = $1`,
    [d.id, d.state, d.seat, d.at, d.why],
  )
/** Released texts as the viewer gets them: for what rests on them. */
export interface ReleasedRow {
  id: string
  title: string
  text: string
  tlp: number
  released_at: Date
}
export const releasedTexts = async (rows: Rows, ids: readonly string[]): Promise<ReleasedRow[]> =>
  ids.length === 0
    ? []
    : rows.all<ReleasedRow & Record<string, unknown>>(
        `select t.id, t.title, t.text, t.tlp, t.released_at from unnest($1::uuid[]) with ordinality x(id, place)
           cross join lateral released_text(x.id) t order by x.place`,
        [ids],
      )
/** The last released, newest first. */
export const newestReleased = async (rows: Rows, limit: number): Promise<string[]> =>
  (
    await rows.all<{ id: string }>(
      `select id from release where state = 'released' order by decided_at desc, id limit $1`,
      [limit],
    )
  ).map(r => r.id)
/** A thing of the desk's rests on this text from now on: false for one that the viewer does not get. */
export const restOnRelease = async (tx: Rows, thing: string, release: string): Promise<boolean> =>
  (await tx.one<{ ok: boolean }>('select rest_on_release($1, $2) as ok', [thing, release]))?.ok === true
export const restNoMoreOnRelease = (tx: Rows, thing: string, release: string): Promise<unknown> =>
  tx.all('delete from rests_on_release where thing = $1 and release = $2', [thing, release])
/** Which circles of an audience a released text may not go to, for those of the texts that the viewer gets. */
export const missingFromReleased = async (
  rows: Rows,
  releases: readonly string[],
  circles: readonly number[],
): Promise<{ release: string; tlp: number; missing: number[] }[]> =>
  releases.length === 0
    ? []
    : rows.all('select * from missing_from_released($1::uuid[], $2::int[])', [releases, circles])

/** Held to the end of the transaction, so that nobody changes what another is letting in. */
export const lockRelease = (tx: Rows, id: string): Promise<unknown> =>
  tx.all('select pg_advisory_xact_lock(hashtextextended($1, 4239))', [id])
export const isCleared = async (rows: Rows, release: string): Promise<boolean> =>
  (await rows.one<{ is: boolean }>('select is_cleared(brought_by) as is from release where id = $1', [release]))?.is ===
  true
