import PostalMime, { type Address, type Attachment, decodeWords, type Email } from 'postal-mime'
import { tidyLines } from './decode.ts'
import { htmlToText } from './html-text.ts'
import { counted, listed, sizeOf } from './words.ts'

export interface MailText {
  text: string
  subject?: string
  people: string[]
  notes: string[]
}

/** The headers that say where a mail came from; the rest is machinery. */
const TELLING = new Set(
  'from sender reply-to return-path to cc delivered-to x-original-to envelope-to subject date message-id in-reply-to received received-spf authentication-results x-originating-ip x-sender-ip x-mailer user-agent x-php-originating-script'.split(
    ' ',
  ),
)
/** Of these, those that a mail program and its servers write: in a mail of one's own they say on what and from where it was written. */
const MACHINERY = new Set(
  'return-path delivered-to x-original-to envelope-to message-id in-reply-to received received-spf authentication-results x-originating-ip x-sender-ip x-mailer user-agent x-php-originating-script'.split(
    ' ',
  ),
)
/** A forwarded mail inside a forwarded mail is opened this deep. */
const DEEPEST = 3

/** True where the text starts as a mail does (RFC 5322): a block of `Name: value` lines, several of them a mail's own. */
export function looksLikeMail(start: string): boolean {
  let known = 0
  for (const line of start.split('\n', 60)) {
    if (line === '') break
    if (/^[ \t]/.test(line) || /^>?From /.test(line)) continue
    const name = /^([A-Za-z][A-Za-z0-9-]{0,60}):/.exec(line)?.[1]?.toLowerCase()
    if (name === undefined) return false
    if (TELLING.has(name) || name === 'mime-version' || name === 'content-type') known++
  }
  return known >= 3
}

/**
 * A mail (RFC 5322 and MIME) as text: the headers that say where it came from, the plain body (else the HTML one as text),
 * every link that the plain body does not show, and the attachments by name, size and SHA-256. Mails attached to it are read
 * the same way. Of a mail that was written under `ownDomains`, as one that passes on another, the machinery's headers are left
 * out: they tell of the reporter, not of the attacker. One that only pretends so (its checks failed) keeps them. A mail whose structure is broken or too deep throws whatever postal-mime throws.
 */
export async function readMail(bytes: Uint8Array, ownDomains: readonly string[] = [], depth = 0): Promise<MailText> {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: 64,
    maxRfc822NestingDepth: DEEPEST,
    // Otherwise one without a disposition is told in a few lines, and the headers that say where it came from are lost.
    forceRfc822Attachments: true,
  })
  const notes: string[] = []
  const lines = [...headerLines(mail, isOwn(mail, ownDomains), notes), '', bodyOf(mail)]
  const people = peopleOf(mail)
  const unread: string[] = []
  for (const attachment of mail.attachments) {
    const content = bytesOf(attachment)
    if (attachment.mimeType === 'message/rfc822' && depth < DEEPEST) {
      const inner = await readMail(content, ownDomains, depth + 1).catch(() => undefined)
      if (inner !== undefined) {
        lines.push('', '---- Attached mail ----', inner.text)
        people.push(...inner.people)
        notes.push(...inner.notes)
        continue
      }
    }
    const named = oneLine(attachment.filename ?? `a part without a name (${attachment.mimeType})`)
    unread.push(`${named} (${sizeOf(content.length)})`)
    lines.push('', `Attachment: ${named}, ${sizeOf(content.length)}${await hashed(content)}`)
  }
  if (unread.length > 0) {
    notes.push(`${counted(unread.length, 'attachment was', 'attachments were')} not read: ${listed(unread)}.`)
  }
  const subject = oneLine(mail.subject ?? '')
  return {
    text: tidyLines(lines.join('\n')),
    ...(subject === '' ? {} : { subject }),
    people: [...new Set(people)],
    notes,
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function isOwn(mail: Email, ownDomains: readonly string[]): boolean {
  const host = mail.from?.address?.split('@').at(-1)?.toLowerCase() ?? ''
  const checks = mail.headers.filter(({ key }) => key === 'authentication-results' || key === 'received-spf')
  const failed = checks.some(({ value }) => /^\s*(?:soft)?fail\b|\b(?:spf|dkim|dmarc)=(?:soft)?fail\b/i.test(value))
  return (
    !failed && ownDomains.some(domain => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`))
  )
}

function headerLines(mail: Email, own: boolean, notes: string[]): string[] {
  const lines: string[] = []
  const left: string[] = []
  for (const { key, originalKey, value } of mail.headers) {
    if (TELLING.has(key) && !(own && MACHINERY.has(key))) lines.push(`${originalKey}: ${oneLine(decodeWords(value))}`)
    else left.push(originalKey)
  }
  if (left.length > 0) {
    const names = [...new Set(left)].map(name => oneLine(name).slice(0, 60))
    notes.push(`${counted(left.length, 'mail header was', 'mail headers were')} left out: ${listed(names)}.`)
  }
  return lines
}

function bodyOf(mail: Email): string {
  const page = mail.html === undefined ? undefined : htmlToText(mail.html)
  const plain = mail.text?.replace(/\r\n?/g, '\n')
  if (plain === undefined || plain.trim() === '') return page?.text ?? ''
  const hidden = page?.links.filter(link => !plain.includes(link)) ?? []
  return hidden.length === 0 ? plain : `${plain}\n\nLinks in the HTML part:\n${hidden.join('\n')}`
}

/** Display names of the recipients: the author's colleagues, most likely. */
function peopleOf(mail: Email): string[] {
  const flat = (addresses: readonly Address[] | undefined): string[] =>
    (addresses ?? []).flatMap(address =>
      address.group === undefined ? [address.name] : address.group.map(one => one.name),
    )
  return [...flat(mail.to), ...flat(mail.cc)].map(oneLine).filter(name => name !== '' && !name.includes('@'))
}

function bytesOf({ content }: Attachment): Uint8Array<ArrayBuffer> {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? new Uint8Array(content) : new Uint8Array(content)
}

/** The hash is an indicator. Web Crypto is missing on a page that was not served over HTTPS; then there is none. */
async function hashed(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (subtle === undefined) return ''
  const digest = new Uint8Array(await subtle.digest('SHA-256', content))
  return `, SHA-256 ${[...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}
