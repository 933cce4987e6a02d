import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { readAttachment, readThread } from '../../flows/read-report.ts'
import { acceptAnswer, addSighting, askForMore, reply as replyTo } from '../../flows/write-thread.ts'
import { reports as shape, words } from '../../formats/api/index.ts'
import { assertMay, door, route } from '../route.ts'
import { id } from './shapes.ts'

const askIn = z.strictObject({ text: words.text(4_000).default(''), as: words.attribution.default('withheld') })

export function threadRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/reports/:id/entries',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the report reaches you',
      summary: 'The thread, as you see it',
      params: id,
      out: z.object({ items: z.array(shape.entry) }),
    },
    async ({ entered, params }) => ({ items: await readThread(ctx, entered.viewer, params.id) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/:id/entries',
      who: 'reply',
      roles: WRITERS,
      when: 'the report reaches you',
      summary: 'Reply, on a layer or to the author alone',
      params: id,
      body: shape.entryIn,
      status: 201,
      out: shape.entry,
    },
    async ({ entered, params, body }) => replyTo(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/:id/more-detail',
      who: 'reply',
      roles: WRITERS,
      when: 'the report reaches you',
      summary: 'Ask the author for more detail',
      params: id,
      body: askIn,
      status: 201,
      out: shape.entry,
    },
    async ({ entered, params, body }) => askForMore(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/:id/sightings',
      who: 'reply',
      roles: WRITERS,
      when: 'the report reaches you',
      summary: 'Seen it too',
      params: id,
      body: shape.sightingIn,
      status: 201,
      out: shape.entry,
    },
    async ({ entered, params, body }) => addSighting(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/:id/entries/:entry/accepted',
      who: 'reply',
      roles: WRITERS,
      when: 'the question is yours',
      summary: 'Accept this answer to your question',
      params: z.strictObject({ id: words.id, entry: words.id }),
      out: words.done,
    },
    async ({ entered, params }) => {
      await acceptAnswer(ctx, entered.viewer, params.id, params.entry)
      return { done: true as const }
    },
  )
  const part = z.strictObject({ id: words.id, attachment: words.id })
  const file = {
    method: 'GET',
    url: '/api/reports/:id/attachments/:attachment',
    who: 'read',
    roles: SEAT_ROLES,
    when: 'the report’s full story reaches you',
  } as const
  door(app, file, async (request, reply) => {
    const { viewer } = await assertMay(ctx, request, file.who, file.roles)
    const asked = part.safeParse(request.params)
    const none = '00000000-0000-4000-8000-000000000000'
    const found = await readAttachment(ctx, viewer, asked.data?.id ?? none, asked.data?.attachment ?? none)
    return reply
      .header('Content-Type', found.media === 'text/plain' ? 'text/plain; charset=utf-8' : found.media)
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`)
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .header('Cache-Control', 'no-store')
      .send(found.bytes)
  })
}
