import { z } from 'zod'
import { NODE_KINDS, REQUEST_STATES } from '../../domain/node.ts'
import { DOMAIN_STATES } from '../../domain/own-domain.ts'
import { CEILINGS } from '../../domain/protective-marking.ts'
import { ownDomain } from './admission.ts'
import * as nodes from './nodes.ts'
import { audience, LIMITS, reportSummary, shareIn } from './reports.ts'
import { wantedFrom } from './terms.ts'
import * as w from './words.ts'

const member = z.object({
  handle: z.string(),
  name: z.string(),
  kind: w.memberKind,
  size: w.memberSize,
  sectors: z.array(w.sector),
  regions: z.array(w.region),
})
export const memberSummary = member.describe('A member you may know by name')
export const memberPage = member.extend({
  mine: z.boolean(),
  joinedAt: w.time.optional().describe('Your own organisation only'),
  nodes: z.array(w.circle).describe('Nodes you share with it and where it is listed'),
  persons: z
    .array(z.object({ id: w.id, name: z.string(), title: z.string(), role: z.string() }))
    .describe('Colleagues; of others, those who may be addressed'),
  shared: z.array(reportSummary).describe('What it shared by name that you can see'),
})

export const nodeSummary = z.object({
  handle: z.string(),
  name: z.string(),
  kind: z.enum(NODE_KINDS),
  description: z.string(),
  sectors: z.array(w.sector),
  regions: z.array(w.region),
  joined: z.boolean(),
  admission: nodes.admission,
  until: w.time.optional().describe('When a pop-up closes'),
  ended: z.boolean().describe('It has closed: an archive of what was shared, to which nothing new can be'),
  guestUntil: w.time.optional().describe('You are a guest, until then'),
  request: z
    .enum(REQUEST_STATES)
    .optional()
    .describe('How your organisation’s last request to join stands, for its admins'),
  unread: z.int().optional().describe('For nodes you are in'),
  muted: z.boolean().describe('What reaches you through it alone is in your feed, counts and mails no more'),
})
export const nodePage = nodeSummary.extend({
  charter: z.string(),
  guidance: z.string().describe('Markdown'),
  listed: z.boolean(),
  offered: z.boolean().describe('To organisations that register interest'),
  pinned: z.array(reportSummary).describe('Pinned reports that you can see'),
  sessions: z.array(nodes.nodeSession).describe('For those in it: the newest first'),
  may: z.object({ run: z.boolean(), guide: z.boolean(), found: z.boolean() }),
  requests: z.int().optional().describe('Requests that wait, for those who run it'),
  members: w.crowdCount.optional().describe('For nodes you are in'),
  known: z.array(memberSummary).describe('Members of it that you may know by name'),
  host: z.string().optional(),
  manager: z.string().optional(),
  champion: z.string().optional(),
  followed: z.boolean(),
})

/** Who is signed in, and what they may do. */
export const me = z.object({
  seat: w.id,
  person: z.object({ name: z.string(), email: z.string().optional() }),
  title: z.string(),
  role: z.enum(['member', 'admin', 'analyst', 'auditor', 'operator']),
  member: member.extend({
    shortNames: z.array(z.string()),
    domains: z.array(z.string()),
    networks: z.array(z.string()),
    signoff: z.boolean(),
    people: z.array(z.string()).describe("Colleagues' names, for striking out"),
    listedTo: z.array(w.circle),
  }),
  nodes: z.array(nodeSummary),
  seats: z.array(z.object({ id: w.id, member: z.string(), title: z.string(), current: z.boolean() })),
  atDesk: z.boolean(),
  analyst: z
    .object({ number: z.int(), lent: z.boolean() })
    .optional()
    .describe('Your identity at the Fusion Cell desk; lent: a secondee, who acts under no other'),
  passkeys: z.int(),
  codes: z.boolean().describe('An authenticator app is set up'),
  steppedUp: z.boolean(),
  partnership: z.object({
    demo: z.boolean(),
    members: w.crowdCount,
    ceiling: z.enum(CEILINGS),
    name: z.string().optional().describe('What it is called'),
    toSetUp: z.int().optional().describe('Steps of setting it up that are open, for operators'),
  }),
  unread: z.object({ feed: z.int(), inbox: z.int() }),
  terms: z
    .object({
      wanted: wantedFrom,
      ahead: z
        .object({ version: z.int(), countsFrom: w.time })
        .optional()
        .describe('A version that will count, and that you or your organisation have not signed yet'),
    })
    .describe('Before they are signed, this says who you are and nothing of the partnership'),
  newHere: z.boolean().describe('Nothing shared and nothing opened yet: show the first screen'),
  via: z.enum(['session', 'key']),
  cap: w.tlp,
})
export type Me = z.output<typeof me>

/** For pickers: circles the caller may share with, by name. */
export const circlesQuery = z.strictObject({ q: w.text(100).default('') })
export const pickableCircle = w.circle.extend({
  hint: z.string().describe('Such as "34 members" or "Bank, London"'),
  joined: z.boolean(),
})

export const inboxItem = z.object({
  id: z.string(),
  kind: z.enum([
    'reply',
    'more-detail',
    'private',
    'answer-accepted',
    'sighting',
    'withdrawal',
    'need-help',
    'recall',
    'sign-off',
    'sign-off-decided',
    'question',
    'mention',
    'search',
    'join-request',
    'join-decision',
    'invitation-answered',
    'node-session',
    'application',
    'vouch-request',
    'sample-reply',
    'sample-answered',
    'became',
  ]),
  at: w.time,
  title: z.string().describe('One plain sentence'),
  report: w.id.optional(),
  reportTitle: z.string().optional(),
  draft: w.id.optional(),
  sample: w.id.optional(),
  search: w.id.optional().describe('A search that you follow'),
  node: z.string().optional().describe('The handle of the node it is about'),
  tlp: w.tlp.optional(),
  unread: z.boolean(),
})
export type InboxItem = z.output<typeof inboxItem>

// Drafts for sign-off, saved audiences ------------------------------------------------------------------------------

export const draftIn = z.strictObject({
  request: shareIn,
  colleague: w.id.describe('The seat that is asked to sign off'),
  note: w.text(2_000).default(''),
})
export const draft = z.object({
  id: w.id,
  title: z.string(),
  from: z.string(),
  to: z.string(),
  mine: z.boolean(),
  note: z.string(),
  state: z.enum(['waiting', 'shared', 'declined', 'taken-back']),
  answer: z.string(),
  report: w.id.optional(),
  createdAt: w.time,
  request: shareIn.optional(),
})
export const draftDecisionIn = z.strictObject({
  decision: z.enum(['share', 'decline', 'take-back']),
  answer: w.text(2_000).default(''),
})
export const savedAudienceIn = z.strictObject({ name: w.line(80), audience })
export const savedAudience = z.object({ id: w.id, name: z.string(), audience })

// Signing in -----------------------------------------------------------------------------------------------------------

export const SCOPES = ['read', 'share', 'reply', 'account'] as const
export const keyIn = z.strictObject({
  name: w.line(80),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  cap: z
    .enum(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'])
    .default('AMBER')
    .describe('The key never gets a layer above this. RED never leaves by key'),
  days: z.int().min(1).max(365).default(90),
})
export const key = z.object({
  id: w.id,
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  cap: w.tlp,
  createdAt: w.time,
  expiresAt: w.time,
  usedAt: w.time.optional(),
})
export const newKey = key.extend({ key: z.string().describe('Shown once') })
export const session = z.object({
  id: w.id,
  agent: z.string(),
  how: z.enum(['link', 'link-and-code', 'passkey', 'single-sign-on']),
  createdAt: w.time,
  usedAt: w.time,
  idleEndsAt: w.time.describe('When it ends unless it is used before'),
  expiresAt: w.time.describe('When it ends at the latest'),
  current: z.boolean(),
  isNew: z.boolean().describe('Another sign-in of the last day: look whether it was you'),
})
export const passkey = z.object({ id: z.string(), name: z.string(), createdAt: w.time, usedAt: w.time.optional() })
export const passkeyChange = z.strictObject({ name: w.line(80) })
export const linkIn = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
/** A code of an authenticator app, or a recovery code, however it is grouped. */
export const code = z
  .string()
  .min(6)
  .max(40)
  .regex(/^[A-Za-z0-9 -]+$/)
export const linkUse = linkIn.extend({
  code: code.optional().describe('Where an authenticator app is set up'),
})
export const codeIn = z.strictObject({ code })
export const codesState = z.object({
  on: z.boolean(),
  since: w.time.optional(),
  usedAt: w.time.optional(),
  recoveryCodes: z.int().describe('How many are left'),
})
export const totpSecret = z.object({
  secret: z.string().describe('Base32, shown once'),
  uri: z.string().describe('otpauth://, as authenticator apps read it'),
})
export const recoveryCodes = z.object({ codes: z.array(z.string()).describe('Shown once; each counts once') })
export const linkState = z.object({
  purpose: z.enum(['sign-in', 'first-operator']),
  asksCode: z.boolean().describe('A code of the authenticator app is wanted too'),
  name: z.string().optional(),
  member: z.string().optional(),
})
/** The first person of an empty partnership sets it up. */
export const firstOperatorIn = z.strictObject({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  organisation: w.line(200),
  handle: w.handle,
  kind: w.memberKind,
  person: w.line(200),
  email: z.email().max(254).optional(),
})
export const webauthn = z.record(z.string(), z.unknown()).describe('As navigator.credentials gives and takes it')
export const passkeyIn = z.strictObject({
  ceremony: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  response: webauthn,
  name: w.line(80).optional(),
})
export const ceremony = z.object({ ceremony: z.string(), options: webauthn })
/** Single sign-on, OpenID Connect: the member's own identity provider. */
export const ssoIn = z.strictObject({
  issuer: w
    .line(500)
    .refine(s => /^https?:\/\/[^\s?#@]+$/.test(s) && URL.canParse(s), 'must be an address without query or name')
    .describe('Exactly as the provider states it in its metadata'),
  clientId: w.line(300),
  clientSecret: w.line(1_000).optional().describe('Left out: the one that is kept'),
})
export const sso = z.object({
  on: z.boolean(),
  address: z.string().optional().describe('Where your people sign in; also the redirect URI'),
  issuer: z.string().optional(),
  clientId: z.string().optional().describe('For administrators'),
  linked: z.boolean().describe('You are linked'),
})
export const ssoBegin = z.strictObject({ id: w.id })
export const ssoBegun = z.object({ url: z.string().describe('Go there') })
export const ssoBack = z.strictObject({
  id: w.id,
  query: w.text(4_000, 1).describe('What the address carried when the provider sent you back'),
})
export const memberSettingsIn = z.strictObject({
  signoff: z.boolean().optional(),
  shortNames: z.array(w.line(100)).max(50).optional(),
  domains: z.array(w.line(253)).max(200).optional(),
  networks: z.array(w.line(64)).max(200).optional(),
  listedTo: z.array(w.circleRef).max(50).optional(),
})
/** A domain that the member says is its own, and whether it counts. */
export const memberDomain = z.object({
  domain: z.string(),
  state: z
    .enum(DOMAIN_STATES)
    .describe(
      '`vetted`: looked at at admission · `proved`: until `until` · `declared`, `ended`: your own word; it warns you, and counts for nothing else',
    ),
  provedBy: z.enum(['dns', 'mail']).optional(),
  until: w.time.optional(),
  proof: z
    .object({ name: z.string(), value: z.string(), checkedAt: w.time.optional() })
    .optional()
    .describe('The TXT record that proves it; for administrators'),
  mailbox: z.string().optional().describe('Where a code can be sent instead'),
})
export const memberDomains = z.object({ items: z.array(memberDomain) })
const proving = { domain: ownDomain.describe('One of those declared') }
export const domainStepIn = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('check'), ...proving }),
  z.strictObject({ step: z.literal('send-code'), ...proving }),
  z.strictObject({ step: z.literal('use-code'), ...proving, code: z.string().regex(/^\d{6}$/) }),
])
export type DomainStepIn = z.output<typeof domainStepIn>
export const pageQuery = z.strictObject({
  after: w.cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
})
