import { Fault, notFound } from '../domain/fault.ts'
import type { MemberKind } from '../domain/member.ts'
import { bumpRights, consumeLink, findLink } from '../store/access-store.ts'
import { change, rowsOf } from '../store/database.ts'
import { insertMember, insertSeat } from '../store/partnership-store.ts'
import type { Context } from './context.ts'
import { type Opened, openSession } from './steps/open-session.ts'

/** What a one-time link is for, before it is used. A link that is unknown, used or expired is one answer. */
export async function lookAtLink(ctx: Context, token: string) {
  const rows = rowsOf(ctx.db.app)
  const link = await findLink(rows, token, ctx.now())
  if (!link)
    throw new Fault('not-found', 'This link was used already, has expired, or is not one of ours. Ask for a new one.')
  if (link.seat === null) return { purpose: link.purpose }
  const who = await rows.one<{ name: string; member: string }>(
    'select p.name, m.name as member from seat s join person p on p.id = s.person join member m on m.circle = s.member where s.circle = $1',
    [link.seat],
  )
  return { purpose: link.purpose, ...who }
}

/** Uses up a sign-in link and opens a session for its seat. */
export async function signInByLink(ctx: Context, token: string, agent: string): Promise<Opened> {
  const at = ctx.now()
  return change(ctx.db, undefined, async tx => {
    const link = await consumeLink(tx, token, at)
    if (link?.purpose !== 'sign-in' || link.seat === null)
      throw new Fault('not-found', 'This link was used already, has expired, or is not one of ours. Ask for a new one.')
    return openSession(ctx, tx, link.seat, agent, false)
  })
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
      role: 'admin',
      title: 'Operator',
      listed: false,
      at,
    })
    await bumpRights(tx)
    return openSession(ctx, tx, seat, agent, false)
  })
}

/** Ends one session of the person's, or the one it is asked from. Open streams of it end within the second. */
export async function endSession(ctx: Context, person: number, gid: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    const ended = await tx.one('delete from session where gid = $1 and person = $2 returning gid', [gid, person])
    if (!ended) throw notFound()
    await bumpRights(tx)
    tx.happens({ what: 'rights', at: ctx.now() })
  })
}

/** Lets a session act for another of the person's seats. */
export async function switchSeat(ctx: Context, person: number, sessionHash: Buffer, seat: string): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, undefined, async tx => {
    const done = await tx.one(
      `update session set seat = s.circle from seat s
        where session.hash = $1 and session.person = $2 and s.gid = $3 and s.person = $2 and (s.until is null or s.until > $4)
        returning s.circle`,
      [sessionHash, person, seat, at],
    )
    if (!done) throw notFound()
    await bumpRights(tx)
    tx.happens({ what: 'rights', at })
  })
}

export async function listSessions(ctx: Context, person: number, current: string | undefined) {
  const rows = await rowsOf(ctx.db.app).all<{
    gid: string
    agent: string
    created_at: Date
    used_at: Date
    expires_at: Date
  }>(
    'select gid, agent, created_at, used_at, expires_at from session where person = $1 and expires_at > $2 order by used_at desc',
    [person, ctx.now()],
  )
  return rows.map(s => ({
    id: s.gid,
    agent: s.agent,
    createdAt: s.created_at.toISOString(),
    usedAt: s.used_at.toISOString(),
    expiresAt: s.expires_at.toISOString(),
    current: s.gid === current,
  }))
}
