import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../domain/fault.ts'
import { ADMINS, OPERATORS, WRITERS } from '../../domain/permissions.ts'
import * as applicant from '../../flows/apply-to-join.ts'
import type { Context } from '../../flows/context.ts'
import { noteRefusal } from '../../flows/note-refusal.ts'
import { readApplication, readApplications } from '../../flows/read-applications.ts'
import { approveApplication, takeVettingStep } from '../../flows/vet.ts'
import { readDue, vetAgain } from '../../flows/vet-again.ts'
import { answerVouching, readVouches } from '../../flows/vouch.ts'
import { admission as shape, words } from '../../formats/api/index.ts'
import { APPLIED, limitBy, WRONG } from '../limits.ts'
import { route } from '../route.ts'
import { done, id, items } from './shapes.ts'

const LINK = 'you have the private link'
const VETS = 'you are an operator, or run the node that is applied for'

/** Registering interest and its private page (nobody is signed in there), vetting, vouching, vetting again. */
export function admissionRoutes(app: FastifyInstance, ctx: Context): void {
  applicationRoutes(app, ctx)
  statusRoutes(app, ctx)
  vettingRoutes(app, ctx)
  memberRoutes(app, ctx)
}

function applicationRoutes(app: FastifyInstance, ctx: Context): void {
  const limit = limitBy(APPLIED, ctx.now)
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/open-nodes',
      who: 'public',
      roles: 'anybody',
      summary: 'Nodes that are offered to organisations that register interest',
      out: items(shape.openNode),
    },
    async () => applicant.readOpenNodes(ctx),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/applications',
      who: 'public',
      roles: 'anybody',
      summary: 'Register interest in becoming a member',
      body: shape.applicationIn,
      status: 201,
      out: shape.applied,
    },
    async ({ body, request }) => {
      limit.assertRoom(request)
      limit.spend(request)
      return applicant.applyToJoin(ctx, body).catch(async (error: unknown) => {
        // Forged, used, or sent to somebody else: whoever came with it was not invited.
        if (body.invitation !== undefined && error instanceof Fault && ['not-found', 'refused'].includes(error.code))
          await noteRefusal(ctx, 'invitation', undefined)
        throw error
      })
    },
  )
}

/** Behind the private link: its secret stands in the body, so that it is in no log of addresses. */
function statusRoutes(app: FastifyInstance, ctx: Context): void {
  const wrong = limitBy(WRONG, ctx.now)
  const at = <B extends z.ZodType<{ token: string }>, A extends z.ZodType>(
    url: string,
    summary: string,
    body: B,
    out: A,
    does: (asked: z.output<B>) => Promise<z.input<A>>,
  ) =>
    route(
      app,
      ctx,
      { method: 'POST', url, who: 'public', roles: 'anybody', when: LINK, summary, body, out },
      async call => wrong.guarded(call.request, () => does(call.body as z.output<B>)),
    )
  const status = shape.applicationStatus
  at('/api/application-status', 'How your application stands', shape.statusIn, status, ({ token }) =>
    applicant.readApplicationStatus(ctx, token),
  )
  at('/api/application-status/answer', 'Answer the vetters’ question', shape.answerIn, status, ({ token, text }) =>
    applicant.answerVetters(ctx, token, text),
  )
  at('/api/application-status/domain', 'Look for the TXT record now', shape.statusIn, status, ({ token }) =>
    applicant.checkDomain(ctx, token),
  )
  at('/api/application-status/code', 'Send a code to your address instead', shape.statusIn, status, ({ token }) =>
    applicant.sendDomainCode(ctx, token),
  )
  at('/api/application-status/code-used', 'Hand in that code', shape.codeIn, status, ({ token, code }) =>
    applicant.useDomainCode(ctx, token, code),
  )
  at('/api/application-status/taken-back', 'Take your application back', shape.statusIn, status, ({ token }) =>
    applicant.takeBack(ctx, token),
  )
  at(
    '/api/application-status/invitation',
    'Your first administrator’s sign-in link, once',
    shape.statusIn,
    shape.invitationOut,
    ({ token }) => applicant.takeInvitation(ctx, token),
  )
}

function vettingRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/applications',
      who: 'session',
      roles: WRITERS,
      when: `lists those of which ${VETS}`,
      summary: 'Applications that you vet: all for operators, those to a node for those who run it',
      out: items(shape.applicationItem),
    },
    async ({ entered }) => readApplications(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/applications/:id',
      who: 'session',
      roles: WRITERS,
      when: VETS,
      summary: 'One application (its vetters)',
      params: id,
      out: shape.applicationPage,
    },
    async ({ entered, params }) => readApplication(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/applications/:id/steps',
      who: 'session',
      roles: WRITERS,
      when: `${VETS}; it stands at that step`,
      summary: 'Ask, record evidence, ask a sponsor, decline … (its vetters)',
      params: id,
      body: shape.vettingStepIn,
      out: shape.applicationPage,
    },
    async ({ entered, params, body }) => {
      await takeVettingStep(ctx, entered.viewer, params.id, body)
      return readApplication(ctx, entered.viewer, params.id)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/applications/:id/approval',
      who: 'session',
      roles: WRITERS,
      when: `${VETS}; nothing is missing; you are of neither sponsor nor applicant; the second is an operator’s and another person’s`,
      confirm: true,
      summary: 'Approve; the second approval admits (its vetters)',
      params: id,
      out: shape.approved,
    },
    async ({ entered, params }) => {
      return approveApplication(ctx, entered.viewer, params.id)
    },
  )
}

function memberRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/vouches',
      who: 'session',
      roles: ADMINS,
      summary: 'Applicants that your organisation is asked to vouch for (its admins)',
      out: items(shape.vouch),
    },
    async ({ entered }) => readVouches(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/vouches/:id',
      who: 'session',
      roles: ADMINS,
      when: 'your organisation is asked',
      confirm: true,
      summary: 'Vouch for an applicant, or not (admins)',
      params: id,
      body: shape.vouchIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await answerVouching(ctx, entered.viewer, params.id, body.answer, body.text)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/vetting-due',
      who: 'session',
      roles: OPERATORS,
      summary: 'Members that are to be vetted again (operators)',
      out: items(shape.dueMember),
    },
    async ({ entered }) => readDue(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/members/:handle/vetting',
      who: 'session',
      roles: OPERATORS,
      when: 'you do not act for it',
      confirm: true,
      summary: 'Vet a member again, with evidence (operators)',
      params: z.strictObject({ handle: words.handle }),
      body: shape.revetIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await vetAgain(ctx, entered.viewer, params.handle, body.text)
      return done
    },
  )
}
