import { z } from 'zod'
import { CEILINGS } from '../../domain/protective-marking.ts'
import { RELEASE_DECISIONS, RELEASE_STATES } from '../../domain/wall.ts'
import * as w from './words.ts'

/** The release desk: a text that was cleared outside comes in past two cleared people. */
export const releaseIn = z.strictObject({
  title: w.line(200),
  text: w.text(100_000).trim().min(1, 'must not be empty'),
  statement: w.text(2_000).trim().min(1, 'say who cleared it for this room').describe('Who cleared it, where, when'),
  marking: z.enum(CEILINGS).default('OFFICIAL'),
  tlp: w.tlp,
  reason: w.text(2_000).trim().min(1, 'say why it is needed here'),
  except: z
    .array(w.exceptionRef)
    .max(200)
    .default([])
    .describe('Whoever is lent to the desk by one of these does not get it'),
  onward: z.array(w.circleRef).max(40).default([]).describe('To whom what rests on it may go, beyond the desk'),
})
export type ReleaseIn = z.output<typeof releaseIn>
export const releaseChangeIn = z.strictObject({
  version: z.int().min(1).max(1_000_000).describe('Of the wording that was changed'),
  title: w.line(200),
  text: w.text(100_000).trim().min(1, 'must not be empty'),
  why: w.text(2_000).trim().min(1, 'say why'),
})
export const releaseDecisionIn = z.strictObject({
  version: z.int().min(1).max(1_000_000).describe('Of the wording that was looked at'),
  decision: z.enum(RELEASE_DECISIONS),
  why: w.text(2_000).trim().min(1, 'say why'),
})

export const releaseSummary = z.object({
  id: w.id,
  title: z.string(),
  tlp: w.tlp,
  marking: z.enum(CEILINGS),
  state: z.enum(RELEASE_STATES),
  changedAt: w.time,
  releasedAt: w.time.optional(),
})
export const release = releaseSummary.extend({
  text: z.string(),
  onward: z.array(z.string()).describe('To whom what rests on it may go, beyond the desk'),
  version: z.int(),
  /** For cleared people: everybody else reads that the Fusion Cell released it, and no more. */
  wall: z
    .object({
      brought: z.string().describe('As it was brought'),
      statement: z.string(),
      reason: z.string(),
      by: z.int().optional().describe('Which analyst brought it'),
      broughtAt: w.time,
      decidedBy: z.int().optional(),
      decision: z.string().describe('Why it was let in or not'),
      edits: z.array(z.object({ version: z.int(), at: w.time, analyst: z.int().optional(), why: z.string() })),
      may: z.object({
        change: z.boolean(),
        decline: z.boolean(),
        takeBack: z.boolean(),
        release: z.boolean(),
        whyNot: z.string().optional().describe('Why you are not the one who lets it in'),
      }),
    })
    .optional()
    .describe('For cleared people'),
})
export type Release = z.output<typeof release>
export const releases = z.object({
  items: z.array(releaseSummary),
  next: z.string().optional(),
  may: z.object({ bring: z.boolean() }),
})
export type Releases = z.output<typeof releases>
export const releasesQuery = z.strictObject({
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  state: z.enum(RELEASE_STATES).optional(),
})
