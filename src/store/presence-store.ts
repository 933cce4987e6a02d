import type { Rows } from './database.ts'
import type { Analyst } from './triage-store.ts'

/** Who is looking at what at the desk; of what the viewer does not get, nothing is told. */
export interface Looking extends Analyst {
  what: 'queue' | 'report' | 'situation'
  target: string | undefined
}
export const lookingNow = async (rows: Rows, since: Date): Promise<Looking[]> =>
  (
    await rows.all<Analyst & { what: Looking['what']; target: string | null }>(
      `select n.seat, s.analyst, p.name, n.what, n.target from presence n
         join seat s on s.circle = n.seat join person p on p.id = s.person
        where n.at > $1 and s.analyst is not null order by s.analyst`,
      [since],
    )
  ).map(l => ({ ...l, target: l.target ?? undefined }))

/** What the seat looked at before, when that was something else: those who get either are told. */
export async function look(
  tx: Rows,
  seat: number,
  at: Date,
  what: Looking['what'],
  target: string | undefined,
  since: Date,
): Promise<Moved | undefined> {
  const before = await tx.one<{ at: Date; what: Looking['what']; target: string | null }>(
    'select at, what, target from presence where seat = $1',
    [seat],
  )
  await tx.all(
    `insert into presence(seat, at, what, target) values ($1, $2, $3, $4)
       on conflict (seat) do update set at = excluded.at, what = excluded.what, target = excluded.target`,
    [seat, at, what, target ?? null],
  )
  const isThere = before && before.at > since
  if (isThere && before.what === what && before.target === (target ?? null)) return undefined
  return [{ what, target }, ...(isThere ? [{ what: before.what, target: before.target ?? undefined }] : [])]
}
export type Moved = readonly { what: Looking['what']; target: string | undefined }[]
export const lookAway = async (tx: Rows, seat: number): Promise<Moved | undefined> => {
  const gone = await tx.all<{ what: Looking['what']; target: string | null }>(
    'delete from presence where seat = $1 returning what, target',
    [seat],
  )
  return gone.length > 0 ? gone.map(g => ({ what: g.what, target: g.target ?? undefined })) : undefined
}

/** The titles of those of these reports that the viewer gets. */
export const titlesOf = async (rows: Rows, reports: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await rows.all<{ report: string; title: string }>(
        "select report, body ->> 'title' as title from layer where layer = 1 and report = any($1::uuid[])",
        [reports],
      )
    ).map(r => [r.report, r.title]),
  )
/** Whether the viewer gets what it says it looks at. */
export const isThere = async (tx: Rows, what: 'report' | 'situation', id: string): Promise<boolean> =>
  (await tx.one(
    what === 'report' ? 'select from layer where report = $1 and layer = 1' : 'select from situation where id = $1',
    [id],
  )) !== undefined
