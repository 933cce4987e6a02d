import { counted } from './words.ts'

/** Bytes as text. The encoding is read from the byte-order mark, else UTF-8, else Windows-1252 (what old mail and Excel write). */
export function decodeText(bytes: Uint8Array): { text: string; notes: string[] } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] }
  } catch {
    return decodeBroken(bytes)
  }
}

/** Mostly well-formed UTF-8 is a damaged UTF-8 file; otherwise every byte above 0x7F is a letter of Windows-1252. */
function decodeBroken(bytes: Uint8Array): { text: string; notes: string[] } {
  const lenient = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let sound = 0
  for (let at = 0; at < lenient.length; at++) {
    const code = lenient.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) sound++
  }
  if (sound > broken) {
    return {
      text: lenient,
      notes: [`${counted(broken, 'broken character')} in the file could not be read and stand as \uFFFD.`],
    }
  }
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    notes: ['The file does not say its encoding and was read as Windows-1252; check accented letters.'],
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken out
const CONTROLS = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g
const INVISIBLE = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/**
 * Text that is safe to show and to search: one kind of line end, no controls, no invisible characters (they split a name so
 * that it is not found) and no direction marks (they show a text other than the one that is shared).
 */
export function cleanText(written: string): { text: string; notes: string[] } {
  const notes: string[] = []
  const strike = (text: string, what: RegExp, note: (count: number) => string): string => {
    let count = 0
    const left = text.replace(what, () => {
      count++
      return ''
    })
    if (count > 0) notes.push(note(count))
    return left
  }
  let text = written
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\f/g, '\n\n')
  text = strike(text, CONTROLS, n => `${counted(n, 'control character was', 'control characters were')} removed.`)
  text = strike(text, INVISIBLE, n => `${counted(n, 'invisible character was', 'invisible characters were')} removed.`)
  text = strike(
    text,
    DIRECTION,
    n =>
      `${counted(n, 'text-direction mark was', 'text-direction marks were')} removed; a file name may have used them to hide its ending.`,
  )
  return { text, notes }
}

/** True for bytes that no text file has: more than one control byte in twenty (and not UTF-16, which its mark announces). */
export function looksBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false
  const seen = Math.min(bytes.length, 65_536)
  let controls = 0
  for (let at = 0; at < seen; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) controls++
  }
  return controls >= 8 && controls * 20 > seen
}

/** Trailing blanks gone, no more than one empty line in a row, none at either end. */
export function tidyLines(text: string): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const kept = line.trimEnd()
    if (kept !== '' || (lines.length > 0 && lines.at(-1) !== '')) lines.push(kept)
  }
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}
