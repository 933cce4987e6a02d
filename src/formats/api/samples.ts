import { z } from 'zod'
import { SAMPLE_BYTES, SAMPLE_REMOVALS, SAMPLE_STATES, SAMPLE_STEPS, VERDICTS } from '../../domain/sample.ts'
import * as w from './words.ts'

/** Analysis on request: a sample goes to the desk alone, sealed, and is answered in a thread of the two sides. */

/** An archive may be this much larger than what is in it. */
const SEALED_BYTES = SAMPLE_BYTES + 64 * 1024
export const sampleIn = z.strictObject({
  sealed: z
    .base64()
    .min(1)
    .max(Math.ceil((SEALED_BYTES * 4) / 3) + 4)
    .describe('Base64 of a ZIP of one file of at most 25 MB, encrypted with AES-256 under the password “infected”'),
  happened: w.text(4_000).trim().min(1, 'say what happened'),
  tlp: w.tlp,
  as: w.attribution.default('withheld').describe('Whether the desk reads your organisation’s name'),
  except: z
    .array(w.exceptionRef)
    .max(200)
    .default(['kind:regulator'])
    .describe('Whoever is lent to the desk by one of these does not get it. Regulators by default'),
})
export type SampleIn = z.output<typeof sampleIn>

const fact = z.object({ label: z.string(), value: z.string() })
const facts = z.object({
  md5: z.string(),
  sha1: z.string(),
  kind: z.string(),
  kindName: z.string(),
  entropy: z.number().describe('Bits per byte; above about 7.2 it is packed, compressed or encrypted'),
  lines: z.array(fact),
  attachments: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string(), kindName: z.string() })),
  found: z
    .array(z.object({ type: w.indicatorType, value: z.string(), harmless: z.string().optional() }))
    .describe('Live values; show them defanged'),
  notes: z.array(z.string()),
})
const match = z.object({
  rules: z.string(),
  rule: z.string(),
  tags: z.array(z.string()),
  meta: z.array(z.object({ name: z.string(), value: z.string() })),
  strings: z.array(z.object({ name: z.string(), count: z.int(), offsets: z.array(z.int()) })),
})
export const scan = z.object({
  at: w.time,
  analyst: z.int().optional(),
  rules: z.array(z.string()).describe('Names of the sets of rules that were run'),
  matches: z.array(match),
  failed: z.array(z.object({ name: z.string(), why: z.string() })),
  gaveUp: z.boolean().describe('The rules took too long or broke: nothing is known'),
})
export type Scan = z.output<typeof scan>

export const sampleSummary = z.object({
  id: w.id,
  name: z.string(),
  size: z.int().describe('Bytes'),
  tlp: w.tlp,
  state: z.enum(SAMPLE_STATES),
  verdict: z.enum(VERDICTS).optional(),
  from: w.from,
  mine: z.boolean().describe('Your organisation sent it'),
  atDesk: z.boolean().describe('You get it as somebody of the desk'),
  analyst: z.int().optional().describe('Which analyst has it'),
  removed: z
    .object({ at: w.time, why: z.enum(SAMPLE_REMOVALS) })
    .optional()
    .describe('Its bytes are gone, with what was seen in them; its hashes and the answer stay'),
  receivedAt: w.time,
  changedAt: w.time,
  unread: z.boolean(),
})
export type SampleSummary = z.output<typeof sampleSummary>
export const sample = sampleSummary.extend({
  happened: z.string(),
  sha256: z.string(),
  keptUntil: w.time.optional().describe('Its bytes go then, if nothing changes'),
  advice: z.string(),
  facts,
  scans: z.array(scan).describe('For the desk'),
  entries: z.array(
    z.object({
      id: w.id,
      at: w.time,
      text: z.string(),
      byDesk: z.boolean(),
      analyst: z.int().optional(),
    }),
  ),
  may: z.object({
    write: z.boolean(),
    analyse: z.boolean(),
    close: z.boolean(),
    withdraw: z.boolean(),
    remove: z.boolean(),
  }),
})
export type Sample = z.output<typeof sample>
export const samplesQuery = z.strictObject({
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  state: z.enum(SAMPLE_STATES).optional(),
})
export const sampleEntryIn = z.strictObject({ text: w.text(20_000).trim().min(1, 'write something') })
export const sampleStepIn = z.strictObject({ step: z.enum(SAMPLE_STEPS) })
export const sampleAnswerIn = z.strictObject({
  verdict: z.enum(VERDICTS),
  advice: w.text(2_000).trim().default('').describe('What to do now, in plain words'),
  text: w.text(20_000).trim().default(''),
})
export const scanIn = z.strictObject({
  rules: z.array(w.id).max(50).optional().describe('All that you get, if left out'),
})

export const rulesIn = z.strictObject({
  name: w.line(120),
  source: w.text(200_000, 1),
  sample: w.id.optional().describe('Written for this sample: for those alone who get it'),
})
export const rules = z.object({
  id: w.id,
  name: z.string(),
  source: z.string(),
  sample: w.id.optional(),
  analyst: z.int().optional(),
  at: w.time,
  warnings: z.array(z.string()).optional(),
})
export type Rules = z.output<typeof rules>
