import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { OUTPUT_FORMATS } from '../../domain/leaving.ts'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import { answerAction, confirmRecalled, readActions, readOpenActions } from '../../flows/act-on-advisory.ts'
import { takeOutput } from '../../flows/advisory-outputs.ts'
import type { Context } from '../../flows/context.ts'
import { actions as shape, words } from '../../formats/api/index.ts'
import { assertMay, door, route } from '../route.ts'

const id = z.strictObject({ id: words.id })
const done = { done: true as const }

/** What members do about advisories, and what leaves by hand. */
export function actionRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/actions',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'your organisation’s own',
      summary: 'Advisories whose steps wait for your organisation',
      out: z.object({ items: z.array(shape.openAction) }),
    },
    async ({ entered }) => ({ items: await readOpenActions(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/reports/:id/actions',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the advisory reaches you; numbers by sector at the Fusion Cell desk',
      summary: 'What your organisation answered, and how many others did what',
      params: id,
      out: shape.actionsPage,
    },
    async ({ entered, params }) => readActions(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/reports/:id/actions',
      who: 'reply',
      roles: WRITERS,
      when: 'the advisory’s checklist reaches you, and you are not at the desk',
      summary: 'Answer a step, or all that are open, for your organisation',
      params: id,
      body: shape.answerIn,
      out: shape.actionsPage,
    },
    async ({ entered, params, body }) => {
      await answerAction(ctx, entered.viewer, params.id, body)
      return readActions(ctx, entered.viewer, params.id)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/recalls/:id/confirmation',
      who: 'reply',
      roles: WRITERS,
      when: 'the advisory reached you, and you had opened it',
      summary: 'Confirm that a recalled advisory was taken out',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await confirmRecalled(ctx, entered.viewer, params.id)
      return done
    },
  )
  outputDoor(app, ctx)
}

const wanted = z.object({ id: words.id, format: z.enum(OUTPUT_FORMATS) })
/** `block`: those alone that their author meant to be blocked. */
const outputQuery = z.strictObject({ use: z.literal('block').optional() })
const ABSENT = '00000000-0000-4000-8000-000000000000'

function outputDoor(app: FastifyInstance, ctx: Context): void {
  const file = {
    method: 'GET',
    url: '/api/reports/:id/outputs/:format',
    who: 'read',
    roles: SEAT_ROLES,
    when: 'the report reaches you, and what you get of it is not RED',
  } as const
  const send = async (request: FastifyRequest, reply: FastifyReply) => {
    const { viewer } = await assertMay(ctx, request, file.who, file.roles)
    const asked = wanted.safeParse(request.params)
    const { use } = request.query as z.output<typeof outputQuery>
    const { id: report, format } = asked.data ?? { id: ABSENT, format: 'csv' as const }
    const output = await takeOutput(ctx, viewer, report, format, use)
    return reply
      .header('Content-Type', output.media)
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(output.name)}`)
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .header('Cache-Control', 'no-store')
      .send(Buffer.from(output.bytes))
  }
  door(app, file, send, outputQuery)
}
