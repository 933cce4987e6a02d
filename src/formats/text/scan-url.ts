import { ipv4, ipv6, isPort } from './address.ts'
import type { Candidate } from './found.ts'
import { hostname } from './hostname.ts'
import { unwrapped } from './link-wrapper.ts'

const SCHEMES = new Set([
  'http',
  'https',
  'ftp',
  'ftps',
  'sftp',
  'tcp',
  'udp',
  'ws',
  'wss',
  'ldap',
  'ldaps',
  'smb',
  'rmi',
])
const LONGEST = 4096

export interface Authority {
  host: string
  kind: 'name' | 'ipv4' | 'ipv6'
  port: string
  end: number
}

const USERINFO = /[^\s/?#@<>"'`[\]()|\\]{1,128}@(?=[\p{L}\p{N}[])/uy
const HOST = /[\p{L}\p{M}\p{N}._,-]{1,255}/uy
const BRACKETED = /\[[0-9a-fA-F:.]{2,45}\]/y
const PORT = /:(\d{1,5})(?![\d\p{L}])/uy
const ALL_OF_REST = /[^\s<>"`|\\^\p{Cc}“”«»、，。（）【】「」『』《》；：！？]{1,4096}/uy

function stickyAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function readHost(text: string, at: number): { host: string; kind: Authority['kind']; end: number } | undefined {
  const literal = stickyAt(BRACKETED, text, at)?.[0]
  if (literal) {
    const host = ipv6(literal.slice(1, -1))
    return host === undefined ? undefined : { host: `[${host}]`, kind: 'ipv6', end: at + literal.length }
  }
  const run = stickyAt(HOST, text, at)?.[0].replace(/[.,_-]+$/, '')
  if (run === undefined || run === '') return undefined
  const plain = run.split(',', 1)[0] ?? run
  // "a,example" for "a.example" happens inside URLs; a comma after a good host only ends a cell
  for (const raw of plain === run ? [run] : [plain, run]) {
    const live = raw.replaceAll(',', '.')
    const address = ipv4(live)
    if (address) return { host: address, kind: 'ipv4', end: at + raw.length }
    const name = hostname(live)
    if (name) return { host: name.ascii, kind: 'name', end: at + raw.length }
  }
  return undefined
}

export function readAuthority(text: string, at: number): Authority | undefined {
  const user = stickyAt(USERINFO, text, at)?.[0] ?? ''
  const host = readHost(text, at + user.length)
  if (!host) return undefined
  const port = stickyAt(PORT, text, host.end)
  const good = port !== null && isPort(port[1] ?? '')
  return {
    host: user + host.host,
    kind: host.kind,
    port: good ? `:${port[1]}` : '',
    end: host.end + (good ? port[0].length : 0),
  }
}

const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

function count(text: string, c: string): number {
  let n = 0
  for (const other of text) if (other === c) n++
  return n
}

/** Punctuation of the sentence, not of the value (REFERENCE §14, 44). */
export function trimmedTail(text: string): string {
  let end = text.length
  for (; end > 0; end--) {
    const last = text[end - 1] ?? ''
    const open = PAIRS[last]
    if (open !== undefined) {
      const body = text.slice(0, end)
      if (body.length > 600 || count(body, last) > count(body, open)) continue
      break
    }
    if (!/[.,;:!?'"*~…’”»>]/.test(last)) break
  }
  return text.slice(0, end)
}

/** Path, query and fragment from `at`, as far as the surroundings of the URL's first character allow. */
export function readRest(text: string, start: number, at: number): number {
  if (!/[/?#]/.test(text[at] ?? '')) return at
  let rest = stickyAt(ALL_OF_REST, text, at)?.[0].slice(0, LONGEST) ?? ''
  const opener = text[start - 1] ?? '\n'
  const stop =
    opener === '('
      ? ')'
      : opener === '['
        ? ']'
        : opener === "'"
          ? "'"
          : /[\n,]/.test(opener)
            ? ','
            : opener === ';'
              ? ';'
              : ''
  if (stop === ')') rest = rest.slice(0, unbalanced(rest))
  else if (stop !== '' && rest.includes(stop)) rest = rest.slice(0, rest.indexOf(stop))
  const next = /[,;|](?=h(?:tt|xx)ps?:\/\/)|\]\(|,$|&quot;|&[lg]t;/.exec(rest)
  if (next) rest = rest.slice(0, next.index)
  return at + trimmedTail(rest).length
}

function unbalanced(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth < 0) return i
  }
  return text.length
}

const CONTINUATION = /^[ \t>]*([\w%&=./?#~+-]{2,400})[ \t]*(?=\r?\n|>|$)/

/** A URL that a mail client broke: it runs to the end of its line, and the next line is one word that can only be its rest. */
function wrapped(text: string, start: number, end: number): { end: number; extra: string } | undefined {
  const newline = /^\r?\n/.exec(text.slice(end, end + 2))?.[0]
  if (newline === undefined) return undefined
  const angled = text[start - 1] === '<'
  const head = text.slice(start, end)
  const next = CONTINUATION.exec(text.slice(end + newline.length, end + newline.length + 420))
  const piece = next?.[1]
  if (next === null || piece === undefined || /^(?:https?|ftp|www\.)/i.test(piece) || /^[-*]+$|^\d+[.)]?$/.test(piece))
    return undefined
  const extra = trimmedTail(piece)
  const to = end + newline.length + next[0].indexOf(piece) + extra.length
  if (angled && text.slice(to, to + 1) === '>') return { end: to, extra }
  const pathLike = /[/=&?%]/.test(piece) || /\.(?:php|html?|aspx?|jsp|exe|zip|js)$/i.test(piece)
  const openEnd = /[/=&?%_-]$/.test(head)
  const nextIsValue = readHost(piece, 0) !== undefined || /^[\da-f]{32,}$/i.test(piece)
  return !nextIsValue && (openEnd ? /[\d/=&?%._-]/.test(piece) : head.length >= 60 && pathLike)
    ? { end: to, extra }
    : undefined
}

function schemeBefore(text: string, at: number): string | undefined {
  const letters = /[a-z]{2,12}$/i.exec(text.slice(Math.max(0, at - 12), at))?.[0]
  if (letters === undefined) return undefined
  if (SCHEMES.has(letters.toLowerCase())) return letters
  return /https?$/i.exec(letters)?.[0]
}

export function scanUrls(text: string): Candidate[] {
  const out: Candidate[] = []
  for (let mark = text.indexOf('://'); mark >= 0; mark = text.indexOf('://', mark)) {
    const scheme = schemeBefore(text, mark)
    const authority = scheme === undefined ? undefined : readAuthority(text, mark + 3)
    mark += 3
    if (scheme === undefined || authority === undefined) continue
    const start = mark - 3 - scheme.length
    let end = readRest(text, start, authority.end)
    let rest = text.slice(authority.end, end)
    if (rest !== '') {
      const more = wrapped(text, start, end)
      if (more) {
        rest += more.extra
        end = more.end
      }
    }
    const lower = scheme.toLowerCase()
    mark = Math.max(mark, end)
    if ((lower === 'tcp' || lower === 'udp') && authority.kind !== 'name' && rest.length < 2) {
      if (authority.port !== '') out.push({ type: 'ip-port', value: authority.host + authority.port, start, end })
      continue
    }
    const value = `${lower}://${authority.host}${authority.port}${rest}`
    const inner = unwrapped(value)
    if (inner === undefined) out.push({ type: 'url', value, start, end })
    else {
      out.push({
        type: 'url',
        value,
        start,
        end,
        harmless: { list: 'link-wrapper', why: 'a mail gateway’s wrapper; what it wraps is listed too' },
      })
      for (const found of scanUrls(inner).slice(0, 1))
        out.push({ ...found, start, end, reason: 'unwrapped from a mail gateway’s link' })
    }
  }
  return out
}
