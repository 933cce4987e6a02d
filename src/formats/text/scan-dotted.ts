import { ipv4, isPort, network } from './address.ts'
import { ending, FILE_ENDINGS, FILE_FIRST_TLDS, PROJECT_FILES } from './file-names.ts'
import type { Candidate } from './found.ts'
import { type Hostname, hostname } from './hostname.ts'
import { isCodeOrProse } from './not-a-name.ts'
import { type Page, standsAlone } from './page.ts'
import { fileNameAt } from './scan-file-name.ts'
import { readRest } from './scan-url.ts'

/** Words with dots in them: IPv4 addresses, host names, URLs without a scheme, file names, and a great deal that is none of these. */

const DOTTED = /(?<![\p{L}\p{M}\p{N}_-])[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{M}\p{N}_-]+)+/gu

const VERSION_BEFORE =
  /(?:\b(?:versions?|ver|v|vers|builds?|releases?|firmware|rev(?:ision)?|patch(?:ed)?(?: to)?|deploy(?:ed|ment)?|node(?:\.?js)?|python|ruby|php|rust|golang|(?:upgraded?|updated?|downgraded?) (?:to|from)|fixed (?:in|by)|fix|hotfix|service pack|sp|update|section|clause|chapter|paragraph|figure|table|requirement|control|appendix|§|oids?|snmp|openssl|openssh|chrome|chromium|firefox|edge|safari|webkit|windows|winrar|7-?zip|java|jdk|jre|php|nginx|apache|tomcat|log4j|fortios|fortigate|pan-os|junos|ios(?: xe)?|asa|sonicos|esxi|vcenter|exchange|sharepoint|citrix|netscaler|adc|gateway|connect secure|office|outlook|adobe|acrobat|reader|flash|oracle|weblogic|mysql|postgres(?:ql)?|sql server|driver|agent|client|plugin|library|package|module|dll|kernel|runtime|\.net|framework|sdk|api|schema|v\.)\.?["']?[\s:=(“"'v.]{0,3}(?:(?:is|was|to|before|prior to|through|up to|and|or|below|than|x64|server|number|no\.?|core)[\s:]{1,2}){0,2})$/i
const CHAINED = /^(?:\s?(?:,|and|or|to|through|until|–|-|\/|&)\s?){1,2}(?:(?:before|prior to)\s)?v?$/

const WORD_BEFORE_SLASH = /[A-Za-z]\/$/

interface Reader {
  text: string
  page: Page
  out: Candidate[]
  defanged: (start: number, end: number) => boolean
  /** Where the last version number ended: "7.2.4.1, 7.2.4.2 and 7.3.0.1". */
  versionEnd: number
  versionMajor: string
  /** Whether the last host name stood as an entry of a list, and where. */
  listedHostEnd: number
}

export function scanDotted(text: string, page: Page, defanged: (start: number, end: number) => boolean): Candidate[] {
  const reader: Reader = { text, page, out: [], defanged, versionEnd: -1, versionMajor: '', listedHostEnd: -1 }
  for (const match of text.matchAll(DOTTED)) {
    // "_domain_" is emphasis, "_dmarc.domain" a name
    const lead = (match[0].endsWith('_') ? /^[_-]+/ : /^-+/).exec(match[0])?.[0].length ?? 0
    const word = match[0].slice(lead).replace(/[_-]+$/, '')
    if (word.length > 400 || !word.includes('.') || word.startsWith('.')) continue
    readWord(reader, word, match.index + lead)
  }
  return reader.out
}

function readWord(reader: Reader, word: string, start: number): void {
  const range = /^(\d[\d.]{6,14})-(\d[\d.]{0,14})$/.exec(word)
  if (range) {
    const [, low = '', high = ''] = range
    if (ipv4(low)) readIpv4(reader, low, start)
    if (ipv4(high)) readIpv4(reader, high, start + low.length + 1)
    return
  }
  if (word.includes('..') || /^[\d.]+$/.test(word)) {
    if (ipv4(word)) readIpv4(reader, word, start)
    return
  }
  // Latin names stand inside Chinese or Japanese text without spaces
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word) && /[a-z0-9]/i.test(word)) {
    if (/[a-z0-9][^\p{ASCII}]|[^\p{ASCII}][a-z0-9]/iu.test(word)) {
      for (const part of word.matchAll(/[\w-]+(?:\.[\w-]+)+/g)) readAscii(reader, part[0], start + part.index)
      return
    }
  }
  readAscii(reader, word, start)
}

function readIpv4(reader: Reader, value: string, start: number): void {
  const { text, page } = reader
  const end = start + value.length
  const around = page.around(start, end, 60)
  const armed = reader.defanged(start, end)
  if (!armed && isVersion(reader, value, start, around)) {
    reader.versionEnd = end
    reader.versionMajor = value.split('.', 1)[0] ?? ''
    return
  }
  const next = text.slice(end, end + 40)
  const cidr = /^\/(\d{1,2})(?![\w/.]|\.\d)/.exec(next) ?? /^\/(\d{1,2})(?=\.(?:\s|$))/.exec(next)
  const net = cidr ? network(`${value}/${cidr[1]}`) : undefined
  if (net && cidr) {
    reader.out.push({ type: net.type, value: net.value, start, end: end + cidr[0].length })
    return
  }
  const port =
    /^:(\d{1,5})(?!\d|[.:]\d)/.exec(next) ??
    /^["'`]?[,;]?\s{1,3}(?:\(?tcp |udp )?port\s?[:=]?\s?(\d{1,5})(?!\d)/i.exec(next)
  const good = port !== null && isPort(port[1] ?? '')
  const afterPort = end + (good && port?.[0].startsWith(':') ? port[0].length : 0)
  if (
    /[/?]/.test(text[afterPort] ?? '') &&
    /^[/?][\w%.~!$&'()*+,;=:@?#/-]/.test(text.slice(afterPort, afterPort + 2))
  ) {
    const to = readRest(text, start, afterPort)
    if (to > afterPort + 1 && !/^\/\d{1,3}(?:\.\d{1,3}){3}|^\/\d{1,5}$/.test(text.slice(afterPort, to))) {
      reader.out.push({
        type: 'url',
        value: value + text.slice(end, afterPort) + text.slice(afterPort, to),
        start,
        end: to,
      })
      return
    }
  }
  if (good && port !== null)
    reader.out.push({ type: 'ip-port', value: `${value}:${port[1]}`, start, end: end + port[0].length })
  else reader.out.push({ type: 'ipv4', value, start, end })
}

function isVersion(reader: Reader, value: string, start: number, around: { before: string; after: string }): boolean {
  const { before, after } = around
  if (/^\.[\p{L}\p{N}]/u.test(after) || /[\w.]$/.test(before.slice(-1)) || /^[\p{L}_]/u.test(after)) return true
  if (/^-(?:alpha|beta|rc|r\d|snapshot|release|\d+ubuntu|\d+\.el|[a-z])/i.test(after)) return true
  if (value.startsWith('0.') && value !== '0.0.0.0') return true
  if (
    WORD_BEFORE_SLASH.test(before) &&
    !/(?:DIRECT|PARENT|SIBLING|PEER)\/$/.test(before) &&
    !/(?:\bip|\baddress|\bsrc|\bdst|\bhost)\/$/i.test(before)
  )
    return true
  if (/\b(?:version|build|release|firmware|oid|section|clause|requirement)s?\b/i.test(reader.page.column(start)))
    return true
  if (
    reader.versionEnd >= 0 &&
    start - reader.versionEnd < 24 &&
    CHAINED.test(reader.text.slice(reader.versionEnd, start))
  )
    return true
  if (reader.versionEnd >= 0 && start - reader.versionEnd < 160 && value.startsWith(`${reader.versionMajor}.`))
    return true
  if (/\b(?:ip|address|host|from|src|dst|server at)\b[^\w]{0,4}$/i.test(before)) return false
  if (VERSION_BEFORE.test(before)) {
    // "gateway 198.51.100.7" names a machine; a version seldom has a three-digit part in front
    const machine =
      /\b(?:gateway|client|agent|exchange|windows|server|office|asa|vcenter|esxi|api|apache|nginx|citrix|netscaler|fortigate|module|update)["']?[\s:=(]{1,3}$/i.test(
        before,
      )
    return !machine || Number(value.split('.', 1)[0]) < 30
  }
  return /^\s?(?:and (?:earlier|below|prior|later|newer|above)|or (?:earlier|later|newer|below|above)|\(build|release\b|firmware)/i.test(
    after,
  )
}

const NAME_CUE =
  /\b(?:domains?|hosts?|hostnames?|fqdn|dns|c2|c&c|sites?|websites?|url|resolv(?:es?|ed|ing)|server|sni|query|queried|beacon(?:s|ed|ing)? to|registered|rrname|dest(?:ination)?|www|visit(?:ed)?|contact(?:s|ed)|callback|infrastructure|typosquat\w*|look-?a-?likes?|phish\w*|landing|redirect(?:s|ed)? to|connect(?:s|ed|ing)? to|posted to|sends? (?:\w+ )?to|hosted (?:at|on)|nameserver|mx|cname)\b["']?[\s:=("'`*–-]{0,4}(?:(?:is|was|are|were|name|to|of|called|named|at|such as|like)[\s:"'`(]{1,3}){0,2}$/i
const NAME_CONTEXT =
  /\b(?:domains?|hostnames?|hosts?|c2|c&c|fqdn|dns|url|sites?|websites?|infrastructure|network indicators?|servers?)\b/i

function readAscii(reader: Reader, word: string, start: number): void {
  const { text, page } = reader
  const end = start + word.length
  const previous = text[start - 1] ?? ''
  const armed = reader.defanged(start, end)
  const lower = word.toLowerCase()
  if (/^(?:\d{1,3}\.){4}in-addr/.test(lower)) return
  const name = previous === '@' && !armed ? undefined : hostname(word)
  const around = page.around(start, end, 80)
  const wildcard = previous === '.' && text[start - 2] === '*'
  const inPath = previous === '\\' || (previous === '/' && !/(?:^|[^:\w])\/\/$/.test(text.slice(start - 3, start)))
  if (name && !inPath && (previous !== '.' || wildcard)) {
    const cued =
      armed ||
      wildcard ||
      lower.startsWith('www.') ||
      name.kind === 'onion' ||
      name.ascii.includes('xn--') ||
      NAME_CUE.test(around.before)
    if (isHost(reader, word, start, name, cued, around)) {
      readHost(reader, word, start, name, cued)
      return
    }
  }
  const file = fileNameAt(text, page, word, start, around)
  if (file) reader.out.push(file)
}

function isHost(
  reader: Reader,
  word: string,
  start: number,
  name: Hostname,
  cued: boolean,
  around: { before: string; after: string },
): boolean {
  if (cued) return true
  const { page } = reader
  const end = start + word.length
  const labels = name.ascii.split('.').length
  if (PROJECT_FILES.has(name.ascii)) return false
  if (isCodeOrProse(name, { ...around, written: word })) return false
  const structure = `${page.column(start)} ${page.heading(start)}`
  const typed = /^["'`]?[,;\t|]\s*["']?(?:hostname|domain|fqdn|url|host)\b/i.test(around.after)
  const alone = standsAlone(page, start, end)
  if (FILE_FIRST_TLDS.has(name.tld)) {
    if (typed || (alone && NAME_CONTEXT.test(structure))) return true
    if (alone && reader.listedHostEnd >= 0 && start - reader.listedHostEnd < 40) return true
    return labels > 2 && !/[A-Z_]/.test(word) && !FILE_ENDINGS.has(ending(word.slice(0, word.lastIndexOf('.'))))
  }
  if (
    FILE_ENDINGS.has(name.tld) ||
    (name.tld === 'com' && /\b(?:file|command\.com|ntdetect\.com|command)\b/i.test(word))
  )
    return typed || NAME_CONTEXT.test(structure)
  // "setup.exe.app"? two endings make a file
  return true
}

function readHost(reader: Reader, word: string, start: number, name: Hostname, cued: boolean): void {
  const { text, page } = reader
  const end = start + word.length
  const port = /^:(\d{1,5})(?=\/)/.exec(text.slice(end, end + 7))
  const restAt = end + (port && isPort(port[1] ?? '') ? port[0].length : 0)
  const opener = text[start - 1] ?? ''
  if (text[restAt] === '/' && opener !== '/' && !/^\/(?:\s|$)/.test(text.slice(restAt, restAt + 2))) {
    const to = readRest(text, start, restAt)
    const path = text.slice(restAt, to)
    const anotherName = /^\/[\w-]+(?:\.[\w-]+)+$/.test(path) && !cued && hostname(path.slice(1)) !== undefined
    if (to > restAt + 1 && !anotherName) {
      reader.out.push({ type: 'url', value: name.ascii + text.slice(end, restAt) + path, start, end: to })
      return
    }
  }
  if (standsAlone(page, start, end)) reader.listedHostEnd = end
  reader.out.push({ type: 'domain', value: name.ascii, start, end })
}
