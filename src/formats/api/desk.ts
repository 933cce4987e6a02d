import { z } from 'zod'
import * as w from './words.ts'

/** The Fusion Cell's people. What is optional is for few: whoever may not know it, does not get it. */
export const deskAnalyst = z.object({
  id: w.id.describe('Of the seat'),
  analyst: z.int().describe('“Analyst 7, Fusion Cell”: what everybody else knows them by'),
  name: z.string(),
  title: z.string(),
  lent: z.boolean().describe('A secondee'),
  state: z.enum(['invited', 'active']),
  you: z.boolean(),
  since: w.time,
  employer: z
    .object({ handle: z.string(), name: z.string() })
    .optional()
    .describe('For those who run the desk, and oneself'),
  until: w.time.optional(),
  clearance: z
    .object({ until: w.time, state: z.enum(['none', 'meets', 'ends-soon', 'ended']) })
    .optional()
    .describe('Meets the requirement until; for those who run the desk, and oneself'),
})
export type DeskAnalyst = z.output<typeof deskAnalyst>
export const desk = z.object({
  analyst: z.int().optional(),
  may: z.object({ staff: z.boolean(), clear: z.boolean() }),
  items: z.array(deskAnalyst),
  groups: z.array(
    z.object({
      handle: z.string(),
      name: z.string(),
      joined: z.boolean(),
      people: z.array(z.object({ id: w.id, until: w.time })),
      candidates: z
        .array(w.id)
        .describe('For those who run the desk: who could be let in, by whoever did not enter the clearance'),
    }),
  ),
})
export type Desk = z.output<typeof desk>

export const analystIn = z.strictObject({
  name: w.line(200),
  email: z.email().max(254),
  title: w.text(200).trim().default(''),
  employer: w.handle.optional().describe('The member that lends this person'),
  until: w.timeIn.optional().describe('When the secondment, and the seat with it, ends'),
  host: w.handle.optional().describe('The member whose seat it is; by default the Fusion Cell’s host'),
})
export type AnalystIn = z.output<typeof analystIn>
export const analystCame = z.object({
  id: w.id,
  analyst: z.int(),
  link: z.string().describe('Shown once: whoever opens it signs in as this analyst'),
  expiresAt: w.time,
})
export const secondmentIn = z.strictObject({ employer: w.handle, until: w.timeIn.optional() })
export const clearanceIn = z.strictObject({
  until: w.timeIn.nullable().describe('Meets the requirement until; null takes it away'),
})
