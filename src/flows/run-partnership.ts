import { isGovernmentKind } from '../domain/desk.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { type Tlp, tlpOfRank, tlpRank } from '../domain/marking.ts'
import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import type { Scope, SeatRole } from '../domain/permissions.ts'
import { hashOf } from '../store/access-store.ts'
import { type Rows, rowsOf } from '../store/database.ts'
import { isInGroup, memberKind, seatsAt } from '../store/desk-store.ts'
import { removeCodes } from '../store/factor-store.ts'
import { insertKey } from '../store/key-store.ts'
import { circleByHandle, exceptNewcomer, insertMember, insertSeat, joinCircle } from '../store/partnership-store.ts'
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

export const listMembers = (ctx: Context) =>
  rowsOf(ctx.db.app).all<{
    handle: string
    name: string
    kind: string
    state: string
    persons: number
    /** Of them, in use. */
    acting: number
    nodes: string[]
  }>(
    `select m.handle, m.name, m.kind, m.state,
       (select count(*)::int from seat s where s.member = m.circle and (s.until is null or s.until > $1)) as persons,
       (select count(*)::int from seat s where s.member = m.circle and s.state = 'active' and (s.until is null or s.until > $1)) as acting,
       array(select n.handle from in_circle i join node n on n.circle = i.circle
             where i.who = m.circle and i.since <= $1 and (i.until is null or i.until > $1) order by 1) as nodes
     from member m order by m.handle`,
    [ctx.now()],
  )

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
        const known = await tx.one(
          'select from person p join seat s on s.person = p.id where p.email = $1 and s.member = $2 and (s.until is null or s.until > $3)',
          [p.email, member, at],
        )
        if (known) throw new Fault('conflict', `${p.email} acts for this member already.`)
      }
      const seat = await insertSeat(ctx, tx, { ...p, member, person: p, at })
      if (p.desk) {
        const desk = await circleByHandle(tx, 'desk')
        if (desk) await joinCircle(tx, seat, desk.id, at)
      }
      const made = await tx.one<{ gid: string }>('select gid from seat where circle = $1', [seat])
      return { seat: made?.gid ?? '', ...(await give(tx, seat, at)) }
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
      const one = await tx.one<{ id: number; name: string }>(
        'select p.id, p.name from seat s join person p on p.id = s.person where s.gid = $1',
        [gid],
      )
      if (!one) throw notFound()
      const [here] = await seatsAt(tx, one.id, member, at)
      if (here) throw new Fault('conflict', `“${asked.who}” acts for this member already.`)
      const kind = await memberKind(tx, member)
      if (kind && !isGovernmentKind(kind) && (await isInGroup(tx, one.id, at)))
        throw refused(`“${asked.who}” is in a government-only group: take them out of it first.`)
      const { role, title, listed } = asked
      const seat = await insertSeat(ctx, tx, { member, person: one.id, role, title, listed, at })
      const made = await tx.one<{ gid: string }>('select gid from seat where circle = $1', [seat])
      return { seat: made?.gid ?? '', name: one.name }
    },
  )

export const listPersons = (ctx: Context, member: string | undefined) =>
  rowsOf(ctx.db.app).all<{
    seat: string
    name: string
    email: string | null
    member: string
    role: string
    title: string
    state: 'invited' | 'active' | 'lapsed'
    until: Date | null
    usedAt: Date
  }>(
    `select s.gid as seat, p.name, p.email, m.handle as member, s.role, s.title, s.state, s.until,
       greatest(s.created_at, s.used_at) as "usedAt"
     from seat s join person p on p.id = s.person join member m on m.circle = s.member
     where ($1::text is null or m.handle = $1) order by m.handle, p.name`,
    [member ?? null],
  )

/** A seat by its id or its person's mail address; a person with several seats also needs the member. */
async function seatOf(
  rows: Rows,
  who: string,
  member: string | undefined,
  now: Date,
): Promise<{ circle: number; gid: string }> {
  const found = await rows.all<{ circle: number; gid: string; state: string }>(
    `select s.circle, s.gid, s.state from seat s join person p on p.id = s.person join member m on m.circle = s.member
     where (s.gid::text = $1 or lower(p.email) = lower($1)) and ($2::text is null or m.handle = $2)
       and (s.until is null or s.until > $3) and m.state = 'active'`,
    [who.replace(/^seat:/, ''), member ?? null, now],
  )
  const [seat, another] = found
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
  const found = await rowsOf(ctx.db.app).all<{
    id: string
    name: string
    person: string
    member: string
    scopes: string[]
    cap: number
    expires_at: Date
    used_at: Date | null
  }>(
    `select k.gid as id, k.name, p.name as person, m.handle as member, k.scopes, k.cap, k.expires_at, k.used_at
     from api_key k join seat s on s.circle = k.seat join person p on p.id = s.person join member m on m.circle = s.member
     where k.revoked_at is null and k.expires_at > $1 and ($2::text is null or m.handle = $2) order by m.handle, k.name`,
    [ctx.now(), member ?? null],
  )
  return found.map(({ cap, ...key }) => ({ ...key, cap: tlpOfRank(cap) }))
}

export const endKey = (ctx: Context, id: string): Promise<void> =>
  run(ctx, { what: 'key-revoked', key: id }, async (tx, at) => {
    const gone = await tx.one(
      'update api_key set revoked_at = $2 where gid::text = $1 and revoked_at is null returning gid',
      [id, at],
    )
    if (!gone) throw notFound()
  })

/** Takes away somebody's authenticator app and recovery codes: of one who lost them, and whose word the operator has. */
export const removeCodesOf = (ctx: Context, who: string, member: string | undefined): Promise<void> =>
  run(ctx, { what: 'codes-removed' }, async (tx, at) => {
    const { circle } = await seatOf(tx, who, member, at)
    const seat = await tx.one<{ person: number }>('select person from seat where circle = $1', [circle])
    if (seat) await removeCodes(tx, seat.person)
  })
