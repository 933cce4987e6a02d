import type { Rows } from './database.ts'
import { JOIN, WHO } from './desk-work-store.ts'
import type { Analyst } from './triage-store.ts'

/** What the desk wants to know, and what answers it. */
export interface RequirementRow {
  id: string
  question: string
  why: string
  priority: number
  until: Date | null
  state: 'open' | 'answered' | 'dropped'
  outcome: string
  at: Date
  changed_at: Date
  by: Analyst
  rfi: string | null
}
const REQUIREMENTS = `
  select r.id, r.question, r.why, r.priority, r.until, r.state, r.outcome, r.at, r.changed_at, ${WHO()} as by,
    (select l.report from layer l where l.report = r.rfi and l.layer = 1) as rfi
  from requirement r ${JOIN('r.seat')}`
export const requirements = (rows: Rows) =>
  rows.all<RequirementRow & { [k: string]: unknown }>(
    `${REQUIREMENTS} order by (r.state = 'open') desc, r.priority, r.at desc, r.id limit 200`,
  )
/** Holds it until the end of the transaction, so that two who change it at once do so one after the other. */
export const holdRequirement = (rows: Rows, id: string) =>
  rows.all('select 1 from requirement where id = $1 for update', [id])
export const requirementById = (rows: Rows, id: string) =>
  rows.one<RequirementRow & { [k: string]: unknown }>(`${REQUIREMENTS} where r.id = $1`, [id])
export interface AnswerRow {
  id: string
  requirement: string
  report: string
  title: string
  tlp: number
  note: string
  at: Date
  by: Analyst
}
export const answersTo = (rows: Rows, ids: readonly string[]) =>
  rows.all<AnswerRow & { [k: string]: unknown }>(
    `select a.id, a.requirement, a.report, l.title, l.tlp, a.note, a.at, ${WHO()} as by from requirement_answer a ${JOIN('a.seat')}
       join lateral (select body ->> 'title' as title, tlp from (select body, tlp, layer from layer where report = a.report) x order by layer desc limit 1) l on true
      where a.requirement = any($1::uuid[]) and a.until is null order by a.at, a.id`,
    [ids],
  )

export const insertRequirement = (
  tx: Rows,
  seat: number,
  r: { id: string; origin: string; question: string; why: string; priority: number; until: string | null; at: Date },
) =>
  tx.all(
    `insert into requirement(id, origin, question, why, priority, until, at, seat, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $7)`,
    [r.id, r.origin, r.question, r.why, r.priority, r.until, r.at, seat],
  )
/** As it shall stand. */
export const saveRequirement = (
  tx: Rows,
  r: Pick<RequirementRow, 'id' | 'question' | 'why' | 'priority' | 'state' | 'outcome'> & {
    until: Date | string | null
  },
  at: Date,
) =>
  tx.all(
    `update requirement set question = $2, why = $3, priority = $4, until = $5, state = $6, outcome = $7, changed_at = $8
        where id = $1`,
    [r.id, r.question, r.why, r.priority, r.until, r.state, r.outcome, at],
  )
/** The question to a circle that a requirement is asked with. */
export const noteQuestion = (tx: Rows, requirement: string, report: string) =>
  tx.all('update requirement set rfi = $2 where id = $1', [requirement, report])
export const insertAnswer = (
  tx: Rows,
  seat: number,
  a: { id: string; requirement: string; report: string; note: string; at: Date },
) =>
  tx.all('insert into requirement_answer(id, requirement, report, note, at, seat) values ($1, $2, $3, $4, $5, $6)', [
    a.id,
    a.requirement,
    a.report,
    a.note,
    a.at,
    seat,
  ])
/** False: it is no answer of this one, or none any more. */
export const endAnswer = async (tx: Rows, requirement: string, id: string, at: Date): Promise<boolean> =>
  (
    await tx.all(
      'update requirement_answer set until = $3 where requirement = $1 and id = $2 and until is null returning id',
      [requirement, id, at],
    )
  ).length > 0
