import { PROOF_AHEAD_DAYS, proofStep, provedUntil } from '../domain/own-domain.ts'
import { change, rowsOf } from '../store/database.ts'
import {
  type DomainRow,
  noteLookedUp,
  noteProofEnded,
  noteProofWarned,
  noteProved,
  proofsEnding,
} from '../store/domain-store.ts'
import { adminAddresses } from '../store/people-store.ts'
import type { Context } from './context.ts'
import { changeRights } from './steps/change-rights.ts'
import { recordStands } from './steps/domain-proof.ts'
import { tapLink } from './steps/mail-token.ts'
import { post } from './steps/post.ts'

const DAY = 86_400_000

/**
 * Proofs of members' domains that end soon: a record that still stands goes on, else its administrators are told, once. One that
 * has ended counts no more; what was shared, and who was let into a node by it, stays.
 */
export async function keepDomains(ctx: Context): Promise<void> {
  const now = ctx.now()
  for (const row of await proofsEnding(rowsOf(ctx.db.app), new Date(now.getTime() + PROOF_AHEAD_DAYS * DAY))) {
    if (row.until === null) continue
    const step = proofStep(row.until, row.checked_at ?? undefined, now)
    if (step === 'look') await lookAgain(ctx, row)
    if (step === 'end')
      await changeRights(ctx, { what: 'member-domain-ended' }, tx => noteProofEnded(tx, row.member, row.domain))
  }
}

async function lookAgain(ctx: Context, row: DomainRow): Promise<void> {
  // That no name server answers says nothing of the record: it is asked again tomorrow.
  const stands = await recordStands(ctx, row).catch(() => false)
  const at = ctx.now()
  if (stands)
    return changeRights(
      ctx,
      { what: 'member-domain-proved', how: 'dns' },
      tx => noteProved(tx, { member: row.member, domain: row.domain, by: 'dns', at, until: provedUntil(at) }),
      () => false,
    )
  await change(ctx.db, undefined, async tx => {
    await noteLookedUp(tx, row.member, row.domain, at)
    if (row.warned_at !== null) return
    await noteProofWarned(tx, row.member, row.domain, at)
    for (const admin of await adminAddresses(tx, row.member, at))
      await post(ctx, tx, {
        to: admin.email,
        about: 'standing',
        subject: 'Auburn: a domain has to be proved again',
        lines: [
          'The proof of one of your organisation’s domains ends within a month. Then it counts no more as yours. Prove it again in Settings, Your organisation.',
        ],
        link: tapLink(ctx, admin.gid, '/settings?tab=organisation'),
        seat: admin.circle,
      })
  })
}
