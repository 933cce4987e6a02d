import { hashOf } from '../../store/access-store.ts'
import { change } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { FIVE_MINUTES } from './open-session.ts'

/** Something begun that is finished once, by whoever holds its token, within minutes. */
export type Purpose = 'register' | 'sign-in' | 'step-up' | 'sso-sign-in' | 'sso-link'

export async function keepChallenge(
  ctx: Context,
  purpose: Purpose,
  person: number | undefined,
  value: string,
  lasts = FIVE_MINUTES,
): Promise<string> {
  const token = ctx.random('ceremony', 32).toString('base64url')
  await change(ctx.db, undefined, async tx => {
    await tx.all('delete from challenge where expires_at < $1', [ctx.now()])
    await tx.all('insert into challenge(hash, person, purpose, value, expires_at) values ($1, $2, $3, $4, $5)', [
      hashOf(token),
      person ?? null,
      purpose,
      value,
      new Date(ctx.now().getTime() + lasts),
    ])
  })
  return token
}

/** Deletes the challenge as it reads it: a replayed ceremony finds none. Undefined for another person's too. */
export async function takeChallenge(
  ctx: Context,
  token: string,
  purpose: Purpose,
  person: number | undefined,
): Promise<string | undefined> {
  const found = await change(ctx.db, undefined, tx =>
    tx.one<{ value: string; person: number | null }>(
      'delete from challenge where hash = $1 and purpose = $2 and expires_at > $3 returning value, person',
      [hashOf(token), purpose, ctx.now()],
    ),
  )
  return found && (found.person ?? undefined) === person ? found.value : undefined
}
