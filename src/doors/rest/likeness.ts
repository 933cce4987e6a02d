import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { readProposals } from '../../flows/propose.ts'
import { likeness as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'

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
}
