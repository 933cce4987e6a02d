import type { Act, SituationState } from '../domain/situation.ts'
import type { Rows } from './database.ts'

/**
 * Situations as the transaction's viewer gets them: row-level security leaves out what rests on a report that is closed to
 * it, so that every count and every time here is the viewer's own.
 */
export interface SituationRow {
  id: string
  /** Since when it is there for the viewer, with its microseconds: the list's order. */
  at: string
  name: string
  state: SituationState
  outcome: string
  reports: number
  changed_at: Date
  joined: string | null
  joined_name: string | null
}
const COLUMNS = `
  select s.id, situation_title(s.id) as name, s.state, coalesce(situation_outcome(s.id), '') as outcome, r.given::text as at, r.reports,
    j.id as joined, situation_title(j.id) as joined_name,
    greatest(r.last, (select max(c.at) from situation_change c where c.situation = s.id)) as changed_at
  from situation s
    cross join lateral (select coalesce(min(x.since), s.opened_at) as given, (count(*) filter (where x.until is null))::int as reports,
      coalesce(greatest(max(x.since), max(x.until)), s.opened_at) as last from situation_report x where x.situation = s.id) r
    left join situation j on j.id = s.joined and r.reports = 0`

export const listSituations = (
  rows: Rows,
  state: SituationState | undefined,
  limit: number,
  after: { at: string; id: string } | undefined,
): Promise<SituationRow[]> =>
  rows.all<SituationRow & { [k: string]: unknown }>(
    `${COLUMNS} where ($1::text is null or s.state = $1) and not (s.joined is not null and r.reports = 0)
       and ($2::timestamptz is null or (r.given, s.id) < ($2::timestamptz, $3::uuid))
     order by r.given desc, s.id desc limit $4`,
    [state ?? null, after?.at ?? null, after?.id ?? null, limit],
  )
export const loadSituation = (rows: Rows, id: string): Promise<SituationRow | undefined> =>
  rows.one<SituationRow & { [k: string]: unknown }>(`${COLUMNS} where s.id = $1`, [id])

/** Held until the end of the transaction, always in the order of ids: two that act on the same two never wait for each other. */
export const holdSituations = async (tx: Rows, ids: readonly string[]) =>
  tx.all<{ id: string; joined: string | null } & Words>(
    `select id, joined, state, situation_title(id) as name, case when words_open(id, named_at) then named_at::text end as "namedAt",
       coalesce(situation_outcome(id), '') as outcome, case when words_open(id, outcome_at) then outcome_at::text end as "outcomeAt"
     from situation where id = any($1::uuid[]) order by id for update`,
    [ids],
  )
/** What the viewer is told of a situation. Words written before it had the situation are not for it (0033): those have no time. */
export interface Words {
  state: SituationState
  name: string
  namedAt: string | null
  outcome: string
  outcomeAt: string | null
}

export const insertSituation = (
  tx: Rows,
  s: { id: string; origin: string; name: string; at: Date; seat: number },
): Promise<unknown> =>
  tx.all(
    `insert into situation(id, origin, name, opened_at, opened_by, changed_at, named_at, outcome_at)
      values ($1, $2, $3, $4, $5, $4, $4, $4)`,
    [s.id, s.origin, s.name, s.at, s.seat],
  )
/**
 * What is not said stays: words that the writer does not get are not written over. In one statement: PostgreSQL looks after a row that
 * was changed twice in a transaction as after a new one, and would lock the situation that this one was joined into.
 */
export async function writeSituation(
  tx: Rows,
  id: string,
  s: { state: SituationState; name?: string | undefined; outcome?: string | undefined },
  at: Date,
): Promise<void> {
  const said = (['name', 'outcome'] as const).flatMap(word => {
    const text = s[word]
    return text === undefined ? [] : [{ word, text }]
  })
  await tx.all(
    `update situation set state = $2, changed_at = $3, closed_at = case when $2 = 'closed' then coalesce(closed_at, $3) end
      ${said.map(({ word }, n) => `, ${word} = $${n + 4}`).join('')} where id = $1`,
    [id, s.state, at, ...said.map(({ text }) => text)],
  )
}
export const writeJoined = (tx: Rows, id: string, into: string | null): Promise<unknown> =>
  tx.all('update situation set joined = $2 where id = $1 and joined is distinct from $2', [id, into])

// Reports in it -------------------------------------------------------------------------------------------------------

export interface LinkRow {
  /** The report. */
  id: string
  at: string
  analyst: number | null
  why: { kind: string; words: string }[]
}
export const reportsIn = (
  rows: Rows,
  situation: string,
  limit: number,
  after: { at: string; id: string } | undefined,
): Promise<LinkRow[]> =>
  rows.all<LinkRow & { [k: string]: unknown }>(
    `select x.report as id, x.since::text as at, a.analyst, x.why from situation_report x left join seat a on a.circle = x.seat
      where x.situation = $1 and x.until is null and ($2::timestamptz is null or (x.since, x.report) < ($2::timestamptz, $3::uuid))
      order by x.since desc, x.report desc limit $4`,
    [situation, after?.at ?? null, after?.id ?? null, limit],
  )

/** Which of these reports the viewer gets, whatever situation they are in. */
export const reportsSeen = async (rows: Rows, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await rows.all<{ report: string }>('select report from layer where report = any($1::uuid[]) and layer = 1', [ids])
    ).map(r => r.report),
  )
/** Which of these are in it now, as the viewer gets it; all of them if none is named. */
export const linkedNow = async (rows: Rows, situation: string, ids?: readonly string[]): Promise<string[]> =>
  (
    await rows.all<{ report: string }>(
      'select report from situation_report where situation = $1 and until is null and ($2::uuid[] is null or report = any($2))',
      [situation, ids ?? null],
    )
  ).map(r => r.report)

export const drawReports = async (
  tx: Rows,
  situation: string,
  reports: readonly string[],
  at: Date,
  why: readonly { kind: string; words: string }[],
  act: string,
): Promise<number> =>
  (
    await tx.one<{ n: number }>('select draw_reports($1, $2::uuid[], $3, $4, $5) as n', [
      situation,
      reports,
      at,
      JSON.stringify(why),
      act,
    ])
  )?.n ?? 0

/** Ends the links, at the time given or, should the clock stand still, right after they began. */
export const takeReports = async (
  tx: Rows,
  situation: string,
  reports: readonly string[],
  at: Date,
  seat: number,
  act: string,
): Promise<string[]> =>
  (
    await tx.all<{ report: string }>(
      `update situation_report set until = greatest($3, since), ended_by = $4, ended_act = $5
        where situation = $1 and report = any($2::uuid[]) and until is null returning report`,
      [situation, reports, at, seat, act],
    )
  ).map(r => r.report)

// History -------------------------------------------------------------------------------------------------------------

export interface NewChange {
  id: string
  situation: string
  what: Act
  at: Date
  seat: number
  part?: string | undefined
  other?: string | undefined
  before?: unknown
  after?: unknown
  undoes?: string | undefined
}
export const insertChange = (tx: Rows, c: NewChange): Promise<unknown> =>
  tx.all(
    `insert into situation_change(id, situation, what, at, seat, part, other, before, after, undoes)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      c.id,
      c.situation,
      c.what,
      c.at,
      c.seat,
      c.part ?? null,
      c.other ?? null,
      c.before === undefined ? null : JSON.stringify(c.before),
      c.after === undefined ? null : JSON.stringify(c.after),
      c.undoes ?? null,
    ],
  )

export interface ChangeRow {
  id: string
  at: string
  what: Act
  seat: number
  analyst: number | null
  part: string | null
  other: string | null
  other_name: string | null
  before: unknown
  after: unknown
  undoes: string | null
  undone: boolean
  reports: number
  /** The first of them. */
  some: string[]
  away: boolean
}
const CHANGES = `
  select c.id, c.at::text as at, c.what, c.seat, a.analyst, c.part, o.id as other, situation_title(o.id) as other_name,
    change_words(c.id, true) as before, change_words(c.id, false) as after, c.undoes,
    exists (select from situation_change u where u.undoes = c.id) as undone, x.reports, x.some, x.away
  from situation_change c left join seat a on a.circle = c.seat left join situation o on o.id = c.other
    cross join lateral (select count(*)::int as reports, coalesce((array_agg(l.report order by l.report))[1:3], '{}') as some,
      coalesce(bool_or(l.ended_act = c.id), false) as away
      from situation_report l where l.situation = c.situation and (l.act = c.id or l.ended_act = c.id)) x`
export const changesOf = (
  rows: Rows,
  situation: string,
  limit: number,
  after: { at: string; id: string } | undefined,
): Promise<ChangeRow[]> =>
  rows.all<ChangeRow & { [k: string]: unknown }>(
    `${CHANGES} where c.situation = $1 and ($2::uuid is null or c.no < (select no from situation_change where id = $2))
     order by c.no desc limit $3`,
    [situation, after?.id ?? null, limit],
  )
export const changeOf = (rows: Rows, situation: string, id: string): Promise<ChangeRow | undefined> =>
  rows.one<ChangeRow & { [k: string]: unknown }>(`${CHANGES} where c.situation = $1 and c.id = $2`, [situation, id])
/** The reports that an act drew in, or took out. */
export const reportsOfAct = async (rows: Rows, situation: string, act: string, away: boolean): Promise<string[]> =>
  (
    await rows.all<{ report: string }>(
      `select report from situation_report where situation = $1 and ${away ? 'ended_act' : 'act'} = $2`,
      [situation, act],
    )
  ).map(r => r.report)
/**
 * The same act, as the other situation tells it: where the reports left is written first, and right after it where they came. Within
 * one moment the same two may have been split and joined more than once.
 */
export const pairOf = async (
  rows: Rows,
  id: string,
  situation: string,
  other: string,
  away: boolean,
): Promise<string | undefined> =>
  (
    await rows.one<{ id: string }>(
      `select p.id from situation_change c join situation_change p on p.at = c.at and p.seat = c.seat and p.what = c.what
        where c.id = $1 and p.situation = $3 and p.other = $2 and (p.no > c.no) = $4 order by abs(p.no - c.no) limit 1`,
      [id, situation, other, away],
    )
  )?.id

/** Whether there is such a one for the transaction's viewer. */
export const isSituation = async (rows: Rows, id: string): Promise<boolean> =>
  (await rows.one('select from situation where id = $1', [id])) !== undefined
