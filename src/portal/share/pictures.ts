import { cleanImage } from '../parts/clean-image.ts'
import type { Attached } from './draft.ts'

const ENDINGS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/**
 * A picture drawn anew, under a name that says nothing: what a screenshot was called tells whose screen it was.
 * @throws UnacceptableImage with a plain sentence
 */
export async function attachImage(file: File, number: number): Promise<Attached> {
  const clean = await cleanImage(file)
  return {
    id: crypto.randomUUID(),
    name: `picture-${number}.${ENDINGS[clean.media] ?? 'png'}`,
    media: clean.media,
    data: base64(clean.bytes),
    bytes: clean.bytes.length,
    bytesBefore: file.size,
    dropped: clean.dropped,
  }
}

/** In pieces, because the argument list of one call has an end. */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
