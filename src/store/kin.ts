import type { AssertedIndicator } from '../domain/rendition.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { Rows } from './database.ts'
import { reaches, viewerParameters } from './visible.ts'

/**
 * Finding the reports that may belong together, for one viewer: through the rule, so that nothing hidden counts. A value or
 * word that more than so many reports have is followed no further: it tells nothing, and would cost the most.
 */
export const MOST_HOLDERS = 60
export const MOST_WITH_WORD = 150
/** Of so many newest reports the commonness of words is taken; what stands in several of them is not looked up any further. */
const SAMPLE = 400
const SEVERAL = 12
/** Reports are counted no further than this. */
const MOST_COUNTED = 2500

const REACHES_FOUND = reaches('f.audience', 'f.excepted', 'f.tlp')
const REACHES_LINK = reaches('k.audience', 'k.excepted', 'k.tlp')

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
    select distinct k.indicator from link k where k.report = any($5::uuid[]) and k.withdrawn is null and ${REACHES_LINK})
  select m.indicator::float8 as indicator, i.type, h.report, h.id, h.role, h.use
  from mine m join indicator i on i.id = m.indicator cross join lateral (
    select k.report, k.id, k.role, k.use from link k
    where k.indicator = m.indicator and k.withdrawn is null and ${REACHES_LINK}
    order by k.at desc limit ${MOST_HOLDERS + 1}) h`
export const findHolders = (finder: Rows, viewer: Viewing, reports: readonly string[]): Promise<HolderRow[]> =>
  finder.all<HolderRow & { [k: string]: unknown }>(HOLDERS, [...viewerParameters(viewer), reports])

/** The lexemes of the richest layer that reaches the viewer. $5 reports. */
const WORDS = `
  select distinct on (f.report) f.report, tsvector_to_array(f.tsv) as words from found f
  where f.report = any($5::uuid[]) and ${REACHES_FOUND} order by f.report, f.layer desc`
export const findLexemes = (finder: Rows, viewer: Viewing, reports: readonly string[]) =>
  finder.all<{ report: string; words: string[] }>(WORDS, [...viewerParameters(viewer), reports])

/**
 * Of the viewer's newest reports, in how many each of these words stands, where it is several; how many these are, and how
 * many reports it gets at all. $5 words.
 */
const COMMONNESS = `
  with newest as materialized (
    select f.report, f.tsv from found f where ${REACHES_FOUND} order by f.at desc, f.report limit ${SAMPLE})
  select coalesce(array_agg(c.word), '{}') as words, coalesce(array_agg(c.n), '{}') as counts,
    (select count(distinct report)::int from newest) as size,
    (select count(distinct x.report)::int from (
      select f.report from found f where ${REACHES_FOUND} order by f.at desc limit ${MOST_COUNTED}) x) as reports
  from (select w.word, count(distinct n.report)::int as n from newest n cross join lateral unnest(tsvector_to_array(n.tsv)) w(word)
    where w.word = any($5::text[]) group by w.word having count(distinct n.report) >= ${SEVERAL}) c`
export interface Commonness {
  words: string[]
  counts: number[]
  size: number
  reports: number
}
export const findCommonness = (finder: Rows, viewer: Viewing, words: readonly string[]) =>
  finder.one<Commonness & { [k: string]: unknown }>(COMMONNESS, [...viewerParameters(viewer), words])

/** Who has each of these words: nobody is told of where more than MOST_WITH_WORD have it. $5 words. */
const WITH_WORD = `
  select w.word, x.reports from unnest($5::text[]) w(word) cross join lateral (
    select array_agg(distinct y.report) as reports, count(*) as n from (
      select f.report from found f
      where f.tsv @@ ('''' || replace(replace(w.word, '\\', '\\\\'), '''', '''''') || '''')::tsquery and ${REACHES_FOUND}
      limit ${MOST_WITH_WORD * 2 + 1}) y) x
  where x.n <= ${MOST_WITH_WORD * 2} and cardinality(x.reports) <= ${MOST_WITH_WORD}`
export const findWithWord = (finder: Rows, viewer: Viewing, words: readonly string[]) =>
  finder.all<{ word: string; reports: string[] }>(WITH_WORD, [...viewerParameters(viewer), words])

/** Which of these aliases stand in which of these reports. $5 reports, $6 aliases. */
const SAYS = `
  with said as materialized (select n, phraseto_tsquery('english', alias) as q, tsvector_to_array(to_tsvector('english', alias)) as words
    from unnest($6::text[]) with ordinality a(alias, n))
  select f.report, s.n::int - 1 as alias, s.words from found f join said s on f.tsv @@ s.q
  where numnode(s.q) > 0 and f.report = any($5::uuid[]) and ${REACHES_FOUND} group by 1, 2, 3`
export const findAliases = (finder: Rows, viewer: Viewing, reports: readonly string[], aliases: readonly string[]) =>
  aliases.length === 0
    ? Promise.resolve([])
    : finder.all<{ report: string; alias: number; words: string[] }>(SAYS, [
        ...viewerParameters(viewer),
        reports,
        aliases,
      ])

/** Who says any of these aliases, to MOST_HOLDERS each. $5 aliases. */
const SAYERS = `
  select a.n::int - 1 as alias, x.report from unnest($5::text[]) with ordinality a(alias, n) cross join lateral (
    select f.report from found f where f.tsv @@ phraseto_tsquery('english', a.alias) and ${REACHES_FOUND}
    order by f.at desc limit ${MOST_HOLDERS * 2}) x group by 1, 2`
export const findSayers = (finder: Rows, viewer: Viewing, aliases: readonly string[]) =>
  aliases.length === 0
    ? Promise.resolve([])
    : finder.all<{ alias: number; report: string }>(SAYERS, [...viewerParameters(viewer), aliases])

/** What the richest layer that the transaction's viewer gets says of time and values; withdrawn reports and advisories are not kin. */
export interface SaidRow {
  id: string
  occurred_at: string | null
  found_at: string | null
  /** Sectors and regions, as its author says. */
  affects: { sectors?: string[]; regions?: string[] } | null
  indicators: AssertedIndicator[] | null
  /** How many it says and did not take back, but for techniques. */
  count: number
  /** For those that are asked about: what words stand in it, as they are written. */
  text: string | null
}
const SAID = `
  select r.id, l.body ->> 'occurredAt' as occurred_at, l.body ->> 'foundAt' as found_at, l.body -> 'affects' as affects,
    case when r.id = any($2::uuid[]) then l.body -> 'indicators'
      else jsonb_path_query_array(l.body, '$.indicators[*] ? (exists(@.withdrawn) || @.use == "context" || @.role == "shared-hosting"
        || @.role == "sinkhole" || @.role == "victim" || @.role == "hacked-innocent")') end as indicators,
    jsonb_array_length(jsonb_path_query_array(l.body, '$.indicators[*] ? (!exists(@.withdrawn) && @.type != "attack-technique")')) as count,
    case when r.id = any($2::uuid[]) then concat_ws(' ', l.body ->> 'title', l.body ->> 'summary', l.body ->> 'notes', l.body ->> 'story') end as text
  from report r join lateral (select body from layer where report = r.id order by layer desc limit 1) l on true
  where r.id = any($1::uuid[]) and r.state = 'shared' and r.kind <> 'advisory'`
/** All indicators of those that are `whole`; of the others only those that do not count whole. */
export const loadSaid = (rows: Rows, ids: readonly string[], whole: readonly string[]): Promise<SaidRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : rows.all<SaidRow & { [k: string]: unknown }>(SAID, [ids, whole])

/** Reports of one situation that a report is compared with: those drawn in last. */
const OF_SITUATION = 40
/** The situations that the viewer gets and any of these reports is in now, with what is in them. */
export const loadPlaces = (rows: Rows, ids: readonly string[]): Promise<{ report: string; situation: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : rows.all(
        `select p.report, s.id as situation from (select distinct p.situation as id from situation_report p join situation x on x.id = p.situation
            where p.report = any($1::uuid[]) and p.until is null) s
          cross join lateral (select p.report, p.since from situation_report p where p.situation = s.id and p.until is null
            order by p.report = any($1::uuid[]) desc, p.since desc, p.report limit ${OF_SITUATION}) p order by s.id, p.since, p.report`,
        [ids],
      )

/** Situations and reports by their names, as far as the transaction's viewer gets them. */
export const namesOf = (rows: Rows, situations: readonly string[], reports: readonly string[]) =>
  rows.all<{ id: string; name: string }>(
    `select id, situation_title(id) as name from situation where id = any($1::uuid[])
         union all select report, body ->> 'title' from layer where report = any($2::uuid[]) and layer = 1`,
    [situations, reports],
  )
