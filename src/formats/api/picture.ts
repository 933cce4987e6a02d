import { z } from 'zod'
import { ADVISORY_KINDS } from '../../domain/advisory.ts'
import { PERIODS, WHOLE } from '../../domain/picture.ts'
import { STAGES } from '../../domain/time-to-share.ts'
import { counts } from './actions.ts'
import * as w from './words.ts'

/** The picture: what the reports that this viewer may read add up to. A filter is a URL. */
const count = z.int().min(0)
const moved = { now: count.describe('Reports in the period'), before: count.describe('In as long a time before it') }

const weeks = z
  .union([z.literal(WHOLE), z.coerce.number().pipe(z.literal([...PERIODS]))])
  .default(12)
  .describe(
    'The period: so many weeks up to now, this one included; of a situation `all` too, with no time before it to compare with',
  )
const where = {
  node: w.handle.optional().describe('Only what reached this node of yours'),
  situation: w.id.optional().describe('Only the reports of this situation; for the desk'),
}
const filter = {
  ...where,
  sector: w.sector.optional().describe('Only what says that this sector is affected'),
  kind: w.listedKind.optional(),
}
export const pictureQuery = z.strictObject({
  weeks,
  ...filter,
})
export type PictureQuery = z.output<typeof pictureQuery>

const technique = z.object({
  id: z.string().describe('Such as "T1566.001"'),
  name: z.string().optional().describe('Where ATT&CK is loaded'),
  ...moved,
})
const rising = <T extends z.ZodType>(what: T) => z.array(z.object({ what, ...moved })).describe('Most risen first')

export const picture = z.object({
  situation: z.object({ id: w.id, name: z.string() }).optional().describe('Whose picture it is, if it is one’s'),
  at: w.time,
  since: w.time.describe('When the period begins: a Monday, in UTC'),
  reports: z.object(moved),
  weeks: z
    .array(
      z.object({
        week: z.iso.date().describe('Its Monday'),
        kinds: z.array(z.object({ kind: w.listedKind, reports: count })),
      }),
    )
    .describe('Oldest first, by when each report first reached you'),
  kinds: z.array(z.object({ kind: w.listedKind, ...moved })),
  sectors: z.array(z.object({ sector: w.sector, ...moved })).describe('By whom the reports say is affected'),
  regions: z.array(z.object({ region: w.region, ...moved })),
  cells: z.array(z.object({ sector: w.sector, region: w.region, reports: count })).describe('Sectors × regions'),
  unsaid: count.describe('Reports of the period that do not say who is affected'),
  techniques: z.array(technique),
  matrices: z
    .array(
      z.object({
        domain: z.string(),
        name: z.string(),
        version: z.string(),
        tactics: z
          .array(z.object({ id: z.string(), shortName: z.string(), name: z.string(), techniques: z.array(z.string()) }))
          .describe('In the order of the matrix, with the ids of the techniques that were seen'),
      }),
    )
    .describe('ATT&CK as it is loaded here; empty where it is not'),
  unplaced: z.array(z.string()).describe('Techniques that stand in no matrix that is loaded'),
  types: z.array(z.object({ type: w.indicatorType, ...moved })).describe('Reports with an indicator of this type'),
  rising: z.object({
    techniques: rising(z.string()),
    values: rising(z.object({ type: w.indicatorType, value: z.string().describe('Live value; show it defanged') })),
    words: rising(z.string()).describe('In titles'),
    types: rising(w.indicatorType),
    kinds: rising(w.listedKind),
    sectors: rising(w.sector),
    looked: z
      .object({ reports: count, of: count })
      .describe('Values and words are counted in so many of the newest reports'),
  }),
})
export type Picture = z.output<typeof picture>

export const navigatorQuery = pictureQuery.extend({
  domain: z
    .string()
    .regex(/^[a-z][a-z-]{0,40}$/)
    .default('enterprise-attack')
    .describe('The matrix, as ATT&CK calls it'),
})
export type NavigatorQuery = z.output<typeof navigatorQuery>
/** A layer for MITRE's ATT&CK Navigator, format 4.5. */
export const navigator = z.object({
  name: z.string(),
  versions: z.object({ layer: z.literal('4.5'), navigator: z.string(), attack: z.string().optional() }),
  domain: z.string(),
  description: z.string(),
  sorting: count,
  hideDisabled: z.boolean(),
  techniques: z.array(
    z.object({
      techniqueID: z.string(),
      score: count.describe('Reports in the period'),
      comment: z.string(),
      enabled: z.boolean(),
      showSubtechniques: z.boolean(),
    }),
  ),
  gradient: z.object({ colors: z.array(z.string()), minValue: count, maxValue: count }),
  legendItems: z.array(z.object({ label: z.string(), color: z.string() })),
  metadata: z.array(z.object({ name: z.string(), value: z.string() })),
})

export const graph = z.object({
  reports: z.array(
    z.object({
      id: w.id,
      title: z.string(),
      kind: w.listedKind,
      tlp: w.tlp,
      at: w.time.describe('When it first reached you'),
      occurredAt: w.time.optional(),
      foundAt: w.time.optional(),
    }),
  ),
  things: z
    .array(
      z.object({
        id: z.string().describe('Of this answer alone'),
        what: z.enum(['value', 'technique']),
        type: w.indicatorType,
        value: z.string().describe('Live value; show it defanged'),
        name: z.string().optional().describe('Of a technique, where ATT&CK is loaded'),
        reports: z.array(w.id).describe('Those of the reports that have it'),
      }),
    )
    .describe('What several of the reports have'),
  left: z.object({ reports: count, things: count }).describe('What was looked at besides, and is not drawn'),
  older: z.boolean().describe('Whether the period has older reports, which were not looked at'),
})
export type Graph = z.output<typeof graph>

const stage = z.object({
  stage: z.enum(STAGES),
  reports: count.optional().describe('That came so far; absent under five'),
  median: count.optional().describe('Minutes since it reached you; absent under five'),
})
export const timeToShare = z.object({
  reports: count.describe('Of the period, that you may read. Of a node that you are not in: of a year, in fives'),
  stages: z.array(stage),
  months: z
    .array(z.object({ month: z.string(), reports: count, stages: z.array(stage) }))
    .describe('By the month (UTC) in which reports reached you, oldest first'),
})
export type TimeToShare = z.output<typeof timeToShare>

export const actedQuery = z.strictObject({ weeks, ...where })
export type ActedQuery = z.output<typeof actedQuery>
const numbers = {
  asked: count.describe('Answers that are wanted: one from each member for each step'),
  answered: count,
  answers: counts(count),
}
export const acted = z.object({
  advisories: z
    .array(
      z.object({
        report: w.id,
        kind: z.enum(ADVISORY_KINDS),
        title: z.string(),
        tlp: w.tlp,
        at: w.time.describe('When it first reached you'),
        steps: z
          .array(z.object({ step: w.id, text: z.string(), answers: counts(w.crowdCount) }))
          .optional()
          .describe('What others said, as on the advisory: let go in batches of five members that answered anew'),
        desk: z.object(numbers).optional().describe('For the Fusion Cell: live'),
      }),
    )
    .describe('Newest first: those with steps that you get'),
  left: count.describe('Older ones of the period, that are not counted'),
  sectors: z
    .array(
      z.object({
        sector: w.sector.nullable().describe('null: sectors of fewer than five members, together'),
        ...numbers,
      }),
    )
    .optional()
    .describe('For the Fusion Cell: of all these advisories'),
})
export type Acted = z.output<typeof acted>

/** ATT&CK's names, as they are loaded here. */
export const techniques = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
export type Techniques = z.output<typeof techniques>
