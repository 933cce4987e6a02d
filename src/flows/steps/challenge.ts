import { hashOf } from '../../store/access-store.ts'
import { type Challenge, consumeChallenge, forgetChallenges, insertChallenge } from '../../store/challenge-store.ts'
import { change } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { FIVE_MINUTES } from './open-session.ts'

/** Something begun that is finished once, by whoever holds its token, within minutes. */
export type Purpose = Challenge['purpose']

export async function keepChallenge(
  ctx: Context,
  purpose: Purpose,
  person: number | undefined,
  value: string,
  lasts = FIVE_MINUTES,
): Promise<string> {
  const token = ctx.random('ceremony', 32).toString('base64url')
  await change(ctx.db, undefined, async tx => {
    await forgetChallenges(tx, ctx.now())
    await insertChallenge(tx, {
      hash: hashOf(token),
      person,
      purpose,
      value,
      expiresAt: new Date(ctx.now().getTime() + lasts),
    })
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
  const found = await change(ctx.db, undefined, tx => consumeChallenge(tx, hashOf(token), purpose, ctx.now()))
  return found && (found.person ?? undefined) === person ? found.value : undefined
}
