import { type Entry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { UnreadableFile } from './unreadable.ts'

/** What all parts read from one archive may come to, and how much larger than its file a document may be. */
export const MOST_INFLATED = 50_000_000
const MOST_RATIO = 200
const MOST_PARTS = 5000

export interface Archive {
  names: readonly string[]
  /** The part as text (UTF-8), or undefined if there is none of this name. */
  part(name: string): Promise<string | undefined>
  close(): Promise<void>
}

/**
 * Opens a zip file. What counts is what really comes out, not the size that the archive states.
 * @throws UnreadableFile for one that is damaged, locked, or unpacks to too much
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, useCompressionStream: true })
  const entries = await reader.getEntries().catch(() => {
    throw new UnreadableFile('corrupt')
  })
  if (entries.length > MOST_PARTS) throw new UnreadableFile('inflates')
  const parts = new Map<string, Entry>()
  for (const entry of entries) if (!entry.directory && !parts.has(entry.filename)) parts.set(entry.filename, entry)
  let left = Math.min(MOST_INFLATED, Math.max(1_000_000, bytes.length * MOST_RATIO))
  return {
    names: [...parts.keys()],
    close: () => reader.close(),
    async part(name) {
      const entry = parts.get(name)
      if (entry === undefined || entry.directory) return undefined
      if (entry.encrypted) throw new UnreadableFile('encrypted')
      const chunks: Uint8Array[] = []
      let over = false
      const sink = new WritableStream<Uint8Array>({
        write(chunk) {
          left -= chunk.length
          if (left < 0) {
            over = true
            throw new Error('too much')
          }
          chunks.push(chunk.slice())
        },
      })
      await entry.getData(sink).catch(() => {
        throw new UnreadableFile(over ? 'inflates' : 'corrupt')
      })
      return decodePart(chunks)
    },
  }
}

function decodePart(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder(chunks[0]?.[0] === 0xff && chunks[0][1] === 0xfe ? 'utf-16le' : 'utf-8')
  return chunks.map(chunk => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
}
