import { DESK_HANDLE, deskName } from '../domain/desk.ts'
import { type Tlp, tlpOfRank } from '../domain/marking.ts'
import type { AssertedIndicator, Rendition } from '../domain/rendition.ts'
import { LAYERS, type Layer, layerRank, type WithdrawalReason } from '../domain/report.ts'
import type { Viewing } from '../domain/sharing.ts'
import type { Rows } from './database.ts'
import { type Narrow, narrowed } from './narrow.ts'
import { feedPage, LOOKUP, REACH, searchPage, UNREAD, UNREAD_BUT, viewerParameters } from './visible.ts'

/** Reading reports as a viewer: the finder says which, row-level security hands out the text. */
export type Body = Rendition<AssertedIndicator> & { crowd: string }

export interface FeedPlace {
  at: string
  report: string
}
export interface FeedFilter extends Omit<Narrow, 'unreadBy' | 'notMutedBy'> {
  circles: readonly number[]
  seat: number
  unread: boolean
  withMuted: boolean
}

/** Ids of a page of the feed, newest first, with the time each first reached the viewer (through `filter.circles`). */
export async function findFeed(
  finder: Rows,
  viewer: Viewing,
  filter: FeedFilter,
  limit: number,
  after: FeedPlace | undefined,
) {
  const values: unknown[] = [
    ...viewerParameters(viewer),
    limit,
    after?.at ?? null,
    after?.report ?? null,
    filter.circles,
  ]
  const bind = (value: unknown) => `$${values.push(value)}`
  const { circles: _circles, seat, unread, withMuted, ...narrow } = filter
  const more = narrowed(
    { ...narrow, unreadBy: unread ? seat : undefined, notMutedBy: withMuted ? undefined : seat },
    bind,
  )
  // At is carried as text: a JavaScript Date would lose the microseconds that the cursor has to compare by.
  const found = await finder.all<{ report: string; at: string }>(
    `select x.report, x.at::text from (${feedPage(more)}) x`,
    values,
  )
  return found
}

/** Reports with these words, best match first. */
export async function findWords(
  finder: Rows,
  viewer: Viewing,
  words: string,
  limit: number,
  narrow: Narrow,
): Promise<string[]> {
  const values: unknown[] = [...viewerParameters(viewer), words, limit]
  const more = narrowed(narrow, value => `$${values.push(value)}`)
  return (await finder.all<{ report: string }>(searchPage(more), values)).map(r => r.report)
}

export interface Hit {
  type: string
  value: string
  report: string
  role: string
  use: string
}
export const findValues = (finder: Rows, viewer: Viewing, values: readonly string[]): Promise<Hit[]> =>
  finder.all<Hit>(LOOKUP, [...viewerParameters(viewer), values])

/** Whether any layer of a report reaches the transaction's viewer. */
export const getsReport = async (rows: Rows, report: string): Promise<boolean> =>
  (await rows.one('select from layer where report = $1 limit 1', [report])) !== undefined

/** When each layer of a report first reached the viewer, and which of its own circles the one that it reads was given to. */
export interface Reach {
  at: Record<Layer, Date>
  circles: number[]
}
export async function findReach(finder: Rows, viewer: Viewing, ids: readonly string[]): Promise<Map<string, Reach>> {
  const found = await finder.all<ReachRow>(REACH, [...viewerParameters(viewer), ids])
  const circles = new Map(found.flatMap(f => (f.circles ? [[f.report, f.circles] as const] : [])))
  return new Map(
    found.flatMap(f => {
      if (!f.at) return []
      const at = { headline: f.at, technical: f.technical_at ?? f.at, full: f.full_at ?? f.at }
      return [[f.report, { at, circles: circles.get(f.report) ?? [] }] as const]
    }),
  )
}
/** When it first got a report, or the circles through which it did. */
interface ReachRow {
  report: string
  at: Date | null
  technical_at: Date | null
  full_at: Date | null
  circles: number[] | null
}

/** One layer's audience and who is excepted: for what follows from it, and for no answer. */
export const gateOfLayer = (finder: Rows, report: string, layer: Layer) =>
  finder.one<{ audience: number[]; excepted: number[] }>(
    'select audience, excepted from layer where report = $1 and layer = $2',
    [report, layerRank(layer)],
  )

/** Seats that have read a report: of its own organisation's reports, each is told whether it has. */
export const seatsThatRead = async (finder: Rows, report: string): Promise<ReadonlySet<number>> =>
  new Set((await finder.all<{ seat: number }>('select seat from reading where report = $1', [report])).map(r => r.seat))

/** Unread reports in all of the viewer's circles but muted ones, and in each that has any; a hundred stands for a hundred or more. */
export async function countUnread(finder: Rows, viewer: Viewing & { seat: number }, muted: readonly number[] = []) {
  const [text, more] = muted.length === 0 ? [UNREAD, []] : [UNREAD_BUT, [muted]]
  const values = [...viewerParameters(viewer), viewer.seat, ...more]
  const found = await finder.all<{ circle: number | null; unread: number }>(text, values)
  return {
    all: found.find(f => f.circle === null)?.unread ?? 0,
    byCircle: new Map(found.flatMap(f => (f.circle === null ? [] : [[f.circle, f.unread] as const]))),
  }
}

/** Who something is from, as it is named: an organisation, or the desk's analyst who is lent by one. */
export interface Named {
  circle: number
  handle: string
  name: string
  analyst: number | undefined
}
interface NamedRow {
  handle: string | null
  name: string | null
  analyst: number | null
}
export function namedOf(circle: number | null, { handle, name, analyst }: NamedRow): Named | undefined {
  if (circle === null || handle === null || name === null) return undefined
  return analyst === null
    ? { circle, handle, name, analyst: undefined }
    : { circle, handle: DESK_HANDLE, name: deskName(analyst), analyst }
}

export interface StoredReport {
  id: string
  state: 'shared' | 'withdrawn'
  layer: Layer
  tlp: Tlp
  version: number
  changedAt: Date
  body: Body
  indicatorCount: number
  /** The author's member, where this viewer gets the name. */
  member: Named | undefined
  entries: number
  sightings: number
  answered: boolean
  readAt: Date | undefined
  interest: 'follow' | 'mute' | undefined
  withdrawnReason: WithdrawalReason | undefined
}
interface Row {
  id: string
  state: StoredReport['state']
  layer: number
  tlp: number
  version: number
  changed_at: Date
  body: Body
  indicators: number
  member: number | null
  handle: string | null
  name: string | null
  analyst: number | null
  entries: number
  sightings: number
  answered: boolean
  read_at: Date | null
  interest: 'follow' | 'mute' | null
  withdrawn_reason: WithdrawalReason | null
}

const REPORTS = (body: string, more = '') => `
  select r.id, r.state, l.layer, l.tlp, l.version, l.changed_at, ${body} as body,
    coalesce(jsonb_array_length(l.body -> 'indicators'), 0) as indicators,
    m.circle as member, m.handle, m.name, n.analyst, e.entries, e.sightings, e.answered,
    g.last_at as read_at, i.state as interest, w.withdrawn_reason${more}
  from report r
    join lateral (select * from (select layer, tlp, version, changed_at, body from layer where report = r.id) x
      order by layer desc limit 1) l on true
    left join lateral (select a.member, a.analyst from authorship a where a.report = r.id limit 1) n on true
    left join member m on m.circle = n.member
    cross join lateral (select count(*) filter (where kind <> 'sighting')::int as entries,
      count(*) filter (where kind = 'sighting')::int as sightings, coalesce(bool_or(accepted), false) as answered
      from entry e where e.report = r.id) e
    left join reading g on g.report = r.id and g.seat = $2
    left join interest i on i.what = 'report' and i.target = r.id::text and i.seat = $2
    left join author w on w.report = r.id and r.state = 'withdrawn'
  where r.id = any($1::uuid[])`
/** Whoever opens a report waits once: what only its author's organisation reads is asked for when it is theirs. */
const WHOLE = REPORTS(
  'l.body',
  `, exists (select from author a where a.report = r.id) as own,
    (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'media', t.media, 'size', t.size) order by t.name, t.id), '[]')
      from attachment t where t.report = r.id) as attachments`,
)
const BRIEF_BODY = `jsonb_build_object('kind', l.body -> 'kind', 'title', l.body -> 'title', 'summary', l.body -> 'summary',
  'crowd', l.body -> 'crowd') || case when l.body ? 'advisory' then jsonb_build_object('advisory', jsonb_build_object('kind', l.body #> '{advisory,kind}')) else '{}' end`
const BRIEF = REPORTS(BRIEF_BODY)
/** What stands at the head of a report, without its thread and what its reader did with it. */
const HEADS = `
  select r.id, r.state, l.layer, l.tlp, l.version, l.changed_at, ${BRIEF_BODY} as body,
    coalesce(jsonb_array_length(l.body -> 'indicators'), 0) as indicators, m.circle as member, m.handle, m.name, n.analyst,
    0 as entries, 0 as sightings, false as answered, null::timestamptz as read_at, null as interest, null as withdrawn_reason
  from report r
    join lateral (select layer, tlp, version, changed_at, body from layer where report = r.id order by layer desc limit 1) l on true
    left join lateral (select a.member, a.analyst from authorship a where a.report = r.id limit 1) n on true
    left join member m on m.circle = n.member
  where r.id = any($1::uuid[])`
/** As `loadReports`, with no entries and unread: for look-ups, and for what was shared just now. In no order. */
export const loadHeads = async (rows: Rows, ids: readonly string[]): Promise<StoredReport[]> =>
  ids.length === 0 ? [] : (await rows.all<Row>(HEADS, [ids])).map(stored)

/**
 * What a list shows of the richest layer of each report as the transaction's viewer gets it, in the order of `ids`; hidden
 * ones are absent.
 */
export async function loadReports(rows: Rows, seat: number, ids: readonly string[]): Promise<StoredReport[]> {
  if (ids.length === 0) return []
  const found = await rows.all<Row>(BRIEF, [ids, seat])
  const byId = new Map(found.map(r => [r.id, stored(r)]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

export interface WholeReport extends StoredReport {
  /** Of the viewer's own organisation. */
  own: boolean
  attachments: { id: string; name: string; media: string; size: number }[]
}
/** One report with all that its page shows of it, as the transaction's viewer gets it. */
export async function loadWhole(rows: Rows, seat: number, id: string): Promise<WholeReport | undefined> {
  const row = await rows.one<Row & Pick<WholeReport, 'own' | 'attachments'>>(WHOLE, [[id], seat])
  return row && { ...stored(row), own: row.own, attachments: row.attachments }
}

function stored(r: Row): StoredReport {
  const layer = LAYERS[r.layer - 1]
  if (!layer) throw new RangeError(`no layer ${r.layer}`)
  return {
    id: r.id,
    state: r.state,
    layer,
    tlp: tlpOfRank(r.tlp),
    version: r.version,
    changedAt: r.changed_at,
    body: r.body,
    indicatorCount: r.indicators,
    member: namedOf(r.member, r),
    entries: r.entries,
    sightings: r.sightings,
    answered: r.answered,
    readAt: r.read_at ?? undefined,
    interest: r.interest ?? undefined,
    withdrawnReason: r.withdrawn_reason ?? undefined,
  }
}
