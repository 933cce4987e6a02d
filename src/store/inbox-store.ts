import type { Rows } from './database.ts'

/** These reports count as read by the seat, as far as they reach it. */
export const readReports = (
  tx: Rows,
  { seat, member }: { seat: number; member: number },
  reports: readonly string[],
  at: Date,
) =>
  tx.all(
    `insert into reading(report, seat, member, first_at, last_at)
       select r.id, $2, $3, $4, $4 from report r where r.id = any($1::uuid[])
       on conflict (report, seat) do update set last_at = excluded.last_at`,
    [reports, seat, member, at],
  )
/** And these items of its inbox, behind which no report stands. */
export const readItems = (tx: Rows, seat: number, items: readonly string[], at: Date) =>
  tx.all(
    `insert into inbox_read(seat, item, at) select $1, i, $3 from unnest($2::uuid[]) i
       on conflict (seat, item) do update set at = excluded.at`,
    [seat, items, at],
  )
