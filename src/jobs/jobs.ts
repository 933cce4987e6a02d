import { tidyInvitations } from '../flows/invite-to-node.ts'
import { sendNext, tidyMail } from '../flows/send-mail.ts'
import type { Job } from './runner.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Everything that is done later or on a clock. */
export const jobsOf = (log: (line: string) => void): Job[] => [
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
]
