import type { FastifyInstance } from 'fastify'
import { Fault } from '../../domain/fault.ts'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import * as codes from '../../flows/second-factor.ts'
import { people as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { setSessionCookie } from '../session.ts'
import { assertMayAddFactor, FACTOR } from '../step-up.ts'
import { done } from './shapes.ts'

/** The authenticator app and the recovery codes of whoever is signed in. */
export function codeRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/codes',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'Whether you have an authenticator app, and how many recovery codes are left',
      out: shape.codesState,
    },
    async ({ entered }) => codes.codesState(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/codes',
      who: 'session',
      roles: SEAT_ROLES,
      when: FACTOR,
      unsigned: true,
      summary: 'Begin setting up an authenticator app',
      out: shape.totpSecret,
    },
    async ({ entered }) => {
      await assertMayAddFactor(ctx, entered)
      return codes.beginTotp(ctx, entered.viewer)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/codes/confirmed',
      who: 'session',
      roles: SEAT_ROLES,
      when: FACTOR,
      unsigned: true,
      summary: 'Finish setting it up with its first code; answers with recovery codes, this once',
      body: shape.codeIn,
      out: shape.recoveryCodes,
    },
    async ({ entered, body }) => {
      await assertMayAddFactor(ctx, entered)
      return { codes: await codes.confirmTotpSetUp(ctx, entered.viewer, body.code) }
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/codes/recovery',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      confirm: true,
      unsigned: true,
      summary: 'New recovery codes; the old ones are void',
      out: shape.recoveryCodes,
    },
    async ({ entered }) => {
      return { codes: await codes.renewRecoveryCodes(ctx, entered.viewer) }
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/codes',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      confirm: true,
      unsigned: true,
      summary: 'Remove the authenticator app and its recovery codes',
      out: words.done,
    },
    async ({ entered }) => {
      await codes.removeTotp(ctx, entered.viewer)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/step-up/code',
      proves: 'confirm-by-code',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you have an authenticator app',
      unsigned: true,
      summary: 'Confirm that it is you, by a code',
      body: shape.codeIn,
      out: words.done,
    },
    async ({ entered, body, request, reply }) => {
      if (!entered.session) throw new Fault('forbidden')
      const asked = { code: body.code, address: request.ip }
      setSessionCookie(ctx, reply, await codes.stepUpByCode(ctx, entered.viewer, entered.session, asked))
      return done
    },
  )
}
