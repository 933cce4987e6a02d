import { vetBy } from '../domain/admission.ts'
import { Fault } from '../domain/fault.ts'
import { MEMBER_KINDS } from '../domain/member.ts'
import type { SeatRole } from '../domain/permissions.ts'
import { type Change, change, rowsOf } from '../store/database.ts'
import {
  adminsOf,
  allCircles,
  demoState,
  emptyDemo,
  type NewReading,
  type NewSighting,
  openForFilling,
  putBackground,
  type SharedGate,
  seatJustMade,
  sharedGates,
  standForNode,
} from '../store/demo-store.ts'
import { endSeatAt, secondSeat } from '../store/desk-store.ts'
import {
  insertMember,
  insertNode,
  insertSeat,
  insertStandingCircles,
  joinCircle,
  type NewMember,
  type NewNode,
} from '../store/partnership-store.ts'
import { everybodySigns, insertTerms, newestTerms, signAsPerson, signForMember } from '../store/terms-store.ts'
import { noteVetted } from '../store/vetting-store.ts'
import { loadViewer, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { DRAFT_CHANGED, draftedTerms } from './steps/terms-draft.ts'

export type { NewReading, NewSighting, SharedGate } from '../store/demo-store.ts'

/** What the demo alone does to a partnership: see whether it is there, empty it, lay its ground, put in the background. */
export interface GroundMember extends Omit<NewMember, 'listedTo'> {
  key: string
  /** When it was vetted again, if it was. */
  vettedAt: Date | undefined
  /** With an end: as a guest. */
  nodes: readonly { node: string; since: Date; until: Date | undefined }[]
  persons: readonly GroundPerson[]
}
export interface GroundPerson {
  name: string
  email: string
  title: string
  role: SeatRole
  listed: boolean
  analyst: boolean
  /** Key of the employer: what excepts it is closed to this person, who acts for the desk alone. */
  secondedFrom: string | undefined
  since: Date
  until: Date | undefined
}
export interface GroundNode extends NewNode {
  host: string | undefined
  manager: string | undefined
  champion: string | undefined
}
export interface LaidSeat {
  member: string
  memberCircle: number
  admins: number
  circle: number
  gid: string
  name: string
  role: SeatRole
}
export interface Laid {
  /** In the order of the ground's members and persons. */
  seats: LaidSeat[]
  members: Map<string, number>
  nodes: Map<string, number>
  everyone: number
  desk: number
  kinds: Map<string, number>
}

/** `absent`: nothing there; `partial`: a fill was cut short. Refuses a partnership that is not a demo. */
export async function demoProgress(ctx: Context): Promise<'absent' | 'partial' | 'filled'> {
  const state = await demoState(ctx.db.url)
  if (!state?.demo) throw new Fault('refused', 'This is not demo data. Use an empty data folder for the demo.')
  return state.filled ? 'filled' : state.members > 0 ? 'partial' : 'absent'
}

/** A context for filling: same partnership, faster commits. `close` it afterwards. */
export const fillingContext = (ctx: Context): Context => ({ ...ctx, db: openForFilling(ctx.db.url) })

/** Empties the demo and lays its ground: standing circles, members, persons with their seats, nodes, memberships. */
export async function layGround(
  ctx: Context,
  members: readonly GroundMember[],
  nodes: readonly GroundNode[],
): Promise<Laid> {
  await emptyDemo(ctx.db.url)
  const terms = await draftedTerms()
  return change(ctx.db, undefined, async tx => {
    await insertStandingCircles(ctx, tx, MEMBER_KINDS)
    const standing = await allCircles(tx)
    const circleOf = new Map(standing.map(c => [c.handle, c.id]))
    const laid: Laid = {
      seats: [],
      members: new Map(),
      nodes: new Map(),
      everyone: circleOf.get('everyone') ?? 0,
      desk: circleOf.get('desk') ?? 0,
      kinds: new Map(standing.filter(c => c.handle.startsWith('kind:')).map(c => [c.handle.slice(5), c.id])),
    }
    const began = new Date(Math.min(ctx.now().getTime(), ...members.map(m => m.joinedAt.getTime())))
    await layTerms(ctx, tx, terms, began)
    for (const node of nodes) laid.nodes.set(node.handle, await insertNode(ctx, tx, node))
    for (const m of members) await layMember(ctx, tx, laid, m)
    const persons = members.flatMap(m => m.persons)
    for (const [n, person] of persons.entries()) await laySecondment(tx, laid, laid.seats[n], person)
    for (const node of nodes) await runNode(tx, laid, node)
    return laid
  })
}

const FUSION_CELL = 'fusion-cell'
const FIRST_TERMS = 1

async function layTerms(ctx: Context, tx: Change, terms: { text: string; lesson: string }, at: Date): Promise<void> {
  await insertTerms(tx, {
    ...terms,
    version: FIRST_TERMS,
    changed: DRAFT_CHANGED,
    published_at: at,
    counts_from: at,
    seat: null,
  })
  await tx.record({
    id: ctx.newId('leaf:terms'),
    salt: ctx.random('salt:terms', 16),
    body: { what: 'terms-published', version: FIRST_TERMS, at: at.toISOString() },
  })
}

/** A demo that was filled before there were terms: its people sign the first ones now. Later ones are for whoever plays. */
export async function signFirstTerms(ctx: Context): Promise<void> {
  const terms = await draftedTerms()
  await change(ctx.db, undefined, async tx => {
    if (await newestTerms(tx)) return
    await layTerms(ctx, tx, terms, ctx.now())
    await everybodySigns(tx, FIRST_TERMS, ctx.now())
  })
}

async function layMember(ctx: Context, tx: Change, laid: Laid, m: GroundMember): Promise<void> {
  // Everybody is listed while the past is filled in; who is listed where today is set at the end.
  const circle = await insertMember(ctx, tx, { ...m, listedTo: [laid.everyone] })
  laid.members.set(m.key, circle)
  if (m.vettedAt) await noteVetted(tx, circle, { at: m.vettedAt, by: vetBy(m.vettedAt) })
  const admins = await adminsOf(tx, circle)
  // The Fusion Cell is joined by persons, never by a whole organisation.
  const wholeMember = m.nodes.filter(n => n.node !== FUSION_CELL)
  for (const { node, since, until } of wholeMember)
    await joinCircle(tx, circle, laid.nodes.get(node) ?? 0, since, until)
  for (const p of m.persons) {
    const seat = await insertSeat(ctx, tx, { ...p, member: circle, person: p, at: p.since })
    if (p.until) await endSeatAt(tx, seat, p.until)
    if (p.analyst)
      for (const desk of [laid.desk, laid.nodes.get(FUSION_CELL) ?? 0]) await joinCircle(tx, seat, desk, p.since)
    const made = await seatJustMade(tx, seat)
    laid.seats.push({
      member: m.key,
      memberCircle: circle,
      admins: admins ?? 0,
      circle: seat,
      gid: made?.gid ?? '',
      name: p.name,
      role: p.role,
    })
    await signOnJoining(tx, seat, p.since)
  }
  const signer = laid.seats.find(s => s.member === m.key)?.circle
  if (signer !== undefined)
    await signForMember(tx, { version: FIRST_TERMS, seat: signer, member: circle, at: m.joinedAt })
  await tx.record({
    id: ctx.newId(`leaf:${m.handle}`),
    salt: ctx.random(`salt:${m.handle}`, 16),
    body: { what: 'member-added', member: m.handle, at: m.joinedAt.toISOString() },
  })
}

async function signOnJoining(tx: Change, seat: number, at: Date): Promise<void> {
  const owner = await seatJustMade(tx, seat)
  if (owner) await signAsPerson(tx, { version: FIRST_TERMS, person: owner.person, seat, at })
}

async function laySecondment(tx: Change, laid: Laid, seat: LaidSeat | undefined, person: GroundPerson): Promise<void> {
  const employer = person.secondedFrom === undefined ? undefined : laid.members.get(person.secondedFrom)
  if (employer === undefined || !seat) return
  await secondSeat(tx, seat.circle, employer, person.since)
}

async function runNode(tx: Change, laid: Laid, node: GroundNode): Promise<void> {
  const first = (key: string | undefined) => laid.seats.find(s => s.member === key)?.circle ?? null
  await standForNode(tx, laid.nodes.get(node.handle), {
    host: node.host === undefined ? null : (laid.members.get(node.host) ?? null),
    manager: first(node.manager),
    champion: first(node.champion),
  })
}

/** The seat as it was at a moment of the past, with all that a session may do. */
export async function viewerAt(ctx: Context, seat: number, at: Date): Promise<Viewer> {
  const viewer = await loadViewer(
    rowsOf(ctx.db.app),
    { seat, scopes: ['read', 'share', 'reply', 'account'], cap: 'RED' },
    at,
  )
  if (!viewer) throw new Fault('forbidden', 'This seat has ended.')
  return viewer
}

/** Every report's gate as it was shared, oldest first. */
export const gatesOfDemo = (ctx: Context): Promise<SharedGate[]> => sharedGates(ctx.db.url)

/** What the background did, where members are listed today, and the mark that the demo is complete. */
export const finishDemo = (
  ctx: Context,
  readings: readonly NewReading[],
  sightings: readonly NewSighting[],
  listedTo: readonly { member: number; circles: readonly number[] }[],
): Promise<void> => putBackground(ctx.db.url, readings, sightings, listedTo, ctx.now())
