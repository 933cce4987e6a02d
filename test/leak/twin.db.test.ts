import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tlpRank } from '../../src/domain/marking.ts'
import { LAYERS, layerRank } from '../../src/domain/report.ts'
import { rowsOf } from '../../src/store/database.ts'
import { FIRST_GOT, feedPage, LOOKUP, reaches, SEARCH, UNREAD, viewerParameters } from '../../src/store/visible.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { isFullProof, propertyOptions } from '../seed.ts'
import {
  type Expected,
  expectedOf,
  inFeedOrder,
  type RandomViewer,
  type RandomWorld,
  randomWorlds,
} from './random-worlds.ts'

/**
 * The rule (domain/sharing.ts), its SQL twin for the finder (store/visible.ts) and what row-level security hands to the
 * app are one and the same, on thousands of random worlds; and so are the feed and its pages, words, values, unread and
 * first times. Every comparison is then shown to fail by a fault that is put into the SQL.
 */
const WORLDS = isFullProof() ? 10_000 : 600
const BATCH = 300
const seed = propertyOptions(1).seed ?? Math.floor(Math.random() * 2 ** 31)

let database: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** The finder's SQL. A planted fault is one of these with a word changed. */
const TEXTS = {
  richest: `select distinct on (l.report) l.report, l.layer, l.tlp from layer l
    where l.report = any($5::uuid[]) and ${reaches('l.audience', 'l.excepted', 'l.tlp')} order by l.report, l.layer desc`,
  feed: `select x.report, x.at::text from (${feedPage('')}) x`,
  firstGot: FIRST_GOT,
  lookup: LOOKUP,
  search: SEARCH,
  unread: UNREAD,
}
type Texts = typeof TEXTS

const AS_APP = `select r.id as report, l.layer, l.tlp, n.member is not null as named from report r
  left join lateral (select * from (select layer, tlp from layer where report = r.id) y order by layer desc limit 1) l on true
  left join lateral (select member from authorship a where a.report = r.id limit 1) n on true
  where r.id = any($1::uuid[])`

interface Variant {
  texts?: Texts
  ddl?: string
}

/** Fails at the first viewer of whom the database says something else than the rule. */
async function assertTwins(worlds: readonly RandomWorld[], { texts, ddl }: Variant = {}) {
  for (let n = 0; n < worlds.length; n += BATCH) {
    const batch = worlds.slice(n, n + BATCH)
    await client.query('begin')
    try {
      await client.query('set local session_replication_role = replica')
      if (ddl) await client.query(ddl)
      await insertWorlds(batch)
      await client.query('analyze report, layer, author, authorship, feed, found, indicator, link, reading')
      await client.query('set local role auburn_finder')
      if (!ddl) for (const world of batch) await assertFinder(world, texts ?? TEXTS)
      await client.query('set local role auburn_app')
      if (!texts) for (const world of batch) await assertApp(world)
    } finally {
      await client.query('rollback')
    }
  }
}

async function insertWorlds(worlds: readonly RandomWorld[]): Promise<void> {
  const reports = worlds.flatMap(w => w.reports.map(r => ({ ...r, shared: w.sharedValue })))
  const rows = (values: unknown) => [JSON.stringify(values)]
  await client.query(
    `insert into report(id, origin, kind, audience, excepted)
       select id, id, 'incident', audience, excepted from jsonb_to_recordset($1) x(id uuid, audience int[], excepted int[])`,
    rows(reports.map(r => ({ id: r.id, audience: r.before.layers[0]?.audience, excepted: r.gate.excepted }))),
  )
  await client.query(
    `insert into author(report, member, seat, request, shared_at, tlp, own)
       select id, member, member, '{}', now(), 0, own from jsonb_to_recordset($1) x(id uuid, member int, own int[])`,
    rows(reports),
  )
  const layers = (stage: 'before' | 'gate') =>
    rows(
      reports.flatMap(r =>
        r[stage].layers.map(l => ({
          ...l,
          report: r.id,
          member: r.member,
          layer: layerRank(l.layer),
          tlp: tlpRank(l.tlp),
          excepted: r[stage].excepted,
          body: bodyOf(r, layerRank(l.layer)),
        })),
      ),
    )
  await client.query(
    `insert into layer(report, layer, tlp, changed_at, body, audience, excepted)
       select report, layer, tlp, now(), body, audience, excepted
       from jsonb_to_recordset($1) x(report uuid, layer int, tlp int, body jsonb, audience int[], excepted int[])`,
    layers('before'),
  )
  await index(reports.map(r => ({ id: r.id, at: r.sharedAt })))
  await client.query(
    `update layer set audience = x.audience from jsonb_to_recordset($1) x(report uuid, layer int, audience int[])
       where layer.report = x.report and layer.layer = x.layer`,
    layers('gate'),
  )
  await client.query('update report set audience = (select audience from layer where report = id and layer = 1)')
  await client.query(
    `insert into authorship(report, layer, tlp, member, audience, excepted)
       select report, layer, tlp, member, naming, excepted
       from jsonb_to_recordset($1) x(report uuid, layer int, tlp int, member int, naming int[], excepted int[])`,
    layers('gate'),
  )
  await index(reports.map(r => ({ id: r.id, at: r.changedAt })))
  const read = worlds.flatMap(w => w.viewer.read.map(report => ({ report, seat: w.viewer.seat })))
  await client.query(
    `insert into reading(report, seat, member, first_at, last_at)
       select report, seat, 0, now(), now() from jsonb_to_recordset($1) x(report uuid, seat int)`,
    rows(read),
  )
}

function bodyOf(r: RandomWorld['reports'][number] & { shared: string }, layer: number) {
  const indicator = (value: string, id: string) => ({ id, type: 'domain', value, role: 'c2', use: 'block' })
  const first = { ...indicator(r.value, r.id), ...(r.withdrawn ? { withdrawn: 'sinkholed' } : {}) }
  return {
    title: r.words.headline,
    summary: '',
    ...(layer > 1 ? { notes: r.words.technical, indicators: [first, indicator(r.shared, r.id)] } : {}),
    ...(layer > 2 ? { story: r.words.full } : {}),
  }
}

const index = (reports: readonly { id: string; at: Date }[]) =>
  client.query(
    `select set_config('auburn.own', a.own::text, true), index_report(a.report, x.at)
       from jsonb_to_recordset($1) x(id uuid, at timestamptz) join author a on a.report = x.id`,
    [JSON.stringify(reports)],
  )

const sorted = (rows: readonly object[]) => rows.map(r => JSON.stringify(r)).sort()
const has = (e: Expected, layer: 'headline' | 'technical' | 'full') =>
  layerRank(e.seen.layer) >= layerRank(layer) && e.report.gate.layers.some(l => l.layer === layer)

async function assertFinder(world: RandomWorld, texts: Texts): Promise<void> {
  const { viewer } = world
  const finder = rowsOf(client)
  const expected = expectedOf(world, viewer)
  const ids = world.reports.map(r => r.id)
  const rule = viewerParameters(viewer)
  const why = () => `seed ${seed}, ${JSON.stringify(world)}`
  const same = (found: readonly object[], wanted: readonly object[], what: string) =>
    expect(sorted(found), `${what}: ${why()}`).toEqual(sorted(wanted))

  same(
    await finder.all(texts.richest, [...rule, ids]),
    expected.map(e => ({ report: e.report.id, layer: layerRank(e.seen.layer), tlp: tlpRank(e.seen.tlp) })),
    'richest layer',
  )
  same(
    await finder.all(texts.firstGot, [...rule, ids]),
    expected.map(e => ({
      report: e.report.id,
      at: e.at.headline,
      technical_at: e.at.technical ?? null,
      full_at: e.at.full ?? null,
    })),
    'first times',
  )
  expect(await pages(viewer, texts.feed, ids.length), `feed: ${why()}`).toEqual(inFeedOrder(expected))
  const values = [...world.reports.map(r => r.value), world.sharedValue]
  same(
    (await finder.all<{ report: string; value: string }>(texts.lookup, [...rule, values])).map(h => [
      h.report,
      h.value,
    ]),
    expected
      .filter(e => has(e, 'technical'))
      .flatMap(e => [...(e.report.withdrawn ? [] : [e.report.value]), world.sharedValue].map(v => [e.report.id, v])),
    'look-up',
  )
  const layer = LAYERS[world.reports.length % LAYERS.length] ?? 'headline'
  same(
    await finder.all(texts.search, [...rule, world.reports.map(r => r.words[layer]).join(' or '), 100]),
    expected.filter(e => layerRank(e.seen.layer) >= layerRank(layer)).map(e => ({ report: e.report.id })),
    `words of ${layer}`,
  )
  const unread = expected.filter(e => !viewer.read.includes(e.report.id))
  const through = (circle: number) => unread.filter(e => e.report.gate.layers[0]?.audience.includes(circle)).length
  same(
    await finder.all(texts.unread, [...rule, viewer.seat]),
    [
      { circle: null, unread: unread.length },
      ...viewer.circles.map(circle => ({ circle, unread: through(circle) })).filter(c => c.unread > 0),
    ],
    'unread',
  )
}
/** The whole feed, two at a time, each page after the place of the last. */
async function pages(viewer: RandomViewer, feed: string, most: number): Promise<string[]> {
  const got: { report: string; at: string }[] = []
  for (let page = 0; page <= most; page++) {
    const last = got.at(-1)
    const values = [...viewerParameters(viewer), 2, last?.at ?? null, last?.report ?? null, viewer.circles]
    const found = await rowsOf(client).all<{ report: string; at: string }>(feed, values)
    got.push(...found)
    if (found.length < 2) break
  }
  return got.map(g => g.report)
}

async function assertApp(world: RandomWorld): Promise<void> {
  const { viewer } = world
  const app = rowsOf(client)
  const list = (ids: readonly number[]) => `{${ids.join(',')}}`
  await app.all(
    `select set_config('auburn.circles', $1, true), set_config('auburn.barred', $2, true), set_config('auburn.own', $3, true),
       set_config('auburn.cap', $4, true), set_config('auburn.seat', $5, true)`,
    [list(viewer.circles), list(viewer.barred), list(viewer.own), String(tlpRank(viewer.cap)), String(viewer.seat)],
  )
  const found = await app.all(AS_APP, [world.reports.map(r => r.id)])
  const wanted = expectedOf(world, viewer).map(({ report, seen }) => ({
    report: report.id,
    layer: layerRank(seen.layer),
    tlp: tlpRank(seen.tlp),
    named: seen.named,
  }))
  expect(sorted(found), `row-level security: seed ${seed}, ${JSON.stringify(world)}`).toEqual(sorted(wanted))
}

test(`the rule, its SQL twin and row-level security agree on ${WORLDS} random worlds`, {
  timeout: 600_000,
}, async () => {
  const worlds = randomWorlds(WORLDS, seed)
  // The worlds are not all alike: something is seen, something is not, some names are given and some are not.
  const all = worlds.flatMap(w => expectedOf(w, w.viewer))
  const share = all.length / worlds.reduce((n, w) => n + w.reports.length, 0)
  expect(share).toBeGreaterThan(0.3)
  expect(share).toBeLessThan(0.95)
  expect(new Set(all.map(e => `${e.seen.layer} ${e.seen.named}`)).size).toBe(6)
  await assertTwins(worlds)
})

const change = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`the fault “${from}” has no place in: ${text}`)
  return text.replace(from, to)
}
const inText = (name: keyof Texts, from: string, to: string): Variant => ({
  texts: { ...TEXTS, [name]: change(TEXTS[name], from, to) },
})
const POLICY = 'audience && my_circles() and (not excepted && my_barred() or audience && my_own())'
const inPolicy = (from: string, to: string): Variant => ({
  ddl: `create or replace function reaches(audience int[], excepted int[]) returns boolean language sql stable parallel safe
    as $$ select ${change(POLICY, from, to)} $$`,
})
const inTable = (table: string, using: string): Variant => ({ ddl: `alter policy see on ${table} using (${using})` })

/** A word changed in the rule; each parameter stays in the text, because it must have a type. */
const ALL = { barred: '$2::int[] is not null', own: 'or $3::int[] is null', cap: 'and $4::int is not null' }
const FAULTS: Record<string, Variant> = {
  'finder: “and” became “or”': inText('richest', ' and (not', ' or (not'),
  'finder: “not” was lost': inText('richest', '(not ', '('),
  'finder: exceptions look at this seat alone': inText('richest', '&& $2::int[]', '&& ($1::int[] || ($2::int[])[1:0])'),
  'finder: exceptions are ignored': inText('richest', 'not l.excepted && $2::int[]', ALL.barred),
  'finder: the own member does not come first': inText('richest', 'or l.audience && $3::int[]', ALL.own),
  'finder: the cap is ignored': inText('richest', 'and l.tlp <= $4::int', ALL.cap),
  'finder: the cap is one too low': inText('richest', 'l.tlp <= $4', 'l.tlp < $4'),
  'feed: exceptions are ignored': inText('feed', 'not f.excepted && $2::int[]', ALL.barred),
  'feed: the cap is ignored': inText('feed', 'and f.tlp <= $4::int', ALL.cap),
  'feed: a later circle shows it again': inText('feed', 'and e.at < f.at', 'and false'),
  'feed: a page begins with the last of the one before': inText('feed', '< ($6', '<= ($6'),
  'feed: a page leaves out equal times': inText(
    'feed',
    '(f.at, f.report) < (',
    'f.at < least($6::timestamptz, $6) and ($6, $7) is not distinct from (',
  ),
  'feed: oldest first': inText(
    'feed',
    'order by f.at desc, f.report desc limit $5\n  ) f',
    'order by f.at limit $5\n  ) f',
  ),
  'first times: the last instead of the first': inText('firstGot', 'min(f.at)', 'max(f.at)'),
  'first times: of any circle': inText('firstGot', 'f.circle = any($1::int[])', '$1::int[] is not null'),
  'look-up: exceptions are ignored': inText('lookup', 'not k.excepted && $2::int[]', ALL.barred),
  'look-up: the cap is ignored': inText('lookup', 'and k.tlp <= $4::int', ALL.cap),
  'look-up: what was taken back is found': inText('lookup', 'k.withdrawn is null and', ''),
  'words: the audience is ignored': inText('search', 'f.audience && $1::int[]', '$1::int[] is not null'),
  'words: exceptions are ignored': inText('search', 'not f.excepted && $2::int[]', ALL.barred),
  'unread: the cap is ignored': inText('unread', 'and f.tlp <= $4::int', ALL.cap),
  'security: “and” became “or”': inPolicy(' and (not', ' or (not'),
  'security: “not” was lost': inPolicy('(not ', '('),
  'security: exceptions look at this seat alone': inPolicy('my_barred()', 'my_circles()'),
  'security: the own member does not come first': inPolicy('or audience && my_own()', ''),
  'security: the cap is ignored': inTable('layer', 'reaches(audience, excepted)'),
  'security: a report shows without its layers': inTable('report', 'true'),
  'security: the name goes to whoever has the report': inTable('authorship', 'true'),
  'security: the name is above the cap': inTable('authorship', 'reaches(audience, excepted)'),
}

const FEW = randomWorlds(60, 1)
test.each(Object.entries(FAULTS))('a planted fault is caught: %s', { timeout: 60_000 }, async (_, fault) => {
  await expect(assertTwins(FEW, fault)).rejects.toThrow(/expected .* to (deeply equal|be)/)
})
