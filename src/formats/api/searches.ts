import { z } from 'zod'
import { looksForSomething } from '../../domain/search.ts'
import { LIMITS } from './reports.ts'
import * as w from './words.ts'

const FILTERS = {
  kind: w.listedKind.optional(),
  node: w.handle.optional().describe('Only what reached this node of yours'),
  sector: w.sector.optional().describe('Whom it struck or may strike'),
  technique: z
    .string()
    .regex(/^T\d{4}(?:\.\d{3})?$/)
    .optional()
    .describe('An ATT&CK technique'),
  tlp: w.tlp.optional().describe('Marking of the level of detail that you get'),
  value: w.text(2_000, 1).optional().describe('One indicator, exactly; defanged or not'),
}
const WORDS = w.text(300).default('').describe('Words, "in quotes" together, -without')
const SOMETHING = 'say what to look for: words, or something that narrows'

export const searchQuery = z
  .strictObject({
    q: WORDS,
    ...FILTERS,
    unread: z.stringbool().optional(),
    seen: z.stringbool().optional().describe('Only what your organisation has seen too'),
    limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
  })
  .refine(looksForSomething, { error: SOMETHING, path: ['q'] })
const searchIn = z
  .strictObject({ q: WORDS, ...FILTERS, unread: z.boolean().optional(), seen: z.boolean().optional() })
  .refine(looksForSomething, { error: SOMETHING, path: ['q'] })

export const savedSearchIn = z.strictObject({
  name: w.line(80),
  search: searchIn,
  followed: z.boolean().default(false),
})
export const savedSearchChange = z.strictObject({
  name: w.line(80).optional(),
  search: searchIn.optional(),
  followed: z.boolean().optional(),
})
export const savedSearch = z.object({
  id: w.id,
  name: z.string(),
  search: z.object({ q: z.string(), ...FILTERS, unread: z.boolean().optional(), seen: z.boolean().optional() }),
  followed: z.boolean().describe('What is new in it is in your inbox'),
  fresh: z.int().describe('Of a followed one: unread reports that came since you last looked'),
  createdAt: w.time,
})
export type SavedSearchOut = z.output<typeof savedSearch>
