import PostalMime, { type Attachment } from 'postal-mime'
import { htmlToText } from '../files/html-text.ts'
import { looksLikeMail } from '../files/mail-text.ts'
import { isDocument } from './documents.ts'
import { entropyOf, kindOf, type SampleKind } from './kinds.ts'
import { nameOf } from './sealed.ts'
import { type FoundIn, indicatorsIn, stringsIn } from './strings.ts'
import { type Line, plainText, structureOf, zipNames } from './structure.ts'

/** What is seen of a sample without running anything of it. */
export interface Facts {
  size: number
  md5: string
  sha1: string
  sha256: string
  kind: string
  kindName: string
  entropy: number
  lines: Line[]
  attachments: { name: string; size: number; sha256: string; kindName: string }[]
  found: FoundIn[]
  notes: string[]
}
/** Hex digests; they come from outside, because this room computes and does nothing else. */
export type Digest = (algorithm: 'md5' | 'sha1' | 'sha256', bytes: Uint8Array) => string

export interface Looked {
  facts: Facts
  /** What people read in it: names, and the text of a small sample that is text. For the ceiling on markings. */
  read: string[]
  /** What else may carry text: the file itself, and what is attached to a mail. */
  documents: { name: string; bytes: Uint8Array }[]
}

const MOST_ATTACHMENTS = 50
const MOST_DOCUMENTS = 10
/** How much of a mail's text is looked at for values. */
const HEADERS =
  'from sender reply-to return-path to cc subject date message-id received received-spf authentication-results x-originating-ip x-mailer'.split(
    ' ',
  )

/** @throws never for what the bytes are: what cannot be read is said in `notes` */
export async function lookAt(name: string, bytes: Uint8Array, digest: Digest, demo: boolean): Promise<Looked> {
  const text = plainText(bytes)
  const known = kindOf(bytes)
  const mail =
    !known && looksLikeMail(new TextDecoder('latin1').decode(bytes.subarray(0, 16_384)).replace(/\r\n?/g, '\n'))
  const kind: SampleKind = known ?? (mail ? { kind: 'mail', name: 'E-mail' } : textKind(name, text))
  const base = {
    size: bytes.length,
    md5: digest('md5', bytes),
    sha1: digest('sha1', bytes),
    sha256: digest('sha256', bytes),
    kind: kind.kind,
    kindName: kind.name,
    entropy: entropyOf(bytes),
  }
  const notes = disguised(name, kind)
  if (mail) {
    const opened = await mailOf(bytes, digest, demo).catch(() => undefined)
    if (opened)
      return { facts: { ...base, ...opened.parts, notes }, read: [name, ...opened.read], documents: opened.documents }
    notes.push('The mail is damaged or nested too deeply: it is shown as the text that it is.')
  }
  const inside =
    kind.kind === 'zip' ? zipNames(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).names : []
  return {
    facts: {
      ...base,
      lines: structureOf(kind, bytes),
      attachments: [],
      found: indicatorsIn(text ?? stringsIn(bytes), demo),
      notes,
    },
    read: [name, ...inside.slice(0, 200), ...(text === undefined ? [] : [text])],
    documents: isDocument(bytes) ? [{ name, bytes }] : [],
  }
}

function textKind(name: string, text: string | undefined): SampleKind {
  if (text === undefined) return { kind: 'unknown', name: 'Not known by its first bytes' }
  if (/^\s*(?:<!doctype html|<html|<head|<body)/i.test(text)) return { kind: 'html', name: 'Web page (HTML)' }
  const script = /\.(ps1|vbs|vbe|js|jse|wsf|hta|bat|cmd|sh|py)$/i.exec(name)?.[1]
  if (script) return { kind: 'script', name: `Script (.${script.toLowerCase()})` }
  return { kind: 'text', name: 'Text' }
}

/** A name that says something else than the bytes do. */
function disguised(name: string, { kind, name: is }: SampleKind): string[] {
  const notes: string[] = []
  const program = ['pe', 'elf', 'mach-o', 'lnk', 'script'].includes(kind)
  if (program && !/\.(exe|dll|scr|com|sys|cpl|elf|so|lnk|bin|ps1|vbs|vbe|js|jse|wsf|hta|bat|cmd|sh|py)$/i.test(name))
    notes.push(`The name does not say that this is a ${is.charAt(0).toLowerCase()}${is.slice(1)}.`)
  if (/\.(pdf|docx?|xlsx?|jpe?g|png|txt)\.[a-z0-9]{2,4}$/i.test(name)) notes.push('The name has two endings.')
  return notes
}

async function mailOf(bytes: Uint8Array, digest: Digest, demo: boolean) {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 64, maxRfc822NestingDepth: 3, maxHeadersSize: 512_000 })
  const one = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 1_000)
  const lines = mail.headers
    .filter(h => HEADERS.includes(h.key))
    .slice(0, 60)
    .map(h => ({ label: h.originalKey, value: one(h.value) }))
  const attachments = mail.attachments.slice(0, MOST_ATTACHMENTS).map(a => {
    const content = bytesOf(a)
    return {
      name: nameOf(a.filename ?? `a part without a name (${a.mimeType})`),
      size: content.length,
      sha256: digest('sha256', content),
      kindName: kindOf(content)?.name ?? a.mimeType.slice(0, 100),
    }
  })
  const documents = mail.attachments
    .map(a => ({ name: nameOf(a.filename ?? ''), bytes: bytesOf(a) }))
    .filter(a => isDocument(a.bytes))
    .slice(0, MOST_DOCUMENTS)
  const page = mail.html === undefined ? undefined : htmlToText(mail.html.slice(0, 2_000_000))
  const body = [mail.text ?? '', page?.text ?? '', ...(page?.links ?? [])].join('\n')
  const hashes = attachments.map(a => a.sha256).join('\n')
  const all = `${lines.map(l => `${l.label}: ${l.value}`).join('\n')}\n\n${body}\n\n${hashes}`
  return {
    parts: { lines, attachments, found: indicatorsIn(all, demo) },
    documents,
    read: [`Subject: ${one(mail.subject ?? '')}`, ...attachments.map(a => a.name), body.slice(0, 1_000_000)],
  }
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}
