import type { InformationGrade, SourceGrade } from '../domain/grading.ts'
import type { Mark } from '../domain/hypotheses.ts'
import type { PartKind } from '../domain/situation.ts'
import type { Rows } from './database.ts'

/** What stands in a situation, and grades, as the transaction's viewer gets them. */
export interface StoredSource {
  report: string
  layer: number
  lost: boolean
  tlp: number | null
}
export interface PartRow {
  id: string
  situation: string
  kind: PartKind
  text: string
  detail: Record<string, unknown>
  changed_at: Date
  analyst: number | null
  removed_at: Date | null
  sources: StoredSource[]
  releases: { id: string; title: string; tlp: number; at: string }[]
}
const PARTS = `
  select p.id, p.situation, p.kind, p.text, p.detail, p.changed_at, a.analyst, p.removed_at,
    coalesce((select json_agg(json_build_object('report', r.report, 'layer', r.layer, 'lost', r.lost_at is not null, 'tlp', l.tlp)
      order by r.report, r.layer) from rests_on r left join layer l on l.report = r.report and l.layer = r.layer
      where r.thing = p.id), '[]') as sources,
    coalesce((select json_agg(json_build_object('id', t.id, 'title', t.title, 'tlp', t.tlp, 'at', t.released_at) order by t.id)
      from rests_on_release x cross join lateral released_text(x.release) t where x.thing = p.id), '[]') as releases
  from situation_part p left join seat a on a.circle = p.changed_by`

/** Of each, the newest wording that the viewer gets. */
export const partsOf = (rows: Rows, situation: string): Promise<PartRow[]> =>
  rows.all<PartRow & { [k: string]: unknown }>(
    `${PARTS} where p.situation = $1 and p.removed_at is null
       and not exists (select from situation_part q where q.replaces = p.id) order by p.at, p.id`,
    [situation],
  )
/** Statements of every situation that were written in a period, newest first. */
export const statementsIn = (rows: Rows, from: Date, to: Date, limit: number): Promise<PartRow[]> =>
  rows.all<PartRow & { [k: string]: unknown }>(
    `${PARTS} where p.kind = 'statement' and p.removed_at is null and p.changed_at between $1 and $2
       and not exists (select from situation_part q where q.replaces = p.id) order by p.changed_at desc, p.id limit $3`,
    [from, to, limit],
  )
export const partOf = (rows: Rows, situation: string, id: string): Promise<PartRow | undefined> =>
  rows.one<PartRow & { [k: string]: unknown }>(`${PARTS} where p.situation = $1 and p.id = $2`, [situation, id])
/** Held until the end of the transaction: what is read of it now is what is written over. */
export const holdPart = (tx: Rows, id: string): Promise<unknown> =>
  tx.all('select id from situation_part where id = $1 for update', [id])
/** The wording that took its place, if the viewer gets it. */
export const replacedBy = async (rows: Rows, id: string): Promise<string | undefined> =>
  (await rows.one<{ id: string }>('select id from situation_part where replaces = $1 limit 1', [id]))?.id

export const insertPart = (
  tx: Rows,
  p: {
    id: string
    situation: string
    kind: PartKind
    text: string
    detail: object
    at: Date
    seat: number
    replaces?: string
  },
): Promise<unknown> =>
  tx.all(
    `insert into situation_part(id, situation, kind, text, detail, at, seat, changed_at, changed_by, replaces)
      values ($1, $2, $3, $4, $5, $6, $7, $6, $7, $8)`,
    [p.id, p.situation, p.kind, p.text, JSON.stringify(p.detail), p.at, p.seat, p.replaces ?? null],
  )
export const writePart = (
  tx: Rows,
  id: string,
  p: { text: string; detail: object; removed: boolean },
  at: Date,
  seat: number,
): Promise<unknown> =>
  tx.all(
    `update situation_part set text = $2, detail = $3, changed_at = $4, changed_by = $5,
       removed_at = case when $6 then coalesce(removed_at, $4) end where id = $1`,
    [id, p.text, JSON.stringify(p.detail), at, seat, p.removed],
  )

export const rest = async (tx: Rows, thing: string, report: string, layer: number): Promise<boolean> =>
  (await tx.one<{ ok: boolean }>('select rest($1, $2, $3::smallint) as ok', [thing, report, layer]))?.ok === true
export const restAs = async (tx: Rows, thing: string, other: string): Promise<boolean> =>
  (await tx.one<{ ok: boolean }>('select rest_as($1, $2) as ok', [thing, other]))?.ok === true
export const restNoMore = (tx: Rows, thing: string, report: string, layer: number): Promise<unknown> =>
  tx.all('delete from rests_on where thing = $1 and report = $2 and layer = $3', [thing, report, layer])

export interface MarkRow {
  evidence: string
  hypothesis: string
  mark: Mark
}
export const marksOf = (rows: Rows, situation: string): Promise<MarkRow[]> =>
  rows.all<MarkRow & { [k: string]: unknown }>(
    `select m.evidence, m.hypothesis, m.mark from situation_mark m join situation_part p on p.id = m.evidence
      where p.situation = $1 order by m.evidence, m.hypothesis`,
    [situation],
  )
export const markOf = async (rows: Rows, evidence: string, hypothesis: string): Promise<Mark | null> =>
  (
    await rows.one<{ mark: Mark }>('select mark from situation_mark where evidence = $1 and hypothesis = $2', [
      evidence,
      hypothesis,
    ])
  )?.mark ?? null
export const writeMark = (
  tx: Rows,
  m: { evidence: string; hypothesis: string; mark: Mark | null },
  at: Date,
  seat: number,
): Promise<unknown> =>
  m.mark === null
    ? tx.all('delete from situation_mark where evidence = $1 and hypothesis = $2', [m.evidence, m.hypothesis])
    : tx.all(
        `insert into situation_mark(evidence, hypothesis, mark, at, seat) values ($1, $2, $3, $4, $5)
          on conflict (evidence, hypothesis) do update set mark = excluded.mark, at = excluded.at, seat = excluded.seat`,
        [m.evidence, m.hypothesis, m.mark, at, seat],
      )
/** What was marked stays marked when a wording takes the place of another. */
export const copyMarks = (tx: Rows, from: string, to: string, at: Date, seat: number): Promise<unknown> =>
  tx.all(
    `insert into situation_mark(evidence, hypothesis, mark, at, seat)
      select case when evidence = $1 then $2 else evidence end, case when hypothesis = $1 then $2 else hypothesis end, mark, $3, $4
      from situation_mark where $1 in (evidence, hypothesis)`,
    [from, to, at, seat],
  )

/** What a source is to this viewer. */
export interface SourceFacts {
  report: string
  title: string
  provenance: string
  member: string | null
  analyst: number | null
}
export const sourceFacts = (rows: Rows, reports: readonly string[]): Promise<SourceFacts[]> =>
  rows.all<SourceFacts & { [k: string]: unknown }>(
    `select l.report, l.body ->> 'title' as title, l.body -> 'provenance' ->> 'kind' as provenance, m.handle as member, n.analyst
      from layer l left join lateral (select a.member, a.analyst from authorship a where a.report = l.report limit 1) n on true
        left join member m on m.circle = n.member
      where l.report = any($1::uuid[]) and l.layer = 1`,
    [reports],
  )

// Grades --------------------------------------------------------------------------------------------------------------

export interface GradeRow {
  id: string
  report: string
  source: SourceGrade
  information: InformationGrade
  police: unknown
  why: string
  at: Date
  analyst: number | null
}
export const gradesOf = (rows: Rows, reports: readonly string[]): Promise<GradeRow[]> =>
  rows.all<GradeRow & { [k: string]: unknown }>(
    `select g.id, g.report, g.source, g.information, g.police, g.why, g.at, a.analyst
      from grade g left join seat a on a.circle = g.seat where g.report = any($1::uuid[])`,
    [reports],
  )
export const holdGrade = (tx: Rows, report: string): Promise<unknown> =>
  tx.all('select id from grade where report = $1 for update', [report])
interface GradeContent {
  source: SourceGrade
  information: InformationGrade
  police: unknown
  why: string
}
const values = (g: GradeContent) => [
  g.source,
  g.information,
  g.police === undefined ? null : JSON.stringify(g.police),
  g.why,
]
/** False where another analyst has graded it in this moment. */
export const insertGrade = async (
  tx: Rows,
  id: string,
  report: string,
  g: GradeContent,
  at: Date,
  seat: number,
): Promise<boolean> =>
  (
    await tx.all(
      `insert into grade(id, report, source, information, police, why, at, seat) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (report) do nothing returning 1 as made`,
      [id, report, ...values(g), at, seat],
    )
  ).length === 1
export const writeGrade = (tx: Rows, id: string, g: GradeContent, at: Date, seat: number): Promise<unknown> =>
  tx.all('update grade set source = $2, information = $3, police = $4, why = $5, at = $6, seat = $7 where id = $1', [
    id,
    ...values(g),
    at,
    seat,
  ])
export const insertGradeChange = (
  tx: Rows,
  c: { id: string; grade: string; at: Date; seat: number; after: object },
): Promise<unknown> =>
  tx.all('insert into grade_change(id, grade, at, seat, after) values ($1, $2, $3, $4, $5)', [
    c.id,
    c.grade,
    c.at,
    c.seat,
    JSON.stringify(c.after),
  ])
export const gradeChanges = (rows: Rows, grade: string) =>
  rows.all<{ at: Date; analyst: number | null; after: Record<string, unknown> }>(
    `select c.at, a.analyst, c.after from grade_change c left join seat a on a.circle = c.seat
      where c.grade = $1 order by c.at desc, c.id limit 50`,
    [grade],
  )
export const situationsWith = (rows: Rows, report: string) =>
  rows.all<{ id: string; name: string; state: 'open' | 'watching' | 'closed' }>(
    `select s.id, situation_title(s.id) as name, s.state from situation_report x join situation s on s.id = x.situation
      where x.report = $1 and x.until is null order by x.since, s.id limit 100`,
    [report],
  )
