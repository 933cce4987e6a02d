import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { changeKnownName, dropKnownName, keepKnownName, readKnownNames } from '../../flows/know-names.ts'
import { readProposals } from '../../flows/propose.ts'
import { likeness as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { tagOfMatch } from './situations.ts'

const AT_DESK = 'you work at the Fusion Cell desk'

/** What belongs together, as it is proposed to the Fusion Cell. */
export function likenessRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/proposals',
      who: 'read',
      roles: SEAT_ROLES,
      when: AT_DESK,
      summary: 'Where a report belongs, and why (those who work at the Fusion Cell)',
      query: z.strictObject({ report: words.id }),
      out: shape.proposals,
    },
    async ({ entered, query }) => ({ items: await readProposals(ctx, entered.viewer, query.report) }),
  )
  nameRoutes(app, ctx)
}

const id = z.strictObject({ id: words.id })
const done = { done: true as const }

function nameRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/names',
      who: 'read',
      roles: SEAT_ROLES,
      when: AT_DESK,
      summary:
        'Names of actors, malware and tools that the desk knows, with their aliases (those who work at the Fusion Cell)',
      query: z.strictObject({
        after: words.cursor.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      out: shape.knownNames,
    },
    async ({ entered, query }) => readKnownNames(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/names',
      who: 'reply',
      roles: WRITERS,
      when: AT_DESK,
      summary: 'Keep a name (those who work at the Fusion Cell)',
      body: shape.knownNameIn,
      status: 201,
      out: z.object({ id: words.id }),
    },
    async ({ entered, body }) => ({ id: await keepKnownName(ctx, entered.viewer, body) }),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/desk/names/:id',
      who: 'reply',
      roles: WRITERS,
      when: AT_DESK,
      summary: 'Change a name and its aliases (those who work at the Fusion Cell; If-Match)',
      params: id,
      body: shape.knownNameIn,
      out: words.done,
    },
    async ({ entered, params, body, request }) => {
      await changeKnownName(ctx, entered.viewer, params.id, { asked: body, tag: tagOfMatch(request) })
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/desk/names/:id',
      who: 'reply',
      roles: WRITERS,
      when: AT_DESK,
      summary: 'Strike a name off the list (those who work at the Fusion Cell)',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await dropKnownName(ctx, entered.viewer, params.id)
      return done
    },
  )
}
