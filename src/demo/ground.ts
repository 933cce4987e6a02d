import { DUE_AHEAD_DAYS, VETTED_FOR_DAYS } from '../domain/admission.ts'
import type { SeatRole as StoredRole } from '../domain/permissions.ts'
import type { GroundMember, GroundNode, GroundPerson } from '../flows/fill-demo.ts'
import type { DemoMember, DemoNode, DemoPartnership, DemoPerson, SeatRole } from './partnership.ts'
import type { DemoReport } from './story.ts'
import { later, momentOf } from './when.ts'

const DAY = 86_400_000

/** When the stories need a member to have joined a node already, and when they last heard of it. */
interface Needs {
  joined: Map<string, number>
  active: Map<string, number>
}
function needsOf(stories: readonly DemoReport[], start: Date): Needs {
  const needs: Needs = { joined: new Map(), active: new Map() }
  for (const story of stories) {
    const from = momentOf(start, story.daysAgo, story.at)
    const nodes = story.grants.flatMap(g => g.to)
    const own = [...(story.withdrawn ?? []), ...(story.narrowed ? [story.narrowed] : [])]
    for (const { by, after } of [
      { by: story.by, after: 0 },
      ...own.map(({ after }) => ({ by: story.by, after })),
      ...(story.thread ?? []),
      ...(story.sightings ?? []),
    ]) {
      const at = later(start, from, after).getTime()
      needs.active.set(by, Math.max(at, needs.active.get(by) ?? 0))
      for (const node of nodes)
        needs.joined.set(
          `${by} ${node}`,
          Math.min(from.getTime(), needs.joined.get(`${by} ${node}`) ?? start.getTime()),
        )
    }
  }
  return needs
}

/** Running a node is said of the node, not of the seat. */
function storedRole(role: SeatRole): StoredRole {
  switch (role) {
    case 'manager':
    case 'host':
    case 'champion':
      return 'member'
    default:
      return role
  }
}

/** Who was due was vetted again a month ahead, but for a few of the latest: those are the operator's work. */
function vettedAgain(members: readonly DemoMember[]): Set<DemoMember> {
  const due = members.filter(m => m.joinedDaysAgo >= VETTED_FOR_DAYS - DUE_AHEAD_DAYS)
  const late = (m: DemoMember) => m.joinedDaysAgo < VETTED_FOR_DAYS + DUE_AHEAD_DAYS
  return new Set(due.filter((m, n) => !late(m) || n % 4 !== 0))
}

/** Adapts joining and lapsing to the stories: whoever speaks in a node was in it, and nobody lapses before a last word. */
export function groundOf(
  partnership: DemoPartnership,
  stories: readonly DemoReport[],
  start: Date,
): { members: GroundMember[]; nodes: GroundNode[] } {
  const ago = (days: number) => new Date(start.getTime() - days * DAY)
  const closing = (node: DemoNode | undefined) => node?.popUp && ago(node.popUp.closedDaysAgo)
  const needs = needsOf(stories, start)
  const joined = (m: DemoMember, node: string, days: number): Date => {
    const founded = ago(partnership.nodes.find(n => n.handle === node)?.foundedDaysAgo ?? 0).getTime()
    const needed = (needs.joined.get(`${m.key} ${node}`) ?? start.getTime()) - DAY
    return new Date(Math.max(founded, Math.min(ago(days).getTime(), needed)))
  }
  const lapsed = (m: DemoMember): Date | undefined =>
    m.lapsedDaysAgo === undefined
      ? undefined
      : new Date(Math.max(ago(m.lapsedDaysAgo).getTime(), (needs.active.get(m.key) ?? 0) + DAY / 2))
  const person = (m: DemoMember, p: DemoPerson, n: number): GroundPerson => ({
    name: p.name,
    email: p.email,
    title: p.title,
    role: storedRole(p.role),
    listed: m.cast && (n === 0 || p.role === 'analyst'),
    analyst: p.role === 'analyst',
    secondedFrom: p.secondedFrom,
    since: ago(m.joinedDaysAgo),
    until: lapsed(m),
  })
  const vetted = vettedAgain(partnership.members)
  return {
    members: partnership.members.map(m => ({
      key: m.key,
      handle: m.handle,
      name: m.legalName,
      shortNames: m.shortNames,
      kind: m.kind,
      size: m.size,
      sectors: m.sectors,
      regions: m.regions,
      register: m.register?.name,
      registerNumber: m.register?.number,
      domains: [m.domain],
      networks: [m.network],
      joinedAt: ago(m.joinedDaysAgo),
      vettedAt: vetted.has(m) ? ago(Math.max(3, m.joinedDaysAgo - VETTED_FOR_DAYS + 30)) : undefined,
      nodes: [
        ...m.nodes.map(({ node, joinedDaysAgo }) => ({
          node,
          since: joined(m, node, joinedDaysAgo),
          until: undefined,
        })),
        ...m.guestOf.map(({ node, joinedDaysAgo }) => ({
          node,
          since: joined(m, node, joinedDaysAgo),
          until: closing(partnership.nodes.find(n => n.handle === node)),
        })),
      ],
      persons: m.persons.map((p, n) => person(m, p, n)),
    })),
    nodes: partnership.nodes.map(n => ({
      handle: n.handle,
      name: n.name,
      kind: n.kind,
      description: n.description,
      charter: n.charter,
      sectors: n.area.sectors,
      regions: n.area.regions,
      listed: n.kind !== 'chosen-group',
      at: ago(n.foundedDaysAgo),
      until: closing(n),
      ...(n.popUp ? { admission: 'apply' as const } : {}),
      host: n.host,
      manager: n.manager,
      champion: n.champion,
    })),
  }
}

/** Of the cast, those whom everyone may know by name; the others let their own nodes know them. */
const KNOWN_TO_EVERYONE = new Set([
  'halvergate',
  'quernlow',
  'bryncastell',
  'wreakevale',
  'emcu',
  'ncac',
  'nccd',
  'greywether',
])

/** Node handles, and `everyone`, where a member is listed today. Most of the background is listed nowhere. */
export function listedTo(m: DemoMember, index: number): string[] {
  const nodes = m.nodes.map(n => n.node)
  if (m.cast) return KNOWN_TO_EVERYONE.has(m.key) || nodes.length === 0 ? [...nodes, 'everyone'] : nodes
  if (index % 11 === 0) return [...nodes, 'everyone']
  return index % 3 === 0 ? nodes : []
}
