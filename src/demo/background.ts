import { type CrowdMember, crowdOf } from '../domain/crowd.ts'
import { layerRank } from '../domain/report.ts'
import { type Disclosure, disclosure, type Viewing } from '../domain/sharing.ts'
import type { GroundMember, Laid, LaidSeat, NewReading, NewSighting, SharedGate } from '../flows/fill-demo.ts'
import type { DemoMember, DemoPartnership } from './partnership.ts'
import { seeded } from './people.ts'
import type { DemoReport } from './story.ts'

/**
 * What nobody wrote a story about: who opened what, and who had seen it too. Only seats that the rule gave the report to,
 * at that time, by the very function that the product decides with.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Sightings in all, those of the stories included. */
export const SIGHTINGS = 2_600
/** Members that have seen the report of 02:10 too, those of its story included. */
const SEEN_COPPER_LANTERN = 31

export interface Told {
  story: DemoReport
  gate: SharedGate
}
interface Seat extends LaidSeat {
  person: DemoMember
  spans: readonly { circle: number; since: number }[]
  own: readonly number[]
  /** Of a secondee: circles of those whom it comes from and who host it, which bar it and open nothing. */
  home: readonly number[]
  until: number
  /** How likely this person is to open what reaches them. */
  keen: number
  /** One whom the demo is shown as: the first person of a cast member, and whoever works at the desk. */
  signsIn: boolean
}

export function background(
  ids: { newId(name: string): string },
  laid: Laid,
  world: DemoPartnership,
  ground: readonly GroundMember[],
  told: readonly Told[],
  start: Date,
  seed: number,
): { readings: NewReading[]; sightings: NewSighting[] } {
  const draw = seeded(seed + 1)
  const seats = seatsOf(laid, world, ground, start, draw)
  return {
    readings: told.flatMap(one => readingsOf(one, seats, start, draw)),
    sightings: sightingsOf(ids, told, seats, crowdsOf(world), start, draw),
  }
}

function seatsOf(
  laid: Laid,
  world: DemoPartnership,
  ground: readonly GroundMember[],
  start: Date,
  draw: () => number,
): Seat[] {
  const persons = world.members.flatMap((member, m) => member.persons.map((_, n) => ({ member, on: ground[m], n })))
  return persons.flatMap(({ member, on, n }, index) => {
    const seat = laid.seats[index]
    const person = on?.persons[n]
    if (!seat || !person) return []
    const joined = person.since.getTime()
    // A secondee acts for the desk alone, and what excepts its employer is closed to it.
    const lender = world.members.findIndex(m => m.key === person.secondedFrom)
    const ofMember = [seat.memberCircle, laid.kinds.get(member.kind) ?? 0]
    const standing = [laid.everyone, seat.circle, ...(lender < 0 ? ofMember : [])]
    const nodes = (lender < 0 ? on.nodes : []).map(({ node, since }) => ({
      circle: laid.nodes.get(node) ?? 0,
      since: since.getTime(),
    }))
    const desk = person.analyst ? [laid.desk] : []
    const signsIn = member.cast && (n === 0 || !['member', 'admin'].includes(person.role))
    const keen = signsIn ? 0.95 : (member.neverPosts ? 0.15 : 0.3) + draw() * (n === 0 ? 0.6 : 0.3)
    return [
      {
        ...seat,
        person: member,
        spans: [...[...standing, ...desk].map(circle => ({ circle, since: joined })), ...nodes],
        home: lender < 0 ? [] : [...ofMember, ...homeOf(laid, world.members[lender], ground[lender])],
        own:
          lender < 0
            ? [-seat.memberCircle, -seat.circle, ...(seat.role === 'admin' ? [-seat.admins] : [])]
            : [-seat.circle],
        until: person.until?.getTime() ?? start.getTime(),
        keen: Math.min(0.95, keen),
        signsIn,
      },
    ]
  })
}

const homeOf = (laid: Laid, lender: DemoMember | undefined, on: GroundMember | undefined): number[] =>
  lender && on
    ? [
        laid.members.get(lender.key) ?? 0,
        laid.kinds.get(lender.kind) ?? 0,
        ...on.nodes.map(n => laid.nodes.get(n.node) ?? 0),
      ]
    : []

/** What the seat got of the report at that moment. */
function sees({ gate }: Told, seat: Seat, at: number): Disclosure | undefined {
  if (at >= seat.until || (gate.until && at >= gate.until.getTime())) return undefined
  const circles = seat.spans.filter(s => s.since <= at).map(s => s.circle)
  if (circles.length === 0) return undefined
  const viewer: Viewing = {
    circles: [...circles, ...seat.own],
    barred: [...circles, ...seat.home],
    own: seat.own,
    cap: 'RED',
  }
  return disclosure(gate.gate, viewer)
}

/** Most is read within the day, some of it much later. */
const lag = (draw: () => number): number => Math.round((-Math.log(1 - draw() * 0.999) * 0.8 + 0.01) * DAY)

function readingsOf(one: Told, seats: readonly Seat[], start: Date, draw: () => number): NewReading[] {
  const shared = one.gate.at.getTime()
  const age = start.getTime() - shared
  return seats.flatMap(seat => {
    const isAuthor = seat.person.key === one.story.by
    const chance = isAuthor ? 1 : seat.signsIn && age < DAY ? 0.1 : seat.signsIn && age < 3 * DAY ? 0.6 : seat.keen
    const lucky = draw() < chance
    const first = shared + (isAuthor ? 5 * MINUTE : lag(draw))
    const stayed = Math.round(draw() * 20 * HOUR)
    if (!lucky || first >= start.getTime() - MINUTE || !sees(one, seat, first)) return []
    // Whoever signs in to the demo has followed the threads until some hours ago, so that what is unread is new.
    const last = seat.signsIn ? Math.max(first, start.getTime() - HOUR - stayed) : first + stayed
    return [
      {
        report: one.gate.report,
        seat: seat.circle,
        member: seat.memberCircle,
        first: new Date(first),
        last: new Date(Math.min(last, start.getTime() - MINUTE)),
      },
    ]
  })
}

/** How a member is worded where it writes without its name. */
function crowdsOf(world: DemoPartnership): Map<string, string> {
  return new Map(
    world.members.map(author => {
      const members: CrowdMember[] = world.members.map(m => ({ ...m, reader: m !== author }))
      return [author.key, crowdOf(author, members).label]
    }),
  )
}

/** Blue Ferret has exactly the sightings of its stories; what four people know has no others. */
const NOT_SEEN = /^(?:blue-ferret|slow-tide|decoy|question|what-worked)/
const wantedOf = ({ story }: Told): number =>
  NOT_SEEN.test(story.key) || story.kind === 'question' || story.kind === 'experience'
    ? 0
    : (story.technical ? 2 : 1) * (/^(?:copper|tin|glass|hollow|paper|second)/.test(story.key) ? 3 : 1)

function sightingsOf(
  ids: { newId(name: string): string },
  told: readonly Told[],
  seats: readonly Seat[],
  crowds: ReadonlyMap<string, string>,
  start: Date,
  draw: () => number,
): NewSighting[] {
  const known = told.reduce((sum, { story }) => sum + (story.sightings?.length ?? 0), 0)
  const made: NewSighting[] = []
  const seen = new Map(told.map(one => [one, new Set((one.story.sightings ?? []).map(s => s.by))]))
  const add = (one: Told, seat: Seat): boolean => {
    const members = seen.get(one)
    if (!members || members.has(seat.person.key) || seat.person.key === one.story.by) return false
    const at = one.gate.at.getTime() + lag(draw)
    const got = at < start.getTime() - 5 * MINUTE ? sees(one, seat, at) : undefined
    if (!got) return false
    members.add(seat.person.key)
    made.push(sightingOf(ids, one, seat, got, new Date(at), crowds.get(seat.person.key) ?? 'A member', draw))
    return true
  }
  const others = seats.filter(s => !s.person.cast && !s.person.neverPosts)
  const pick = () => others[Math.floor(draw() * others.length)]
  const first = told.find(({ story }) => story.key === 'copper-lantern-01')
  for (let tries = 0; first && tries < 5_000 && (seen.get(first)?.size ?? 0) < SEEN_COPPER_LANTERN; tries++) {
    const seat = pick()
    if (seat) add(first, seat)
  }
  const tickets = told.filter(one => one !== first).flatMap(one => Array<Told>(wantedOf(one)).fill(one))
  for (let tries = 0; tries < 60_000 && known + made.length < SIGHTINGS; tries++) {
    const one = tickets[Math.floor(draw() * tickets.length)]
    const seat = pick()
    if (one && seat && (seen.get(one)?.size ?? 0) < 36) add(one, seat)
  }
  return made
}

function sightingOf(
  ids: { newId(name: string): string },
  one: Told,
  seat: Seat,
  got: Disclosure,
  at: Date,
  crowd: string,
  draw: () => number,
): NewSighting {
  const values = layerRank(got.layer) >= 2 && draw() < 0.4 ? one.gate.indicators : []
  const value = values[Math.floor(draw() * values.length)]
  return {
    id: ids.newId(`entry:${seat.circle}`),
    report: one.gate.report,
    layer: value === undefined ? 1 : 2,
    at,
    count: 1 + Math.floor(-Math.log(1 - draw() * 0.99) * 4),
    value,
    crowd,
    member: seat.memberCircle,
    seat: seat.circle,
    named: draw() < 0.3,
  }
}
