import type { FastifyInstance } from 'fastify'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { readPicture } from '../../flows/read-picture.ts'
import { picture as shape } from '../../formats/api/index.ts'
import { route } from '../route.ts'

/** What the reports that the caller may read add up to. */
export function pictureRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/picture',
      who: 'read',
      roles: SEAT_ROLES,
      summary:
        'What the reports that you may read add up to: by week, technique, sector and region, and what is rising',
      query: shape.pictureQuery,
      out: shape.picture,
    },
    async ({ entered, query }) => readPicture(ctx, entered.viewer, query),
  )
}
