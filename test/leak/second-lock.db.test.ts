import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asViewer, type DatabaseViewer, rowsOf } from '../../src/store/database.ts'
import { makeWorld, threeLayers, type World } from '../world.ts'

/** The second lock, tried without the first: what the two roles could do if the code above them forgot everything. */
let world: World
let owner: pg.Client
let report: string
beforeAll(async () => {
  world = await makeWorld()
  report = await world.share('author', {
    ...threeLayers(),
    attachments: [{ name: 'a.txt', media: 'text/plain', data: Buffer.from('text').toString('base64') }],
  })
  const asked = await world.call('outsider', 'POST', `/api/reports/${report}/more-detail`, { text: 'More?' })
  expect(asked.status).toBe(201)
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const app = () => rowsOf(world.ctx.db.app)
const finder = () => rowsOf(world.ctx.db.finder)

test('the app has no right to read a gate column of any table', async () => {
  const { rows } = await owner.query<{ place: string }>(
    `select c.relname || '.' || a.attname as place from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and (a.attname ~ '^(audience|excepted|own|naming|barred|circles)$' or c.relname in ('feed', 'found', 'link', 'event', 'leaf', 'indicator'))
        and has_column_privilege('auburn_app', c.oid, a.attnum, 'select')`,
  )
  expect(rows.map(r => r.place)).toEqual([])
})

test('every table with a gate has row-level security, and so has what belongs to one', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and not c.relrowsecurity and has_any_column_privilege('auburn_app', c.oid, 'select')
       and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('audience', 'excepted', 'own', 'report'))
         or c.relname in ('attachment_chunk', 'entry_author', 'entry_mention', 'draft', 'saved_audience', 'saved_search', 'interest'))`,
  )
  expect(rows.map(r => r.name)).toEqual([])
})

test.each([
  'layer.body',
  'entry.body',
  'member.name',
  'person.name',
  'person.email',
  'indicator.value',
  'author.request',
  'authorship.member',
  'attachment_chunk.bytes',
  'recall.title',
  'node.name',
  'draft.request',
])('the finder cannot read %s', async place => {
  const [table, column] = place.split('.')
  await expect(finder().all(`select ${column} from ${table}`)).rejects.toThrow(/permission denied/)
})

const CONTENT = [
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
const columnsOf = async (table: string): Promise<string> => {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and has_column_privilege('auburn_app', attrelid, attnum, 'select')`,
    [table],
  )
  return rows.map(r => r.name).join(', ')
}

test.each(CONTENT)('without a viewer, %s is empty', async table => {
  expect(await app().all(`select ${await columnsOf(table)} from ${table}`)).toEqual([])
})

test('with the author as viewer it is not: the tables above hold something', async () => {
  const author: DatabaseViewer = await world.viewer('author')
  const counts = await asViewer(world.ctx.db, author, async rows =>
    Promise.all(
      ['report', 'layer', 'authorship', 'author', 'attachment', 'attachment_chunk', 'entry'].map(
        async t => (await rows.all(`select 1 as n from ${t}`)).length,
      ),
    ),
  )
  expect(Math.min(...counts)).toBeGreaterThan(0)
})

test('after COMMIT the viewer is gone from the connection', async () => {
  const client = await world.ctx.db.app.connect()
  client.release()
  await asViewer(world.ctx.db, await world.viewer('author'), async rows => rows.all('select id from report'))
  const left = await app().one(
    "select current_setting('auburn.circles', true) as circles, current_setting('auburn.seat', true) as seat",
  )
  expect(left?.circles ?? '').toBe('')
  expect(left?.seat ?? '').toBe('')
  expect(await app().all('select id from report')).toEqual([])
})

test('authorship is a table of its own: no author, session, request or job stands on content', async () => {
  const { rows } = await owner.query<{ place: string }>(
    `select c.relname || '.' || a.attname as place from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relname in ('report', 'layer', 'entry', 'attachment', 'attachment_chunk', 'found', 'link', 'feed', 'event')
        and a.attnum > 0 and not a.attisdropped and a.attname ~ '(author|member|seat|person|session|created_by|request|job)'
        and a.attname <> 'by_author'`,
  )
  expect(rows.map(r => r.place)).toEqual([])
})

/** What runs as the owner refuses whoever is not the author, as whom it was called by hand. */
const asOutsider = async (sql: string): Promise<unknown> => {
  const client = await world.ctx.db.app.connect()
  try {
    const viewer = await world.viewer('outsider')
    await client.query('begin')
    for (const [name, value] of Object.entries({ circles: viewer.circles, barred: viewer.barred, own: viewer.own }))
      await client.query('select set_config($1, $2, true)', [`auburn.${name}`, `{${value.join(',')}}`])
    await client.query("select set_config('auburn.cap', '4', true)")
    return (await client.query(sql)).rows[0]
  } finally {
    await client.query('rollback')
    client.release()
  }
}
test.each([
  ['index_report', () => `select index_report('${report}', now())`],
  ['only_own', () => `select only_own('${report}')`],
  ['gate_of', () => `select gate_of('${report}')`],
  ['private_sides', () => `select private_sides('${report}')`],
])('%s refuses whoever is not the author', async (_, sql) => {
  await expect(asOutsider(sql())).rejects.toThrow(/not the author|permission denied/)
})

test('whoever is not the author learns nothing from the others, and cannot speak as the author', async () => {
  expect(await asOutsider(`select readers_of('${report}') as n`)).toEqual({ n: 0 })
  await asOutsider(`select keep_recall(gen_random_uuid(), '${report}', now(), 'x', 'x')`)
  expect((await owner.query('select 1 from recall')).rows).toEqual([])
  const entry = (await owner.query<{ id: string }>('select id from entry where private')).rows[0]?.id
  const forged = `select add_private_entry(gen_random_uuid(), '${report}', 1, 'reply', now(), 'x', 'x', true, '${entry}') as done`
  expect(await asOutsider(forged)).toEqual({ done: false })
  const beyond = `select add_private_entry(gen_random_uuid(), '${report}', 3, 'reply', now(), 'x', 'x', false, null) as done`
  expect(await asOutsider(beyond)).toEqual({ done: false })
})

test('whoever is not the author can change nothing of a report that it sees', async () => {
  for (const sql of [
    `update layer set body = '{}'::jsonb where report = '${report}' returning report`,
    `update report set state = 'withdrawn' where id = '${report}' returning id`,
    `delete from layer where report = '${report}' returning report`,
    `delete from authorship where report = '${report}' returning report`,
  ])
    expect(await asOutsider(sql), sql).toBeUndefined()
})
