import { isInternal, isWithin, type Network, parseIp, parseNetwork } from './ip-network.ts'
import { type Folded, oneSlipApart, skeleton } from './look-alike.ts'
import { ownNames } from './own-names.ts'
import { type Found, type OwnTerms, REPLACEMENTS } from './own-terms.ts'

/** A dot as written, and as written so that nobody follows it. */
const DOT = String.raw`(?:\.|\s?[[({](?:\.|dot)[\])}]\s?)`
const AT = String.raw`(?:@|\s?[[({](?:@|at)[\])}]\s?)`
const LABEL = String.raw`[\p{L}\p{N}_-]{1,63}`
/** A host, and the mailbox before it. It starts where a word starts, so that a long run is tried once. */
const HOST = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?:([\p{L}\p{N}_.+%='-]{1,64})${AT})?(${LABEL}(?:${DOT}${LABEL}){1,60})(?![\p{L}\p{N}_-])`,
  'gu',
)
const IPV4 = new RegExp(String.raw`(?<!\d)(?<!\d\.)\d{1,3}(?:${DOT}\d{1,3}){3}(?:/\d{1,2})?(?!\d|\.\d)`, 'gu')
const IPV6 = /(?<![\p{L}\p{N}_.:])[0-9a-f:[\]]{0,60}:[0-9a-f:[\].]{1,60}(?:\/\d{1,3})?/gu
const SHARE = /(?<!\\)\\\\([a-z0-9_-]{1,63}|\d{1,3}(?:\.\d{1,3}){3})(?:\\[^\s\\/:*?"<>|]{1,80})?/gu

const INSIDE = new Set(['local', 'lan', 'corp', 'internal', 'intranet', 'localdomain', 'private', 'intra'])

/** Own hosts, mail addresses and networks, addresses and hosts of any inside, and hosts that look like the author's. */
export function findAddresses(folded: Folded, original: string, own: OwnTerms): Found[] {
  return [...hosts(folded, original, own), ...numbers(folded.text, own), ...shares(folded.text)]
}

const refanged = (written: string): string =>
  written.replace(/\s?[[({](?:\.|dot)[\])}]\s?/g, '.').replace(/\s?[[({](?:@|at)[\])}]\s?/g, '@')

function hosts(folded: Folded, original: string, own: OwnTerms): Found[] {
  const domains = own.domains
    .map(domain =>
      domain
        .trim()
        .toLowerCase()
        .replace(/^[@.]+|\.+$/g, ''),
    )
    .filter(Boolean)
  const isOwn = (host: string): boolean => domains.some(domain => host === domain || host.endsWith(`.${domain}`))
  const { roots } = ownNames(own.names, own.domains)
  const looks = roots.map(root => ({ root, look: skeleton(root) }))
  const found: Found[] = []
  for (const match of folded.text.matchAll(HOST)) {
    const [whole, mailbox, written = ''] = match
    const start = match.index
    const end = start + whole.length
    const host = refanged(written)
    // Letters with accents were folded away: only what is written exactly so is the own domain.
    const from = end - written.length
    const asWritten = refanged(original.slice(folded.start(from), folded.end(end - 1)).toLowerCase()).normalize('NFC')
    if (isOwn(asWritten.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, ''))) {
      // In `?id=jane@own.example` the mailbox begins after the sign.
      const lead = (mailbox?.lastIndexOf('=') ?? -1) + 1
      found.push(ownHost(start + lead, end, mailbox))
    } else if (INSIDE.has(host.split('.').at(-1) ?? '') || host.endsWith('.home.arpa')) {
      found.push({
        start,
        end,
        kind: 'internal',
        reason: 'internal address',
        replacement: REPLACEMENTS.internal,
        accepted: true,
      })
    } else if (isOwn(host) || looksLike(`${mailbox ?? ''}.${host}`, looks)) {
      if (FILE_LIKE.test(host) && mailbox === undefined) continue
      const reason = 'looks like your name; it may be the attacker’s'
      found.push({ start, end, kind: 'look-alike', reason, replacement: REPLACEMENTS.lookAlike, accepted: false })
    }
  }
  return found
}

/** What ends like a file is judged as a file name. */
const FILE_LIKE =
  /\.(?:exe|dll|iso|img|zip|rar|7z|js|vbs|hta|bat|cmd|ps1|lnk|docx?|docm|xlsx?|xlsm|pdf|html?|txt|csv|eml|msg|png|jpe?g)$/

function ownHost(start: number, end: number, mailbox: string | undefined): Found {
  return mailbox === undefined
    ? { start, end, kind: 'domain', reason: 'your domain', replacement: REPLACEMENTS.domain, accepted: true }
    : {
        start,
        end,
        kind: 'email',
        reason: 'an address at your domain',
        replacement: REPLACEMENTS.email,
        accepted: true,
      }
}

function looksLike(host: string, looks: readonly { root: string; look: string }[]): boolean {
  const labels = host.split(/[.@_+=%'-]+/)
  const joined = host.replace(/[._-]/g, '')
  return looks.some(
    ({ root, look }) =>
      joined.includes(root) ||
      skeleton(joined).includes(look) ||
      (root.length >= 6 && labels.some(label => oneSlipApart(label, root))),
  )
}

function numbers(text: string, own: OwnTerms): Found[] {
  const networks = own.networks.map(parseNetwork).filter((network): network is Network => network !== undefined)
  const found: Found[] = []
  const judge = (written: string, start: number): void => {
    const bare = refanged(written).replace(/\/\d+$/, '')
    const address = parseIp(bare.replace(/\[:\]/g, ':'))
    if (address === undefined) return
    const end = start + written.length
    if (networks.some(network => isWithin(address, network))) {
      found.push({
        start,
        end,
        kind: 'address',
        reason: 'in your network',
        replacement: REPLACEMENTS.address,
        accepted: true,
      })
    } else if (isInternal(address)) {
      found.push({
        start,
        end,
        kind: 'internal',
        reason: 'internal address',
        replacement: REPLACEMENTS.internal,
        accepted: true,
      })
    }
  }
  for (const match of text.matchAll(IPV4)) judge(match[0], match.index)
  for (const match of text.matchAll(IPV6)) {
    const lead = /^\[*/.exec(match[0])?.[0].length ?? 0
    const written = match[0].slice(lead).replace(/[.\]]+$|:$(?<!::)/g, '')
    judge(written, match.index + lead)
  }
  return found
}

/** `\\SERVER01\share`: a name with a dot is judged as a host, an outside one stays. */
function shares(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(SHARE)) {
    const server = match[1] ?? ''
    const ip = parseIp(server)
    if (server.includes('.') && (ip === undefined || !isInternal(ip))) continue
    if (/[.@]/.test(text[match.index + 2 + server.length] ?? '')) continue
    const start = match.index
    const end = start + match[0].length
    found.push({
      start,
      end,
      kind: 'internal',
      reason: 'internal address',
      replacement: REPLACEMENTS.internal,
      accepted: true,
    })
  }
  return found
}
