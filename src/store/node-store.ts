import type { Admission, NodeKind } from '../domain/node.ts'
import type { SeatRole } from '../domain/permissions.ts'
import { isKnown, listedNow } from './circles.ts'
import type { Rows } from './database.ts'
import { houseOf } from './viewer.ts'

export interface NodeRow {
  circle: number
  handle: string
  name: string
  kind: NodeKind
  description: string
  charter: string
  guidance: string
  admission: Admission
  listed: boolean
  offered: boolean
  government: boolean
  created_at: Date
  until: Date | null
  sectors: string[]
  regions: string[]
  host: string | null
  manager: string | null
  champion: string | null
  /** Circles of those who stand for it: for the rules, never for a page. */
  host_circle: number | null
  manager_circle: number | null
  champion_circle: number | null
  /** When the viewer's own time as a guest ends. */
  guest_until: Date | null
  joined: boolean
  followed: boolean
  muted: boolean
}

const knownHere = (member: string): string => isKnown(member, { own: '$5', circles: '$1', now: '$2' })
/** Host, manager and champion are named to whoever may know their organisation: standing for a node lists nobody. */
const NODES = `
  select n.circle, n.handle, n.name, n.kind, n.description, n.charter, n.guidance, n.admission, n.listed, n.offered, n.government, n.created_at, n.until,
    n.sectors, n.regions, n.host as host_circle, n.manager as manager_circle, n.champion as champion_circle,
    (select max(i.until) from in_circle i where i.circle = n.circle and i.who = $5 and i.since <= $2 and i.until > $2) as guest_until,
    h.name as host, mm.name as manager, cm.name as champion, n.circle = any($1::int[]) as joined,
    exists (select from interest i where i.seat = $4 and i.what = 'node' and i.target = n.handle and i.state = 'follow') as followed,
    exists (select from interest i where i.seat = $4 and i.what = 'node' and i.target = n.handle and i.state = 'mute') as muted
  from node n
    left join member h on h.circle = n.host and ${knownHere('h')}
    left join seat ms on ms.circle = n.manager
    left join member mm on mm.circle = ms.member and ${knownHere('mm')}
    left join seat cs on cs.circle = n.champion
    left join member cm on cm.circle = cs.member and ${knownHere('cm')}
  where (n.circle = any($1::int[]) or n.listed and (n.until is null or n.until > $2)
      or $6 = 'operator' or $6 = 'admin' and n.host = $5 or $4 in (n.manager, n.champion))
    and ($3::text is null or n.handle = $3)
  order by n.circle = any($1::int[]) desc, n.name, n.handle`

type NodeViewer = { circles: readonly number[]; seat: number; member: number; role: SeatRole }

/** Nodes that the viewer may know: its own, those that are not hidden and have not ended, and those that it stands for. */
export const listNodes = (rows: Rows, viewer: NodeViewer, now: Date): Promise<NodeRow[]> =>
  rows.all<NodeRow>(NODES, [viewer.circles, now, null, viewer.seat, viewer.member, viewer.role])

export const findNode = (rows: Rows, viewer: NodeViewer, handle: string, now: Date): Promise<NodeRow | undefined> =>
  rows.one<NodeRow>(NODES, [viewer.circles, now, handle, viewer.seat, viewer.member, viewer.role])

export interface MemberRow {
  circle: number
  handle: string
  name: string
  kind: string
  size: string
  sectors: string[]
  regions: string[]
  joined_at: Date
  listed_to: number[]
}

/** Members that the viewer may know by name: its own, and those listed to one of its circles. */
const MEMBERS = `
  select m.circle, m.handle, m.name, m.kind, m.size, m.sectors, m.regions, m.joined_at, ${listedNow('m', '$4')} as listed_to
  from member m where m.state = 'active' and ${isKnown('m', { own: '$2', circles: '$1', now: '$4' })}
    and ($3::text is null or m.handle = $3)
  order by m.name, m.handle`
type MembersViewer = { circles: readonly number[]; member: number; lent?: boolean }
export const listKnownMembers = (rows: Rows, viewer: MembersViewer, now: Date): Promise<MemberRow[]> =>
  rows.all<MemberRow>(MEMBERS, [viewer.circles, houseOf(viewer), null, now])
export const findKnownMember = (rows: Rows, viewer: MembersViewer, handle: string, now: Date) =>
  rows.one<MemberRow>(MEMBERS, [viewer.circles, houseOf(viewer), handle, now])

/** Persons of a member: colleagues, or (of another) those who may be addressed. Whoever is at the desk is addressed there. */
export const personsOf = (rows: Rows, member: number, listedOnly: boolean, now: Date) =>
  rows.all<{ id: string; name: string; title: string; role: string }>(
    `select s.gid as id, p.name, s.title, s.role from seat s join person p on p.id = s.person
      where s.member = $1 and s.state = 'active' and not s.lent and (s.listed and s.analyst is null or not $2) and (s.until is null or s.until > $3) order by p.name, s.gid`,
    [member, listedOnly, now],
  )

/** Of the partnership itself, whoever may know it. */
export const nodeByHandle = (rows: Rows, handle: string) =>
  rows.one<{ circle: number; kind: string; created_at: Date; until: Date | null; government: boolean }>(
    'select circle, kind, created_at, until, government from node where handle = $1',
    [handle],
  )
/** Every node, with how many members are in it: for whoever has the machine. */
export const nodesOfAll = (rows: Rows, now: Date) =>
  rows.all<{
    handle: string
    name: string
    kind: string
    admission: string
    members: number
    until: Date | null
  }>(
    `select n.handle, n.name, n.kind, n.admission, n.until,
       (select count(*)::int from in_circle i join member m on m.circle = i.who where i.circle = n.circle
          and i.since <= $1 and (i.until is null or i.until > $1)) as members
     from node n order by n.handle`,
    [now],
  )
