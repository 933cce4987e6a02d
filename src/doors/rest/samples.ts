import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import {
  answerSample,
  dropRules,
  keepRules,
  readRules,
  readSample,
  readSamples,
  readSealed,
  scanSample,
  stepSample,
  writeToSample,
} from '../../flows/analyse-sample.ts'
import type { Context } from '../../flows/context.ts'
import { removeSample } from '../../flows/remove-sample.ts'
import { submitSample } from '../../flows/submit-sample.ts'
import { reports, samples as shape, words } from '../../formats/api/index.ts'
import { assertMay, door, route } from '../route.ts'
import { assertSteppedUp } from '../step-up.ts'

const id = z.strictObject({ id: words.id })
const done = { done: true as const }
const SIDES = 'your organisation sent it, or you work at the desk and it reaches you'
const DESK = 'you work at the Fusion Cell desk and it reaches you'
const LARGE = 36 * 1024 * 1024

/** Analysis on request: samples go in sealed, and come out sealed, at the desk alone. */
export function sampleRoutes(app: FastifyInstance, ctx: Context): void {
  sending(app, ctx)
  analysing(app, ctx)
  ruling(app, ctx)
  const file = {
    method: 'GET',
    url: '/api/samples/:id/file',
    who: 'session',
    roles: WRITERS,
    when: DESK,
    confirm: 'always',
  } as const
  door(app, file, async (request, reply) => {
    const entered = await assertMay(ctx, request, file.who, file.roles)
    const asked = id.safeParse(request.params)
    const wanted = asked.data?.id ?? '00000000-0000-4000-8000-000000000000'
    // Asked of everybody and for every id alike.
    await assertSteppedUp(ctx, entered)
    const sealed = await readSealed(ctx, entered.viewer, wanted)
    return reply
      .header('Content-Type', 'application/octet-stream')
      .header('Content-Disposition', `attachment; filename="sample-${wanted.slice(0, 8)}.zip"`)
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .header('Cache-Control', 'no-store')
      .send(sealed)
  })
}

function sending(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/samples',
      who: 'share',
      roles: WRITERS,
      summary: 'Send a sealed sample to the Fusion Cell desk, and to nobody else',
      body: shape.sampleIn,
      bodyLimit: LARGE,
      status: 201,
      out: z.object({ id: words.id }),
    },
    async ({ entered, body }) => submitSample(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/samples',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'each as it reaches you',
      summary: 'Samples that your organisation sent, and at the desk those that reach you; the last changed first',
      query: shape.samplesQuery,
      out: reports.page(shape.sampleSummary),
    },
    async ({ entered, query }) => readSamples(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/samples/:id',
      who: 'read',
      roles: SEAT_ROLES,
      when: SIDES,
      summary: 'One sample: what is known of it, and its thread',
      params: id,
      out: shape.sample,
    },
    async ({ entered, params }) => readSample(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/samples/:id/entries',
      who: 'reply',
      roles: WRITERS,
      when: SIDES,
      summary: 'Write to the other side',
      params: id,
      body: shape.sampleEntryIn,
      status: 201,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await writeToSample(ctx, entered.viewer, params.id, body.text)
      return done
    },
  )
}

function analysing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/samples/:id/steps',
      who: 'reply',
      roles: WRITERS,
      when: SIDES,
      summary:
        'Take it up (the desk), close it (either side), withdraw it (its sender) or remove its bytes (the desk, once answered)',
      params: id,
      body: shape.sampleStepIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      const { viewer } = entered
      const { step } = body
      if (step === 'withdraw' || step === 'remove') await removeSample(ctx, viewer, params.id, step)
      else await stepSample(ctx, viewer, params.id, step)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/samples/:id/answer',
      who: 'session',
      roles: WRITERS,
      when: DESK,
      summary: 'The analyst’s verdict, and what to do now',
      params: id,
      body: shape.sampleAnswerIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await answerSample(ctx, entered.viewer, params.id, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/samples/:id/scans',
      who: 'session',
      roles: WRITERS,
      when: DESK,
      summary: 'Run the desk’s YARA rules over it',
      params: id,
      body: shape.scanIn,
      status: 201,
      out: shape.scan,
    },
    async ({ entered, params, body }) => scanSample(ctx, entered.viewer, params.id, body.rules),
  )
}

function ruling(app: FastifyInstance, ctx: Context): void {
  const when = 'you work at the Fusion Cell desk'
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk/rules',
      who: 'session',
      roles: SEAT_ROLES,
      when,
      summary: 'The desk’s YARA rules',
      out: z.object({ items: z.array(shape.rules) }),
    },
    async ({ entered }) => ({ items: await readRules(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/rules',
      who: 'session',
      roles: WRITERS,
      when,
      summary: 'Keep YARA rules, once they compile',
      body: shape.rulesIn,
      status: 201,
      out: shape.rules,
    },
    async ({ entered, body }) => keepRules(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/desk/rules/:id',
      who: 'session',
      roles: WRITERS,
      when,
      summary: 'Drop YARA rules',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await dropRules(ctx, entered.viewer, params.id)
      return done
    },
  )
}
