import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const MIGRATIONS = new URL('./migrations/', import.meta.url)
const ROLES = ['auburn_app', 'auburn_finder']

/**
 * Brings the database at `connectionString` (a role that may create roles and tables: the owner) to the newest schema.
 * Numbered .sql files run once each, in order, each in its own transaction; a file that was changed afterwards is
 * refused. Safe to call from several processes at once.
 */
export async function migrate(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4152)')
    await makeRoles(client)
    await client.query(
      'create table if not exists migration(name text primary key, sha256 text not null, at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map(r => [
        r.name,
        r.sha256,
      ]),
    )
    for (const name of (await readdir(MIGRATIONS)).filter(f => f.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, MIGRATIONS), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === sha256) continue
      if (before !== undefined) throw new Error(`migration ${name} was changed after it ran; add a new one instead`)
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration(name, sha256) values ($1, $2)', [name, sha256])
      await client.query('commit')
    }
  } finally {
    await client.end()
  }
}

async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of ROLES) {
    const known = await client.query('select from pg_roles where rolname = $1', [role])
    if (known.rowCount === 0) await client.query(`create role ${role} nologin nobypassrls`).catch(ignoreDuplicate)
    await client.query(`grant ${role} to current_user with set true`)
    await client.query(`grant usage on schema public to ${role}`)
  }
}

/** Two databases of one cluster may be migrated at once; roles belong to the cluster. */
function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505'))) throw error
}
