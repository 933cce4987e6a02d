import { z } from 'zod'
import { ADVISORY_KINDS } from '../../domain/advisory.ts'
import { advisoryParts } from './advisories.ts'
import * as w from './words.ts'

export const LIMITS = {
  title: 300,
  summary: 4_000,
  notes: 50_000,
  story: 200_000,
  impact: 20_000,
  indicators: 10_000,
  grants: 40,
  circlesInAGrant: 200,
  entry: 20_000,
  attachments: 10,
  attachmentBytes: 25 * 1024 * 1024,
  pageSize: 100,
} as const

const headlineIn = z.strictObject({
  title: w.line(LIMITS.title),
  summary: w.text(LIMITS.summary).default(''),
  affects: z
    .strictObject({
      sectors: z.array(w.sector).max(50).readonly().default([]),
      regions: z.array(w.region).max(12).readonly().default([]),
    })
    .optional()
    .describe(
      'Whom it struck or may strike, where that is known. Every reader gets it: never your own to point at you',
    ),
})
const technicalIn = z.strictObject({
  indicators: z.array(w.indicatorIn).max(LIMITS.indicators).default([]),
  notes: w.text(LIMITS.notes).default(''),
})
const fullIn = z.strictObject({
  story: w.text(LIMITS.story).default(''),
  impact: w.text(LIMITS.impact).default(''),
})
export const attachmentIn = z.strictObject({
  name: w.line(200),
  media: z.enum(['text/plain', 'image/png', 'image/jpeg', 'image/webp']),
  data: z
    .base64()
    .max(Math.ceil((LIMITS.attachmentBytes * 4) / 3) + 4)
    .describe('Base64'),
})

const grant = z.strictObject({
  layer: w.layer,
  to: z.array(w.circleRef).min(1, 'an empty audience is refused, never read as everyone').max(LIMITS.circlesInAGrant),
  as: w.attribution,
})
/** Who sees how much, under which name. */
export const audience = z.strictObject({
  grants: z.array(grant).min(1, 'say who may see it').max(LIMITS.grants),
  except: z
    .array(w.exceptionRef)
    .max(LIMITS.circlesInAGrant)
    .default(['kind:regulator'])
    .describe('Circles that never get it. Regulators by default; send [] to include them'),
  tlp: w.tlp.describe(
    'Marks the richest layer; poorer ones get the highest marking their audience allows, at most this',
  ),
  layerTlp: z
    .strictObject({ headline: w.tlp.optional(), technical: w.tlp.optional() })
    .default({})
    .describe('Marks a poorer layer by hand'),
  colleagues: z.array(w.circleRef).max(50).default([]).describe('For RED: the colleagues who may see it too'),
})

export const content = z.strictObject({
  kind: w.reportKind,
  provenance: w.provenance.default({ kind: 'own-observation' }),
  occurredAt: w.timeIn.optional(),
  foundAt: w.timeIn.optional(),
  headline: headlineIn,
  technical: technicalIn.optional(),
  full: fullIn.optional(),
})

export const shareIn = z.strictObject({
  content,
  audience,
  attachments: z.array(attachmentIn).max(LIMITS.attachments).default([]),
  clientId: w.line(200).optional().describe('Your own id: sending it twice shares once'),
})
export type ShareIn = z.output<typeof shareIn>
export type ShareRequest = z.input<typeof shareIn>
export type AudienceIn = z.output<typeof audience>
export type ContentIn = z.output<typeof content>

/** Edit, widen or narrow: the whole content and audience as they shall stand. `If-Match` carries the revision. */
export const changeIn = z.strictObject({
  content,
  audience,
  attachments: z.array(attachmentIn).max(LIMITS.attachments).default([]).describe('New ones to add'),
})
export type ChangeIn = z.output<typeof changeIn>

export const shared = z.object({
  id: w.id,
  sharedAt: w.time,
  preview: z.lazy(() => preview),
})

const may = z.object({
  edit: z.boolean(),
  withdraw: z.boolean(),
  reply: z.boolean(),
  answerPrivately: z.boolean(),
  archive: z
    .boolean()
    .optional()
    .describe('It reaches you only as the archive of a node that has closed: nothing is added to it'),
})

/** A report as one line of a list. Every time and version is that of what this reader was given. */
export const reportSummary = z.object({
  id: w.id,
  kind: w.listedKind,
  layer: w.layer,
  tlp: w.tlp,
  title: z.string(),
  summary: z.string(),
  from: w.from,
  to: z.array(w.circle).describe('Those of your own circles that it was given to'),
  mine: z.boolean().describe('From your own organisation'),
  sharedAt: w.time.describe('When it first reached you'),
  changedAt: w.time,
  version: z.int(),
  indicatorCount: z.int(),
  entryCount: z.int(),
  sightingCount: z.int(),
  answered: z.boolean().describe('A question with an accepted answer'),
  unread: z.boolean(),
  followed: z.boolean(),
  muted: z.boolean(),
  withdrawn: w.withdrawalReason.optional().describe('Shown to its own organisation alone'),
  advisoryKind: z.enum(ADVISORY_KINDS).optional().describe('Of an advisory: which kind'),
})
export type ReportSummary = z.output<typeof reportSummary>

export const attachment = z.object({ id: w.id, name: z.string(), media: z.string(), size: z.int() })

/** What the author's organisation alone sees of its own report. */
const own = z.object({
  revision: z.int().describe('Send it back in If-Match to change the report'),
  author: z.string().describe('The colleague who shared it'),
  signedOffBy: z.string().optional(),
  content: content.optional().describe('Absent of an advisory, which is written in a place of its own'),
  advisory: w.id.optional().describe('Of an advisory: where the desk works on it'),
  audience,
  reach: z.lazy(() => preview),
  readBy: w.crowdCount,
  withdrawnAt: w.time.optional(),
})

export const report = reportSummary.extend({
  provenance: z.object({ kind: z.string(), detail: z.string().optional() }),
  occurredAt: w.time.optional(),
  foundAt: w.time.optional(),
  affects: w.affects.optional(),
  indicators: z.array(w.indicator).optional().describe('Present from the technical layer on'),
  notes: z.string().optional(),
  story: z.string().optional().describe('Present on the full layer'),
  impact: z.string().optional(),
  advisory: advisoryParts.optional().describe('What the Fusion Cell published it with'),
  attachments: z.array(attachment).optional(),
  may,
  own: own.optional(),
  conflict: z
    .literal(true)
    .optional()
    .describe('At the desk: somebody there may not see this, for a conflict of interest. Who and why is not told'),
})
export type Report = z.output<typeof report>

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: w.cursor.optional().describe('Absent on the last page') })

export const feedQuery = z.strictObject({
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
  node: w.handle.optional().describe('Only what reached this node of yours'),
  kind: w.listedKind.optional(),
  unread: z.stringbool().optional(),
  followed: z.stringbool().optional(),
  mine: z.stringbool().optional().describe('Only what your organisation shared'),
  muted: z.stringbool().default(false).describe('Include what you have muted'),
  answered: z.stringbool().optional().describe('Questions alone: with an accepted answer, or without'),
})

// The preview ------------------------------------------------------------------------------------------------------

/** Only audiences and markings: the text of a draft stays in the browser. */
export const previewIn = z.strictObject({
  audience,
  layers: z.array(w.layer).min(1).max(3).describe('Which layers the report has'),
})
export type PreviewIn = z.output<typeof previewIn>

const previewRow = z.object({
  circles: z.array(w.circle),
  layer: w.layer,
  as: w.attribution,
  tlp: w.tlp,
  reach: w.crowdCount
    .optional()
    .describe(
      'Members reached through these circles; absent where they are single members, persons or the desk, which are named, not counted',
    ),
  known: z.array(z.string()).describe('Members among them whose names you may know'),
})
export const preview = z.object({
  sentence: z.string(),
  rows: z.array(previewRow),
  tlp: z.object({ headline: w.tlp, technical: w.tlp.optional(), full: w.tlp.optional() }),
  reach: w.crowdCount.optional().describe('Members who get anything at all, where any crowd of them does'),
  excepted: z.array(z.object({ ref: z.string(), name: z.string() })),
  crowd: z.object({
    label: z.string().describe('What stands in place of your name where it is not given'),
    narrower: z.string().optional().describe('A narrower wording that fewer than 5 members match, so it is not used'),
  }),
  among: z
    .array(z.object({ kind: w.memberKind, reach: w.crowdCount, excepted: z.boolean() }))
    .describe('Regulators, security suppliers and law enforcement among the readers'),
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
  passOn: z.array(z.object({ layer: w.layer, tlp: w.tlp, text: z.string() })).describe('What readers may do next'),
})
export type Preview = z.output<typeof preview>

// The thread -------------------------------------------------------------------------------------------------------

export const entryIn = z.strictObject({
  text: w
    .text(LIMITS.entry, 1)
    .describe('Markdown. `@handle` mentions a member or a node that you may know, at most 20'),
  layer: w.layer.optional().describe('Seen by those who see this layer; yours (the richest you see) if left out'),
  as: w.attribution.default('withheld'),
  private: z.boolean().default(false).describe('To the author alone'),
  answering: w.id.optional().describe('For an author answering a private entry: that entry'),
})
export type EntryIn = z.output<typeof entryIn>
export const entry = z.object({
  id: w.id,
  kind: z.enum(['reply', 'more-detail', 'sighting', 'need-help']),
  layer: w.layer,
  at: w.time,
  text: z.string().describe('Markdown. Whom it mentions stands in it by name, or in words where you may not know it'),
  mentions: z
    .array(z.object({ kind: z.enum(['member', 'node']), handle: z.string(), name: z.string() }))
    .optional()
    .describe('Those that it mentions and you may know'),
  from: w.from,
  byAuthor: z.boolean(),
  mine: z.boolean(),
  private: z.boolean(),
  accepted: z.boolean(),
  count: z.int().optional(),
  seenAt: w.time.optional(),
  value: z.string().optional(),
  unread: z.boolean(),
})
export type Entry = z.output<typeof entry>

export const sightingIn = z.strictObject({
  count: z.int().min(1).max(1_000_000).default(1),
  seenAt: w.timeIn.optional(),
  value: w.text(2_000, 1).optional().describe('Of one indicator; of the report as a whole if left out'),
  note: w.text(2_000).default(''),
  as: w.attribution.default('withheld'),
})
export type SightingIn = z.output<typeof sightingIn>

export const withdrawIn = z.strictObject({
  reason: w.withdrawalReason,
  indicator: w.id.optional().describe('Take back this one indicator; the whole report if left out'),
})
export const interestIn = z.strictObject({ state: z.enum(['follow', 'mute', 'none']) })

// Looking up -------------------------------------------------------------------------------------------------------

export const lookupIn = z.strictObject({ values: z.array(w.text(2_000, 1)).min(1).max(10_000) })
export const lookupHit = z.object({
  value: z.string(),
  type: w.indicatorType,
  report: w.id,
  title: z.string(),
  tlp: w.tlp,
  role: w.role,
  use: w.use,
  watch: w.time.optional().describe('A live operation: watch, do not block, do not contact, until then'),
  sharedAt: w.time,
  from: w.from,
})

// The live stream ---------------------------------------------------------------------------------------------------

/** `event:` names and their data on GET /api/live. */
export const liveEvents = {
  report: reportSummary.describe('A report that is new to you or changed'),
  entry: z.object({ report: w.id, entry }).describe('A new entry in a thread you can see'),
  withdrawal: z
    .object({ report: w.id, reason: z.string().describe('A withdrawal reason, or `narrowed`'), at: w.time })
    .describe('You could see this report before and cannot now'),
  notice: z.object({}).describe('Something new in your inbox: ask for it'),
  desk: z.object({}).describe('Something on the Fusion Cell’s desk has changed: ask again for what you show of it'),
  rights: z.object({}).describe('What you may see has changed: read again what you show'),
} as const
