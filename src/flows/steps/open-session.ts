import { Fault, notFound } from '../../domain/fault.ts'
import { type HowSignedIn, hashOf, insertSession, renewSessionRow } from '../../store/access-store.ts'
import type { Rows } from '../../store/database.ts'
import { noteUse, personToActFor } from '../../store/seat-store.ts'
import type { Context } from '../context.ts'

/** A session lives thirty days at most, and fourteen without use. */
const SESSION_DAYS = 30
const DAY = 86_400_000

/** How long a confirmation that it is still the same person counts. */
export const FIVE_MINUTES = 300_000
export const isSteppedUp = (at: Date | undefined, now: Date): boolean =>
  at !== undefined && now.getTime() - at.getTime() < FIVE_MINUTES

export interface Opened {
  token: string
  expiresAt: Date
}

/** Told to somebody who has just shown who they are. */
export const lapsed = (): Fault =>
  new Fault(
    'forbidden',
    'Your account is closed, because nobody had used it for 120 days. Ask an administrator of your organisation to wake it (Settings, People), or the operator; then sign in again. What you shared is still there.',
  )

/** Opens a session for a seat that has not ended, of a member that is active. */
export async function openSession(
  ctx: Context,
  tx: Rows,
  seat: number,
  agent: string,
  how: HowSignedIn,
): Promise<Opened> {
  const at = ctx.now()
  const person = await personToActFor(tx, seat, at)
  if (person === undefined) throw notFound()
  await noteUse(tx, seat, at)
  const token = ctx.random(`session:${seat}`, 32).toString('base64url')
  const expiresAt = new Date(at.getTime() + SESSION_DAYS * DAY)
  await insertSession(tx, {
    hash: hashOf(token),
    gid: ctx.newId(`session:${seat}`),
    person,
    seat,
    agent: agent.slice(0, 300),
    at,
    expiresAt,
    steppedUp: how === 'passkey' || how === 'link-and-code',
    how,
  })
  return { token, expiresAt }
}

/** A session whose rights change gets a new token; the old one is void, but for what was under way (ASVS 7.2.4). */
export async function renewSession(
  ctx: Context,
  tx: Rows,
  hash: Buffer,
  changes: { seat?: number; steppedUp?: boolean },
): Promise<Opened> {
  const token = ctx.random('session:renewed', 32).toString('base64url')
  const renewed = await renewSessionRow(tx, {
    hash,
    next: hashOf(token),
    at: ctx.now(),
    seat: changes.seat,
    steppedUp: changes.steppedUp ?? false,
  })
  if (!renewed) throw new Fault('unauthenticated')
  return { token, expiresAt: renewed.expires_at }
}
