export type ImageMedia = 'image/png' | 'image/jpeg' | 'image/webp'

export interface StrippedImage {
  media: ImageMedia
  width: number
  height: number
  /** What the file holds besides the picture ("EXIF", "text: Author", "12 bytes after the end"). Empty when it was re-encoded. */
  metadata: string[]
}

/** The bytes are no PNG, JPEG or WebP, are damaged, or make too large a picture. The message is a plain sentence. */
export class UnacceptableImage extends Error {
  readonly reason: 'not-an-image' | 'damaged' | 'too-large'
  constructor(reason: 'not-an-image' | 'damaged' | 'too-large') {
    super(
      {
        'not-an-image': 'This is not a PNG, JPEG or WebP picture.',
        damaged: 'This picture is damaged.',
        'too-large': 'This picture has more than 40 million pixels.',
      }[reason],
    )
    this.name = 'UnacceptableImage'
    this.reason = reason
  }
}

export const MOST_PIXELS = 40_000_000

/**
 * Looks at how a picture file is built, without decoding it, and lists everything in it that is not the picture: the server
 * refuses whatever has a list, because it was not re-encoded in the browser.
 * @throws UnacceptableImage
 */
export function strippedImage(bytes: Uint8Array): StrippedImage {
  const image = inspect(bytes)
  if (image.width < 1 || image.height < 1) throw new UnacceptableImage('damaged')
  if (image.width * image.height > MOST_PIXELS) throw new UnacceptableImage('too-large')
  return image
}

function inspect(bytes: Uint8Array): StrippedImage {
  const view = new Bytes(bytes)
  if (view.text(0, 8) === '\u0089PNG\r\n\u001A\n') return png(view)
  if (view.text(0, 3) === '\u00FF\u00D8\u00FF') return jpeg(view)
  if (view.text(0, 4) === 'RIFF' && view.text(8, 4) === 'WEBP') return webp(view)
  throw new UnacceptableImage('not-an-image')
}

/** Reads numbers and tags; a read past the end means that the file is damaged. */
class Bytes {
  readonly #bytes: Uint8Array
  readonly length: number
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.length = bytes.length
  }
  at(place: number): number {
    const byte = this.#bytes[place]
    if (byte === undefined) throw new UnacceptableImage('damaged')
    return byte
  }
  text(place: number, length: number): string {
    return String.fromCharCode(...this.#bytes.subarray(place, place + length))
  }
  u16(place: number): number {
    return this.at(place) * 0x100 + this.at(place + 1)
  }
  u32(place: number): number {
    return this.u16(place) * 0x10000 + this.u16(place + 2)
  }
  u24le(place: number): number {
    return this.at(place) + this.at(place + 1) * 0x100 + this.at(place + 2) * 0x10000
  }
  u32le(place: number): number {
    return this.u24le(place) + this.at(place + 3) * 0x1000000
  }
}

const PNG_PICTURE = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'sBIT', 'bKGD'])
const PNG_TEXT = new Set(['tEXt', 'zTXt', 'iTXt'])

/** PNG (ISO/IEC 15948, clause 5): chunks of length, type, data and check sum up to IEND. */
function png(view: Bytes): StrippedImage {
  const metadata = new Set<string>()
  if (view.text(12, 4) !== 'IHDR' || view.u32(8) !== 13) throw new UnacceptableImage('damaged')
  const width = view.u32(16)
  const height = view.u32(20)
  let at = 8
  let pictured = false
  for (;;) {
    const length = view.u32(at)
    const type = view.text(at + 4, 4)
    const next = at + 12 + length
    if (next > view.length || !/^[A-Za-z]{4}$/.test(type)) throw new UnacceptableImage('damaged')
    if (type === 'IHDR' && at !== 8) throw new UnacceptableImage('damaged')
    if (type === 'IDAT') pictured = true
    if (PNG_TEXT.has(type)) metadata.add(`text: ${keyword(view.text(at + 8, Math.min(length, 79)))}`)
    else if (!PNG_PICTURE.has(type)) metadata.add(type)
    at = next
    if (type === 'IEND') break
  }
  if (!pictured) throw new UnacceptableImage('damaged')
  return { media: 'image/png', width, height, metadata: withTail(metadata, view.length - at) }
}

const keyword = (text: string): string => (text.split('\u0000')[0] ?? '').replace(/[^ -~]/g, '?')

/** Start-of-frame markers: all of C0 to CF but the Huffman tables (C4), the extension (C8) and the arithmetic tables (CC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const JPEG_TABLES = new Set([0xc4, 0xcc, 0xdb, 0xdd, 0xda])

/** JPEG (ITU-T T.81, annex B): markers with lengths; after SOS the picture itself, in which FF is followed by 00 or RSTn. */
function jpeg(view: Bytes, found: (start: number, end: number) => void = () => undefined): StrippedImage {
  const metadata = new Set<string>()
  let size: { width: number; height: number } | undefined
  let scanned = false
  let at = 2
  for (;;) {
    if (view.at(at) !== 0xff) throw new UnacceptableImage('damaged')
    while (view.at(at + 1) === 0xff) at++
    const marker = view.at(at + 1)
    at += 2
    if (marker === 0xd9) break
    const length = view.u16(at)
    if (length < 2 || at + length > view.length) throw new UnacceptableImage('damaged')
    if (isFrame(marker)) {
      if (size !== undefined) throw new UnacceptableImage('damaged')
      size = { height: view.u16(at + 3), width: view.u16(at + 5) }
    } else if (!JPEG_TABLES.has(marker) && !isPlainJfif(view, marker, at, length)) {
      metadata.add(jpegName(view, marker, at))
      found(at - 2, at + length)
    }
    at += length
    if (marker === 0xda) {
      scanned = true
      at = endOfScan(view, at)
    }
  }
  if (size === undefined || !scanned) throw new UnacceptableImage('damaged')
  if (at < view.length) found(at, view.length)
  return { media: 'image/jpeg', ...size, metadata: withTail(metadata, view.length - at) }
}

/**
 * A JPEG without what is not its picture. Browsers put a colour profile into every JPEG that they encode.
 * @throws UnacceptableImage
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const left: [start: number, end: number][] = []
  jpeg(new Bytes(bytes), (start, end) => left.push([start, end]))
  const bare = new Uint8Array(bytes.length - left.reduce((sum, [start, end]) => sum + end - start, 0))
  let from = 0
  let to = 0
  for (const [start, end] of [...left, [bytes.length, bytes.length] as const]) {
    bare.set(bytes.subarray(from, start), to)
    to += start - from
    from = end
  }
  return bare
}

/** APP0 "JFIF" without a thumbnail: density and version alone. */
const isPlainJfif = (view: Bytes, marker: number, at: number, length: number): boolean =>
  marker === 0xe0 && length === 16 && view.text(at + 2, 5) === 'JFIF\u0000'

function jpegName(view: Bytes, marker: number, at: number): string {
  if (marker === 0xfe) return 'comment'
  if (marker < 0xe0 || marker > 0xef) return `marker ${marker.toString(16).toUpperCase()}`
  const called = keyword(view.text(at + 2, 12))
  return called.startsWith('Exif') ? 'EXIF' : called.startsWith('http') ? 'XMP' : `APP${marker - 0xe0} ${called}`.trim()
}

function endOfScan(view: Bytes, from: number): number {
  let at = from
  for (;;) {
    if (view.at(at) === 0xff) {
      const next = view.at(at + 1)
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    }
    at++
  }
}

const WEBP_PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

/** WebP (RFC 9649): a RIFF container of chunks, padded to even lengths. Moving pictures are not taken. */
function webp(view: Bytes): StrippedImage {
  const metadata = new Set<string>()
  const end = 8 + view.u32le(4)
  if (end > view.length) throw new UnacceptableImage('damaged')
  let size: { width: number; height: number } | undefined
  let pictured = false
  let at = 12
  while (at < end) {
    const type = view.text(at, 4)
    const length = view.u32le(at + 4)
    const data = at + 8
    if (data + length > end) throw new UnacceptableImage('damaged')
    if (type === 'VP8X') size = { width: view.u24le(data + 4) + 1, height: view.u24le(data + 7) + 1 }
    if (type === 'VP8 ' || type === 'VP8L') {
      const own = type === 'VP8 ' ? lossySize(view, data) : losslessSize(view, data)
      if (pictured || (size !== undefined && (size.width !== own.width || size.height !== own.height))) {
        throw new UnacceptableImage('damaged')
      }
      pictured = true
      size = own
    }
    if (!WEBP_PICTURE.has(type)) metadata.add(/^[ -~]{4}$/.test(type) ? type.trim() : 'an unknown part')
    at = data + length + (length % 2)
  }
  if (size === undefined || (!pictured && !metadata.has('ANMF'))) throw new UnacceptableImage('damaged')
  return { media: 'image/webp', ...size, metadata: withTail(metadata, view.length - at) }
}

function lossySize(view: Bytes, data: number): { width: number; height: number } {
  if (view.text(data + 3, 3) !== '\u009D\u0001\u002A') throw new UnacceptableImage('damaged')
  const [w, h] = [view.at(data + 6) + view.at(data + 7) * 0x100, view.at(data + 8) + view.at(data + 9) * 0x100]
  return { width: w % 0x4000, height: h % 0x4000 }
}

function losslessSize(view: Bytes, data: number): { width: number; height: number } {
  if (view.at(data) !== 0x2f) throw new UnacceptableImage('damaged')
  const bits = view.u32le(data + 1)
  return { width: (bits % 0x4000) + 1, height: (Math.floor(bits / 0x4000) % 0x4000) + 1 }
}

const withTail = (metadata: ReadonlySet<string>, left: number): string[] =>
  left > 0 ? [...metadata, `${left} bytes after the end`] : [...metadata]
