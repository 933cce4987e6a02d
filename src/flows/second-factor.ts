import { Fault, notFound } from '../domain/fault.ts'
import { endSessionOf, noteWrongInSession } from '../store/access-store.ts'
import { change, rowsOf } from '../store/database.ts'
import {
  confirmTotp,
  factorsOf,
  keepPendingTotp,
  lockTotp,
  recoveryCodesLeft,
  removeCodes,
  replaceRecoveryCodes,
  totpOf,
} from '../store/factor-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { checkCode, codeRefused, codeWaits, MOST_WRONG, openSecret, sealSecret } from './steps/check-code.ts'
import { FIVE_MINUTES, type Opened, renewSession } from './steps/open-session.ts'
import { drawRecoveryCodes } from './steps/recovery-code.ts'
import { base32, otpauth, stepOf } from './steps/totp.ts'

/** An authenticator app and recovery codes: for whoever has no passkey at hand. */

export const factorsOfViewer = (ctx: Context, viewer: Viewer) => factorsOf(rowsOf(ctx.db.app), viewer.person.id)

export async function codesState(ctx: Context, viewer: Viewer) {
  const rows = rowsOf(ctx.db.app)
  const totp = await totpOf(rows, viewer.person.id)
  return {
    on: Boolean(totp?.secret),
    ...(totp?.secret && totp.confirmed_at ? { since: totp.confirmed_at.toISOString() } : {}),
    ...(totp?.secret && totp.used_at ? { usedAt: totp.used_at.toISOString() } : {}),
    recoveryCodes: await recoveryCodesLeft(rows, viewer.person.id),
  }
}

/** Draws a secret (RFC 4226 section 4 asks for 128 bits at least, 160 recommended). It counts once a code confirms it. */
export async function beginTotp(ctx: Context, viewer: Viewer) {
  const { id, gid, email, name } = viewer.person
  const secret = ctx.random(`totp:${gid}`, 20)
  await change(ctx.db, undefined, tx => keepPendingTotp(tx, id, sealSecret(ctx, gid, secret), ctx.now()))
  return { secret: base32(secret), uri: otpauth(secret, email ?? name, new URL(ctx.url).host) }
}

/** The first code from the app turns it on, and gives the recovery codes, this once. */
export async function confirmTotpSetUp(ctx: Context, viewer: Viewer, code: string): Promise<string[]> {
  const { id, gid } = viewer.person
  const at = ctx.now()
  return change(ctx.db, undefined, async tx => {
    const totp = await lockTotp(tx, id)
    if (!totp?.pending || !totp.pending_at || at.getTime() - totp.pending_at.getTime() > FIVE_MINUTES * 3)
      throw new Fault('conflict', 'Begin again: this set-up was left for too long, or finished already.')
    const step = stepOf(openSecret(ctx, gid, totp.pending), code.replace(/\s/g, ''), at, 0)
    if (step === undefined) throw codeRefused()
    await confirmTotp(tx, id, step, at)
    return newSet(ctx, tx, viewer)
  })
}

/** Ten hashes each time: for a person one set after the other, and who asks meanwhile holds no connection. */
const renewing = new Set<number>()
export async function renewRecoveryCodes(ctx: Context, viewer: Viewer): Promise<string[]> {
  const { id } = viewer.person
  if (renewing.has(id)) throw new Fault('too-many', 'New codes are being made already.')
  renewing.add(id)
  try {
    return await change(ctx.db, undefined, async tx => {
      const totp = await lockTotp(tx, id)
      if (!totp?.secret) throw notFound()
      return newSet(ctx, tx, viewer)
    })
  } finally {
    renewing.delete(id)
  }
}

async function newSet(ctx: Context, tx: Parameters<typeof lockTotp>[0], viewer: Viewer): Promise<string[]> {
  const { shown, kept } = await drawRecoveryCodes(ctx, viewer.person.gid)
  await replaceRecoveryCodes(tx, viewer.person.id, kept)
  return shown
}

export async function removeTotp(ctx: Context, viewer: Viewer): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await removeCodes(tx, viewer.person.id))) throw notFound()
  })
}

/** Confirms that it is still the same person, by a code. Ten wrong ones end the session that they came with. */
export async function stepUpByCode(
  ctx: Context,
  viewer: Viewer,
  session: Buffer,
  asked: { code: string; address: string },
): Promise<Opened> {
  const { id, gid } = viewer.person
  const outcome = await change(ctx.db, undefined, async tx => {
    const verdict = await checkCode(ctx, tx, { id, gid, address: asked.address }, asked.code)
    if (verdict === 'right') return renewSession(ctx, tx, session, { steppedUp: true })
    if (verdict === 'wrong' && (await noteWrongInSession(tx, session)) >= MOST_WRONG) {
      await endSessionOf(tx, session)
      tx.happens({ what: 'rights', at: ctx.now() })
    }
    return verdict
  })
  if (outcome === 'wait') throw codeWaits()
  if (outcome === 'wrong') throw codeRefused()
  return outcome
}
