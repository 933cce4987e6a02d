import { proofName, proofValue } from '../../domain/admission.ts'
import { Fault } from '../../domain/fault.ts'
import type { ApplicationRow } from '../../store/admission-store.ts'
import type { Context } from '../context.ts'

/** So long between two questions to the name servers about one application. */
const PACE = 5_000

export function assertPaced(row: ApplicationRow, now: Date): void {
  if (row.checked_at && now.getTime() - row.checked_at.getTime() < PACE)
    throw new Fault(
      'too-many',
      'It was looked up a moment ago. Name servers need some minutes to tell of a new record.',
    )
}

/** Whether the record stands there now. Asked outside of any transaction: name servers may take their time. */
export async function recordStands(ctx: Context, row: ApplicationRow): Promise<boolean> {
  const wanted = proofValue(row.proof)
  try {
    return (await ctx.textsAt(proofName(row.domain))).some(text => text.trim() === wanted)
  } catch {
    throw new Fault('unavailable', 'No name server answered. Try again in a minute.')
  }
}
