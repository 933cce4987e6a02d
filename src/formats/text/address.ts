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

/** Whether an address or network lies inside a network (or equals a single address). */
export function within(value: string, container: string): boolean {
  try {
    const [address = '', bits] = value.split('/')
    const inner = ipaddr.parse(address)
    const full = inner.kind() === 'ipv4' ? 32 : 128
    const [base = '', prefix] = container.split('/')
    const outer = ipaddr.parse(base)
    const outerBits = Number(prefix ?? (outer.kind() === 'ipv4' ? 32 : 128))
    if (inner.kind() !== outer.kind() || Number(bits ?? full) < outerBits) return false
    return inner instanceof ipaddr.IPv4 && outer instanceof ipaddr.IPv4
      ? inner.match(outer, outerBits)
      : inner instanceof ipaddr.IPv6 && outer instanceof ipaddr.IPv6 && inner.match(outer, outerBits)
  } catch {
    return false
  }
}
