import type { ActionStep, AdvisoryContent, AdvisoryKind, AdvisoryPart } from '../domain/advisory.ts'
import type { AdvisoryRendition } from '../domain/advisory-rendition.ts'
import { tlpRank } from '../domain/marking.ts'
import type { AssertedIndicator } from '../domain/rendition.ts'
import { type Affects, LAYERS, type Layer, layerRank, type WithdrawalReason } from '../domain/report.ts'
import type { Gate } from '../domain/sharing.ts'
import type { AudienceIn } from '../formats/api/reports.ts'
import type { Rows } from './database.ts'
import { type Named, namedOf } from './report-read.ts'

/** What the desk drafts and publishes. Every statement runs as the analyst: what rests on what it does not get is not there. */
export interface AdvisoryRow {
  id: string
  kind: AdvisoryKind
  situation: string | null
  situation_name: string | null
  report: string | null
  state: 'draft' | 'published' | 'recalled'
  edition: number
  published: number
  version: number
  content: AdvisoryContent
  audience: AudienceIn | null
  tlp: number
  opened_at: Date
  changed_at: Date
  signed_by: number | null
  signed_analyst: number | null
  signed_at: Date | null
  recalled_at: Date | null
  recalled_for: WithdrawalReason | null
}
const COLUMNS = `a.id, a.kind, a.situation, situation_title(s.id) as situation_name, a.report, a.state, a.edition, a.published, a.version, a.content,
  a.asked as audience, a.tlp, a.opened_at, a.changed_at, a.signed_by, w.analyst as signed_analyst, a.signed_at, a.recalled_at, a.recalled_for
  from advisory a left join situation s on s.id = a.situation left join seat w on w.circle = a.signed_by`

export const readAdvisory = (rows: Rows, id: string): Promise<AdvisoryRow | undefined> =>
  rows.one<AdvisoryRow>(`select ${COLUMNS} where a.id = $1`, [id])
/** Held to the end of the transaction. */
export const lockAdvisory = async (rows: Rows, id: string): Promise<AdvisoryRow | undefined> => {
  await rows.one('select from advisory where id = $1 for update', [id])
  return readAdvisory(rows, id)
}

export type AdvisoryHead = Pick<
  AdvisoryRow,
  'id' | 'kind' | 'report' | 'state' | 'edition' | 'published' | 'signed_by' | 'tlp' | 'changed_at'
> & { title: string; at: string }
const PARTS: Record<AdvisoryPart, string> = {
  'in-hand': "state <> 'recalled' and edition > published",
  recalled: "state = 'recalled'",
}
/** Last changed first; `after` the place to go on from. */
export const listAdvisories = (
  rows: Rows,
  part: AdvisoryPart | undefined,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<AdvisoryHead[]> =>
  rows.all<AdvisoryHead>(
    `select id, kind, report, state, edition, published, signed_by, tlp, changed_at, changed_at::text as at,
       content #>> '{title,text}' as title from advisory
     where ($1::timestamptz is null or (changed_at, id) < ($1::timestamptz, $2::uuid)) ${part ? `and ${PARTS[part]}` : ''}
     order by changed_at desc, id desc limit $3`,
    [after?.at ?? null, after?.id ?? null, limit],
  )

export const insertAdvisory = (
  tx: Rows,
  a: {
    id: string
    origin: string
    kind: AdvisoryKind
    situation: string | undefined
    content: AdvisoryContent
    tlp: number
    seat: number
    at: Date
  },
) =>
  tx.all(
    `insert into advisory(id, origin, kind, situation, content, asked, tlp, opened_at, opened_by, changed_at)
       values ($1, $2, $3, $4, $5, null, $6, $7, $8, $7)`,
    [a.id, a.origin, a.kind, a.situation ?? null, JSON.stringify(a.content), a.tlp, a.at, a.seat],
  )

/** The draft as it shall stand; of a published one, its next edition. What was signed is not signed any more. */
export const saveAdvisory = (
  tx: Rows,
  id: string,
  a: { content: AdvisoryContent; audience: AudienceIn | null; tlp: number; at: Date },
) =>
  tx.all(
    `update advisory set content = $2, asked = $3, tlp = $4, changed_at = $5, version = version + 1, edition = published + 1
       where id = $1`,
    [id, JSON.stringify(a.content), a.audience === null ? null : JSON.stringify(a.audience), a.tlp, a.at],
  )
export const dropAdvisory = async (tx: Rows, id: string): Promise<boolean> =>
  (await tx.one('delete from advisory where id = $1 returning id', [id])) !== undefined

/** The advisory rests on these layers from now on, and for good. False when the viewer does not get one of them. */
export async function restOn(
  tx: Rows,
  id: string,
  sources: readonly { report: string; layer: Layer }[],
): Promise<boolean> {
  if (sources.length === 0) return true
  const found = await tx.one<{ ok: boolean }>(
    'select bool_and(rest($1, s.report, s.layer)) as ok from unnest($2::uuid[], $3::smallint[]) s(report, layer)',
    [id, sources.map(s => s.report), sources.map(s => layerRank(s.layer))],
  )
  return found?.ok === true
}

export const handsIn = (rows: Rows, id: string, edition: number): Promise<{ seat: number; analyst: number | null }[]> =>
  rows.all(
    `select h.seat, s.analyst from advisory_hand h join seat s on s.circle = h.seat
       where h.advisory = $1 and h.edition = $2 order by h.at, h.seat`,
    [id, edition],
  )
export const isHandOf = async (rows: Rows, id: string, edition: number, seat: number): Promise<boolean> =>
  (
    await rows.one<{ is: boolean }>(
      'select exists (select from advisory_hand h where h.advisory = $1 and h.edition = $2 and same_human(h.seat, $3)) as is',
      [id, edition, seat],
    )
  )?.is === true
export const editionsOf = (
  rows: Rows,
  id: string,
): Promise<{ edition: number; at: Date; published_by: number | null; signed_by: number | null }[]> =>
  rows.all(
    `select e.edition, e.at, p.analyst as published_by, s.analyst as signed_by from advisory_edition e
       join seat p on p.circle = e.published_by join seat s on s.circle = e.signed_by
       where e.advisory = $1 order by e.edition desc`,
    [id],
  )

export type Signing = 'signed' | 'changed' | 'nothing' | 'hand'
export const signAdvisory = async (tx: Rows, id: string, version: number, at: Date): Promise<Signing | undefined> =>
  (await tx.one<{ is: Signing | null }>('select sign_advisory($1, $2, $3) as is', [id, version, at]))?.is ?? undefined

/** Which circles of an audience a layer does not reach, for those of the layers that the viewer gets. */
export async function missingFrom(
  rows: Rows,
  sources: readonly { report: string; layer: Layer }[],
  circles: readonly number[],
): Promise<{ report: string; layer: number; tlp: number; missing: number[] }[]> {
  if (sources.length === 0) return []
  return rows.all('select * from missing_from($1::uuid[], $2::smallint[], $3::int[])', [
    sources.map(s => s.report),
    sources.map(s => layerRank(s.layer)),
    circles,
  ])
}

/** Those of these entries that are the reporter's own private answer to the desk. */
export async function answersAmong(
  rows: Rows,
  asked: readonly { report: string; entry: string }[],
): Promise<{ report: string; entry: string }[]> {
  if (asked.length === 0) return []
  return rows.all(
    'select a.report, a.entry from unnest($1::uuid[], $2::uuid[]) a(report, entry) where is_answer(a.report, a.entry)',
    [asked.map(a => a.report), asked.map(a => a.entry)],
  )
}

/** A layer or a released text that lets a part go. */
export type Carrying = { report: string; layer: Layer } | { release: string }
export type Publishing = 'published' | 'changed' | 'nothing' | 'unsigned'
export interface Edition {
  id: string
  version: number
  report: string
  recall: string
  title: string
  request: unknown
  at: Date
  gate: Gate
  bodies: ReadonlyMap<Layer, object>
  /** Of each part, the sources that let it go: whom each of them excepts is excepted by the database. */
  parts: readonly (readonly Carrying[])[]
}
export async function publishEdition(tx: Rows, e: Edition): Promise<Publishing | undefined> {
  const literal = (ids: readonly number[]) => `{${ids.join(',')}}`
  const done = await tx.one<{ is: Publishing | null }>(
    'select publish_advisory($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as is',
    [
      ...[e.id, e.version, e.report, e.recall, e.title, e.gate.excepted, JSON.stringify(e.request), e.at],
      e.gate.layers.map(l => layerRank(l.layer)),
      e.gate.layers.map(l => tlpRank(l.tlp)),
      e.gate.layers.map(l => literal(l.audience)),
      e.gate.layers.map(l => JSON.stringify(e.bodies.get(l.layer))),
      JSON.stringify(
        e.parts.map(part => part.map(s => ('release' in s ? s : { report: s.report, layer: layerRank(s.layer) }))),
      ),
    ],
  )
  return done?.is ?? undefined
}
export const recallEdition = async (
  tx: Rows,
  r: { id: string; recall: string; at: Date; reason: WithdrawalReason; title: string },
): Promise<'recalled' | 'nothing' | undefined> =>
  (
    await tx.one<{ is: 'recalled' | 'nothing' | null }>('select recall_advisory($1, $2, $3, $4, $5) as is', [
      ...[r.id, r.recall, r.at, r.reason, r.title],
    ])
  )?.is ?? undefined

type AdvisoryBody = AdvisoryRendition<AssertedIndicator> & { crowd: string }
/** What each layer says as it was published last. */
export async function publishedBodies(rows: Rows, report: string): Promise<Map<Layer, AdvisoryBody>> {
  const found = await rows.all<{ layer: number; body: AdvisoryBody }>(
    'select layer, body from layer where report = $1',
    [report],
  )
  return new Map(found.flatMap(({ layer, body }) => (LAYERS[layer - 1] ? [[LAYERS[layer - 1] as Layer, body]] : [])))
}

/** Reports that may be rested on, each with the layers that the viewer gets of it. */
export interface SourceRow {
  report: string
  layer: number
  /** The layers that the viewer gets, poorest first, with their markings. */
  layers: number[]
  tlps: number[]
  body: {
    title: string
    summary: string
    crowd: string
    notes?: string
    story?: string
    affects?: Affects
    indicators?: AssertedIndicator[]
  }
  from: Named | undefined
}
export async function sourceReports(rows: Rows, reports: readonly string[]): Promise<SourceRow[]> {
  if (reports.length === 0) return []
  const found = await rows.all<
    Omit<SourceRow, 'from'> & {
      member: number | null
      handle: string | null
      name: string | null
      analyst: number | null
    }
  >(
    `select l.report, l.layer, t.layers, t.tlps, l.body, m.circle as member, m.handle, m.name, n.analyst
     from unnest($1::uuid[]) with ordinality x(report, place)
       join lateral (select report, layer, body from layer where report = x.report order by layer desc limit 1) l on true
       join lateral (select array_agg(layer order by layer) as layers, array_agg(tlp order by layer) as tlps from layer where report = x.report) t on true
       left join lateral (select a.member, a.analyst from authorship a where a.report = x.report limit 1) n on true
       left join member m on m.circle = n.member
     order by x.place`,
    [reports],
  )
  return found.map(({ member, handle, name, analyst, ...row }) => ({
    ...row,
    from: namedOf(member, { handle, name, analyst }),
  }))
}
/** Body of one layer, for whether it says a value. */
export const layerBodies = (
  rows: Rows,
  sources: readonly { report: string; layer: Layer }[],
): Promise<{ report: string; layer: number; body: SourceRow['body'] }[]> =>
  rows.all(
    `select l.report, l.layer, l.body from unnest($1::uuid[], $2::smallint[]) s(report, layer)
       join layer l on l.report = s.report and l.layer = s.layer`,
    [sources.map(s => s.report), sources.map(s => layerRank(s.layer))],
  )

/** Reports that stand in a situation now, newest first. */
/** Those that the viewer gets, newest first; `only`: of these. */
export const reportsOfSituation = async (
  rows: Rows,
  situation: string,
  { limit, only }: { limit: number; only?: readonly string[] | undefined },
): Promise<string[]> =>
  (
    await rows.all<{ report: string }>(
      `select report from situation_report
         where situation = $1 and until is null and ($3::uuid[] is null or report = any ($3)) order by since desc, report limit $2`,
      [situation, limit, only ?? null],
    )
  ).map(r => r.report)
export const situationName = async (rows: Rows, id: string): Promise<string | undefined> =>
  (await rows.one<{ name: string }>('select situation_title(id) as name from situation where id = $1', [id]))?.name

/** Reports that were drawn into the situations that the viewer gets, in a period, newest first. */
export const drawnIn = async (rows: Rows, from: Date, to: Date, limit: number): Promise<string[]> =>
  (
    await rows.all<{ report: string }>(
      `select r.report::text from situation_report r join report p on p.id = r.report
         where r.until is null and r.since between $1 and $2 and p.kind <> 'advisory'
         group by r.report order by max(r.since) desc, r.report limit $3`,
      [from, to, limit],
    )
  ).map(r => r.report)
export interface PublishedRow {
  report: string
  kind: AdvisoryKind
  at: Date
  title: string
  summary: string
  steps: ActionStep[]
}
/** Alerts and advisories that went out in a period and were not recalled, as far as the viewer gets them. */
export const publishedIn = (rows: Rows, from: Date, to: Date, limit: number): Promise<PublishedRow[]> =>
  rows.all<PublishedRow & { [k: string]: unknown }>(
    `select a.report::text, a.kind, a.published_at as at, l.body ->> 'title' as title, l.body ->> 'summary' as summary,
         coalesce(t.body #> '{advisory,steps}', '[]') as steps
       from advisory a join layer l on l.report = a.report and l.layer = 1 left join layer t on t.report = a.report and t.layer = 2
       where a.state = 'published' and a.kind in ('alert', 'advisory') and a.published_at between $1 and $2
       order by a.published_at desc, a.id limit $3`,
    [from, to, limit],
  )

/** Members that the viewer may know, for what would tell one of them. */
export const knownMembers = (
  rows: Rows,
  circles: readonly number[],
): Promise<{ name: string; short: string[]; domains: string[]; networks: string[] }[]> =>
  rows.all(
    `select m.name, m.short_names as short, m.networks::text[] as networks, m.domains || array(select d.domain from member_domain d
         where d.member = m.circle and d.dropped_at is null and d.domain <> all(m.domains)) as domains
       from member m where m.circle = any($1::int[])`,
    [circles],
  )
