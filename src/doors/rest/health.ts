import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { OPERATORS, SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { readFairness } from '../../flows/fairness.ts'
import { readNodeHealth } from '../../flows/node-health.ts'
import { readPartnershipHealth } from '../../flows/partnership-health.ts'
import { readListing } from '../../flows/read-listing.ts'
import { health as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'

/** How a node, one's own organisation and the partnership are doing. */
export function healthRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/nodes/:handle/health',
      who: 'account',
      roles: WRITERS,
      when: 'you run the node (its host’s admin, its manager, an operator) or champion it',
      summary: 'How a node is doing (those who run or champion it)',
      params: z.strictObject({ handle: words.handle }),
      out: shape.nodeHealth,
    },
    async ({ entered, params }) => readNodeHealth(ctx, entered.viewer, params.handle),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/me/fairness',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'What reached your organisation, what it gave, and two easy ways to give back',
      out: shape.fairness,
    },
    async ({ entered }) => readFairness(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/me/listing',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'Where your organisation is listed by name, and how others see it',
      out: shape.listing,
    },
    async ({ entered }) => readListing(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/partnership/health',
      who: 'account',
      roles: OPERATORS,
      summary: 'Members active, silent and lapsed, by kind (operators)',
      out: shape.partnershipHealth,
    },
    async ({ entered }) => readPartnershipHealth(ctx, entered.viewer),
  )
}
