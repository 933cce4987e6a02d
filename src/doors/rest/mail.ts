import type { FastifyInstance } from 'fastify'
import { Fault } from '../../domain/fault.ts'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import {
  askToVerify,
  changeMailSettings,
  confirmMailbox,
  readMailSettings,
  stopMail,
  tapInMail,
} from '../../flows/mail-settings.ts'
import { mail as shape, words } from '../../formats/api/index.ts'
import { limitBy, WRONG } from '../limits.ts'
import { counting, door, route } from '../route.ts'
import { done } from './shapes.ts'

/** Mail that comes by itself, and the links in it. None of them signs anybody in. */
export function mailRoutes(app: FastifyInstance, ctx: Context): void {
  settingRoutes(app, ctx)
  const wrong = limitBy(WRONG, ctx.now)
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/mail/tap',
      proves: 'mail-link',
      who: 'public',
      roles: 'anybody',
      when: 'with the token of a link in a mail',
      summary: 'Where a link in a mail leads',
      body: shape.mailLinkIn,
      out: shape.mailTap,
    },
    async ({ body, request }) => wrong.guarded(request, () => tapInMail(ctx, body.token)),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/mail/verified',
      proves: 'mail-link',
      who: 'public',
      roles: 'anybody',
      when: 'with the token of a link in a mail',
      summary: 'Confirm a mailbox by the link that was sent there',
      body: shape.mailLinkIn,
      out: words.done,
    },
    async ({ body, request }) => {
      await wrong.guarded(request, () => confirmMailbox(ctx, body.token))
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/mail/off',
      proves: 'mail-link',
      who: 'public',
      roles: 'anybody',
      when: 'with the token of a link in a mail',
      summary: 'No more mail by itself, by the link in one',
      body: shape.mailLinkIn,
      out: words.done,
    },
    async ({ body, request }) => {
      await wrong.guarded(request, () => stopMail(ctx, body.token))
      return done
    },
  )
  oneClickDoor(app, ctx)
}

function settingRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/me/mail',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'How you are told by mail',
      out: shape.mailSettings,
    },
    async ({ entered }) => readMailSettings(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/me/mail',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'Change how you are told by mail',
      body: shape.mailSettingsIn,
      out: shape.mailSettings,
    },
    async ({ entered, body }) => {
      await changeMailSettings(ctx, entered.viewer, body)
      return readMailSettings(ctx, entered.viewer)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/me/mail/verification',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'Send a link to your mailbox that confirms it',
      out: words.done,
    },
    async ({ entered }) => {
      await askToVerify(ctx, entered.viewer)
      return done
    },
  )
}

/**
 * What a mail program sends when somebody presses its own "unsubscribe" (RFC 8058): a form, without cookie or origin. The token
 * is all that it needs, and all that it could change is whether mail comes. A GET of the same address is a page that asks.
 */
function oneClickDoor(app: FastifyInstance, ctx: Context): void {
  app.register(async scoped => {
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data']
    const asText = { parseAs: 'string', bodyLimit: 4_096 } as const
    scoped.addContentTypeParser(forms, asText, (_request, body, parsed) => parsed(null, body))
    const wrong = limitBy(WRONG, ctx.now)
    door(
      scoped,
      {
        method: 'POST',
        url: '/mail-off/:token',
        who: 'public',
        roles: 'anybody',
        when: 'with the token of a link in a mail',
      },
      async (request, reply) => {
        const sent = typeof request.body === 'string' ? request.body : ''
        if (!/List-Unsubscribe[\s\S]{0,20}One-Click/.test(sent))
          throw new Fault('bad-request', 'Open this address in a browser to end the mail.')
        const { token } = request.params as { token: string }
        await counting(ctx, { proves: 'mail-link' }, () => wrong.guarded(request, () => stopMail(ctx, token)))
        return reply.header('Cache-Control', 'no-store').send(done)
      },
    )
  })
}
