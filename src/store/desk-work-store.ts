import type { Rows } from './database.ts'
import type { Analyst } from './triage-store.ts'

/** What the desk writes of its own: hand-overs, what it asked, live operations. All of it through the policies. */
export const WHO = (as = '') =>
  `json_build_object('seat', ${as}s.circle, 'analyst', coalesce(${as}s.analyst, 0), 'name', ${as}p.name)`
export const JOIN = (seat: string, as = '') =>
  `left join seat ${as}s on ${as}s.circle = ${seat} left join person ${as}p on ${as}p.id = ${as}s.person`

/** The thing rests on these layers from now on: false where the viewer does not get one of them. */
export async function rest(
  tx: Rows,
  thing: string,
  layers: readonly { report: string; layer: number }[],
): Promise<boolean> {
  for (const { report, layer } of layers) {
    const done = await tx.one<{ ok: boolean }>('select rest($1, $2, $3::smallint) as ok', [thing, report, layer])
    if (!done?.ok) return false
  }
  return true
}
/** The richest layer that the viewer gets of each report: what it wrote may have come from there. */
export const richestOf = (rows: Rows, ids: readonly string[]) =>
  rows.all<{ report: string; layer: number }>(
    'select report, max(layer)::int as layer from layer where report = any($1::uuid[]) group by report',
    [ids],
  )
export interface Named {
  id: string
  title: string
  tlp: number
}
/** Reports that a thing rests on, by their titles as the viewer gets them. */
export const restsOf = async (rows: Rows, things: readonly string[]): Promise<Map<string, Named[]>> => {
  const found = await rows.all<Named & { thing: string }>(
    `select distinct r.thing, l.report as id, l.body ->> 'title' as title, l.tlp from rests_on r
       join lateral (select * from (select report, body, tlp, layer from layer where report = r.report) x order by layer desc limit 1) l on true
      where r.thing = any($1::uuid[]) order by title, id`,
    [things],
  )
  const of = new Map<string, Named[]>()
  for (const { thing, ...named } of found) of.set(thing, [...(of.get(thing) ?? []), named])
  return of
}

// Hand-over -------------------------------------------------------------------------------------------------------------

export interface HandOverRow {
  id: string
  at: Date
  by: Analyst
  to_by: Analyst | null
  acknowledged_at: Date | null
  ack_by: Analyst | null
  entries: { id: string; text: string }[]
}
const HAND_OVERS = `
  select h.id, h.at, ${WHO()} as by, case when h.takes_over is not null then ${WHO('to_')} end as to_by,
    h.acknowledged_at, case when h.acknowledged_by is not null then ${WHO('ack_')} end as ack_by,
    (select coalesce(json_agg(json_build_object('id', e.id, 'text', e.text) order by e.n), '[]') from hand_over_entry e where e.hand_over = h.id) as entries
  from hand_over h ${JOIN('h.seat')} ${JOIN('h.takes_over', 'to_')} ${JOIN('h.acknowledged_by', 'ack_')}`
export const handOvers = (rows: Rows, after: { at: string; id: string } | undefined, limit: number) =>
  rows.all<HandOverRow & { [k: string]: unknown }>(
    `${HAND_OVERS} where ($1::timestamptz is null or (h.at, h.id) < ($1, $2::uuid)) order by h.at desc, h.id desc limit $3`,
    [after?.at ?? null, after?.id ?? null, limit],
  )
export const handOverById = (rows: Rows, id: string) =>
  rows.one<HandOverRow & { [k: string]: unknown }>(`${HAND_OVERS} where h.id = $1`, [id])
export const insertHandOver = (tx: Rows, h: { id: string; at: Date; seat: number; takesOver: number | null }) =>
  tx.all('insert into hand_over(id, at, seat, takes_over) values ($1, $2, $3, $4)', [h.id, h.at, h.seat, h.takesOver])
export const insertHandOverEntry = (tx: Rows, e: { id: string; handOver: string; n: number; text: string }) =>
  tx.all('insert into hand_over_entry(id, hand_over, n, text) values ($1, $2, $3, $4)', [e.id, e.handOver, e.n, e.text])
export const acknowledge = async (tx: Rows, id: string, seat: number, at: Date): Promise<boolean> =>
  (
    await tx.all(
      'update hand_over set acknowledged_at = $2, acknowledged_by = $3 where id = $1 and acknowledged_at is null returning id',
      [id, at, seat],
    )
  ).length > 0

// Asking ----------------------------------------------------------------------------------------------------------------

export interface AskedRow {
  id: string
  kind: 'source' | 'circle'
  report: string
  title: string
  tlp: number
  text: string
  at: Date
  by: Analyst
  due_at: Date
  reminded_at: Date | null
  answered_at: Date | null
  answers: number
  requirement: string | null
  situation: string | null
}
/** A source has answered when its private reply is there; a question to a circle, when an answer was accepted. */
const ASKED = `
  select q.id, q.kind, q.report, l.title, l.tlp, q.text, q.at, ${WHO()} as by, q.due_at, q.reminded_at,
    e.answered_at, e.answers, r.question as requirement, situation_title(t.id) as situation
  from asked q ${JOIN('q.seat')}
    join lateral (select body ->> 'title' as title, tlp from (select body, tlp, layer from layer where report = q.report) x order by layer desc limit 1) l on true
    cross join lateral (
      select min(e.at) filter (where q.kind = 'source' and e.by_author and e.private or q.kind = 'circle' and e.accepted) as answered_at,
        count(*) filter (where q.kind = 'source' and e.by_author and e.private or q.kind = 'circle' and not e.by_author)::int as answers
      from entry e where e.report = q.report and e.at > q.at and e.kind = 'reply') e
    left join requirement r on r.id = q.requirement left join situation t on t.id = q.situation`
export const asked = (rows: Rows, where: { report?: string | undefined; situation?: string | undefined } = {}) =>
  rows.all<AskedRow & { [k: string]: unknown }>(
    `${ASKED} where ($1::uuid is null or q.report = $1) and ($2::uuid is null or q.situation = $2) order by q.at desc, q.id limit 200`,
    [where.report ?? null, where.situation ?? null],
  )
export const askedById = (rows: Rows, id: string) =>
  rows.one<AskedRow & { [k: string]: unknown }>(`${ASKED} where q.id = $1`, [id])
export const insertAsked = (
  tx: Rows,
  seat: number,
  q: {
    id: string
    kind: AskedRow['kind']
    report: string
    entry: string | null
    text: string
    at: Date
    due: Date
    requirement?: string | undefined
    situation?: string | undefined
  },
) =>
  tx.all(
    `insert into asked(id, kind, report, entry, text, at, seat, due_at, requirement, situation)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [q.id, q.kind, q.report, q.entry, q.text, q.at, seat, q.due, q.requirement ?? null, q.situation ?? null],
  )
export const noteReminder = (tx: Rows, id: string, at: Date) =>
  tx.all('update asked set reminded_at = $2 where id = $1', [id, at])

// Live operations -------------------------------------------------------------------------------------------------------

export interface OperationRow {
  id: string
  type: string | null
  value: string | null
  situation: string | null
  situation_name: string | null
  since: Date
  until: Date
  ended_at: Date | null
  told: boolean
  whose: string
  by: Analyst
}
export const operations = (rows: Rows) =>
  rows.all<OperationRow & { [k: string]: unknown }>(
    `select o.id, o.type, o.value, o.situation, situation_title(t.id) as situation_name, o.since, o.until, o.ended_at, o.told, o.whose, ${WHO()} as by
       from operation o ${JOIN('o.seat')} left join situation t on t.id = o.situation
      order by coalesce(o.ended_at, o.until) desc, o.value, o.id limit 200`,
  )
export const heldValues = (rows: Rows, values: readonly string[]) =>
  rows.all<{ indicator: string; type: string; value: string }>('select * from held_values($1::text[])', [values])
export const insertOperation = (
  tx: Rows,
  o: {
    id: string
    indicator: string | null
    type: string | null
    value: string | null
    situation: string | null
    since: Date
    until: Date
    seat: number
    whose: string
    told: boolean
  },
) =>
  tx.all(
    `insert into operation(id, indicator, type, value, situation, since, until, seat, whose, told)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [o.id, o.indicator, o.type, o.value, o.situation, o.since, o.until, o.seat, o.whose, o.told],
  )
/** False: there is no such one that goes on. */
export const endOperation = async (tx: Rows, id: string, seat: number, at: Date): Promise<boolean> =>
  (
    await tx.all(
      'update operation set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null and until > $2 returning id',
      [id, at, seat],
    )
  ).length > 0

// The closed loop -------------------------------------------------------------------------------------------------------

export const becameOf = (rows: Rows, report: string) =>
  rows.all<{ what: 'read' | 'drawn-in' | 'answered' | 'told' | 'used'; at: Date; detail: string | null }>(
    'select * from became_of($1) order by at, what',
    [report],
  )
