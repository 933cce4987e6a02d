import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import { type CastRow, cast, desk } from './cast.ts'
import { nodes } from './nodes.ts'
import { people, seeded } from './people.ts'
import { type RingRow, ring } from './ring.ts'

/** What a seat may do beside reading and sharing. One per seat. */
export type SeatRole = 'member' | 'admin' | 'analyst' | 'manager' | 'host' | 'champion' | 'auditor' | 'operator'

export interface DemoPerson {
  name: string
  /** `first.last@<handle>.example`; unique in the partnership. */
  email: string
  /** What they do, as they would put it on a card. */
  title: string
  role: SeatRole
  /** Sign-in link is shown first. */
  star?: true
  /** Handle of the employer. The seat is the desk's, and what excepts the employer is closed to it. */
  secondedFrom?: string
}

export interface DemoMember {
  /** What stories call it: the handle for the cast, `bg-finance-07` for the background ring. Never shown. */
  key: string
  handle: string
  legalName: string
  /** As people say it; the first is the one pages show. */
  shortNames: readonly string[]
  cast: boolean
  kind: MemberKind
  size: MemberSize
  sectors: readonly Sector[]
  regions: readonly Region[]
  /** Left out for bodies without a company number (departments, councils, police, NHS bodies, many universities). */
  register?: { name: 'companies-house'; number: string }
  /** Web and mail domain. */
  domain: string
  /** IPv4 network it runs, a /28 of 198.19.0.0/16. */
  network: string
  nodes: readonly { node: string; joinedDaysAgo: number }[]
  /** Pop-ups where it is, or was, a guest until the end. */
  guestOf: readonly { node: string; joinedDaysAgo: number }[]
  joinedDaysAgo: number
  /** When its people's accounts lapsed for idleness. The member stays admitted and what it shared stays with it. */
  lapsedDaysAgo?: number
  /** Shares no report in the nine months; may reply. */
  neverPosts?: true
  /** `seat:<handle>` in a story is the first one. */
  persons: readonly DemoPerson[]
}

export interface DemoNode {
  handle: string
  name: string
  kind: 'national' | 'sector' | 'regional' | 'fusion-cell' | 'chosen-group' | 'pop-up'
  area: { sectors: readonly Sector[]; regions: readonly Region[] }
  /** Member keys. */
  host?: string
  manager?: string
  champion?: string
  /** One sentence. */
  description: string
  /** One paragraph. */
  charter: string
  foundedDaysAgo: number
  /** Of a pop-up: when it closes, and member keys of who is in it from the second day on. */
  popUp?: { closedDaysAgo: number; members: readonly string[]; guests: readonly string[] }
}

export interface DemoPartnership {
  name: string
  notice: string
  members: readonly DemoMember[]
  nodes: readonly DemoNode[]
}

const PERSONS = 420
const STORY_DAYS = 275
const EMPTY_DESK: readonly DemoPerson[] = []

const network = (index: number): string => `198.19.${index >> 4}.${(index & 15) * 16}/28`

function joinedNode(node: string, memberJoined: number, draw: () => number): number {
  const founded = nodes.find(({ handle }) => handle === node)?.foundedDaysAgo ?? memberJoined
  const earliest = Math.min(memberJoined, founded)
  // A node founded during the story grows on the plot; the old ones had their members from the day they joined.
  return founded < STORY_DAYS ? Math.max(2, Math.round(earliest * (1 - draw() * 0.9))) : earliest
}

function registered(number: string | undefined): Pick<DemoMember, 'register'> {
  return number ? { register: { name: 'companies-house', number } } : {}
}

const COMPANY_KINDS: readonly MemberKind[] = ['industry', 'security-supplier', 'charity']

/** Companies House numbers of the 99 block that is not in use: SC99xxxx and NI99xxxx have six digits. */
function companyNumber(row: RingRow, index: number): string | undefined {
  if (!COMPANY_KINDS.includes(row.kind)) return undefined
  const serial = String(2000 + index * 37).padStart(4, '0')
  if (row.region === 'TLM') return `SC99${serial}`
  if (row.region === 'TLN') return `NI99${serial}`
  return `9941${serial}`
}

function castMember(row: CastRow, index: number, draw: () => number, newPeople: (n: number) => string[]): DemoMember {
  const { person, nodes: inNodes, companyNumber: number, ...facts } = row
  const domain = `${row.handle}.example`
  const email = (name: string) =>
    `${name
      .toLowerCase()
      .replace(/^(dr|ds) /, '')
      .replaceAll(' ', '.')}@${domain}`
  const colleagues = newPeople(row.size === 'large' ? 2 : row.size === 'medium' ? 1 : 0)
  const hasAdmin = person.role === 'admin'
  const joinedDaysAgo = 400 + Math.round(draw() * 500)
  return {
    ...facts,
    key: row.handle,
    cast: true,
    ...registered(number),
    domain,
    network: network(index),
    joinedDaysAgo,
    guestOf: [],
    nodes: inNodes.map(node => ({ node, joinedDaysAgo: joinedNode(node, joinedDaysAgo, draw) })),
    persons: [
      { ...person, email: email(person.name) },
      ...colleagues.map(
        (name, at): DemoPerson => ({
          name,
          email: email(name),
          title: at === 0 ? 'IT security officer' : 'Security analyst',
          role: at === 0 && !hasAdmin ? 'admin' : 'member',
        }),
      ),
      ...(desk[row.handle] ?? EMPTY_DESK).map(seat => ({ ...seat, email: email(seat.name) })),
    ],
  }
}

const TITLES: Record<MemberSize, readonly string[]> = {
  small: ['Office and IT', 'Owner', 'Bookkeeper'],
  medium: ['IT manager', 'Systems administrator', 'Compliance lead', 'Service desk'],
  large: ['Head of cyber security', 'SOC lead', 'Threat analyst', 'SOC analyst', 'Duty manager'],
}

/** How many people each background member has: by size, then one more or fewer here and there until the sum is right. */
function headcounts(total: number, draw: () => number): number[] {
  const counts = ring.map(row => ({ small: 1, medium: 3, large: 4 })[row.size])
  let difference = total - counts.reduce((sum, count) => sum + count, 0)
  while (difference !== 0) {
    const at = Math.floor(draw() * counts.length)
    const count = counts[at] ?? 0
    const step = Math.sign(difference)
    if (count + step < 1 || count + step > 5) continue
    counts[at] = count + step
    difference -= step
  }
  return counts
}

function ringMember(row: RingRow, index: number, draw: () => number, names: readonly string[]): DemoMember {
  const domain = `${row.handle}.example`
  const joinedDaysAgo = row.joinedDaysAgo ?? 280 + Math.round(draw() * 500)
  const admin = names.length > 1 ? 1 : 0
  return {
    key: row.key,
    handle: row.handle,
    legalName: row.legalName,
    shortNames: row.shortNames,
    cast: false,
    kind: row.kind,
    size: row.size,
    sectors: [row.sector],
    regions: [row.region],
    ...registered(companyNumber(row, index)),
    domain,
    network: network(32 + index),
    joinedDaysAgo,
    guestOf: [],
    nodes: row.nodes.map(node => ({ node, joinedDaysAgo: joinedNode(node, joinedDaysAgo, draw) })),
    ...(row.lapsedDaysAgo === undefined ? {} : { lapsedDaysAgo: row.lapsedDaysAgo }),
    ...(row.neverPosts ? { neverPosts: true } : {}),
    persons: names.map((name, at) => ({
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`,
      title: TITLES[row.size][at] ?? 'Deputy',
      role: at === 0 && row.role ? row.role : at === admin ? 'admin' : 'member',
    })),
  }
}

/** Who is in a pop-up is said of the pop-up: nothing is drawn, so that all else stays as the seed has it. */
function inPopUps(member: DemoMember): DemoMember {
  const of = (list: 'members' | 'guests') =>
    nodes
      .filter(node => node.popUp?.[list].includes(member.key))
      .map(node => ({ node: node.handle, joinedDaysAgo: Math.min(member.joinedDaysAgo, node.foundedDaysAgo - 1) }))
  return { ...member, nodes: [...member.nodes, ...of('members')], guestOf: of('guests') }
}

/**
 * The demo partnership: 160 members (24 of the cast, 136 of the background ring), 420 persons, ten nodes. The same
 * seed gives the same partnership; another seed changes people's names, head counts and joining days, never the quotas.
 */
export function partnership(seed: number): DemoPartnership {
  const draw = seeded(seed)
  const taken = new Set([
    ...cast.map(row => row.person.name),
    ...Object.values(desk).flatMap(seats => seats.map(s => s.name)),
  ])
  const newPeople = people(draw, taken)
  const castMembers = cast.map((row, index) => castMember(row, index, draw, newPeople))
  const castPersons = castMembers.reduce((sum, member) => sum + member.persons.length, 0)
  const counts = headcounts(PERSONS - castPersons, draw)
  const ringMembers = ring.map((row, index) => ringMember(row, index, draw, newPeople(counts[index] ?? 1)))
  return {
    name: 'The demo partnership',
    notice: 'Demo partnership: invented members, reserved addresses, nothing here is to be blocked.',
    members: [...castMembers, ...ringMembers].map(inPopUps),
    nodes,
  }
}
