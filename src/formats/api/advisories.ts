import { z } from 'zod'
import {
  ADVISORY_KINDS,
  CYBER_ESSENTIALS,
  MOST_STEPS,
  RENDERINGS,
  RULE_LANGUAGES,
  STEP_DOERS,
} from '../../domain/advisory.ts'
import { FLAGS } from '../../domain/identifying.ts'
import { OBJECTIONS } from '../../domain/release.ts'
import * as w from './words.ts'

export const step = z.object({
  id: w.id,
  text: z.string(),
  why: z.string(),
  minutes: z.int().describe('How long it takes, about'),
  who: z.enum(STEP_DOERS),
  control: z.enum(CYBER_ESSENTIALS).optional().describe('The Cyber Essentials control that it serves'),
})
export const hunt = z.object({ title: z.string(), query: z.string() })
export const rule = z.object({ language: z.enum(RULE_LANGUAGES), name: z.string(), text: z.string() })

/** What a report has more when the desk published it as an advisory: each part with the layer that carries it. */
export const advisoryParts = z.object({
  kind: z.enum(ADVISORY_KINDS),
  edition: z.int().describe('Rises with each correction that reached you'),
  corrected: z
    .object({ at: w.time, changes: z.array(z.string()) })
    .optional()
    .describe('When the last correction that reached you was made, and what it changed of what you get'),
  steps: z.array(step).max(MOST_STEPS).optional().describe('The IT checklist, from the second layer on'),
  hunts: z.array(hunt).optional().describe('In the SOC package'),
  rules: z.array(rule).optional().describe('In the SOC package'),
})
export type AdvisoryParts = z.output<typeof advisoryParts>

// At the desk --------------------------------------------------------------------------------------------------------

export const ADVISORY_LIMITS = {
  sentence: 4_000,
  board: 8,
  notes: 400,
  indicators: 2_000,
  hunts: 20,
  query: 20_000,
  rules: 20,
  rule: 100_000,
  sources: 20,
} as const
const L = ADVISORY_LIMITS

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    report: w.id,
    layer: w.layer,
    agreed: w.id.optional().describe('The private answer in which the source let the desk pass it on'),
  }),
  z.strictObject({ kind: z.literal('desk') }).describe('The desk’s own advice'),
  z.strictObject({ kind: z.literal('open'), reference: w.line(500) }).describe('Something that anybody can read'),
  z.strictObject({ kind: z.literal('released'), release: w.id }).describe('A text that was released to the desk'),
])
const sources = z.array(source).max(L.sources).default([])
const sentence = z.strictObject({ text: w.text(L.sentence, 1), sources })

export const advisoryContent = z.strictObject({
  kind: z.enum(ADVISORY_KINDS),
  title: z.strictObject({ text: w.line(300), sources }),
  board: z.array(sentence).max(L.board),
  steps: z
    .array(
      z.strictObject({
        id: w.id.describe('Keep it from edition to edition: answers stay with their step'),
        text: w.line(500),
        why: w.text(1_000),
        minutes: z.int().min(1).max(10_000),
        who: z.enum(STEP_DOERS),
        control: z.enum(CYBER_ESSENTIALS).optional(),
        sources,
      }),
    )
    .max(MOST_STEPS)
    .refine(steps => new Set(steps.map(s => s.id)).size === steps.length, 'each step has an id of its own'),
  notes: z.array(sentence).max(L.notes),
  indicators: z
    .array(z.strictObject({ type: w.indicatorType, value: w.text(4_000, 1), role: w.role, use: w.use, sources }))
    .max(L.indicators),
  hunts: z.array(z.strictObject({ title: w.line(300), query: w.text(L.query, 1), sources })).max(L.hunts),
  rules: z
    .array(z.strictObject({ language: z.enum(RULE_LANGUAGES), name: w.line(300), text: w.text(L.rule, 1), sources }))
    .max(L.rules),
  acknowledged: z.array(z.strictObject({ flag: w.text(300, 1), reason: w.text(1_000, 1) })).max(500),
})
export type AdvisoryContentIn = z.output<typeof advisoryContent>

export const openIn = z.strictObject({
  kind: z.enum(ADVISORY_KINDS),
  situation: w.id.optional(),
  reports: z
    .array(w.id)
    .min(1)
    .max(100)
    .optional()
    .describe(
      'Of the situation: begin with these alone, and rest on no other. If left out, with up to 100 of its newest',
    ),
})

export const objection = z.object({
  code: z.enum(OBJECTIONS),
  rendering: z.enum(RENDERINGS),
  kind: z.enum(['whole', 'title', 'sentence', 'step', 'indicator', 'hunt', 'rule']),
  n: z.int(),
  text: z.string(),
  sentence: z.string(),
})
export const flag = z.object({
  key: z.string(),
  code: z.enum(FLAGS),
  rendering: z.enum(RENDERINGS),
  found: z.string(),
  sentence: z.string(),
})

const STATES = ['draft', 'published', 'recalled'] as const

export const advisoryLine = z.object({
  id: w.id,
  kind: z.enum(ADVISORY_KINDS),
  title: z.string(),
  tlp: w.tlp,
  state: z.enum(STATES),
  edition: z.int().describe('The one that is written, or the last one that was published'),
  published: z.int().describe('The last edition that was published; 0: none'),
  signed: z.boolean(),
  report: w.id.optional(),
  changedAt: w.time,
})
export type AdvisoryLine = z.output<typeof advisoryLine>

/** A report that the advisory rests on, or that stands in its situation, as this analyst gets it. */
export const advisorySource = z.object({
  report: w.id,
  title: z.string(),
  layer: w.layer.describe('The richest that you get'),
  from: w.from,
  layers: z.array(z.object({ layer: w.layer, tlp: w.tlp })),
  summary: z.string(),
  indicators: z.array(w.indicatorIn.extend({ value: z.string() })),
})
export type AdvisorySource = z.output<typeof advisorySource>
/** A text that was released to the desk, to rest on. */
export const releasedSource = z.object({
  release: w.id,
  title: z.string(),
  tlp: w.tlp,
  releasedAt: w.time,
})
export type ReleasedSource = z.output<typeof releasedSource>
export const editionLine = z.object({
  edition: z.int(),
  at: w.time,
  publishedBy: z.int().describe('Which analyst'),
  signedBy: z.int(),
})
