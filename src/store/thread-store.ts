import { LAYERS, type Layer } from '../domain/report.ts'
import type { Rows } from './database.ts'
import { type Named, namedOf } from './report-read.ts'

/** A circle, and what is said of it to whoever may not know it. */
export interface Mention {
  circle: number
  words: string
}

export interface StoredEntry {
  id: string
  report: string
  kind: 'reply' | 'more-detail' | 'sighting' | 'need-help'
  layer: Layer
  at: Date
  body: string
  count: number | undefined
  seenAt: Date | undefined
  value: string | undefined
  byAuthor: boolean
  crowd: string
  private: boolean
  accepted: boolean
  /** Whom its text mentions, in the order of its marks. */
  mentions: readonly Mention[]
  /** Who wrote it, where this viewer gets the name (its own entries too). */
  writer: (Named & { named: boolean }) | undefined
}
interface Row {
  id: string
  report: string
  kind: StoredEntry['kind']
  layer: number
  at: Date
  body: string
  count: number | null
  seen_at: Date | null
  value: string | null
  by_author: boolean
  crowd: string
  private: boolean
  accepted: boolean
  writer: number | null
  handle: string | null
  name: string | null
  analyst: number | null
  named: boolean | null
  mentions: Mention[] | null
}

/** The report's author stands for its own entries: they are named to whoever gets the report's name. */
const ENTRIES = `
  select e.id, e.report, e.kind, e.layer, e.at, e.body, e.count, e.seen_at, e.value, e.by_author, e.crowd, e.private, e.accepted,
    m.circle as writer, m.handle, m.name, coalesce(a.analyst, n.analyst) as analyst, a.named,
    (select json_agg(json_build_object('circle', x.circle, 'words', x.words) order by x.n) from entry_mention x where x.entry = e.id) as mentions
  from entry e
    left join entry_author a on a.entry = e.id
    left join lateral (select n.member, n.analyst from authorship n where n.report = e.report and e.by_author limit 1) n on true
    left join member m on m.circle = coalesce(a.member, n.member)`

export const loadEntries = async (rows: Rows, report: string): Promise<StoredEntry[]> =>
  (await rows.all<Row>(`${ENTRIES} where e.report = $1 order by e.at, e.id`, [report])).map(stored)
export const loadEntry = async (rows: Rows, report: string, id: string): Promise<StoredEntry | undefined> =>
  (await rows.all<Row>(`${ENTRIES} where e.report = $1 and e.id = $2`, [report, id])).map(stored)[0]

function stored(r: Row): StoredEntry {
  const layer = LAYERS[r.layer - 1]
  if (!layer) throw new RangeError(`no layer ${r.layer}`)
  const writer = namedOf(r.writer, r)
  return {
    id: r.id,
    report: r.report,
    kind: r.kind,
    layer,
    at: r.at,
    body: r.body,
    count: r.count ?? undefined,
    seenAt: r.seen_at ?? undefined,
    value: r.value ?? undefined,
    byAuthor: r.by_author,
    crowd: r.crowd,
    private: r.private,
    accepted: r.accepted,
    mentions: r.mentions ?? [],
    writer: writer && { ...writer, named: r.named ?? true },
  }
}

export interface NewEntry {
  id: string
  report: string
  layer: number
  kind: StoredEntry['kind']
  at: Date
  body: string
  crowd: string
  byAuthor: boolean
  count?: number
  seenAt?: Date | undefined
  value?: string | undefined
  mentions?: readonly Mention[]
  /** `analyst`: a secondee's identity at the desk. `own`: who has the entry as its own. */
  writer: { member: number; seat: number; named: boolean; analyst: number | undefined; own: readonly number[] }
}

export async function insertEntry(tx: Rows, e: NewEntry): Promise<void> {
  await tx.all(
    `insert into entry(id, report, layer, kind, at, body, count, seen_at, value, by_author, crowd)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      e.id,
      e.report,
      e.layer,
      e.kind,
      e.at,
      e.body,
      e.count ?? null,
      e.seenAt ?? null,
      e.value ?? null,
      e.byAuthor,
      e.crowd,
    ],
  )
  await insertWriter(tx, e)
  await insertMentions(tx, e)
}

async function insertMentions(tx: Rows, { id, mentions = [] }: Pick<NewEntry, 'id' | 'mentions'>): Promise<void> {
  if (mentions.length === 0) return
  await tx.all(
    `insert into entry_mention(entry, n, circle, words)
       select $1, x.n - 1, x.circle, x.words from unnest($2::int[], $3::text[]) with ordinality as x(circle, words, n)`,
    [id, mentions.map(m => m.circle), mentions.map(m => m.words)],
  )
}

/** To the author alone (or, from the author, to the one who asked). False when there is no such thread for the writer. */
export async function insertPrivateEntry(tx: Rows, e: NewEntry, answering: string | undefined): Promise<boolean> {
  const done = await tx.one<{ ok: boolean }>('select add_private_entry($1, $2, $3, $4, $5, $6, $7, $8, $9) as ok', [
    e.id,
    e.report,
    e.layer,
    e.kind,
    e.at,
    e.body,
    e.crowd,
    e.byAuthor,
    answering ?? null,
  ])
  if (!done?.ok) return false
  await insertWriter(tx, e)
  await insertMentions(tx, e)
  return true
}

/** A thread with one side alone: the desk, or the champion of a node of the writer's. False where there is no such. */
export async function insertHelp(tx: Rows, e: Omit<NewEntry, 'kind' | 'layer'>, node: number | null): Promise<boolean> {
  const done = await tx.one<{ ok: boolean }>('select ask_for_help($1, $2, $3, $4, $5, $6) as ok', [
    e.id,
    e.report,
    node,
    e.at,
    e.body,
    e.crowd,
  ])
  if (!done?.ok) return false
  await insertWriter(tx, e)
  return true
}

/** The author's own entries have no writer of their own: the name is that of the report. */
async function insertWriter(tx: Rows, e: Pick<NewEntry, 'id' | 'byAuthor' | 'writer'>): Promise<void> {
  if (e.byAuthor) return
  await tx.all('insert into entry_author(entry, member, seat, named, own, analyst) values ($1, $2, $3, $4, $5, $6)', [
    e.id,
    e.writer.member,
    e.writer.seat,
    e.writer.named,
    e.writer.own,
    e.writer.analyst ?? null,
  ])
}

/** The one answer of a question; another one before it is none any more. */
export const acceptEntry = (tx: Rows, report: string, entry: string) =>
  tx.all('update entry set accepted = (id = $2) where report = $1 and accepted <> (id = $2)', [report, entry])
