import { Fault } from '../../domain/fault.ts'
import { hashOf } from '../../store/access-store.ts'
import type { Rows } from '../../store/database.ts'
import {
  forgetWrongCodes,
  lockTotp,
  noteWrongCode,
  recoveryCodesOf,
  spendRecoveryCode,
  spendStep,
  wrongCodes,
} from '../../store/factor-store.ts'
import type { Context } from '../context.ts'
import { findRecoveryCode } from './recovery-code.ts'
import { stepOf } from './totp.ts'

/** So many wrong codes from one address are nobody's typing errors; from then on each costs twice the waiting. */
const PATIENCE = 5
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 3_600_000
/** So many wrong codes use up the link, or end the session, that they came with. */
export const MOST_WRONG = 10

export interface CodeSender {
  id: number
  gid: string
  /** Where the request came from: who guesses from there waits, and nobody else does. */
  address: string
}
export type Verdict = 'right' | 'wrong' | 'wait'
export const codeRefused = (): Fault =>
  new Fault('wrong-code', 'Each code counts once: wait for the next one, and see that your phone’s clock is right.')
export const codeWaits = (): Fault =>
  new Fault('too-many', 'Too many codes were wrong. Wait before the next; a passkey works meanwhile.')

/** The kind under which a person's secret is sealed: it cannot be put into another one's row. */
const kindOf = (gid: string): string => `totp:${gid}`
export const sealSecret = (ctx: Context, gid: string, secret: Buffer): string =>
  ctx.vault.seal(kindOf(gid), secret.toString('base64'), ctx.random(`seal:totp:${gid}`, 12))
export function openSecret(ctx: Context, gid: string, sealed: string): Buffer {
  const secret = ctx.vault.open(kindOf(gid), sealed)
  if (typeof secret !== 'string') throw new Fault('internal')
  return Buffer.from(secret, 'base64')
}

/**
 * Whether a code of the person's app, or one of its recovery codes, is right. It counts once; a wrong one is noted. The person's
 * row is locked and the limit stands before any hashing: whoever sends many at once pays for one after the other, and for few.
 */
export async function checkCode(ctx: Context, tx: Rows, person: CodeSender, sent: string): Promise<Verdict> {
  const at = ctx.now()
  const address = hashOf(`${person.gid} ${person.address}`)
  const totp = await lockTotp(tx, person.id)
  if (!totp?.secret) return 'wrong'
  const before = await wrongCodes(tx, person.id, address)
  if (before && at.getTime() < before.at.getTime() + waitAfter(before.wrong)) return 'wait'
  if (await isRight(ctx, tx, person, totp.secret, Number(totp.last_step), sent)) {
    if (before) await forgetWrongCodes(tx, person.id, address)
    return 'right'
  }
  await noteWrongCode(tx, person.id, address, at)
  return 'wrong'
}

const waitAfter = (wrong: number): number =>
  wrong < PATIENCE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - PATIENCE))

async function isRight(ctx: Context, tx: Rows, person: CodeSender, sealed: string, lastStep: number, sent: string) {
  const at = ctx.now()
  const code = sent.replace(/[\s-]/g, '').toUpperCase()
  if (!/^\d{6}$/.test(code)) {
    const found = await findRecoveryCode(code, await recoveryCodesOf(tx, person.id))
    return found !== undefined && spendRecoveryCode(tx, person.id, found, at)
  }
  const step = stepOf(openSecret(ctx, person.gid, sealed), code, at, lastStep)
  if (step !== undefined) await spendStep(tx, person.id, step, at)
  return step !== undefined
}
