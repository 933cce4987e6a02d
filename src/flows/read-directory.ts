import { crowdCount } from '../domain/crowd.ts'
import { notFound } from '../domain/fault.ts'
import { MEMBER_KIND_NAMES, type MemberKind, type Region, type Sector } from '../domain/member.ts'
import { mayFoundNode, mayGuideNode, mayRunNode } from '../domain/node.ts'
import { type KnownCircle, knownCircles } from '../store/circles.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import { sharedByName } from '../store/member-store.ts'
import { countOpenRequests, ownRequestStates, pinsOf, REACHED_NODE, sessionsOf } from '../store/node-life-store.ts'
import {
  findKnownMember,
  findNode,
  listKnownMembers,
  listNodes,
  type MemberRow,
  type NodeRow,
  personsOf,
} from '../store/node-store.ts'
import { ownNames, partnershipNow } from '../store/partnership-now.ts'
import { countUnread } from '../store/report-read.ts'
import { houseOf, type Viewer } from '../store/viewer.ts'
import { viewerParameters } from '../store/visible.ts'
import type { Context } from './context.ts'
import { runnersOf } from './steps/known-node.ts'
import { nodeOf } from './steps/node-summaries.ts'
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

export async function readNodes(ctx: Context, viewer: Viewer) {
  const { nodes, asked } = await asViewer(ctx.db, viewer, async rows => ({
    nodes: await listNodes(rows, viewer, ctx.now()),
    asked: await ownRequestStates(rows, viewer.member),
  }))
  const unread = await countUnread(rowsOf(ctx.db.finder), viewer)
  return { items: nodes.map(n => nodeOf(n, ctx.now(), unread.byCircle, asked.get(n.circle))) }
}

export async function readNode(ctx: Context, viewer: Viewer, handle: string) {
  const now = ctx.now()
  const life = await asViewer(ctx.db, viewer, async tx => {
    const node = await findNode(tx, viewer, handle, now)
    if (!node) throw notFound()
    const asked = (await ownRequestStates(tx, viewer.member)).get(node.circle)
    const requests = mayRunNode(viewer, runnersOf(node)) ? await countOpenRequests(tx, node.circle) : undefined
    const [pins, sessions] = [await pinsOf(tx, node.circle), await sessionsOf(tx, node.circle)]
    return { node, asked, requests, pins, sessions }
  })
  const { node } = life
  const unread = await countUnread(rowsOf(ctx.db.finder), viewer)
  const { inside, known } = await knownInside(ctx, viewer, node)
  const runners = runnersOf(node)
  return {
    ...nodeOf(node, now, unread.byCircle, life.asked),
    charter: node.charter,
    guidance: node.guidance,
    listed: node.listed,
    offered: node.offered,
    pinned: await pinned(ctx, viewer, node, life.pins),
    sessions: life.sessions.map(({ at, ...session }) => ({ ...session, at: at.toISOString() })),
    may: { run: mayRunNode(viewer, runners), guide: mayGuideNode(viewer, runners), found: mayFoundNode(viewer) },
    ...(life.requests === undefined ? {} : { requests: life.requests }),
    ...(node.joined ? { members: crowdCount(inside.size) } : {}),
    known: known.map(memberOf),
    ...(node.host ? { host: node.host } : {}),
    ...(node.manager ? { manager: node.manager } : {}),
    ...(node.champion ? { champion: node.champion } : {}),
    followed: node.followed,
  }
}

/** Members inside, and those of them that let themselves be known there. */
async function knownInside(ctx: Context, viewer: Viewer, node: NodeRow) {
  if (!node.joined) return { inside: new Set<number>(), known: [] }
  const rows = rowsOf(ctx.db.app)
  const { inCircle } = await partnershipNow(ctx.db, rows, viewer, ctx.now())
  const inside = inCircle.get(node.circle) ?? new Set<number>()
  const known = (await listKnownMembers(rows, viewer, ctx.now())).filter(
    m => inside.has(m.circle) && (m.circle === houseOf(viewer) || m.listed_to.includes(node.circle)),
  )
  return { inside, known }
}

const PINS_SHOWN = 5
/** Pins that reach this viewer through this node, as the viewer sees each of them. */
async function pinned(ctx: Context, viewer: Viewer, node: NodeRow, pins: readonly string[]) {
  if (!node.joined || pins.length === 0) return []
  const reached = await rowsOf(ctx.db.finder).all<{ report: string }>(REACHED_NODE, [
    ...viewerParameters(viewer),
    node.circle,
    pins,
  ])
  const here = new Set(reached.map(r => r.report))
  const shown = await summariesOf(
    ctx,
    viewer,
    pins.filter(pin => here.has(pin)),
  )
  return shown.slice(0, PINS_SHOWN)
}

export const readMembers = async (ctx: Context, viewer: Viewer) => ({
  items: (await listKnownMembers(rowsOf(ctx.db.app), viewer, ctx.now())).map(memberOf),
})

export async function readMember(ctx: Context, viewer: Viewer, handle: string) {
  const rows = rowsOf(ctx.db.app)
  const member = await findKnownMember(rows, viewer, handle, ctx.now())
  if (!member) throw notFound()
  const mine = member.circle === houseOf(viewer)
  const partnership = await partnershipNow(ctx.db, rows, viewer, ctx.now())
  const nodes = ownNames(partnership, viewer, mine ? viewer.circles : member.listed_to)
  // What it shared by name: the names that reach this viewer, through the policies.
  const named = await asViewer(ctx.db, viewer, tx => sharedByName(tx, member.circle))
  return {
    ...memberOf(member),
    mine,
    ...(mine ? { joinedAt: member.joined_at.toISOString() } : {}),
    nodes: nodes.filter(c => c.kind === 'node'),
    persons: await personsOf(rows, member.circle, !mine, ctx.now()),
    shared: await summariesOf(ctx, viewer, named),
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
        a.circle.name.localeCompare(b.circle.name, 'en') ||
        // Of one name: else they would stand as the database happens to find them, which hangs on what was written last.
        (a.circle.ref < b.circle.ref ? -1 : 1),
    )
    .slice(0, 50)
    .map(m => m.circle)
  const { inCircle } = await partnershipNow(ctx.db, rows, viewer, ctx.now())
  return {
    items: matching.map(c => ({
      ref: c.ref,
      kind: c.kind,
      name: c.name,
      joined: c.joined,
      hint: hintOf(c, inCircle.get(c.id)),
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
