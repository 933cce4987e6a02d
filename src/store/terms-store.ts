import type { Rows } from './database.ts'

/** Versions of the terms and their signatures. Rows are only ever added. */
export interface TermsRow {
  version: number
  text: string
  lesson: string
  changed: string
  published_at: Date
  counts_from: Date
  seat: number | null
}
type Row<T> = T & { [k: string]: unknown }

/** One publishing at a time, to the end of the transaction: each is the next version. */
export const lockTerms = (tx: Rows) => tx.all('select pg_advisory_xact_lock(4156)')
export const newestTerms = (rows: Rows): Promise<TermsRow | undefined> =>
  rows.one<Row<TermsRow>>('select * from terms order by version desc limit 1')
export const termsOf = (rows: Rows, version: number): Promise<TermsRow | undefined> =>
  rows.one<Row<TermsRow>>('select * from terms where version = $1', [version])
export type TermsHead = Omit<TermsRow, 'text' | 'lesson'>
export const allTerms = (rows: Rows): Promise<TermsHead[]> =>
  rows.all<Row<TermsHead>>('select version, changed, published_at, counts_from, seat from terms order by version desc')
export const insertTerms = (tx: Rows, t: TermsRow) =>
  tx.all(
    `insert into terms(version, text, lesson, changed, published_at, counts_from, seat)
       values ($1, $2, $3, $4, $5, $6, $7)`,
    [t.version, t.text, t.lesson, t.changed, t.published_at, t.counts_from, t.seat],
  )

/** The newest version that is yet to count and is newer than `signed`. */
export const termsAhead = (rows: Rows, signed: number, now: Date): Promise<TermsHead | undefined> =>
  rows.one<Row<TermsHead>>(
    `select version, changed, published_at, counts_from, seat from terms
      where version > $1 and counts_from > $2 order by version desc limit 1`,
    [signed, now],
  )

interface Signing {
  version: number
  seat: number
  at: Date
}
/** True if it is new: signing twice is signing once. */
export const signAsPerson = async (tx: Rows, s: Signing & { person: number }): Promise<boolean> =>
  (await tx.one(
    `insert into terms_signature(person, version, seat, at) values ($1, $2, $3, $4)
       on conflict do nothing returning version`,
    [s.person, s.version, s.seat, s.at],
  )) !== undefined
export const signForMember = async (tx: Rows, s: Signing & { member: number }): Promise<boolean> =>
  (await tx.one(
    `insert into terms_member_signature(member, version, seat, at) values ($1, $2, $3, $4)
       on conflict do nothing returning version`,
    [s.member, s.version, s.seat, s.at],
  )) !== undefined

export interface SignatureRow {
  version: number
  at: Date
  name: string
}
export const signaturesOfPerson = (rows: Rows, person: number): Promise<SignatureRow[]> =>
  rows.all<Row<SignatureRow>>(
    `select t.version, t.at, p.name from terms_signature t join person p on p.id = t.person
      where t.person = $1 order by t.version desc`,
    [person],
  )
/** With the name of whoever signed for it. */
export const signaturesForMember = (rows: Rows, member: number): Promise<SignatureRow[]> =>
  rows.all<Row<SignatureRow>>(
    `select t.version, t.at, p.name from terms_member_signature t join seat s on s.circle = t.seat
       join person p on p.id = s.person where t.member = $1 order by t.version desc`,
    [member],
  )

/** The lesson of the newest version that this person signed: the same one is not asked again. */
export const lessonKnownTo = async (rows: Rows, person: number): Promise<string | undefined> =>
  (
    await rows.one<{ lesson: string }>(
      `select t.lesson from terms_signature s join terms t on t.version = s.version
        where s.person = $1 order by s.version desc limit 1`,
      [person],
    )
  )?.lesson

export interface SignerRow {
  id: string
  name: string
  title: string
  version: number | null
  at: Date | null
}
/** The people of a member who act for it now, each with the newest version it signed. */
export const signersOf = (rows: Rows, member: number, now: Date): Promise<SignerRow[]> =>
  rows.all<Row<SignerRow>>(
    `select s.gid as id, p.name, s.title, t.version, t.at
     from seat s join person p on p.id = s.person
       left join lateral (select version, at from terms_signature where person = p.id order by version desc limit 1) t on true
     where s.member = $1 and s.state = 'active' and (s.until is null or s.until > $2) order by p.name, s.circle`,
    [member, now],
  )

export interface SigningMemberRow {
  handle: string
  name: string
  version: number | null
  at: Date | null
  people: number
  signed: number
}
/** Every member that takes part: what was signed for it, and how many of its people signed `version` or a later one. */
export const signingMembers = (rows: Rows, version: number, now: Date): Promise<SigningMemberRow[]> =>
  rows.all<Row<SigningMemberRow>>(
    `select m.handle, m.name, t.version, t.at, count(s.circle)::int as people,
       (count(s.circle) filter (where exists (
         select from terms_signature g where g.person = s.person and g.version >= $1)))::int as signed
     from member m
       left join seat s on s.member = m.circle and s.state = 'active' and (s.until is null or s.until > $2)
       left join lateral (
         select version, at from terms_member_signature where member = m.circle order by version desc limit 1) t on true
     where m.state = 'active' group by m.circle, m.handle, m.name, t.version, t.at order by m.handle`,
    [version, now],
  )

/** Whoever is here signs, on behalf of its member too: for a partnership that nobody signs in to, as a demo is. */
export async function everybodySigns(tx: Rows, version: number, at: Date): Promise<void> {
  await tx.all(
    `insert into terms_signature(person, version, seat, at)
       select distinct on (person) person, $1::int, circle, $2::timestamptz from seat where state = 'active'
         order by person, circle on conflict do nothing`,
    [version, at],
  )
  await tx.all(
    `insert into terms_member_signature(member, version, seat, at)
       select distinct on (member) member, $1::int, circle, $2::timestamptz from seat where state = 'active'
         order by member, (role = 'admin') desc, circle on conflict do nothing`,
    [version, at],
  )
}
