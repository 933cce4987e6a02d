import type { Rows } from './database.ts'

/** What was begun and is finished once, by whoever holds the token of this hash. */
export interface Challenge {
  hash: Buffer
  purpose: 'register' | 'sign-in' | 'step-up' | 'sso-sign-in' | 'sso-link'
  person: number | undefined
  value: string
  expiresAt: Date
}
export const forgetChallenges = (tx: Rows, before: Date) =>
  tx.all('delete from challenge where expires_at < $1', [before])
export const insertChallenge = (tx: Rows, c: Challenge) =>
  tx.all('insert into challenge(hash, person, purpose, value, expires_at) values ($1, $2, $3, $4, $5)', [
    c.hash,
    c.person ?? null,
    c.purpose,
    c.value,
    c.expiresAt,
  ])
/** Reads it and deletes it: whoever comes second finds none. */
export const consumeChallenge = (tx: Rows, hash: Buffer, purpose: Challenge['purpose'], now: Date) =>
  tx.one<{ value: string; person: number | null }>(
    'delete from challenge where hash = $1 and purpose = $2 and expires_at > $3 returning value, person',
    [hash, purpose, now],
  )
