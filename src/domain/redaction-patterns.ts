import { type Found, REPLACEMENTS } from './own-terms.ts'

/** What gives a person or an inside away in anybody's text. Takes folded text. */
export function findPatterns(text: string): Found[] {
  return [...profiles(text), ...lines(text), ...greetings(text), ...telephones(text)]
}

/** `C:\Users\j.smith\…`, `/home/jsmith/…`: malware's favourites ("Public") are nobody. */
const PROFILE =
  /(?:[a-z]:\\{1,2}(?:users|documents and settings)\\{1,2}([^\\/:*?"<>|\r\n]{1,64}(?=\\)|[^\\\s/:*?"<>|]{1,64})|(?<![\w.])\/(?:home|users)\/([^\s/:*?"<>|]{1,64}))/g
const NOBODY =
  /^(?:public|default|default user|all users|defaultuser0|administrator|admin|user|username|root|%[^%]*%|\[.*)$/

function profiles(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(PROFILE)) {
    const user = match[1] ?? match[2] ?? ''
    if (NOBODY.test(user)) continue
    const end = match.index + match[0].length
    const reason = 'a user’s name in a path'
    found.push({
      start: end - user.length,
      end,
      kind: 'person',
      reason,
      replacement: REPLACEMENTS.user,
      accepted: true,
    })
  }
  return found
}

const AUTHOR =
  /^(?:file )?(?:author|last saved by|last modified by|modified by|created by|prepared by|written by|reported by|completed by|contact name)$/
const RECIPIENT = /^(?:to|cc|bcc|delivered-to|x-original-to|envelope-to|x-envelope-to|x-rcpt-to)$/
const MAIL_LINE =
  /^(?:from|sent|date|subject|cc|to|reply-to|importance|received|return-path|message-id|delivered-to)[ \t]*:/
const FIELD = /^([ \t>*#|-]{0,12}\**)([a-z][a-z -]{0,24}?)\**[ \t]*:(\**[ \t]*)/

function lines(text: string): Found[] {
  const found: Found[] = []
  const all = text.split('\n')
  let at = 0
  all.forEach((line, number) => {
    const field = FIELD.exec(line.slice(0, 80))
    const name = field?.[2]?.trim() ?? ''
    const start = at + (field?.[0].length ?? 0)
    const end = at + line.trimEnd().length
    at += line.length + 1
    if (field === null || end <= start) return
    const value = text.slice(start, end)
    if (/^\[[a-z' ]*\]$/.test(value)) return
    if (AUTHOR.test(name)) {
      found.push({
        start,
        end,
        kind: 'person',
        reason: 'an author’s name',
        replacement: REPLACEMENTS.person,
        accepted: true,
      })
    } else if (
      RECIPIENT.test(name) &&
      (value.includes('@') || MAIL_LINE.test(all[number - 1] ?? '') || MAIL_LINE.test(all[number + 1] ?? ''))
    ) {
      const till = end + continued(all, number)
      found.push({
        start,
        end: till,
        kind: 'person',
        reason: 'who got the mail',
        replacement: REPLACEMENTS.recipient,
        accepted: true,
      })
    } else if (name === 'x-originating-ip') {
      const reason = 'the address that the mail was sent from; strike it out if it is yours'
      found.push({ start, end, kind: 'address', reason, replacement: REPLACEMENTS.address, accepted: false })
    }
  })
  return found
}

/** How much further a folded header goes on (RFC 5322, 2.2.3): lines that begin with a blank. */
function continued(all: readonly string[], number: number): number {
  let more = (all[number]?.length ?? 0) - (all[number]?.trimEnd().length ?? 0)
  let length = 0
  for (const line of all.slice(number + 1, number + 40)) {
    if (!/^[ \t]+\S/.test(line)) break
    length = more + 1 + line.trimEnd().length
    more += 1 + line.length
  }
  return length
}

const GREETING =
  /^[ \t>]{0,8}(?:dear|hi|hello|good (?:morning|afternoon|evening))[ \t]{1,3}(\p{L}[\p{L}.'’ -]{0,40}?)[ \t]{0,3}[,:!]?$/gmu
const ANYBODY =
  /^(?:all|both|everyone|everybody|team|colleagues?|sirs?|madam|sir or madam|sir\/madam|customers?|clients?|users?|employees?|staff|members?|friends?|students?|parents?|patients?|residents?|tenants?|citizens?|suppliers?|partners?|subscribers?|taxpayers?|applicants?|beneficiary|account holder|cardholder|valued .*|ladies and gentlemen|there|again|world|winner)$/

/** "Dear Jane,": whom a mail was written to. */
function greetings(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(GREETING)) {
    const person = match[1] ?? ''
    if (ANYBODY.test(person)) continue
    const start = match.index + match[0].lastIndexOf(person)
    const end = start + person.length
    const reason = 'whom a mail greets'
    found.push({ start, end, kind: 'person', reason, replacement: REPLACEMENTS.person, accepted: true })
  }
  return found
}

/** UK numbers as signatures write them. A number that victims were told to ring is an indicator: struck out only where it signs. */
const TELEPHONE = /(?<![\p{L}\p{N}.,/+_-])(?:\+44|0044|0)(?:[ ().-]{0,3}\d){9,11}(?![\p{L}\p{N}_/]|\.\d)/gu
const SIGNED = /(?:\b(?:tel|telephone|phone|mob|mobile|direct|dd|ddi|office|switchboard|t|m|f)\b[ .:)]{0,4}$)/

function telephones(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(TELEPHONE)) {
    const start = match.index
    const signs = SIGNED.test(text.slice(Math.max(0, start - 20), start)) || nearGreeting(text, start)
    const reason = signs ? 'a telephone number in a signature' : 'a telephone number; whose is it?'
    found.push({
      start,
      end: start + match[0].length,
      kind: 'telephone',
      reason,
      replacement: REPLACEMENTS.telephone,
      accepted: signs,
    })
  }
  return found
}

const nearGreeting = (text: string, at: number): boolean =>
  /\b(?:regards|sincerely|faithfully|best wishes|many thanks|sent from my)\b|^-- ?$/m.test(
    text.slice(Math.max(0, at - 300), at),
  )
