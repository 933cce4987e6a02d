import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { Fault } from '../domain/fault.ts'
import { ADMINS, mayRunMember, OPERATORS, type Scope, type SeatRole } from '../domain/permissions.ts'
import { hasSigned, signFirst } from '../domain/terms/standing.ts'
import type { Context } from '../flows/context.ts'
import type { Entered } from '../flows/enter.ts'
import { noteRefusal, type Proof } from '../flows/note-refusal.ts'
import { refuseMarked } from '../flows/refuse-marked.ts'
import { words } from '../formats/api/index.ts'
import { assertOwnOrigin, whoCalls } from './session.ts'
import { assertSteppedUp } from './step-up.ts'

/**
 * Every door is declared: who may call, what goes in, what may come out, under which statuses. What is not declared does
 * not leave, and a route that was registered in any other way stops start-up (see `refuseUndeclared`). ACCESS.md is
 * printed from the declarations (`npm run regen`), and test/access.db.test.ts walks them with every role.
 */
type Schema = z.ZodType

/** Who may, of those who came in; refused here, before anything is read. `anybody` where no sign-in is needed. */
export type Roles = readonly SeatRole[] | 'anybody'

export interface Declaration<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  /** One line for OpenAPI. */
  summary: string
  /** `public`: no sign-in; a scope: a seat, whose key has it; `session`: a person in a browser, never a key. */
  who: 'public' | 'session' | Scope
  roles: Roles
  /** What else has to be so, for ACCESS.md: whose, in which state. The flow decides it. */
  when?: string
  /** The person confirms first that it is they (step-up.ts): always, or when something is so, which `asks` finds out. */
  confirm?: true | { when: string; asks: (call: Call<Output<P>, Output<Q>, Output<B>>) => boolean | Promise<boolean> }
  /** Also for whoever has not signed the terms: what signing itself needs, and what is one's own. Never content. */
  unsigned?: true
  /** What the caller proves here: when that is refused, the ledger counts it. */
  proves?: Proof
  params?: P
  query?: Q
  body?: B
  /** What may come out; fields that are not in it do not leave. */
  out: A
  /** 200 if left out. */
  status?: 201
  /** Bytes; only where attachments need it. */
  bodyLimit?: number
}
export interface Call<P, Q, B> {
  entered: Entered
  params: P
  query: Q
  body: B
  request: FastifyRequest
  reply: FastifyReply
}
type Output<S> = S extends Schema ? z.output<S> : undefined

export interface DeclaredRoute {
  method: string
  url: string
  who: string
  roles: Roles
  when?: string
  /** When the person has to confirm: `always`, or in words. */
  confirm?: string
  /** Also before the terms are signed. */
  unsigned?: true
}

declare module 'fastify' {
  interface FastifyInstance {
    declared: DeclaredRoute[]
  }
  interface FastifyContextConfig {
    declared?: DeclaredRoute
  }
  interface FastifyRequest {
    entered: Entered | undefined
  }
}

/** A route that declares no query takes none: what is misspelt is told, and not passed over. */
const NOTHING = z.strictObject({})

const PROBLEMS = Object.fromEntries(
  [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503].map(status => [status, words.problem]),
)

/** Declares one route of the API. Callers are authenticated before their body is read. */
export function route<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  app: FastifyInstance,
  ctx: Context,
  d: Declaration<P, Q, B, A>,
  does: (call: Call<Output<P>, Output<Q>, Output<B>>) => Promise<z.input<A>>,
): void {
  const { method, url, who, roles, when, confirm } = d
  if ((who === 'public') !== (roles === 'anybody')) throw new Error(`${method} ${url}: who is “${who}”, and the roles?`)
  const asked = confirm === true ? 'always' : confirm?.when
  const declared = {
    ...{ method, url, who, roles, ...(when ? { when } : {}), ...(asked ? { confirm: asked } : {}) },
    ...(d.unsigned ? { unsigned: d.unsigned } : {}),
  }
  app.declared.push(declared)
  app.route({
    method: d.method,
    url: d.url,
    ...(d.bodyLimit ? { bodyLimit: d.bodyLimit } : {}),
    config: { declared },
    schema: {
      summary: d.summary,
      tags: [d.url.split('/')[2] ?? 'health'],
      ...(d.who === 'public' ? { security: [] } : {}),
      ...(d.params ? { params: d.params } : {}),
      querystring: d.query ?? NOTHING,
      ...(d.body ? { body: d.body } : {}),
      response: { [d.status ?? 200]: d.out, ...PROBLEMS },
    } as FastifySchema,
    onRequest: async request => {
      assertOwnOrigin(ctx, request)
      if (d.who === 'public') return
      request.entered = await assertMay(ctx, request, d.who, roles, d.unsigned)
    },
    handler: async (request, reply) => {
      const call = {
        entered: request.entered as Entered,
        params: request.params,
        query: request.query,
        body: request.body,
        request,
        reply,
      } as Call<Output<P>, Output<Q>, Output<B>>
      if (call.body !== undefined)
        await refuseMarked(ctx, { seat: request.entered?.viewer.gid, door: `${method} ${url}` }, call.body)
      if (confirm && (confirm === true || (await confirm.asks(call)))) await assertSteppedUp(ctx, call.entered)
      const proof = { proves: d.proves, seat: request.entered?.viewer.gid }
      const answer = await counting(ctx, proof, () => does(call))
      reply.header('Cache-Control', 'no-store')
      return reply.code(d.status ?? 200).send(answer)
    },
  })
}

/** Does it; a refusal of what the caller has to prove is counted for the ledger. */
export async function counting<T>(
  ctx: Context,
  { proves, seat }: { proves: Proof | undefined; seat?: string | undefined },
  does: () => Promise<T>,
): Promise<T> {
  try {
    return await does()
  } catch (error) {
    if (proves && isRefusal(error)) await noteRefusal(ctx, proves, seat)
    throw error
  }
}

/** Not shown who they are. What is limited was not looked at, and is not counted. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Fault && ['unauthenticated', 'wrong-code', 'not-found'].includes(error.code)

/** The caller, or a fault: no way in, one that does not reach this far, a role that may not, or terms not signed yet. */
export async function assertMay(
  ctx: Context,
  request: FastifyRequest,
  who: 'session' | Scope,
  roles: Roles,
  unsigned = false,
): Promise<Entered> {
  const entered = await whoCalls(ctx, request)
  if (!entered) throw new Fault('unauthenticated')
  if (who === 'session') {
    if (entered.via !== 'session') throw new Fault('forbidden', 'This needs a person signed in, not a key.')
  } else if (!entered.viewer.scopes.includes(who))
    throw new Fault('forbidden', `This key does not have the scope “${who}”.`)
  if (!roles.includes(entered.viewer.role)) throw new Fault('forbidden', onlyFor(roles))
  const { viewer } = entered
  if (!unsigned && !hasSigned(viewer.terms))
    throw new Fault('terms', signFirst(viewer.terms, mayRunMember(viewer), ctx.url))
  return entered
}

const onlyFor = (roles: Roles): string =>
  roles === ADMINS
    ? 'Only an admin of your organisation can do this.'
    : roles === OPERATORS
      ? 'Only operators can do this.'
      : 'Your role here does not do this.'

/** Files that a plugin serves, the same for everybody. */
const PLUGINS = ['/assets/', '/api/docs']

/** Stops start-up on a route that did not come through a declaration. */
export function refuseUndeclared(app: FastifyInstance): void {
  app.decorate('declared', [])
  app.decorateRequest('entered', undefined)
  app.addHook('onRoute', options => {
    const declared = (options.config as { declared?: DeclaredRoute } | undefined)?.declared
    if (declared) return
    if (!PLUGINS.some(prefix => options.url.startsWith(prefix)))
      throw new Error(`the route ${String(options.method)} ${options.url} is not declared: use route() or door()`)
    if (String(options.method).includes('GET'))
      app.declared.push({ method: 'GET', url: options.url, who: 'public', roles: 'anybody' })
  })
}

/** Declares a door that is no JSON route: a page, a stream, a file. It sets its own headers and checks its own callers. */
export function door(
  app: FastifyInstance,
  declared: DeclaredRoute,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  query: Schema = NOTHING,
): void {
  app.declared.push(declared)
  app.route({
    method: declared.method as 'GET',
    url: declared.url,
    config: { declared },
    schema: { hide: true, ...(declared.url.startsWith('/api/') ? { querystring: query } : {}) } as FastifySchema,
    handler,
  })
}
