import { z } from 'zod'
import { APPLICATION_STATES, EVIDENCE, isAnybodys, isAt, SHOWN_STATES, VOUCH_STATES } from '../../domain/admission.ts'
import { REGISTERS, registerNumber, registersOf } from '../../domain/register.ts'
import { RESEMBLANCES } from '../../domain/resemblance.ts'
import { hostname } from '../text/hostname.ts'
import * as w from './words.ts'

/** Registering interest, vetting, vouching and vetting again. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/u
/** A name as it stands in a register: nothing in it that nobody sees. */
const name = (max: number) => w.line(max).refine(s => !INVISIBLE.test(s), 'has a character that nobody sees')
const email = z.email().max(254)
export const ownDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .refine(d => /^[a-z0-9.-]+$/.test(d) && hostname(d)?.kind !== 'onion' && hostname(d) !== undefined, {
    message: 'must be a domain such as alder.example',
  })
  .refine(d => !isAnybodys(d), 'is a domain where anybody gets an address')
const register = z.enum(REGISTERS)
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const applicationIn = z
  .strictObject({
    name: name(200).describe('The legal name'),
    kind: w.memberKind,
    size: w.memberSize,
    sectors: z.array(w.sector).min(1).max(10),
    regions: z.array(w.region).min(1).max(12),
    register: register.optional(),
    number: z.string().max(40).optional().describe('Its number there'),
    runs: w.text(2_000, 1).describe('What electronic network it administers'),
    domain: ownDomain.describe('A domain that is its own'),
    person: name(200).describe('Who asks; the first administrator if it is admitted'),
    title: w.text(100).default(''),
    email: email.describe('At that domain'),
    node: w.handle.optional().describe('One of those at /api/open-nodes'),
    invitation: token.optional().describe('The link of an invitation to a node: the application is for that node'),
    knows: w.text(300).default('').describe('A member that it knows; read by vetters'),
  })
  .superRefine((a, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (a.node !== undefined && a.invitation !== undefined) wrong('node', 'is the one of the invitation')
    if (!isAt(a.email, a.domain)) wrong('email', `must be an address at ${a.domain}`)
    const { offered, needed } = registersOf(a.kind)
    if (a.register === undefined) {
      if (needed) wrong('register', 'is needed for this kind of organisation')
      if (a.number !== undefined) wrong('number', 'belongs to a register: say which')
    } else if (!offered.includes(a.register)) wrong('register', 'has no organisations of this kind')
    else if (registerNumber(a.register, a.number ?? '') === undefined) wrong('number', 'is no number of this register')
  })
export type ApplicationIn = z.output<typeof applicationIn>
export const applied = z.object({
  link: z.string().describe('The private page where it goes on. It is in this answer and nowhere else'),
})
export const openNode = z.object({ handle: z.string(), name: z.string(), description: z.string() })

export const statusIn = z.strictObject({ token })
export const answerIn = z.strictObject({ token, text: w.text(2_000, 1) })
export const codeIn = z.strictObject({ token, code: z.string().regex(/^\d{6}$/) })

const talk = z.array(z.object({ by: z.enum(['vetters', 'applicant']), text: z.string(), at: w.time }))
const proof = z.object({
  name: z.string().describe('Where the TXT record stands'),
  value: z.string(),
  provedAt: w.time.optional(),
  provedBy: z.enum(['dns', 'mail']).optional(),
  checkedAt: w.time.optional(),
})
/** What the applicant is told. Nothing of vetters, of sponsors, or of whom it resembles. */
export const applicationStatus = z.object({
  name: z.string(),
  domain: z.string(),
  person: z.string(),
  email: z.string(),
  node: z.string().optional(),
  state: z.enum(SHOWN_STATES),
  at: w.time,
  decidedAt: w.time.optional(),
  reason: z.string().optional(),
  talk,
  proof,
  byMail: z.boolean().describe('A code can be sent to that address instead'),
  invitation: z
    .enum(['here', 'mailed', 'shown'])
    .optional()
    .describe('`here`: the first administrator’s link can be taken on this page, once'),
})
export type ApplicationStatus = z.output<typeof applicationStatus>
export const invitationOut = z.object({ link: z.string(), expiresAt: w.time })

// For vetters ----------------------------------------------------------------------------------------------------------

const by = z.object({ name: z.string(), organisation: z.string().optional(), you: z.boolean() })
export const flag = z.object({
  key: z.string(),
  how: z.array(z.enum(RESEMBLANCES)),
  what: z.enum(['member', 'application']),
  name: z.string(),
  ref: z.string().describe('A member’s handle, or an application’s id'),
  state: z.string(),
  cleared: z.boolean().describe('Recorded as another organisation'),
})
export const applicationItem = z.object({
  id: w.id,
  name: z.string(),
  kind: w.memberKind,
  domain: z.string(),
  node: z.object({ handle: z.string(), name: z.string() }).optional(),
  state: z.enum(APPLICATION_STATES),
  at: w.time,
  decidedAt: w.time.optional(),
  flags: z.int().describe('Resemblances that nobody has looked at'),
  proved: z.boolean(),
  vouched: z.boolean(),
})
export type ApplicationItem = z.output<typeof applicationItem>
export const applicationPage = applicationItem.extend({
  size: w.memberSize,
  sectors: z.array(w.sector),
  regions: z.array(w.region),
  register: register.optional(),
  number: z.string().optional(),
  runs: z.string(),
  person: z.string(),
  title: z.string(),
  email: z.string(),
  knows: z.string(),
  talk,
  proof,
  oddLetters: z.boolean().describe('Letters of several alphabets stand in one word of its name'),
  resembles: z.array(flag),
  evidence: z.array(z.object({ what: z.enum(EVIDENCE), text: z.string(), by, at: w.time })),
  vouching: z.array(
    z.object({
      id: w.id,
      member: z.object({ name: z.string(), handle: z.string().optional() }),
      state: z.enum(VOUCH_STATES),
      by: z.string().optional(),
      text: z.string(),
      askedAt: w.time,
      answeredAt: w.time.optional(),
    }),
  ),
  chain: z.array(z.object({ name: z.string(), state: z.string() })).describe('Who vouched for the sponsor, and so on'),
  approvals: z.array(z.object({ by, at: w.time })),
  missing: z.array(z.string()).describe('What approval still needs'),
  whyNotYou: z.string().optional().describe('Why you cannot be one of the two who approve'),
  reason: z.string().optional(),
  member: z.string().optional().describe('The handle of the member that it became'),
  mayClear: z.boolean(),
})
export type ApplicationPage = z.output<typeof applicationPage>

/** One step of vetting. Approving is a door of its own, behind a confirmation. */
export const vettingStepIn = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('ask'), text: w.text(2_000, 1).describe('The applicant reads it') }),
  z.strictObject({
    step: z.literal('record'),
    what: z.enum(EVIDENCE),
    text: w.text(2_000, 1).describe('What you looked at, and what it said'),
    keys: z.array(w.text(200, 1)).max(200).default([]).describe('With `distinct`: which resemblances'),
  }),
  z.strictObject({ step: z.literal('check-domain') }),
  z.strictObject({ step: z.literal('ask-sponsor'), member: w.handle }),
  z.strictObject({ step: z.literal('end-vouching') }),
  z.strictObject({ step: z.literal('withdraw-approval') }),
  z.strictObject({ step: z.literal('decline'), text: w.text(2_000, 1).describe('The reason; the applicant reads it') }),
])
export type VettingStepIn = z.output<typeof vettingStepIn>
export const approved = z.object({
  state: z.enum(APPLICATION_STATES),
  member: z.string().optional(),
  node: z.enum(['joined', 'not-joined']).optional(),
})

// For sponsors ---------------------------------------------------------------------------------------------------------

export const vouch = z.object({
  id: w.id,
  name: z.string(),
  kind: w.memberKind,
  sectors: z.array(w.sector),
  regions: z.array(w.region),
  domain: z.string(),
  person: z.string(),
  title: z.string(),
  state: z.enum(VOUCH_STATES),
  open: z.boolean(),
  askedAt: w.time,
  text: z.string(),
})
export type Vouch = z.output<typeof vouch>
export const vouchIn = z.strictObject({
  answer: z.enum(['vouch', 'refuse']),
  text: w.text(1_000, 1).describe('How you know them, or why not; read by vetters'),
})

// Vetting again --------------------------------------------------------------------------------------------------------

export const dueMember = z.object({
  handle: z.string(),
  name: z.string(),
  state: z.string(),
  vettedAt: w.time.optional(),
  vetBy: w.time,
  sponsor: z.object({ name: z.string(), state: z.string() }).optional(),
})
export type DueMember = z.output<typeof dueMember>
export const revetIn = z.strictObject({ text: w.text(2_000, 1).describe('What you looked at, and what it said') })
