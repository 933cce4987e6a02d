import type { IndicatorType } from '../../domain/indicator.ts'
import { hostOf } from './harmless.ts'
import { liveReading } from './live.ts'

const lastDot = (text: string): string => text.replace(/\.(?=[^.]*$)/, '[.]')
const everyDot = (text: string): string => text.replaceAll('.', '[.]')

/**
 * The form for people's eyes: dead, and readable. `hxxps://a[.]example/x`, `192.0.2[.]1`, `2001:db8[:]:1`, `user[@]a[.]example`.
 * Types that nobody can click are returned as they are.
 */
export function defang(type: IndicatorType, value: string): string {
  switch (type) {
    case 'domain':
      return everyDot(value)
    case 'ipv4':
      return lastDot(value)
    case 'ipv4-cidr':
    case 'ip-port':
      return value.startsWith('[') ? value.replace(':', '[:]') : value.replace(/\.(\d+)([:/]\d+)$/, '[.]$1$2')
    case 'ipv6':
    case 'ipv6-cidr':
      return value.replace(/:(?=[^:]*$)/, '[:]')
    case 'email':
      return `${value.slice(0, value.lastIndexOf('@'))}[@]${everyDot(value.slice(value.lastIndexOf('@') + 1))}`
    case 'url': {
      const { host } = hostOf(value)
      const at = value.indexOf(host)
      const dead = host.includes(':')
        ? host.replace(':', '[:]')
        : /^[\d.]+$/.test(host)
          ? lastDot(host)
          : everyDot(host)
      const scheme = value
        .slice(0, at)
        .replace(/^http/, 'hxxp')
        .replace(/^ftp(?=s?:)/, 'fxp')
      return scheme + dead + value.slice(at + host.length)
    }
    default:
      return value
  }
}

/** Text with every defanged form undone (REFERENCE §14). For one value or a whole page. */
export function refang(text: string): string {
  return liveReading(text).text
}
