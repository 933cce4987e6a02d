import { MEMBER_KINDS, type MemberKind, type MemberSize, type Region, type Sector } from '../src/domain/member.ts'
import type { SeatRole } from '../src/domain/permissions.ts'
import type { Context } from '../src/flows/context.ts'
import { change, type Rows } from '../src/store/database.ts'
import {
  circleByHandle,
  insertMember,
  insertNode,
  insertSeat,
  insertStandingCircles,
  joinCircle,
} from '../src/store/partnership-store.ts'
import { signTermsForAll } from './terms.ts'

/**
 * Who there is in a test, by role. `author` shares; `competitor` sits in the same nodes; `outsider` in none of them;
 * `bank` is in Finance; `secondee` is the bank's person at the desk; `analyst` the government's.
 */
interface CastMember {
  handle: string
  kind: MemberKind
  size: MemberSize
  sectors: Sector[]
  regions: Region[]
  nodes: string[]
  listed: boolean
}
const member = (
  handle: string,
  kind: MemberKind,
  sector: Sector,
  region: Region,
  nodes: string[],
  listed = false,
): CastMember => ({
  handle,
  kind,
  size: 'large',
  sectors: [sector],
  regions: [region],
  nodes,
  listed,
})

const MEMBERS: CastMember[] = [
  member('alder', 'industry', 'pharma', 'TLF', ['pharma', 'east-midlands'], true),
  member('birch', 'industry', 'pharma', 'TLF', ['pharma', 'east-midlands']),
  member('cedar', 'industry', 'transport', 'TLE', ['transport']),
  member('dogwood', 'industry', 'finance', 'TLI', ['finance'], true),
  member('elder', 'regulator', 'government-central', 'TLI', []),
  member('fir', 'security-supplier', 'managed-services', 'TLF', ['east-midlands']),
  member('gorse', 'cert', 'government-central', 'TLI', [], true),
  member('hazel', 'law-enforcement', 'emergency-services', 'TLF', ['east-midlands']),
  ...['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map(h => member(h, 'industry', 'pharma', 'TLE', ['pharma'])),
  ...['e1', 'e2', 'e3', 'e4', 'e5'].map(h => member(h, 'industry', 'manufacturing', 'TLF', ['east-midlands'])),
  ...['t1', 't2', 't3', 't4', 't5'].map(h => member(h, 'industry', 'transport', 'TLE', ['transport'])),
  ...['f1', 'f2', 'f3', 'f4', 'f5'].map(h => member(h, 'industry', 'finance', 'TLI', ['finance'])),
]

interface CastSeat {
  name: string
  member: string
  role: SeatRole
  listed?: boolean
  desk?: true
  /** The same human as this seat. */
  alsoAs?: string
}
const SEATS: CastSeat[] = [
  { name: 'author', member: 'alder', role: 'member', listed: true },
  { name: 'admin', member: 'alder', role: 'admin' },
  { name: 'colleague', member: 'alder', role: 'member' },
  { name: 'competitor', member: 'birch', role: 'admin' },
  { name: 'outsider', member: 'cedar', role: 'admin' },
  { name: 'bank', member: 'dogwood', role: 'admin', listed: true },
  { name: 'regulator', member: 'elder', role: 'admin' },
  { name: 'supplier', member: 'fir', role: 'admin' },
  { name: 'officer', member: 'hazel', role: 'admin' },
  { name: 'analyst', member: 'gorse', role: 'analyst', listed: true, desk: true },
  { name: 'secondee', member: 'gorse', role: 'analyst', desk: true, alsoAs: 'bank' },
]
export type SeatName =
  | 'author'
  | 'admin'
  | 'colleague'
  | 'competitor'
  | 'outsider'
  | 'bank'
  | 'regulator'
  | 'supplier'
  | 'officer'
  | 'analyst'
  | 'secondee'
export const SEAT_NAMES = SEATS.map(s => s.name) as SeatName[]

export const NODES = ['pharma', 'east-midlands', 'finance', 'transport', 'fusion-cell', 'quiet-group'] as const

export interface Cast {
  seats: Record<SeatName, number>
  members: Record<string, number>
  nodes: Record<string, number>
}

/** Fills a partnership with the cast, in one transaction. `since`: when all of them joined. */
export async function fillCast(ctx: Context, since: Date): Promise<Cast> {
  return change(ctx.db, undefined, async tx => {
    if (!(await circleByHandle(tx, 'everyone'))) await insertStandingCircles(ctx, tx, MEMBER_KINDS)
    const nodes = await makeNodes(ctx, tx, since)
    const everyone = (await circleByHandle(tx, 'everyone'))?.id ?? 0
    const members: Record<string, number> = {}
    for (const m of MEMBERS) {
      const circle = await insertMember(ctx, tx, {
        ...m,
        name: `${m.handle[0]?.toUpperCase()}${m.handle.slice(1)} plc`,
        domains: [`${m.handle}.example`],
        joinedAt: since,
        listedTo: m.listed ? [everyone] : [],
      })
      members[m.handle] = circle
      for (const node of m.nodes) await joinCircle(tx, circle, nodes[node] ?? 0, since)
    }
    await joinCircle(tx, members.dogwood ?? 0, nodes['quiet-group'] ?? 0, since)
    const seats = await makeSeats(ctx, tx, members, nodes, since)
    await signTermsForAll(tx, since)
    return { members, nodes, seats }
  })
}

async function makeNodes(ctx: Context, tx: Rows, at: Date): Promise<Record<string, number>> {
  const nodes: Record<string, number> = {}
  for (const handle of NODES)
    nodes[handle] = await insertNode(ctx, tx, {
      handle,
      name: handle.replace('-', ' '),
      kind: handle === 'fusion-cell' ? 'fusion-cell' : handle === 'quiet-group' ? 'chosen-group' : 'sector',
      description: `The ${handle} node`,
      charter: 'Be useful.',
      sectors: [],
      regions: [],
      listed: handle !== 'quiet-group',
      at,
    })
  return nodes
}

async function makeSeats(
  ctx: Context,
  tx: Rows,
  members: Record<string, number>,
  nodes: Record<string, number>,
  at: Date,
) {
  const desk = (await circleByHandle(tx, 'desk'))?.id ?? 0
  const seats: Partial<Record<SeatName, number>> = {}
  for (const s of SEATS) {
    const same = s.alsoAs
      ? await tx.one<{ person: number }>('select person from seat where circle = $1', [seats[s.alsoAs as SeatName]])
      : undefined
    const seat = await insertSeat(ctx, tx, {
      member: members[s.member] ?? 0,
      person: same?.person ?? { name: `${s.name} of ${s.member}`, email: `${s.name}@${s.member}.example` },
      role: s.role,
      title: '',
      listed: s.listed ?? false,
      at,
    })
    seats[s.name as SeatName] = seat
    if (!s.desk) continue
    await joinCircle(tx, seat, desk, at)
    await joinCircle(tx, seat, nodes['fusion-cell'] ?? 0, at)
  }
  return seats as Record<SeatName, number>
}
