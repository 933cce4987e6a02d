import type { IndicatorType } from '../../domain/indicator.ts'
import { containing } from './address.ts'
import type { ExtractOptions, Harmless, HarmlessList, OwnEstate } from './found.ts'
import {
  COMMON_DOMAINS,
  COMMON_FILES,
  DOCUMENTATION_NAMES,
  EMPTY_HASHES,
  PUBLIC_RESOLVERS,
  REFERENCE_HOSTS,
  REFERENCE_SITES,
  SPECIAL_NETWORKS,
  TEST_HASHES,
} from './harmless-lists.ts'

const flag = (list: HarmlessList, why: string): Harmless => ({ list, why })

/** The shortest chain of suffixes that is on a list: "a.b.c" asks for a.b.c, b.c, c. */
function underAny(host: string, names: { has(name: string): boolean }): string | undefined {
  for (let at = 0; ; ) {
    const rest = host.slice(at)
    if (names.has(rest)) return rest
    const dot = host.indexOf('.', at)
    if (dot < 0) return undefined
    at = dot + 1
  }
}

const specialNetworks = new Map(SPECIAL_NETWORKS.map(([range, list, why]) => [range, flag(list, why)]))
const specialRanges = [...specialNetworks.keys()]
const documentationNames = new Set(DOCUMENTATION_NAMES)
const referenceHosts = new Set(REFERENCE_HOSTS)
const referenceSites = new Set(REFERENCE_SITES)

/** A place of code or news: a live link to it in passing is a source. */
export const isReferenceSite = (type: IndicatorType, value: string): boolean =>
  type === 'url' && underAny(hostOf(value).host, referenceSites) !== undefined

function address(value: string, options: ExtractOptions): Harmless | undefined {
  if (options.own && containing(value, options.own.networks) !== undefined)
    return flag('own', 'inside your own networks')
  if (PUBLIC_RESOLVERS.has(value)) return flag('public-resolver', 'a public DNS resolver')
  const range = containing(value, specialRanges)
  const special = range === undefined ? undefined : specialNetworks.get(range)
  if (!special || (options.demo && special.list === 'documentation')) return undefined
  return special
}

function ownDomain(host: string, own: OwnEstate | undefined): boolean {
  return (
    own?.domains.some(domain => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`)) ?? false
  )
}

function name(host: string, options: ExtractOptions, whole: boolean): Harmless | undefined {
  if (ownDomain(host, options.own)) return flag('own', 'under your own domains')
  if (!options.demo && underAny(host, documentationNames))
    return flag('documentation', 'a name reserved for examples (RFC 2606)')
  if (underAny(host, referenceHosts)) return flag('reference', 'a standards, certificate or reference site')
  if (whole && COMMON_DOMAINS.has(host.replace(/^www\./, ''))) return flag('common-domain', 'a very common site')
  return undefined
}

/** The host of a normalised URL, and whether anything but the host is asked for. */
export function hostOf(url: string): { host: string; bare: boolean } {
  const match = /^(?:[a-z]+:\/\/)?(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)(?::\d+)?(.*)$/s.exec(url)
  return { host: (match?.[1] ?? '').replace(/^\[|\]$/g, ''), bare: (match?.[2] ?? '').length <= 1 }
}

function hostOrAddress(host: string, options: ExtractOptions, whole: boolean): Harmless | undefined {
  return host.includes(':') || /^[\d.]+$/.test(host) ? address(host, options) : name(host, options, whole)
}

/** Whether a value is ordinary, and why. `value` is normalised. */
export function harmlessness(type: IndicatorType, value: string, options: ExtractOptions = {}): Harmless | undefined {
  switch (type) {
    case 'ipv4':
    case 'ipv6':
    case 'ipv4-cidr':
    case 'ipv6-cidr':
      return address(value, options)
    case 'ip-port':
      return address(value.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''), options)
    case 'domain':
      return name(value, options, true)
    case 'email':
      return name(value.slice(value.lastIndexOf('@') + 1), options, false)
    case 'url': {
      const { host, bare } = hostOf(value)
      return hostOrAddress(host, options, bare)
    }
    case 'asn': {
      const number = Number(value.slice(2))
      const documentation = (number >= 64496 && number <= 64511) || (number >= 65536 && number <= 65551)
      if (documentation)
        return options.demo ? undefined : flag('documentation', 'a number reserved for examples (RFC 5398)')
      return number >= 64512 && number <= 65534 ? flag('private', 'a private AS number') : undefined
    }
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512': {
      const empty =
        EMPTY_HASHES[value] ?? (/^(.)\1*$/.test(value) ? 'a placeholder, not the hash of anything' : undefined)
      if (empty) return flag('empty-file', empty)
      const eicar = TEST_HASHES[value]
      return eicar ? flag('test-file', eicar) : undefined
    }
    case 'file-name':
      return COMMON_FILES.has(value.toLowerCase()) ? flag('common-file', 'a file that every machine has') : undefined
    case 'file-path': {
      const last = value.slice(Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/')) + 1).toLowerCase()
      const system = /^(?:[a-z]:\\windows\\(?:system32|syswow64)\\|%(?:windir|systemroot)%\\)/i.test(value)
      return (system && COMMON_FILES.has(last)) ||
        /^\/(?:dev\/null|bin\/(?:ba)?sh|usr\/bin\/env|etc\/passwd|etc\/hosts)$/.test(value)
        ? flag('common-file', 'a file that every machine has')
        : undefined
    }
    case 'user-agent':
      return /^Mozilla\/5\.0 \((?:Windows NT 10\.0; Win64; x64|Macintosh; Intel Mac OS X [\d_]+|X11; Linux x86_64)(?:; rv:[\d.]+)?\) (?:AppleWebKit\/537\.36 \(KHTML, like Gecko\) Chrome\/[\d.]+ Safari\/537\.36(?: Edg\/[\d.]+)?|Gecko\/20100101 Firefox\/[\d.]+)$/.test(
        value,
      )
        ? flag('common-user-agent', 'an ordinary browser')
        : undefined
    default:
      return undefined
  }
}
