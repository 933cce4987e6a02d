import { parse } from 'tldts'

export interface Hostname {
  /** Lower case, A-labels. */
  ascii: string
  kind: 'icann' | 'reserved' | 'onion'
  /** Last label, as ASCII. */
  tld: string
}

/** RFC 2606 and 6761 names: the public suffix list does not know them, but examples and demonstrations are written with them. */
const RESERVED = new Set(['example', 'test', 'invalid'])

const suffixKnown = new Map<string, boolean>()
function isPublicSuffix(tld: string): boolean {
  const known = suffixKnown.get(tld)
  if (known !== undefined) return known
  const verdict = parse(`a.b.${tld}`, { detectIp: false }).isIcann === true
  if (suffixKnown.size < 5000) suffixKnown.set(tld, verdict)
  return verdict
}

function asciiOf(host: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
  if (/^[\x00-\x7f]*$/.test(host)) return host.toLowerCase()
  try {
    return new URL(`http://${host}/`).hostname
  } catch {
    return undefined
  }
}

/** A name that could be registered (or an onion address), or undefined. Underscored labels are allowed below the registrable name. */
export function hostname(text: string): Hostname | undefined {
  if (text.length > 253 || !text.includes('.')) return undefined
  const ascii = asciiOf(text.replace(/\.$/, ''))
  if (ascii === undefined || ascii.length > 253) return undefined
  const labels = ascii.split('.')
  const tld = labels[labels.length - 1] ?? ''
  if (labels.length < 2 || !/^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(tld)) return undefined
  if (!labels.every(label => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label))) return undefined
  if (labels.slice(-2).some(label => label.includes('_'))) return undefined
  if (tld === 'onion') {
    return /^(?:[a-z2-7]{16}|[a-z2-7]{56})$/.test(labels[labels.length - 2] ?? '')
      ? { ascii, kind: 'onion', tld }
      : undefined
  }
  if (RESERVED.has(tld)) return { ascii, kind: 'reserved', tld }
  if (!isPublicSuffix(tld)) return undefined
  if (ascii.endsWith('.arpa')) return undefined
  return parse(ascii, { detectIp: false }).domain === null ? undefined : { ascii, kind: 'icann', tld }
}

/** Punycode (RFC 3492) of one label, without "xn--". */
function decodeLabel(encoded: string): string | undefined {
  const split = encoded.lastIndexOf('-')
  const output = split > 0 ? [...encoded.slice(0, split)] : []
  let n = 128
  let i = 0
  let bias = 72
  for (let at = split > 0 ? split + 1 : 0; at < encoded.length; ) {
    const before = i
    let weight = 1
    for (let k = 36; ; k += 36) {
      const c = encoded.charCodeAt(at++)
      const digit = c >= 97 && c <= 122 ? c - 97 : c >= 48 && c <= 57 ? c - 22 : -1
      if (digit < 0) return undefined
      i += digit * weight
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
      if (digit < threshold) break
      weight *= 36 - threshold
      if (weight > 2 ** 31) return undefined
    }
    const count = output.length + 1
    let delta = before === 0 ? Math.floor((i - before) / 700) : Math.floor((i - before) / 2)
    delta += Math.floor(delta / count)
    let k = 0
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35)
    bias = k + Math.floor((36 * delta) / (delta + 38))
    n += Math.floor(i / count)
    if (n > 0x10ffff) return undefined
    i %= count
    output.splice(i++, 0, String.fromCodePoint(n))
  }
  return output.join('')
}

/** What people would read in an address bar: U-labels for A-labels that decode. Show it beside the A-label, never instead of it. */
export function unicodeForm(domain: string): string {
  return domain
    .split('.')
    .map(label => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}
