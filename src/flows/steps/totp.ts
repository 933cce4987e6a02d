import { createHmac, timingSafeEqual } from 'node:crypto'

/** Codes of authenticator apps: RFC 6238 with SHA-1, six digits and steps of thirty seconds, as every app has it. */
const STEP_MS = 30_000
/** Steps before and after now in which a code still counts: clocks differ (RFC 6238 section 5.2). */
const DRIFT = 1

export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP_MS)

/** HOTP (RFC 4226 section 5.3) of a counter. */
export function codeOf(secret: Buffer, counter: number, digits = 6): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The step that a code belongs to, if it is one of those around `at` and later than the last that was accepted. */
export function stepOf(secret: Buffer, code: string, at: Date, lastStep: number): number | undefined {
  const now = stepAt(at)
  const sent = Buffer.from(code)
  for (let step = now - DRIFT; step <= now + DRIFT; step++) {
    const wanted = Buffer.from(codeOf(secret, step))
    if (sent.length === wanted.length && timingSafeEqual(sent, wanted) && step > lastStep) return step
  }
  return undefined
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Base32 without padding (RFC 4648 section 6). */
export function base32(bytes: Buffer): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    for (; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31]
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text
}

/** What authenticator apps read, out of a QR code or a link. */
export const otpauth = (secret: Buffer, account: string, host: string): string =>
  `otpauth://totp/${encodeURIComponent(`Auburn (${host})`)}:${encodeURIComponent(account)}?${new URLSearchParams({
    secret: base32(secret),
    issuer: `Auburn (${host})`,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  }).toString()}`.replaceAll('+', '%20')
