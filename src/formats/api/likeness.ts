import { z } from 'zod'
import { KNOWN_NAME_KINDS } from '../../domain/known-name.ts'
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

/** Names that the desk knows, with what others call the same. */
export const knownNameIn = z.strictObject({
  kind: z.enum(KNOWN_NAME_KINDS),
  name: w.line(80),
  aliases: z.array(w.line(80)).max(40).default([]),
})
export const knownName = z.object({
  id: w.id,
  kind: z.enum(KNOWN_NAME_KINDS),
  name: z.string(),
  aliases: z.array(z.string()),
  tag: z.string().describe('Send it back in If-Match to change it'),
  clashes: z.array(z.string()).describe('Aliases that stand for another name too: they tell less'),
})
export type KnownNameOut = z.output<typeof knownName>
export const knownNames = z.object({ items: z.array(knownName), next: w.cursor.optional() })
