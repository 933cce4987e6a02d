import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a fresh database is migrated, shares nothing with its sister, and goes with its connections', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  const tables = `select count(*)::int as n from pg_class where relkind = 'r' and relnamespace not in
    (select oid from pg_namespace where nspname like 'pg\\_%' or nspname = 'information_schema')`
  const [found] = await rows(one.url, tables)
  expect(found).toSatisfy((row: { n: number }) => row.n > 0)
  await rows(one.url, 'create table only_here (id int)')
  expect(await rows(two.url, `select 1 from pg_class where relname = 'only_here'`)).toEqual([])

  const idle = new pg.Client({ connectionString: one.url })
  idle.on('error', () => {})
  await idle.connect()
  await one.drop()
  await two.drop()
  await expect(rows(one.url, 'select 1')).rejects.toThrow(/does not exist/)
})
