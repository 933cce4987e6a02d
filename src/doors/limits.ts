import type { FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import { Fault } from '../domain/fault.ts'

/** So many attempts at once, and so many more each second. */
export interface Pace {
  burst: number
  perSecond: number
}
/** Wrong links and answers from one address. What is right costs nothing, so that an office behind one address signs in. */
export const WRONG: Pace = { burst: 60, perSecond: 0.5 }
/** Ceremonies that are begun: each keeps a row for five minutes. */
export const BEGUN: Pace = { burst: 240, perSecond: 4 }
/** Applications of organisations: an office sends one or two, a hand that tries things out a few more. */
export const APPLIED: Pace = { burst: 10, perSecond: 1 / 360 }
const MOST_ADDRESSES = 20_000

export interface Limit {
  /** Refuses while the address has used up what it may. */
  assertRoom(request: FastifyRequest): void
  spend(request: FastifyRequest): void
  /** Does it; what fails for want of the right secret is spent. */
  guarded<T>(request: FastifyRequest, does: () => Promise<T>): Promise<T>
}

/** A token bucket for each address, in this process's memory; it limits guessing from there and nobody elsewhere. */
export function limitBy(pace: Pace, now: () => Date): Limit {
  const buckets = new Map<string, { left: number; at: number }>()
  const bucketOf = (request: FastifyRequest) => {
    const key = networkOf(request.ip)
    const at = now().getTime()
    const known = buckets.get(key) ?? { left: pace.burst, at }
    const left = Math.min(pace.burst, known.left + (Math.max(0, at - known.at) / 1000) * pace.perSecond)
    const bucket = { left, at }
    buckets.delete(key)
    buckets.set(key, bucket)
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MOST_ADDRESSES) break
      buckets.delete(oldest)
    }
    return bucket
  }
  const limit: Limit = {
    assertRoom: request => {
      if (bucketOf(request).left < 1) throw new Fault('too-many')
    },
    spend: request => {
      bucketOf(request).left -= 1
    },
    guarded: async (request, does) => {
      limit.assertRoom(request)
      try {
        return await does()
      } catch (error) {
        if (error instanceof Fault && ['unauthenticated', 'wrong-code', 'not-found'].includes(error.code))
          limit.spend(request)
        throw error
      }
    },
  }
  return limit
}

/** One host, as far as addresses tell: of IPv6 the first 64 bits. */
function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip
  const address = ipaddr.process(ip)
  return address.kind() === 'ipv4' ? address.toString() : address.toNormalizedString().split(':').slice(0, 4).join(':')
}
