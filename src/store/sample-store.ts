import type { SampleRemoval, SampleState, Verdict } from '../domain/sample.ts'
import type { CircleId } from '../domain/sharing.ts'
import type { Database, Rows } from './database.ts'

/** Samples, through row-level security: the sender's member and the desk. */
export interface NewSample {
  id: string
  origin: string
  name: string
  happened: string
  tlp: number
  size: number
  sha256: string
  crowd: string
  md5: string
  sha1: string
  kind: string
  kindName: string
  key: string
  facts: string
  at: Date
  audience: readonly CircleId[]
  excepted: readonly CircleId[]
  own: readonly CircleId[]
  member: CircleId
  seat: CircleId
  /** For whom the member has a name; undefined: for itself alone. */
  naming: readonly CircleId[] | undefined
  locked: Buffer
}
const CHUNK = 1024 * 1024

export async function insertSample(tx: Rows, s: NewSample): Promise<void> {
  await tx.all(
    `insert into sample(id, origin, name, happened, tlp, size, sha256, crowd, facts, received_at, changed_at, audience, excepted,
        md5, sha1, kind, kind_name)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15, $16)`,
    [
      s.id,
      s.origin,
      s.name,
      s.happened,
      s.tlp,
      s.size,
      s.sha256,
      s.crowd,
      s.facts,
      s.at,
      s.audience,
      s.excepted,
      s.md5,
      s.sha1,
      s.kind,
      s.kindName,
    ],
  )
  await tx.all('insert into sample_sender(sample, member, seat, own) values ($1, $2, $3, $4)', [
    s.id,
    s.member,
    s.seat,
    s.own,
  ])
  await tx.all('insert into sample_key(sample, key) values ($1, $2)', [s.id, s.key])
  if (s.naming)
    await tx.all('insert into sample_name(sample, member, audience, excepted) values ($1, $2, $3, $4)', [
      s.id,
      s.member,
      s.naming,
      s.excepted,
    ])
  for (let n = 0; n * CHUNK < s.locked.length; n++)
    await tx.all('insert into sample_chunk(sample, n, bytes) values ($1, $2, $3)', [
      s.id,
      n,
      s.locked.subarray(n * CHUNK, (n + 1) * CHUNK),
    ])
}

export interface SampleRow {
  id: string
  name: string
  happened: string
  tlp: number
  size: number
  sha256: string
  crowd: string
  state: SampleState
  verdict: Verdict | null
  advice: string
  analyst: number | null
  md5: string
  sha1: string
  kind: string
  kind_name: string
  /** Sealed; empty once the bytes are gone. */
  facts: string
  scans: string
  received_at: Date
  changed_at: Date
  answered_at: Date | null
  removed_at: Date | null
  removed_why: SampleRemoval | null
  handle: string | null
  member_name: string | null
  mine: boolean
  here: boolean
  read_at: Date | null
}
const COLUMNS = `s.id, s.name, s.happened, s.tlp, s.size, s.sha256, s.crowd, s.state, s.verdict, s.advice, s.analyst, s.facts,
  s.scans, s.md5, s.sha1, s.kind, s.kind_name, s.received_at, s.changed_at, s.answered_at, s.removed_at, s.removed_why, m.handle, m.name as member_name, w.sample is not null as mine, at_desk() as here, r.at as read_at
  from sample s left join sample_sender w on w.sample = s.id left join sample_name n on n.sample = s.id
    left join member m on m.circle = n.member left join sample_read r on r.sample = s.id and r.seat = my_seat()`

export const samplesPage = (
  rows: Rows,
  after: { at: string; id: string } | undefined,
  state: SampleState | undefined,
  limit: number,
): Promise<SampleRow[]> =>
  rows.all<SampleRow & Record<string, unknown>>(
    `select ${COLUMNS} where ($1::timestamptz is null or (s.changed_at, s.id) < ($1::timestamptz, $2::uuid))
       and ($3::text is null or s.state = $3) order by s.changed_at desc, s.id desc limit $4`,
    [after?.at ?? null, after?.id ?? null, state ?? null, limit],
  )
export const sampleById = (rows: Rows, id: string): Promise<SampleRow | undefined> =>
  rows.one<SampleRow & Record<string, unknown>>(`select ${COLUMNS} where s.id = $1`, [id])

/** Under the installation's secret; undefined once the bytes are gone. */
export const sealedKeyOf = async (rows: Rows, id: string): Promise<string | undefined> =>
  (await rows.one<{ key: string }>('select key from sample_key where sample = $1', [id]))?.key
/** False: not by this viewer, or not now. */
export const dropBytes = async (tx: Rows, id: string, why: SampleRemoval, at: Date): Promise<boolean> =>
  (await tx.one<{ done: boolean }>('select remove_sample($1, $2, $3) as done', [id, why, at]))?.done === true
/** Those that nobody has touched since `before`; a few at a time. */
export const dropOldBytes = async (tx: Rows, before: Date, at: Date): Promise<string[]> =>
  (await tx.all<{ id: string }>('select remove_old_samples($1, $2) as id', [before, at])).map(r => r.id)
export const removedSince = async (rows: Rows, since: Date): Promise<boolean> =>
  (await rows.one<{ any: boolean }>('select samples_removed_since($1) as any', [since]))?.any === true

/** A table of bytes up to this size is written anew as a whole; of a larger one the room is given free, to be written over. */
const WRITTEN_ANEW = 256 * 1024 * 1024
/**
 * A row that was deleted stays in PostgreSQL's file until it is written over. So the tables are written anew: that of the keys
 * always, which is small, and without which nothing that is left anywhere can be read.
 */
export async function writeAnew(db: Database): Promise<void> {
  await db.app.query('vacuum (full) sample_key')
  const { rows } = await db.app.query<{ size: string }>("select pg_total_relation_size('sample_chunk') as size")
  await db.app.query(Number(rows[0]?.size) <= WRITTEN_ANEW ? 'vacuum (full) sample_chunk' : 'vacuum sample_chunk')
}

export async function lockedBytes(rows: Rows, id: string): Promise<Buffer> {
  const chunks = await rows.all<{ bytes: Buffer }>('select bytes from sample_chunk where sample = $1 order by n', [id])
  return Buffer.concat(chunks.map(c => c.bytes))
}

export interface EntryRow {
  id: string
  at: Date
  by_desk: boolean
  analyst: number | null
  body: string
}
export const entriesOf = (rows: Rows, sample: string): Promise<EntryRow[]> =>
  rows.all<EntryRow & Record<string, unknown>>(
    'select id, at, by_desk, analyst, body from sample_entry where sample = $1 order by at, id limit 500',
    [sample],
  )
export const insertEntry = (
  tx: Rows,
  e: { id: string; sample: string; at: Date; byDesk: boolean; analyst: number | undefined; seat: number; body: string },
): Promise<unknown> =>
  tx.all('insert into sample_entry(id, sample, at, by_desk, analyst, seat, body) values ($1, $2, $3, $4, $5, $6, $7)', [
    e.id,
    e.sample,
    e.at,
    e.byDesk,
    e.analyst ?? null,
    e.seat,
    e.body,
  ])

export const changeSample = (
  tx: Rows,
  s: Pick<SampleRow, 'id' | 'state' | 'verdict' | 'advice' | 'analyst' | 'scans'> & { at: Date },
): Promise<unknown> =>
  tx.all(
    `update sample set state = $2, verdict = $3, advice = $4, analyst = $5, scans = $6, changed_at = $7::timestamptz,
       answered_at = case when $2::text = 'answered' then $7::timestamptz else answered_at end,
       closed_at = case when $2::text = 'closed' then $7::timestamptz end where id = $1`,
    [s.id, s.state, s.verdict, s.advice, s.analyst, s.scans, s.at],
  )
export const noteRead = (tx: Rows, sample: string, seat: number, at: Date): Promise<unknown> =>
  tx.all(
    `insert into sample_read(sample, seat, at) values ($1, $2, $3)
       on conflict (sample, seat) do update set at = excluded.at`,
    [sample, seat, at],
  )

export interface RulesRow {
  id: string
  name: string
  source: string
  sample: string | null
  analyst: number | null
  at: Date
}
export const rulesHere = (rows: Rows): Promise<RulesRow[]> =>
  rows.all<RulesRow & Record<string, unknown>>(
    'select id, name, source, sample, analyst, at from yara_rules order by at desc, id limit 200',
  )
export const insertRules = (
  tx: Rows,
  r: Omit<RulesRow, 'sample' | 'analyst'> & { sample: string | undefined; analyst: number | undefined },
) =>
  tx.all('insert into yara_rules(id, name, source, sample, analyst, at) values ($1, $2, $3, $4, $5, $6)', [
    r.id,
    r.name,
    r.source,
    r.sample ?? null,
    r.analyst ?? null,
    r.at,
  ])
export const deleteRules = async (tx: Rows, id: string): Promise<boolean> =>
  (await tx.one('delete from yara_rules where id = $1 returning id', [id])) !== undefined

/** Whether the viewer sits at the desk now, and which circle that is. */
export const deskHere = async (rows: Rows): Promise<{ here: boolean; desk: number }> =>
  (await rows.one<{ here: boolean; desk: number }>('select at_desk() as here, desk_circle() as desk')) ?? {
    here: false,
    desk: 0,
  }
