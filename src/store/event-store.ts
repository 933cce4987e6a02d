import pg from 'pg'
import { tlpOfRank } from '../domain/marking.ts'
import { LAYERS } from '../domain/report.ts'
import type { Gate } from '../domain/sharing.ts'
import type { Rows } from './database.ts'

/** Events in commit order. `seq` never leaves the process but sealed. */
export interface StoredEvent {
  seq: number
  what: 'shared' | 'changed' | 'withdrawn' | 'entry' | 'rights' | 'notice' | 'desk'
  report: string | undefined
  at: Date
  before: VersionedGate | undefined
  after: VersionedGate | undefined
  /** `to`: circles whose inbox, or whose desk, has something new. */
  detail: { entry?: string; reason?: string; to?: readonly number[]; gates?: BellGates } | undefined
}
/** Of the desk's bell: whose it is. Any of the one, and all of the other, have to reach whoever hears it. */
export interface BellGates {
  any: readonly BellGate[]
  all: readonly BellGate[]
}
interface BellGate {
  tlp: number
  audience: readonly number[]
  excepted: readonly number[]
}
/** A gate with each layer's own version, so that a reader is told only of changes to what it gets. */
export type VersionedGate = Gate & { versions: readonly number[] }

interface GateJson {
  excepted: number[]
  layers: { layer: number; tlp: number; version: number; audience: number[]; naming: number[] }[]
}
interface Row {
  seq: string
  what: StoredEvent['what']
  report: string | null
  at: Date
  before: GateJson | null
  after: GateJson | null
  detail: StoredEvent['detail'] | null
}

export async function eventsAfter(finder: Rows, seq: number, limit: number): Promise<StoredEvent[]> {
  const rows = await finder.all<Row & { [k: string]: unknown }>(
    'select * from event where seq > $1 order by seq limit $2',
    [seq, limit],
  )
  return rows.map(r => ({
    seq: Number(r.seq),
    what: r.what,
    report: r.report ?? undefined,
    at: r.at,
    before: r.before ? gateOfJson(r.before) : undefined,
    after: r.after ? gateOfJson(r.after) : undefined,
    detail: r.detail ?? undefined,
  }))
}
export const lastEvent = async (finder: Rows): Promise<number> =>
  Number((await finder.one<{ seq: string | null }>('select max(seq) as seq from event'))?.seq ?? 0)

/** Whether anything has happened to this report since. */
export const hasNewerEvent = async (finder: Rows, report: string, seq: number): Promise<boolean> =>
  (await finder.one('select from event where report = $1 and seq > $2 limit 1', [report, seq])) !== undefined

function gateOfJson(json: GateJson): VersionedGate {
  return {
    excepted: json.excepted,
    versions: json.layers.map(l => l.version),
    layers: json.layers.flatMap(l => {
      const layer = LAYERS[l.layer - 1]
      return layer ? [{ layer, tlp: tlpOfRank(l.tlp), audience: l.audience, naming: l.naming }] : []
    }),
  }
}

/** The sides of a private entry, the layer it is on and whom it mentions, for choosing whom to tell what. */
export const entryGate = (finder: Rows, id: string) =>
  finder.one<{ layer: number; own: number[] | null; private: boolean; mentions: number[] }>(
    'select layer, own, private, array(select m.circle from entry_mention m where m.entry = entry.id) as mentions from entry where id = $1',
    [id],
  )

/**
 * Listens for the bell that append_event rings, on a connection of its own (a pooler in between would break LISTEN), and
 * comes back by itself when the connection is lost. `ring` is called on every bell and every reconnection.
 */
export async function listenForEvents(url: string, ring: () => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let stopped = false
  const connect = async (): Promise<void> => {
    if (stopped) return
    const fresh = new pg.Client({ connectionString: url, options: '-c role=auburn_finder' })
    const again = () => {
      if (client !== fresh) return
      client = undefined
      setTimeout(() => void connect().catch(again), 500)
    }
    client = fresh
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', ring)
    await fresh.connect()
    await fresh.query('listen auburn')
    ring()
  }
  await connect()
  return async () => {
    stopped = true
    const last = client
    client = undefined
    await last?.end().catch(() => {})
  }
}
