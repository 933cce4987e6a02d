import { z } from 'zod'
import { ADVISORY_KINDS, ADVISORY_PARTS } from '../../domain/advisory.ts'
import {
  advisoryContent,
  advisoryLine,
  advisorySource,
  editionLine,
  flag,
  objection,
  releasedSource,
} from './advisories.ts'
import { audience, LIMITS, page, preview, reportSummary } from './reports.ts'
import * as w from './words.ts'

/** Advisories as the desk works on them. */
export const saveIn = z.strictObject({
  content: advisoryContent,
  audience: audience.nullable().describe('null: nobody was chosen yet'),
})
export type SaveIn = z.output<typeof saveIn>

export const versionIn = z.strictObject({
  version: z.int().min(1).max(1_000_000).describe('Of the text that was looked at'),
})
export const recallIn = z.strictObject({ reason: w.withdrawalReason })

export const advisoryDetail = advisoryLine.extend({
  version: z.int().describe('Send it back in If-Match to save'),
  content: advisoryContent,
  audience: audience.nullable(),
  situation: z.object({ id: w.id, name: z.string() }).optional(),
  /** Which analysts wrote in this edition: none of them signs it. */
  hands: z.array(z.object({ analyst: z.int(), you: z.boolean() })),
  signedBy: z.object({ analyst: z.int(), you: z.boolean(), at: w.time }).optional(),
  check: z.object({
    objections: z.array(objection).describe('What stands against publishing it; at most 200'),
    flags: z.array(flag).describe('What may tell a reader who reported; each is to be changed, or given a reason'),
    open: z.int().describe('Findings without a reason yet'),
  }),
  preview: preview.optional().describe('Who would see what, once an audience was chosen'),
  may: z.object({
    save: z.boolean(),
    sign: z.boolean(),
    publish: z.boolean(),
    recall: z.boolean(),
    drop: z.boolean(),
    why: z.string().optional().describe('Why it cannot be signed, or published, yet'),
  }),
  editions: z.array(editionLine),
  recalledAt: w.time.optional(),
  recalledFor: w.withdrawalReason.optional(),
})
export type AdvisoryDetail = z.output<typeof advisoryDetail>
export type AdvisoryDetailOut = z.input<typeof advisoryDetail>

export const advisoryQuery = z.strictObject({
  kind: z.enum(ADVISORY_KINDS).optional(),
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
})
export const published = page(reportSummary)
export const drafts = page(advisoryLine)
export const draftQuery = z.strictObject({
  part: z.enum(ADVISORY_PARTS).optional().describe('All of them, if left out'),
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
})
export const sourcesOut = z.object({
  items: z.array(advisorySource),
  released: z.array(releasedSource).describe('Texts released to the desk: those that it rests on, and the newest'),
})
