import { crowdCount } from '../domain/crowd.ts'
import { notFound } from '../domain/fault.ts'
import { MEMBER_KIND_NAMES, type MemberKind, type Region, type Sector } from '../domain/member.ts'
import { circlesById, type KnownCircle, knownCircles, membersIn } from '../store/circles.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import {
  findKnownMember,
  findNode,
  listKnownMembers,
  listNodes,
  type MemberRow,
  type NodeRow,
  personsOf,
} from '../store/node-store.ts'
import { countUnread } from '../store/report-read.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { summariesOf } from './steps/summaries.ts'

/** Nodes, members and circles, each only as far as this viewer may know them. */
const memberOf = ({ handle, name, kind, size, sectors, regions }: MemberRow) => ({
  handle,
  name,
  kind: kind as MemberKind,
  size: size as 'small' | 'medium' | 'large',
  sectors: sectors as Sector[],
  regions: regions as Region[],
})
const nodeOf = (n: NodeRow, unread: ReadonlyMap<number, number>) => ({
  handle: n.handle,
  name: n.name,
  kind: n.kind,
  description: n.description,
  sectors: n.sectors as Sector[],
  regions: n.regions as Region[],
  joined: n.joined,
  ...(n.joined ? { unread: unread.get(n.circle) ?? 0 } : {}),
})

export async function readNodes(ctx: Context, viewer: Viewer) {
  const nodes = await asViewer(ctx.db, viewer, rows => listNodes(rows, viewer, ctx.now()))
  const unread = await countUnread(
    rowsOf(ctx.db.finder),
    viewer,
    nodes.filter(n => n.joined).map(n => n.circle),
  )
  return { items: nodes.map(n => nodeOf(n, unread.byCircle)) }
}

export async function readNode(ctx: Context, viewer: Viewer, handle: string) {
  const rows = rowsOf(ctx.db.app)
  const node = await asViewer(ctx.db, viewer, tx => findNode(tx, viewer, handle, ctx.now()))
  if (!node) throw notFound()
  const unread = await countUnread(rowsOf(ctx.db.finder), viewer, node.joined ? [node.circle] : [])
  const inside = node.joined
    ? ((await membersIn(rows, [node.circle], ctx.now())).get(node.circle) ?? new Set())
    : new Set<number>()
  const known = node.joined
    ? (await listKnownMembers(rows, viewer)).filter(
        m => inside.has(m.circle) && (m.circle === viewer.member || m.listed_to.includes(node.circle)),
      )
    : []
  return {
    ...nodeOf(node, unread.byCircle),
    charter: node.charter,
    ...(node.joined ? { members: crowdCount(inside.size) } : {}),
    known: known.map(memberOf),
    ...(node.host ? { host: node.host } : {}),
    ...(node.manager ? { manager: node.manager } : {}),
    ...(node.champion ? { champion: node.champion } : {}),
    followed: node.followed,
  }
}

export const readMembers = async (ctx: Context, viewer: Viewer) => ({
  items: (await listKnownMembers(rowsOf(ctx.db.app), viewer)).map(memberOf),
})

export async function readMember(ctx: Context, viewer: Viewer, handle: string) {
  const rows = rowsOf(ctx.db.app)
  const member = await findKnownMember(rows, viewer, handle)
  if (!member) throw notFound()
  const mine = member.circle === viewer.member
  const nodes = await circlesById(
    rows,
    mine ? viewer.circles.filter(c => c > 0) : member.listed_to.filter(c => viewer.circles.includes(c)),
  )
  // What it shared by name: the names that reach this viewer, through the policies.
  const named = await asViewer(ctx.db, viewer, tx =>
    tx.all<{ report: string }>(
      `select a.report from (select distinct report from authorship where member = $1) a
         join lateral (select max(changed_at) as at from layer l where l.report = a.report) l on true
       order by l.at desc limit 20`,
      [member.circle],
    ),
  )
  return {
    ...memberOf(member),
    mine,
    ...(mine ? { joinedAt: member.joined_at.toISOString() } : {}),
    nodes: [...nodes.values()].filter(c => c.kind === 'node').map(({ ref, kind, name }) => ({ ref, kind, name })),
    persons: await personsOf(rows, member.circle, !mine, ctx.now()),
    shared: await summariesOf(
      ctx,
      viewer,
      named.map(n => n.report),
    ),
  }
}

/** Circles to share with, for pickers: best matches first, none that the viewer may not know. */
export async function findCircles(ctx: Context, viewer: Viewer, q: string) {
  const rows = rowsOf(ctx.db.app)
  const known = await knownCircles(rows, viewer, ctx.now())
  const wanted = q.trim().toLowerCase()
  const matching = known
    .filter(c => c.id !== viewer.seat && c.id !== viewer.member)
    .map(c => ({ circle: c, rank: rankOf(c, wanted) }))
    .filter(m => m.rank > 0)
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        Number(b.circle.joined) - Number(a.circle.joined) ||
        a.circle.name.localeCompare(b.circle.name, 'en'),
    )
    .slice(0, 50)
    .map(m => m.circle)
  const members = await membersIn(
    rows,
    matching.filter(c => c.kind !== 'seat' && c.kind !== 'member').map(c => c.id),
    ctx.now(),
  )
  return {
    items: matching.map(c => ({
      ref: c.ref,
      kind: c.kind,
      name: c.name,
      joined: c.joined,
      hint: hintOf(c, members.get(c.id)),
    })),
  }
}

const KIND_ORDER: readonly KnownCircle['kind'][] = ['seat', 'member', 'kind', 'desk', 'node', 'everyone']
function rankOf(circle: KnownCircle, wanted: string): number {
  const base = 1 + KIND_ORDER.indexOf(circle.kind)
  if (wanted === '') return base
  const name = circle.name.toLowerCase()
  if (name === wanted || circle.ref === wanted) return 100 + base
  if (name.startsWith(wanted) || circle.ref.startsWith(wanted)) return 50 + base
  return name.includes(wanted) || circle.ref.includes(wanted) ? 10 + base : 0
}
function hintOf(circle: KnownCircle, members: ReadonlySet<number> | undefined): string {
  if (circle.kind === 'seat') return circle.hint
  if (circle.kind === 'member') return MEMBER_KIND_NAMES[circle.hint as MemberKind]?.one ?? ''
  const { count } = crowdCount(members?.size ?? 0)
  return count === null ? 'fewer than 5 members' : `${count} members`
}
