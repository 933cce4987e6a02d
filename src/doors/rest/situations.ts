import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../domain/fault.ts'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import { changeSituation } from '../../flows/change-situation.ts'
import type { Context } from '../../flows/context.ts'
import { drawReport, rejoinSituation, splitSituation, takeReport } from '../../flows/draw-reports.ts'
import { gradeReport, readReportAtDesk } from '../../flows/grade-report.ts'
import { openSituation } from '../../flows/open-situation.ts'
import {
  readSituation,
  readSituationHistory,
  readSituationReports,
  readSituations,
} from '../../flows/read-situation.ts'
import { undoChange } from '../../flows/undo-change.ts'
import { addPart, markEvidence, removePart, rewordPart } from '../../flows/write-part.ts'
import { situations as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'

const id = z.strictObject({ id: words.id })
const place = z.strictObject({ id: words.id, part: words.id })
const link = z.strictObject({ id: words.id, report: words.id })
const done = { done: true as const }
/** A thousand ids and more may be named at once. */
const MANY = 1024 * 1024

/** Who gets an answer other than “nothing here”. */
export const AT_DESK = 'you work at the Fusion Cell desk, and get a report that it rests on'
const GRADES = 'you work at the Fusion Cell desk, and the report reaches you'
const reads = { who: 'read', roles: SEAT_ROLES, when: AT_DESK } as const
const writes = { who: 'share', roles: SEAT_ROLES, when: AT_DESK } as const

/** The tag that the caller read, if it sent one. */
export function tagOfMatch(request: FastifyRequest): string | undefined {
  const header = request.headers['if-match']
  if (header === undefined) return undefined
  const tag = /^"([A-Za-z0-9_-]{22})"$/.exec(header)?.[1]
  if (tag === undefined)
    throw new Fault('bad-request', 'This tag is not one of ours.', [
      { at: 'header If-Match', problem: 'send the tag as it came, in double quotes' },
    ])
  return tag
}

/** Situations: the desk's own, and for everybody else not there. */
export function situationRoutes(app: FastifyInstance, ctx: Context): void {
  reading(app, ctx)
  changing(app, ctx)
  drawing(app, ctx)
  writing(app, ctx)
  grading(app, ctx)
}

function reading(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/situations', ...reads },
      summary: 'The Fusion Cell’s situations, newest first',
      query: shape.listQuery,
      out: shape.summaries,
    },
    async ({ entered, query }) => readSituations(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/situations/:id', ...reads },
      summary: 'One situation, as you get it',
      params: id,
      out: shape.situation,
    },
    async ({ entered, params, reply }) => {
      const situation = await readSituation(ctx, entered.viewer, params.id)
      reply.header('ETag', `"${situation.tag}"`)
      return situation
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/situations/:id/reports', ...reads },
      summary: 'Its reports, last drawn in first',
      params: id,
      query: shape.pageQuery,
      out: shape.reportsOf,
    },
    async ({ entered, params, query }) => readSituationReports(ctx, entered.viewer, params.id, query),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/situations/:id/history', ...reads },
      summary: 'Who did what in it, newest first',
      params: id,
      query: shape.pageQuery,
      out: shape.history,
    },
    async ({ entered, params, query }) => readSituationHistory(ctx, entered.viewer, params.id, query),
  )
}

function changing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/situations', ...writes },
      summary: 'Open a situation from reports',
      body: shape.openIn,
      bodyLimit: MANY,
      status: 201,
      out: shape.opened,
    },
    async ({ entered, body, reply }) => {
      const made = await openSituation(ctx, entered.viewer, body)
      reply.header('Location', `/api/situations/${made}`)
      return { id: made }
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'PATCH', url: '/api/situations/:id', ...writes },
      summary: 'Change its name, state or outcome (If-Match)',
      params: id,
      body: shape.changeIn,
      out: words.done,
    },
    async ({ entered, params, body, request }) => {
      await changeSituation(ctx, entered.viewer, params.id, body, tagOfMatch(request))
      return done
    },
  )
}

function drawing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'PUT', url: '/api/situations/:id/reports/:report', ...writes },
      summary: 'Draw a report in',
      params: link,
      body: shape.drawIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await drawReport(ctx, entered.viewer, params.id, params.report, body?.why ?? [])
      return done
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'DELETE', url: '/api/situations/:id/reports/:report', ...writes },
      summary: 'Take a report out again',
      params: link,
      out: words.done,
    },
    async ({ entered, params }) => {
      await takeReport(ctx, entered.viewer, params.id, params.report)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/situations/:id/split', ...writes },
      summary: 'Split reports off into a situation of their own',
      params: id,
      body: shape.splitIn,
      bodyLimit: MANY,
      status: 201,
      out: shape.opened,
    },
    async ({ entered, params, body, reply }) => {
      const made = await splitSituation(ctx, entered.viewer, params.id, body)
      reply.header('Location', `/api/situations/${made}`)
      return { id: made }
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/situations/:id/rejoin', ...writes },
      summary: 'Join it into another situation',
      params: id,
      body: shape.rejoinIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await rejoinSituation(ctx, entered.viewer, params.id, body.into)
      return done
    },
  )
}

function writing(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/situations/:id/parts', ...writes },
      summary: 'Add a statement, hypothesis, piece of evidence or entity, with what it rests on',
      params: id,
      body: shape.partIn,
      status: 201,
      out: shape.added,
    },
    async ({ entered, params, body }) => addPart(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'PUT', url: '/api/situations/:id/parts/:part', ...writes },
      summary: 'Word it anew (If-Match); 409 carries what another analyst wrote in the meantime',
      params: place,
      body: shape.partIn,
      out: shape.added,
    },
    async ({ entered, params, body, request }) =>
      rewordPart(ctx, entered.viewer, params.id, params.part, body, tagOfMatch(request)),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'DELETE', url: '/api/situations/:id/parts/:part', ...writes },
      summary: 'Take it out; it can be undone',
      params: place,
      out: words.done,
    },
    async ({ entered, params }) => {
      await removePart(ctx, entered.viewer, params.id, params.part)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'PUT', url: '/api/situations/:id/marks', ...writes },
      summary: 'Mark a piece of evidence against a hypothesis',
      params: id,
      body: shape.markIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await markEvidence(ctx, entered.viewer, params.id, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'POST', url: '/api/situations/:id/undo', ...writes },
      summary: 'Undo one change of its history',
      params: id,
      body: shape.undoIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await undoChange(ctx, entered.viewer, params.id, body.change)
      return done
    },
  )
}

function grading(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      ...{ method: 'GET', url: '/api/reports/:id/desk', who: 'read', roles: SEAT_ROLES, when: GRADES },
      summary: 'What the desk knows of a report: its situations and its grade',
      params: id,
      out: shape.reportAtDesk,
    },
    async ({ entered, params }) => readReportAtDesk(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      ...{ method: 'PUT', url: '/api/reports/:id/grade', who: 'share', roles: SEAT_ROLES, when: GRADES },
      summary: 'Grade its source and what it says (If-Match)',
      params: id,
      body: shape.gradeIn,
      out: words.done,
    },
    async ({ entered, params, body, request }) => {
      await gradeReport(ctx, entered.viewer, params.id, body, tagOfMatch(request))
      return done
    },
  )
}
