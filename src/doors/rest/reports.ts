import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import { changeReport, widensReport, withdrawIndicator, withdrawReport } from '../../flows/change-report.ts'
import type { Context } from '../../flows/context.ts'
import { setReportInterest } from '../../flows/interest.ts'
import { lookUp } from '../../flows/look-up.ts'
import { previewAudience } from '../../flows/preview-audience.ts'
import { readFeed } from '../../flows/read-feed.ts'
import { markRead, noteViewByKey, readReport } from '../../flows/read-report.ts'
import { shareReport } from '../../flows/share-report.ts'
import { reports as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { isRed } from '../step-up.ts'
import { done, id } from './shapes.ts'

/** Reports with attachments are large; every other body is small. */
const LARGE = 48 * 1024 * 1024

export function reportRoutes(app: FastifyInstance, ctx: Context): void {
  reading(app, ctx)
  sharing(app, ctx)
}

function reading(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/feed',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'What reached you, newest first',
      query: shape.feedQuery,
      out: shape.page(shape.reportSummary),
    },
    async ({ entered, query }) => readFeed(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/lookup',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'Which reports that you see assert these values',
      body: shape.lookupIn,
      out: z.object({ hits: z.array(shape.lookupHit) }),
    },
    async ({ entered, body }) => ({ hits: await lookUp(ctx, entered.viewer, body.values) }),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/reports/:id',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the report reaches you',
      summary: 'One report, as you get it',
      params: id,
      out: shape.report,
    },
    async ({ entered, params, reply }) => {
      const report = await readReport(ctx, entered.viewer, params.id)
      if (entered.via === 'key') await noteViewByKey(ctx, entered.viewer, params.id)
      reply.header('ETag', `"${report.own?.revision ?? report.version}"`)
      return report
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/:id/read',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the report reaches you',
      summary: 'Mark a report and its thread as read',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await markRead(ctx, entered.viewer, params.id)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/reports/:id/interest',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the report reaches you',
      summary: 'Follow or mute a report',
      params: id,
      body: shape.interestIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await setReportInterest(ctx, entered.viewer, params.id, body.state)
      return done
    },
  )
}

function sharing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports',
      who: 'share',
      roles: WRITERS,
      when: 'your organisation asks for no sign-off, or you are its admin; AMBER to everyone by who has just confirmed',
      confirm: { when: 'something in it is RED', asks: ({ body }) => isRed(body.audience) },
      summary: 'Share a report',
      body: shape.shareIn,
      bodyLimit: LARGE,
      status: 201,
      out: shape.shared,
    },
    async ({ entered, body, reply }) => {
      const {
        id: made,
        sharedAt,
        preview,
      } = await shareReport(ctx, entered.viewer, body, { steppedUp: entered.steppedUp })
      reply.header('Location', `/api/reports/${made}`)
      return { id: made, sharedAt: sharedAt.toISOString(), preview }
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/preview',
      who: 'share',
      roles: SEAT_ROLES,
      summary: 'Who would see what; takes no text and keeps nothing',
      body: shape.previewIn,
      out: shape.preview,
    },
    async ({ entered, body }) => previewAudience(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/reports/:id',
      who: 'share',
      roles: WRITERS,
      when: 'the report is yours, or your organisation’s and you are its admin; AMBER to everyone by who has just confirmed',
      confirm: {
        when: 'something in it is RED, or it reaches further than before',
        asks: async ({ entered, params, body }) =>
          isRed(body.audience) || (await widensReport(ctx, entered.viewer, params.id, body.audience)),
      },
      summary: 'Edit, widen or narrow your report (If-Match)',
      params: id,
      body: shape.changeIn,
      bodyLimit: LARGE,
      out: shape.shared,
    },
    async ({ entered, params, body, request }) => {
      const revision = Number(/^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')?.[1])
      const changed = await changeReport(ctx, entered.viewer, params.id, body, {
        steppedUp: entered.steppedUp,
        revision: Number.isNaN(revision) ? undefined : revision,
      })
      return { id: changed.id, sharedAt: changed.sharedAt.toISOString(), preview: changed.preview }
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/reports/:id/withdrawal',
      who: 'share',
      roles: WRITERS,
      when: 'the report is yours, or your organisation’s and you are its admin',
      summary: 'Take back a report, or one of its indicators',
      params: id,
      body: shape.withdrawIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      if (body.indicator) await withdrawIndicator(ctx, entered.viewer, params.id, body.indicator, body.reason)
      else await withdrawReport(ctx, entered.viewer, params.id, body.reason)
      return done
    },
  )
}
