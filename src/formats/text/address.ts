import ipaddr from 'ipaddr.js'

/** Dotted decimal without leading zeros, or undefined. */
export function ipv4(text: string): string | undefined {
  if (!/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) return undefined
  return text.split('.').every(octet => Number(octet) <= 255) ? text : undefined
}

/** RFC 5952 canonical form, without a zone; or undefined. */
export function ipv6(text: string): string | undefined {
  const bare = text.replace(/%[\w.-]{1,32}$/, '')
  if (!bare.includes(':') || bare.length > 45 || !ipaddr.IPv6.isValid(bare)) return undefined
  const parsed = ipaddr.IPv6.parse(bare)
  // ipaddr.js also reads "::10.1" and the like; the mapped range is the only one where dots are usual
  if (bare.includes('.') && !/:\d{1,3}(?:\.\d{1,3}){3}$/.test(bare)) return undefined
  if (parsed.isIPv4MappedAddress()) return `::ffff:${parsed.toIPv4Address().toString()}`
  return parsed.toRFC5952String()
}

/** The network with its host bits cleared. */
export function network(text: string): { type: 'ipv4-cidr' | 'ipv6-cidr'; value: string } | undefined {
  const [address = '', bits = '', more] = text.split('/')
  if (more !== undefined || !/^(?:0|[1-9]\d{0,2})$/.test(bits)) return undefined
  const v4 = ipv4(address)
  if (v4 !== undefined) {
    if (Number(bits) > 32) return undefined
    return { type: 'ipv4-cidr', value: `${ipaddr.IPv4.networkAddressFromCIDR(`${v4}/${bits}`).toString()}/${bits}` }
  }
  const v6 = ipv6(address)
  if (v6 === undefined || Number(bits) > 128) return undefined
  return {
    type: 'ipv6-cidr',
    value: `${ipaddr.IPv6.networkAddressFromCIDR(`${v6}/${bits}`).toRFC5952String()}/${bits}`,
  }
}

export const isPort = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535

interface Range {
  kind: 4 | 6
  bits: number
  bytes: readonly number[]
}

const ranges = new Map<string, Range | undefined>()

function rangeOf(text: string): Range | undefined {
  const [address = '', bits] = text.split('/')
  if (!ipaddr.isValid(address)) return undefined
  const parsed = ipaddr.parse(address)
  const full = parsed.kind() === 'ipv4' ? 32 : 128
  return { kind: full === 32 ? 4 : 6, bits: Math.min(full, Number(bits ?? full)), bytes: parsed.toByteArray() }
}

/** Networks that are asked about again and again are parsed once. */
function rememberedRange(text: string): Range | undefined {
  if (!ranges.has(text)) {
    if (ranges.size > 2000) ranges.clear()
    ranges.set(text, rangeOf(text))
  }
  return ranges.get(text)
}

function contains(outer: Range, inner: Range): boolean {
  if (outer.kind !== inner.kind || inner.bits < outer.bits) return false
  for (let i = 0; i * 8 < outer.bits; i++) {
    const mask = outer.bits - i * 8 >= 8 ? 255 : (255 << (8 - (outer.bits - i * 8))) & 255
    if (((outer.bytes[i] ?? 0) & mask) !== ((inner.bytes[i] ?? 0) & mask)) return false
  }
  return true
}

/** The first of the networks (or single addresses) in which an address or a network lies wholly. */
export function containing<T extends string>(value: string, networks: readonly T[]): T | undefined {
  const inner = rangeOf(value)
  if (!inner) return undefined
  return networks.find(network => {
    const outer = rememberedRange(network)
    return outer !== undefined && contains(outer, inner)
  })
}
