import { Fault, notFound, refused } from '../domain/fault.ts'
import { lapsesAt } from '../domain/idle.ts'
import {
  mayEndSeat,
  mayGiveRole,
  mayLeaveAdmins,
  mayOperate,
  mayRunPeople,
  type SeatRole,
} from '../domain/permissions.ts'
import { type Rows, rowsOf } from '../store/database.ts'
import { wakeSeat } from '../store/idle-store.ts'
import { insertSeat } from '../store/partnership-store.ts'
import {
  changeSeat,
  endSeats,
  endSessionsOf,
  forgetInvitation,
  isAway,
  lockMember,
  otherAdmins,
  type SeatRow,
  seatOfMember,
  seatsOfMember,
} from '../store/people-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changeRights } from './steps/change-rights.ts'
import { type HandedOver, handOver, invitationLines } from './steps/invitation.ts'

/** The people of the viewer's own member. Those of others do not exist here. */
const MOST_PENDING = 100
/** Who is invited has none yet. */
const nobodysRights = () => false
const onlyAdmins = () => new Fault('forbidden', 'Only an admin of your organisation can change who acts for it.')

const INVITED = 'Auburn: an invitation'
const answerOf = ({ link, mailed, expiresAt }: HandedOver) => ({
  mailed,
  ...(link === undefined ? {} : { link }),
  expiresAt: expiresAt.toISOString(),
})
const personOf = (viewer: Viewer, now: Date) => (s: SeatRow) => ({
  id: s.id,
  name: s.name,
  title: s.title,
  role: s.role,
  listed: s.listed,
  state: s.state,
  you: s.circle === viewer.seat,
  since: s.created_at.toISOString(),
  ...(mayRunPeople(viewer) && s.email !== null ? { email: s.email, verified: s.verified } : {}),
  ...(mayRunPeople(viewer) && s.state === 'active'
    ? { lapsesAt: lapsesAt(s.used_at ?? s.created_at).toISOString() }
    : {}),
  ...(mayRunPeople(viewer) && s.undelivered ? { undelivered: true } : {}),
  ...(mayRunPeople(viewer) && s.used_at ? { usedAt: s.used_at.toISOString() } : {}),
  ...(mayRunPeople(viewer) && s.state === 'invited' && s.link_until && s.link_until > now
    ? { linkUntil: s.link_until.toISOString() }
    : {}),
})

/** Colleagues; their admins also see addresses, when somebody was last here, and who is invited. */
export async function listPeople(ctx: Context, viewer: Viewer) {
  const now = ctx.now()
  const seats = await seatsOfMember(rowsOf(ctx.db.app), viewer, now)
  const mine = mayRunPeople(viewer)
  return {
    mayChange: mine,
    items: seats.filter(s => mine || s.state === 'active').map(personOf(viewer, now)),
  }
}

/** Of the viewer's own member, or nothing at all. */
async function colleague(rows: Rows, viewer: Viewer, id: string, now: Date): Promise<SeatRow> {
  const found = await seatOfMember(rows, viewer, id, now)
  if (!found) throw notFound()
  return found
}

export interface PersonToInvite {
  name: string
  email: string
  role: 'member' | 'admin' | 'operator'
  title: string
  listed: boolean
}
/**
 * Makes a new person, always: who else has this address is nobody's to learn, and an admin's word is no proof that two are
 * one (it would hand the admin a link that signs in as the other).
 */
export const invitePerson = (ctx: Context, viewer: Viewer, asked: PersonToInvite) => {
  if (!mayRunPeople(viewer)) throw onlyAdmins()
  if (asked.role === 'operator' && !mayOperate(viewer)) throw refused('Only an operator invites another one.', '/role')
  return changeRights(
    ctx,
    ({ person }: { person: { id: string } }) => ({
      what: 'person-invited',
      member: viewer.organisation.handle,
      seat: person.id,
      by: viewer.gid,
    }),
    async (tx, at) => {
      await lockMember(tx, viewer.member)
      const people = await seatsOfMember(tx, viewer, at)
      const same = people.find(p => p.email?.toLowerCase() === asked.email.toLowerCase())
      if (same?.state === 'invited')
        throw refused(`${asked.email} is invited already: make a new link instead.`, '/email')
      if (same) throw refused(`${asked.email} acts for your organisation already.`, '/email')
      if (people.filter(p => p.state === 'invited').length >= MOST_PENDING)
        throw refused(`${MOST_PENDING} invitations are open. Withdraw some first.`)
      const seat = await insertSeat(ctx, tx, {
        member: viewer.member,
        person: { name: asked.name, email: asked.email },
        role: asked.role,
        title: asked.title,
        listed: asked.listed,
        at,
        invited: true,
      })
      const handed = await handOver(ctx, tx, seat, at, INVITED, invitationLines(viewer.person.name))
      const made = (await seatsOfMember(tx, viewer, at)).find(s => s.circle === seat)
      if (!made) throw new Fault('internal')
      return { person: personOf(viewer, at)(made), ...answerOf(handed) }
    },
    nobodysRights,
  )
}

/** A new link for somebody who has not come yet; the one before is dead. */
export const renewInvitation = (ctx: Context, viewer: Viewer, id: string) => {
  if (!mayRunPeople(viewer)) throw onlyAdmins()
  const renew = async (tx: Rows, at: Date) => {
    const seat = await colleague(tx, viewer, id, at)
    if (seat.state === 'lapsed') throw refused(`${seat.name} has lapsed: wake them, and they sign in as before.`)
    if (seat.state !== 'invited')
      throw refused(`${seat.name} has signed in already. If they lost their passkey, ask the operator for a link.`)
    // Whoever holds the link is who it was made for: an administrator would become an operator by it.
    if (seat.role === 'operator' && !mayOperate(viewer)) throw refused('Only an operator invites another one.')
    const handed = await handOver(ctx, tx, seat.circle, at, INVITED, invitationLines(viewer.person.name))
    return {
      person: personOf(viewer, at)({ ...seat, link_until: handed.expiresAt, undelivered: false }),
      ...answerOf(handed),
    }
  }
  return changeRights(ctx, { what: 'invited', seat: id, by: viewer.gid }, renew, nobodysRights)
}

export const changePerson = async (
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: { role?: 'member' | 'admin' | undefined; title?: string | undefined; listed?: boolean | undefined },
) => {
  if (!mayRunPeople(viewer)) throw onlyAdmins()
  const write = async (tx: Rows, at: Date) => {
    await lockMember(tx, viewer.member)
    const seat = await colleague(tx, viewer, id, at)
    const role: SeatRole = asked.role ?? seat.role
    if (!mayGiveRole(seat.role, role)) throw refused('This role is the operator’s to give and to take.', '/role')
    if (role === 'admin' && seat.role !== 'admin' && (await isAway(tx, seat.circle, at)))
      throw refused(`${seat.name} works at the Fusion Cell for now, and runs nothing here meanwhile.`, '/role')
    if (seat.role === 'admin' && role !== 'admin' && seat.state === 'active') await assertNotLast(tx, seat.circle, at)
    const changed = { ...seat, role, title: asked.title ?? seat.title, listed: asked.listed ?? seat.listed }
    await changeSeat(tx, changed)
    return { person: personOf(viewer, at)(changed), isRole: role !== seat.role }
  }
  const leaf = { what: 'person-changed', seat: id, by: viewer.gid }
  return (await changeRights(ctx, leaf, write, ({ isRole }) => isRole)).person
}

async function assertNotLast(tx: Rows, seat: number, at: Date): Promise<void> {
  if (!mayLeaveAdmins(await otherAdmins(tx, seat, at))) throw refused('Make somebody else an admin first.')
}

interface Gone {
  what: 'invitation-withdrawn' | 'seat-ended'
  own: boolean
}
/** Withdraws an invitation, or ends a seat: everything that it could see or do ends within the second. */
export const endPerson = (ctx: Context, viewer: Viewer, id: string): Promise<Gone> => {
  // Whoever is no admin ends its own seat alone, and learns of no other.
  if (!mayRunPeople(viewer) && id !== viewer.gid) throw onlyAdmins()
  return changeRights(
    ctx,
    ({ what }: Gone) => ({ what, seat: id, by: viewer.gid }),
    async (tx, at) => {
      await lockMember(tx, viewer.member)
      const seat = await colleague(tx, viewer, id, at)
      if (!mayEndSeat(viewer, { seat: seat.circle, member: seat.member })) throw onlyAdmins()
      if (seat.state === 'invited') {
        await forgetInvitation(tx, seat.circle)
        return { what: 'invitation-withdrawn', own: false }
      }
      if (seat.role === 'admin') await assertNotLast(tx, seat.circle, at)
      await endSeats(tx, [seat.circle], at)
      return { what: 'seat-ended', own: seat.circle === viewer.seat }
    },
  )
}

/** Lets a colleague act again whose account had lapsed. They sign in as before; keys have to be made anew. */
export const wakePerson = async (ctx: Context, viewer: Viewer, id: string) => {
  if (!mayRunPeople(viewer)) throw onlyAdmins()
  const write = async (tx: Rows, at: Date) => {
    const seat = await colleague(tx, viewer, id, at)
    if (!(await wakeSeat(tx, seat.circle, at))) throw refused(`${seat.name} has not lapsed.`)
    return personOf(viewer, at)({ ...seat, state: 'active', used_at: at })
  }
  return changeRights(ctx, { what: 'seat-woken', seat: id, by: viewer.gid }, write)
}

/** Signs a colleague out everywhere, such as after a lost device. They sign in again as before, and keys go on. */
export const signOutPerson = async (ctx: Context, viewer: Viewer, id: string): Promise<void> => {
  if (!mayRunPeople(viewer)) throw onlyAdmins()
  await changeRights(ctx, { what: 'sessions-ended', seat: id, by: viewer.gid }, async (tx, at) => {
    await endSessionsOf(tx, (await colleague(tx, viewer, id, at)).circle)
  })
}
