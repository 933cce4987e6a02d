import { Fault, notFound } from '../domain/fault.ts'
import type { MemberKind } from '../domain/member.ts'
import {
  consumeLink,
  deleteOtherSessions,
  deleteSession,
  endSessionOf,
  findLink,
  hashOf,
  IDLE_DAYS,
  idsOfPerson,
  lockLink,
  noteWrongWithLink,
  seatToChangeTo,
  sessionsOf,
  whoseLink,
} from '../store/access-store.ts'
import { change, rowsOf } from '../store/database.ts'
import { factorsOf } from '../store/factor-store.ts'
import { verifyMailboxOfSeat } from '../store/mail-store.ts'
import { insertMember, insertSeat } from '../store/partnership-store.ts'
import { acceptInvitation } from '../store/people-store.ts'
import type { Context } from './context.ts'
import { checkCode, codeRefused, codeWaits, MOST_WRONG } from './steps/check-code.ts'
import { type Opened, openSession, renewSession } from './steps/open-session.ts'

/** Of a request that signs in: what the browser says of itself, and where it came from. */
export interface Caller {
  agent: string
  address: string
}
const DAY = 86_400_000
const linkGone = () =>
  new Fault('not-found', 'This link was used already, has expired, or is not one of ours. Ask for a new one.')

/** What a one-time link is for, before it is used. A link that is unknown, used or expired is one answer. */
export async function lookAtLink(ctx: Context, token: string) {
  const rows = rowsOf(ctx.db.app)
  const link = await findLink(rows, token, ctx.now())
  if (!link) throw linkGone()
  if (link.seat === null) return { purpose: link.purpose, asksCode: false }
  const who = await whoseLink(rows, link.seat)
  if (!who) throw linkGone()
  const { codes } = await factorsOf(rows, who.person)
  return { purpose: link.purpose, name: who.name, member: who.member, asksCode: codes }
}

/**
 * Uses up a sign-in link and opens a session for its seat. Of somebody with an authenticator app it also wants a code:
 * then neither a link that went astray nor a phone alone is enough. Ten wrong codes use the link up.
 */
export async function signInByLink(
  ctx: Context,
  asked: { token: string; code?: string | undefined },
  caller: Caller,
): Promise<Opened> {
  const at = ctx.now()
  const outcome = await change(ctx.db, undefined, async tx => {
    const link = await lockLink(tx, asked.token, at)
    if (link?.purpose !== 'sign-in' || link.seat === null) throw linkGone()
    const person = await idsOfPerson(tx, link.seat)
    if (!person) throw linkGone()
    const { codes } = await factorsOf(tx, person.id)
    if (codes) {
      if (asked.code === undefined) throw codeRefused()
      const verdict = await checkCode(ctx, tx, { ...person, address: caller.address }, asked.code)
      if (verdict === 'wrong') await noteWrongWithLink(tx, asked.token, MOST_WRONG, at)
      if (verdict !== 'right') return verdict
    }
    await consumeLink(tx, asked.token, at)
    await acceptInvitation(tx, link.seat, at)
    if (link.by_mail) await verifyMailboxOfSeat(tx, link.seat, at)
    return openSession(ctx, tx, link.seat, caller.agent, codes ? 'link-and-code' : 'link').catch(error => {
      // Somebody who has left: a link of theirs is no link.
      throw error instanceof Fault && error.code === 'not-found' ? linkGone() : error
    })
  })
  if (outcome === 'wait') throw codeWaits()
  if (outcome === 'wrong') throw codeRefused()
  return outcome
}

/** Sets up an empty partnership: its first member, and the first operator's seat. */
export async function registerFirstOperator(
  ctx: Context,
  asked: {
    token: string
    organisation: string
    handle: string
    kind: MemberKind
    person: string
    email?: string | undefined
  },
  agent: string,
): Promise<Opened> {
  return change(ctx.db, undefined, async tx => {
    const at = ctx.now()
    const link = await consumeLink(tx, asked.token, at)
    if (link?.purpose !== 'first-operator') throw notFound()
    const member = await insertMember(ctx, tx, {
      handle: asked.handle,
      name: asked.organisation,
      kind: asked.kind,
      size: 'medium',
      sectors: [],
      regions: [],
      joinedAt: at,
    })
    const seat = await insertSeat(ctx, tx, {
      member,
      person: { name: asked.person, email: asked.email },
      role: 'operator',
      title: 'Operator',
      listed: false,
      at,
    })
    return openSession(ctx, tx, seat, agent, 'link')
  })
}

/** Ends one session of the person's, or the one it is asked from. Open streams of it end within the second. */
export async function endSession(ctx: Context, person: number, gid: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await deleteSession(tx, gid, person))) throw notFound()
    tx.happens({ what: 'rights', at: ctx.now() })
  })
}

/** Ends the session in whose place the same browser has just been given another one: nobody is left to use it (ASVS 7.2.4). */
export async function endReplaced(ctx: Context, token: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (await endSessionOf(tx, hashOf(token))) tx.happens({ what: 'rights', at: ctx.now() })
  })
}

/** Ends every session of the person's but the one it is asked from. */
export async function endOtherSessions(ctx: Context, person: number, current: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await deleteOtherSessions(tx, person, current))) return
    tx.happens({ what: 'rights', at: ctx.now() })
  })
}

/** Lets a session act for another of the person's seats, under a new token. From the desk no way leads home, or back. */
export async function switchSeat(ctx: Context, person: number, sessionHash: Buffer, seat: string): Promise<Opened> {
  const at = ctx.now()
  return change(ctx.db, undefined, async tx => {
    const other = await seatToChangeTo(tx, { person, session: sessionHash }, seat, at)
    if (!other) throw notFound()
    const opened = await renewSession(ctx, tx, sessionHash, { seat: other.circle })
    tx.happens({ what: 'rights', at })
    return opened
  })
}

export async function listSessions(ctx: Context, person: number, current: string | undefined) {
  const now = ctx.now().getTime()
  const sessions = await sessionsOf(rowsOf(ctx.db.app), person, ctx.now())
  return sessions.map(s => ({
    id: s.gid,
    agent: s.agent,
    how: s.how,
    createdAt: s.created_at.toISOString(),
    usedAt: s.used_at.toISOString(),
    idleEndsAt: new Date(Math.min(s.used_at.getTime() + IDLE_DAYS * DAY, s.expires_at.getTime())).toISOString(),
    expiresAt: s.expires_at.toISOString(),
    current: s.gid === current,
    isNew: s.gid !== current && now - s.created_at.getTime() < DAY,
  }))
}
