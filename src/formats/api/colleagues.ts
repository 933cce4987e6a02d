import { z } from 'zod'
import * as w from './words.ts'

/** The people of one's own member, and what is kept of oneself. */
const role = z.enum(['member', 'admin'])
const flag = z.boolean()
export const colleague = z.object({
  id: w.id.describe('Of the seat'),
  name: z.string(),
  title: z.string(),
  role: z.enum(['member', 'admin', 'analyst', 'auditor', 'operator']),
  listed: flag.describe('May be addressed by those who may know the organisation'),
  state: z
    .enum(['invited', 'active', 'lapsed'])
    .describe('`lapsed`: not used for 120 days, and closed until an admin wakes it'),
  you: flag,
  since: w.time,
  email: z.string().optional().describe('For admins'),
  verified: flag.optional().describe('For admins: mail to this address was shown to arrive'),
  lapsesAt: w.time.optional().describe('For admins: when it lapses unless it is used before'),
  undelivered: flag
    .optional()
    .describe('For admins: the mail with the invitation did not arrive; a new link is shown to you'),
  usedAt: w.time.optional().describe('For admins: when a session or key of theirs was last used'),
  linkUntil: w.time.optional().describe('For admins: until when the invitation’s link works; absent when it does not'),
})
export const colleagues = z.object({ mayChange: flag, items: z.array(colleague) })
export const inviteIn = z.strictObject({
  name: w.line(200),
  email: z.email().max(254),
  role: z.enum(['member', 'admin', 'operator']).default('member').describe('An operator is made by operators alone'),
  title: w.text(200).trim().default(''),
  listed: flag.default(false),
})
export const invitation = z.object({
  person: colleague,
  mailed: flag.describe('The link was sent to their address, and is shown to nobody'),
  link: z.string().optional().describe('Where it was not mailed. Shown once: whoever opens it signs in as this person'),
  expiresAt: w.time,
})
export const colleagueIn = z.strictObject({
  role: role.optional(),
  title: w.text(200).trim().optional(),
  listed: flag.optional(),
})
export const erasureIn = z.strictObject({
  name: w.text(200).optional().describe('Your name as it stands here; not needed just after confirming by passkey'),
})

const id = z.string()
export const ownData = z.object({
  madeAt: w.time,
  note: z.string(),
  person: z.object({
    id,
    name: z.string(),
    email: z.string().optional(),
    confirmedAt: w.time.optional().describe('When the address was shown to be yours'),
    since: w.time,
  }),
  seats: z.array(
    z.object({
      id,
      member: z.string(),
      role: z.string(),
      title: z.string(),
      listed: flag,
      state: z.string(),
      since: w.time,
      usedAt: w.time.optional(),
      warnedAt: w.time.optional(),
      until: w.time.optional(),
    }),
  ),
  waysIn: z
    .object({
      app: z.object({ since: w.time.optional(), usedAt: w.time.optional() }).optional(),
      recoveryCodesLeft: z.int(),
      linked: z.array(
        z.object({ issuer: z.string(), subject: z.string(), linkedAt: w.time, usedAt: w.time.optional() }),
      ),
      wrongCodes: z.array(z.object({ wrong: z.int(), at: w.time })),
      links: z.array(z.object({ purpose: z.string(), expiresAt: w.time, usedAt: w.time.optional() })),
    })
    .describe('Besides passkeys; of secrets nothing'),
  mail: z.object({
    how: z.string(),
    at: z.string(),
    alerts: flag,
    waiting: z.array(z.object({ about: z.string(), at: w.time })),
  }),
  terms: z.array(z.object({ version: z.int(), signedAt: w.time })),
  desk: z.object({
    meetsTheRequirementUntil: w.time.optional(),
    lent: z.object({ employer: z.string(), since: w.time }).optional(),
  }),
  offices: z.array(z.object({ node: z.string(), as: z.string() })),
  searches: z.array(
    z.object({
      name: z.string(),
      body: z.record(z.string(), z.unknown()),
      createdAt: w.time,
      followedAt: w.time.optional(),
    }),
  ),
  did: z
    .array(z.object({ what: z.string(), id, at: w.time.optional() }))
    .describe('What you did besides, by the place where it is kept, and the id there'),
  passkeys: z.array(z.object({ name: z.string(), createdAt: w.time, usedAt: w.time.optional() })),
  sessions: z.array(z.object({ agent: z.string(), createdAt: w.time, usedAt: w.time, expiresAt: w.time })),
  keys: z.array(z.object({ name: z.string(), createdAt: w.time, expiresAt: w.time, revokedAt: w.time.optional() })),
  written: z
    .array(z.object({ what: z.string(), id, report: id, title: z.string().optional(), at: w.time }))
    .describe('Reports and entries in threads'),
  readings: z.array(z.object({ report: id, title: z.string().optional(), firstAt: w.time, lastAt: w.time })),
  followed: z.array(z.object({ what: z.string(), target: z.string(), state: z.string(), at: w.time })),
  savedAudiences: z.array(z.object({ name: z.string(), createdAt: w.time })),
  drafts: z.array(
    z.object({ id, title: z.string().optional(), note: z.string(), state: z.string(), createdAt: w.time }),
  ),
  ledger: z.array(z.record(z.string(), z.unknown())).describe('Lines that name a seat of yours'),
})
