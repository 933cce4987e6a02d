import { z } from 'zod'
import { INVITATION_STATES, INVITED_RESULTS, MOST_AT_ONCE } from '../../domain/invitation.ts'
import { ADMISSIONS, NODE_TEMPLATES, REQUEST_STATES, REQUEST_STEPS } from '../../domain/node.ts'
import * as w from './words.ts'

/** Nodes: founding, running, joining, pins and sessions. */
const area = { sectors: z.array(w.sector).max(40), regions: z.array(w.region).max(12) }
export const admission = z
  .enum(ADMISSIONS)
  .describe(
    '`invite`: those who run it name whom they let in; `apply`: they decide on requests; `automatic`: a member that fits its area comes in by asking',
  )

export const nodeIn = z.strictObject({
  handle: w.handle,
  name: w.line(100),
  template: z.enum(NODE_TEMPLATES),
  description: w.text(1_000).default(''),
  sectors: area.sectors.default([]),
  regions: area.regions.default([]),
  host: w.handle.optional().describe('The member that hosts it'),
  until: w.timeIn.optional().describe('When a pop-up closes, at most 90 days away'),
  government: z
    .literal(true)
    .optional()
    .describe('A chosen group for the cleared people of government at the Fusion Cell desk, one by one'),
})
export type NodeIn = z.output<typeof nodeIn>

export const nodeChangeIn = z
  .strictObject({
    name: w.line(100).optional().describe('Operators'),
    description: w.text(1_000).optional(),
    charter: w.text(10_000).optional().describe('Markdown'),
    guidance: w.text(10_000).optional().describe('Markdown; the champion may change it too'),
    sectors: area.sectors.optional(),
    regions: area.regions.optional(),
    admission: admission.optional(),
    listed: z.boolean().optional(),
    offered: z.boolean().optional().describe('Whether organisations that register interest may choose it'),
    host: w.handle.nullable().optional().describe('Operators'),
    manager: w.id.nullable().optional().describe('A seat'),
    champion: w.id.nullable().optional().describe('A seat'),
    until: w.timeIn.optional().describe('When a pop-up closes: within 90 days of its founding'),
  })
  .refine(change => Object.keys(change).length > 0, 'change something')
export type NodeChangeIn = z.output<typeof nodeChangeIn>

export const nodeMember = z.object({
  handle: z.string(),
  name: z.string(),
  since: w.time,
  until: w.time.optional().describe('A guest'),
})
export const nodeMemberIn = z.strictObject({
  member: w.handle.describe('A member that you may know by name'),
  until: w.timeIn.optional().describe('As a guest, until then'),
})
export const removalIn = z.strictObject({ reason: w.text(1_000, 1).describe('Told to the member’s admins') })

export const joinIn = z.strictObject({
  text: w.text(500).default('').describe('Why you ask; read by those who run the node'),
})
export const joinOut = z.object({ state: z.enum(['joined', 'waiting']) })
export const nodeRequest = z.object({
  id: w.id,
  node: z.object({ handle: z.string(), name: z.string() }),
  member: z.object({ handle: z.string(), name: z.string() }),
  mine: z.boolean().describe('Your organisation’s own'),
  person: z.string().describe('Who asked'),
  text: z.string(),
  state: z.enum(REQUEST_STATES),
  talk: z.array(z.object({ by: z.enum(['node', 'asker']), text: z.string(), at: w.time })),
  at: w.time,
})
export type NodeRequest = z.output<typeof nodeRequest>
export const nodeDecisionIn = z.strictObject({
  decision: z.enum(REQUEST_STEPS),
  text: w.text(1_000).default(''),
  until: w.timeIn.optional().describe('With `approve`: as a guest, until then'),
})
export type NodeDecisionIn = z.output<typeof nodeDecisionIn>

export const nodeSessionIn = z.strictObject({
  title: w.line(200),
  at: w.timeIn,
  place: w.text(500).default('').describe('Where, or how to dial in'),
  notes: w.text(5_000).default('').describe('Markdown'),
  cancelled: z.boolean().default(false).describe('Called off: it stays in the calendar and says so'),
})
export type NodeSessionIn = z.output<typeof nodeSessionIn>
export const nodeSession = z.object({
  id: w.id,
  title: z.string(),
  at: w.time,
  place: z.string(),
  notes: z.string(),
  cancelled: z.boolean(),
})

// Invitations ----------------------------------------------------------------------------------------------------------

export const nodeInviteIn = z.strictObject({
  addresses: z
    .array(w.text(320, 1))
    .min(1)
    .max(MOST_AT_ONCE)
    .describe('Mail addresses; what is none is answered as `not-an-address`'),
  until: w.timeIn.optional().describe('As guests, until then'),
})
export type NodeInviteIn = z.output<typeof nodeInviteIn>
export const invitedOne = z.object({
  address: z.string(),
  result: z
    .enum(INVITED_RESULTS)
    .describe('The same for members and for strangers: `in` and `asked` speak of this node’s own members and requests'),
  why: z.string().optional(),
  id: w.id.optional(),
  link: z.string().optional().describe('To be handed over, where no mail is sent; shown this once'),
})
export type InvitedOne = z.output<typeof invitedOne>
export const nodeInvitation = z.object({
  id: w.id,
  address: z.string(),
  state: z.enum(INVITATION_STATES),
  mailed: z.boolean(),
  at: w.time,
  expiresAt: w.time,
  guestUntil: w.time.optional(),
  member: z.object({ handle: z.string(), name: z.string() }).optional().describe('Who took it up'),
})
export type NodeInvitation = z.output<typeof nodeInvitation>
export const nodeInvitations = z.object({
  items: z.array(nodeInvitation),
  byMail: z.boolean().describe('Whether Auburn sends the links itself'),
})
export const invitationsWithdrawnIn = z.strictObject({ ids: z.array(w.id).min(1).max(400) })
export const invitationsWithdrawn = z.object({ withdrawn: z.int() })
export const newNodeInvitationLink = z.object({ link: z.string().optional(), expiresAt: w.time })

export const invitationToken = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export const heldInvitation = z.object({
  node: z.object({
    handle: z.string(),
    name: z.string(),
    description: z.string(),
    charter: z.string(),
    until: w.time.optional(),
  }),
  by: z.string().describe('The organisation that invites'),
  address: z.string(),
  expiresAt: w.time,
  guestUntil: w.time.optional(),
})
export type HeldInvitation = z.output<typeof heldInvitation>
export const invitationTaken = z.object({ node: z.string() })
