import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ADMINS, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { inviteAgain, inviteToNode, readInvitations, withdrawFromNode } from '../../flows/invite-to-node.ts'
import { acceptInvitation, declineInvitation, lookAtInvitation } from '../../flows/take-invitation.ts'
import { nodes as shape, words } from '../../formats/api/index.ts'
import { type Limit, limitBy, WRONG } from '../limits.ts'
import { route } from '../route.ts'
import { done, handle, items } from './shapes.ts'

const RUNS = 'you run the node: its host’s admin, its manager, an operator'
const HOLDS = 'you hold the link'

/** Inviting into a node by mail addresses, and what whoever holds the link does with it. */
export function invitationRoutes(app: FastifyInstance, ctx: Context): void {
  invitingRoutes(app, ctx)
  holderRoutes(app, ctx, limitBy(WRONG, ctx.now))
}

function invitingRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/nodes/:handle/invitations',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      summary: 'Invitations into a node and how they stand (those who run it)',
      params: handle,
      out: shape.nodeInvitations,
    },
    async ({ entered, params }) => readInvitations(ctx, entered.viewer, params.handle),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/invitations',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      confirm: true,
      summary: 'Invite organisations by mail addresses (those who run it)',
      params: handle,
      body: shape.nodeInviteIn,
      out: items(shape.invitedOne),
    },
    async ({ entered, params, body }) => inviteToNode(ctx, entered.viewer, params.handle, body),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/invitations/withdrawal',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      summary: 'Withdraw invitations: their links end at once',
      params: handle,
      body: shape.invitationsWithdrawnIn,
      out: shape.invitationsWithdrawn,
    },
    async ({ entered, params, body }) => withdrawFromNode(ctx, entered.viewer, params.handle, body.ids),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/invitations/:id/link',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      confirm: true,
      summary: 'A new link for an open invitation; the one before ends',
      params: z.strictObject({ handle: words.handle, id: words.id }),
      out: shape.newNodeInvitationLink,
    },
    async ({ entered, params }) => {
      return inviteAgain(ctx, entered.viewer, params.handle, params.id)
    },
  )
}

function holderRoutes(app: FastifyInstance, ctx: Context, wrong: Limit): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/invitations/look',
      who: 'public',
      roles: 'anybody',
      when: HOLDS,
      summary: 'What the link of an invitation is for',
      proves: 'invitation',
      body: shape.invitationToken,
      out: shape.heldInvitation,
    },
    async ({ body, request }) => wrong.guarded(request, () => lookAtInvitation(ctx, body.token)),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/invitations/no',
      who: 'public',
      roles: 'anybody',
      when: HOLDS,
      summary: 'Say no to an invitation: the address is left alone for ninety days',
      proves: 'invitation',
      body: shape.invitationToken,
      out: words.done,
    },
    async ({ body, request }) => {
      await wrong.guarded(request, () => declineInvitation(ctx, body.token))
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/invitations/yes',
      who: 'session',
      roles: ADMINS,
      when: 'the address of the invitation is your organisation’s',
      summary: 'Take up an invitation for your organisation (its admins)',
      proves: 'invitation',
      body: shape.invitationToken,
      out: shape.invitationTaken,
    },
    async ({ entered, body, request }) =>
      wrong.guarded(request, () => acceptInvitation(ctx, entered.viewer, body.token)),
  )
}
