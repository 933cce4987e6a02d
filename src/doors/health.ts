import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Fault } from '../domain/fault.ts'
import { isLoopback } from '../domain/origin.ts'
import type { Context } from '../flows/context.ts'
import { isReady } from '../flows/readiness.ts'
import { door, route } from './route.ts'

const state = z.object({ status: z.enum(['ok', 'not-ready']) })

export interface Figures {
  streams(): number
  ready(): boolean
}

/** Health for load balancers, and figures for monitoring; neither says anything of members or reports. */
export function healthDoor(app: FastifyInstance, ctx: Context, figures: Figures, token: string | undefined): void {
  let requests = 0
  let faults = 0
  app.addHook('onResponse', async (_request, reply) => {
    requests++
    if (reply.statusCode >= 500) faults++
  })
  route(
    app,
    ctx,
    { method: 'GET', url: '/livez', who: 'public', roles: 'anybody', summary: 'The process runs', out: state },
    async () => ({ status: 'ok' as const }),
  )
  route(
    app,
    ctx,
    { method: 'GET', url: '/readyz', who: 'public', roles: 'anybody', summary: 'It can serve', out: state },
    async () => {
      if (!figures.ready() || !(await isReady(ctx))) throw new Fault('unavailable')
      return { status: 'ok' as const }
    },
  )
  const metrics = {
    method: 'GET',
    url: '/metrics',
    who: 'token',
    roles: 'anybody',
    when: 'with the token; from this machine where none is set',
  } as const
  door(app, metrics, async (request, reply) => {
    const sent = request.headers.authorization?.replace(/^Bearer /i, '') ?? ''
    if (token === undefined ? !isLoopback(request.ip) : !sameText(sent, token)) throw new Fault('not-found')
    const memory = process.memoryUsage()
    return reply
      .type('text/plain; version=0.0.4')
      .send(
        [
          `auburn_requests_total ${requests}`,
          `auburn_faults_total ${faults}`,
          `auburn_streams ${figures.streams()}`,
          `auburn_resident_bytes ${memory.rss}`,
          `auburn_heap_bytes ${memory.heapUsed}`,
          `auburn_uptime_seconds ${Math.floor(process.uptime())}`,
          '',
        ].join('\n'),
      )
  })
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
