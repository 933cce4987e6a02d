import type { Rows } from './database.ts'

/** The queue of mail, and who wants to be told of what is new, when. */
export type About = 'invitation' | 'admission' | 'standing' | 'node' | 'alert' | 'digest' | 'code'

export const insertLetter = (
  tx: Rows,
  l: { id: string; about: About; seat: number | undefined; sealed: string; at: Date },
) =>
  tx.all('insert into mail(id, about, seat, sealed, at, due_at) values ($1, $2, $3, $4, $5, $5)', [
    l.id,
    l.about,
    l.seat ?? null,
    l.sealed,
    l.at,
  ])

export interface Claimed {
  id: string
  about: About
  seat: number | null
  sealed: string | null
  since: Date | null
  at: Date
  tries: number
}
/** Takes the next mail that is due, for this runner alone. */
export const claimMail = (tx: Rows, now: Date): Promise<Claimed | undefined> =>
  tx.one<Claimed & { [k: string]: unknown }>(
    `update mail set claimed_at = $1, tries = tries + 1 where id = (
       select id from mail where given_up_at is null and claimed_at is null and due_at <= $1
         order by due_at, id limit 1 for update skip locked)
     returning id, about, seat, sealed, since, at, tries`,
    [now],
  )
/**
 * Mail that a runner took and never spoke of again: it died meanwhile, perhaps after the server had said yes. A letter is
 * tried again, because one that never comes is worse than one that comes twice; what only says that there is news is not.
 */
export async function freeClaims(tx: Rows, before: Date): Promise<void> {
  await tx.all('delete from mail where claimed_at < $1 and since is not null', [before])
  await tx.all('update mail set claimed_at = null where claimed_at < $1', [before])
}
export const dropMail = (tx: Rows, id: string) => tx.all('delete from mail where id = $1', [id])
export async function noteSent(tx: Rows, id: string, at: Date): Promise<void> {
  await dropMail(tx, id)
  await tx.all('update mail_tally set sent = sent + 1, sent_at = $1, trouble = null', [at])
}
export async function noteFailed(
  tx: Rows,
  id: string,
  failed: { at: Date; trouble: string; again: Date | undefined },
): Promise<void> {
  // Of what is given up, nothing stays but whose it was and why.
  await tx.all(
    `update mail set claimed_at = null, trouble = $2, due_at = coalesce($3, due_at),
       given_up_at = case when $3::timestamptz is null then $4::timestamptz end,
       sealed = case when $3::timestamptz is null then null else sealed end where id = $1`,
    [id, failed.trouble, failed.again ?? null, failed.at],
  )
  await tx.all('update mail_tally set failed_at = $1, trouble = $2', [failed.at, failed.trouble])
}
export const forgetGivenUp = (tx: Rows, before: Date) => tx.all('delete from mail where given_up_at < $1', [before])
