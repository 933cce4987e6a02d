import { insertLink } from '../../store/access-store.ts'
import type { Rows } from '../../store/database.ts'
import { dropLetters, hasGivenUp } from '../../store/mail-store.ts'
import { endLinks } from '../../store/people-store.ts'
import { addressOfSeat, idOfSeat } from '../../store/seat-store.ts'
import type { Context } from '../context.ts'
import { post } from './post.ts'

export const INVITATION_DAYS = 7
const DAY = 86_400_000

/** A one-time sign-in link for a seat. Whatever link it had before is dead, and no mail with it goes out any more. */
export async function newLink(
  ctx: Context,
  tx: Rows,
  seat: number,
  at: Date,
  byMail = false,
): Promise<{ link: string; expiresAt: Date }> {
  await endLinks(tx, [seat])
  await dropLetters(tx, seat, 'invitation')
  const id = await idOfSeat(tx, seat)
  const token = ctx.random(`link:${id}`, 32).toString('base64url')
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY)
  await insertLink(tx, { token, seat, purpose: 'sign-in', reusable: false, expiresAt, byMail })
  return { link: `${ctx.url}/link#${token}`, expiresAt }
}

/** The link is in the answer where nobody could send it: there is no mail server, no address, or it did not arrive before. */
export interface HandedOver {
  link: string | undefined
  mailed: boolean
  expiresAt: Date
}
/**
 * A new link for a seat, sent to its person. Whoever uses it has shown that the mailbox is theirs; that holds as long as nobody
 * else sees the link.
 */
export async function handOver(
  ctx: Context,
  tx: Rows,
  seat: number,
  at: Date,
  subject: string,
  lines: readonly string[],
): Promise<HandedOver> {
  const address = await addressOfSeat(tx, seat)
  const to = ctx.mail && !(await hasGivenUp(tx, seat, 'invitation')) ? address : undefined
  const { link, expiresAt } = await newLink(ctx, tx, seat, at, to !== undefined)
  const mailed = to !== undefined && (await post(ctx, tx, { to, about: 'invitation', subject, lines, link, seat }))
  return { link: mailed ? undefined : link, mailed, expiresAt }
}
const USED_ONCE = `This link signs you in, once, within ${INVITATION_DAYS} days. It is for you alone: whoever opens it is signed in as you.`
export const invitationLines = (by: string): string[] => [
  `${by} has invited you to Auburn, where organisations warn each other of cyber-security threats.`,
  USED_ONCE,
  'If you did not expect this, leave it alone: nothing happens.',
]
export const signInLines: readonly string[] = ['Here is a link to sign in to Auburn with.', USED_ONCE]
