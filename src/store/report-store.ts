import { tlpRank } from '../domain/marking.ts'
import { type Layer, layerRank } from '../domain/report.ts'
import type { CircleId, Gate } from '../domain/sharing.ts'
import type { Rows } from './database.ts'

/** Writing reports: every statement runs as the author's seat, through row-level security. */
export interface NewReport {
  id: string
  origin: string
  kind: string
  member: CircleId
  /** Of a secondee: its identity at the desk stands for the member's name. */
  lent: boolean
  /** Asked by the desk, and so the desk's: its gate has the desk's own circle (domain/audience.ts). */
  desk?: boolean
  seat: CircleId
  signedOffBy: CircleId | undefined
  clientId: string | undefined
  /** Content and audience as asked for: what editing starts from. */
  request: unknown
  at: Date
  gate: Gate
  bodies: readonly { layer: Layer; body: object }[]
}

/** Adds a report with its layers, its names and its index. */
export async function insertReport(tx: Rows, r: NewReport): Promise<void> {
  const { layers, excepted } = r.gate
  await tx.all('select add_report($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)', [
    r.id,
    r.origin,
    r.kind,
    layers[0]?.audience ?? [],
    excepted,
    r.member,
    r.seat,
    r.signedOffBy ?? null,
    r.clientId ?? null,
    JSON.stringify(r.request),
    r.at,
    ownOfAuthor(r.gate),
    tlpOfAuthor(r.gate),
    layers.map(l => layerRank(l.layer)),
    layers.map(l => tlpRank(l.tlp)),
    layers.map(l => literal(l.audience)),
    layers.map(l => JSON.stringify(r.bodies.find(b => b.layer === l.layer)?.body)),
    layers.map(l => literal(l.naming)),
  ])
  if (r.desk) await tx.all('select name_by_desk($1)', [r.id])
  else if (r.lent) await nameAnalyst(tx, r.id)
}

/** Takes back what the desk asked. False: this is no question of the desk's that the viewer gets. */
export const takeBackQuestion = async (
  tx: Rows,
  report: string,
  as: { recall: string; at: Date; reason: string },
): Promise<boolean> =>
  (
    await tx.one<{ done: boolean }>('select take_back_question($1, $2, $3, $4) as done', [
      report,
      as.recall,
      as.at,
      as.reason,
    ])
  )?.done === true

const nameAnalyst = (tx: Rows, report: string) => tx.all('select name_by_analyst($1)', [report])

const literal = (ids: readonly CircleId[]): string => `{${ids.join(',')}}`

/** Who may see the whole request: the own circles of the richest layer. For RED that is not the whole member. */
export const ownOfAuthor = (gate: Gate): CircleId[] => (gate.layers.at(-1)?.audience ?? []).filter(id => id < 0)

/** The marking of the whole request: a key that is capped below it does not get it. */
export const tlpOfAuthor = (gate: Gate): number => tlpRank(gate.layers.at(-1)?.tlp ?? 'RED')

/** Puts the layers and names of a report that is there as they shall stand. A layer's version rises only when its own text changes. */
export async function writeLayers(
  tx: Rows,
  report: string,
  gate: Gate,
  bodies: readonly { layer: Layer; body: object }[],
  by: { member: CircleId; lent: boolean },
  at: Date,
): Promise<void> {
  const before = new Map(
    (await tx.all<{ layer: number; body: object }>('select layer, body from layer where report = $1', [report])).map(
      l => [l.layer, l.body],
    ),
  )
  for (const [layer] of before) {
    if (gate.layers.some(l => layerRank(l.layer) === layer)) continue
    await tx.all('delete from layer where report = $1 and layer = $2', [report, layer])
  }
  for (const { layer, tlp, audience } of gate.layers) {
    const body = bodies.find(b => b.layer === layer)?.body
    const values = [report, layerRank(layer), tlpRank(tlp), audience, gate.excepted]
    if (!before.has(layerRank(layer)))
      await tx.all(
        'insert into layer(report, layer, tlp, audience, excepted, changed_at, body) values ($1, $2, $3, $4, $5, $6, $7)',
        [...values, at, JSON.stringify(body)],
      )
    else
      await tx.all(
        `update layer set tlp = $3, audience = $4, excepted = $5, body = $7::jsonb,
           version = version + case when body is distinct from $7::jsonb or tlp <> $3 then 1 else 0 end,
           changed_at = case when body is distinct from $7::jsonb or tlp <> $3 then $6 else changed_at end
         where report = $1 and layer = $2`,
        [...values, at, JSON.stringify(body)],
      )
  }
  await tx.all('delete from authorship where report = $1', [report])
  await writeNames(tx, report, gate, by.member)
  if (by.lent) await nameAnalyst(tx, report)
}

async function writeNames(tx: Rows, report: string, gate: Gate, member: CircleId): Promise<void> {
  const named = gate.layers.filter(l => l.naming.length > 0)
  await tx.all(
    `insert into authorship(report, layer, tlp, member, audience, excepted)
       select $1::uuid, n.layer, n.tlp, $2::int, n.audience::int[], $3::int[]
       from unnest($4::int[], $5::int[], $6::text[]) n(layer, tlp, audience)`,
    [
      report,
      member,
      gate.excepted,
      named.map(l => layerRank(l.layer)),
      named.map(l => tlpRank(l.tlp)),
      named.map(l => literal(l.naming)),
    ],
  )
}

/** Rebuilds feed, words and links of one report: the one place that writes the index tables. */
export const indexReport = (tx: Rows, report: string, at: Date) => tx.all('select index_report($1, $2)', [report, at])

export async function insertAttachment(
  tx: Rows,
  report: string,
  a: { id: string; name: string; media: string; bytes: Buffer },
): Promise<void> {
  await tx.all('insert into attachment(id, report, name, media, size) values ($1, $2, $3, $4, $5)', [
    a.id,
    report,
    a.name,
    a.media,
    a.bytes.length,
  ])
  const chunk = 1024 * 1024
  for (let n = 0; n * chunk < a.bytes.length; n++)
    await tx.all('insert into attachment_chunk(attachment, n, bytes) values ($1, $2, $3)', [
      a.id,
      n,
      a.bytes.subarray(n * chunk, (n + 1) * chunk),
    ])
}

/** The report that this member shared under the same id of its own. Two sendings at once wait for each other. */
export async function sharedBefore(tx: Rows, member: number, clientId: string) {
  await tx.all('select pg_advisory_xact_lock(4154, hashtext($1))', [`${member} ${clientId}`])
  return tx.one<{ report: string; shared_at: Date }>(
    'select report, shared_at from author where member = $1 and client_id = $2',
    [member, clientId],
  )
}
