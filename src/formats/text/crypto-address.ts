import { keccak256, sha256 } from './digests.ts'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

function base58Number(text: string): bigint | undefined {
  let value = 0n
  for (const c of text) {
    const digit = BASE58.indexOf(c)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  return value
}

function bigEndian(value: bigint, length: number): Uint8Array | undefined {
  const out = new Uint8Array(length)
  let rest = value
  for (let i = length - 1; i >= 0; i--) {
    out[i] = Number(rest & 255n)
    rest >>= 8n
  }
  return rest === 0n ? out : undefined
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])

/** Base58Check, main network: P2PKH (version 0, "1…") and P2SH (version 5, "3…"). */
function isBase58Check(text: string): boolean {
  if (!/^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(text)) return false
  const value = base58Number(text)
  const bytes = value === undefined ? undefined : bigEndian(value, 25)
  if (!bytes || (bytes[0] !== 0 && bytes[0] !== 5)) return false
  return same(sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4), bytes.subarray(21))
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let check = 1
  for (const value of values) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    generators.forEach((generator, i) => {
      if ((top >>> i) & 1) check ^= generator
    })
  }
  return check
}

/** BIP 173 (version 0) and BIP 350 (1 to 16), main network. */
function isSegwit(text: string): boolean {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return false
  const lower = text.toLowerCase()
  if (!lower.startsWith('bc1') || lower.length < 14 || lower.length > 90) return false
  const data = [...lower.slice(3)].map(c => BECH32.indexOf(c))
  if (data.includes(-1)) return false
  const version = data[0] ?? 0
  const check = polymod([3, 3, 0, 2, 3, ...data])
  const length = Math.floor(((data.length - 7) * 5) / 8)
  if (version === 0) return check === 1 && (length === 20 || length === 32)
  return version <= 16 && check === 0x2bc830a3 && length >= 2 && length <= 40
}

export const isBitcoin = (text: string): boolean => isBase58Check(text) || isSegwit(text)

/** EIP-55 where the case is mixed; one case carries no checksum. */
export function isEthereum(text: string): boolean {
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return false
  const hex = text.slice(2)
  if (hex === hex.toLowerCase() || hex === hex.toUpperCase()) return true
  const hash = keccak256(new TextEncoder().encode(hex.toLowerCase()))
  return [...hex].every((c, i) => {
    if (c >= '0' && c <= '9') return true
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15
    return nibble >= 8 === (c === c.toUpperCase())
  })
}

const BLOCK_BYTES = [0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8]

function moneroBytes(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 11) {
    const block = text.slice(at, at + 11)
    const value = base58Number(block)
    const length = BLOCK_BYTES[block.length] ?? -1
    const decoded = value === undefined || length < 0 ? undefined : bigEndian(value, length)
    if (!decoded) return undefined
    bytes.push(...decoded)
  }
  return Uint8Array.from(bytes)
}

/** Main network: ordinary (18), integrated (19) and sub-addresses (42), with the Keccak checksum. */
export function isMonero(text: string): boolean {
  if (text.length !== 95 && text.length !== 106) return false
  const bytes = moneroBytes(text)
  if (!bytes || ![18, 19, 42].includes(bytes[0] ?? 0)) return false
  const body = bytes.subarray(0, -4)
  return same(keccak256(body).subarray(0, 4), bytes.subarray(-4))
}
