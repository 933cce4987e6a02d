import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Qr } from './qr.tsx'

/**
 * What a camera gets: the drawing as pixels, read by rules of ISO/IEC 18004 written down here once more and not by the library
 * that drew it. The key of an authenticator app has to come out to the letter.
 */
const SCALE = 3
interface Picture {
  side: number
  dark: (x: number, y: number) => boolean
}
function pixelsOf(markup: string): Picture {
  const size = Number(/viewBox="0 0 (\d+) /.exec(markup)?.[1])
  const side = size * SCALE
  const pixels = new Uint8Array(side * side)
  for (const [, x, y] of (/<path d="([^"]+)"/.exec(markup)?.[1] ?? '').matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < SCALE; dy++)
      for (let dx = 0; dx < SCALE; dx++) pixels[(Number(y) * SCALE + dy) * side + Number(x) * SCALE + dx] = 1
  return { side, dark: (x, y) => pixels[y * side + x] === 1 }
}

/** Finds the symbol by its first dark pixel and its finder pattern (seven modules wide), and samples its modules. */
function modulesOf({ side, dark }: Picture): boolean[][] {
  let at = 0
  while (!dark(at, at)) at++
  let wide = 0
  while (dark(at + wide, at)) wide++
  const module = wide / 7
  const count = Math.round((side - 2 * at) / module)
  expect(at / module, 'the quiet zone').toBeGreaterThanOrEqual(4)
  const middle = (n: number) => Math.floor(at + (n + 0.5) * module)
  return Array.from({ length: count }, (_, y) => Array.from({ length: count }, (_, x) => dark(middle(x), middle(y))))
}

/** Level M: codewords for correction in a block, then blocks as [how many, data codewords]. */
const BLOCKS: readonly (readonly [number, readonly (readonly [number, number])[]])[] = [
  [10, [[1, 16]]],
  [16, [[1, 28]]],
  [26, [[1, 44]]],
  [18, [[2, 32]]],
  [24, [[2, 43]]],
  [16, [[4, 27]]],
  [18, [[4, 31]]],
  [
    22,
    [
      [2, 38],
      [2, 39],
    ],
  ],
  [
    22,
    [
      [3, 36],
      [2, 37],
    ],
  ],
  [
    26,
    [
      [4, 43],
      [1, 44],
    ],
  ],
]
const ALIGNED = [[], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46], [28, 50]]
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function read(modules: boolean[][]): string {
  const size = modules.length
  const version = (size - 17) / 4
  const bit = (x: number, y: number): number => (modules[y]?.[x] ? 1 : 0)
  let format = 0
  for (const x of [0, 1, 2, 3, 4, 5, 7, 8]) format = format * 2 + bit(x, 8)
  for (const y of [7, 5, 4, 3, 2, 1, 0]) format = format * 2 + bit(8, y)
  format ^= 0b101010000010010
  expect(format >> 13, 'level M').toBe(0)
  const mask = MASKS[(format >> 10) & 7]
  const centres = version === 1 ? [] : [6, ...(ALIGNED[version - 1] ?? [])]
  const last = Math.max(...centres)
  const aligns = centres
    .flatMap(x => centres.map(y => [x, y] as const))
    .filter(([x, y]) => !((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)))
  const fixed = (x: number, y: number): boolean =>
    (x < 9 && y < 9) ||
    (x >= size - 8 && y < 9) ||
    (x < 9 && y >= size - 8) ||
    x === 6 ||
    y === 6 ||
    aligns.some(([a, b]) => Math.abs(x - a) <= 2 && Math.abs(y - b) <= 2) ||
    (version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6)))
  const bits: number[] = []
  let up = true
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let n = 0; n < size; n++)
      for (const x of right === 6 ? [5, 4] : [right, right - 1]) {
        const y = up ? size - 1 - n : n
        if (!fixed(x, y)) bits.push(bit(x, y) ^ (mask?.(x, y) ? 1 : 0))
      }
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce((sum, b) => sum * 2 + b, 0),
  )
  return textOf(blocksOf(words, version), version)
}

function blocksOf(words: readonly number[], version: number): number[] {
  const [correcting, groups] = BLOCKS[version - 1] ?? [0, []]
  const lengths = groups.flatMap(([many, data]) => Array.from({ length: many }, () => data))
  const blocks: number[][] = lengths.map(() => [])
  let at = 0
  for (let n = 0; n < Math.max(...lengths); n++)
    for (const [b, length] of lengths.entries()) if (n < length) blocks[b]?.push(words[at++] ?? 0)
  const data = blocks.flatMap(block => [...block])
  for (let n = 0; n < correcting; n++) for (const block of blocks) block.push(words[at++] ?? 0)
  for (const block of blocks) for (let n = 0; n < correcting; n++) expect(syndrome(block, n), 'no error').toBe(0)
  return data
}
/** The block as a polynomial over GF(256) by 0x11d, at the nth power of 2: nought where nothing is wrong. */
function syndrome(block: readonly number[], n: number): number {
  let point = 1
  for (let i = 0; i < n; i++) point = times(point, 2)
  return block.reduce((sum, word) => times(sum, point) ^ word, 0)
}
function times(a: number, b: number): number {
  let product = 0
  for (let x = a, y = b; y > 0; y >>= 1, x = x & 0x80 ? (x << 1) ^ 0x11d : x << 1) if (y & 1) product ^= x
  return product
}

function textOf(data: readonly number[], version: number): string {
  const bits = data.flatMap(word => Array.from({ length: 8 }, (_, n) => (word >> (7 - n)) & 1))
  let at = 0
  const take = (n: number): number => {
    const taken = bits.slice(at, at + n)
    at += n
    return taken.reduce((sum, b) => sum * 2 + b, 0)
  }
  expect(take(4), 'bytes').toBe(4)
  const length = take(version < 10 ? 8 : 16)
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from({ length }, () => take(8)))
}

test.each([
  'otpauth://totp/Auburn:a.person%40alder.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Auburn',
  'otpauth://totp/Auburn%20(demo):somebody.with.a.long.name%40halvergate-bank-holdings.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Auburn%20(demo)&algorithm=SHA1&digits=6&period=30',
  'otpauth://totp/a?secret=AA',
])('what is drawn is read as it was written: %s', text => {
  const markup = renderToStaticMarkup(createElement(Qr, { text, says: 'The key' }))
  expect(markup).toContain('aria-label="The key"')
  expect(markup, 'black on white in every theme').toMatch(/fill="#fff".*fill="#000"/)
  expect(read(modulesOf(pixelsOf(markup)))).toBe(text)
})
