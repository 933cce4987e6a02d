import type { Layer, WithdrawalReason } from '../domain/report.ts'
import type { Gate } from '../domain/sharing.ts'
import type { AudienceIn } from '../formats/api/reports.ts'
import type { Rows } from './database.ts'
import { ownOfAuthor, tlpOfAuthor } from './report-store.ts'

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

/** The same, of whoever takes it away as a file: that it was opened on a page stands as it was. */
export const noteFirstReading = (tx: Rows, by: { seat: number; member: number }, report: string, at: Date) =>
  tx.all(
    `insert into reading(report, seat, member, first_at, last_at) values ($1, $2, $3, $4, $4)
         on conflict (report, seat) do nothing`,
    [report, by.seat, by.member, at],
  )
export const hasReadAny = async (rows: Rows, seat: number): Promise<boolean> =>
  (await rows.one('select from reading where seat = $1 limit 1', [seat])) !== undefined
/** Whether the report is of the viewer's organisation. */
export const isOwnReport = async (rows: Rows, report: string): Promise<boolean> =>
  (await rows.one('select from author where report = $1', [report])) !== undefined

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

// Changing and withdrawing ----------------------------------------------------------------------------------------------

/** Undefined: no layer of it reaches the transaction's viewer. */
export const kindOfReport = async (tx: Rows, report: string): Promise<string | undefined> =>
  (
    await tx.one<{ kind: string }>(
      'select r.kind from report r where r.id = $1 and exists (select from layer l where l.report = r.id)',
      [report],
    )
  )?.kind

export interface LockedAuthor<Content> {
  member: number
  seat: number
  lent: boolean
  revision: number
  request: { content: Content; audience: AudienceIn; crowd: string }
  withdrawn_at: Date | null
  shared_at: Date
  title: string
  tlp: number
}
/** As its author's organisation has it, locked until the end of the transaction. */
export const lockAuthor = <Content>(tx: Rows, report: string): Promise<LockedAuthor<Content> | undefined> =>
  tx.one<LockedAuthor<Content> & { [k: string]: unknown }>(
    `select a.member, a.seat, s.lent, a.revision, a.request, a.withdrawn_at, a.shared_at, l.body ->> 'title' as title, l.tlp
       from author a join layer l on l.report = a.report and l.layer = 1 join seat s on s.circle = a.seat
       where a.report = $1 for update of a`,
    [report],
  )
/** The audience as it was asked for, where the report is this member's. */
export const ownAudience = async (rows: Rows, report: string, member: number): Promise<AudienceIn | undefined> =>
  (
    await rows.one<{ audience: AudienceIn }>(
      "select request -> 'audience' as audience from author where report = $1 and member = $2 and exists (select from layer where report = $1)",
      [report, member],
    )
  )?.audience

type Request<Content> = LockedAuthor<Content>['request']
export const rewriteRequest = <Content>(tx: Rows, report: string, request: Request<Content>) =>
  tx.all('update author set request = $2, revision = revision + 1 where report = $1', [report, JSON.stringify(request)])
/** Who gets it and who may see the whole request, from now on; layers and names are put by `writeLayers`. */
export async function rewriteGate<Content>(tx: Rows, report: string, gate: Gate, request: Request<Content>) {
  await tx.all('update report set audience = $2, excepted = $3 where id = $1', [
    report,
    gate.layers[0]?.audience ?? [],
    gate.excepted,
  ])
  await tx.all('update author set request = $2, revision = revision + 1, own = $3, tlp = $4 where report = $1', [
    report,
    JSON.stringify(request),
    ownOfAuthor(gate),
    tlpOfAuthor(gate),
  ])
}
/** A layer that reads as before keeps its version. */
export const rewriteLayer = (tx: Rows, report: string, layer: Layer, body: object, at: Date) =>
  tx.all(
    `update layer set version = version + 1, changed_at = $3, body = $4::jsonb
           where report = $1 and layer = array_position(array['headline', 'technical', 'full'], $2) and body is distinct from $4::jsonb`,
    [report, layer, at, JSON.stringify(body)],
  )
/** What tells those who had it and then do not: the gate as it was, never shown to whoever still has the report. */
export const keepRecall = (tx: Rows, recall: { id: string; report: string; title: string }, reason: string, at: Date) =>
  tx.all('select keep_recall($1, $2, $3, $4, $5)', [recall.id, recall.report, at, reason, recall.title])
/** It stays with its author's organisation, marked as withdrawn; nobody else has it any more. */
export async function withdrawForOthers(tx: Rows, report: string, reason: WithdrawalReason, at: Date): Promise<void> {
  await tx.all("update report set state = 'withdrawn' where id = $1", [report])
  await tx.all(
    'update author set withdrawn_at = $2, withdrawn_reason = $3, revision = revision + 1 where report = $1',
    [report, at, reason],
  )
  await tx.all('select only_own($1)', [report])
}
