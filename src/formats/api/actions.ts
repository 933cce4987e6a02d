import { z } from 'zod'
import { ACTION_ANSWERS, ADVISORY_KINDS } from '../../domain/advisory.ts'
import * as w from './words.ts'

export const answer = z.enum(ACTION_ANSWERS)

/** What waits for an answer of the viewer's organisation. */
export const openAction = z.object({
  report: w.id,
  kind: z.enum(ADVISORY_KINDS),
  title: z.string(),
  tlp: w.tlp,
  sharedAt: w.time,
  steps: z.int().describe('Still to be answered'),
  minutes: z.int().describe('For these, about'),
})
export type OpenAction = z.output<typeof openAction>

export const counts = <N extends z.ZodType>(n: N) => z.object({ affected: n, 'not-us': n, done: n, 'need-help': n })
const stepAnswers = z.object({ step: w.id, answers: counts(w.crowdCount) })
export const deskTally = z.object({
  sectors: z.array(
    z.object({
      sector: w.sector.nullable().describe('null: sectors of fewer than five members, together'),
      asked: z.int().describe('Members that get the checklist'),
      steps: z.array(z.object({ step: w.id, answers: counts(z.int()) })),
    }),
  ),
})
export const actionsPage = z.object({
  mine: z.array(
    z.object({ step: w.id, answer, at: w.time, by: z.string().describe('Your colleague'), help: w.id.optional() }),
  ),
  may: z.object({ answer: z.boolean(), leave: z.boolean(), supplier: z.boolean() }),
  helpers: z.array(z.object({ ref: z.string(), name: z.string() })).describe('Who can be asked for help'),
  tally: z.array(stepAnswers).describe('What other members said; let go in batches of five members that answered anew'),
  desk: deskTally.optional().describe('For the Fusion Cell: live, in numbers'),
  recall: z
    .object({ asked: w.crowdCount, confirmed: w.crowdCount, since: w.time, lastAt: w.time.optional() })
    .optional()
    .describe('For the Fusion Cell, of a recalled advisory'),
})
export type ActionsPage = z.output<typeof actionsPage>

export const answerIn = z.strictObject({
  answer,
  step: w.id.optional().describe('All that are not answered yet if left out'),
  with: w.handle.default('desk').describe('For `need-help`: `desk`, or a node of yours whose champion is asked'),
  text: w.text(4_000).default('').describe('For `need-help`'),
  as: w.attribution.default('named').describe('For `need-help`: whether whoever is asked reads your name'),
})
export type AnswerIn = z.output<typeof answerIn>
