import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { isRedAdvisory, publishAdvisory, recallAdvisory } from '../../flows/publish-advisory.ts'
import { readDraft, readDrafts, readSource, readSources } from '../../flows/read-advisory.ts'
import { readFeed } from '../../flows/read-feed.ts'
import { dropDraft, openAdvisory, signEdition, writeAdvisory } from '../../flows/write-advisory.ts'
import { advisories as parts, advisoryDesk as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { done, id } from './shapes.ts'

/** An advisory with all its rules is larger than other bodies. */
const LARGE = 6 * 1024 * 1024
/** Who gets an answer other than “nothing here”. */
const AT_DESK = 'you work at the Fusion Cell desk, and get every report that it rests on'
const reads = { who: 'read', roles: SEAT_ROLES, when: AT_DESK } as const
const writes = { who: 'share', roles: WRITERS, when: AT_DESK } as const

/** What the Fusion Cell publishes, for whom it reaches; and how it is written, for the desk alone. */
export function advisoryRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/advisories',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'Advisories that reached you, newest first',
      query: shape.advisoryQuery,
      out: shape.published,
    },
    async ({ entered, query: { kind, ...query } }) =>
      readFeed(ctx, entered.viewer, { ...query, kind: 'advisory', advisory: kind, muted: true }),
  )
  drafts(app, ctx)
  writing(app, ctx)
  publishing(app, ctx)
}

function drafts(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/advisories', ...reads },
      summary: 'What the desk writes and published, last changed first',
      query: shape.draftQuery,
      out: shape.drafts,
    },
    async ({ entered, query }) => readDrafts(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/advisories/:id', ...reads },
      summary: 'One advisory as the desk works on it, with what stands against publishing it',
      params: id,
      out: shape.advisoryDetail,
    },
    async ({ entered, params }) => readDraft(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/advisories/:id/sources', ...reads },
      summary: 'Reports that its sentences may rest on, with their values',
      params: id,
      out: shape.sourcesOut,
    },
    async ({ entered, params }) => readSources(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/sources/:id', who: 'read', roles: SEAT_ROLES },
      when: 'you work at the Fusion Cell desk, and the report reaches you',
      summary: 'A report to rest on: its layers and its values',
      params: id,
      out: parts.advisorySource,
    },
    async ({ entered, params }) => readSource(ctx, entered.viewer, params.id),
  )
}

function writing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/advisories', ...writes },
      summary: 'Begin an advisory, from a situation or from what the week or month brought',
      body: parts.openIn,
      status: 201,
      out: z.object({ id: words.id }),
    },
    async ({ entered, body, reply }) => {
      const made = await openAdvisory(ctx, entered.viewer, body)
      reply.header('Location', `/api/desk/advisories/${made.id}`)
      return made
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'PUT', url: '/api/desk/advisories/:id', ...writes },
      summary: 'Save the whole draft, or the correction of what is published (If-Match)',
      params: id,
      body: shape.saveIn,
      bodyLimit: LARGE,
      out: shape.advisoryDetail,
    },
    async ({ entered, params, body, request }) => {
      await writeAdvisory(ctx, entered.viewer, params.id, body, versionOf(request))
      return readDraft(ctx, entered.viewer, params.id)
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'DELETE', url: '/api/desk/advisories/:id', ...writes },
      summary: 'Throw away a draft that never went out',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await dropDraft(ctx, entered.viewer, params.id)
      return done
    },
  )
}
const versionOf = (request: FastifyRequest): number | undefined => {
  const version = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

function publishing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/advisories/:id/signature', ...writes },
      when: `${AT_DESK}, and wrote nothing of this edition`,
      summary: 'Sign the edition, as the second analyst',
      params: id,
      body: shape.versionIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await signEdition(ctx, entered.viewer, params.id, body.version)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/advisories/:id/publication', ...writes },
      when: `${AT_DESK}, and a second analyst signed it; AMBER to everyone by who has just confirmed`,
      confirm: {
        when: 'something in it is RED',
        asks: ({ entered, params }) => isRedAdvisory(ctx, entered.viewer, params.id),
      },
      summary: 'Publish the edition that was signed',
      params: id,
      body: shape.versionIn,
      out: z.object({ report: words.id }),
    },
    async ({ entered, params, body }) =>
      publishAdvisory(ctx, entered.viewer, params.id, body.version, { steppedUp: entered.steppedUp }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/advisories/:id/recall', ...writes },
      summary: 'Take a published advisory back, with the reason',
      params: id,
      body: shape.recallIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await recallAdvisory(ctx, entered.viewer, params.id, body.reason)
      return done
    },
  )
}
