import { proofName, proofValue } from '../../domain/admission.ts'
import { Fault } from '../../domain/fault.ts'
import { hashOf } from '../../store/access-store.ts'
import type { Context } from '../context.ts'

/** How a domain is proved: by an applicant, by its vetters, and by a member that adds one later. */

/** So long between two questions to the name servers about one domain. */
const PACE = 5_000
export const MOST_CODES = 3
const MOST_WRONG = 5
const CODE_LIVES = 900_000

export function assertPaced(row: { checked_at: Date | null }, now: Date): void {
  if (row.checked_at && now.getTime() - row.checked_at.getTime() < PACE)
    throw new Fault(
      'too-many',
      'It was looked up a moment ago. Name servers need some minutes to tell of a new record.',
    )
}

/** Whether the record stands there now. Asked outside of any transaction: name servers may take their time. */
export async function recordStands(ctx: Context, row: { domain: string; proof: string }): Promise<boolean> {
  const wanted = proofValue(row.proof)
  try {
    return (await ctx.textsAt(proofName(row.domain))).some(text => text.trim() === wanted)
  } catch {
    throw new Fault('unavailable', 'No name server answered. Try again in a minute.')
  }
}

/** A code for a mailbox. It counts for what it was made for alone; only its hash is kept. */
export function newDomainCode(ctx: Context, drawnAs: string, madeFor: string, at: Date) {
  const code = String(ctx.random(drawnAs, 4).readUInt32BE(0) % 1_000_000).padStart(6, '0')
  return {
    line: `${code} is the code that proves this mailbox. It counts for fifteen minutes, on the page that you asked on.`,
    hash: codeHash(madeFor, code),
    until: new Date(at.getTime() + CODE_LIVES),
  }
}
const codeHash = (madeFor: string, code: string): Buffer => hashOf(`${madeFor} ${code}`)

export function isRightCode(
  kept: { code_hash: Buffer | null; code_until: Date | null; wrong_codes: number },
  madeFor: string,
  code: string,
  at: Date,
): boolean {
  if (!kept.code_hash || !kept.code_until || kept.code_until <= at || kept.wrong_codes >= MOST_WRONG) return false
  return kept.code_hash.equals(codeHash(madeFor, code))
}
export const wrongDomainCode = () => new Fault('wrong-code', 'Five wrong ones end it; then ask for another.')
