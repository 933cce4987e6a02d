import { z } from 'zod'
import * as w from './words.ts'

/** Where reports belong, as it is proposed to the Fusion Cell. */
export const reason = z.object({
  kind: z.enum(['indicator', 'technique', 'name', 'words', 'time', 'field']),
  words: z.string().describe('In words; values in them are defanged'),
})
export const proposal = z.object({
  with: z.object({ kind: z.enum(['situation', 'report']), id: w.id }),
  score: z.number().min(0).max(1).describe('How likely they tell of one campaign'),
  reasons: z.array(reason),
  reports: z.array(w.id).describe('Reports of the situation that it is like, or the one report'),
})
export const proposals = z.object({ items: z.array(proposal) })
