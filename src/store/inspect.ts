import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

/** What an operator wants to know of a database that misbehaves. Reads the catalogue alone. */
export interface Inspection {
  version: string
  /** Migrations that this version has and the database has not run, and those that differ from what was run. */
  pending: string[]
  changed: string[]
  /** Gate columns that the app role may read (`table.column`): there must be none. */
  leaks: string[]
  /** Tables under the policies whose row-level security is off: there must be none. */
  unguarded: string[]
}

const MIGRATIONS = new URL('./migrations/', import.meta.url)
const GATES = ['audience', 'excepted', 'own', 'naming']
const GUARDED = [
  'report',
  'layer',
  'authorship',
  'author',
  'attachment',
  'attachment_chunk',
  'entry',
  'entry_author',
  'entry_mention',
  'reading',
  'interest',
  'recall',
  'draft',
  'saved_audience',
  'saved_search',
]

export async function inspect(url: string): Promise<Inspection> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const version = await client.query<{ version: string }>("select current_setting('server_version') as version")
    const known = await client.query<{ known: boolean }>("select to_regclass('migration') is not null as known")
    const done = known.rows[0]?.known
      ? (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows
      : []
    const files = await Promise.all(
      (await readdir(MIGRATIONS))
        .filter(f => f.endsWith('.sql'))
        .sort()
        .map(async name => ({
          name,
          sha256: createHash('sha256')
            .update(await readFile(new URL(name, MIGRATIONS), 'utf8'))
            .digest('hex'),
        })),
    )
    const before = new Map(done.map(d => [d.name, d.sha256]))
    const leaks = await client.query<{ leak: string }>(
      `select c.relname || '.' || a.attname as leak from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = any($1) and a.attnum > 0
          and exists (select from pg_roles where rolname = 'auburn_app')
          and has_column_privilege('auburn_app', c.oid, a.attnum, 'select') order by 1`,
      [GATES],
    )
    const unguarded = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any($1) and not relrowsecurity`,
      [GUARDED],
    )
    return {
      version: version.rows[0]?.version ?? '',
      pending: files.filter(f => !before.has(f.name)).map(f => f.name),
      changed: files.filter(f => before.has(f.name) && before.get(f.name) !== f.sha256).map(f => f.name),
      leaks: leaks.rows.map(l => l.leak),
      unguarded: unguarded.rows.map(u => u.name),
    }
  } finally {
    await client.end()
  }
}
