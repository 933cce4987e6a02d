import type { Rows } from './database.ts'

/** Drafts that wait for a colleague's sign-off, as their two seats see them. */
export interface DraftRow {
  id: string
  title: string
  from: string
  to: string
  mine: boolean
  note: string
  state: 'waiting' | 'shared' | 'declined' | 'taken-back'
  answer: string
  report: string | null
  created_at: Date
  request: unknown
  seat: number
  colleague: number
}
const DRAFTS = `
  select d.id, d.request #>> '{content,headline,title}' as title, p.name as from, cp.name as to, d.seat = $1 as mine, d.note, d.state,
    d.answer, d.report, d.created_at, d.request, d.seat, d.colleague
  from draft d join seat s on s.circle = d.seat join person p on p.id = s.person
    join seat c on c.circle = d.colleague join person cp on cp.id = c.person
  where $2::uuid is null or d.id = $2 order by d.created_at desc limit 200`
export const draftsOf = (rows: Rows, seat: number): Promise<DraftRow[]> =>
  rows.all<DraftRow & { [k: string]: unknown }>(DRAFTS, [seat, null])
export const draftById = (rows: Rows, seat: number, id: string): Promise<DraftRow | undefined> =>
  rows.one<DraftRow & { [k: string]: unknown }>(DRAFTS, [seat, id])

/** Another seat of the same member that can act now, by its id. */
export const colleagueOf = (tx: Rows, by: { member: number; seat: number }, id: string, now: Date) =>
  tx.one<{ circle: number; lent: boolean; analyst: number | null }>(
    `select circle, lent, analyst from seat where gid = $1 and member = $2 and circle <> $3 and state = 'active'
         and (until is null or until > $4)`,
    [id, by.member, by.seat, now],
  )
export const insertDraft = (
  tx: Rows,
  d: {
    id: string
    member: number
    seat: number
    colleague: number
    /** The rank of its strictest marking. */
    tlp: number
    request: object
    note: string
    at: Date
  },
) =>
  tx.all(
    'insert into draft(id, member, seat, colleague, tlp, request, note, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [d.id, d.member, d.seat, d.colleague, d.tlp, JSON.stringify(d.request), d.note, d.at],
  )
/** False: it waits no more. */
export const closeDraft = async (
  tx: Rows,
  id: string,
  as: 'declined' | 'taken-back',
  answer: string,
  at: Date,
): Promise<boolean> =>
  (await tx.one(
    "update draft set state = $2, answer = $3, decided_at = $4 where id = $1 and state = 'waiting' returning id",
    [id, as, answer, at],
  )) !== undefined
/** What was shared stands in the report; the draft keeps its title alone. */
export const draftWasShared = (tx: Rows, id: string, report: string, at: Date) =>
  tx.all(
    `update draft set state = 'shared', decided_at = $2, report = $3,
         request = jsonb_build_object('content', jsonb_build_object('headline', request #> '{content,headline}')) where id = $1`,
    [id, at, report],
  )
