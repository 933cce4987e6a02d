import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import { askCircle, askSource, readAsked, remind } from '../../flows/ask-source.ts'
import type { Context } from '../../flows/context.ts'
import { endOperation, readOperations, setOperation } from '../../flows/deconfliction.ts'
import { readBecame } from '../../flows/read-became.ts'
import {
  addRequirement,
  answerRequirement,
  changeRequirement,
  readRequirements,
  unanswerRequirement,
} from '../../flows/requirements.ts'
import { requirements as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { tagOfMatch } from './situations.ts'

const when = 'you work at the Fusion Cell desk'
const reads = { who: 'read', roles: SEAT_ROLES, when } as const
const writes = { who: 'reply', roles: WRITERS, when } as const
const id = z.strictObject({ id: words.id })
const done = { done: true as const }

/** What the desk wants to know, what it asked, what is being watched; and what became of a report, for its contributor. */
export function requirementRoutes(app: FastifyInstance, ctx: Context): void {
  wanted(app, ctx)
  asking(app, ctx)
  watching(app, ctx)
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/reports/:id/became', who: 'read', roles: SEAT_ROLES },
      when: 'the report is your organisation’s',
      summary: 'What became of your report at the Fusion Cell',
      params: id,
      out: shape.became,
    },
    async ({ entered, params }) => readBecame(ctx, entered.viewer, params.id),
  )
}

function wanted(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/requirements', ...reads },
      summary: 'What the desk wants to know, and which reports answer it',
      out: shape.requirements,
    },
    async ({ entered }) => ({ items: await readRequirements(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/requirements', ...writes },
      summary: 'Add what the desk wants to know',
      body: shape.requirementIn,
      status: 201,
      out: shape.requirement,
    },
    async ({ entered, body }) => addRequirement(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'PATCH', url: '/api/desk/requirements/:id', ...writes },
      summary: 'Change a requirement, or close it (If-Match)',
      params: id,
      body: shape.requirementChangeIn,
      out: shape.requirement,
    },
    async ({ entered, params, body, request }) =>
      changeRequirement(ctx, entered.viewer, params.id, { asked: body, tag: tagOfMatch(request) }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/requirements/:id/answers', ...writes },
      summary: 'A report answers it, or a part of it',
      params: id,
      body: shape.answerIn,
      status: 201,
      out: shape.requirement,
    },
    async ({ entered, params, body }) => answerRequirement(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'DELETE', url: '/api/desk/requirements/:id/answers/:answer', ...writes },
      summary: 'It does not answer it after all',
      params: z.strictObject({ id: words.id, answer: words.id }),
      out: shape.requirement,
    },
    async ({ entered, params }) => unanswerRequirement(ctx, entered.viewer, params.id, params.answer),
  )
}

function asking(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/asked', ...reads },
      summary: 'What the desk asked, of whom as told, and how far the answer is',
      query: shape.askedQuery,
      out: shape.asked,
    },
    async ({ entered, query }) => ({ items: await readAsked(ctx, entered.viewer, query) }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/asked/source', ...writes },
      summary: 'Ask the source of a report, named or not',
      body: shape.askSourceIn,
      status: 201,
      out: shape.askedOne,
    },
    async ({ entered, body }) => askSource(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/asked/circle', ...writes, who: 'share' },
      summary: 'Ask a circle: a question that is shared, and followed to its answer',
      body: shape.askCircleIn,
      status: 201,
      out: shape.askedOne,
    },
    async ({ entered, body }) => askCircle(ctx, entered.viewer, body, { steppedUp: entered.steppedUp }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/asked/:id/reminder', ...writes },
      summary: 'Ask once more',
      params: id,
      out: shape.askedOne,
    },
    async ({ entered, params }) => remind(ctx, entered.viewer, params.id),
  )
}

function watching(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/desk/operations', ...reads },
      summary: 'What is being watched, and kept out of every list meanwhile',
      out: shape.operations,
    },
    async ({ entered }) => ({ items: await readOperations(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/operations', ...writes },
      summary: 'Watch, do not block, do not contact, until a date',
      body: shape.operationIn,
      status: 201,
      out: shape.operationSet,
    },
    async ({ entered, body }) => ({ items: await setOperation(ctx, entered.viewer, body) }),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/desk/operations/:id/end', ...writes },
      summary: 'The operation is over: what its authors said of the values holds again',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await endOperation(ctx, entered.viewer, params.id)
      return done
    },
  )
}
