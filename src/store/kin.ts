import type { AssertedIndicator } from '../domain/rendition.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { Rows } from './database.ts'
import { reaches, viewerParameters } from './visible.ts'

/**
 * Finding the reports that may belong together, for one viewer: through the rule, so that nothing hidden counts. A value
 * that more than `MOST` reports hold is read no further: it tells nothing, and would cost the most.
 */
export const MOST = 60

/** A report that holds an indicator, as its technical layer says. */
export interface HolderRow {
  indicator: number
  type: string
  report: string
  /** Of the asserted indicator, as it stands in the report. */
  id: string
  role: string
  use: string
}
/** Everybody who holds what one of these reports holds. $5 reports. */
const HOLDERS = `
  with mine as materialized (
    select distinct k.indicator from link k
    where k.report = any($5::uuid[]) and k.withdrawn is null and ${reaches('k.audience', 'k.excepted', 'k.tlp')})
  select m.indicator::float8 as indicator, i.type, h.report, h.id, h.role, h.use
  from mine m join indicator i on i.id = m.indicator cross join lateral (
    select k.report, k.id, k.role, k.use from link k
    where k.indicator = m.indicator and k.withdrawn is null and ${reaches('k.audience', 'k.excepted', 'k.tlp')}
    order by k.at desc limit ${MOST + 1}) h`
export const findHolders = (finder: Rows, viewer: Viewing, reports: readonly string[]): Promise<HolderRow[]> =>
  finder.all<HolderRow & { [k: string]: unknown }>(HOLDERS, [...viewerParameters(viewer), reports])

/** What the richest layer that the transaction's viewer gets says of time and values; withdrawn reports and advisories are not kin. */
export interface SaidRow {
  id: string
  occurred_at: string | null
  found_at: string | null
  indicators: AssertedIndicator[] | null
}
const SAID = `
  select r.id, l.body ->> 'occurredAt' as occurred_at, l.body ->> 'foundAt' as found_at,
    case when r.id = any($2::uuid[]) then l.body -> 'indicators' end as indicators
  from report r join lateral (select body from layer where report = r.id order by layer desc limit 1) l on true
  where r.id = any($1::uuid[]) and r.state = 'shared' and r.kind <> 'advisory'`
/** `whole`: those whose values are wanted, too. */
export const loadSaid = (rows: Rows, ids: readonly string[], whole: readonly string[]): Promise<SaidRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : rows.all<SaidRow & { [k: string]: unknown }>(SAID, [ids, whole])

/** Which situations that the viewer gets these reports are in now. */
export const loadPlaces = (rows: Rows, ids: readonly string[]): Promise<{ report: string; situation: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : rows.all(
        `select p.report, p.situation from situation_report p join situation s on s.id = p.situation
          where p.report = any($1::uuid[]) and p.until is null order by s.opened_at, s.id`,
        [ids],
      )
