import { createHash } from 'node:crypto'
import { tlpOfRank } from '../domain/marking.ts'
import type { Scope } from '../domain/permissions.ts'
import type { Rows } from './database.ts'
import { type Entrance, type Viewer, type ViewerRow, viewerOf, viewerSql } from './viewer.ts'

/** Ways in: sessions, keys, one-time links, passkeys. Tokens are 256 random bits, base64url; only their hash is kept. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const ALL_SCOPES: readonly Scope[] = ['read', 'share', 'reply', 'account']
export const IDLE_DAYS = 14
const DAY = 86_400_000

/** Seconds for which a renewed session's old token still reads: requests that were under way carry it. */
const OVERLAP = 10_000

export type HowSignedIn = 'link' | 'link-and-code' | 'passkey' | 'single-sign-on'
export interface SessionEntrance extends Entrance {
  gid: string
  /** Of the token that was sent. */
  hash: Buffer
  how: HowSignedIn
  openedAt: Date
  steppedUpAt: Date | undefined
  endsAt: Date
}
/** A way in and who comes by it: found together, in one statement. */
export interface Found<T> {
  way: T
  viewer: Viewer
}
interface SessionRow extends ViewerRow {
  way_gid: string
  how: HowSignedIn
  created_at: Date
  used_at: Date
  expires_at: Date
  stepped_up_at: Date | null
}
/** The renewed session's old token reads on for a while, and confirms nothing. */
const SESSION = viewerSql({
  columns: 'w.gid as way_gid, w.how, w.created_at, w.used_at, w.expires_at, w.stepped_up_at,',
  join: `(select gid, seat, how, created_at, used_at, expires_at, stepped_up_at from session where hash = $1
      union all select gid, seat, how, created_at, used_at, expires_at, null from session where previous = $1 and renewed_at > $4
    ) w join seat s on s.circle = w.seat`,
  where: 'w.expires_at > $2 and w.used_at > $3',
})

/** The session of this token, if it is neither expired nor idle for too long. Its use is noted at most once a minute. */
export async function findSession(rows: Rows, token: string, now: Date): Promise<Found<SessionEntrance> | undefined> {
  const hash = hashOf(token)
  const idle = new Date(now.getTime() - IDLE_DAYS * DAY)
  const found = await rows.one<SessionRow>(SESSION, [hash, now, idle, new Date(now.getTime() - OVERLAP)])
  if (!found) return undefined
  const isNoted = now.getTime() - found.used_at.getTime() <= 60_000
  if (!isNoted) await rows.all(SESSION_USED, [found.way_gid, now, found.seat])
  const idleAt = (isNoted ? found.used_at : now).getTime() + IDLE_DAYS * DAY
  const way: SessionEntrance = {
    seat: found.seat,
    scopes: ALL_SCOPES,
    cap: 'RED',
    gid: found.way_gid,
    hash,
    how: found.how,
    openedAt: found.created_at,
    steppedUpAt: found.stepped_up_at ?? undefined,
    endsAt: new Date(Math.min(found.expires_at.getTime(), idleAt)),
  }
  return { way, viewer: viewerOf(found, way) }
}

/**
 * Of a session or key, and, because both go some day, of its seat; there once an hour is enough. The request that is under way does not
 * wait for a disk: a power cut may take the last second's uses with it.
 */
const NOTE_USE = (table: 'session' | 'api_key') => `
  with way as (update ${table} set used_at = $2 where gid = $1 and set_config('synchronous_commit', 'off', true) = 'off')
  update seat set used_at = $2 where circle = $3 and (used_at is null or used_at < $2 - interval '1 hour')`
const SESSION_USED = NOTE_USE('session')
const KEY_USED = NOTE_USE('api_key')

export interface KeyEntrance extends Entrance {
  gid: string
  endsAt: Date
}
interface KeyRow extends ViewerRow {
  way_gid: string
  way_scopes: Scope[]
  way_cap: number
  used_at: Date | null
  expires_at: Date
}
const KEY = viewerSql({
  columns: 'w.gid as way_gid, w.scopes as way_scopes, w.cap as way_cap, w.used_at, w.expires_at,',
  join: 'api_key w join seat s on s.circle = w.seat',
  where: 'w.hash = $1 and w.expires_at > $2 and w.revoked_at is null',
})
/** A key's rights are the key's and its owner's now. */
export async function findKey(rows: Rows, token: string, now: Date): Promise<Found<KeyEntrance> | undefined> {
  const hash = hashOf(token)
  const found = await rows.one<KeyRow>(KEY, [hash, now])
  if (!found) return undefined
  if (!found.used_at || now.getTime() - found.used_at.getTime() > 60_000)
    await rows.all(KEY_USED, [found.way_gid, now, found.seat])
  const way: KeyEntrance = {
    seat: found.seat,
    scopes: found.way_scopes,
    cap: tlpOfRank(found.way_cap),
    gid: found.way_gid,
    endsAt: found.expires_at,
  }
  return { way, viewer: viewerOf(found, way) }
}

export interface NewSession {
  hash: Buffer
  gid: string
  person: number
  seat: number
  agent: string
  at: Date
  expiresAt: Date
  steppedUp: boolean
  how?: HowSignedIn
}
export const insertSession = (rows: Rows, s: NewSession) =>
  rows.all(
    `insert into session(hash, gid, person, seat, agent, created_at, used_at, expires_at, stepped_up_at, how)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)`,
    [s.hash, s.gid, s.person, s.seat, s.agent, s.at, s.expiresAt, s.steppedUp ? s.at : null, s.how ?? 'link'],
  )
/** Gives a session a new token, and what changes with it. Undefined if it is no session (any more). */
export const renewSessionRow = (
  rows: Rows,
  s: { hash: Buffer; next: Buffer; at: Date; seat: number | undefined; steppedUp: boolean },
) =>
  rows.one<{ expires_at: Date }>(
    `update session set hash = $2, previous = $1, renewed_at = $3, wrong = 0, seat = coalesce($4, seat),
       stepped_up_at = case when $5 then $3 else stepped_up_at end
       where hash = $1 returning expires_at`,
    [s.hash, s.next, s.at, s.seat ?? null, s.steppedUp],
  )
export const noteWrongInSession = async (rows: Rows, hash: Buffer): Promise<number> =>
  (await rows.one<{ wrong: number }>('update session set wrong = wrong + 1 where hash = $1 returning wrong', [hash]))
    ?.wrong ?? 0
/** Whether there was such a one. */
export const endSessionOf = async (rows: Rows, hash: Buffer): Promise<boolean> =>
  (await rows.one('delete from session where hash = $1 returning gid', [hash])) !== undefined

/** False: the person has no such one. */
export const deleteSession = async (tx: Rows, gid: string, person: number): Promise<boolean> =>
  (await tx.one('delete from session where gid = $1 and person = $2 returning gid', [gid, person])) !== undefined
/** Whether there was another. */
export const deleteOtherSessions = async (tx: Rows, person: number, but: string): Promise<boolean> =>
  (await tx.all('delete from session where person = $1 and gid <> $2 returning gid', [person, but])).length > 0
export interface ListedSession {
  gid: string
  agent: string
  how: HowSignedIn
  created_at: Date
  used_at: Date
  expires_at: Date
}
/** Those that still open something, the one used last first. */
export const sessionsOf = (rows: Rows, person: number, now: Date): Promise<ListedSession[]> =>
  rows.all<ListedSession & { [k: string]: unknown }>(
    `select gid, agent, how, created_at, used_at, expires_at from session
      where person = $1 and expires_at > $2 and used_at > $3 order by used_at desc`,
    [person, now, new Date(now.getTime() - IDLE_DAYS * DAY)],
  )
/** Another seat of the person's that this session may change to: from the desk no way leads home, or back. */
export const seatToChangeTo = (rows: Rows, from: { person: number; session: Buffer }, gid: string, now: Date) =>
  rows.one<{ circle: number }>(
    `select s.circle from seat s, session now join seat mine on mine.circle = now.seat
        where s.gid = $1 and s.person = $2 and s.state = 'active' and (s.until is null or s.until > $3)
          and now.hash = $4 and (now.how <> 'single-sign-on' or s.member = mine.member) and not (s.lent or mine.lent)`,
    [gid, from.person, now, from.session],
  )

export interface LinkRow {
  seat: number | null
  purpose: 'sign-in' | 'first-operator'
  reusable: boolean
  /** It was sent to its person's mailbox, and shown to nobody. */
  by_mail: boolean
}
/** A link that may still be used. `consume` marks it used; a second call finds nothing, unless the link is a demo's. */
export const findLink = (rows: Rows, token: string, now: Date): Promise<LinkRow | undefined> =>
  rows.one<LinkRow & { [k: string]: unknown }>(
    'select seat, purpose, reusable, by_mail from one_time_link where hash = $1 and expires_at > $2 and (used_at is null or reusable)',
    [hashOf(token), now],
  )
/** The same, kept from everybody else until the transaction ends. */
export const lockLink = (rows: Rows, token: string, now: Date): Promise<LinkRow | undefined> =>
  rows.one<LinkRow & { [k: string]: unknown }>(
    `select seat, purpose, reusable, by_mail from one_time_link
      where hash = $1 and expires_at > $2 and (used_at is null or reusable) for update`,
    [hashOf(token), now],
  )
/** A link that codes are guessed with is used up after `most` of them. */
export const noteWrongWithLink = (rows: Rows, token: string, most: number, at: Date) =>
  rows.all(
    `update one_time_link set wrong = wrong + 1, used_at = case when wrong + 1 >= $2 then $3 else used_at end
      where hash = $1`,
    [hashOf(token), most, at],
  )
export const consumeLink = (rows: Rows, token: string, now: Date): Promise<LinkRow | undefined> =>
  rows.one<LinkRow & { [k: string]: unknown }>(
    `update one_time_link set used_at = $2 where hash = $1 and expires_at > $2 and (used_at is null or reusable)
       returning seat, purpose, reusable, by_mail`,
    [hashOf(token), now],
  )
export const insertLink = (
  rows: Rows,
  link: {
    token: string
    seat: number | null
    purpose: LinkRow['purpose']
    reusable: boolean
    expiresAt: Date
    byMail?: boolean
  },
) =>
  rows.all(
    `insert into one_time_link(hash, seat, purpose, reusable, expires_at, by_mail) values ($1, $2, $3, $4, $5, $6)
       on conflict (hash) do update set expires_at = excluded.expires_at`,
    [hashOf(link.token), link.seat, link.purpose, link.reusable, link.expiresAt, link.byMail === true],
  )

/** Whom a link is for, as its page says it: who is lent to the desk is of the desk there. */
export const whoseLink = (rows: Rows, seat: number) =>
  rows.one<{ person: number; name: string; member: string }>(
    `select p.id as person, p.name, case when s.lent then 'the Fusion Cell desk' else m.name end as member from seat s join person p on p.id = s.person join member m on m.circle = s.member where s.circle = $1`,
    [seat],
  )
export const idsOfPerson = (rows: Rows, seat: number) =>
  rows.one<{ id: number; gid: string }>(
    'select p.id, p.gid from seat s join person p on p.id = s.person where s.circle = $1',
    [seat],
  )

const DAY_OF_REFUSALS = 86_400_000
/** One more refusal in this window; how many it has now. Windows of the day before are forgotten: the ledger has them. */
export async function countRefusal(rows: Rows, r: { way: string; seat: string; since: Date }): Promise<number> {
  const counted = await rows.one<{ refused: number }>(
    `insert into refusal(way, seat, since, refused) values ($1, $2, $3, 1)
       on conflict (way, seat, since) do update set refused = refusal.refused + 1 returning refused`,
    [r.way, r.seat, r.since],
  )
  const refused = counted?.refused ?? 0
  if (refused === 1)
    await rows.all('delete from refusal where since < $1', [new Date(r.since.getTime() - DAY_OF_REFUSALS)])
  return refused
}
