import type { FastifyInstance } from 'fastify'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { readActed } from '../../flows/read-acted.ts'
import { exportNavigator, readGraph, readPicture } from '../../flows/read-picture.ts'
import { readTechniques } from '../../flows/read-techniques.ts'
import { readTimeToShare } from '../../flows/read-time-to-share.ts'
import { picture as shape } from '../../formats/api/index.ts'
import { route } from '../route.ts'

/** What the reports that the caller may read add up to; the desk may ask for those of one situation. */
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
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/picture/graph',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'What the newest reports of the picture have in common',
      query: shape.pictureQuery,
      out: shape.graph,
    },
    async ({ entered, query }) => readGraph(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/picture/navigator',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'The techniques of the picture as a layer for MITRE’s ATT&CK Navigator',
      query: shape.navigatorQuery,
      out: shape.navigator,
    },
    async ({ entered, query, reply }) => {
      reply.header('Content-Disposition', `attachment; filename="auburn-${query.domain}.json"`)
      return await exportNavigator(ctx, entered.viewer, query)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/picture/time-to-share',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'you work at the Fusion Cell desk',
      summary:
        'How long it takes from a report to its first reader, a situation, an advisory, and until half have answered (desk)',
      query: shape.pictureQuery,
      out: shape.timeToShare,
    },
    async ({ entered, query }) => readTimeToShare(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/picture/acted',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'What members did about the advisories that reached you',
      query: shape.actedQuery,
      out: shape.acted,
    },
    async ({ entered, query }) => readActed(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/techniques',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'What ATT&CK calls techniques, as it is loaded here',
      out: shape.techniques,
    },
    async () => readTechniques(ctx),
  )
}
