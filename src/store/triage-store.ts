import type { Sector } from '../domain/member.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { AsideReason, QueuePart, Told, TriageState } from '../domain/triage.ts'
import type { Rows } from './database.ts'
import type { FeedPlace } from './report-read.ts'
import { feedPage, reaches, reachesByCircle, viewerParameters } from './visible.ts'

/**
 * The desk's queue. The finder says which reports are in which part of it, of those that reach the viewer and in the order in
 * which they did; what was done with them comes through the policies.
 */
const OPEN = "t.state in ('new', 'claimed', 'back')"
/** From so many open ones on, the feed is walked instead of every open one being placed. */
const MANY = 3_000

/** As many as are open, when each first reached this viewer: good while they are few, however many were placed. */
const FEW = (mine: boolean) => `
  select t.report, f.at::text as at from triage t cross join lateral (
    select min(f.at) as at from feed f where f.report = t.report and ${reachesByCircle('f')}) f
  where ${mine ? "t.state = 'claimed' and t.seat = $8" : `${OPEN} and $8::int is not null`} and f.at is not null
    and ($6::timestamptz is null or (f.at, t.report) < ($6::timestamptz, $7::uuid))
  order by f.at desc, t.report desc limit $5`
/** The same order by the feed, where open ones are dense. */
const DENSE = `select x.report, x.at::text as at from (${feedPage(
  `and exists (select from triage t where t.report = f.report and ${OPEN})`,
)}) x`
/** What was placed or set aside, the last first. */
const CLOSED = `
  select t.report, t.since::text as at from triage t
  where t.state in ('placed', 'aside') and t.state = $8
    and exists (select from layer l where l.report = t.report and l.layer = 1 and ${reaches('l.audience', 'l.excepted', 'l.tlp')})
    and ($6::timestamptz is null or (t.since, t.report) < ($6::timestamptz, $7::uuid))
  order by t.since desc, t.report desc limit $5`

export async function findQueue(
  finder: Rows,
  viewer: Viewing & { seat: number },
  part: QueuePart,
  limit: number,
  after: FeedPlace | undefined,
): Promise<FeedPlace[]> {
  const values = [...viewerParameters(viewer), limit, after?.at ?? null, after?.report ?? null]
  if (part === 'placed' || part === 'aside') return finder.all<Found>(CLOSED, [...values, part])
  if (part === 'mine') return finder.all<Found>(FEW(true), [...values, viewer.seat])
  const many = await finder.one(`select from triage t where ${OPEN} offset $1 limit 1`, [MANY])
  return many
    ? finder.all<Found>(DENSE, [...values, viewer.circles])
    : finder.all<Found>(FEW(false), [...values, viewer.seat])
}
type Found = FeedPlace & { [k: string]: unknown }

/** Who of the desk: by name for its own people. */
export interface Analyst {
  seat: number
  analyst: number
  name: string
}
export interface Triaged {
  report: string
  state: TriageState
  by: Analyst | undefined
  since: Date
  reason: AsideReason | undefined
  note: string
  told: Told | undefined
}
interface Row {
  report: string
  state: TriageState
  seat: number | null
  analyst: number | null
  name: string | null
  since: Date
  reason: AsideReason | null
  note: string
  told: Told | null
  [k: string]: unknown
}
const TRIAGED = `
  select t.report, t.state, t.seat, s.analyst, p.name, t.since, t.reason, t.note, t.told
  from triage t left join seat s on s.circle = t.seat left join person p on p.id = s.person`

export const triaged = async (rows: Rows, ids: readonly string[]): Promise<Map<string, Triaged>> =>
  new Map(
    (await rows.all<Row>(`${TRIAGED} where t.report = any($1::uuid[])`, [ids])).map(r => [r.report, triagedOf(r)]),
  )
/** For a step: nobody else takes one meanwhile. Rows that the viewer does not get are not there. */
export const triagedToStep = async (tx: Rows, ids: readonly string[]): Promise<Map<string, Triaged>> => {
  await tx.all('select from triage where report = any($1::uuid[]) order by report for update', [ids])
  return triaged(tx, ids)
}
const triagedOf = (r: Row): Triaged => ({
  report: r.report,
  state: r.state,
  by: r.seat === null ? undefined : { seat: r.seat, analyst: r.analyst ?? 0, name: r.name ?? '' },
  since: r.since,
  reason: r.reason ?? undefined,
  note: r.note,
  told: r.told ?? undefined,
})

export interface NewState {
  state: TriageState
  seat: number | null
  since: Date
  reason: AsideReason | null
  note: string
  told: Told | null
}
export async function writeStep(
  tx: Rows,
  ids: readonly string[],
  what: string,
  seat: number,
  at: Date,
  next: NewState,
): Promise<void> {
  await tx.all(
    `insert into triage_step(report, at, seat, what, was)
       select report, $2, $3, $4, to_jsonb(t) - 'at' from triage t where report = any($1::uuid[])`,
    [ids, at, seat, what],
  )
  await tx.all(
    'update triage set state = $2, seat = $3, since = $4, reason = $5, note = $6, told = $7 where report = any($1::uuid[])',
    [ids, next.state, next.seat, next.since, next.reason, next.note, next.told],
  )
}

/** The last step on a report: what it was before. */
export const lastStep = (tx: Rows, report: string) =>
  tx.one<{ seat: number | null; what: string; was: Was }>(
    'select seat, what, was from triage_step where report = $1 order by id desc limit 1',
    [report],
  )
interface Was {
  state: TriageState
  seat: number | null
  since: string
  reason: AsideReason | null
  note: string
  told: Told | null
}

/** The sectors that its author said it concerns, of what the viewer gets. */
export const sectorsSaid = async (rows: Rows, ids: readonly string[]): Promise<Map<string, Sector[]>> =>
  new Map(
    (
      await rows.all<{ report: string; sectors: Sector[] }>(
        `select report, body #> '{affects,sectors}' as sectors from layer
          where report = any($1::uuid[]) and layer = 1 and body #> '{affects,sectors}' is not null`,
        [ids],
      )
    ).map(r => [r.report, r.sectors]),
  )

/** Situations that hold these reports now, of those that the viewer gets. */
export async function situationsOf(
  rows: Rows,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const found = await rows.all<{ report: string; id: string; name: string }>(
    `select r.report, s.id, situation_title(s.id) as name from situation_report r join situation s on s.id = r.situation
      where r.report = any($1::uuid[]) and r.until is null order by 3, s.id`,
    [ids],
  )
  const of = new Map<string, { id: string; name: string }[]>()
  for (const { report, id, name } of found) of.set(report, [...(of.get(report) ?? []), { id, name }])
  return of
}
