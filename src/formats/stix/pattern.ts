import type { Indicator, IndicatorType } from '../../domain/indicator.ts'

/** A string literal of the STIX patterning language (STIX 2.1, section 9.2): backslash and apostrophe are escaped. */
export const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const equals = (path: string, value: string): string => `[${path} = ${literal(value)}]`

const PATHS: Partial<Record<IndicatorType, string>> = {
  ipv4: 'ipv4-addr:value',
  ipv6: 'ipv6-addr:value',
  domain: 'domain-name:value',
  url: 'url:value',
  email: 'email-addr:value',
  'email-subject': 'email-message:subject',
  md5: 'file:hashes.MD5',
  sha1: "file:hashes.'SHA-1'",
  sha256: "file:hashes.'SHA-256'",
  sha512: "file:hashes.'SHA-512'",
  'file-name': 'file:name',
  'registry-key': 'windows-registry-key:key',
  mutex: 'mutex:name',
  'user-agent': "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'",
}

/** The language and text of what an indicator object looks for; undefined for what no pattern says (they go into a note). */
export function patternOf({
  type,
  value,
}: Pick<Indicator, 'type' | 'value'>): { type: string; text: string } | undefined {
  if (type === 'yara' || type === 'sigma' || type === 'suricata') return { type, text: value }
  const text = stixPattern(type, value)
  return text === undefined ? undefined : { type: 'stix', text }
}

function stixPattern(type: IndicatorType, value: string): string | undefined {
  const path = PATHS[type]
  if (path) return equals(path, value)
  switch (type) {
    case 'ipv4-cidr':
      return `[ipv4-addr:value ISSUBSET ${literal(value)}]`
    case 'ipv6-cidr':
      return `[ipv6-addr:value ISSUBSET ${literal(value)}]`
    case 'ip-port':
      return addressAndPort(value)
    case 'asn': {
      const number = /^(?:AS)?(\d{1,10})$/i.exec(value)?.[1]
      return number && `[autonomous-system:number = ${Number(number)}]`
    }
    case 'file-path':
      return filePath(value)
    default:
      return undefined
  }
}

/** `192.0.2.1:8080`, `[2001:db8::1]:8080`. */
function addressAndPort(value: string): string | undefined {
  const [, six, four, port] = /^(?:\[([0-9a-f:.]+)\]|([\d.]+)):(\d{1,5})$/i.exec(value) ?? []
  const address = six ?? four
  if (!address || !port) return undefined
  const kind = six ? 'ipv6-addr' : 'ipv4-addr'
  const ref = 'network-traffic:dst_ref'
  return `[${ref}.type = '${kind}' AND ${ref}.value = ${literal(address)} AND network-traffic:dst_port = ${Number(port)}]`
}

function filePath(value: string): string {
  const cut = Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/'))
  const [folder, name] = [value.slice(0, cut), value.slice(cut + 1)]
  if (cut <= 0 || name === '') return equals('directory:path', cut > 0 ? folder : value)
  return `[file:name = ${literal(name)} AND file:parent_directory_ref.path = ${literal(folder)}]`
}
