import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ADMINS, OPERATORS, SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { addNodeSession, changeNodeSession, pinReport, removeNodeSession, unpinReport } from '../../flows/guide-node.ts'
import { askToJoin, decideRequest, leaveNode, readNodeRequests } from '../../flows/join-node.ts'
import { readNode } from '../../flows/read-directory.ts'
import { admitMember, changeNode, foundNode, readNodeMembers, removeMember } from '../../flows/run-node.ts'
import { people, nodes as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { done, handle, items } from './shapes.ts'

const RUNS = 'you run the node: its host’s admin, its manager, an operator'
/** What a node says of itself; all else in it widens or moves rights. */
const WORDS = ['name', 'description', 'charter', 'guidance']
const GUIDES = `${RUNS}, its champion`

/** Founding, running, joining and leaving nodes. Reading them stands in directory.ts. */
export function nodeRoutes(app: FastifyInstance, ctx: Context): void {
  runningRoutes(app, ctx)
  memberRoutes(app, ctx)
  joiningRoutes(app, ctx)
  guidingRoutes(app, ctx)
}

function runningRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes',
      who: 'session',
      roles: OPERATORS,
      confirm: true,
      summary: 'Found a node from a template (operators)',
      body: shape.nodeIn,
      status: 201,
      out: people.nodePage,
    },
    async ({ entered, body }) => {
      await foundNode(ctx, entered.viewer, body)
      return await readNode(ctx, entered.viewer, body.handle)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'PATCH',
      url: '/api/nodes/:handle',
      who: 'account',
      roles: WRITERS,
      when: `${RUNS}; its champion the guidance alone; name and host are for operators`,
      confirm: {
        when: 'more than words is changed: who runs it, who comes in, its area, whether it is listed or offered, its end',
        asks: ({ body }) => Object.keys(body).some(field => !WORDS.includes(field)),
      },
      summary: 'Change a node (those who run it; its champion the guidance)',
      params: handle,
      body: shape.nodeChangeIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await changeNode(ctx, entered.viewer, params.handle, body)
      return done
    },
  )
}

function memberRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/nodes/:handle/members',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      summary: 'Who is in a node, by name (those who run it)',
      params: handle,
      out: items(shape.nodeMember),
    },
    async ({ entered, params }) => readNodeMembers(ctx, entered.viewer, params.handle),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/members',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      confirm: true,
      summary: 'Let a member in, or a guest until a time (those who run it)',
      params: handle,
      body: shape.nodeMemberIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await admitMember(ctx, entered.viewer, params.handle, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/members/:member/removal',
      who: 'account',
      roles: WRITERS,
      when: RUNS,
      summary: 'End a member’s time in a node, with a reason (those who run it)',
      params: z.strictObject({ handle: words.handle, member: words.handle }),
      body: shape.removalIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await removeMember(ctx, entered.viewer, params.handle, params.member, body.reason)
      return done
    },
  )
}

function joiningRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/requests',
      who: 'account',
      roles: ADMINS,
      when: 'the node is listed; your organisation is not in it',
      summary: 'Ask to join a node (your organisation’s admins)',
      params: handle,
      body: shape.joinIn,
      out: shape.joinOut,
    },
    async ({ entered, params, body }) => ({ state: await askToJoin(ctx, entered.viewer, params.handle, body.text) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/leave',
      who: 'account',
      roles: ADMINS,
      when: 'your organisation is in it',
      summary: 'Leave a node (your organisation’s admins)',
      params: handle,
      out: words.done,
    },
    async ({ entered, params }) => {
      await leaveNode(ctx, entered.viewer, params.handle)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/node-requests',
      who: 'account',
      roles: SEAT_ROLES,
      when: 'lists those of nodes that you run; your organisation’s for its admins',
      summary: 'Requests to join: your organisation’s own, and those that wait in nodes you run',
      out: items(shape.nodeRequest),
    },
    async ({ entered }) => readNodeRequests(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/node-requests/:id/decision',
      who: 'account',
      roles: WRITERS,
      when: `to decide, ${RUNS}; to answer or take back, you are the asking organisation’s admin`,
      confirm: { when: 'it is approved', asks: ({ body }) => body.decision === 'approve' },
      summary: 'Approve, decline or ask; answer or take back',
      params: z.strictObject({ id: words.id }),
      body: shape.nodeDecisionIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await decideRequest(ctx, entered.viewer, params.id, body)
      return done
    },
  )
}

function guidingRoutes(app: FastifyInstance, ctx: Context): void {
  const pin = z.strictObject({ handle: words.handle, report: words.id })
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/nodes/:handle/pins/:report',
      who: 'account',
      roles: WRITERS,
      when: GUIDES,
      summary: 'Pin a report of the node (those who run or champion it)',
      params: pin,
      out: words.done,
    },
    async ({ entered, params }) => {
      await pinReport(ctx, entered.viewer, params.handle, params.report)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/nodes/:handle/pins/:report',
      who: 'account',
      roles: WRITERS,
      when: GUIDES,
      summary: 'Take a pin off',
      params: pin,
      out: words.done,
    },
    async ({ entered, params }) => {
      await unpinReport(ctx, entered.viewer, params.handle, params.report)
      return done
    },
  )
  sessionRoutes(app, ctx)
}

function sessionRoutes(app: FastifyInstance, ctx: Context): void {
  const session = z.strictObject({ handle: words.handle, id: words.id })
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/nodes/:handle/sessions',
      who: 'account',
      roles: WRITERS,
      when: GUIDES,
      summary: 'Put a session into the node’s calendar',
      params: handle,
      body: shape.nodeSessionIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await addNodeSession(ctx, entered.viewer, params.handle, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/nodes/:handle/sessions/:id',
      who: 'account',
      roles: WRITERS,
      when: GUIDES,
      summary: 'Change a session',
      params: session,
      body: shape.nodeSessionIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await changeNodeSession(ctx, entered.viewer, params.handle, params.id, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/nodes/:handle/sessions/:id',
      who: 'account',
      roles: WRITERS,
      when: GUIDES,
      summary: 'Call a session off',
      params: session,
      out: words.done,
    },
    async ({ entered, params }) => {
      await removeNodeSession(ctx, entered.viewer, params.handle, params.id)
      return done
    },
  )
}
