import { lookup as resolveName } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The one place that asks another server for something: an identity provider that a member named, and the name servers
 * whether a text stands under an applicant's domain. https to public
 * addresses only, no redirects, a short while, a small answer. The address is looked at as the connection is made, so
 * that a name cannot point elsewhere in between.
 */
export type Outbound = (url: string, asked: OutboundRequest) => Promise<Response>
export interface OutboundRequest {
  method: string
  headers: Record<string, string>
  body?: string | undefined
}
const MOST_BYTES = 512 * 1024
const MOST_MS = 5_000

/** `internal`: origins that may be at private addresses, as the operator says; of these, loopback may be plain http. */
export function outbound(internal: readonly string[]): Outbound {
  return (url, asked) => {
    const target = new URL(url)
    const inside = internal.includes(target.origin)
    if (target.protocol !== 'https:' && !(inside && isLoopbackName(target.hostname)))
      return Promise.reject(new Error('outbound: https only'))
    if (target.username !== '' || target.password !== '')
      return Promise.reject(new Error('outbound: no names in addresses'))
    const options: RequestOptions = {
      method: asked.method,
      headers: { ...asked.headers, 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(MOST_MS),
      agent: false,
      ...(inside ? {} : { lookup: publicOnly }),
    }
    const bare = target.hostname.replace(/^\[|\]$/g, '')
    if (!inside && ipaddr.isValid(bare) && !isPublic(bare))
      return Promise.reject(new Error('outbound: not a public address'))
    return send(target, options, asked.body)
  }
}

function send(target: URL, options: RequestOptions, body: string | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, options, answer => {
      const parts: Buffer[] = []
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > MOST_BYTES) answer.destroy(new Error('outbound: the answer is too large'))
        else parts.push(part)
      })
      answer.on('error', reject)
      answer.on('end', () => {
        const status = answer.statusCode ?? 0
        if (status < 200 || status > 599) return reject(new Error('outbound: no answer'))
        const headers = { 'content-type': answer.headers['content-type'] ?? '' }
        resolve(new Response(status === 204 ? null : Buffer.concat(parts), { status, headers }))
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Texts that stand at a name (TXT records); none when there is no such name. Throws when no name server answers. */
export type TextsAt = (name: string) => Promise<string[]>
const MOST_TEXTS = 50
/**
 * Asks the name servers of this machine, or those given (`address:port`), and nobody whom the name itself points at. The
 * answer is other people's: it is only ever compared.
 */
export function textsAt(servers?: readonly string[]): TextsAt {
  return async name => {
    const resolver = new Resolver({ timeout: 2_000, tries: 2 })
    if (servers) resolver.setServers([...servers])
    try {
      const found = await resolver.resolveTxt(name)
      return found.slice(0, MOST_TEXTS).map(parts => parts.join('').slice(0, 1_000))
    } catch (error) {
      if (error instanceof Error && 'code' in error && NOTHING_THERE.includes(String(error.code))) return []
      throw new Error('outbound: no name server answered')
    }
  }
}
const NOTHING_THERE = ['ENOTFOUND', 'ENODATA']

const publicOnly: LookupFunction = (name, options, done) =>
  resolveName(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    if (addresses.length === 0 || addresses.some(a => !isPublic(a.address)))
      return done(Object.assign(new Error('outbound: not a public address'), { code: 'ENOTFOUND' }), [])
    const [first] = addresses
    if (options.all) return done(null, addresses)
    return done(null, first?.address ?? '', first?.family)
  })

/** Of IPv6 the global range alone, 2000::/3: whatever carries an IPv4 address inside is none of ours. */
function isPublic(text: string): boolean {
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || /^[23]/.test(address.toNormalizedString())
}
const isLoopbackName = (name: string): boolean => name === 'localhost' || name === '127.0.0.1' || name === '[::1]'
