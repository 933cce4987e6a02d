import { Fault, refused } from '../domain/fault.ts'
import { mayBecome, type Standing } from '../domain/standing.ts'
import type { Change } from '../store/database.ts'
import { wakeSeat } from '../store/idle-store.ts'
import { leaveCircles, lockStanding, writeStanding } from '../store/member-store.ts'
import { closeWaysIn, endSeats, endSessionsOf, forgetInvitation } from '../store/people-store.ts'
import { hasAdmin, openSeatsAt, seatsEver } from '../store/seat-store.ts'
import type { Context } from './context.ts'
import { changeRights } from './steps/change-rights.ts'
import { erase } from './steps/erase.ts'

/** The operator's hand on who goes: seats, persons, and whole members. */
export interface Ended {
  seat: string
  member: string
  /** Nobody is left who runs the member's people. */
  withoutAdmin: boolean
}

const nobody = (who: string) => new Fault('not-found', `Nobody acts here as “${who}”. See: auburn person list`)

export const endPersonAsOperator = (ctx: Context, who: string, member: string | undefined): Promise<Ended> =>
  changeRights(
    ctx,
    ({ seat }: Ended) => ({ what: 'seat-ended', seat }),
    async (tx, at) => {
      const open = (await seatsEver(tx, who, member)).filter(s => s.until === null || s.until > at)
      const [seat, another] = open
      if (!seat) throw nobody(who)
      if (another) throw refused(`“${who}” acts for several members: say which with --member.`)
      if (seat.state === 'invited') await forgetInvitation(tx, seat.circle)
      else await endSeats(tx, [seat.circle], at)
      return { seat: seat.id, member: seat.handle, withoutAdmin: !(await hasAdmin(tx, seat.member, at)) }
    },
  )

/** Lets a seat act again that had lapsed. Its person signs in as before. */
export const wakePersonAsOperator = (
  ctx: Context,
  who: string,
  member: string | undefined,
): Promise<{ seat: string }> =>
  changeRights(
    ctx,
    ({ seat }: { seat: string }) => ({ what: 'seat-woken', seat }),
    async (tx, at) => {
      const open = (await seatsEver(tx, who, member)).filter(s => s.until === null || s.until > at)
      const lapsed = open.filter(s => s.state === 'lapsed')
      const [seat, another] = lapsed
      if (!seat) throw open.length > 0 ? refused(`“${who}” has not lapsed.`) : nobody(who)
      if (another) throw refused(`“${who}” acts for several members: say which with --member.`)
      await wakeSeat(tx, seat.circle, at)
      return { seat: seat.id }
    },
  )

/** Signs somebody out everywhere: every seat that is meant. */
export const signOutAsOperator = (
  ctx: Context,
  who: string,
  member: string | undefined,
): Promise<{ seats: string[]; sessions: number }> =>
  changeRights(
    ctx,
    ({ seats }: { seats: string[] }) => ({ what: 'sessions-ended', seats }),
    async (tx, at) => {
      const open = (await seatsEver(tx, who, member)).filter(s => s.until === null || s.until > at)
      if (open.length === 0) throw nobody(who)
      let sessions = 0
      for (const seat of open) sessions += await endSessionsOf(tx, seat.circle)
      return { seats: open.map(s => s.id), sessions }
    },
  )

/** Erases a person on its request. Several persons can have one address: then the seat's id says which. */
export const erasePersonAsOperator = (ctx: Context, who: string): Promise<{ seats: string[] }> =>
  changeRights(
    ctx,
    ({ seats }: { seats: string[] }) => ({ what: 'person-erased', seat: seats[0] }),
    async (tx, at) => {
      const found = await seatsEver(tx, who, undefined)
      const persons = [...new Set(found.map(f => f.person))]
      const [person, another] = persons
      if (person === undefined) throw nobody(who)
      if (another !== undefined) throw refused(`“${who}” is the address of several persons: name one by its seat’s id.`)
      await erase(tx, person, at)
      return { seats: found.map(f => f.id) }
    },
  )

/** Suspends a member, lets it back, or lets it go. Its reports stay with it; nobody acts for it meanwhile. */
export const setStanding = (
  ctx: Context,
  handle: string,
  to: Standing,
  reason: string | undefined,
): Promise<{ people: number }> =>
  changeRights(ctx, { what: `member-${to}`, member: handle, ...(reason ? { reason } : {}) }, async (tx, at) => {
    const member = await lockStanding(tx, handle)
    if (!member) throw new Fault('not-found', `There is no member “${handle}”. See: auburn member list`)
    if (!mayBecome(member.state, to))
      throw new Fault('conflict', `${handle} is ${member.state}: it cannot become ${to}.`)
    await writeStanding(tx, member.circle, to)
    return { people: to === 'active' ? 0 : await seeOff(tx, member.circle, to, at) }
  })

async function seeOff(tx: Change, member: number, to: Standing, at: Date): Promise<number> {
  const seats = await openSeatsAt(tx, member, at)
  const all = seats.map(s => s.circle)
  if (to !== 'left') {
    await closeWaysIn(tx, all, at)
    return all.length
  }
  for (const { circle, state } of seats) if (state === 'invited') await forgetInvitation(tx, circle)
  await endSeats(
    tx,
    seats.filter(s => s.state !== 'invited').map(s => s.circle),
    at,
  )
  await leaveCircles(tx, member, at)
  return all.length
}
