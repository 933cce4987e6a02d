import type { Candidate } from './found.ts'
import type { Page } from './page.ts'

/** Values that only their label betrays: subject lines, user agents, mutexes. */

const SUBJECT =
  /(?:(?:^|[,;][ \t])[ \t>*|"'-]*(?:\*\*)?["']?(?:e-?mail[ -])?subject(?: lines?)?["']?(?:\*\*)?[ \t]*(?::|=)(?:\*\*)?[ \t]*|\bsubject(?: line)?s?["']?(?: (?:was|is|of|reads?|reading|line|being))*[ \t]*:?[ \t]*(?=["“‘'«`]))([^\n\r]{2,400})/gim
const QUOTES: Record<string, string> = { '"': '"', '“': '”', '‘': '’', "'": "'", '`': '`', '«': '»' }

function quotedOrWhole(raw: string): { value: string; offset: number } | undefined {
  const lead = raw.length - raw.trimStart().length
  const text = raw.trim()
  const close = QUOTES[text[0] ?? '']
  if (close !== undefined) {
    const end = text.indexOf(close, 1)
    return end > 1 ? { value: text.slice(1, end), offset: lead + 1 } : undefined
  }
  const value = text.replace(/(?:["'`*|]|\s)+$/, '')
  return value === '' ? undefined : { value, offset: lead }
}

export function scanSubjects(text: string, page: Page): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(SUBJECT)) {
    const raw = match[1] ?? ''
    const found = quotedOrWhole(raw)
    if (!found || found.value.length < 3 || !/\p{L}{2}/u.test(found.value)) continue
    const start = match.index + match[0].length - raw.length + found.offset
    let value = found.value
    let end = start + value.length
    // RFC 5322 folding: the header goes on in a line that begins with white space
    const folded = /^\r?\n[ \t]+(?![\w-]+:)([^\n\r]{1,200})/.exec(text.slice(end, end + 210))
    if (folded?.[1] && /^[ \t]*subject:/i.test(page.lineText(page.line(start).index))) {
      value = `${value} ${folded[1].trim()}`
      end += folded[0].trimEnd().length
    }
    out.push({ type: 'email-subject', value: value.trim(), start, end })
  }
  for (const cell of columnCells(text, page, /subject/i, /^(?:e-?mail[ -])?subject(?: lines?)?$/i))
    out.push({ type: 'email-subject', ...cell })
  return out
}

/** Whole cells of table columns whose header matches: only lines under a table header are looked at. */
function columnCells(
  text: string,
  page: Page,
  inText: RegExp,
  header: RegExp,
): { value: string; start: number; end: number }[] {
  const out: { value: string; start: number; end: number }[] = []
  if (!inText.test(text)) return out
  for (const match of text.matchAll(/(?<=^|[|\t,])[ \t]*["'`]?([^|\t\n\r"`,]{3,200})["'`]?[ \t]*(?=[|\t,]|\r?$)/gm)) {
    const raw = match[1] ?? ''
    const value = raw.trim()
    const start = match.index + match[0].indexOf(raw) + (raw.length - raw.trimStart().length)
    if (!/^[\s:|-]+$/.test(value) && header.test(page.label(start)))
      out.push({ value, start, end: start + value.length })
  }
  return out
}

const BROWSER = /Mozilla\/[45]\.0 \([^)\n]{3,200}\)(?: ?(?:\([^)\n"]{1,80}\)|[A-Za-z][\w.-]{1,30}\/[\w.+-]{1,40}))*/g
const LABELLED_AGENT =
  /\buser[-_ ]?agents?(?: string)?["']?(?:\*\*)?[ \t]*(?:is|was|of)?[ \t]*(?:[:=][ \t]*|(?=["“`']))(?:\*\*)?([^\n\r]{3,300})/gi

export function scanUserAgents(text: string, page: Page): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(LABELLED_AGENT)) {
    const raw = match[1] ?? ''
    const found = quotedOrWhole(raw)
    if (!found) continue
    const quoted = QUOTES[raw.trim()[0] ?? ''] !== undefined
    // the whole header may stand in quotes: "User-Agent: x"
    const outer = QUOTES[text[match.index - 1] ?? '']
    if (!quoted && outer !== undefined && raw.includes(outer)) found.value = found.value.split(outer, 1)[0] ?? ''
    const browser = found.value.startsWith('Mozilla/') ? found.value.match(BROWSER)?.[0] : undefined
    const value = quoted
      ? found.value
      : (browser ?? found.value.split(/\s[|–—]\s|\t|,\s|;\s(?=\w+=)|\s+(?=\w+=)|\.\s+[A-Z]/, 1)[0] ?? '')
          .trim()
          .replace(/[.,;]$/, '')
    if (!/[/\d]/.test(value) && !quoted) continue
    if (value.length < 4 || !/^[\p{L}\p{N}]/u.test(value)) continue
    const start = match.index + match[0].length - raw.length + found.offset
    out.push({ type: 'user-agent', value, start, end: start + value.length })
  }
  for (const match of text.matchAll(BROWSER)) {
    out.push({ type: 'user-agent', value: match[0], start: match.index, end: match.index + match[0].length })
  }
  for (const cell of columnCells(text, page, /user.?agent/i, /^(?:http[ -])?user.?agents?$/i))
    out.push({ type: 'user-agent', ...cell })
  return out
}

const MUTEX =
  /\bmutex(?:es)?(?: (?:names?|objects?|called|named|value|created|is|was|with|the|of|a|string|used)){0,4}(?:\*\*)?["']?[ \t]*[:=]?(?:\*\*)?[ \t]*(["“‘'`])?((?:(?:Global|Local|Session)\\{1,2})?[\w{}@!#$%&*+.:\\/~-]{4,100}(?: [\w-]{1,40}){0,4}(?=["”’'`])|(?:(?:Global|Local)\\{1,2})?[\w{}@!#$%&*+.:~-]{4,100})/gi
const NAMESPACED = /(?:(?<![\w\\])|(?<=BaseNamedObjects\\))(?:Global|Local)\\{1,2}(?!\\)[\w{}@!#$%&*+.-]{3,100}/g

/** A mutex is a name with something unlike a word in it; "mutex is created" names none. */
const nameLike = (text: string): boolean => /[\d_{\\!#$%&@-]|[a-z][A-Z]/.test(text)

export function scanMutexes(text: string, page: Page): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(MUTEX)) {
    const raw = match[2] ?? ''
    const quoted = match[1] !== undefined
    const name = quoted ? raw : raw.replace(/[.,;:]+$/, '')
    if (!quoted && !nameLike(name)) continue
    const start = match.index + match[0].length - raw.length
    out.push({ type: 'mutex', value: name.replaceAll('\\\\', '\\'), start, end: start + name.length })
  }
  for (const match of text.matchAll(NAMESPACED)) {
    const name = match[0].replace(/[.,;:]+$/, '')
    out.push({
      type: 'mutex',
      value: name.replaceAll('\\\\', '\\'),
      start: match.index,
      end: match.index + name.length,
    })
  }
  for (const cell of columnCells(text, page, /mutex/i, /^mutex(?:es)?(?: names?)?$/i))
    out.push({ type: 'mutex', ...cell })
  return out
}
