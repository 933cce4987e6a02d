import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { OPERATORS, SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import {
  bringAnalyst,
  clearAnalyst,
  endAnalyst,
  enterGroup,
  leaveGroup,
  readDesk,
  secondAnalyst,
} from '../../flows/staff-desk.ts'
import { desk as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { done, id } from './shapes.ts'

const place = z.strictObject({ handle: words.handle, id: words.id })
const RUNS = 'you are an operator or the Fusion Cell’s manager; nobody for themselves'

/** The Fusion Cell's people. Every change is made in person. */
export function deskRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/desk',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you work at the Fusion Cell desk, or run it',
      summary: 'The Fusion Cell desk’s people (those who work there, and those who run it)',
      out: shape.desk,
    },
    async ({ entered }) => readDesk(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/desk/analysts',
      who: 'session',
      roles: OPERATORS,
      confirm: true,
      summary: 'Bring somebody to the desk, lent by a member or not (operators)',
      body: shape.analystIn,
      status: 201,
      out: shape.analystCame,
    },
    async ({ entered, body }) => {
      return await bringAnalyst(ctx, entered.viewer, body)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/desk/analysts/:id/secondment',
      who: 'session',
      roles: OPERATORS,
      confirm: true,
      summary: 'This analyst is lent by a member from now on (operators)',
      params: id,
      body: shape.secondmentIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await secondAnalyst(ctx, entered.viewer, params.id, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/desk/analysts/:id',
      who: 'session',
      roles: OPERATORS,
      confirm: true,
      summary: 'Off the desk, at once (operators)',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await endAnalyst(ctx, entered.viewer, params.id)
      return done
    },
  )
  clearedRoutes(app, ctx)
}

function clearedRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/desk/analysts/:id/clearance',
      who: 'session',
      roles: WRITERS,
      when: RUNS,
      confirm: true,
      summary: 'Meets the requirement until (those who run the desk)',
      params: id,
      body: shape.clearanceIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await clearAnalyst(ctx, entered.viewer, params.id, body.until)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/desk/groups/:handle/analysts/:id',
      who: 'session',
      roles: WRITERS,
      when: RUNS,
      confirm: true,
      summary: 'Let a cleared person of government into their group (those who run the desk)',
      params: place,
      out: words.done,
    },
    async ({ entered, params }) => {
      await enterGroup(ctx, entered.viewer, params.handle, params.id)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/desk/groups/:handle/analysts/:id',
      who: 'session',
      roles: WRITERS,
      when: RUNS,
      confirm: true,
      summary: 'Out of the group, at once (those who run the desk)',
      params: place,
      out: words.done,
    },
    async ({ entered, params }) => {
      await leaveGroup(ctx, entered.viewer, params.handle, params.id)
      return done
    },
  )
}
