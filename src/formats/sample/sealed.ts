import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import { SAMPLE_BYTES, SAMPLE_PASSWORD } from '../../domain/sample.ts'

/**
 * A sample travels and rests as an archive of one file, encrypted with AES-256 (WinZip's AE-2) under the trade's usual
 * password, so that nothing on the way runs, previews or scans it. The page makes it before anything is sent.
 */
const HERE = { useWebWorkers: false, useCompressionStream: true } as const

export async function sealSample(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), HERE)
  await writer.add(name, new Uint8ArrayReader(bytes), {
    password: SAMPLE_PASSWORD,
    encryptionStrength: 3,
    // The file's own times would tell more than was meant.
    lastModDate: new Date('1980-01-01T00:00:00Z'),
    extendedTimestamp: false,
  })
  return writer.close()
}

export const UNSEALED = ['no-archive', 'not-one-file', 'not-encrypted', 'other-password', 'empty', 'too-large'] as const
export type Unsealed = (typeof UNSEALED)[number]
/** Why an archive is none that a sample can come in. */
export class NotSealed extends Error {
  readonly why: Unsealed
  constructor(why: Unsealed) {
    super(why)
    this.name = 'NotSealed'
    this.why = why
  }
}

/**
 * The file in a sealed archive. What counts is what comes out, not what the archive says of itself.
 * @throws NotSealed for one with another number of files, without AES-256, with another password, or too large a file
 */
export async function openSample(sealed: Uint8Array): Promise<{ name: string; bytes: Uint8Array }> {
  const reader = new ZipReader(new Uint8ArrayReader(sealed), HERE)
  const entries = await reader.getEntries().catch(() => {
    throw new NotSealed('no-archive')
  })
  const [entry, another] = entries
  if (!entry || another || entry.directory) throw new NotSealed('not-one-file')
  if (!entry.encrypted || entry.zipCrypto || entry.extraFieldAES?.strength !== 3) throw new NotSealed('not-encrypted')
  const chunks: Uint8Array[] = []
  let left = SAMPLE_BYTES
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      left -= chunk.length
      if (left < 0) throw new NotSealed('too-large')
      chunks.push(chunk.slice())
    },
  })
  await entry.getData(sink, { password: SAMPLE_PASSWORD, checkSignature: true }).catch(() => {
    throw new NotSealed(left < 0 ? 'too-large' : 'other-password')
  })
  await reader.close()
  const bytes = new Uint8Array(SAMPLE_BYTES - left)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  if (bytes.length === 0) throw new NotSealed('empty')
  return { name: nameOf(entry.filename), bytes }
}

/** The last part of a path, without what a name cannot show. */
export function nameOf(path: string): string {
  const last = path.toWellFormed().split(/[/\\]/).pop() ?? ''
  const shown = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  return shown.slice(0, 200) || 'without a name'
}
