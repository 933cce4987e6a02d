import { randomBytes, randomUUID } from 'node:crypto'
import { MEMBER_KINDS } from '../domain/member.ts'
import type { Ceiling } from '../domain/protective-marking.ts'
import { SAMPLE_DAYS } from '../domain/sample.ts'
import { insertLink } from '../store/access-store.ts'
import { change, type Database, rowsOf } from '../store/database.ts'
import { type MailServer, mailerTo } from '../store/mail-out.ts'
import { outbound, textsAt } from '../store/outbound.ts'
import { insertStandingCircles } from '../store/partnership-store.ts'
import { idsWith, sealWith } from '../store/seal.ts'
import {
  endFirstLinks,
  hasMembers,
  type Installation,
  insertInstallation,
  lockInstallation,
} from '../store/set-up-store.ts'
import type { Context } from './context.ts'

/** What the operator has set, where it is not as usual. */
interface Settings {
  internalIssuers?: readonly string[]
  mail?: MailServer | undefined
  ceiling?: Ceiling
  sampleDays?: number
}

/** Reads this installation's identity, or gives it one the first time, with the circles that every partnership has. */
export async function openPartnership(
  db: Database,
  url: string,
  demo: boolean,
  settings: Settings = {},
): Promise<Context> {
  const clock = () => new Date()
  const newId = () => randomUUID()
  const installation = await change(db, undefined, async tx => {
    const known = await lockInstallation(tx)
    if (known) return known
    const made: Installation = { gid: randomUUID(), secret: randomBytes(32), demo }
    await insertInstallation(tx, made, clock())
    await insertStandingCircles({ newId, origin: made.gid }, tx, MEMBER_KINDS)
    return made
  })
  return {
    db,
    seal: sealWith(installation.secret, 'auburn cursor'),
    vault: sealWith(installation.secret, 'auburn vault'),
    idOf: idsWith(installation.secret),
    outbound: outbound(settings.internalIssuers ?? []),
    mail: settings.mail && mailerTo(settings.mail),
    ceiling: settings.ceiling ?? 'OFFICIAL',
    sampleDays: settings.sampleDays ?? SAMPLE_DAYS,
    textsAt: textsAt(),
    now: clock,
    newId,
    random: (_name, bytes) => randomBytes(bytes),
    origin: installation.gid,
    demo: installation.demo,
    url,
  }
}

/** While the partnership has no member: a one-time link (a day long) with which its first operator registers. */
export async function firstOperatorLink(ctx: Context): Promise<string | undefined> {
  if (await hasMembers(rowsOf(ctx.db.app))) return undefined
  const token = ctx.random('first-operator', 32).toString('base64url')
  await change(ctx.db, undefined, async tx => {
    await endFirstLinks(tx)
    await insertLink(tx, {
      token,
      seat: null,
      purpose: 'first-operator',
      reusable: false,
      expiresAt: new Date(ctx.now().getTime() + 86_400_000),
    })
  })
  return `${ctx.url}/link#${token}`
}
