import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../domain/fault.ts'
import { ADMINS, SEAT_ROLES, WRITERS } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import type { Entered } from '../../flows/enter.ts'
import { readInbox, readInboxItem, readInboxMarked } from '../../flows/inbox.ts'
import { setNodeInterest } from '../../flows/interest.ts'
import { setMemberSettings, widensMember } from '../../flows/member-settings.ts'
import { proveDomain, readDomains } from '../../flows/prove-domain.ts'
import { findCircles, readMember, readMembers, readNode, readNodes } from '../../flows/read-directory.ts'
import { readMe } from '../../flows/read-me.ts'
import { forgetAudience, listAudiences, saveAudience } from '../../flows/saved-audiences.ts'
import { shareDraft } from '../../flows/share-draft.ts'
import { declineDraft, listDrafts, readDraft, sendForSignOff } from '../../flows/sign-off.ts'
import { reports, people as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { isRed } from '../step-up.ts'
import { done, handle, id, items } from './shapes.ts'

export const meOf = (ctx: Context, { viewer, via, steppedUp }: Entered) => readMe(ctx, viewer, { via, steppedUp })

export function directoryRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/me',
      who: 'read',
      unsigned: true,
      roles: SEAT_ROLES,
      summary: 'Who you are here',
      out: shape.me,
    },
    async ({ entered }) => meOf(ctx, entered),
  )
  route(
    app,
    ctx,
    {
      method: 'PATCH',
      url: '/api/me/member',
      who: 'account',
      roles: ADMINS,
      when: 'of your own organisation',
      confirm: {
        when: 'sign-off ends, or more may know it by name',
        asks: ({ entered, body }) => widensMember(ctx, entered.viewer, body),
      },
      summary: 'Your organisation’s settings (its admins)',
      body: shape.memberSettingsIn,
      out: shape.me,
    },
    async ({ entered, body }) => {
      await setMemberSettings(ctx, entered.viewer, body)
      return await meOf(ctx, entered)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/me/member/domains',
      who: 'session',
      roles: ADMINS,
      when: 'of your own organisation',
      summary: 'Your organisation’s domains, and which of them count as its own',
      out: shape.memberDomains,
    },
    async ({ entered }) => readDomains(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/me/member/domains',
      who: 'session',
      roles: ADMINS,
      when: 'of your own organisation',
      summary: 'Prove that a domain is your organisation’s: look for the record, send a code, hand it in',
      body: shape.domainStepIn,
      out: shape.memberDomains,
    },
    async ({ entered, body }) => {
      await proveDomain(ctx, entered.viewer, body)
      return readDomains(ctx, entered.viewer)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/nodes',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'lists what you are in, and what is listed',
      summary: 'Nodes',
      out: items(shape.nodeSummary),
    },
    async ({ entered }) => readNodes(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/nodes/:handle',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the node is listed, or you are in it',
      summary: 'One node',
      params: handle,
      out: shape.nodePage,
    },
    async ({ entered, params }) => readNode(ctx, entered.viewer, params.handle),
  )
  route(
    app,
    ctx,
    {
      method: 'PUT',
      url: '/api/nodes/:handle/interest',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'the node is listed, or you are in it',
      summary: 'Follow or mute a node',
      params: handle,
      body: reports.interestIn,
      out: words.done,
    },
    async ({ entered, params, body }) => {
      await setNodeInterest(ctx, entered.viewer, params.handle, body.state)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/members',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'lists who lets you know',
      summary: 'Members you may know by name',
      out: items(shape.memberSummary),
    },
    async ({ entered }) => readMembers(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/members/:handle',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'it lets you know, or is yours',
      summary: 'One member',
      params: handle,
      out: shape.memberPage,
    },
    async ({ entered, params }) => readMember(ctx, entered.viewer, params.handle),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/circles',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'Whom you can share with',
      query: shape.circlesQuery,
      out: items(shape.pickableCircle),
    },
    async ({ entered, query }) => findCircles(ctx, entered.viewer, query.q),
  )
  inboxRoutes(app, ctx)
  draftRoutes(app, ctx)
}

function inboxRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/inbox',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'What is new for you',
      query: shape.pageQuery,
      out: reports.page(shape.inboxItem),
    },
    async ({ entered, query }) => readInbox(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/inbox/read',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'Mark all of the inbox as read',
      out: words.done,
    },
    async ({ entered }) => {
      await readInboxMarked(ctx, entered.viewer)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/inbox/:id/read',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'it is about a node, and in your inbox',
      summary: 'Mark one item about a node as read',
      params: z.strictObject({ id: words.id }),
      out: words.done,
    },
    async ({ entered, params }) => {
      await readInboxItem(ctx, entered.viewer, params.id)
      return done
    },
  )
}

function draftRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/drafts',
      who: 'share',
      roles: SEAT_ROLES,
      when: 'lists what you sent, and what you were asked',
      summary: 'Drafts sent for sign-off, from and to you',
      out: items(shape.draft),
    },
    async ({ entered }) => ({ items: await listDrafts(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/drafts',
      who: 'share',
      roles: WRITERS,
      when: 'to a colleague of your organisation',
      summary: 'Ask a colleague to sign off',
      body: shape.draftIn,
      bodyLimit: 8 * 1024 * 1024,
      status: 201,
      out: shape.draft,
    },
    async ({ entered, body }) => sendForSignOff(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/drafts/:id',
      who: 'share',
      roles: SEAT_ROLES,
      when: 'you sent it, or were asked',
      summary: 'One draft',
      params: id,
      out: shape.draft,
    },
    async ({ entered, params }) => readDraft(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/drafts/:id/decision',
      who: 'share',
      roles: WRITERS,
      when: 'you were asked (share, decline) or sent it (take back); a key shares none',
      confirm: {
        when: 'what is shared is RED',
        asks: async ({ entered, params, body }) => {
          if (body.decision !== 'share') return false
          const { request } = await readDraft(ctx, entered.viewer, params.id)
          return request !== undefined && isRed(request.audience)
        },
      },
      summary: 'Share, decline or take back a draft',
      params: id,
      body: shape.draftDecisionIn,
      out: shape.draft,
    },
    async ({ entered, params, body }) => {
      if (body.decision !== 'share')
        return await declineDraft(ctx, entered.viewer, params.id, body.decision, body.answer)
      if (entered.via === 'key') throw new Fault('forbidden', 'Signing off needs a person signed in, not a key.')
      return await shareDraft(ctx, entered.viewer, params.id, { steppedUp: entered.steppedUp })
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/audiences',
      who: 'share',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Audiences you keep',
      out: items(shape.savedAudience),
    },
    async ({ entered }) => ({ items: await listAudiences(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/audiences',
      who: 'share',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Keep an audience',
      body: shape.savedAudienceIn,
      status: 201,
      out: shape.savedAudience,
    },
    async ({ entered, body }) => saveAudience(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/audiences/:id',
      who: 'share',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Forget an audience',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await forgetAudience(ctx, entered.viewer, params.id)
      return done
    },
  )
}
