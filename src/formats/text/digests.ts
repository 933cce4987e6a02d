/** SHA-256 (FIPS 180-4) and Keccak-256 (the original padding, as Ethereum and Monero use it): synchronous, for checksums of short addresses. */

function primeConstants(count: number, root: 2 | 3): Uint32Array {
  const out = new Uint32Array(count)
  let found = 0
  for (let n = 2; found < count; n++) {
    let prime = true
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false
    if (!prime) continue
    const value = root === 2 ? Math.sqrt(n) : Math.cbrt(n)
    out[found++] = Math.floor((value - Math.floor(value)) * 2 ** 32)
  }
  return out
}

const INITIAL = primeConstants(8, 2)
const ROUND = primeConstants(64, 3)
const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n))

function compress(state: Uint32Array, words: Uint32Array): void {
  const word = (i: number): number => words[i] ?? 0
  for (let i = 16; i < 64; i++) {
    const w15 = word(i - 15)
    const w2 = word(i - 2)
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)
    words[i] = (word(i - 16) + s0 + word(i - 7) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + word(i)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const add = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = ((state[i] ?? 0) + (add[i] ?? 0)) | 0
}

export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const state = INITIAL.slice()
  const words = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(block + i * 4)
    compress(state, words)
  }
  const out = new Uint8Array(32)
  const outView = new DataView(out.buffer)
  state.forEach((word, i) => {
    outView.setUint32(i * 4, word)
  })
  return out
}

const MASK = (1n << 64n) - 1n
const rotateLeft = (x: bigint, n: bigint): bigint => (n === 0n ? x : ((x << n) | (x >> (64n - n))) & MASK)

/** Iota constants from the LFSR x^8 + x^6 + x^5 + x^4 + 1 (FIPS 202 §3.2.5). */
function iotaConstants(): bigint[] {
  const out: bigint[] = []
  let register = 1
  for (let round = 0; round < 24; round++) {
    let constant = 0n
    for (let j = 0; j < 7; j++) {
      if (register & 1) constant |= 1n << ((1n << BigInt(j)) - 1n)
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1
    }
    out.push(constant)
  }
  return out
}
const IOTA = iotaConstants()

function permute(lanes: bigint[]): void {
  const lane = (i: number): bigint => lanes[i] ?? 0n
  for (const constant of IOTA) {
    const columns = [0, 1, 2, 3, 4].map(x => lane(x) ^ lane(x + 5) ^ lane(x + 10) ^ lane(x + 15) ^ lane(x + 20))
    for (let x = 0; x < 5; x++) {
      const mix = (columns[(x + 4) % 5] ?? 0n) ^ rotateLeft(columns[(x + 1) % 5] ?? 0n, 1n)
      for (let y = 0; y < 25; y += 5) lanes[x + y] = lane(x + y) ^ mix
    }
    let x = 1
    let y = 0
    let current = lane(1)
    for (let t = 0; t < 24; t++) {
      const next = (2 * x + 3 * y) % 5
      x = y
      y = next
      const kept = lane(x + 5 * y)
      lanes[x + 5 * y] = rotateLeft(current, BigInt((((t + 1) * (t + 2)) / 2) % 64))
      current = kept
    }
    for (let row = 0; row < 25; row += 5) {
      const copy = [0, 1, 2, 3, 4].map(i => lane(row + i))
      for (let i = 0; i < 5; i++) {
        lanes[row + i] = (copy[i] ?? 0n) ^ (~(copy[(i + 1) % 5] ?? 0n) & MASK & (copy[(i + 2) % 5] ?? 0n))
      }
    }
    lanes[0] = lane(0) ^ constant
  }
}

export function keccak256(bytes: Uint8Array): Uint8Array {
  const rate = 136
  const padded = new Uint8Array(Math.floor(bytes.length / rate) * rate + rate)
  padded.set(bytes)
  padded[bytes.length] = 1
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80
  const view = new DataView(padded.buffer)
  const lanes: bigint[] = new Array(25).fill(0n)
  for (let block = 0; block < padded.length; block += rate) {
    for (let i = 0; i < rate / 8; i++) lanes[i] = (lanes[i] ?? 0n) ^ view.getBigUint64(block + i * 8, true)
    permute(lanes)
  }
  const out = new Uint8Array(32)
  const outView = new DataView(out.buffer)
  for (let i = 0; i < 4; i++) outView.setBigUint64(i * 8, lanes[i] ?? 0n, true)
  return out
}
