import type { ActionAnswer, ActionStep, AdvisoryKind } from '../domain/advisory.ts'
import { type Tlp, tlpOfRank } from '../domain/marking.ts'
import { type Layer, layerRank } from '../domain/report.ts'
import type { Rows } from './database.ts'
import type { Body } from './report-read.ts'

/** What members do about advisories. Rows are a member's own; whoever else asks gets numbers. */
export interface StoredAnswer {
  report: string
  step: string
  answer: ActionAnswer
  at: Date
  by: string
  help: string | null
}
/** Of the viewer's own member. */
export const ownAnswers = (rows: Rows, member: number, reports: readonly string[]): Promise<StoredAnswer[]> =>
  rows.all<StoredAnswer & { [k: string]: unknown }>(
    `select a.report, a.step, a.answer, a.at, p.name as by, a.help from action_answer a
       join seat s on s.circle = a.seat join person p on p.id = s.person
     where a.member = $1 and a.report = any($2::uuid[]) order by a.at, a.step`,
    [member, reports],
  )

export const keepAnswer = (
  tx: Rows,
  a: {
    report: string
    step: string
    member: number
    seat: number
    answer: ActionAnswer
    at: Date
    help: string | null
  },
) =>
  tx.all(
    `insert into action_answer(report, step, member, seat, answer, at, help) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (report, step, member) do update set seat = excluded.seat, answer = excluded.answer, at = excluded.at,
         help = coalesce(action_answer.help, excluded.help)`,
    [a.report, a.step, a.member, a.seat, a.answer, a.at, a.help],
  )

export interface Checklist {
  report: string
  kind: AdvisoryKind
  title: string
  tlp: Tlp
  steps: ActionStep[]
}
/** Those of these reports that are advisories with steps for the viewer, as its richest layer has them. */
export async function checklists(rows: Rows, ids: readonly string[]): Promise<Checklist[]> {
  const found = await rows.all<Omit<Checklist, 'tlp'> & { tlp: number }>(
    `select l.report, l.body #>> '{advisory,kind}' as kind, l.body ->> 'title' as title, l.tlp, l.body #> '{advisory,steps}' as steps
     from report r join lateral (select report, tlp, body from layer where report = r.id order by layer desc limit 1) l on true
     where r.id = any($1::uuid[]) and r.state = 'shared' and jsonb_array_length(coalesce(l.body #> '{advisory,steps}', '[]')) > 0`,
    [ids],
  )
  return found.map(f => ({ ...f, tlp: tlpOfRank(f.tlp) }))
}

/** What kind of advisory these are, and the steps, as the viewer's richest layer has them. */
export async function advisoryFacts(
  rows: Rows,
  ids: readonly string[],
): Promise<Map<string, { kind: AdvisoryKind; steps: ActionStep[] }>> {
  if (ids.length === 0) return new Map()
  const found = await rows.all<{ report: string; kind: AdvisoryKind; steps: ActionStep[] }>(
    `select distinct on (l.report) l.report, l.body #>> '{advisory,kind}' as kind, coalesce(l.body #> '{advisory,steps}', '[]') as steps
     from layer l where l.report = any($1::uuid[]) and l.body ? 'advisory' order by l.report, l.layer desc`,
    [ids],
  )
  return new Map(found.map(({ report, kind, steps }) => [report, { kind, steps }]))
}
/** When an alert last reached any circle, since then: whether there is anybody to be told at once. */
export const lastAlert = async (finder: Rows, since: Date): Promise<Date | undefined> =>
  (
    await finder.one<{ at: Date | null }>(
      "select max(f.at) as at from advisory a join feed f on f.report = a.report where a.kind = 'alert' and f.at > $1",
      [since],
    )
  )?.at ?? undefined

/** The marking and text of one layer, poorer than the richest perhaps, as the viewer gets it. */
export async function oneLayer(rows: Rows, report: string, layer: Layer) {
  const row = await rows.one<{ tlp: number; version: number; changed_at: Date; body: Body; indicators: number }>(
    `select tlp, version, changed_at, body, coalesce(jsonb_array_length(body -> 'indicators'), 0) as indicators
     from layer where report = $1 and layer = $2`,
    [report, layerRank(layer)],
  )
  return row && { ...row, tlp: tlpOfRank(row.tlp) }
}

export interface Count {
  step: string
  answer: ActionAnswer
  n: number
}
/** Of one advisory among several. */
export type Of<T> = T & { report: string }
/** What members on these advisories are shown: cells of five and more, as they stood at the last batch. */
export const shownTally = (rows: Rows, reports: readonly string[]): Promise<Of<Count>[]> =>
  rows.all<Of<Count> & { [k: string]: unknown }>(
    'select report, step, answer, n from action_shown where report = any($1::uuid[])',
    [reports],
  )
/** For the desk, live; nothing for anybody else. `sector` empty: small ones together. */
export const liveTally = (rows: Rows, reports: readonly string[]): Promise<Of<Count & { sector: string }>[]> =>
  rows.all<Of<Count & { sector: string }> & { [k: string]: unknown }>(
    `select r.report, t.sector, t.step, t.answer, t.n from unnest($1::uuid[]) r(report)
       cross join lateral action_tally(r.report) t`,
    [reports],
  )
export const membersAsked = (rows: Rows, reports: readonly string[], at: Date) =>
  rows.all<{ report: string; sector: string; n: number }>(
    `select r.report, t.sector, t.n from unnest($1::uuid[]) r(report) cross join lateral action_asked(r.report, $2) t`,
    [reports, at],
  )

export const recallTally = (rows: Rows, report: string) =>
  rows.one<{ asked: number; confirmed: number; since: Date; last_at: Date | null }>(
    'select asked, confirmed, since, last_at from recall_tally($1)',
    [report],
  )
/** False where nothing was recalled from this viewer. Confirming twice is one confirmation. */
export async function confirmRecall(
  tx: Rows,
  c: { recall: string; member: number; seat: number; at: Date },
): Promise<{ report: string } | undefined> {
  const found = await tx.one<{ report: string }>('select report from recall where id = $1 and advisory', [c.recall])
  if (!found) return undefined
  await tx.all(
    'insert into recall_confirmed(report, member, seat, at) values ($1, $2, $3, $4) on conflict do nothing',
    [found.report, c.member, c.seat, c.at],
  )
  return found
}

/** Nodes of the viewer's that have a champion who is somebody else. */
export const championedNodes = (rows: Rows, seat: number, now: Date) =>
  rows.all<{ circle: number; handle: string; name: string }>(
    `select n.circle, n.handle, n.name from node n join seat s on s.circle = n.champion
     where n.circle = any(my_circles()) and n.champion <> $1 and s.state = 'active' and (s.until is null or s.until > $2)
       and (n.until is null or n.until > $2) order by n.name`,
    [seat, now],
  )
