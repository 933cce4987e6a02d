import type { Rows } from './database.ts'

/** What members say are their domains, and what was proved of it. */
export interface DomainRow {
  member: number
  domain: string
  proof: string
  checked_at: Date | null
  proved_at: Date | null
  proved_by: 'dns' | 'mail' | null
  until: Date | null
  warned_at: Date | null
  code_hash: Buffer | null
  code_until: Date | null
  codes_sent: number
  wrong_codes: number
}
const DOMAIN = `select member, domain, proof, checked_at, proved_at, proved_by, until, warned_at, code_hash, code_until, codes_sent,
  wrong_codes from member_domain`
type Read = DomainRow & { [k: string]: unknown }

export const domainsDeclared = (rows: Rows, member: number): Promise<DomainRow[]> =>
  rows.all<Read>(`${DOMAIN} where member = $1 and dropped_at is null order by domain`, [member])
/** Those that count, proved or looked at when it was vetted. */
export const domainsThatCount = async (rows: Rows, member: number): Promise<string[]> =>
  (await rows.one<{ domains: string[] }>('select domains from member where circle = $1', [member]))?.domains ?? []
/** Held to the end of the transaction. */
export const lockDomain = (tx: Rows, member: number, domain: string): Promise<DomainRow | undefined> =>
  tx.one<Read>(`${DOMAIN} where member = $1 and domain = $2 and dropped_at is null for update`, [member, domain])

/** Says that it is the member's. One that was dropped is there again, with what was tried before. */
export const declareDomain = (tx: Rows, d: { member: number; domain: string; proof: string; at: Date }) =>
  tx.all(
    `insert into member_domain(member, domain, proof, declared_at) values ($1, $2, $3, $4)
       on conflict (member, domain) do update set dropped_at = null`,
    [d.member, d.domain, d.proof, d.at],
  )
/** It counts no more. That it once did is kept, for exceptions that name it. */
export async function dropDomain(
  tx: Rows,
  d: { member: number; domain: string; proof: string; at: Date; counted: boolean },
): Promise<void> {
  await tx.all(
    `insert into member_domain(member, domain, proof, declared_at, proved_at, until, dropped_at)
       values ($1, $2, $3, $4, case when $5 then $4::timestamptz end, case when $5 then $4::timestamptz end, $4)
       on conflict (member, domain) do update set dropped_at = $4, code_hash = null,
         until = case when member_domain.until is null then null else least(member_domain.until, $4) end`,
    [d.member, d.domain, d.proof, d.at, d.counted],
  )
  await tx.all('update member set domains = array_remove(domains, $2) where circle = $1', [d.member, d.domain])
}

export const noteLookedUp = (tx: Rows, member: number, domain: string, at: Date) =>
  tx.all('update member_domain set checked_at = $3 where member = $1 and domain = $2', [member, domain, at])
export const noteCodeSent = (tx: Rows, d: { member: number; domain: string; hash: Buffer; until: Date }) =>
  tx.all(
    `update member_domain set code_hash = $3, code_until = $4, codes_sent = codes_sent + 1, wrong_codes = 0
      where member = $1 and domain = $2`,
    [d.member, d.domain, d.hash, d.until],
  )
/** Domains of the member for which a code was sent whose time ends after then. */
export const codesSince = async (rows: Rows, member: number, since: Date): Promise<number> =>
  (
    await rows.one<{ n: number }>(
      'select count(*)::int as n from member_domain where member = $1 and code_until > $2',
      [member, since],
    )
  )?.n ?? 0
export const noteWrongDomainCode = (tx: Rows, member: number, domain: string) =>
  tx.all('update member_domain set wrong_codes = wrong_codes + 1 where member = $1 and domain = $2', [member, domain])

/** From now on it counts as the member's. */
export async function noteProved(
  tx: Rows,
  d: { member: number; domain: string; by: 'dns' | 'mail'; at: Date; until: Date },
): Promise<void> {
  await tx.all(
    `update member_domain set proved_at = $4, proved_by = $3, until = $5, checked_at = $4, warned_at = null, code_hash = null,
       codes_sent = 0, wrong_codes = 0 where member = $1 and domain = $2`,
    [d.member, d.domain, d.by, d.at, d.until],
  )
  await tx.all('update member set domains = array_append(array_remove(domains, $2), $2) where circle = $1', [
    d.member,
    d.domain,
  ])
}
export const noteProofEnded = (tx: Rows, member: number, domain: string) =>
  tx.all('update member set domains = array_remove(domains, $2) where circle = $1', [member, domain])
export const noteProofWarned = (tx: Rows, member: number, domain: string, at: Date) =>
  tx.all('update member_domain set warned_at = $3 where member = $1 and domain = $2', [member, domain, at])

/** Proofs that count still by the member's list and end by then, of members that have not left. */
export const proofsEnding = (rows: Rows, by: Date): Promise<DomainRow[]> =>
  rows.all<Read>(
    `${DOMAIN} d where until <= $1 and dropped_at is null and exists (select from member m where m.circle = d.member
       and m.state <> 'left' and d.domain = any(m.domains)) order by until limit 500`,
    [by],
  )
