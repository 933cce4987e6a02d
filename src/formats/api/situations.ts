import { z } from 'zod'
import {
  INFORMATION_GRADES,
  POLICE_HANDLING,
  POLICE_INFORMATION,
  POLICE_SOURCES,
  SOURCE_GRADES,
} from '../../domain/grading.ts'
import { MARKS, WEIGHTS } from '../../domain/hypotheses.ts'
import {
  ACTS,
  ENTITY_KINDS,
  MOST_AT_ONCE,
  MOST_SOURCES,
  PART_KINDS,
  SITUATION_STATES,
  STATEMENT_KINDS,
} from '../../domain/situation.ts'
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

export const reason = z.strictObject({ kind: w.line(40), words: w.line(300) })
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

// What stands in it ------------------------------------------------------------------------------------------------

const source = z.strictObject({ report: w.id, layer: w.layer })
const sources = z
  .array(source)
  .max(MOST_SOURCES)
  .refine(list => new Set(list.map(s => `${s.report} ${s.layer}`)).size === list.length, 'names a source twice')
  .default([])
const releases = z
  .array(w.id)
  .max(MOST_SOURCES)
  .refine(list => new Set(list).size === list.length, 'names a source twice')
  .default([])
  .describe('Texts that were released to the desk, and that you get')
const rests = {
  sources: sources.describe('Layers of reports that you get; only who gets all that it rests on reads it'),
  releases,
}
const hasSource = (part: { sources: readonly unknown[]; releases: readonly unknown[] }): boolean =>
  part.sources.length + part.releases.length > 0
const NO_SOURCE = { error: 'say what it rests on', path: ['sources'] }
const wording = w.text(2_000).trim().min(1, 'must not be empty')
export const partIn = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('statement'),
      text: wording,
      as: z.enum(STATEMENT_KINDS).default('judgement'),
      ...rests,
    })
    .refine(hasSource, NO_SOURCE),
  z.strictObject({ kind: z.literal('hypothesis'), text: wording, ...rests }),
  z
    .strictObject({ kind: z.literal('evidence'), text: wording, weight: z.enum(WEIGHTS).default('medium'), ...rests })
    .refine(hasSource, NO_SOURCE),
  z
    .strictObject({
      kind: z.literal('entity'),
      text: w.line(200).describe('Its name'),
      entity: z.enum(ENTITY_KINDS),
      aliases: z.array(w.line(200)).max(20).default([]),
      sector: w.sector.optional().describe('For victims'),
      region: w.region.optional().describe('For victims'),
      ...rests,
    })
    .refine(hasSource, NO_SOURCE),
])
export type PartIn = z.output<typeof partIn>
export const added = z.object({ id: w.id, tag })

const partDetail = {
  as: z.enum(STATEMENT_KINDS).optional(),
  weight: z.enum(WEIGHTS).optional(),
  entity: z.enum(ENTITY_KINDS).optional(),
  aliases: z.array(z.string()).optional(),
  sector: w.sector.optional(),
  region: w.region.optional(),
}
export const part = z.object({
  id: w.id,
  kind: z.enum(PART_KINDS),
  text: z.string(),
  ...partDetail,
  tlp: w.tlp.optional().describe('The highest of what it rests on'),
  sources: z.array(
    z.object({
      report: w.id,
      layer: w.layer,
      title: z.string().optional().describe('Absent where it was taken back, or narrowed to others, since'),
      lost: z.boolean(),
    }),
  ),
  releases: z
    .array(z.object({ id: w.id, title: z.string(), releasedAt: w.time }))
    .describe('Texts released to the desk that it rests on'),
  corroboration: z.string().describe('How many of its sources are known to be independent of each other'),
  at: w.time,
  by,
  tag,
})
export type Part = z.output<typeof part>
export const markIn = z.strictObject({ evidence: w.id, hypothesis: w.id, mark: z.enum(MARKS).nullable() })
export type MarkIn = z.output<typeof markIn>
const marked = z.object({ evidence: w.id, hypothesis: w.id, mark: z.enum(MARKS) })
const weighing = z
  .object({
    tallies: z.array(z.object({ hypothesis: w.id, against: z.number(), open: z.int(), least: z.boolean() })),
    undecided: z.array(w.id).describe('Evidence that is marked alike against every hypothesis'),
  })
  .describe('Over the evidence that you get')

export const situation = situationSummary.extend({
  tag,
  parts: z.array(part),
  marks: z.array(marked),
  weighing,
})
export type Situation = z.output<typeof situation>

// Grading ----------------------------------------------------------------------------------------------------------

const police = z.strictObject({
  source: z.enum(POLICE_SOURCES),
  information: z.enum(POLICE_INFORMATION),
  handling: z.enum(POLICE_HANDLING),
})
export const gradeIn = z.strictObject({
  source: z.enum(SOURCE_GRADES),
  information: z.literal(INFORMATION_GRADES),
  police: police.optional().describe('3×5×2 as an officer judges it; the scales do not convert'),
  why: w.text(1_000).default(''),
})
export type GradeIn = z.output<typeof gradeIn>
export const grade = z.object({
  source: z.enum(SOURCE_GRADES),
  information: z.literal(INFORMATION_GRADES),
  police: police.optional(),
  why: z.string(),
  at: w.time,
  by,
  tag,
})
export type GradeOut = z.output<typeof grade>
/** What the desk knows of a report: which situations it is in, and how it is graded. */
export const reportAtDesk = z.object({
  situations: z.array(z.object({ id: w.id, name: z.string(), state })),
  grade: grade.optional(),
  before: z.array(grade.omit({ tag: true })).describe('Earlier grades, newest first'),
})
export type ReportAtDesk = z.output<typeof reportAtDesk>
export const undoIn = z.strictObject({ change: w.id })

export const situationReport = z.object({
  id: w.id,
  report: reportSummary.optional().describe('Absent where it was withdrawn, or narrowed to others, since'),
  since: w.time.describe('When it was drawn in'),
  by,
  why: z.array(reason),
  grade: z.object({ source: z.enum(SOURCE_GRADES), information: z.literal(INFORMATION_GRADES) }).optional(),
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
  part: z.enum(PART_KINDS).optional(),
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
