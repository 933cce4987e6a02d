/** An IP address as a number, with its family's length. An IPv4 address mapped into IPv6 counts as IPv4. */
export interface Ip {
  bits: 32 | 128
  value: bigint
}

export interface Network extends Ip {
  prefix: number
}

export const parseIp = (written: string): Ip | undefined =>
  written.includes(':') ? parseV6(written) : parseV4(written)

function parseV4(written: string): Ip | undefined {
  const parts = written.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined
  return { bits: 32, value: parts.reduce((value, part) => value * 256n + BigInt(part), 0n) }
}

/** RFC 4291, section 2.2: eight groups, one run of zeros left out, the last two perhaps as IPv4. */
function parseV6(written: string): Ip | undefined {
  const halves = written.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail = []] = halves.map(groupsOf)
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  const value = groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value }
}

function groupsOf(half: string): string[] {
  if (half === '') return []
  return half.split(':').flatMap((group, at, all) => {
    const v4 = at === all.length - 1 && group.includes('.') ? parseV4(group) : undefined
    return v4 === undefined ? [group] : [(v4.value >> 16n).toString(16), (v4.value & 0xffffn).toString(16)]
  })
}

/** `192.0.2.0/24`, `2001:db8::/32`, or a single address. */
export function parseNetwork(written: string): Network | undefined {
  const [address = '', length, more] = written.trim().split('/')
  const ip = parseIp(address)
  if (ip === undefined || more !== undefined) return undefined
  const prefix = length === undefined ? ip.bits : /^\d{1,3}$/.test(length) ? Number(length) : -1
  return prefix >= 0 && prefix <= ip.bits ? { ...ip, prefix } : undefined
}

export function isWithin(ip: Ip, network: Network): boolean {
  const host = BigInt(network.bits - network.prefix)
  return ip.bits === network.bits && ip.value >> host === network.value >> host
}

/** RFC 1918, shared address space (RFC 6598), link-local (RFC 3927, 4291) and unique local (RFC 4193). */
const INSIDE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
]
  .map(parseNetwork)
  .filter(network => network !== undefined)

export const isInternal = (ip: Ip): boolean => INSIDE.some(network => isWithin(ip, network))
