import type { AddressInfo } from 'node:net'
import { makeServer } from '../src/doors/server.ts'
import type { Context } from '../src/flows/context.ts'
import { lookUp } from '../src/flows/look-up.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { readFeed, searchReports } from '../src/flows/read-feed.ts'
import { readReport } from '../src/flows/read-report.ts'
import { findKey } from '../src/store/access-store.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { countUnread } from '../src/store/report-read.ts'
import type { Viewer } from '../src/store/viewer.ts'
import { filledWith, LARGE, SMALL } from './bulk.ts'
import { inTurn, median, ms, type Row, times } from './measure.ts'
import { keyOf } from './partnership.ts'
import { type Caller, makeCaller, type Place } from './place.ts'
import { openWithoutRule } from './without-rule.ts'

/** One way of answering: a partnership's size, with the rule or without. */
interface Side {
  ctx: Context
  viewers: Viewer[]
  /** Reports that each viewer gets. */
  reports: string[][]
  caller: Caller
  indicators: number
  close(): Promise<void>
}
type Work = (side: Side, round: number) => Promise<unknown>

const READERS = [3, 111, 222, 333, 444, 555, 666, 777, 888, 951]

/** Reading: each work with the rule and without it, in a small partnership and a large one, in turn. */
export async function read(place: Place): Promise<Row[]> {
  const sizes = place.quick ? [SMALL] : [SMALL, LARGE]
  const sides: Record<string, Side> = {}
  for (const size of sizes)
    for (const rule of [true, false])
      sides[nameOf(size, rule)] = await openSide(await filledWith(place, size), size, rule)
  const rows: Row[] = []
  try {
    for (const [name, work] of Object.entries(WORKS)) rows.push(...(await compare(place, name, work, sides, sizes)))
    rows.push(
      ...(await many(place, sides, sizes)),
      ...(await seen(place, sides, sizes)),
      ...(await words(place, sides, sizes)),
    )
  } finally {
    for (const side of Object.values(sides)) await side.close()
  }
  return rows
}

const nameOf = (size: number, rule: boolean) => `${size} ${rule ? 'rule' : 'bare'}`
const viewerOf = (side: Side, round: number): Viewer => {
  const viewer = side.viewers[round % side.viewers.length]
  if (!viewer) throw new Error('nobody reads')
  return viewer
}
const reportFor = (side: Side, round: number): string => {
  const theirs = side.reports[round % side.viewers.length] ?? []
  return theirs[round % theirs.length] ?? ''
}
/** A value of some report of the bulk: another one every round. */
const valueFor = (side: Side, n: number): string => {
  const report = 1 + ((n * 37) % (side.indicators / 20))
  return `host-${3 * (1 + (n % 6))}.bulk-${report}.com`
}
const http = async (side: Side, round: number, method: string, path: string, body?: unknown) => {
  const key = keyOf(READERS[round % READERS.length] ?? 0)
  const answer = await side.caller.call(method, path, body === undefined ? undefined : JSON.stringify(body), key)
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
}

const WORKS: Record<string, Work> = {
  'feed, page of 50': (s, n) => readFeed(s.ctx, viewerOf(s, n), { limit: 50, muted: false }),
  'feed, page of 50, HTTP': (s, n) => http(s, n, 'GET', '/api/feed'),
  'opening a report': (s, n) => readReport(s.ctx, viewerOf(s, n), reportFor(s, n)),
  'opening a report, HTTP': (s, n) => http(s, n, 'GET', `/api/reports/${reportFor(s, n)}`),
  'look-up of a value': (s, n) => lookUp(s.ctx, viewerOf(s, n), [valueFor(s, n)]),
  'look-up of a value, HTTP': (s, n) => http(s, n, 'POST', '/api/lookup', { values: [valueFor(s, n)] }),
  'unread counts': (s, n) => countUnread(rowsOf(s.ctx.db.finder), viewerOf(s, n)),
  'search, a rare word': (s, n) => searchReports(s.ctx, viewerOf(s, n), { q: 'zirconium', limit: 50 }),
  'search, a rare word, HTTP': (s, n) => http(s, n, 'GET', '/api/search?q=zirconium'),
}

async function compare(
  place: Place,
  work: string,
  does: Work,
  sides: Record<string, Side>,
  sizes: number[],
): Promise<Row[]> {
  const found = await inTurn(
    Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, (round: number) => does(side, round)])),
    place.quick ? 30 : 100,
    20,
  )
  const p50 = (size: number, rule: boolean) => median(found[nameOf(size, rule)] ?? [])
  const rows = sizes.map((size): Row => {
    const [rule, bare] = [p50(size, true), p50(size, false)]
    return {
      work: `${work}, ${size === SMALL ? '10 thousand' : '1 million'} indicators, against no rule`,
      measured: `${times(rule / bare)}, ${ms(rule - bare)} more (${ms(rule)})`,
      must: '≤ 1.3 × or ≤ 1.5 ms more',
      ok: rule <= 1.3 * bare || rule - bare <= 1.5,
    }
  })
  if (!sizes.includes(LARGE)) return rows
  const growth = p50(LARGE, true) / p50(SMALL, true)
  return [
    ...rows,
    { work: `${work}, from 10 thousand to 1 million`, measured: times(growth), must: '≤ 2 ×', ok: growth <= 2 },
  ]
}

/** 10,000 values in one look-up: every second one stands in a report. */
async function many(place: Place, sides: Record<string, Side>, sizes: number[]): Promise<Row[]> {
  const size = sizes.at(-1) ?? SMALL
  const work = (rule: boolean) => async (round: number) => {
    const side = sides[nameOf(size, rule)]
    if (!side) return
    const values = Array.from({ length: 10_000 }, (_, n) => (n % 2 ? valueFor(side, n) : `absent-${n}.example.com`))
    await lookUp(side.ctx, viewerOf(side, round), values)
  }
  const found = await inTurn({ rule: work(true), bare: work(false) }, place.quick ? 3 : 5, 1)
  const ratio = median(found.rule) / median(found.bare)
  return [
    {
      work: 'look-up of 10,000 values, against no rule',
      measured: `${times(ratio)} (${ms(median(found.rule))})`,
      must: '≤ 2 ×',
      ok: ratio <= 2,
    },
  ]
}

/** Correlation: what a value seen everywhere costs. */
async function seen(place: Place, sides: Record<string, Side>, sizes: number[]): Promise<Row[]> {
  const side = sides[nameOf(sizes.at(-1) ?? SMALL, true)]
  if (!side || !sizes.includes(LARGE)) return []
  const look = (value: string) => (n: number) => lookUp(side.ctx, viewerOf(side, n), [value])
  const found = await inTurn({ often: look('seen-10000.com'), seldom: look('seen-200.com') }, place.quick ? 20 : 60, 10)
  const ratio = median(found.often) / median(found.seldom)
  return [
    {
      work: 'a value seen 10,000 times, against one seen 200 times',
      measured: `${times(ratio)} (${ms(median(found.often))})`,
      must: '≤ 1.5 ×',
      ok: ratio <= 1.5,
    },
  ]
}

async function words(place: Place, sides: Record<string, Side>, sizes: number[]): Promise<Row[]> {
  const side = sides[nameOf(sizes.at(-1) ?? SMALL, true)]
  if (!side) return []
  const look = (q: string) => (n: number) => searchReports(side.ctx, viewerOf(side, n), { q, limit: 50 })
  const found = await inTurn({ common: look('loader'), rare: look('zirconium') }, place.quick ? 10 : 30, 5)
  const ratio = median(found.common) / median(found.rare)
  return [
    {
      work: 'search, a word in most reports, against a rare one',
      measured: `${times(ratio)} (${ms(median(found.common))})`,
      must: '≤ 10 ×',
      ok: ratio <= 10,
    },
  ]
}

async function openSide(url: string, indicators: number, rule: boolean): Promise<Side> {
  const db = rule ? openDatabase(url, 8) : openWithoutRule(url)
  const withRule = openDatabase(url, 2)
  const own = await openPartnership(withRule, 'http://localhost:8080', false)
  const ctx = { ...own, db }
  const server = await makeServer(ctx, { metricsToken: undefined, log: console.error, onSignIn: () => {} })
  server.ready()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const caller = makeCaller((server.app.server.address() as AddressInfo).port)
  const viewers: Viewer[] = []
  const reports: string[][] = []
  for (const seat of READERS) {
    const viewer = (await findKey(rowsOf(withRule.app), keyOf(seat), own.now()))?.viewer
    if (!viewer) throw new Error('a reader has no rights')
    viewers.push(viewer)
    reports.push((await readFeed(own, viewer, { limit: 50, muted: false })).items.map(r => r.id))
  }
  const close = async () => {
    caller.close()
    await server.stop()
    await Promise.all([db.close(), withRule.close()])
  }
  return { ctx, viewers, reports, caller, indicators, close }
}
