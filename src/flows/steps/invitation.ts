import { insertLink } from '../../store/access-store.ts'
import type { Rows } from '../../store/database.ts'
import { endLinks } from '../../store/people-store.ts'
import type { Context } from '../context.ts'

export const INVITATION_DAYS = 7
const DAY = 86_400_000

/** A one-time sign-in link for a seat. Whatever link it had before is dead. */
export async function newLink(
  ctx: Context,
  tx: Rows,
  seat: number,
  at: Date,
): Promise<{ link: string; expiresAt: Date }> {
  await endLinks(tx, [seat])
  const found = await tx.one<{ gid: string }>('select gid from seat where circle = $1', [seat])
  const token = ctx.random(`link:${found?.gid}`, 32).toString('base64url')
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY)
  await insertLink(tx, { token, seat, purpose: 'sign-in', reusable: false, expiresAt })
  return { link: `${ctx.url}/link#${token}`, expiresAt }
}
