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

/** True when the seat looks at something else than before, so that others are told. */
export async function look(
  tx: Rows,
  seat: number,
  at: Date,
  what: Looking['what'],
  target: string | undefined,
  since: Date,
): Promise<boolean> {
  const before = await tx.one<{ at: Date; what: string; target: string | null }>(
    'select at, what, target from presence where seat = $1',
    [seat],
  )
  await tx.all(
    `insert into presence(seat, at, what, target) values ($1, $2, $3, $4)
       on conflict (seat) do update set at = excluded.at, what = excluded.what, target = excluded.target`,
    [seat, at, what, target ?? null],
  )
  return !before || before.at <= since || before.what !== what || before.target !== (target ?? null)
}
export const lookAway = (tx: Rows, seat: number) => tx.all('delete from presence where seat = $1', [seat])
