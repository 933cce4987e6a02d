import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { sealSample } from '../src/formats/sample/sealed.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { makeWorld, threeLayers, type World } from './world.ts'

/** What is marked above the ceiling is refused before anything of it is kept: on a database of its own, whose files are looked through. */
const folder = mkdtempSync(join(tmpdir(), 'auburn-ceiling-'))
let embedded: Awaited<ReturnType<typeof startEmbedded>>
let world: World
beforeAll(async () => {
  embedded = await startEmbedded({ dataDir: folder, log: () => {}, fsync: false })
  await migrate(embedded.url)
  world = await makeWorld({ database: { url: embedded.url, drop: async () => {} } })
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

const CANARY = 'kingfisher-7741'
const MARKED = `Seen in May.\n\nSECRET - UK EYES ONLY\n\nThe ${CANARY} group came back.`
const report = threeLayers()
const { headline, technical, full } = report.content
const withContent = (content: Partial<ShareRequest['content']>) => ({
  ...report,
  content: { ...report.content, ...content },
})
const attached = (text: string) => ({
  ...report,
  attachments: [{ name: 'notes.txt', media: 'text/plain', data: Buffer.from(text).toString('base64') }],
})

const PLACES: [string, string, string, unknown][] = [
  [
    'POST',
    '/api/reports',
    '/content/headline/title',
    withContent({ headline: { ...headline, title: `SECRET: ${CANARY}` } }),
  ],
  ['POST', '/api/reports', '/content/headline/summary', withContent({ headline: { ...headline, summary: MARKED } })],
  [
    'POST',
    '/api/reports',
    '/content/technical/notes',
    withContent({ technical: { indicators: [], ...technical, notes: MARKED } }),
  ],
  ['POST', '/api/reports', '/content/full/story', withContent({ full: { ...full, story: MARKED } })],
  ['POST', '/api/reports', '/attachments/0/data', attached(MARKED)],
]

test.each(PLACES)(
  '%s %s with a marking at %s: refused by its place, without a word of it',
  async (method, path, at, body) => {
    const answer = await world.call('author', method, path, body)
    expect(answer.status).toBe(422)
    expect(answer.body.places[0].at).toBe(at)
    expect(answer.body.detail).toMatch(/^Line \d+ carries a protective marking above OFFICIAL/)
    expect(answer.text).not.toContain(CANARY)
  },
)

test('in a reply and in a draft for sign-off too', async () => {
  const id = await world.share('author', report)
  const reply = await world.call('competitor', 'POST', `/api/reports/${id}/entries`, {
    text: MARKED,
  })
  expect([reply.status, reply.body.places?.[0].at]).toEqual([422, '/text'])
  const draft = await world.call('author', 'POST', '/api/drafts', {
    request: withContent({ full: { ...full, story: MARKED } }),
    colleague: (await world.viewer('colleague')).gid,
  })
  expect([draft.status, draft.body.places?.[0].at]).toEqual([422, '/request/content/full/story'])
})

test('words that are no marking pass: a client secret, a lure, an indicator that is called so', async () => {
  const indicators = [{ type: 'mutex', value: 'SECRET', role: 'payload', use: 'detect' }]
  const passes = withContent({
    headline: { ...headline, title: 'TOP SECRET.docx is a lure' },
    technical: { notes: 'It reads AWS_SECRET_ACCESS_KEY and the client secret.', indicators } as never,
  })
  expect((await world.call('author', 'POST', '/api/reports', passes)).status).toBe(201)
})

test('a rule is read as a text: what it looks for passes, a marking of its own does not', async () => {
  const ruled = (type: string, value: string) =>
    withContent({ technical: { indicators: [{ type, value, role: 'detection-rule', use: 'detect' }] } as never })
  const sigma =
    "title: Marked lures\nlogsource:\n  product: windows\ndetection:\n  words:\n    - 'TOP SECRET'\n  condition: words"
  const passes = await world.call('author', 'POST', '/api/reports', ruled('sigma', sigma))
  expect(passes.status, passes.text).toBe(201)
  const noted = withContent({ technical: { indicators: [], ...technical, notes: `As we run it:\n\n${sigma}` } })
  expect((await world.call('author', 'POST', '/api/reports', noted)).status).toBe(201)
  const yara = `rule lure {\n  // SECRET - UK EYES ONLY ${CANARY.toUpperCase()}\n  condition: true\n}`
  for (const [type, value] of [
    ['yara', yara],
    ['sigma', `# SECRET\n${sigma}`],
  ] as const) {
    const refused = await world.call('author', 'POST', '/api/reports', ruled(type, value))
    expect([refused.status, refused.body.places?.[0].at]).toEqual([422, '/content/technical/indicators/0/value'])
    expect(refused.text).not.toContain(CANARY.toUpperCase())
  }
})

/** Made as the test runs, in the manner of the anti-virus test file: it stands in no file of the project either. */
const MARKER = ['X5O!WALL', Math.random().toString(36).slice(2), 'STANDARD-SAMPLE-FILE!'].join('$')
const SAMPLE_NAME = `payslip-${Math.random().toString(36).slice(2)}.eml`
async function sampleWith(marker: string): Promise<string> {
  const mail = `From: a@b.example\nTo: c@d.example\nSubject: Hello\nDate: Mon, 1 Jun 2026 09:00:00 +0000\n\nthree people, one link ${marker}\n`
  const sealed = Buffer.from(await sealSample(SAMPLE_NAME, new TextEncoder().encode(mail))).toString('base64')
  const sent = await world.call('author', 'POST', '/api/samples', { sealed, happened: 'It came.', tlp: 'AMBER' })
  expect(sent.status).toBe(201)
  const marked = await sealSample('notes.txt', new TextEncoder().encode(MARKED))
  const body = { sealed: Buffer.from(marked).toString('base64'), happened: 'It came.', tlp: 'AMBER' }
  expect((await world.call('author', 'POST', '/api/samples', body)).status).toBe(422)
  return sent.body.id
}

test('the ledger has that it happened, where and by which seat; no file of the data has the text', async () => {
  const kept = 'heron-5521 is found where it may be'
  await world.share('author', withContent({ headline: { ...headline, summary: kept } }) as ShareRequest)
  const id = await sampleWith(MARKER)
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  const { rows: leaves } = await client.query(
    "select body from leaf where body ->> 'what' = 'marking-refused' order by body ->> 'at'",
  )
  await client.end()
  expect(leaves.length).toBe(PLACES.length + 5)
  expect(leaves[0]?.body).toMatchObject({ door: 'POST /api/reports', place: '/content/headline/title', line: 1 })
  expect(JSON.stringify(leaves)).not.toContain(CANARY)
  await world.close()
  await embedded.stop()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  const holding = (text: string) => files.filter(f => readFileSync(join(f.parentPath, f.name)).includes(text)).length
  expect(holding(kept)).toBeGreaterThan(0)
  expect(holding(CANARY)).toBe(0)
  // Of the sample its name is there, and what is in it nowhere: not as it is, in base64, nor in two bytes a letter.
  expect(holding(SAMPLE_NAME)).toBeGreaterThan(0)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const base64 = Buffer.from(`x${MARKER}`).toString('base64').slice(4, 28)
  for (const bare of [MARKER, base64, Buffer.from(MARKER, 'utf16le').toString('latin1'), 'three people, one link'])
    expect([bare, holding(bare)]).toEqual([bare, 0])
  const since = Date.now() - 15 * 60_000
  const fresh = readdirSync(tmpdir(), { withFileTypes: true })
    .filter(f => f.isFile())
    .map(f => join(f.parentPath, f.name))
    .filter(path => statSync(path).mtimeMs > since && statSync(path).size < 50_000_000)
  expect(fresh.filter(path => readFileSync(path).includes(MARKER))).toEqual([])
}, 60_000)
