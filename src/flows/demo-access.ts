import { tlpRank } from '../domain/marking.ts'
import { hashOf, insertLink } from '../store/access-store.ts'
import { change, rowsOf } from '../store/database.ts'
import { seatsOfAddresses } from '../store/demo-store.ts'
import { insertKey, prolongKey, revokeNamed } from '../store/key-store.ts'
import type { Context } from './context.ts'

const YEAR = 365 * 86_400_000
const NAME = 'Demo'

export interface GivenAccess {
  /** Token of a sign-in link that may be used again. */
  link: string
  key: string
}

/** The seats of persons by mail address: of a person with several seats, the first. */
export async function seatsByMail(ctx: Context, mails: readonly string[]): Promise<Map<string, number>> {
  const found = await seatsOfAddresses(rowsOf(ctx.db.app), mails)
  return new Map(found.map(f => [f.email, f.circle]))
}

/**
 * A demo seat's sign-in link and key. What was given at an earlier start is kept as long as it is known here; a key that
 * is not is replaced, and the seat's other demo keys end.
 */
export async function giveDemoAccess(
  ctx: Context,
  seat: number,
  before: GivenAccess | undefined,
): Promise<GivenAccess> {
  const at = ctx.now()
  const expiresAt = new Date(at.getTime() + YEAR)
  const link = before?.link ?? ctx.random(`link:${seat}`, 32).toString('base64url')
  return change(ctx.db, undefined, async tx => {
    await insertLink(tx, { token: link, seat, purpose: 'sign-in', reusable: true, expiresAt })
    const known = await prolongKey(tx, hashOf(before?.key ?? ''), seat, expiresAt)
    if (known && before) return { link, key: before.key }
    const key = `auburn_${ctx.random(`key:${seat}`, 32).toString('base64url')}`
    await revokeNamed(tx, seat, NAME, at)
    await insertKey(tx, {
      hash: hashOf(key),
      gid: ctx.newId(`key:${seat}`),
      seat,
      name: NAME,
      scopes: ['read', 'share', 'reply', 'account'],
      capRank: tlpRank('AMBER+STRICT'),
      at,
      expiresAt,
    })
    return { link, key }
  })
}
