import { cleanText, decodeText, looksBinary, tidyLines } from './decode.ts'
import { UnreadableFile, type UnreadableReason } from './unreadable.ts'

export { UnreadableFile, type UnreadableReason } from './unreadable.ts'

export type FileKind = 'text' | 'mail' | 'html' | 'markdown' | 'csv' | 'docx' | 'pdf'

export interface ReadFile {
  text: string
  kind: FileKind
  /** A mail's subject or a page's title. */
  subject?: string
  /** Whole sentences: what was left out, and what to check. */
  notes: string[]
  /** People whom the document's properties or a mail's recipient lines name: candidates for `OwnTerms.people`. */
  people: string[]
}

export const LARGEST_FILE = 25_000_000
/** Names that a file chooser may offer. */
export const READABLE_ENDINGS = [
  '.txt',
  '.eml',
  '.html',
  '.htm',
  '.md',
  '.csv',
  '.tsv',
  '.log',
  '.json',
  '.docx',
  '.pdf',
]

interface Part {
  text: string
  subject?: string
  notes: string[]
  people: string[]
}

/**
 * What somebody dropped on the page, as text. What it is is read from its first bytes; the name decides only between kinds of
 * text. Runs wherever it is called (the page or the command line); nothing is sent. `ownDomains` tell a mail of one's own from
 * the attacker's.
 * @throws UnreadableFile with a plain sentence
 */
export async function readFile(name: string, bytes: Uint8Array, ownDomains: readonly string[] = []): Promise<ReadFile> {
  if (bytes.length > LARGEST_FILE) throw new UnreadableFile('too-large')
  if (bytes.length === 0) throw new UnreadableFile('empty')
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (startsPdf(bytes, ending)) return finished('pdf', await import('./pdf-text.ts').then(m => m.readPdf(bytes)))
  if (begins(bytes, 'PK\u0003\u0004')) {
    return finished('docx', await import('./docx-text.ts').then(m => m.readDocx(bytes)))
  }
  const refused = refusedKind(bytes)
  if (refused !== undefined) throw new UnreadableFile(refused)
  if (looksBinary(bytes)) throw new UnreadableFile('binary')
  return readTextual(ending, bytes, ownDomains)
}

async function readTextual(ending: string, bytes: Uint8Array, ownDomains: readonly string[]): Promise<ReadFile> {
  const decoded = decodeText(bytes)
  const start = decoded.text.slice(0, 16_384).replace(/\r\n?/g, '\n').trimStart()
  const { looksLikeMail, readMail } = await import('./mail-text.ts')
  if (ending === 'eml' || looksLikeMail(start)) {
    // In UTF-16 there is no mail; what was saved so is turned back into the bytes it was.
    const raw = decoded.notes.length === 0 ? new TextEncoder().encode(decoded.text.trimStart()) : bytes
    const mail = await readMail(raw, ownDomains).catch(() => undefined)
    if (mail !== undefined) return finished('mail', mail)
    const note = 'The mail is damaged or nested too deeply, so it was read as plain text.'
    return finished('mail', { text: decoded.text, people: [], notes: [...decoded.notes, note] })
  }
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(start) ||
    /^html?$/.test(ending)
  ) {
    const { htmlToText } = await import('./html-text.ts')
    const { text, title } = htmlToText(decoded.text)
    const page: Part = { text, notes: decoded.notes, people: [] }
    return finished('html', title === undefined ? page : { ...page, subject: title, text: `${title}\n\n${text}` })
  }
  const kind =
    ending === 'md' || ending === 'markdown' ? 'markdown' : ending === 'csv' || ending === 'tsv' ? 'csv' : 'text'
  return finished(kind, { text: decoded.text, notes: decoded.notes, people: [] })
}

function finished(kind: FileKind, part: Part): ReadFile {
  const { text, notes } = cleanText(part.text)
  const tidy = kind === 'text' || kind === 'csv' || kind === 'markdown' ? text : tidyLines(text)
  if (tidy.trim() === '') throw new UnreadableFile(kind === 'pdf' ? 'no-text' : 'empty')
  const subject = part.subject === undefined ? '' : cleanText(part.subject).text.trim()
  return {
    text: tidy,
    kind,
    ...(subject === '' ? {} : { subject }),
    notes: [...part.notes, ...notes].map(note => cleanText(note).text),
    people: part.people.map(person => cleanText(person).text.trim()).filter(person => person !== ''),
  }
}

/** Readers accept some junk before `%PDF-`; a text that merely mentions it is not one. */
function startsPdf(bytes: Uint8Array, ending: string): boolean {
  if (begins(bytes, '%PDF-')) return true
  return ending === 'pdf' && new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
}

/** First bytes of files that people do drop, and why each is not read. */
const SIGNATURES: readonly [start: string, why: UnreadableReason][] = [
  ['\u00D0\u00CF\u0011\u00E0', 'old-office'],
  ['{\\rtf', 'old-office'],
  ['MZ', 'executable'],
  ['\u007FELF', 'executable'],
  ['\u00CF\u00FA\u00ED\u00FE', 'executable'],
  ['\u00CE\u00FA\u00ED\u00FE', 'executable'],
  ['\u00CA\u00FE\u00BA\u00BE', 'executable'],
  ['L\u0000\u0000\u0000\u0001\u0014\u0002\u0000', 'executable'],
  ['PK\u0005\u0006', 'archive'],
  ['Rar!\u001A', 'archive'],
  ['7z\u00BC\u00AF', 'archive'],
  ['\u001F\u008B', 'archive'],
  ['MSCF', 'archive'],
  ['BZh', 'archive'],
  ['\u00FD7zXZ', 'archive'],
  ['\u0089PNG', 'image'],
  ['\u00FF\u00D8\u00FF', 'image'],
  ['GIF8', 'image'],
  ['RIFF', 'image'],
  ['II*\u0000', 'image'],
  ['MM\u0000*', 'image'],
]

/** Signatures made of letters alone could begin a sentence, so they count only in a file that is not text. */
function refusedKind(bytes: Uint8Array): UnreadableReason | undefined {
  const found = SIGNATURES.find(([start]) => begins(bytes, start))
  if (found === undefined) return undefined
  const [start, why] = found
  return /^[A-Za-z0-9]+$/.test(start) && !looksBinary(bytes) ? undefined : why
}

function begins(bytes: Uint8Array, start: string): boolean {
  for (let at = 0; at < start.length; at++) if (bytes[at] !== start.charCodeAt(at)) return false
  return true
}
