import { clearanceState, isGovernmentKind, mayClear, mayEnterUntil, mayRunDesk, mayStaffDesk } from '../domain/desk.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayLeaveAdmins } from '../domain/permissions.ts'
import type { AnalystIn, Desk, DeskAnalyst } from '../formats/api/desk.ts'
import { asViewer, type Change, type Rows, rowsOf } from '../store/database.ts'
import {
  type AnalystRow,
  analystAtDesk,
  analystOf,
  analystsAtDesk,
  type DeskFacts,
  deskFacts,
  deskSeats,
  endSeatAt,
  governmentGroups,
  homeKinds,
  isInGroup,
  leaveDesk,
  memberKind,
  seatByEmail,
  seatsAt,
  seatsInGroups,
  secondSeat,
  writeClearance,
} from '../store/desk-store.ts'
import { circleByHandle, insertSeat, isIn, joinCircle, leaveCircle } from '../store/partnership-store.ts'
import { changeSeat, endSeats, forgetInvitation, otherAdmins } from '../store/people-store.ts'
import { personOfSeat } from '../store/seat-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changePartnership } from './steps/change-partnership.ts'
import { newLink } from './steps/invitation.ts'

/**
 * The Fusion Cell's people: who comes, who is lent by whom, who is cleared, who leaves. `viewer` undefined: the operator at
 * the command line. No leaf of the ledger names an employer.
 */
type By = Viewer | undefined
const notYours = () => new Fault('forbidden', 'Only operators staff the desk.')

/** For whoever works at the desk, and for those who run it. For everybody else there is no such page. */
export const readDesk = (ctx: Context, viewer: Viewer): Promise<Desk> =>
  asViewer(ctx.db, viewer, async tx => {
    const now = ctx.now()
    const desk = await deskFacts(tx)
    const runs = mayRunDesk(viewer, desk.manager ?? undefined)
    const here = viewer.circles.includes(desk.circle)
    if (!runs && !here) throw notFound()
    const [people, groups] = [await analystsAtDesk(tx, now), await governmentGroups(tx)]
    const open = groups.filter(g => runs || viewer.circles.includes(g.circle))
    const inside = await seatsInGroups(
      tx,
      open.map(g => g.circle),
      now,
    )
    const fit = runs && open.length > 0 ? await fitForGovernment(tx, people, now) : []
    return {
      ...(here && viewer.analyst !== undefined ? { analyst: viewer.analyst } : {}),
      may: { staff: mayStaffDesk(viewer), clear: runs },
      items: people.map(shown(viewer, now)),
      groups: open.map(({ circle, handle, name }) => ({
        handle,
        name,
        joined: viewer.circles.includes(circle),
        candidates: fit
          .filter(a => a.person !== viewer.person.id && a.cleared_by !== viewer.seat)
          .map(a => a.id)
          .filter(id => !inside.some(i => i.circle === circle && i.id === id)),
        people: inside.filter(i => i.circle === circle).map(({ id, until }) => ({ id, until: until.toISOString() })),
      })),
    }
  })

async function fitForGovernment(tx: Rows, people: readonly AnalystRow[], now: Date): Promise<AnalystRow[]> {
  const fit: AnalystRow[] = []
  for (const a of people) {
    if (!a.cleared_until || a.state !== 'active') continue
    const homes = await homeKinds(tx, a.person, now)
    if (mayEnterUntil({ atDesk: true, homes, clearedUntil: a.cleared_until, seatUntil: a.until ?? undefined }, now))
      fit.push(a)
  }
  return fit
}

/** What the database gave is shown: who is lent by whom, and until when somebody is cleared, comes to few. */
const shown =
  (viewer: Viewer, now: Date) =>
  (a: AnalystRow): DeskAnalyst => ({
    id: a.id,
    analyst: a.analyst,
    name: a.name,
    title: a.title,
    lent: a.lent,
    state: a.state,
    you: a.circle === viewer.seat,
    since: a.since.toISOString(),
    ...(a.employer !== null && a.employer_name !== null
      ? { employer: { handle: a.employer, name: a.employer_name } }
      : {}),
    ...(a.until && (a.employer !== null || a.circle === viewer.seat) ? { until: a.until.toISOString() } : {}),
    ...(a.cleared_until
      ? { clearance: { until: a.cleared_until.toISOString(), state: clearanceState(a.cleared_until, now) } }
      : {}),
  })

const deskChange = <T>(
  ctx: Context,
  by: By,
  leaf: object,
  write: (tx: Change, at: Date, desk: DeskFacts) => Promise<T>,
) =>
  changePartnership(ctx, by, { ...leaf, ...(by ? { by: by.gid } : {}) }, async (tx, at) =>
    write(tx, at, await deskFacts(tx)),
  )

/** A new seat at the desk, with a link for it. Lent by an organisation where the person acts already, it is the same human. */
export const bringAnalyst = (ctx: Context, by: By, asked: AnalystIn) => {
  if (by && !mayStaffDesk(by)) throw notYours()
  return deskChange(ctx, by, { what: 'analyst-came' }, async (tx, at, desk) => {
    const until = endOf(asked.until, at)
    const host = await hostOf(tx, by, desk, asked.host)
    const employer = asked.employer === undefined ? undefined : await lender(tx, asked.employer, host)
    const same = employer === undefined ? undefined : await seatByEmail(tx, employer, asked.email, at)
    const seat = await insertSeat(ctx, tx, {
      member: host,
      person: same?.person ?? { name: asked.name, email: asked.email },
      role: 'analyst',
      title: asked.title,
      listed: false,
      at,
      invited: true,
    })
    for (const circle of [desk.circle, ...(desk.node === null ? [] : [desk.node])])
      await joinCircle(tx, seat, circle, at)
    if (until) await endSeatAt(tx, seat, until)
    if (employer) await lend(tx, seat, employer, at)
    const { link, expiresAt } = await newLink(ctx, tx, seat, at)
    const made = await analystOf(tx, seat)
    return { id: made?.id ?? '', analyst: made?.analyst ?? 0, link, expiresAt: expiresAt.toISOString() }
  })
}

/** From now on this analyst is lent by an organisation, until the end given: then the seat ends. */
export const secondAnalyst = (
  ctx: Context,
  by: By,
  id: string,
  asked: { employer: string; until?: string | undefined },
): Promise<void> => {
  if (by && !mayStaffDesk(by)) throw notYours()
  return deskChange(ctx, by, { what: 'analyst-lent', seat: id }, async (tx, at) => {
    const analyst = await atDesk(tx, id, at)
    if (analyst.role !== 'analyst') throw refused('Only an analyst’s seat is lent: give this person one of its own.')
    const until = endOf(asked.until, at)
    await lend(tx, analyst.circle, await lender(tx, asked.employer, analyst.member), at)
    if (until) await endSeatAt(tx, analyst.circle, until)
  })
}

/**
 * Off the desk, at once: a secondee's seat ends with all that hangs on it; whoever acts for the body that hosts the desk goes
 * on there, without the desk.
 */
export const endAnalyst = (ctx: Context, by: By, id: string): Promise<void> => {
  if (by && !mayStaffDesk(by)) throw notYours()
  return deskChange(ctx, by, { what: 'analyst-left', seat: id }, async (tx, at) => {
    const analyst = await atDesk(tx, id, at)
    if (analyst.state === 'invited') return void (await forgetInvitation(tx, analyst.circle))
    if (analyst.lent) return void (await endSeats(tx, [analyst.circle], at))
    await leaveDesk(tx, analyst.circle, at)
    if (analyst.role === 'analyst') await changeSeat(tx, { ...analyst, role: 'member', listed: false })
  })
}

/** "Meets the requirement until": null takes it away, and what hangs on it ends at once. */
export const clearAnalyst = (ctx: Context, by: By, id: string, until: string | null): Promise<void> =>
  deskChange(ctx, by, { what: until === null ? 'clearance-ended' : 'clearance', seat: id }, async (tx, at, desk) => {
    const analyst = await atDeskFor(tx, by, id, at, desk)
    if (by && !mayClear(by, desk.manager ?? undefined, analyst.person))
      throw refused('Nobody enters a clearance for themselves.')
    await writeClearance(tx, analyst.person, until === null ? null : (endOf(until, at) ?? null), at)
  })

/** Into a government-only group, by another than the one who entered the clearance, and no longer than that lasts. */
export const enterGroup = (ctx: Context, viewer: Viewer, handle: string, id: string): Promise<void> =>
  deskChange(ctx, viewer, { what: 'group-entered', node: handle, seat: id }, async (tx, at, desk) => {
    const analyst = await atDeskFor(tx, viewer, id, at, desk)
    const group = await groupOf(tx, handle)
    const homes = await homeKinds(tx, analyst.person, at)
    const clearedUntil = analyst.cleared_until ?? undefined
    const until = mayEnterUntil({ atDesk: true, homes, clearedUntil, seatUntil: analyst.until ?? undefined }, at)
    if (!until || analyst.state !== 'active')
      throw refused('Only people of government who meet the requirement can be in this group.')
    if (analyst.person === viewer.person.id) throw refused('Nobody lets themselves in.')
    if (analyst.cleared_by === viewer.seat)
      throw refused('You entered this clearance: another person who runs the desk lets them in.')
    if (await isIn(tx, analyst.circle, group, at)) throw new Fault('conflict', 'They are in this group already.')
    await joinCircle(tx, analyst.circle, group, at, until)
  })

export const leaveGroup = (ctx: Context, viewer: Viewer, handle: string, id: string): Promise<void> =>
  deskChange(ctx, viewer, { what: 'group-left', node: handle, seat: id }, async (tx, at, desk) => {
    const analyst = await atDeskFor(tx, viewer, id, at, desk)
    const group = await groupOf(tx, handle)
    if (!(await isIn(tx, analyst.circle, group, at))) throw notFound()
    await leaveCircle(tx, analyst.circle, group, at)
  })

// Steps ---------------------------------------------------------------------------------------------------------------

async function atDesk(tx: Rows, id: string, at: Date): Promise<AnalystRow> {
  const found = await analystAtDesk(tx, id, at)
  if (!found) throw notFound()
  return found
}
async function atDeskFor(tx: Rows, by: By, id: string, at: Date, desk: DeskFacts): Promise<AnalystRow> {
  if (by && !mayRunDesk(by, desk.manager ?? undefined)) {
    if (!by.circles.includes(desk.circle)) throw notFound()
    throw new Fault('forbidden', 'Only operators and the Fusion Cell’s manager do this.')
  }
  return atDesk(tx, id, at)
}
async function groupOf(tx: Rows, handle: string): Promise<number> {
  const group = (await governmentGroups(tx)).find(g => g.handle === handle)
  if (!group) throw notFound()
  return group.circle
}
function endOf(until: string | undefined, at: Date): Date | undefined {
  if (until === undefined) return undefined
  const end = new Date(until)
  if (end <= at) throw refused('An end lies in the future.', '/until')
  return end
}

/** The body whose seats the desk's are: the one that is named, or the Fusion Cell's host, or the operator's own. */
async function hostOf(tx: Rows, by: By, desk: DeskFacts, named: string | undefined): Promise<number> {
  if (named === undefined) {
    const host = desk.host ?? by?.member
    if (!host) throw refused('Say which member hosts the desk.', '/host')
    return host
  }
  return memberOf(tx, named, '/host')
}
async function memberOf(tx: Rows, handle: string, at: string): Promise<number> {
  const circle = await circleByHandle(tx, handle)
  if (circle?.kind !== 'member') throw refused(`There is no member “${handle}”.`, at)
  return circle.id
}
async function lender(tx: Rows, handle: string, host: number): Promise<number> {
  const employer = await memberOf(tx, handle, '/employer')
  if (employer === host)
    throw refused('Who hosts the desk lends nobody to it: its own people are not secondees.', '/employer')
  // A regulator is excepted by default: its secondee would see next to nothing, and everybody would see that there is one.
  if ((await memberKind(tx, employer)) === 'regulator')
    throw refused('A regulator lends nobody to the desk.', '/employer')
  return employer
}
/** No path home: whoever is an admin of the employer is one no more, so there has to be another. */
async function lend(tx: Rows, seat: number, employer: number, at: Date): Promise<void> {
  const person = (await personOfSeat(tx, seat)) ?? 0
  for (const home of await seatsAt(tx, person, employer, at))
    if (home.role === 'admin' && !mayLeaveAdmins(await otherAdmins(tx, home.circle, at)))
      throw refused(
        'They are the only admin of the organisation that lends them: it needs another one first.',
        '/employer',
      )
  const kind = await memberKind(tx, employer)
  if (kind && !isGovernmentKind(kind) && (await isInGroup(tx, person, at)))
    throw refused('They are in a government-only group: take them out of it first.', '/employer')
  await secondSeat(tx, seat, employer, at)
}

/** The seat at the desk of this address, or with this id: for the operator at the command line. */
export async function deskSeatOf(ctx: Context, who: string): Promise<string> {
  const [seat, another] = await deskSeats(rowsOf(ctx.db.app), who.replace(/^seat:/, ''), ctx.now())
  if (!seat)
    throw new Fault(
      'not-found',
      `Nobody works at the desk as “${who}”. A seat there: auburn person add MEMBER --role analyst --name …`,
    )
  if (another) throw refused(`“${who}” has several seats at the desk: give the seat’s id.`)
  return seat.id
}
