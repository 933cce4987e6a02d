import type { FastifyInstance } from 'fastify'
import { OPERATORS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { changeSetUp, foundStandingNodes, readSetUp } from '../../flows/set-up.ts'
import { setUp as shape } from '../../formats/api/index.ts'
import { route } from '../route.ts'

/** Setting the partnership up: for operators in person. */
export function setUpRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/set-up',
      who: 'session',
      roles: OPERATORS,
      summary: 'How far the partnership is set up',
      out: shape.setUp,
    },
    async ({ entered }) => readSetUp(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'PATCH',
      url: '/api/set-up',
      who: 'session',
      roles: OPERATORS,
      summary: 'Name the partnership, or tick off a step',
      body: shape.setUpIn,
      out: shape.setUp,
    },
    async ({ entered, body }) => {
      await changeSetUp(ctx, entered.viewer, body)
      return readSetUp(ctx, entered.viewer)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/set-up/nodes',
      who: 'session',
      roles: OPERATORS,
      confirm: true,
      summary: 'Found the national node and the Fusion Cell, hosted by your organisation',
      out: shape.setUp,
    },
    async ({ entered }) => {
      await foundStandingNodes(ctx, entered.viewer)
      return readSetUp(ctx, entered.viewer)
    },
  )
}
