import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeatName } from './cast.ts'
import { asOwner } from './leak/transcript.ts'
import { makeWorld, type World } from './world.ts'

/** The real command line, each time a process of its own, against the real doors. */
const AUBURN = new URL('../bin/auburn.js', import.meta.url).pathname
let world: World
let folder: string

beforeAll(async () => {
  world = await makeWorld({ running: true })
  await world.listen()
  folder = mkdtempSync(join(tmpdir(), 'auburn-cli-'))
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

function run(as: SeatName | undefined, args: string[], extra: Record<string, string> = {}) {
  const { AUBURN_KEY: _, ...env } = process.env
  return spawn(process.execPath, [AUBURN, ...args], {
    env: { ...env, AUBURN_URL: world.url, ...(as ? { AUBURN_KEY: world.key(as) } : {}), ...extra },
  })
}
async function auburn(as: SeatName | undefined, args: string[], extra: Record<string, string> = {}, input = '') {
  const child = run(as, args, extra)
  child.stdin.end(input)
  const said = { out: '', err: '' }
  child.stdout.on('data', (d: Buffer) => (said.out += d))
  child.stderr.on('data', (d: Buffer) => (said.err += d))
  const [code] = await once(child, 'close')
  const lines = said.out.split('\n').filter(line => line.startsWith('{'))
  return { code, ...said, json: lines.map(line => JSON.parse(line)) }
}
/** A running watch: its JSON lines as they come. */
async function watching(as: SeatName) {
  const child = run(as, ['watch', '--json'])
  const lines: { event: string; title?: string; story?: string; indicators?: unknown[] }[] = []
  createInterface(child.stdout).on('line', line => lines.push(JSON.parse(line)))
  let told = ''
  child.stderr.on('data', (d: Buffer) => (told += d))
  await expect.poll(() => told, { timeout: 20_000 }).toContain('watching')
  return {
    lines,
    stop: async () => {
      child.kill('SIGTERM')
      return (await once(child, 'close'))[0]
    },
  }
}
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const REPORT = `Invoices that are none
They point at hxxps://ledger-post[.]top/pay and C2 is 45.77.12[.]9.
CANARY-STORY only the desk reads this.`

test('what is shared arrives at a watch on the level that was granted, and nowhere else', async () => {
  const watches = { competitor: await watching('competitor'), outsider: await watching('outsider') }
  const shared = await auburn('author', [
    ...['share', file('report.txt', REPORT), '--to', 'everyone', '--technical-to', 'pharma', '--full-to', 'desk'],
    ...['--tlp', 'amber', '--json'],
  ])
  expect(shared.code, shared.err).toBe(0)
  const { id } = shared.json[0]
  await expect.poll(() => watches.competitor.lines.length, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => watches.outsider.lines.length, { timeout: 10_000 }).toBe(1)
  expect(watches.competitor.lines[0]).toMatchObject({ event: 'report', id, layer: 'technical', tlp: 'AMBER' })
  expect(watches.competitor.lines[0]?.indicators).toHaveLength(2)
  expect(watches.outsider.lines[0]).toMatchObject({
    id,
    layer: 'headline',
    tlp: 'GREEN',
    title: 'Invoices that are none',
  })
  expect(JSON.stringify(watches.outsider.lines)).not.toContain('ledger-post')
  expect(JSON.stringify([watches.competitor.lines, watches.outsider.lines])).not.toContain('CANARY-STORY')
  expect([await watches.competitor.stop(), await watches.outsider.stop()]).toEqual([0, 0])

  const analyst = await auburn('analyst', ['feed', '--limit', '1', '--json'])
  expect(analyst.json[0]).toMatchObject({ id, layer: 'full' })
  expect((await auburn('competitor', ['lookup', 'ledger-post[.]top/pay', '45.77.12.9', '--json'])).json).toHaveLength(1)
  expect((await auburn('outsider', ['lookup', '45.77.12.9', '--json'])).json).toEqual([])
}, 60_000)

test('a preview shows who would see what, and shares nothing', async () => {
  const before = (await auburn('author', ['feed', '--json'])).json.length
  const shown = await auburn('author', ['share', '-', '--to', 'pharma', '--tlp', 'green', '--preview'], {}, REPORT)
  expect(shown.code, shown.err).toBe(0)
  expect(shown.out).toContain('Nothing is shared')
  expect(shown.out).toContain('hxxps://ledger-post[.]top/pay')
  expect((await auburn('author', ['feed', '--json'])).json).toHaveLength(before)
}, 60_000)

test('refusals name the flag or the rule; the exit code says which', async () => {
  const path = file('r.txt', REPORT)
  const wrong = await auburn('author', ['share', path, '--to', 'pharma', '--tlp', 'purple'])
  expect(wrong).toMatchObject({ code: 2, out: '' })
  expect(wrong.err).toContain('--tlp purple')
  const refused = await auburn('author', ['share', path, '--to', 'everyone', '--tlp', 'amber'])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('TLP:AMBER')
  expect((await auburn(undefined, ['feed'])).err).toContain('AUBURN_KEY')
  expect(await auburn('author', ['feed'], { AUBURN_KEY: 'auburn_wrong' })).toMatchObject({ code: 1, out: '' })
  expect((await auburn(undefined, ['backup'])).code).toBe(2)
}, 60_000)

test('no server, a command and an option that are none: each is named, with what to do and an exit code', async () => {
  const nowhere = 'http://127.0.0.1:1'
  const told = await Promise.all([
    auburn('author', ['feed'], { AUBURN_URL: nowhere }),
    auburn('author', ['share', file('n.txt', REPORT), '--to', 'pharma', '--tlp', 'amber'], { AUBURN_URL: nowhere }),
    auburn('author', ['feed'], { AUBURN_URL: 'auburn.example' }),
    auburn('author', ['fed']),
    auburn('author', ['xyzzy']),
    auburn('author', ['feed', '--jsn']),
  ])
  expect(told.map(({ code, out }) => [code, out])).toEqual([1, 1, 2, 2, 2, 2].map(code => [code, '']))
  expect(told.map(({ err }) => err.trim())).toEqual([
    `auburn feed: ${nowhere} cannot be reached. Is AUBURN_URL right, and is Auburn running?`,
    `auburn share: ${nowhere} cannot be reached. Is AUBURN_URL right, and is Auburn running?`,
    'auburn feed: AUBURN_URL must be an address such as https://auburn.example, not “auburn.example”',
    'auburn: “fed” is not known. Did you mean “feed”? See auburn --help',
    'auburn: “xyzzy” is not known. See auburn --help',
    'auburn feed: --jsn is not known. Did you mean “--json”? See --help',
  ])
}, 60_000)

test('extract needs no server, and its places are those of the file', async () => {
  const text = `\uFEFFSeen\r\n192.0.2[.]1 and hxxp://bad-invoice[.]top/a 8.8.8.8\r\n`
  const { code, json } = await auburn(undefined, ['extract', file('t.txt', text), '--json'], {
    AUBURN_URL: 'http://localhost:1',
  })
  expect(code).toBe(0)
  expect(json.map(j => [text.slice(j.start, j.end), j.value, j.harmless])).toEqual([
    ['192.0.2[.]1', '192.0.2.1', true],
    ['hxxp://bad-invoice[.]top/a', 'http://bad-invoice.top/a', false],
    ['8.8.8.8', '8.8.8.8', true],
  ])
}, 30_000)

test('the operator admits a member, a person with a key, and a node; leaving it counts at once', async () => {
  const database = { DATABASE_URL: world.ctx.db.url }
  const operator = async (...args: string[]) => {
    const done = await auburn(undefined, [...args, '--json'], database)
    expect(done.code, `${args.join(' ')}: ${done.err}`).toBe(0)
    return done.json[0]
  }
  await operator('member', 'add', 'newcomer', '--name', 'Newcomer Ltd', '--kind', 'industry', '--sector', 'finance')
  await operator('node', 'add', 'brewers', '--name', 'Brewers', '--kind', 'sector', '--sector', 'food')
  const { seat, link } = await operator(
    'person',
    'add',
    'newcomer',
    '--name',
    'Ann Other',
    '--email',
    'ann@newcomer.example',
  )
  expect(link).toMatch(/\/link#[A-Za-z0-9_-]{43}$/)
  const { id, key } = await operator('key', 'create', seat, '--name', 'siem', '--scope', 'read,share')
  await world.signTerms()
  const nodes = async () => {
    const me = await fetch(`${world.url}/api/me`, { headers: { Authorization: `Bearer ${key}` } })
    return me.ok ? (await me.json()).nodes.map((n: { handle: string }) => n.handle) : me.status
  }
  await operator('node', 'join', 'brewers', 'newcomer')
  expect(await nodes()).toEqual(['brewers'])
  await operator('node', 'leave', 'brewers', 'newcomer')
  expect(await nodes()).toEqual([])
  await operator('key', 'revoke', id)
  expect(await nodes()).toBe(401)
  expect(
    (await auburn(undefined, ['member', 'add', 'everyone', '--name', 'X', '--kind', 'industry'], database)).err,
  ).toContain('reserved')
  expect((await auburn(undefined, ['doctor'], database)).code).toBe(0)
}, 120_000)

test('a board, a page of giving and taking, and the partnership in numbers are told as text and as JSON', async () => {
  await asOwner(world, "update node set champion = $1 where handle = 'pharma'", [world.cast.seats.competitor])
  const board = await auburn('competitor', ['node', 'health', 'pharma'])
  expect(board.err).toBe('')
  expect(board.out).toMatch(/\d{4}-\d\d {2}8 members, joined 8 members/)
  expect((await auburn('competitor', ['node', 'health', 'pharma', '--json'])).json[0]?.node.handle).toBe('pharma')
  expect((await auburn('author', ['node', 'health', 'pharma'])).code).toBe(1)
  expect((await auburn('competitor', ['me', 'fairness'])).out).toMatch(/^You received \d+ and gave \d+:/)
  const numbers = await auburn(undefined, ['partnership', 'health', '--json'], { DATABASE_URL: world.ctx.db.url })
  expect(numbers.json).toHaveLength(12)
}, 60_000)

test('terms are shown, published with notice, and who has signed is listed', async () => {
  const database = { DATABASE_URL: world.ctx.db.url }
  const terms = (...args: string[]) => auburn(undefined, ['terms', ...args], database)
  expect((await terms('show')).out).toContain('Keep confidence.')
  expect((await terms('show', '--draft')).out).toContain('# Terms of membership')
  expect((await terms('show', '--draft', '--lesson')).out).toContain('### ')
  expect((await terms('show', '9')).code).toBe(1)
  const changed = ['--terms', file('terms.md', '# Terms\n\nBe kinder.\n'), '--changed', 'Kindness']
  expect((await terms('publish', '--terms', file('terms.md', 'x'))).err).toContain('--changed is missing')
  const broken = await terms('publish', ...changed, '--lesson', file('lesson.md', '# Only a title'))
  expect(broken).toMatchObject({ code: 1, out: '' })
  expect(broken.err).toContain('Line 1 of the lesson')
  expect((await terms('publish', ...changed, '--days', '14', '--json')).json[0]).toMatchObject({ version: 2 })
  expect((await terms('show', '--json')).json.map(one => one.version)).toEqual([2, 1])
  expect((await terms('show', '1')).out).toContain('Keep confidence.')
  const signed = (await terms('signed', '--json')).json
  expect(signed).toContainEqual(expect.objectContaining({ handle: 'alder', version: 1, hasSigned: true, signed: 3 }))
  expect((await terms('signed', '--missing', '--json')).json.map(one => one.handle)).not.toContain('alder')
  const people = (await terms('signed', '--member', 'alder', '--json')).json
  expect(people.map(p => [p.name, p.version])).toContainEqual(['author of alder', 1])
  expect((await world.call('author', 'GET', '/api/feed')).status, 'it counts in a fortnight').toBe(200)
}, 120_000)

test('somebody is signed out, ends, lapses and is woken, and is erased, by the operator; each at once, each a line', async () => {
  const person = async (...words: string[]) =>
    auburn(undefined, ['person', ...words], { DATABASE_URL: world.ctx.db.url })
  const done = async (...words: string[]) => {
    const { code, err, json } = await person(...words, '--json')
    expect(code, err).toBe(0)
    return json[0]
  }
  const email = 'kim@alder.example'
  const { link, seat } = await done('add', 'alder', '--name', 'Kim Vane', '--email', email)
  const signIn = async (url: string) => {
    const token = url.split('#')[1]
    const answer = await world.call(undefined, 'POST', '/api/session/link', { token }, { origin: world.ctx.url })
    return { status: answer.status, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
  }
  const me = async (cookie: string) => (await world.call(undefined, 'GET', '/api/me', undefined, { cookie })).status
  const listed = async () =>
    (await person('list', '--member', 'alder')).out.split('\n').find(l => l.includes(seat)) ?? ''
  /** What the ledger has of her, in the order in which it came. */
  const told = async (): Promise<string[]> => {
    const owner = new pg.Client({ connectionString: world.ctx.db.url })
    await owner.connect()
    const { rows } = await owner.query(
      "select body ->> 'what' as what from leaf where body::text like $1 order by body ->> 'at'",
      [`%${seat}%`],
    )
    await owner.end()
    return rows.map(row => row.what)
  }

  const first = await signIn(link)
  expect(await me(first.cookie)).toBe(200)
  expect((await person('wake', email)).code, 'she has not lapsed').toBe(1)
  await asOwner(world, "update seat set state = 'lapsed' where gid = $1", [seat])
  expect(await me(first.cookie)).toBe(401)
  expect(await listed()).toContain('lapsed')
  expect((await person('wake', email)).out).toContain(`${email} may sign in again`)
  const again = await auburn(undefined, ['invite', email, '--show'], { DATABASE_URL: world.ctx.db.url })
  const second = await signIn(/http\S+/.exec(again.out)?.[0] ?? '')
  expect(await me(second.cookie)).toBe(200)

  expect(await done('sign-out', email)).toMatchObject({ sessions: 2 })
  expect(await me(second.cookie)).toBe(401)
  expect(await done('end', email)).toMatchObject({ member: 'alder', withoutAdmin: false })
  expect(await listed()).toContain('ended')
  expect((await person('wake', email)).code, 'who has left is not woken').toBe(1)

  const unsure = await person('erase', email)
  expect([unsure.code, unsure.err]).toEqual([2, expect.stringContaining('--yes')])
  expect(await listed()).toContain('Kim Vane')
  expect((await person('erase', email, '--yes')).out).toContain('Somebody who has left')
  const everybody = await person('list')
  expect(everybody.out).not.toMatch(/Kim Vane|kim@alder/)
  expect((await told()).slice(-5)).toEqual(['seat-woken', 'invited', 'sessions-ended', 'seat-ended', 'person-erased'])
  expect((await person('erase', email, '--yes')).code, 'nobody has that address now').toBe(1)
}, 120_000)
