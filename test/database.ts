import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { databaseUrl, TEMPLATE } from './database-url.ts'

export interface FreshDatabase {
  /** For `pg`, as the superuser `auburn_owner`. */
  url: string
  /** Ends whatever is still connected to it, and removes it. */
  drop(): Promise<void>
}

/** A migrated, empty database of its own: call it in `beforeAll`, and `drop` in `afterAll`. Takes about 40 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('serverUrl')
  const name = `t_${randomBytes(8).toString('hex')}`
  await run(server, `create database ${name} template ${TEMPLATE}`)
  return {
    url: databaseUrl(server, name),
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
