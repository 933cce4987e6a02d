import type { FastifyInstance } from 'fastify'
import { ADMINS, SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { eraseSelf, readOwnData } from '../../flows/own-data.ts'
import {
  changePerson,
  endPerson,
  invitePerson,
  listPeople,
  renewInvitation,
  signOutPerson,
  wakePerson,
} from '../../flows/run-people.ts'
import { colleagues as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { clearSessionCookie } from '../session.ts'
import { done, id } from './shapes.ts'

/** People of one's own member, and what is kept of oneself. Persons alone: no key invites or sees off anybody. */
export function peopleRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/people',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your organisation’s; its admins see addresses and invitations',
      unsigned: true,
      summary: 'Your colleagues',
      out: shape.colleagues,
    },
    async ({ entered }) => listPeople(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/people',
      who: 'session',
      roles: ADMINS,
      when: 'into your organisation',
      confirm: true,
      summary: 'Invite a colleague (admins)',
      body: shape.inviteIn,
      status: 201,
      out: shape.invitation,
    },
    async ({ entered, body }) => invitePerson(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/people/:id/link',
      who: 'session',
      roles: ADMINS,
      when: 'invited by your organisation, not come yet',
      confirm: true,
      summary: 'A new link for an invitation; the old one is dead (admins)',
      params: id,
      out: shape.invitation,
    },
    async ({ entered, params }) => renewInvitation(ctx, entered.viewer, params.id),
  )
  route(
    app,
    ctx,
    {
      method: 'PATCH',
      url: '/api/people/:id',
      who: 'session',
      roles: ADMINS,
      when: 'your organisation’s; roles member and admin alone, and never the last admin',
      confirm: { when: 'a role is given', asks: ({ body }) => body.role !== undefined },
      summary: 'Change a colleague’s role or title, and whether they may be addressed (admins)',
      params: id,
      body: shape.colleagueIn,
      out: shape.colleague,
    },
    async ({ entered, params, body }) => changePerson(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/people/:id',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'yourself; or of your organisation, by its admin; never the last admin',
      confirm: true,
      unsigned: true,
      summary: 'See somebody off, leave, or withdraw an invitation',
      params: id,
      out: words.done,
    },
    async ({ entered, params, reply }) => {
      const { own } = await endPerson(ctx, entered.viewer, params.id)
      if (own) clearSessionCookie(ctx, reply)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/people/:id/sessions',
      who: 'session',
      roles: ADMINS,
      when: 'of your organisation',
      confirm: true,
      summary: 'Sign a colleague out wherever they are signed in (admins)',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await signOutPerson(ctx, entered.viewer, params.id)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/people/:id/wake',
      who: 'session',
      roles: ADMINS,
      when: 'of your organisation, and lapsed',
      confirm: true,
      summary: 'Let a colleague act again who has lapsed (admins)',
      params: id,
      out: shape.colleague,
    },
    async ({ entered, params }) => wakePerson(ctx, entered.viewer, params.id),
  )
  ownDataRoutes(app, ctx)
}

function ownDataRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/me/data',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'your own',
      unsigned: true,
      summary: 'What is kept of you',
      out: shape.ownData,
    },
    async ({ entered, reply }) => {
      reply.header('Content-Disposition', 'attachment; filename="auburn-my-data.json"')
      return readOwnData(ctx, entered.viewer)
    },
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/me/erasure',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'yourself, by typing your name or having just confirmed; never the last admin',
      unsigned: true,
      summary: 'Erase yourself: what you shared stays with your organisation',
      body: shape.erasureIn,
      out: words.done,
    },
    async ({ entered, body, reply }) => {
      await eraseSelf(ctx, entered.viewer, { steppedUp: entered.steppedUp, name: body.name })
      clearSessionCookie(ctx, reply)
      return done
    },
  )
}
