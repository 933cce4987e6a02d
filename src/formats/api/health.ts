import { z } from 'zod'
import { reportSummary } from './reports.ts'
import * as w from './words.ts'

/** How a node, one's own organisation and the partnership are doing. */
const month = z.string().describe('Such as "2026-05", in UTC')
const count = z.int().min(0)

const firstRead = {
  read: count
    .optional()
    .describe('That others there have opened, without your organisation and the author’s; absent under five'),
  median: count.optional().describe('Minutes until the first did; absent under five'),
}
export const nodeHealth = z.object({
  node: z.object({ handle: z.string(), name: z.string() }),
  at: w.time,
  months: z
    .array(
      z.object({
        month,
        members: w.crowdCount.describe('In the node when the month ended'),
        joined: w.crowdCount.describe('Who came for the first time'),
        active: w.crowdCount
          .optional()
          .describe(
            'Opened something here, or wrote by name. Absent where you are not in the node, and below ten members',
          ),
        silent: w.crowdCount.optional().describe('The others. Nobody is told who'),
      }),
    )
    .describe('The last twelve, oldest first'),
  content: z
    .object({
      open: z.object({ count, items: z.array(reportSummary) }).describe('Questions without an answer for two days'),
      topics: z.array(z.object({ topic: z.string(), questions: count })),
      response: z.array(
        z.object({
          month,
          questions: count,
          answered: count,
          median: count.optional().describe('Minutes to the first answer, of those answered'),
          p90: count.optional(),
        }),
      ),
      read: z
        .object({ reports: count, ...firstRead, months: z.array(z.object({ month, reports: count, ...firstRead })) })
        .describe('Of what reached you there: until somebody of another organisation there opened it'),
    })
    .optional()
    .describe('From what you see in the node; absent where you are not in it'),
})
export type NodeHealth = z.output<typeof nodeHealth>

const way = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    report: w.id,
    title: z.string(),
    sector: w.sector.optional().describe('Asked in a node of your own sector'),
  }),
  z.object({
    kind: z.literal('sighting'),
    report: w.id,
    title: z.string(),
    type: w.indicatorType,
    value: z.string().describe('Live value; show it defanged'),
  }),
  z.object({ kind: z.literal('headline') }),
])
export const fairness = z.object({
  at: w.time,
  received: count.describe('Reports of others that reached you in the last twelve months'),
  gave: z.object({
    total: count,
    reports: count,
    sightings: count,
    answers: count.describe('Replies to reports of others'),
    requests: count.describe('Requests for more detail that you answered'),
  }),
  months: z.array(z.object({ month, received: count, gave: count })),
  ways: z.array(way).describe('Two easy ways to give back'),
})
export type Fairness = z.output<typeof fairness>

export const partnershipHealth = z.object({
  at: w.time,
  kinds: z.array(
    z.object({
      kind: w.memberKind,
      active: w.crowdCount.describe('Somebody signed in or used a key in the last 90 days'),
      silent: w.crowdCount.describe('Nobody did'),
      lapsed: w.crowdCount.describe('Lapsed, suspended or gone'),
    }),
  ),
})
export type PartnershipHealth = z.output<typeof partnershipHealth>

export const listing = z.object({
  crowd: z.string().describe('What stands in place of your name'),
  places: z
    .array(
      z.object({
        circle: w.circle,
        listed: z.boolean().describe('You are listed there by name'),
        members: w.crowdCount.describe('Who would see it'),
      }),
    )
    .describe('Everyone, and the nodes you are in'),
  people: z
    .array(z.object({ name: z.string(), title: z.string() }))
    .describe('Colleagues who may be addressed by those who may know your organisation'),
})
export type Listing = z.output<typeof listing>
