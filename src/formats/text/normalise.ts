import type { IndicatorType } from '../../domain/indicator.ts'
import { ipv4, ipv6, isPort, network } from './address.ts'
import { isBitcoin, isEthereum, isMonero } from './crypto-address.ts'
import { hostname } from './hostname.ts'
import { registryKey } from './scan-path.ts'
import { scanSigma, scanSuricata, scanYara } from './scan-rules.ts'
import { readAuthority } from './scan-url.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const CONTROL_IN_RULE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

const HASH_LENGTH: Partial<Record<IndicatorType, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128, ja3: 32 }
const LONGEST: Partial<Record<IndicatorType, number>> = { yara: 100_000, sigma: 100_000, suricata: 20_000, url: 4096 }

const ifTrue = (good: boolean, value: string): string | undefined => (good ? value : undefined)

/**
 * The one place that says what a valid indicator is. Gives the canonical live value, or undefined.
 * `value` is expected live; refang first what people typed.
 */
export function normalise(type: IndicatorType, value: string): string | undefined {
  const text = value.trim()
  const rule = type === 'yara' || type === 'sigma' || type === 'suricata'
  if (text === '' || text.length > (LONGEST[type] ?? 1024) || !text.isWellFormed()) return undefined
  if ((rule ? CONTROL_IN_RULE : CONTROL).test(text)) return undefined
  switch (type) {
    case 'ipv4':
      return ipv4(text)
    case 'ipv6':
      return ipv6(text)
    case 'ipv4-cidr':
    case 'ipv6-cidr': {
      const net = network(text)
      return net?.type === type ? net.value : undefined
    }
    case 'ip-port':
      return addressAndPort(text)
    case 'domain':
      return hostname(text)?.ascii
    case 'url':
      return url(text)
    case 'email':
      return email(text)
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
    case 'ja3':
      return ifTrue(/^[0-9a-f]+$/i.test(text) && text.length === HASH_LENGTH[type], text.toLowerCase())
    case 'cve':
      return ifTrue(/^CVE-[0-9]{4}-[0-9]{4,19}$/i.test(text), text.toUpperCase())
    case 'attack-technique':
      return ifTrue(/^T\d{4}(?:\.\d{3})?$/i.test(text), text.toUpperCase())
    case 'asn': {
      const number = /^(?:ASN?)?\s?(\d{1,10})$/i.exec(text)?.[1]
      return number !== undefined && Number(number) > 0 && Number(number) <= 4294967295
        ? `AS${Number(number)}`
        : undefined
    }
    case 'ja4':
      return ifTrue(/^[a-z0-9]{4,12}(?:_[0-9a-z]{1,12}){1,3}$/.test(text), text)
    case 'bitcoin':
      return ifTrue(isBitcoin(text), /^bc1/i.test(text) ? text.toLowerCase() : text)
    case 'ethereum':
      return ifTrue(isEthereum(text), text.toLowerCase())
    case 'monero':
      return ifTrue(isMonero(text), text)
    case 'registry-key':
      return registryKey(text)
    case 'file-name':
      return ifTrue(text.length <= 255 && !/[\\/<>|]/.test(text), text)
    case 'file-path':
      return ifTrue(/[\\/]/.test(text), text)
    case 'yara':
      return whole(scanYara, text)
    case 'suricata':
      return whole(scanSuricata, text)
    case 'sigma':
      return whole(scanSigma, text)
    case 'email-subject':
    case 'mutex':
    case 'user-agent':
      return text
  }
}

function addressAndPort(text: string): string | undefined {
  const match = /^(?:\[([^\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(text)
  if (!match || !isPort(match[3] ?? '')) return undefined
  const six = match[1] === undefined ? undefined : ipv6(match[1])
  const four = match[2] === undefined ? undefined : ipv4(match[2])
  return six !== undefined ? `[${six}]:${match[3]}` : four !== undefined ? `${four}:${match[3]}` : undefined
}

/** With a scheme, or a host and a path as proxies log them. */
function url(text: string): string | undefined {
  if (/[\s<>"`]/.test(text)) return undefined
  const scheme = /^([a-z][a-z0-9+.-]{1,11}):\/\//i.exec(text)
  const at = scheme?.[0].length ?? 0
  const authority = readAuthority(text, at)
  if (!authority) return undefined
  const rest = text.slice(authority.end)
  if (rest !== '' && !/^[/?#]/.test(rest)) return undefined
  if (!scheme && rest === '') return undefined
  return `${(scheme?.[0] ?? '').toLowerCase()}${authority.host}${authority.port}${rest}`
}

function email(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const name = hostname(text.slice(at + 1))
  const good =
    name !== undefined &&
    at > 0 &&
    local.length <= 64 &&
    /^[^\s@"<>()[\]\\,;:]+$/.test(local) &&
    !/^\.|\.\.|\.$/.test(local)
  return good ? `${local}@${name.ascii}`.toLowerCase() : undefined
}

function whole(scan: (text: string) => { value: string }[], text: string): string | undefined {
  const [only, ...more] = scan(text)
  return only !== undefined && more.length === 0 && only.value.length >= text.length - 400
    ? text.replaceAll('\r\n', '\n')
    : undefined
}
