import { isGovernmentKind } from '../domain/desk.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { type Tlp, tlpOfRank, tlpRank } from '../domain/marking.ts'
import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import type { Scope, SeatRole } from '../domain/permissions.ts'
import { hashOf } from '../store/access-store.ts'
import { type Rows, rowsOf } from '../store/database.ts'
import { isInGroup, memberKind, seatsAt } from '../store/desk-store.ts'
import { removeCodes } from '../store/factor-store.ts'
import { insertKey, keysOfAll, revokeKey } from '../store/key-store.ts'
import { membersOfAll } from '../store/member-store.ts'
import { circleByHandle, exceptNewcomer, insertMember, insertSeat, joinCircle } from '../store/partnership-store.ts'
import { actsFor, idOfSeat, personBehind, personOfSeat, personsOfAll, seatsToChoose } from '../store/seat-store.ts'
import type { Context } from './context.ts'
import { assertFree, circleOf } from './steps/change-partnership.ts'
import { changeRights as run } from './steps/change-rights.ts'
import { type HandedOver, handOver, newLink, signInLines } from './steps/invitation.ts'

/** What an operator does to the partnership itself. Each is one transaction with one ledger leaf. */
const DAY = 86_400_000

export interface MemberToAdd {
  handle: string
  name: string
  kind: MemberKind
  size: MemberSize
  sectors: readonly Sector[]
  regions: readonly Region[]
  domains: readonly string[]
  networks: readonly string[]
  shortNames: readonly string[]
}
export const addMember = (ctx: Context, m: MemberToAdd): Promise<void> =>
  run(ctx, { what: 'member-added', member: m.handle }, async (tx, at) => {
    await assertFree(tx, m.handle)
    const circle = await insertMember(ctx, tx, { ...m, joinedAt: at })
    await exceptNewcomer(tx, circle, at)
  })

export const listMembers = (ctx: Context) => membersOfAll(rowsOf(ctx.db.app), ctx.now())

export interface PersonToAdd {
  member: string
  name: string
  email: string | undefined
  role: SeatRole
  title: string
  /** May be addressed by those who may know the member. */
  listed: boolean
  /** Works at the desk, and is in its circle. */
  desk: boolean
}
/** Adds a person with a seat, and answers with the seat's id and a one-time sign-in link. */
export const addPerson = (ctx: Context, p: PersonToAdd): Promise<{ seat: string; link: string }> =>
  seatPerson(ctx, p, (tx, seat, at) => newLink(ctx, tx, seat, at))
/** The same, with the link sent to the person where there is a mail server and an address. */
export const addPersonByMail = (ctx: Context, p: PersonToAdd): Promise<{ seat: string } & HandedOver> =>
  seatPerson(ctx, p, (tx, seat, at) => handOver(ctx, tx, seat, at, SIGN_IN, signInLines))

const SIGN_IN = 'Auburn: a link to sign in'
const seatPerson = <T>(
  ctx: Context,
  p: PersonToAdd,
  give: (tx: Rows, seat: number, at: Date) => Promise<T>,
): Promise<{ seat: string } & T> =>
  run(
    ctx,
    ({ seat }: { seat: string }) => ({ what: 'person-added', member: p.member, seat }),
    async (tx, at) => {
      const member = await circleOf(tx, p.member, 'member')
      if (p.email !== undefined) {
        if (await actsFor(tx, p.email, member, at))
          throw new Fault('conflict', `${p.email} acts for this member already.`)
      }
      const seat = await insertSeat(ctx, tx, { ...p, member, person: p, at })
      if (p.desk) {
        const desk = await circleByHandle(tx, 'desk')
        if (desk) await joinCircle(tx, seat, desk.id, at)
      }
      const id = await idOfSeat(tx, seat)
      return { seat: id ?? '', ...(await give(tx, seat, at)) }
    },
  )

export interface SeatToAdd {
  /** A seat's id or the person's address; with several seats, `from` says at which member. */
  who: string
  from: string | undefined
  member: string
  role: 'member' | 'admin'
  title: string
  listed: boolean
}
/**
 * A seat at another member for somebody who acts here already: one human, with one way in and the rights of each seat apart. What
 * excepts either member is closed to both seats from now on, on open streams too. For the operator, who knows that they are one human.
 */
export const addSeat = (ctx: Context, asked: SeatToAdd): Promise<{ seat: string; name: string }> =>
  run(
    ctx,
    ({ seat }: { seat: string }) => ({ what: 'person-added', member: asked.member, seat }),
    async (tx, at) => {
      const member = await circleOf(tx, asked.member, 'member')
      const { gid } = await seatOf(tx, asked.who, asked.from, at)
      const one = await personBehind(tx, gid)
      if (!one) throw notFound()
      const [here] = await seatsAt(tx, one.id, member, at)
      if (here) throw new Fault('conflict', `“${asked.who}” acts for this member already.`)
      const kind = await memberKind(tx, member)
      if (kind && !isGovernmentKind(kind) && (await isInGroup(tx, one.id, at)))
        throw refused(`“${asked.who}” is in a government-only group: take them out of it first.`)
      const { role, title, listed } = asked
      const seat = await insertSeat(ctx, tx, { member, person: one.id, role, title, listed, at })
      const id = await idOfSeat(tx, seat)
      return { seat: id ?? '', name: one.name }
    },
  )

export const listPersons = (ctx: Context, member: string | undefined) => personsOfAll(rowsOf(ctx.db.app), member)

/** A seat by its id or its person's mail address; a person with several seats also needs the member. */
async function seatOf(
  rows: Rows,
  who: string,
  member: string | undefined,
  now: Date,
): Promise<{ circle: number; gid: string }> {
  const [seat, another] = await seatsToChoose(rows, who, member, now)
  if (!seat) throw new Fault('not-found', `Nobody acts here as “${who}”. See: auburn person list`)
  if (another) throw refused(`“${who}” acts for several members: say which with --member.`)
  if (seat.state === 'lapsed') throw refused(`“${who}” has lapsed. First: auburn person wake ${who}`)
  return seat
}

/** A new one-time sign-in link for somebody who has a seat already. */
export const invite = async (ctx: Context, who: string, member: string | undefined): Promise<string> =>
  (await reinvite(ctx, who, member, (tx, seat, at) => newLink(ctx, tx, seat, at))).link
/** The same, with the link sent to the person where there is a mail server and an address. */
export const inviteByMail = (ctx: Context, who: string, member: string | undefined): Promise<HandedOver> =>
  reinvite(ctx, who, member, (tx, seat, at) => handOver(ctx, tx, seat, at, SIGN_IN, signInLines))

const reinvite = <T>(
  ctx: Context,
  who: string,
  member: string | undefined,
  give: (tx: Rows, seat: number, at: Date) => Promise<T>,
): Promise<{ seat: string } & T> =>
  run(
    ctx,
    ({ seat }: { seat: string }) => ({ what: 'invited', seat }),
    async (tx, at) => {
      const { circle, gid } = await seatOf(tx, who, member, at)
      return { seat: gid, ...(await give(tx, circle, at)) }
    },
  )

export interface KeyToMake {
  who: string
  member: string | undefined
  name: string
  scopes: readonly Scope[]
  cap: Exclude<Tlp, 'RED'>
  days: number
}
/** A key for somebody's seat. It is in this answer and nowhere else. */
export const createKeyFor = (ctx: Context, k: KeyToMake): Promise<{ id: string; key: string; expiresAt: Date }> =>
  run(
    ctx,
    (made: { id: string }) => ({ what: 'key-created', key: made.id }),
    async (tx, at) => {
      const { circle: seat } = await seatOf(tx, k.who, k.member, at)
      const key = `auburn_${ctx.random(`key:${seat}`, 32).toString('base64url')}`
      const id = ctx.newId(`key:${seat}`)
      const expiresAt = new Date(at.getTime() + k.days * DAY)
      const { name, scopes } = k
      await insertKey(tx, { hash: hashOf(key), gid: id, seat, name, scopes, capRank: tlpRank(k.cap), at, expiresAt })
      return { id, key, expiresAt }
    },
  )

export async function listKeysOf(ctx: Context, member: string | undefined) {
  const found = await keysOfAll(rowsOf(ctx.db.app), member, ctx.now())
  return found.map(({ cap, ...key }) => ({ ...key, cap: tlpOfRank(cap) }))
}

export const endKey = (ctx: Context, id: string): Promise<void> =>
  run(ctx, { what: 'key-revoked', key: id }, async (tx, at) => {
    if (!(await revokeKey(tx, id, at))) throw notFound()
  })

/** Takes away somebody's authenticator app and recovery codes: of one who lost them, and whose word the operator has. */
export const removeCodesOf = (ctx: Context, who: string, member: string | undefined): Promise<void> =>
  run(ctx, { what: 'codes-removed' }, async (tx, at) => {
    const { circle } = await seatOf(tx, who, member, at)
    const person = await personOfSeat(tx, circle)
    if (person !== undefined) await removeCodes(tx, person)
  })
