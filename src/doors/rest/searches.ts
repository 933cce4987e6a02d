import type { FastifyInstance } from 'fastify'
import { SEAT_ROLES } from '../../domain/permissions.ts'
import type { Context } from '../../flows/context.ts'
import { searchReports } from '../../flows/read-feed.ts'
import { changeSavedSearch, forgetSearch, readSearches, saveSearch } from '../../flows/saved-searches.ts'
import { reports, searches as shape, words } from '../../formats/api/index.ts'
import { route } from '../route.ts'
import { done, id, items } from './shapes.ts'

export function searchRoutes(app: FastifyInstance, ctx: Context): void {
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/search',
      who: 'read',
      roles: SEAT_ROLES,
      summary: 'In what you can read: words, best match first, or what is narrowed to, newest first',
      query: shape.searchQuery,
      out: reports.page(reports.reportSummary),
    },
    async ({ entered, query }) => searchReports(ctx, entered.viewer, query),
  )
  route(
    app,
    ctx,
    {
      method: 'GET',
      url: '/api/searches',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Searches that you keep, and what is new in those that you follow',
      out: items(shape.savedSearch),
    },
    async ({ entered }) => ({ items: await readSearches(ctx, entered.viewer) }),
  )
  route(
    app,
    ctx,
    {
      method: 'POST',
      url: '/api/searches',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Keep a search, and follow it',
      body: shape.savedSearchIn,
      status: 201,
      out: shape.savedSearch,
    },
    async ({ entered, body }) => saveSearch(ctx, entered.viewer, body),
  )
  route(
    app,
    ctx,
    {
      method: 'PATCH',
      url: '/api/searches/:id',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Rename a search, change it, follow it or stop',
      params: id,
      body: shape.savedSearchChange,
      out: shape.savedSearch,
    },
    async ({ entered, params, body }) => changeSavedSearch(ctx, entered.viewer, params.id, body),
  )
  route(
    app,
    ctx,
    {
      method: 'DELETE',
      url: '/api/searches/:id',
      who: 'read',
      roles: SEAT_ROLES,
      when: 'your own',
      summary: 'Forget a search',
      params: id,
      out: words.done,
    },
    async ({ entered, params }) => {
      await forgetSearch(ctx, entered.viewer, params.id)
      return done
    },
  )
}
