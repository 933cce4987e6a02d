import { z } from 'zod'
import { ACTS, MOST_AT_ONCE, SITUATION_STATES } from '../../domain/situation.ts'
import { LIMITS, page, reportSummary } from './reports.ts'
import * as w from './words.ts'

/** The desk's situations. For whoever does not work at the desk there are none, and no such addresses. */
export const state = z.enum(SITUATION_STATES)
const by = z.string().describe('Which analyst, by the desk’s own name')
const name = w.line(200)
const ids = z
  .array(w.id)
  .min(1, 'say which reports')
  .max(MOST_AT_ONCE)
  .refine(list => new Set(list).size === list.length, 'names a report twice')
/** Opaque: the content as it stands. Sent back in If-Match, a change that would overwrite another’s is refused with 409. */
export const tag = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

export const reason = z.object({ kind: w.line(40), words: w.line(300) })
export const openIn = z.strictObject({
  name,
  reports: ids.describe('It begins with at least one report that you get'),
  why: z.array(reason).max(20).default([]).describe('Why these belong together, as a proposal said it'),
})
export type OpenIn = z.output<typeof openIn>
export const opened = z.object({ id: w.id })

export const changeIn = z
  .strictObject({ name: name.optional(), state: state.optional(), outcome: w.text(4_000).optional() })
  .refine(c => Object.keys(c).length > 0, 'says nothing to change')
export type ChangeIn = z.output<typeof changeIn>

export const drawIn = z.strictObject({ why: z.array(reason).max(20).default([]) }).nullish()
export const splitIn = z.strictObject({ reports: ids, name })
export const rejoinIn = z.strictObject({ into: w.id })

export const situationSummary = z.object({
  id: w.id,
  name: z.string(),
  state,
  outcome: z.string(),
  reports: z.int().describe('Those of its reports that you get'),
  since: w.time.describe('Since when it is there for you'),
  at: w.time.describe('The last change to it that you get'),
  joined: z
    .object({ id: w.id, name: z.string() })
    .optional()
    .describe('Its reports went into this one; none is left here for you'),
})
export type SituationSummary = z.output<typeof situationSummary>

export const situation = situationSummary.extend({ tag })
export type Situation = z.output<typeof situation>

export const situationReport = z.object({
  id: w.id,
  report: reportSummary.optional().describe('Absent where it was withdrawn, or narrowed to others, since'),
  since: w.time.describe('When it was drawn in'),
  by,
  why: z.array(reason),
})
export type SituationReport = z.output<typeof situationReport>

export const listQuery = z.strictObject({
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
  state: state.optional(),
})
export const pageQuery = z.strictObject({
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
})
export type PageQuery = z.output<typeof pageQuery>

export const historyRow = z.object({
  id: w.id,
  what: z.enum(ACTS),
  at: w.time,
  by,
  mine: z.boolean(),
  other: z.object({ id: w.id, name: z.string() }).optional().describe('The other situation of a split or a joining'),
  reports: z.int().optional().describe('How many reports that you get this drew in or took out'),
  titles: z.array(z.string()).optional().describe('Of the first of them'),
  away: z.boolean().optional().describe('Whether they went away from here'),
  before: z.string().optional(),
  after: z.string().optional(),
  undoes: w.id.optional(),
  undone: z.boolean(),
  mayUndo: z.boolean(),
})
export type HistoryRow = z.output<typeof historyRow>

export const summaries = page(situationSummary)
export const reportsOf = page(situationReport)
export const history = page(historyRow)
