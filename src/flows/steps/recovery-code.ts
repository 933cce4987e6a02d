import { argon2, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../domain/fault.ts'
import { hashOf } from '../../store/access-store.ts'
import type { Context } from '../context.ts'

/**
 * Recovery codes: ten to a set, 80 random bits each, as people type them from paper. Kept as Argon2id (RFC 9106) with a salt for the
 * set, so that one computation compares what was sent with all ten (docs/decisions/0020).
 */
const CODES = 10
/** Crockford's base32 has neither I, L, O nor U; whoever reads I, L or O means 1, 1 and 0. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
/** OWASP's least, of its equally strong choices the one with little memory: KiB, passes, lanes. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`
/** Sets from before were 125 random bits, which SHA-256 keeps well. They count until they are used or replaced. */
const OLD_PREFIX = '$sha256$'
const OLD_LENGTH = 25

/** So many at once: 19 MiB and a thread of Node's four each. As many again wait; the rest is asked to come again. */
const AT_ONCE = 2
const MOST_WAITING = 8
const turns: { running: number; waiting: (() => void)[] } = { running: 0, waiting: [] }

/** Off the event loop, on a thread of Node's pool. */
async function slowHash(code: string, salt: Buffer): Promise<Buffer> {
  if (turns.running >= AT_ONCE) {
    if (turns.waiting.length >= MOST_WAITING)
      throw new Fault('too-many', 'Too many codes are being checked; try again.')
    await new Promise<void>(resolve => turns.waiting.push(resolve))
  } else turns.running++
  try {
    return await new Promise((resolve, reject) =>
      argon2('argon2id', { message: code, nonce: salt, ...COST }, (error, tag) =>
        error ? reject(error) : resolve(tag),
      ),
    )
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running--
  }
}

/** A fresh set: what is shown once, and what is kept of it, in the form of PHC strings. */
export async function drawRecoveryCodes(
  ctx: Pick<Context, 'random'>,
  gid: string,
): Promise<{ shown: string[]; kept: string[] }> {
  const salt = ctx.random(`recovery-salt:${gid}`, 16)
  const codes = Array.from({ length: CODES }, () => written(ctx.random(`recovery:${gid}`, (LENGTH * 5) / 8)))
  const kept: string[] = []
  for (const code of codes) kept.push(`${PREFIX}${unpadded(salt)}$${unpadded(await slowHash(code, salt))}`)
  return { shown: codes.map(code => code.replace(/.{4}(?=.)/g, '$&-')), kept }
}

/** Which of those kept a sent code is, however it is grouped and whether its 0 and 1 were read as letters; undefined: none. */
export async function findRecoveryCode(sent: string, kept: readonly string[]): Promise<string | undefined> {
  const code = sent.replace(/[\s-]/g, '').toUpperCase()
  if (code.length === OLD_LENGTH) return oneOf(kept, OLD_PREFIX + hashOf(code).toString('hex'))
  const read = code.replace(/[IL]/g, '1').replaceAll('O', '0')
  if (read.length !== LENGTH || [...read].some(letter => !ALPHABET.includes(letter))) return undefined
  const salt = kept
    .find(one => one.startsWith(PREFIX))
    ?.slice(PREFIX.length)
    .split('$')[0]
  if (salt === undefined) return undefined
  const tag = await slowHash(read, Buffer.from(salt, 'base64'))
  return oneOf(kept, `${PREFIX}${salt}$${unpadded(tag)}`)
}

/** In the same time whichever it is. */
function oneOf(kept: readonly string[], wanted: string): string | undefined {
  const bytes = Buffer.from(wanted)
  let found: string | undefined
  for (const one of kept) {
    const other = Buffer.from(one)
    if (other.length === bytes.length && timingSafeEqual(other, bytes)) found = one
  }
  return found
}

/** Base64 as PHC strings have it: without padding. */
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

function written(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (let n = 0; n < LENGTH; n++, rest >>= 5n) text = ALPHABET.charAt(Number(rest & 31n)) + text
  return text
}
