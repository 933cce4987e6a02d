import type { FastifyInstance } from 'fastify'
import { ADMINS, OPERATORS, SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import {
  publishTerms,
  readSigners,
  readSigningMembers,
  readTerms,
  readTermsToEdit,
  readTermsVersion,
  signTerms,
} from '../../flows/terms.ts'
import { terms as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { done, items } from './shapes.ts'

/** The terms of membership: persons read, learn and sign; operators publish. No key signs anything. */
export function termsRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/terms',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'what you and your organisation signed',
      unsigned: true,
      summary: 'The terms of membership: versions, and what you signed',
      out: shape.terms,
    },
    async ({ entered }) => readTerms(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/terms/:version',
      who: 'session',
      roles: SEAT_ROLES,
      unsigned: true,
      summary: 'One version, with its lesson',
      params: shape.versionIn,
      out: shape.termsVersion,
    },
    async ({ entered, params }) => readTermsVersion(ctx, entered.viewer, params.version),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/terms/signatures',
      who: 'session',
      roles: SEAT_ROLES,
      when: 'for your organisation: its admins, and operators their own',
      unsigned: true,
      summary: 'Sign a version, for yourself and for your organisation',
      body: shape.signatureIn,
      out: words.done,
    },
    async ({ entered, body }) => {
      await signTerms(ctx, entered.viewer, body)
      return done
    },
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/terms/signatures',
      who: 'session',
      roles: ADMINS,
      summary: 'Who of your organisation has signed',
      out: items(shape.signer),
    },
    async ({ entered }) => readSigners(ctx, entered.viewer),
  )
  publishingRoutes(app, ctx)
}

function publishingRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/terms/members',
      who: 'session',
      roles: OPERATORS,
      summary: 'Which members have signed',
      out: items(shape.signingMember),
    },
    async ({ entered }) => readSigningMembers(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/terms/draft',
      who: 'session',
      roles: OPERATORS,
      summary: 'What a new version begins with',
      out: shape.toEdit,
    },
    async ({ entered }) => readTermsToEdit(ctx, entered.viewer),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/terms',
      who: 'session',
      roles: OPERATORS,
      confirm: true,
      summary: 'Publish a new version, which everybody signs',
      body: shape.publishIn,
      status: 201,
      out: shape.published,
    },
    async ({ entered, body }) => {
      const countsFrom = body.countsFrom === undefined ? undefined : new Date(body.countsFrom)
      return { version: await publishTerms(ctx, entered.viewer, { ...body, countsFrom }) }
    },
  )
}
