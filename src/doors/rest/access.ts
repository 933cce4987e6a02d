import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../domain/fault.ts'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { enterBySession } from '../../flows/enter.ts'
import { createKey, listKeys, revokeKey } from '../../flows/keys.ts'
import * as passkeys from '../../flows/passkeys.ts'
import * as signIn from '../../flows/sign-in.ts'
import { people as shape, words } from '../../formats/api/index.ts'
import { BEGUN, type Limit, limitBy, WRONG } from '../limits.ts'
import { route } from '../route.ts'
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../session.ts'
import { assertMayAddFactor, FACTOR } from '../step-up.ts'
import { codeRoutes } from './codes.ts'
import { meOf } from './directory.ts'
import { done, id, items } from './shapes.ts'
import { ssoRoutes } from './sso.ts'

const agentOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? ''
const callerOf = (request: FastifyRequest) => ({ agent: agentOf(request), address: request.ip })

export function accessRoutes(app: FastifyInstance, ctx: Context, onSignIn: () => void): void {
  /** Sets the cookie in the place of the one that was there, and answers as /api/me would. */
  const opened: Opened = async ({ request, reply }, session) => {
    const before = sessionTokenOf(ctx, request)
    if (before !== undefined) await signIn.endReplaced(ctx, before)
    setSessionCookie(ctx, reply, session)
    onSignIn()
    const entered = await enterBySession(ctx, session.token)
    if (!entered) throw new Fault('internal')
    return meOf(ctx, entered)
  }
  linkRoutes(app, ctx, opened, limitBy(WRONG, ctx.now))
  passkeyRoutes(app, ctx, opened, limitBy(BEGUN, ctx.now))
  codeRoutes(app, ctx)
  ssoRoutes(app, ctx, opened)
  sessionRoutes(app, ctx)
  keyRoutes(app, ctx)
}

export type Opened = (
  by: { request: FastifyRequest; reply: FastifyReply },
  session: { token: string; expiresAt: Date },
) => Promise<z.input<typeof shape.me>>

function linkRoutes(app: FastifyInstance, ctx: Context, opened: Opened, wrong: Limit): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/link/look',
      proves: 'link',
      who: 'public',
      roles: 'anybody',
      when: 'with an unused link',
      summary: 'What a one-time link is for',
      body: shape.linkIn,
      out: shape.linkState,
    },
    async ({ body, request }) => wrong.guarded(request, () => signIn.lookAtLink(ctx, body.token)),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/link',
      proves: 'link',
      who: 'public',
      roles: 'anybody',
      when: 'with an unused link, and the app’s code where there is an app',
      summary: 'Use a one-time link to sign in',
      body: shape.linkUse,
      out: shape.me,
    },
    async ({ body, request, reply }) =>
      opened({ request, reply }, await wrong.guarded(request, () => signIn.signInByLink(ctx, body, callerOf(request)))),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/first-operator',
      proves: 'link',
      who: 'public',
      roles: 'anybody',
      when: 'with the start-up link, while there is nobody',
      summary: 'Set up an empty partnership',
      body: shape.firstOperatorIn,
      out: shape.me,
    },
    async ({ body, request, reply }) =>
      opened(
        { request, reply },
        await wrong.guarded(request, () => signIn.registerFirstOperator(ctx, body, agentOf(request))),
      ),
  )
}

function passkeyRoutes(app: FastifyInstance, ctx: Context, opened: Opened, begun: Limit): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/passkey/options',
      who: 'public',
      roles: 'anybody',
      summary: 'Begin signing in with a passkey',
      out: shape.ceremony,
    },
    async ({ request }) => {
      begun.assertRoom(request)
      begun.spend(request)
      return asCeremony(await passkeys.signInOptions(ctx))
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/passkey',
      proves: 'passkey',
      who: 'public',
      roles: 'anybody',
      when: 'with a passkey, for a ceremony begun within five minutes',
      summary: 'Sign in with a passkey',
      body: shape.passkeyIn,
      out: shape.me,
    },
    async ({ body, request, reply }) =>
      opened({ request, reply }, await passkeys.signInByPasskey(ctx, body, agentOf(request))),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/step-up/options',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you have a passkey',
      unsigned: true,
      summary: 'Begin confirming that it is you',
      out: shape.ceremony,
    },
    async ({ entered }) => asCeremony(await passkeys.stepUpOptions(ctx, entered.viewer)),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/step-up',
      proves: 'confirm-by-passkey',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you have a passkey',
      unsigned: true,
      summary: 'Confirm that it is you',
      body: shape.passkeyIn,
      out: words.done,
    },
    async ({ entered, body, reply }) => {
      if (!entered.session) throw new Fault('forbidden')
      setSessionCookie(ctx, reply, await passkeys.stepUp(ctx, entered.viewer, entered.session, body))
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/passkeys',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'Your passkeys',
      out: items(shape.passkey),
    },
    async ({ entered }) => ({ items: await passkeys.listPasskeys(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/passkeys/options',
      who: 'session',
      roles: SEAT_ROLES,
      when: FACTOR,
      unsigned: true,
      summary: 'Begin adding a passkey',
      out: shape.ceremony,
    },
    async ({ entered }) => {
      await assertMayAddFactor(ctx, entered)
      return asCeremony(await passkeys.registrationOptions(ctx, entered.viewer))
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/passkeys',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'you began it',
      unsigned: true,
      summary: 'Add a passkey',
      body: shape.passkeyIn,
      status: 201,
      out: shape.passkey,
    },
    async ({ entered, body }) => passkeys.addPasskey(ctx, entered.viewer, { ...body, name: body.name }),
  )
  route(
    app,
    ctx,
    {
      method: 'PATCH',
      url: '/api/passkeys/:id',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'Rename a passkey',
      params: passkeyId,
      body: shape.passkeyChange,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await passkeys.renamePasskey(ctx, entered.viewer, params.id, body.name)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/passkeys/:id',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      confirm: true,
      unsigned: true,
      summary: 'Remove a passkey',
      params: passkeyId,
      out: words.done,
    },
    async ({ entered, params }) => {
      await passkeys.removePasskey(ctx, entered.viewer, params.id)
      return done
    },
  )
}
const passkeyId = z.strictObject({ id: words.text(500, 1) })
const asCeremony = (c: { ceremony: string; options: object }) => ({
  ceremony: c.ceremony,
  options: { ...c.options } as Record<string, unknown>,
})

function sessionRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/sessions',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'Where you are signed in',
      out: items(shape.session),
    },
    async ({ entered }) => ({ items: await signIn.listSessions(ctx, entered.viewer.person.id, entered.gid) }),
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/sessions',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'End your other sessions',
      out: words.done,
    },
    async ({ entered }) => {
      await signIn.endOtherSessions(ctx, entered.viewer.person.id, entered.gid)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/sessions/:id',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'End a session',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await signIn.endSession(ctx, entered.viewer.person.id, params.id)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/session',
      who: 'session',
      unsigned: true,
      roles: SEAT_ROLES,
      summary: 'Sign out',
      out: words.done,
    },
    async ({ entered, reply }) => {
      await signIn.endSession(ctx, entered.viewer.person.id, entered.gid)
      clearSessionCookie(ctx, reply)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/seat',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'the seat is yours; not by single sign-on',
      unsigned: true,
      summary: 'Act for another of your organisations',
      body: z.strictObject({ seat: words.id }),
      out: words.done,
    },
    async ({ entered, body, reply }) => {
      if (!entered.session) throw new Fault('forbidden')
      setSessionCookie(ctx, reply, await signIn.switchSeat(ctx, entered.viewer.person.id, entered.session, body.seat))
      return done
    },
  )
}

function keyRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/keys',
      who: 'account',
      unsigned: true,
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Your keys',
      out: items(shape.key),
    },
    async ({ entered }) => ({ items: await listKeys(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/keys',
      who: 'account',
      roles: SEAT_ROLES,
      when: 'a key makes none above itself: scopes, TLP, end',
      confirm: true,
      summary: 'Make a key; it is shown once',
      body: shape.keyIn,
      status: 201,
      out: shape.newKey,
    },
    async ({ entered, body }) => {
      return createKey(ctx, entered.viewer, body, entered.via === 'key' ? entered : undefined)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/keys/:id',
      who: 'account',
      roles: SEAT_ROLES,
      when: 'your own',
      confirm: true,
      unsigned: true,
      summary: 'End a key at once',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await revokeKey(ctx, entered.viewer, params.id)
      return done
    },
  )
}
