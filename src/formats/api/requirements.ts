import { z } from 'zod'
import { TOLD } from '../../domain/triage.ts'
import { analyst } from './queue.ts'
import { audience } from './reports.ts'
import * as w from './words.ts'

/** What the desk wants to know, what it asked and of whom, and what is being watched. */
const named = z.object({ id: w.id, title: z.string(), tlp: w.tlp })

export const requirementIn = z.strictObject({
  question: w.line(500),
  why: w.text(2_000).trim().default(''),
  priority: z.int().min(1).max(3).default(2).describe('1 is the most urgent'),
  until: w.timeIn.nullable().default(null).describe('After then the answer is of no use'),
  reports: z
    .array(w.id)
    .max(50)
    .default([])
    .describe('What the question rests on: whoever does not get one, does not get it'),
})
export type RequirementIn = z.output<typeof requirementIn>
export const requirementChangeIn = z.strictObject({
  question: w.line(500).optional(),
  why: w.text(2_000).trim().optional(),
  priority: z.int().min(1).max(3).optional(),
  until: w.timeIn.nullable().optional(),
  state: z.enum(['open', 'answered', 'dropped']).optional(),
  outcome: w.text(2_000).trim().optional(),
})
export type RequirementChange = z.output<typeof requirementChangeIn>
export const answerIn = z.strictObject({ report: w.id, note: w.text(1_000).trim().default('') })
export const requirement = z.object({
  id: w.id,
  question: z.string(),
  why: z.string(),
  priority: z.int(),
  until: w.time.optional(),
  overdue: z.boolean(),
  state: z.enum(['open', 'answered', 'dropped']),
  outcome: z.string(),
  tag: z.string().describe('Send it back in If-Match to change it'),
  at: w.time,
  by: analyst,
  rfi: w.id.optional().describe('The question that was shared for it'),
  rests: z.array(named),
  answers: z.array(z.object({ id: w.id, report: named, note: z.string(), at: w.time, by: analyst })),
})
export type Requirement = z.output<typeof requirement>
export const requirements = z.object({ items: z.array(requirement) })

const due = w.timeIn.describe('By when an answer is wanted')
export const askSourceIn = z.strictObject({
  report: w.id,
  text: w.text(4_000, 1),
  due: due.optional(),
  requirement: w.id.optional(),
  situation: w.id.optional(),
})
export type AskSource = z.output<typeof askSourceIn>
export const askCircleIn = z.strictObject({
  title: w.line(300),
  text: w.text(4_000).default(''),
  audience,
  due: due.optional(),
  requirement: w.id.optional(),
  situation: w.id.optional(),
})
export type AskCircle = z.output<typeof askCircleIn>
export const askedOne = z.object({
  id: w.id,
  kind: z.enum(['source', 'circle']),
  report: named,
  text: z.string(),
  at: w.time,
  by: analyst,
  due: w.time,
  state: z.enum(['asked', 'answered', 'overdue']),
  answers: z.int(),
  remindedAt: w.time.optional(),
  answeredAt: w.time.optional(),
  requirement: z.string().optional(),
  situation: z.string().optional(),
})
export type Asked = z.output<typeof askedOne>
export const asked = z.object({ items: z.array(askedOne) })
export const askedQuery = z.strictObject({ report: w.id.optional(), situation: w.id.optional() })

export const operationIn = z
  .strictObject({
    values: z.array(w.text(2_000, 1)).min(1).max(100).optional().describe('Defanged or not; values that you have'),
    situation: w.id.optional().describe('Every value of its reports'),
    until: w.timeIn,
    told: z.boolean().default(false).describe('Whether readers who have the value read that it is watched'),
    whose: w.text(200).trim().default('').describe('Whose operation it is: for the desk alone'),
  })
  .refine(o => (o.values === undefined) !== (o.situation === undefined), 'name values, or a situation')
export type OperationIn = z.output<typeof operationIn>
export const operation = z.object({
  id: w.id,
  type: w.indicatorType.optional(),
  value: z.string().optional(),
  situation: z.object({ id: w.id, name: z.string() }).optional(),
  since: w.time,
  until: w.time,
  endedAt: w.time.optional(),
  live: z.boolean(),
  told: z.boolean(),
  whose: z.string(),
  by: analyst,
})
export type Operation = z.output<typeof operation>
export const operations = z.object({ items: z.array(operation) })
export const operationSet = z.object({ items: z.array(z.object({ value: z.string(), set: z.boolean() })) })

/** What became of one's own report, to the day. */
export const became = z.object({
  items: z.array(
    z.object({
      what: z.enum(['read', 'drawn-in', 'answered', 'told', 'used']),
      at: w.time,
      told: z.enum(TOLD).optional(),
      advisory: w.id.optional().describe('Where it reaches you'),
    }),
  ),
})
export type Became = z.output<typeof became>
