import { z } from 'zod'
import { INDICATOR_TYPES, ROLES, USES } from '../../domain/indicator.ts'
import { TLP } from '../../domain/marking.ts'
import { MEMBER_KINDS, MEMBER_SIZES, REGION_CODES, SECTOR_SLUGS } from '../../domain/member.ts'
import {
  ATTRIBUTIONS,
  LAYERS,
  LISTED_KINDS,
  PROVENANCES,
  REPORT_KINDS,
  WITHDRAWAL_REASONS,
} from '../../domain/report.ts'

/**
 * The public API's shapes: the one source of the server's validation, of OpenAPI and of the portal's types.
 * What comes in is a strict object (unknown fields are refused); what goes out lists every field that may leave.
 */

/** Text of people: no U+0000 and no lone surrogates, which PostgreSQL and UTF-8 cannot hold. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine(
      s => !s.includes('\u0000') && s.isWellFormed(),
      'has a character that cannot be stored (U+0000 or a lone surrogate)',
    )
/** One line of such text, trimmed, not empty. */
export const line = (max: number) =>
  text(max)
    .trim()
    .min(1, 'must not be empty')
    .refine(s => !/[\r\n\u2028\u2029]/.test(s), 'must be a single line')

export const id = z.uuid()
export const time = z.iso.datetime({ offset: false, precision: 3 }).describe('UTC, ISO 8601 with milliseconds and Z')
export const timeIn = z.iso
  .datetime({ offset: true })
  // Seen from UTC an offset can lead out of the four-digit years, and then no reader gets the time any more.
  .refine(t => /^(19|2[01])/.test(isoOf(t)), 'must be between the years 1900 and 2199')
  .describe('ISO 8601 with an offset or Z')
const isoOf = (t: string): string => (Number.isNaN(Date.parse(t)) ? '' : new Date(t).toISOString())
export const handle = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,400}$/)
  .describe('Opaque; only ever sent back as it came')

export const tlp = z.enum(TLP).describe('Traffic Light Protocol 2.0')
export const layer = z.enum(LAYERS).describe('Level of detail: each includes the ones before it')
export const reportKind = z.enum(REPORT_KINDS)
/** Of what is read: members share no advisory. */
export const listedKind = z.enum(LISTED_KINDS)
export const attribution = z.enum(ATTRIBUTIONS).describe('Whether the organisation is named to these readers')
export const withdrawalReason = z.enum(WITHDRAWAL_REASONS)
export const provenance = z.strictObject({
  kind: z.enum(PROVENANCES),
  detail: text(500).optional().describe('With whose permission it is passed on, or where it was published'),
})
export const indicatorType = z.enum(INDICATOR_TYPES)
export const role = z.enum(ROLES)
export const use = z.enum(USES)
export const memberKind = z.enum(MEMBER_KINDS)
export const memberSize = z.enum(MEMBER_SIZES)
export const sector = z.enum(SECTOR_SLUGS)
export const region = z.enum(REGION_CODES)

/** Whom something struck or may strike. */
export const affects = z.object({ sectors: z.array(sector).readonly(), regions: z.array(region).readonly() })

/**
 * A circle as it is written in requests: `everyone`, `desk`, a node's or a member's handle, `kind:regulator`, or
 * `seat:<id>` for one person.
 */
export const circleRef = z
  .string()
  .regex(/^(?:[a-z0-9][a-z0-9-]{0,62}|kind:[a-z-]{1,40}|seat:[0-9a-f-]{36})$/)
  .describe('`everyone`, `desk`, a node, a member, `kind:<kind of member>` or `seat:<id>`')

/** An exception may also name an organisation by its domain, member or not: the answer does not tell which. */
export const exceptionRef = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63})*|kind:[a-z-]{1,40}|seat:[0-9a-f-]{36})$/)
  .describe('A circle as in `to`, or an organisation by its domain')

export const circle = z.object({
  ref: z.string(),
  kind: z.enum(['everyone', 'member', 'node', 'desk', 'seat', 'kind']),
  name: z.string(),
})

/** Who it is from: the organisation's name where that was granted, else the crowd it stands in. */
export const from = z.discriminatedUnion('named', [
  z.object({ named: z.literal(true), handle: z.string(), name: z.string() }),
  z.object({
    named: z.literal(false),
    crowd: z.string().describe('Such as "A member in Finance"; at least five match'),
  }),
])

export const indicatorIn = z.strictObject({
  type: indicatorType,
  value: text(200_000, 1),
  role: role.default('unknown'),
  use: use.default('context'),
})
export const indicator = z.object({
  id,
  type: indicatorType,
  value: z.string().describe('Live value; show it defanged'),
  role,
  use,
  withdrawn: withdrawalReason.optional().describe('Taken back by its author, and why'),
  watch: time
    .optional()
    .describe('A live operation: watch, do not block, do not contact, until then. In no list meanwhile'),
})

/** A number of members, or the words "fewer than 5": a small number would point at somebody. */
export const crowdCount = z
  .object({ count: z.int().nullable(), fewerThan5: z.boolean() })
  .describe('`fewerThan5` alone: between none and four. With a count: that many, and fewer than 5 more')

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    places: z.array(z.object({ at: z.string(), problem: z.string() })).optional(),
    stands: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('With 409: what stands now, and its tag for If-Match'),
  })
  .meta({ id: 'Problem' })
export const done = z.object({ done: z.literal(true) })
