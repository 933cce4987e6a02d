import { ipv6, isPort, network } from './address.ts'
import type { Candidate } from './found.ts'

const RUN = /(?<![\w:.])[0-9a-fA-F:]{2,39}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?:%[\w.-]{1,20})?(?![\w:]|\.\d)/g

/** Times, MAC addresses and C++ names have colons as well: a real address is in an allocated range or written out. */
function plausible(canonical: string, raw: string): boolean {
  if (raw === '::' || !/\d/.test(raw)) return false
  return (
    /^(?:[23][0-9a-f]{3}:|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|ff[0-9a-f]{2}:|64:ff9b:|::ffff:)/.test(canonical) ||
    canonical === '::1'
  )
}

export function scanIpv6(text: string): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(RUN)) {
    let raw = match[0]
    if (raw.split(':').length < 3) continue
    const start = match.index
    if (!raw.endsWith('::')) raw = raw.replace(/:$/, '')
    const value = ipv6(raw)
    if (value === undefined || !plausible(value, raw)) continue
    const end = start + raw.length
    const cidr = /^\/(\d{1,3})(?![\w/])/.exec(text.slice(end, end + 5))
    const net = cidr ? network(`${value}/${cidr[1]}`) : undefined
    const port = text[start - 1] === '[' ? /^\]:(\d{1,5})(?!\d)/.exec(text.slice(end, end + 7)) : null
    if (net && cidr) out.push({ type: net.type, value: net.value, start, end: end + cidr[0].length })
    else if (port && isPort(port[1] ?? ''))
      out.push({ type: 'ip-port', value: `[${value}]:${port[1]}`, start: start - 1, end: end + port[0].length })
    else out.push({ type: 'ipv6', value, start, end })
  }
  return out
}
