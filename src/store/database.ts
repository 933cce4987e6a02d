import { createHash } from 'node:crypto'
import pg from 'pg'
import { tlpRank } from '../domain/marking.ts'
import type { Viewing } from '../domain/sharing.ts'

/**
 * Connections, each with the rights of one role. `app` reads content through row-level security; `finder` finds ids by
 * their gates. A query on `app` outside `asViewer` or `change` sees no content, because no viewer is set.
 */
export interface Database {
  app: pg.Pool
  finder: pg.Pool
  url: string
  close(): Promise<void>
}

export interface Rows {
  all<T extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>
  one<T extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T | undefined>
}

/** The viewer of a transaction: what the rule needs, and the seat for what is its own. */
export interface DatabaseViewer extends Viewing {
  seat: number
}

export function openDatabase(url: string, connections = 12): Database {
  const pool = (role: string, max: number) => {
    const made = new pg.Pool({ connectionString: url, max, options: `-c role=${role}`, idleTimeoutMillis: 60_000 })
    // A connection that breaks is replaced by the pool, and its query fails; unhandled, the error that it emits besides,
    // idle or in use, would end the process.
    made.on('error', () => {})
    made.on('connect', client => client.on('error', () => {}))
    return made
  }
  const app = pool('auburn_app', connections)
  const finder = pool('auburn_finder', Math.max(2, Math.ceil(connections / 2)))
  return { app, finder, url, close: async () => void (await Promise.all([app.end(), finder.end()])) }
}

/** Statements are named by their text, so that the server plans each once (under policies that is 1.5 → 0.2 ms). */
const names = new Map<string, string>()
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
    names.set(text, name)
  }
  return name
}

export function rowsOf(client: pg.Pool | pg.ClientBase): Rows {
  const all = async <T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await client.query<T>({ name: nameOf(text), text, values: [...values] })).rows
  return {
    all,
    one: async <T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await all<T>(text, values))[0],
  }
}

const literal = (ids: readonly number[]) => `'{${ids.map(Number).join(',')}}'`

/** The transaction and its viewer begin in one round trip. Only numbers go into the text. */
async function begin(
  client: pg.PoolClient,
  viewer: DatabaseViewer | undefined,
  mode: string,
  more: readonly string[] = [],
): Promise<void> {
  if (!viewer) return void (await client.query(`begin ${mode}`))
  const set = (name: string, value: string) => `set_config('auburn.${name}', ${value}, true)`
  const settings = [
    set('circles', literal(viewer.circles)),
    set('barred', literal(viewer.barred)),
    set('own', literal(viewer.own)),
    set('cap', `'${tlpRank(viewer.cap)}'`),
    set('seat', `'${Number(viewer.seat)}'`),
    // Content is read by keys: planning a statement under its policies anew for its values takes longer than running it.
    "set_config('plan_cache_mode', 'force_generic_plan', true)",
    ...more,
  ]
  await client.query(`begin ${mode}; select ${settings.join(', ')}`)
}

/** Reads content as a viewer. Whatever the viewer may not see is not in any answer. */
export const asViewer = <T>(db: Database, viewer: DatabaseViewer, read: (rows: Rows) => Promise<T>): Promise<T> =>
  readAs(db, viewer, read, [])

/**
 * The same, for a few reports by their ids. A plan made for all has to reckon with ten, and at the price of a disk's arm (4) then reads
 * all layers of a small partnership instead: 2.7 → 1.1 ms to open one of 500. What goes through many is planned worse by this.
 */
export const asViewerByIds = <T>(db: Database, viewer: DatabaseViewer, read: (rows: Rows) => Promise<T>): Promise<T> =>
  readAs(db, viewer, read, ["set_config('random_page_cost', '1.1', true)"])

async function readAs<T>(
  db: Database,
  viewer: DatabaseViewer,
  read: (rows: Rows) => Promise<T>,
  more: readonly string[],
): Promise<T> {
  const client = await db.app.connect()
  try {
    await begin(client, viewer, 'isolation level repeatable read read only', more)
    const result = await read(rowsOf(client))
    // What was read does not wait for the end of a transaction that changes nothing.
    client.query('commit').then(
      () => client.release(),
      () => client.release(true),
    )
    return result
  } catch (error) {
    await abandon(client)
    throw error
  }
}

/** What a change tells the live streams. */
export interface Happening {
  what: 'shared' | 'changed' | 'withdrawn' | 'entry' | 'rights' | 'notice' | 'desk'
  report?: string
  at: Date
  detail?: unknown
}
export interface Change extends Rows {
  /** Appended in commit order; at most one a transaction. */
  happens(event: Happening): void
  /** A ledger leaf, in the same transaction. */
  record(leaf: { id: string; salt: Buffer; body: unknown }): Promise<void>
}

/**
 * One transaction that writes as a viewer (or, for signing in and the operator, as nobody). Ledger leaves, the
 * event's lock, its row and COMMIT go in one round trip, last: nothing is between taking the lock and giving it back.
 */
export async function change<T>(
  db: Database,
  viewer: DatabaseViewer | undefined,
  write: (tx: Change) => Promise<T>,
): Promise<T> {
  const client = await db.app.connect()
  try {
    await begin(client, viewer, '')
    let event: Happening | undefined
    const last: string[] = []
    const rows = rowsOf(client)
    const result = await write({
      ...rows,
      happens: happening => {
        event = happening
      },
      record: async leaf => void last.push(insertLeaf(leaf)),
    })
    await client.query([...last, ...(event ? [appendEvent(event)] : []), 'commit'].join('; '))
    client.release()
    return result
  } catch (error) {
    await abandon(client)
    throw error
  }
}

const insertLeaf = ({ id, salt, body }: Parameters<Change['record']>[0]): string =>
  `insert into leaf(id, salt, body) values (${pg.escapeLiteral(id)}, '\\x${salt.toString('hex')}', ${pg.escapeLiteral(JSON.stringify(body))})`

function appendEvent({ what, report, at, detail }: Happening): string {
  const quoted = (value: string | undefined, type: string) =>
    value === undefined ? `null::${type}` : `${pg.escapeLiteral(value)}::${type}`
  const values = [
    quoted(what, 'text'),
    quoted(report, 'uuid'),
    quoted(at.toISOString(), 'timestamptz'),
    quoted(detail === undefined ? undefined : JSON.stringify(detail), 'jsonb'),
  ]
  return `select append_event(${values.join(', ')})`
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}

/** Throws where it does not answer. */
export const ask = (rows: Rows): Promise<unknown> => rows.all('select 1 as one')
