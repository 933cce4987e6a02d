import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { dumpSchema } from './schema-dump.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test('schema.sql is what the migrations make', async () => {
  const written = await readFile(new URL('./schema.sql', import.meta.url), 'utf8')
  expect(await dumpSchema(database.url)).toBe(written)
})

test('a column, a grant on one column, a policy and a function’s body each change what is printed', async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const added = async (sql: string) => {
    const before = new Set((await dumpSchema(database.url)).split('\n'))
    await client.query(sql)
    return (await dumpSchema(database.url)).split('\n').filter(line => !before.has(line))
  }
  try {
    expect(await added('alter table report add column extra text')).toContain('  extra text,')
    expect(await added('grant select (audience) on report to auburn_app')).toEqual([
      expect.stringMatching(/^grant .*select \(audience, id, kind, origin, state\).* on report to auburn_app;$/),
    ])
    expect(await added('create policy open on report for select to auburn_app using (true)')).toEqual([
      'create policy open on report as permissive for select to auburn_app',
    ])
    expect(
      await added('create or replace function my_cap() returns int language sql stable as $$ select 4 $$'),
    ).toContain('AS $function$ select 4 $function$;')
  } finally {
    await client.end()
  }
})
