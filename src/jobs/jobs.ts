import { tidyInvitations } from '../flows/invite-to-node.ts'
import { keepDomains } from '../flows/keep-domains.ts'
import { lapseIdle } from '../flows/lapse-idle.ts'
import { queueAlerts, queueDigests } from '../flows/queue-news.ts'
import { removeOldSamples } from '../flows/remove-sample.ts'
import { sendNext, tidyMail } from '../flows/send-mail.ts'
import { sayClearancesEnd } from '../flows/warn-clearances.ts'
import type { Job } from './runner.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Everything that is done later or on a clock. */
export function jobsOf(log: (line: string) => void): Job[] {
  let seen: number | undefined
  return [
    { name: 'forget old invitations', every: 60 * MINUTE, run: tidyInvitations },
    { name: 'tidy mail', every: MINUTE, run: tidyMail },
    {
      name: 'send mail',
      every: 2 * SECOND,
      run: async (ctx, stopping) => {
        while (!stopping()) {
          const { outcome, about, trouble } = await sendNext(ctx)
          if (outcome === 'given-up') log(`A mail was given up (${about}; ${trouble}). See: auburn mail`)
          if (outcome === 'down') log(`The mail server cannot be used (${trouble}). Mail waits. See: auburn mail`)
          if (outcome === 'none' || outcome === 'down') return
        }
      },
    },
    {
      name: 'digests',
      every: MINUTE,
      run: async ctx => void (await queueDigests(ctx)),
    },
    {
      name: 'alerts',
      every: MINUTE,
      run: async ctx => {
        seen = await queueAlerts(ctx, seen)
      },
    },
    { name: 'clearances', every: 60 * MINUTE, run: async ctx => void (await sayClearancesEnd(ctx)) },
    { name: 'proofs of domains', every: 60 * MINUTE, run: async ctx => void (await keepDomains(ctx)) },
    {
      name: 'old samples',
      every: 10 * MINUTE,
      run: async ctx => {
        const gone = await removeOldSamples(ctx)
        if (gone > 0) log(`Samples whose time was up: the bytes of ${gone} are gone (AUBURN_SAMPLE_DAYS).`)
      },
    },
    {
      name: 'idle accounts',
      every: 60 * MINUTE,
      run: async ctx => {
        const { warned, lapsed } = await lapseIdle(ctx)
        if (warned + lapsed > 0)
          log(`Accounts that nobody uses: ${warned} warned, ${lapsed} lapsed. See: auburn person list`)
      },
    },
  ]
}
