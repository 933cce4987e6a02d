import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { bringRelease, changeRelease, decideOnRelease, readRelease, readReleases } from '../../flows/release-in.ts'
import { releases as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'

const id = z.strictObject({ id: words.id })
const done = { done: true as const }
const CLEARED = 'you are of government, at the Fusion Cell desk, and your clearance is in force'

/** The release desk: what was cleared outside comes in past two cleared people, in person. */
export function releaseRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/releases',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you work at the Fusion Cell desk; what waits, if you are cleared',
      summary: 'Texts that were released to the desk, the last changed first',
      query: shape.releasesQuery,
      out: shape.releases,
    },
    async ({ entered, query }) => readReleases(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/releases/:id',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you work at the Fusion Cell desk and it was released, or you are cleared',
      summary: 'One text',
      params: id,
      out: shape.release,
    },
    async ({ entered, params }) => readRelease(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/releases',
      who: 'session',
      roles: WRITERS,
      when: CLEARED,
      confirm: true,
      summary: 'Bring a text that was cleared outside',
      body: shape.releaseIn,
      status: 201,
      out: z.object({ id: words.id }),
    },
    async ({ entered, body }) => bringRelease(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/desk/releases/:id',
      who: 'session',
      roles: WRITERS,
      when: CLEARED,
      summary: 'Change its wording before it is let in',
      params: id,
      body: shape.releaseChangeIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await changeRelease(ctx, entered.viewer, params.id, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/releases/:id/decision',
      who: 'session',
      roles: WRITERS,
      when: `${CLEARED}; to let in: you neither brought nor wrote any of it`,
      confirm: true,
      summary: 'Let it in, decline it, or take it back',
      params: id,
      body: shape.releaseDecisionIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await decideOnRelease(ctx, entered.viewer, params.id, body)
      return done
    },
  )
}
