import type { AudienceIn } from '../formats/api/reports.ts'
import type { Rows } from './database.ts'

/** The author of a report as its own organisation knows it, with the request as it was made. */
export interface OwnAuthor<Content> {
  seat: number
  author: string
  signed_off_by: string | null
  revision: number
  request: { content: Content; audience: AudienceIn; crowd: string }
  withdrawn_at: Date | null
  readers: number
  advisory: string | null
  desk: boolean
}
const AUTHOR = `
  select a.seat, case when s.lent and a.seat <> my_seat() then 'Analyst ' || s.analyst else p.name end as author, case when ss.lent and a.signed_off_by <> my_seat() then 'Analyst ' || ss.analyst else sp.name end as signed_off_by, a.revision, a.request, a.withdrawn_at, readers_of(a.report) as readers,
    (select d.id from advisory d where d.report = a.report) as advisory,
    exists (select from authorship n where n.report = a.report and n.analyst = 0) as desk
  from author a join seat s on s.circle = a.seat join person p on p.id = s.person
    left join seat ss on ss.circle = a.signed_off_by left join person sp on sp.id = ss.person
  where a.report = $1`
/** Undefined for everybody else. `Content` is what was prepared as it was shared. */
export const authorOf = <Content>(rows: Rows, report: string): Promise<OwnAuthor<Content> | undefined> =>
  rows.one<OwnAuthor<Content> & { [k: string]: unknown }>(AUTHOR, [report])

/** That a seat has opened a report; never earlier than it is noted already. */
export const noteReading = (tx: Rows, by: { seat: number; member: number }, report: string, at: Date) =>
  tx.all(
    `insert into reading(report, seat, member, first_at, last_at) values ($1, $2, $3, $4, $4)
       on conflict (report, seat) do update set last_at = greatest(reading.last_at, excluded.last_at)`,
    [report, by.seat, by.member, at],
  )

/** One attachment with its bytes, where the viewer gets the full story. */
export async function loadAttachment(
  rows: Rows,
  report: string,
  id: string,
): Promise<{ name: string; media: string; bytes: Buffer } | undefined> {
  const attachment = await rows.one<{ name: string; media: string }>(
    'select name, media from attachment where report = $1 and id = $2',
    [report, id],
  )
  if (!attachment) return undefined
  const chunks = await rows.all<{ bytes: Buffer }>(
    'select bytes from attachment_chunk where attachment = $1 order by n',
    [id],
  )
  return { ...attachment, bytes: Buffer.concat(chunks.map(c => c.bytes)) }
}
