import type { Rows } from './database.ts'

/** What a person confirms with beside passkeys: an authenticator app and recovery codes. */
export interface TotpRow {
  secret: string | null
  pending: string | null
  pending_at: Date | null
  confirmed_at: Date | null
  used_at: Date | null
  last_step: string
}
const COLUMNS = 'secret, pending, pending_at, confirmed_at, used_at, last_step'

export const totpOf = (rows: Rows, person: number): Promise<TotpRow | undefined> =>
  rows.one<TotpRow & { [k: string]: unknown }>(`select ${COLUMNS} from totp where person = $1`, [person])
/** For checking a code: whoever sends many at once is looked at one after the other. */
export const lockTotp = (rows: Rows, person: number): Promise<TotpRow | undefined> =>
  rows.one<TotpRow & { [k: string]: unknown }>(`select ${COLUMNS} from totp where person = $1 for update`, [person])

export interface Factors {
  passkeys: number
  codes: boolean
}
export async function factorsOf(rows: Rows, person: number): Promise<Factors> {
  const found = await rows.one<{ passkeys: number; codes: boolean }>(
    `select (select count(*)::int from passkey where person = $1) as passkeys,
       exists(select from totp where person = $1 and secret is not null) as codes`,
    [person],
  )
  return found ?? { passkeys: 0, codes: false }
}

export const keepPendingTotp = (rows: Rows, person: number, sealed: string, at: Date) =>
  rows.all(
    `insert into totp(person, pending, pending_at) values ($1, $2, $3)
       on conflict (person) do update set pending = excluded.pending, pending_at = excluded.pending_at`,
    [person, sealed, at],
  )
export const confirmTotp = (rows: Rows, person: number, step: number, at: Date) =>
  rows.all(
    `update totp set secret = pending, pending = null, pending_at = null, confirmed_at = $3, used_at = $3, last_step = $2
       where person = $1`,
    [person, step, at],
  )
export const spendStep = (rows: Rows, person: number, step: number, at: Date) =>
  rows.all('update totp set last_step = $2, used_at = $3 where person = $1', [person, step, at])
export async function removeCodes(rows: Rows, person: number): Promise<boolean> {
  await rows.all('delete from recovery_code where person = $1', [person])
  await rows.all('delete from wrong_code where person = $1', [person])
  return (await rows.one('delete from totp where person = $1 returning person', [person])) !== undefined
}

/** Those there were before are void. */
export async function replaceRecoveryCodes(rows: Rows, person: number, kept: readonly string[]): Promise<void> {
  await rows.all('delete from recovery_code where person = $1', [person])
  await rows.all('insert into recovery_code(person, kept) select $1, unnest($2::text[])', [person, kept])
}
/** Those that were not used. */
export const recoveryCodesOf = async (rows: Rows, person: number): Promise<string[]> =>
  (
    await rows.all<{ kept: string }>('select kept from recovery_code where person = $1 and used_at is null', [person])
  ).map(row => row.kept)
/** Each counts once. */
export const spendRecoveryCode = async (rows: Rows, person: number, kept: string, at: Date): Promise<boolean> =>
  (await rows.one(
    'update recovery_code set used_at = $3 where kept = $2 and person = $1 and used_at is null returning person',
    [person, kept, at],
  )) !== undefined
export const recoveryCodesLeft = async (rows: Rows, person: number): Promise<number> =>
  (
    await rows.one<{ n: number }>(
      'select count(*)::int as n from recovery_code where person = $1 and used_at is null',
      [person],
    )
  )?.n ?? 0

const DAY = 86_400_000
export const wrongCodes = (rows: Rows, person: number, address: Buffer) =>
  rows.one<{ wrong: number; at: Date }>('select wrong, at from wrong_code where person = $1 and address = $2', [
    person,
    address,
  ])
export async function noteWrongCode(rows: Rows, person: number, address: Buffer, at: Date): Promise<void> {
  await rows.all('delete from wrong_code where at < $1', [new Date(at.getTime() - DAY)])
  await rows.all(
    `insert into wrong_code(person, address, wrong, at) values ($1, $2, 1, $3)
       on conflict (person, address) do update set wrong = wrong_code.wrong + 1, at = excluded.at`,
    [person, address, at],
  )
}
export const forgetWrongCodes = (rows: Rows, person: number, address: Buffer) =>
  rows.all('delete from wrong_code where person = $1 and address = $2', [person, address])
