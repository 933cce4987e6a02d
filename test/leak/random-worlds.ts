import fc from 'fast-check'
import { type Grant, gateOf, type Markings } from '../../src/domain/audience.ts'
import { TLP, type Tlp } from '../../src/domain/marking.ts'
import { LAYERS, type Layer, layerRank } from '../../src/domain/report.ts'
import { type CircleId, type Disclosure, disclosure, type Gate, type Viewing } from '../../src/domain/sharing.ts'

/**
 * Random partnerships as plain data: circles, members with seats, humans with several seats, some of them lent by another
 * member, reports that were shared and then changed, viewers with caps. Every world has its own range of circle numbers, so that thousands of them lie
 * in one database without meeting.
 */
export interface RandomReport {
  id: string
  /** The gate as first shared, and as it stands after a change. Both have the same layers and markings. */
  before: Gate
  gate: Gate
  sharedAt: Date
  changedAt: Date
  member: CircleId
  own: readonly CircleId[]
  words: Record<Layer, string>
  value: string
  withdrawn: boolean
}
export interface RandomViewer extends Viewing {
  seat: CircleId
  read: readonly string[]
}
export interface RandomWorld {
  reports: RandomReport[]
  viewer: RandomViewer
  sharedValue: string
}

const SPAN = 100
const NODES = 4
const MEMBERS = 3
const SEATS = 6
const EVERYONE = 1
const node = (n: number) => 10 + n
const memberCircle = (m: number) => 20 + m
const admins = (m: number) => 30 + m
const seat = (s: number) => 40 + s

const subset = (max: number) => fc.uniqueArray(fc.nat(max - 1), { maxLength: max })
const granted = fc.oneof(
  { weight: 2, arbitrary: fc.constant(EVERYONE) },
  { weight: 5, arbitrary: fc.nat(NODES - 1).map(node) },
  { weight: 2, arbitrary: fc.nat(MEMBERS - 1).map(memberCircle) },
  { weight: 2, arbitrary: fc.nat(SEATS - 1).map(seat) },
)
const grants = fc.array(
  fc.record({
    layer: fc.constantFrom(...LAYERS),
    to: fc.uniqueArray(granted, { minLength: 1, maxLength: 3 }),
    as: fc.constantFrom('named' as const, 'withheld' as const),
  }),
  { minLength: 1, maxLength: 4 },
)
const shape = fc.record({
  seats: fc.tuple(
    ...Array.from({ length: SEATS }, () =>
      fc.record({
        member: fc.nat(MEMBERS - 1),
        human: fc.nat(3),
        admin: fc.boolean(),
        nodes: subset(NODES),
        /** By itself, as by nobody: then it is no secondee. */
        lentBy: fc.option(fc.nat(MEMBERS - 1), { freq: 2 }),
      }),
    ),
  ),
  members: fc.tuple(...Array.from({ length: MEMBERS }, () => subset(NODES))),
  reports: fc.array(
    fc.record({
      id: fc.uuid({ version: 4 }),
      author: fc.nat(SEATS - 1),
      colleagues: subset(SEATS),
      layers: fc.constantFrom<Layer[]>(
        ['headline'],
        ['headline', 'technical'],
        ['headline', 'full'],
        ['headline', 'technical', 'full'],
      ),
      tlps: fc.tuple(fc.constantFrom(...TLP), fc.constantFrom(...TLP), fc.constantFrom(...TLP)),
      before: grants,
      after: grants,
      except: fc.oneof(
        { weight: 3, arbitrary: fc.constant<number[]>([]) },
        { weight: 4, arbitrary: fc.uniqueArray(granted, { maxLength: 2 }) },
      ),
      at: fc.nat(3),
      withdrawn: fc.boolean(),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  viewer: fc.record({ seat: fc.nat(SEATS - 1), cap: fc.constantFrom(...TLP, 'RED' as const, 'RED' as const) }),
  read: subset(4),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

/** `n` worlds that a seed gives again. */
export function randomWorlds(n: number, seed: number): RandomWorld[] {
  return fc.sample(shape, { numRuns: n, seed }).map((drawn, index) => worldOf(drawn, (index + 1) * SPAN, index))
}

type Seat = Shape['seats'][number]
const NOBODY: Seat = { member: 0, human: 0, admin: false, nodes: [], lentBy: null }
const isLent = (s: Seat): boolean => s.lentBy !== null && s.lentBy !== s.member

function worldOf(drawn: Shape, base: number, index: number): RandomWorld {
  const here = (id: number) => base + id
  const reports = drawn.reports.map((r, n): RandomReport => {
    const by = drawn.seats[r.author] ?? NOBODY
    const lent = isLent(by)
    const colleagues = r.colleagues.filter(s => {
      const other = drawn.seats[s]
      return !lent && other?.member === by.member && !isLent(other)
    })
    const own = {
      member: here(memberCircle(by.member)),
      seats: [r.author, ...colleagues].map(s => here(seat(s))),
      admins: here(admins(by.member)),
      lent,
    }
    const gate = (asked: readonly Asked[]) =>
      gateOf(r.layers, asked.map(inWorld(base, r.layers)), r.except.map(here), markingsIn(r.layers, r.tlps), own)
    const after = gate(r.after)
    const sharedAt = new Date(Date.UTC(2026, 0, 1) + r.at * 1000)
    return {
      id: r.id,
      before: gate(r.before),
      gate: after,
      sharedAt,
      changedAt: new Date(sharedAt.getTime() + 1000 + (n % 2) * 1000),
      member: own.member,
      own: (after.layers.at(-1)?.audience ?? []).filter(c => c < 0),
      words: Object.fromEntries(LAYERS.map(l => [l, `${l}${index}x${n}`])) as Record<Layer, string>,
      value: `v${index}-${n}.example`,
      withdrawn: r.withdrawn && n === 0,
    }
  })
  const houseOf = (member: number) => [memberCircle(member), ...(drawn.members[member] ?? []).map(node)]
  const ofSeat = (s: number) => [EVERYONE, seat(s), ...(drawn.seats[s]?.nodes ?? []).map(node)]
  // A secondee acts for the desk alone, and is barred by whatever bars those who host it and those who lend it.
  const circlesOf = (s: number): number[] => {
    const by = drawn.seats[s] ?? NOBODY
    return [...ofSeat(s), ...(isLent(by) ? [] : houseOf(by.member))].map(here)
  }
  const barredOf = (s: number): number[] => {
    const by = drawn.seats[s] ?? NOBODY
    return [...ofSeat(s), ...houseOf(by.member), ...(by.lentBy === null ? [] : houseOf(by.lentBy))].map(here)
  }
  const s = drawn.viewer.seat
  const viewing = drawn.seats[s] ?? NOBODY
  const { member, human } = viewing
  const admin = viewing.admin && !isLent(viewing)
  const own = isLent(viewing)
    ? [-here(seat(s))]
    : [-here(memberCircle(member)), -here(seat(s)), ...(admin ? [-here(admins(member))] : [])]
  const viewer: RandomViewer = {
    seat: here(seat(s)),
    circles: [...new Set(circlesOf(s)), ...own],
    barred: [...new Set(drawn.seats.flatMap((o, n) => (o.human === human ? barredOf(n) : [])))],
    own,
    cap: drawn.viewer.cap,
    read: drawn.read.flatMap(n => reports[n]?.id ?? []),
  }
  return { reports, viewer, sharedValue: `shared${index}.example` }
}

interface Asked {
  layer: Layer
  to: readonly number[]
  as: Grant['as']
}
const inWorld =
  (base: number, layers: readonly Layer[]) =>
  ({ layer, to, as }: Asked): Grant => ({
    layer: layers.includes(layer) ? layer : 'headline',
    to: to.map(id => ({ id: base + id, kind: 'node' })),
    as,
  })

/** Never lower on a richer layer. */
function markingsIn(layers: readonly Layer[], tlps: readonly Tlp[]): Markings {
  const ranks = tlps.map(t => TLP.indexOf(t)).sort((a, b) => a - b)
  const tlp = (layer: Layer) => TLP[ranks[layerRank(layer) - 1] ?? 0] ?? 'RED'
  return {
    headline: tlp('headline'),
    ...(layers.includes('technical') ? { technical: tlp('technical') } : {}),
    ...(layers.includes('full') ? { full: tlp('full') } : {}),
  }
}

// What the rule says -------------------------------------------------------------------------------------------------

export interface Expected {
  report: RandomReport
  seen: Disclosure
  /** When each layer that it has first reached the viewer, through whichever of its circles. */
  at: Partial<Record<Layer, Date>>
}
export function expectedOf(world: RandomWorld, viewer: Viewing): Expected[] {
  return world.reports.flatMap(report => {
    const seen = disclosure(report.gate, viewer)
    return seen ? [{ report, seen, at: firstGot(report, viewer) }] : []
  })
}
function firstGot(report: RandomReport, viewer: Viewing): Expected['at'] {
  return Object.fromEntries(
    report.gate.layers.flatMap(({ layer, audience }) => {
      const earlier = report.before.layers.find(l => l.layer === layer)?.audience ?? []
      const times = audience
        .filter(c => viewer.circles.includes(c))
        .map(c => (earlier.includes(c) ? report.sharedAt : report.changedAt).getTime())
      return times.length > 0 ? [[layer, new Date(Math.min(...times))]] : []
    }),
  )
}
/** The feed's order: newest for this viewer first, equal times by id. */
export const inFeedOrder = (expected: readonly Expected[]): string[] =>
  expected
    .toSorted((a, b) => timeOf(b) - timeOf(a) || (a.report.id < b.report.id ? 1 : -1))
    .map(({ report }) => report.id)
const timeOf = ({ at }: Expected): number => at.headline?.getTime() ?? 0
