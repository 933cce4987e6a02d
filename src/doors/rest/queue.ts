import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { acknowledgeHandOver, handOver, readHandOvers } from '../../flows/hand-over.ts'
import { readPresence, sayPresence } from '../../flows/presence.ts'
import { readQueue, triage } from '../../flows/triage.ts'
import { queue as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'

const when = 'you work at the Fusion Cell desk'
const reads = { who: 'read', roles: SEAT_ROLES, when } as const
const writes = { who: 'reply', roles: WRITERS, when } as const
const done = { done: true as const }

/** The Fusion Cell's queue: who else asks is told what is told of a route that is not there. */
export function queueRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/queue',
      ...reads,
      summary: 'The desk’s triage queue, newest first',
      query: shape.queueQuery,
      out: shape.queue,
    },
    async ({ entered, query }) => readQueue(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/queue/steps',
      ...writes,
      summary: 'Claim, release, set aside, put back or undo, for one report or many',
      body: shape.triageIn,
      out: shape.triageOut,
    },
    async ({ entered, body }) => triage(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/presence',
      ...reads,
      summary: 'Who at the desk is looking at what now',
      out: shape.presence,
    },
    async ({ entered }) => readPresence(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/desk/presence',
      ...writes,
      summary: 'What you are looking at: said again every 20 seconds',
      body: shape.presenceIn,
      out: words.done,
    },
    async ({ entered, body }) => {
      await sayPresence(ctx, entered.viewer, body)
      return done
    },
  )
  handOverRoutes(app, ctx)
}

function handOverRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/hand-overs',
      ...reads,
      summary: 'The desk’s hand-over log, newest first, and what you have open',
      query: z.strictObject({ after: words.cursor.optional() }),
      out: shape.handOvers,
    },
    async ({ entered, query }) => readHandOvers(ctx, entered.viewer, query.after),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/hand-overs',
      ...writes,
      summary: 'Hand over to the next shift',
      body: shape.handOverIn,
      status: 201,
      out: z.object({ id: words.id }),
    },
    async ({ entered, body }) => handOver(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/hand-overs/:id/acknowledged',
      ...writes,
      summary: 'Take over: what was claimed of the reports in it is yours',
      params: z.strictObject({ id: words.id }),
      out: words.done,
    },
    async ({ entered, params }) => {
      await acknowledgeHandOver(ctx, entered.viewer, params.id)
      return done
    },
  )
}
