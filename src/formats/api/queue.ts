import { z } from 'zod'
import { INFORMATION_GRADES, SOURCE_GRADES } from '../../domain/grading.ts'
import { SECTOR_SLUGS } from '../../domain/member.ts'
import { ASIDE_REASONS, QUEUE_PARTS, TOLD, TRIAGE_STATES, TRIAGE_STEPS } from '../../domain/triage.ts'
import { LIMITS, reportSummary } from './reports.ts'
import * as w from './words.ts'

/** The Fusion Cell's queue. For everybody who is not at the desk none of this exists. */
export const analyst = z.object({
  analyst: z.int().describe('“Analyst 7, Fusion Cell”'),
  name: z.string(),
  you: z.boolean(),
})
const reason = z.object({ kind: z.string(), words: z.string() })
export const proposal = z.object({
  with: z.object({ kind: z.enum(['situation', 'report']), id: w.id, name: z.string() }),
  score: z.number().min(0).max(1),
  reasons: z.array(reason),
})
export const situationRef = z.object({ id: w.id, name: z.string() })
export const queueItem = z.object({
  report: reportSummary,
  state: z.enum(TRIAGE_STATES),
  by: analyst.optional().describe('Who claimed it, placed it or set it aside'),
  since: w.time.optional(),
  reason: z.enum(ASIDE_REASONS).optional(),
  note: z.string().optional(),
  told: z.enum(TOLD).optional().describe('Which words its contributor reads'),
  grade: z
    .object({ source: z.enum(SOURCE_GRADES), information: z.literal(INFORMATION_GRADES) })
    .optional()
    .describe('The desk’s grade, Admiralty code'),
  sectors: z.array(z.enum(SECTOR_SLUGS)).describe('Which it concerns, as its author said'),
  situations: z.array(situationRef).describe('That hold it now'),
  proposals: z.array(proposal).describe('The likeliest first'),
  same: z
    .array(z.object({ report: z.object({ id: w.id, title: z.string() }), reasons: z.array(z.string()) }))
    .describe('Reports that likely tell the same already, the likeliest first, and why'),
  looking: z.array(analyst).describe('Who else is looking at it now'),
})
export type QueueItem = z.output<typeof queueItem>

export const queueQuery = z.strictObject({
  part: z.enum(QUEUE_PARTS).default('open'),
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
})
const count = z.int().describe('A hundred stands for a hundred or more')
export const queue = z.object({
  items: z.array(queueItem),
  next: w.cursor.optional(),
  counts: z.object({ open: count, mine: count }),
  together: z
    .array(z.object({ reports: z.array(w.id), reasons: z.array(reason), situation: situationRef.optional() }))
    .describe('Reports of this page that are proposed as one, and why'),
})
export type Queue = z.output<typeof queue>

export const triageIn = z.strictObject({
  reports: z.array(w.id).min(1).max(100),
  step: z.enum(TRIAGE_STEPS),
  reason: z.enum(ASIDE_REASONS).optional().describe('For setting aside'),
  told: z.enum(TOLD).optional().describe('For setting aside: the words that the contributor reads; none if left out'),
  note: w.text(1_000).trim().default('').describe('For the desk alone'),
})
export type TriageIn = z.output<typeof triageIn>
export const triageOut = z.object({
  items: z.array(
    z.object({
      report: w.id,
      outcome: z.enum(['done', 'taken', 'not-now', 'nothing-here']),
      state: z.enum(TRIAGE_STATES).optional(),
      by: analyst.optional().describe('Who has it, where somebody else was first'),
    }),
  ),
})
export type TriageOut = z.output<typeof triageOut>

export const presenceIn = z.strictObject({
  what: z.enum(['queue', 'report', 'situation', 'away']),
  id: w.id.optional().describe('Of the report or the situation'),
})
export const presence = z.object({
  items: z.array(
    analyst.extend({
      what: z.enum(['queue', 'report', 'situation']),
      id: w.id.optional(),
      title: z.string().optional(),
    }),
  ),
})
export type Presence = z.output<typeof presence>

// Hand-over -------------------------------------------------------------------------------------------------------------

export const handOverIn = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        text: w.text(4_000, 1),
        reports: z.array(w.id).max(50).default([]).describe('What it rests on, besides those that the text names'),
      }),
    )
    .min(1, 'say at least one thing')
    .max(50),
  takesOver: w.id.optional().describe('Who takes over: a seat at the desk'),
})
export type HandOverIn = z.output<typeof handOverIn>
export const handOver = z.object({
  id: w.id,
  at: w.time,
  by: analyst,
  takesOver: analyst.optional(),
  acknowledged: z.object({ at: w.time, by: analyst }).optional(),
  entries: z.array(
    z.object({ id: w.id, text: z.string(), reports: z.array(z.object({ id: w.id, title: z.string(), tlp: w.tlp })) }),
  ),
})
export type HandOver = z.output<typeof handOver>
export const handOvers = z.object({
  items: z.array(handOver),
  next: w.cursor.optional(),
  open: z
    .array(z.object({ report: w.id, title: z.string(), tlp: w.tlp, state: z.enum(TRIAGE_STATES) }))
    .describe('What you have claimed: to hand over'),
  analysts: z.array(analyst.extend({ id: w.id })).describe('Who may take over'),
})
export type HandOvers = z.output<typeof handOvers>
