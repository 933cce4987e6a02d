import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownInSet, type Labelled, labelledSet } from '../fixtures/likeness/set.ts'
import { shareReport } from '../src/flows/share-report.ts'
import { type Gathered, gatherKin } from '../src/flows/steps/gather-kin.ts'
import { groupKin, proposalsFor } from '../src/flows/steps/proposals.ts'
import { shareIn } from '../src/formats/api/reports.ts'
import { change, rowsOf } from '../src/store/database.ts'
import { insertKnownName } from '../src/store/known-name-store.ts'
import { makeWorld, type World } from './world.ts'

/**
 * What the proposals are worth, on the labelled set: told through the real flows, found by PostgreSQL, grouped by the real
 * code. Of all pairs of reports that are put together, how many belong together, and the other way round.
 */
const LAST_DAY = Date.parse('2026-06-01T12:00:00Z')
const DAY = 86_400_000
const AUTHORS = ['author', 'competitor', 'outsider', 'bank', 'supplier', 'officer'] as const

const richest = ({ content }: Labelled) => (content.full ? 'full' : content.technical ? 'technical' : 'headline')

let world: World
const set = labelledSet()
const ids = new Map<string, Labelled>()
const byKey = new Map<string, string>()

beforeAll(async () => {
  world = await makeWorld({ startAt: new Date(LAST_DAY - 300 * DAY) })
  for (const [n, one] of [...set].sort((a, b) => b.daysAgo - a.daysAgo).entries()) {
    world.clock.now = new Date(LAST_DAY - one.daysAgo * DAY)
    const request = shareIn.parse({
      content: one.content,
      audience: { grants: [{ layer: richest(one), to: ['desk'], as: 'withheld' }], tlp: 'AMBER' },
    })
    const viewer = await world.viewer(AUTHORS[n % AUTHORS.length] ?? 'author')
    const { id } = await shareReport(world.ctx, viewer, request, { steppedUp: true })
    ids.set(id, one)
    byKey.set(one.key, id)
  }
  await change(world.ctx.db, await world.viewer('analyst'), async tx => {
    for (const [n, known] of knownInSet().entries())
      await insertKnownName(tx, { id: world.ctx.newId(`name ${n}`), ...known }, world.ctx.origin, world.clock.now)
  })
}, 240_000)
afterAll(() => world.close())

// Measuring -----------------------------------------------------------------------------------------------------------

const half = (tuned: boolean) => [...ids].filter(([, l]) => l.tuned === tuned).map(([id]) => id)
/** Told only of one half, so that the other cannot lend it anything but how rare things are. */
const groupsOfHalf = ({ kin, rarity }: Gathered, tuned: boolean) =>
  groupKin({ rarity, kin: new Map([...kin].filter(([id]) => ids.get(id)?.tuned === tuned)) })

interface Measured {
  precision: number
  recall: number
  f1: number
}
const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)
const pairsIn = (groups: readonly (readonly string[])[]) =>
  new Set(groups.flatMap(group => group.flatMap((a, n) => group.slice(n + 1).map(b => pairKey(a, b)))))
function measure(among: readonly string[], found: readonly (readonly string[])[] | ReadonlySet<string>): Measured {
  const campaigns = Map.groupBy(
    among.filter(id => ids.get(id)?.campaign !== undefined),
    id => ids.get(id)?.campaign,
  )
  const right = pairsIn([...campaigns.values()])
  const put = found instanceof Set ? found : pairsIn([...found].filter(g => typeof g !== 'string'))
  const both = [...put].filter(pair => right.has(pair)).length
  const [precision, recall] = [both / Math.max(1, put.size), both / right.size]
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}
const print = (all: Record<string, Measured>): void => {
  for (const [what, { precision, recall, f1 }] of Object.entries(all))
    process.stdout.write(
      `likeness: ${what}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}\n`,
    )
}

/** What is done where nothing is weighed: any shared value puts two together; and whoever is so reached, too. */
async function sharedValues(among: readonly string[]) {
  const links = await rowsOf(world.ctx.db.finder).all<{ reports: string[] }>(
    'select array_agg(report) as reports from link where report = any($1::uuid[]) group by indicator having count(*) > 1',
    [among],
  )
  const groups = new Map(among.map(id => [id, new Set([id])]))
  for (const { reports } of links) {
    const joined = new Set(reports.flatMap(id => [...(groups.get(id) ?? [])]))
    for (const id of joined) groups.set(id, joined)
  }
  return { pairs: pairsIn(links.map(l => l.reports)), chained: [...new Set(groups.values())].map(g => [...g]) }
}

test('the set is what it says', () => {
  const campaigns = new Set(set.flatMap(s => s.campaign ?? []))
  expect(campaigns.size).toBeGreaterThanOrEqual(40)
  expect(set.filter(s => s.campaign !== undefined).length).toBeGreaterThanOrEqual(300)
  expect(new Set(set.map(s => s.key)).size).toBe(set.length)
})

test('what belongs together is put together, and little else; far better than by any shared value', async () => {
  const viewer = await world.viewer('analyst')
  const all = [...ids.keys()]
  const gathered = await gatherKin(world.ctx, viewer, all, { among: true })
  const found = { all: groupKin(gathered), tuned: groupsOfHalf(gathered, true), heldOut: groupsOfHalf(gathered, false) }
  const measured = {
    all: measure(all, found.all),
    tuned: measure(half(true), found.tuned),
    heldOut: measure(half(false), found.heldOut),
  }
  const naive = await sharedValues(all)
  const baseline = { pairs: measure(all, naive.pairs), chained: measure(all, naive.chained) }
  print({
    ...measured,
    'any shared indicator, pairs': baseline.pairs,
    'any shared indicator, chained': baseline.chained,
  })
  expect(measured.all.f1).toBeGreaterThanOrEqual(0.9)
  for (const b of Object.values(baseline)) expect(b.f1).toBeLessThan(measured.all.f1)
}, 120_000)

test('a report that comes is proposed for the reports of its campaign that are there', async () => {
  const viewer = await world.viewer('analyst')
  // Every fourth: each is a question of its own.
  const asked = [...ids].filter((_, n) => n % 4 === 0)
  const took: number[] = []
  let [right, wrong, first, placeable] = [0, 0, 0, 0]
  for (const [id, { campaign }] of asked) {
    const began = performance.now()
    const found = (await proposalsFor(world.ctx, viewer, [id])).get(id)?.belongs ?? []
    took.push(performance.now() - began)
    const hits = found.map(p => campaign !== undefined && ids.get(p.with.id)?.campaign === campaign)
    right += hits.filter(Boolean).length
    wrong += hits.filter(hit => !hit).length
    if (campaign !== undefined) placeable++
    if (hits[0]) first++
  }
  const precision = right / (right + wrong)
  const middle = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0
  process.stdout.write(
    `likeness: of the proposals shown ${(100 * precision).toFixed(1)} % are right; ${first} of ${placeable} reports of a campaign have a right one first; ${middle.toFixed(0)} ms each\n`,
  )
  expect(precision).toBeGreaterThan(0.85)
  expect(first / placeable).toBeGreaterThan(0.8)
}, 120_000)
