import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoCredential, writeCredentials } from '../src/demo/credentials.ts'
import { DEMO_SEED, fillDemo } from '../src/demo/fill.ts'
import { partnership } from '../src/demo/partnership.ts'
import { shareArrival } from '../src/demo/start.ts'
import { stories } from '../src/demo/stories/index.ts'
import { readActions, readOpenActions } from '../src/flows/act-on-advisory.ts'
import { readSample, readSamples } from '../src/flows/analyse-sample.ts'
import type { Context } from '../src/flows/context.ts'
import { enterByKey } from '../src/flows/enter.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { readDraft, readDrafts } from '../src/flows/read-advisory.ts'
import { readApplications } from '../src/flows/read-applications.ts'
import { readNodes } from '../src/flows/read-directory.ts'
import { readFeed } from '../src/flows/read-feed.ts'
import { readReport } from '../src/flows/read-report.ts'
import { readSituations } from '../src/flows/read-situation.ts'
import { readReleases } from '../src/flows/release-in.ts'
import { lookAtLink } from '../src/flows/sign-in.ts'
import { readQueue } from '../src/flows/triage.ts'
import { queueQuery } from '../src/formats/api/queue.ts'
import { feedQuery } from '../src/formats/api/reports.ts'
import { asViewer, openDatabase, rowsOf } from '../src/store/database.ts'
import { insertMember } from '../src/store/partnership-store.ts'
import { loadViewer, type Viewer } from '../src/store/viewer.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** The demo, filled once as `npm start -- --demo` does it, on the ruins of a fill that was cut short. */
let database: FreshDatabase
let ctx: Context
let folder: string
let credentials: DemoCredential[]
let refused: string[]
const said: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  ctx = await openPartnership(openDatabase(database.url), 'http://localhost:8080', true)
  await insertMember(ctx, rowsOf(ctx.db.app), {
    handle: 'half-filled',
    name: 'Left of an earlier fill',
    kind: 'industry',
    size: 'small',
    sectors: [],
    regions: [],
    joinedAt: ctx.now(),
  })
  const filled = await fillDemo(ctx, { log: line => said.push(line) })
  refused = filled.refused
  folder = mkdtempSync(join(tmpdir(), 'auburn-demo-'))
  credentials = await writeCredentials(ctx, folder, line => said.push(line))
}, 240_000)
afterAll(async () => {
  await ctx.db.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const as = async (handle: string): Promise<Viewer> => {
  const key = credentials.find(c => c.handle === handle)?.apiKey ?? ''
  const entered = await enterByKey(ctx, key)
  if (!entered) throw new Error(`${handle} cannot come in`)
  return entered.viewer
}
const titlesOf = async (viewer: Viewer): Promise<Map<string, string>> => {
  const titles = new Map<string, string>()
  let after: string | undefined
  do {
    const page = await readFeed(ctx, viewer, feedQuery.parse({ limit: 100, ...(after ? { after } : {}) }))
    for (const item of page.items) titles.set(item.title, item.id)
    after = page.next
  } while (after)
  return titles
}
const titlesIn = (campaign: string) => stories.filter(s => s.key.startsWith(campaign)).map(s => s.title)
const owner = async <T extends object>(sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<T>(sql)
  await client.end()
  return rows
}

test('everything in the material happened, nothing of the ruins is left, and it is filled once', async () => {
  expect(refused).toEqual([])
  expect(said).toContain('the demo was filled only in part: starting over')
  const [counts] = await owner(
    `select (select count(*)::int from report r where not exists (select from advisory a where a.report = r.id)) as reports, (select count(*)::int from member) as members,
       (select count(*)::int from entry where kind = 'sighting') as sightings,
       (select count(*)::int from entry where kind = 'reply') as replies,
       (select count(*)::int from member where handle = 'half-filled') as ruins`,
  )
  const replies = stories.flatMap(s => s.thread ?? []).length
  expect(counts).toEqual({ reports: 400, members: 160, sightings: 2600, replies, ruins: 0 })
  expect((await fillDemo(ctx, { log: () => {} })).filled).toBe(false)
})

test('times run from nine months ago to six minutes ago, in the feed as in the ledger', async () => {
  const [times] = await owner<{ first: number; last: number; ahead: number }>(
    `select extract(epoch from now() - min(at)) / 86400 as first, extract(epoch from now() - max(at)) / 60 as last,
       (select count(*)::int from entry where at > now()) as ahead from event where what = 'shared'`,
  )
  expect(Number(times?.first)).toBeGreaterThan(250)
  expect(Number(times?.last)).toBeGreaterThan(5)
  expect(Number(times?.last)).toBeLessThan(15)
  expect(times?.ahead).toBe(0)
})

test('Joel gets Copper Lantern’s indicators without the story, Sam the headline, the regulator nothing', async () => {
  const [first] = titlesIn('copper-lantern-01')
  const id = (await titlesOf(await as('dovecliff'))).get(first ?? '') ?? ''
  const [priya, joel, sam] = await Promise.all(
    ['dovecliff', 'kestrelmoor', 'aireline'].map(async handle => readReport(ctx, await as(handle), id)),
  )
  expect(priya).toMatchObject({ layer: 'full', mine: true })
  expect(joel).toMatchObject({ layer: 'technical', from: { named: false, crowd: 'A member in Pharma' } })
  expect([joel?.indicators?.length, joel?.story, joel?.impact]).toEqual([14, undefined, undefined])
  expect(sam).toMatchObject({ layer: 'headline', from: { named: false } })
  expect([sam?.indicators, sam?.notes, sam?.story]).toEqual([undefined, undefined, undefined])
  await expect(readReport(ctx, await as('oes'), id)).rejects.toThrow('Nothing here')
})

test('Slow Tide and Rust Gate do not exist for Sam; Slow Tide does for the four who know, by session alone', async () => {
  const sam = await titlesOf(await as('aireline'))
  for (const title of [...titlesIn('slow-tide'), ...titlesIn('rust-gate')]) expect(sam.has(title), title).toBe(false)
  const helen = await as('brackenfield')
  const bySession = await loadViewer(rowsOf(ctx.db.app), { seat: helen.seat, scopes: ['read'], cap: 'RED' }, ctx.now())
  const known = async (viewer: Viewer) =>
    [...(await titlesOf(viewer)).keys()].filter(t => titlesIn('slow-tide').includes(t))
  expect(await known(helen)).toEqual([])
  expect(bySession && (await known(bySession)).length).toBeGreaterThan(3)
})

test('thirty-seven members saw Blue Ferret, and everybody who read a report could see it', async () => {
  const [blue] = await owner<{ members: number }>(
    `select count(distinct w.member)::int as members from entry e join entry_author w on w.entry = e.id
       join layer l on l.report = e.report and l.layer = 1
      where e.kind = 'sighting' and l.body ->> 'title' in (${titlesIn('blue-ferret')
        .map(t => `'${t.replaceAll("'", "''")}'`)
        .join(', ')})`,
  )
  expect(blue?.members).toBe(37)
  const takenBack = new Set((await owner<{ report: string }>('select report from recall')).map(r => r.report))
  const seats = await owner<{ seat: number; n: number }>(
    'select seat, count(*)::int as n from reading group by seat order by seat',
  )
  expect(seats.reduce((sum, s) => sum + s.n, 0)).toBeGreaterThan(20_000)
  for (const { seat } of seats.filter((_, n) => n % 7 === 0)) {
    const viewer = await loadViewer(rowsOf(ctx.db.app), { seat, scopes: ['read'], cap: 'RED' }, ctx.now())
    if (!viewer) continue
    const unseen = await asViewer(ctx.db, viewer, rows =>
      rows.all<{ report: string }>(
        'select report from reading where seat = $1 and not exists (select from layer l where l.report = reading.report)',
        [seat],
      ),
    )
    expect(unseen.filter(r => !takenBack.has(r.report))).toEqual([])
  }
})

test('what excepts a secondee’s employer is closed to the secondee', async () => {
  const except = stories.filter(s => s.except?.includes('halvergate') && s.grants.some(g => g.to.includes('desk')))
  const dev = await titlesOf(await as('dev'))
  const owen = await titlesOf(await as('owen'))
  for (const { title } of except) expect([dev.has(title), owen.has(title)], title).toEqual([false, true])
})

test('the credentials are complete, private, kept at the next start and replaced when lost', async () => {
  const file = join(folder, 'demo-credentials.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(credentials)
  const cast = partnership(DEMO_SEED).members.filter(m => m.cast)
  expect(credentials.map(c => c.handle)).toEqual(
    expect.arrayContaining([...cast.map(m => m.handle), 'dev', 'noor', 'petra']),
  )
  expect(new Set(credentials.map(c => c.handle)).size).toBe(credentials.length)
  expect(credentials.find(c => c.handle === 'greywether')).toMatchObject({
    member: 'Greywether Security Ltd',
    role: 'champion',
    nodes: ['east-midlands'],
  })
  expect((await as('dovecliff')).cap).toBe('AMBER+STRICT')
  const moved: Context = { ...ctx, url: 'https://demo.example' }
  const again = await writeCredentials(moved, folder, () => {})
  expect(again.map(c => c.apiKey)).toEqual(credentials.map(c => c.apiKey))
  const [link] = again
  expect(link?.signInUrl).toMatch(/^https:\/\/demo\.example\/link#[\w-]{43}$/)
  expect(await lookAtLink(ctx, link?.signInUrl.split('#')[1] ?? '')).toMatchObject({ name: 'Priya Nandakumar' })
  rmSync(file)
  const fresh = await writeCredentials(ctx, folder, () => {})
  expect(await enterByKey(ctx, credentials[0]?.apiKey ?? '')).toBeUndefined()
  credentials = fresh
  expect((await as('dovecliff')).organisation.handle).toBe('dovecliff')
})

test('the closed pop-up is an archive for its members alone, the living one takes new reports', async () => {
  const node = async (handle: string, name: string) => {
    const viewer = await as(handle)
    return (await readNodes(ctx, viewer)).items.find(item => item.handle === name)
  }
  expect(await node('copperbeech', 'river-festival')).toMatchObject({ kind: 'pop-up', joined: true, ended: true })
  expect(await node('copperbeech', 'county-show')).toMatchObject({ kind: 'pop-up', joined: true, ended: false })
  for (const handle of ['dovecliff', 'aireline']) {
    expect(await node(handle, 'river-festival'), 'closed, it is not there for those outside').toBeUndefined()
    expect(await node(handle, 'county-show')).toMatchObject({ joined: false, ended: false })
  }
  const said = async (handle: string, name: string) =>
    (await readFeed(ctx, await as(handle), feedQuery.parse({ node: name }))).items.length
  expect([await said('wreakevale', 'river-festival'), await said('wreakevale', 'county-show')]).toEqual([3, 2])
  await expect(said('aireline', 'river-festival')).rejects.toThrow('Nothing here')
})

test('the report that arrives by itself is there for everyone', async () => {
  const id = await shareArrival(ctx)
  expect(await readReport(ctx, await as('aireline'), id ?? '')).toMatchObject({ layer: 'technical', unread: true })
})

test('data that is not a demo’s is refused', async () => {
  const other = await freshDatabase()
  const real = await openPartnership(openDatabase(other.url, 2), 'http://localhost:8080', false)
  await expect(fillDemo(real, { log: () => {} })).rejects.toThrow('not demo data')
  await real.db.close()
  await other.drop()
})

test('somebody asks to be let in: one that is half-way, one whose name is a letter off, one new', async () => {
  const seat = await rowsOf(ctx.db.app).one<{ circle: number }>("select circle from seat where role = 'operator'")
  const viewer = await loadViewer(
    rowsOf(ctx.db.app),
    { seat: seat?.circle ?? 0, scopes: ['read', 'account'], cap: 'RED' },
    ctx.now(),
  )
  if (!viewer) throw new Error('nobody operates the demo')
  const { items } = await readApplications(ctx, viewer)
  expect(items.map(i => [i.name, i.state, i.flags])).toEqual([
    ['Wickenholt Veterinary Group Ltd', 'asked', 0],
    ['Doveclif Biologics Ltd', 'received', 1],
    ['Oakthorpe Parish Academies Ltd', 'received', 0],
  ])
})

test('the desk’s queue is short, and its situations are three campaigns', async () => {
  const dev = await as('dev')
  const queue = await readQueue(ctx, dev, queueQuery.parse({ limit: 100 }))
  expect(queue.items.length).toBeGreaterThanOrEqual(8)
  expect(queue.items.length).toBeLessThanOrEqual(15)
  // One thing told by two councils.
  expect(
    queue.items.flatMap(item => item.same.map(same => [item.report.title, same.report.title, same.reasons[0]])),
  ).toEqual(
    expect.arrayContaining([
      [
        expect.stringContaining('Robot calls offer a council tax'),
        expect.stringContaining('Recorded voice about a council tax band'),
        'all 2 values stand in both',
      ],
    ]),
  )
  // Slow Tide is RED: there by session alone.
  const session = { seat: dev.seat, scopes: ['read' as const], cap: 'RED' as const }
  const bySession = await loadViewer(rowsOf(ctx.db.app), session, ctx.now())
  if (!bySession) throw new Error('Dev does not work at the desk')
  const { items } = await readSituations(ctx, bySession, { limit: 50 })
  expect(
    items
      .map(s => [
        s.name
          .split(/[ (:]+/)
          .slice(0, 2)
          .join(' '),
        s.state,
      ])
      .sort(),
  ).toEqual([
    ['Copper Lantern', 'open'],
    ['Slow Tide', 'open'],
    ['Tin Orchard', 'closed'],
    ['Tin Orchard', 'closed'],
  ])
  await expect(readSituations(ctx, await as('aireline'), { limit: 50 })).rejects.toThrow('Nothing here')
})

test('Tom has one thing for today with three steps, of fifteen minutes', async () => {
  expect(await readOpenActions(ctx, await as('soardental'))).toMatchObject([
    { kind: 'alert', steps: 3, minutes: 15, title: expect.stringContaining('Payslip mails') },
  ])
})

test('the desk published four, recalled one, and is held up by one sentence of a draft', async () => {
  const dev = await as('dev')
  const { items } = await readDrafts(ctx, dev, { limit: 50 })
  expect(items.map(i => i.state).sort()).toEqual([
    'draft',
    'published',
    'published',
    'published',
    'published',
    'recalled',
  ])
  const { check } = await readDraft(ctx, dev, items.find(i => i.state === 'draft')?.id ?? '')
  expect(check.objections.map(o => [o.code, o.kind, o.n])).toEqual([['not-covered', 'sentence', 2]])
})

test('Tin Orchard’s first step was done by seven in ten of those who were asked', async () => {
  const dev = await as('dev')
  const { items } = await readDrafts(ctx, dev, { limit: 50 })
  const { desk } = await readActions(ctx, dev, items.find(i => i.title.includes('EdgeGate'))?.report ?? '')
  const sum = (of: (s: NonNullable<typeof desk>['sectors'][number]) => number) =>
    (desk?.sectors ?? []).reduce((n, s) => n + of(s), 0)
  const done = sum(s => s.steps[0]?.answers.done ?? 0) / sum(s => s.asked)
  expect(done).toBeGreaterThan(0.66)
  expect(done).toBeLessThan(0.76)
})

test('one sample was answered, with a rule that hit it, and one waits; each for its sender and the desk', async () => {
  const dev = await as('dev')
  const { items } = await readSamples(ctx, dev, { limit: 50 })
  expect(items.map(i => [i.name, i.state, i.verdict])).toEqual([
    ['Our new bank details.eml', 'received', undefined],
    ['Payslip correction.eml', 'answered', 'harmful'],
  ])
  const answered = await readSample(ctx, dev, items[1]?.id ?? '')
  expect(answered.scans).toMatchObject([{ matches: [{ rule: 'copper_lantern_payslip_mail' }], failed: [] }])
  expect((await readSamples(ctx, await as('soardental'), { limit: 50 })).items.map(i => i.name)).toEqual([
    'Payslip correction.eml',
  ])
  expect((await readSamples(ctx, await as('aireline'), { limit: 50 })).items).toEqual([])
})

test('one text came in past two cleared people, and one waits for its second, which only they know', async () => {
  const states = async (handle: string) =>
    (await readReleases(ctx, await as(handle), { limit: 50 })).items.map(i => i.state)
  expect(await states('ncac')).toEqual(['brought', 'released'])
  expect(await states('nccd')).toEqual(['brought', 'released'])
  expect(await states('dev')).toEqual(['released'])
})
