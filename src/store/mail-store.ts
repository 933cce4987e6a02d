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
/** What else waits to be told of in the same mailbox, as others of its seats: it goes into the same mail. */
export const claimBeside = (tx: Rows, claimed: Claimed, now: Date): Promise<Claimed[]> =>
  tx.all<Claimed & { [k: string]: unknown }>(
    `update mail set claimed_at = $1, tries = tries + 1 where id in (
       select m.id from mail m join seat s on s.circle = m.seat join person p on p.id = s.person
         where m.about = $2 and m.since is not null and m.given_up_at is null and m.claimed_at is null and m.due_at <= $1
           and p.email_verified_at is not null and lower(p.email) = (select lower(q.email) from seat t
             join person q on q.id = t.person where t.circle = $3 and q.email_verified_at is not null)
         order by m.seat for update of m skip locked)
     returning id, about, seat, sealed, since, at, tries`,
    [now, claimed.about, claimed.seat],
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

export const dropLetters = (tx: Rows, seat: number, about: About) =>
  tx.all('delete from mail where seat = $1 and about = $2', [seat, about])
/** Mail to this person could not be delivered. */
export const hasGivenUp = async (rows: Rows, seat: number, about: About): Promise<boolean> =>
  (await rows.one('select from mail where seat = $1 and about = $2 and given_up_at is not null limit 1', [
    seat,
    about,
  ])) !== undefined

export interface MailSetting {
  how: 'at-once' | 'daily' | 'never'
  hour: number
  /** Alerts of the Fusion Cell at once. */
  alerts: boolean
}
export const settingOf = async (rows: Rows, seat: number): Promise<MailSetting> =>
  (await rows.one<MailSetting & { [k: string]: unknown }>(
    'select how, hour, alerts from mail_setting where seat = $1',
    [seat],
  )) ?? { how: 'daily', hour: 8, alerts: true }
/** Alerts begin from now on. */
export const keepSetting = (tx: Rows, seat: number, s: MailSetting, at: Date) =>
  tx.all(
    `insert into mail_setting(seat, how, hour, alert_at, alerts) values ($1, $2, $3, $4, $5)
       on conflict (seat) do update set how = excluded.how, hour = excluded.hour, alerts = excluded.alerts,
         alert_at = case when mail_setting.how = excluded.how then mail_setting.alert_at else excluded.alert_at end`,
    [seat, s.how, s.hour, at, s.alerts],
  )
export const dropNews = (tx: Rows, seat: number) =>
  tx.all('delete from mail where seat = $1 and since is not null', [seat])

export interface MailReader {
  seat: number
  gid: string
  email: string
  how: MailSetting['how']
  hour: number
  digest_at: Date
  alert_at: Date
  alerts: boolean
  /** Alert mails of the last day. */
  today: number
}
const READER = `
  select s.circle as seat, s.gid, p.email, coalesce(x.how, 'daily') as how, coalesce(x.hour, 8) as hour,
    coalesce(x.digest_at, greatest(p.email_verified_at, s.created_at)) as digest_at,
    coalesce(x.alert_at, greatest(p.email_verified_at, s.created_at)) as alert_at, coalesce(x.alerts, true) as alerts,
    case when x.counted_since > $1::timestamptz - interval '1 day' then x.counted else 0 end as today
  from seat s join person p on p.id = s.person join member m on m.circle = s.member
    left join mail_setting x on x.seat = s.circle
  where s.state = 'active' and (s.until is null or s.until > $1) and m.state = 'active'
    and not s.lent and p.email is not null and p.email_verified_at is not null and coalesce(x.how, 'daily') <> 'never'`
/**
 * Whoever may be written to of what is new: in use, verified, and not against it. A secondee's mailbox is its employer's:
 * what the desk reads does not go there, not even that there is something.
 */
export const mailReaders = (rows: Rows, now: Date): Promise<MailReader[]> =>
  rows.all<MailReader & { [k: string]: unknown }>(`${READER} order by s.circle`, [now])
export const mailReader = (rows: Rows, seat: number, now: Date): Promise<MailReader | undefined> =>
  rows.one<MailReader & { [k: string]: unknown }>(`${READER} and s.circle = $2`, [now, seat])

/** Queues the word that there may be news since then, unless one waits already, which began earlier. */
export async function insertNews(
  tx: Rows,
  n: { id: string; about: 'alert' | 'digest'; seat: number; since: Date; at: Date },
): Promise<void> {
  const queued = await tx.one(
    `insert into mail(id, about, seat, since, at, due_at) values ($1, $2, $3, $4, $5, $5)
       on conflict (seat, about) where since is not null and given_up_at is null do nothing returning id`,
    [n.id, n.about, n.seat, n.since, n.at],
  )
  const told = n.about === 'alert' ? 'alert_at' : 'digest_at'
  await tx.all(
    `insert into mail_setting(seat, ${told}) values ($1, $2) on conflict (seat) do update set ${told} = excluded.${told}`,
    [n.seat, n.at],
  )
  if (n.about !== 'alert' || !queued) return
  await tx.all(
    `update mail_setting set counted = case when counted_since > $2::timestamptz - interval '1 day' then counted + 1 else 1 end,
       counted_since = case when counted_since > $2::timestamptz - interval '1 day' then counted_since else $2 end where seat = $1`,
    [n.seat, n.at],
  )
}

/** These seats were looked after up to then, and there was nothing for them. */
export const noteLooked = (tx: Rows, seats: readonly number[], at: Date) =>
  tx.all(
    `insert into mail_setting(seat, alert_at) select s, $2 from unnest($1::int[]) s
       on conflict (seat) do update set alert_at = greatest(mail_setting.alert_at, excluded.alert_at)`,
    [seats, at],
  )

/** Of a person whose mailbox is written with this address still. */
export const verifyMailbox = (tx: Rows, person: string, email: string, at: Date) =>
  tx.one<{ id: number }>(
    `update person set email_verified_at = coalesce(email_verified_at, $3)
      where gid = $1 and lower(email) = lower($2) returning id`,
    [person, email, at],
  )
export const verifyMailboxOfSeat = (tx: Rows, seat: number, at: Date) =>
  tx.all(
    `update person p set email_verified_at = coalesce(p.email_verified_at, $2) from seat s
      where s.circle = $1 and p.id = s.person and p.email is not null`,
    [seat, at],
  )
/** False if it was asked for a moment ago. */
export const noteAsked = async (tx: Rows, person: number, at: Date, notSince: Date): Promise<boolean> =>
  (await tx.one(
    `update person set email_asked_at = $2 where id = $1 and (email_asked_at is null or email_asked_at < $3)
      returning id`,
    [person, at, notSince],
  )) !== undefined
export const isVerified = async (rows: Rows, person: number): Promise<boolean> =>
  (await rows.one('select from person where id = $1 and email_verified_at is not null', [person])) !== undefined

/** Somebody has tapped in a mail: the seat is in use. */
export const noteTap = (tx: Rows, seat: string, at: Date) =>
  tx.all("update seat set used_at = $2 where gid::text = $1 and state = 'active' and (until is null or until > $2)", [
    seat,
    at,
  ])
export const seatByGid = (rows: Rows, gid: string) =>
  rows.one<{ circle: number }>('select circle from seat where gid::text = $1', [gid])

export interface MailState {
  waiting: number
  oldest: Date | null
  sent: string
  sent_at: Date | null
  failed_at: Date | null
  trouble: string | null
}
export const mailState = async (rows: Rows): Promise<MailState> =>
  (await rows.one<MailState & { [k: string]: unknown }>(
    `select (select count(*)::int from mail where given_up_at is null) as waiting,
       (select min(at) from mail where given_up_at is null) as oldest, t.sent, t.sent_at, t.failed_at, t.trouble
     from mail_tally t`,
  )) ?? { waiting: 0, oldest: null, sent: '0', sent_at: null, failed_at: null, trouble: null }
export const givenUp = (rows: Rows) =>
  rows.all<{ about: About; seat: string | null; given_up_at: Date; trouble: string | null }>(
    `select m.about, s.gid as seat, m.given_up_at, m.trouble from mail m left join seat s on s.circle = m.seat
      where m.given_up_at is not null order by m.given_up_at desc limit 200`,
  )
