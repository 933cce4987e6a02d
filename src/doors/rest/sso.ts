import type { FastifyInstance } from 'fastify'
import { Fault } from '../../domain/fault.ts'
import { ADMINS, SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import * as sso from '../../flows/single-sign-on.ts'
import { people as shape, words } from '../../formats/api/index.ts'
import { BEGUN, limitBy, WRONG } from '../limits.ts'
import { route } from '../route.ts'
import { setSsoCookie, ssoCookieOf } from '../session.ts'
import { assertMayAddFactor, FACTOR } from '../step-up.ts'
import type { Opened } from './access.ts'
import { done } from './shapes.ts'

export function ssoRoutes(app: FastifyInstance, ctx: Context, opened: Opened): void {
  const begun = limitBy(BEGUN, ctx.now)
  const wrong = limitBy(WRONG, ctx.now)
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/sso/options',
      who: 'public',
      roles: 'anybody',
      when: 'the organisation has an identity provider',
      summary: 'Begin signing in at your own organisation',
      body: shape.ssoBegin,
      out: shape.ssoBegun,
    },
    async ({ body, request, reply }) => {
      begun.assertRoom(request)
      begun.spend(request)
      const { url, ...cookie } = await wrong.guarded(request, () => sso.beginSignIn(ctx, body.id))
      setSsoCookie(ctx, reply, cookie)
      return { url }
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/session/sso',
      proves: 'single-sign-on',
      who: 'public',
      roles: 'anybody',
      when: 'this browser began it, and the provider answers for a linked person',
      summary: 'Sign in with what your organisation’s identity provider answered',
      body: shape.ssoBack,
      out: shape.me,
    },
    async ({ body, request, reply }) => {
      const token = ssoCookieOf(ctx, request)
      if (token === undefined) throw sso.failed()
      const agent = request.headers['user-agent'] ?? ''
      return opened(
        { request, reply },
        await wrong.guarded(request, () => sso.finishSignIn(ctx, { ...body, token }, agent)),
      )
    },
  )
  linkRoutes(app, ctx)
  settingRoutes(app, ctx)
}

function linkRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/sso/link/options',
      who: 'session',
      roles: SEAT_ROLES,
      when: FACTOR,
      summary: 'Begin linking yourself to your organisation’s identity provider',
      out: shape.ssoBegun,
    },
    async ({ entered, reply }) => {
      await assertMayAddFactor(ctx, entered)
      const { url, ...cookie } = await sso.beginLinking(ctx, entered.viewer)
      setSsoCookie(ctx, reply, cookie)
      return { url }
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/sso/link',
      proves: 'single-sign-on',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'this browser began it',
      summary: 'Link yourself, with what the identity provider answered',
      body: shape.ssoBack,
      out: words.done,
    },
    async ({ entered, body, request }) => {
      const token = ssoCookieOf(ctx, request)
      if (token === undefined) throw new Fault('refused', 'Linking did not work. Begin again in Settings.')
      await sso.finishLinking(ctx, entered.viewer, { ...body, token })
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/sso/link',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      confirm: true,
      summary: 'Unlink yourself',
      out: words.done,
    },
    async ({ entered }) => {
      await sso.unlink(ctx, entered.viewer)
      return done
    },
  )
}

function settingRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/sso',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your organisation’s',
      summary: 'Your organisation’s single sign-on, and whether you are linked',
      out: shape.sso,
    },
    async ({ entered }) => sso.readSso(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/sso',
      who: 'session',
      roles: ADMINS,
      when: 'your organisation’s',
      confirm: true,
      summary: 'Set your organisation’s identity provider',
      body: shape.ssoIn,
      out: shape.sso,
    },
    async ({ entered, body }) => {
      await sso.changeSso(ctx, entered.viewer, body)
      return sso.readSso(ctx, entered.viewer)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/sso',
      who: 'session',
      roles: ADMINS,
      when: 'your organisation’s',
      confirm: true,
      summary: 'Remove it, and every link to it',
      out: words.done,
    },
    async ({ entered }) => {
      await sso.removeSsoOf(ctx, entered.viewer)
      return done
    },
  )
}
