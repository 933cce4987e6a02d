import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareJpeg, strippedImage, UnacceptableImage } from './stripped-image.ts'

const ascii = (text: string): number[] => Array.from(text, letter => letter.charCodeAt(0))
const be = (value: number, length: number): number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256)
const le = (value: number, length: number): number[] => be(value, length).reverse()

const chunk = (type: string, data: number[] = []): number[] => [
  ...be(data.length, 4),
  ...ascii(type),
  ...data,
  0,
  0,
  0,
  0,
]
const png = (width: number, height: number, ...more: number[][]): Uint8Array =>
  Uint8Array.from([
    ...ascii('\u0089PNG\r\n\u001A\n'),
    ...chunk('IHDR', [...be(width, 4), ...be(height, 4), 8, 6, 0, 0, 0]),
    ...more.flat(),
    ...chunk('IDAT', [1, 2, 3]),
    ...chunk('IEND'),
  ])

const segment = (marker: number, data: number[]): number[] => [0xff, marker, ...be(data.length + 2, 2), ...data]
const JFIF = segment(0xe0, [...ascii('JFIF\u0000'), 1, 1, 0, 0, 1, 0, 1, 0, 0])
const FRAME = segment(0xc0, [8, ...be(480, 2), ...be(640, 2), 1, 1, 0x11, 0])
const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0xff, 0xd0, 0x34]
const jpeg = (...parts: number[][]): Uint8Array => Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9])

const riff = (type: string, data: number[]): number[] => [
  ...ascii(type),
  ...le(data.length, 4),
  ...data,
  ...(data.length % 2 ? [0] : []),
]
const webp = (...parts: number[][]): Uint8Array => {
  const body = [...ascii('WEBP'), ...parts.flat()]
  return Uint8Array.from([...ascii('RIFF'), ...le(body.length, 4), ...body])
}
const VP8 = riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...le(640, 2), ...le(480, 2), 9])
const VP8L = riff('VP8L', [0x2f, ...le(639 + 479 * 0x4000, 4)])
const VP8X = riff('VP8X', [0, 0, 0, 0, ...le(639, 3), ...le(479, 3)])

const refusal = (bytes: Uint8Array): string => {
  try {
    strippedImage(bytes)
    return 'taken'
  } catch (error) {
    return error instanceof UnacceptableImage ? error.reason : String(error)
  }
}

test('a re-encoded PNG, JPEG or WebP has nothing but its picture', () => {
  expect(strippedImage(png(3, 4, chunk('sRGB', [0]), chunk('pHYs', [0])))).toEqual({
    media: 'image/png',
    width: 3,
    height: 4,
    metadata: [],
  })
  const size = { width: 640, height: 480, metadata: [] }
  expect(strippedImage(jpeg(JFIF, segment(0xdb, [0]), FRAME, segment(0xc4, [0]), SCAN))).toEqual({
    media: 'image/jpeg',
    ...size,
  })
  for (const parts of [[VP8], [VP8L], [VP8X, riff('ALPH', [1]), VP8]])
    expect(strippedImage(webp(...parts))).toEqual({ media: 'image/webp', ...size })
})

test('whatever else a file carries is listed', () => {
  const author = chunk('tEXt', ascii('Author\u0000Jane Smith'))
  expect(strippedImage(png(1, 1, author, chunk('eXIf', [1]), chunk('iCCP', [1]), chunk('tIME', [1]))).metadata).toEqual(
    ['text: Author', 'eXIf', 'iCCP', 'tIME'],
  )
  const exif = segment(0xe1, ascii('Exif\u0000\u0000II'))
  const xmp = segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\u0000'))
  expect(
    strippedImage(
      jpeg(JFIF, exif, xmp, segment(0xe2, ascii('ICC_PROFILE\u0000')), segment(0xfe, ascii('hi')), FRAME, SCAN),
    ).metadata,
  ).toEqual(['EXIF', 'XMP', 'APP2 ICC_PROFILE', 'comment'])
  const thumbnail = segment(0xe0, [...ascii('JFIF\u0000'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])
  expect(strippedImage(jpeg(thumbnail, FRAME, SCAN)).metadata).toEqual(['APP0 JFIF'])
  expect(strippedImage(webp(VP8X, riff('ICCP', [1]), VP8, riff('EXIF', [1]), riff('XMP ', [1]))).metadata).toEqual([
    'ICCP',
    'EXIF',
    'XMP',
  ])
})

test('a JPEG keeps its picture and loses the rest', () => {
  const full = jpeg(JFIF, segment(0xe2, ascii('ICC_PROFILE\u0000')), FRAME, segment(0xfe, ascii('hi')), SCAN)
  expect(bareJpeg(Uint8Array.from([...full, 1, 2]))).toEqual(jpeg(JFIF, FRAME, SCAN))
  expect(bareJpeg(jpeg(FRAME, SCAN))).toEqual(jpeg(FRAME, SCAN))
})

test('bytes after the end are listed: an archive can hide there', () => {
  for (const image of [png(1, 1), jpeg(FRAME, SCAN), webp(VP8)]) {
    expect(strippedImage(Uint8Array.from([...image, ...ascii('PK12')])).metadata).toEqual(['4 bytes after the end'])
  }
})

test('too many pixels, damaged files and other files are refused', () => {
  expect(refusal(png(8000, 5000))).toBe('taken')
  expect(refusal(png(8001, 5000))).toBe('too-large')
  expect(refusal(png(0xffffffff, 0xffffffff))).toBe('too-large')
  expect(refusal(png(0, 5))).toBe('damaged')
  expect(refusal(Uint8Array.from(ascii('GIF89a')))).toBe('not-an-image')
  expect(refusal(Uint8Array.from(ascii('<svg/>')))).toBe('not-an-image')
  expect(refusal(jpeg(JFIF))).toBe('damaged')
  expect(refusal(jpeg(FRAME, FRAME, SCAN))).toBe('damaged')
  expect(refusal(webp(VP8X))).toBe('damaged')
})

test('a file cut anywhere, or with any byte changed, is judged and never throws anything else', () => {
  for (const image of [png(3, 4, chunk('tEXt', ascii('a\u0000b'))), jpeg(JFIF, FRAME, SCAN), webp(VP8X, VP8)]) {
    for (let end = 0; end < image.length; end++)
      expect(refusal(image.slice(0, end))).toMatch(/^(?:damaged|not-an-image)$/)
    fc.assert(
      fc.property(fc.nat(image.length - 1), fc.nat(255), (at, value) => {
        const changed = image.slice()
        changed[at] = value
        expect(refusal(changed)).toMatch(/^(?:taken|damaged|too-large|not-an-image)$/)
      }),
    )
  }
})
