import { z } from 'zod'
import { ADVISORY_KINDS, CYBER_ESSENTIALS, MOST_STEPS, RULE_LANGUAGES, STEP_DOERS } from '../../domain/advisory.ts'
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
  steps: z.array(step).max(MOST_STEPS).optional().describe('The IT checklist, from the second layer on'),
  hunts: z.array(hunt).optional().describe('In the SOC package'),
  rules: z.array(rule).optional().describe('In the SOC package'),
})
export type AdvisoryParts = z.output<typeof advisoryParts>
