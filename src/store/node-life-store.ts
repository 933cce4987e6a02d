import type { Admission, RequestState } from '../domain/node.ts'
import type { Rows } from './database.ts'
import { reachesByCircle } from './visible.ts'

/** Writing and reading what a node lives by: its settings, who is in it, requests, pins, sessions. */
export interface NodeChanges {
  name?: string | undefined
  description?: string | undefined
  charter?: string | undefined
  guidance?: string | undefined
  admission?: Admission | undefined
  listed?: boolean | undefined
  offered?: boolean | undefined
  sectors?: readonly string[] | undefined
  regions?: readonly string[] | undefined
  until?: Date | undefined
  /** Circles; null takes the post away. */
  host?: number | null | undefined
  manager?: number | null | undefined
  champion?: number | null | undefined
}
const COLUMNS = [
  'name',
  'description',
  'charter',
  'guidance',
  'admission',
  'listed',
  'offered',
  'sectors',
  'regions',
  'until',
  'host',
  'manager',
  'champion',
] as const
/** Sets what is given and leaves the rest. */
export async function updateNode(tx: Rows, circle: number, changes: NodeChanges): Promise<void> {
  for (const column of COLUMNS) {
    const value = changes[column]
    if (value !== undefined) await tx.all(`update node set ${column} = $2 where circle = $1`, [circle, value])
  }
}

export interface NodeMemberRow {
  handle: string
  name: string
  since: Date
  until: Date | null
}
/** Who is in a node now, by name: for those who run it alone. */
export const membersOfNode = (rows: Rows, node: number, now: Date): Promise<NodeMemberRow[]> =>
  rows.all(
    `select m.handle, m.name, i.since, i.until from in_circle i join member m on m.circle = i.who join node n on n.circle = i.circle
      where i.circle = $1 and i.since <= $2 and m.state = 'active' and (i.until is null
        or i.until > $2 and (n.until is null or n.until > $2)) order by m.name, m.handle`,
    [node, now],
  )

export interface TalkLine {
  by: 'node' | 'asker'
  text: string
  at: string
}
export interface RequestRow {
  id: string
  node: number
  node_handle: string
  node_name: string
  member: number
  member_handle: string
  member_name: string
  person: string
  text: string
  state: RequestState
  talk: TalkLine[]
  at: Date
}
const REQUESTS = `
  select r.id, r.node, n.handle as node_handle, n.name as node_name, r.member, m.handle as member_handle, m.name as member_name,
    p.name as person, r.text, r.state, r.talk, r.at
  from node_request r join node n on n.circle = r.node join member m on m.circle = r.member
    join seat s on s.circle = r.seat join person p on p.id = s.person`
/** Through the policies: those of the viewer's member (for its admins), and those that wait in nodes that it runs. */
export const listRequests = (tx: Rows, member: number): Promise<RequestRow[]> =>
  tx.all(
    `${REQUESTS} where r.member = $1 and runs_member(r.member) or r.state in ('waiting', 'asked') and runs_node(r.node)
      order by r.state in ('waiting', 'asked') desc, r.at desc limit 200`,
    [member],
  )
export const findRequest = async (tx: Rows, id: string): Promise<RequestRow | undefined> => {
  // Two decisions at once are one after the other.
  const held = await tx.one("select from node_request where id = $1 and state in ('waiting', 'asked') for update", [id])
  return held && tx.one(`${REQUESTS} where r.id = $1`, [id])
}
/** A member has one open request in a node; a second one fails on its unique index (SQLSTATE 23505). */
export const insertRequest = (
  tx: Rows,
  r: {
    id: string
    node: number
    member: number
    seat: number
    text: string
    at: Date
    state: RequestState
    talk?: TalkLine[]
  },
) =>
  tx.all(
    `insert into node_request(id, node, member, seat, text, state, talk, at, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      r.id,
      r.node,
      r.member,
      r.seat,
      r.text,
      r.state,
      JSON.stringify(r.talk ?? []),
      r.at,
      r.state === 'removed' ? r.at : null,
    ],
  )
export const updateRequest = (
  tx: Rows,
  id: string,
  state: RequestState,
  talk: readonly TalkLine[],
  at: Date | undefined,
) =>
  tx.all('update node_request set state = $2, talk = $3, decided_at = $4 where id = $1', [
    id,
    state,
    JSON.stringify(talk),
    at ?? null,
  ])
/** The open request of this member in each node, else the newest: its admins are told how it stands. */
export const ownRequestStates = async (tx: Rows, member: number): Promise<Map<number, RequestState>> => {
  const found = await tx.all<{ node: number; state: RequestState }>(
    `select distinct on (node) node, state from node_request where member = $1 and runs_member(member)
      order by node, state in ('waiting', 'asked') desc, at desc`,
    [member],
  )
  return new Map(found.map(r => [r.node, r.state]))
}
export const countOpenRequests = async (tx: Rows, node: number): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      "select count(*)::int as n from node_request where node = $1 and state in ('waiting', 'asked') and runs_node(node)",
      [node],
    )
  )?.n ?? 0

/** Circles of those who run a node: its host's admins, its manager, operators. */
export const runnersOfNode = async (tx: Rows, node: number): Promise<number[]> =>
  (
    await tx.all<{ circle: number }>(
      `select -m.admins as circle from node n join member m on m.circle = n.host where n.circle = $1
       union select n.manager from node n where n.circle = $1 and n.manager is not null
       union select s.circle from seat s where s.role = 'operator' and s.state = 'active'`,
      [node],
    )
  ).map(row => row.circle)
/** The circle of a member's admins. */
export const adminsOfMember = async (tx: Rows, member: number): Promise<number[]> =>
  (await tx.all<{ circle: number }>('select -admins as circle from member where circle = $1', [member])).map(
    row => row.circle,
  )

export const insertPin = (tx: Rows, node: number, report: string, at: Date) =>
  tx.all('insert into node_pin(node, report, at) values ($1, $2, $3) on conflict (node, report) do nothing', [
    node,
    report,
    at,
  ])
export const deletePin = (tx: Rows, node: number, report: string) =>
  tx.one('delete from node_pin where node = $1 and report = $2 returning report', [node, report])
export const pinsOf = async (tx: Rows, node: number): Promise<string[]> =>
  (
    await tx.all<{ report: string }>('select report from node_pin where node = $1 order by at desc limit 100', [node])
  ).map(r => r.report)
/** Which of these reached this node, and reach the viewer through it. $5 node, $6 reports. */
export const REACHED_NODE = `select f.report from feed f where f.circle = $5 and f.report = any($6::uuid[]) and ${reachesByCircle('f')}`

export interface NodeSessionRow {
  id: string
  title: string
  at: Date
  place: string
  notes: string
  cancelled: boolean
}
export const sessionsOf = (tx: Rows, node: number): Promise<NodeSessionRow[]> =>
  tx.all('select id, title, at, place, notes, cancelled from node_session where node = $1 order by at desc limit 100', [
    node,
  ])
/** `by`: whose doing it is, at `changedAt`; that seat is not told of it. */
type SessionChange = NodeSessionRow & { by: number; changedAt: Date }
export const insertNodeSession = (tx: Rows, node: number, s: SessionChange) =>
  tx.all(
    'insert into node_session(id, node, title, at, place, notes, cancelled, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [s.id, node, s.title, s.at, s.place, s.notes, s.cancelled, s.by, s.changedAt],
  )
export const updateNodeSession = (tx: Rows, node: number, s: SessionChange) =>
  tx.one(
    `update node_session set title = $3, at = $4, place = $5, notes = $6, cancelled = $7, changed_by = $8, changed_at = $9
       where id = $1 and node = $2 returning id`,
    [s.id, node, s.title, s.at, s.place, s.notes, s.cancelled, s.by, s.changedAt],
  )
export const deleteNodeSession = (tx: Rows, node: number, id: string) =>
  tx.one('delete from node_session where id = $1 and node = $2 returning id', [id, node])
