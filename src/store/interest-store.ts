import type { Rows } from './database.ts'

/** What a seat follows or has muted: its own, through the policies. */
export type Followable = 'report' | 'node'

export const putInterest = (
  tx: Rows,
  seat: number,
  what: Followable,
  target: string,
  state: 'follow' | 'mute',
  at: Date,
): Promise<unknown> =>
  tx.all(
    `insert into interest(seat, what, target, state, at) values ($1, $2, $3, $4, $5)
       on conflict (seat, what, target) do update set state = excluded.state, at = excluded.at`,
    [seat, what, target, state, at],
  )
export const dropInterest = (tx: Rows, seat: number, what: Followable, target: string): Promise<unknown> =>
  tx.all('delete from interest where seat = $1 and what = $2 and target = $3', [seat, what, target])

/** Followed reports are few: newest followed first, no pages. */
export const followedReports = (rows: Rows, seat: number): Promise<{ report: string; at: string }[]> =>
  rows.all<{ report: string; at: string }>(
    `select r.id as report, i.at::text from interest i join report r on r.id::text = i.target
      where i.seat = $1 and i.what = 'report' and i.state = 'follow' order by i.at desc limit 100`,
    [seat],
  )

/** The circles of nodes that the seat follows, among these. */
export const followedNodes = async (rows: Rows, seat: number, circles: readonly number[]): Promise<number[]> =>
  (
    await rows.all<{ circle: number }>(
      `select n.circle from interest i join node n on n.handle = i.target
        where i.seat = $1 and i.what = 'node' and i.state = 'follow' and n.circle = any($2::int[])`,
      [seat, circles],
    )
  ).map(n => n.circle)

/** The circles of nodes that the seat has muted. Few have: the finder is asked first, which needs no transaction. */
export async function mutedNodes(finder: Rows, app: Rows, seat: number): Promise<number[]> {
  const muted = await finder.all<{ target: string }>(
    "select target from interest where seat = $1 and what = 'node' and state = 'mute'",
    [seat],
  )
  if (muted.length === 0) return []
  const nodes = await app.all<{ circle: number }>('select circle from node where handle = any($1::text[])', [
    muted.map(m => m.target),
  ])
  return nodes.map(n => n.circle)
}
