import { z } from 'zod'
import { WANTED } from '../../domain/terms/standing.ts'
import * as w from './words.ts'

/** The terms of membership and their lesson. */
const version = z.int().min(1).max(100_000)
export const versionIn = z.strictObject({ version: z.coerce.number().int().min(1).max(100_000) })
export const wantedFrom = z.enum(WANTED).describe('Who has to sign before anything else goes on')

export const terms = z.object({
  inForce: z.int().describe('The version that counts now; 0: none was published yet'),
  wanted: wantedFrom,
  maySignForMember: z.boolean(),
  mayPublish: z.boolean(),
  member: z.string(),
  versions: z
    .array(
      z.object({
        version: z.int(),
        changed: z.string().describe('What is new in it'),
        publishedAt: w.time,
        countsFrom: w.time,
        signedAt: w.time.optional().describe('By you'),
        signedForMember: z.object({ at: w.time, by: z.string() }).optional(),
      }),
    )
    .describe('Newest first'),
})
export const termsVersion = z.object({
  version: z.int(),
  text: z.string().describe('Markdown'),
  lesson: z.object({
    title: z.string(),
    pages: z.array(
      z.object({
        title: z.string(),
        text: z.string().describe('Markdown'),
        questions: z.array(
          z.object({
            ask: z.string(),
            choices: z.array(
              z.object({ text: z.string(), right: z.boolean(), why: z.string().describe('Said to whoever chose it') }),
            ),
          }),
        ),
      }),
    ),
  }),
  lessonKnown: z.boolean().describe('You answered this lesson for an earlier version: no answers are wanted'),
})
export const signatureIn = z.strictObject({
  version,
  answers: z
    .array(z.int().min(0).max(50))
    .max(100)
    .default([])
    .describe('The number of the choice, from 0, for each question of the lesson in turn'),
  forMember: z.boolean().default(false).describe('Also on behalf of your organisation (its administrators)'),
})
export const signer = z.object({
  id: w.id,
  name: z.string(),
  title: z.string(),
  version: z.int().optional().describe('The newest version signed'),
  at: w.time.optional(),
})
export const signingMember = z.object({
  handle: z.string(),
  name: z.string(),
  version: z.int().optional().describe('The newest version signed for it'),
  at: w.time.optional(),
  hasSigned: z.boolean().describe('The version that counts now'),
  people: z.int(),
  signed: z.int().describe('How many of its people signed the version that counts now'),
})
const after = version.optional().describe('The version that it comes after; left out for the first')
export const toEdit = z.object({ after: z.int().optional(), text: z.string(), lesson: z.string(), changed: z.string() })
export const publishIn = z.strictObject({
  after,
  text: w.text(60_000, 1),
  lesson: w.text(40_000, 1),
  changed: w.text(4_000, 1).describe('What is new, for those who sign again'),
  countsFrom: w.timeIn.optional().describe('Left out: at once. Until then the version before goes on counting'),
})
export const published = z.object({ version: z.int() })
