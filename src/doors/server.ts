import { readFileSync } from 'node:fs'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { Fault } from '../domain/fault.ts'
import type { Context } from '../flows/context.ts'
import { healthDoor } from './health.ts'
import { acceptJson } from './json-body.ts'
import { type LiveDoor, liveDoor } from './live.ts'
import { portalDoor, SECURITY_HEADERS } from './portal.ts'
import { onClientError, onError, sendProblem } from './problem.ts'
import { accessRoutes } from './rest/access.ts'
import { actionRoutes } from './rest/actions.ts'
import { admissionRoutes } from './rest/admission.ts'
import { advisoryRoutes } from './rest/advisories.ts'
import { deskRoutes } from './rest/desk.ts'
import { directoryRoutes } from './rest/directory.ts'
import { healthRoutes } from './rest/health.ts'
import { invitationRoutes } from './rest/invitations.ts'
import { likenessRoutes } from './rest/likeness.ts'
import { mailRoutes } from './rest/mail.ts'
import { nodeRoutes } from './rest/nodes.ts'
import { peopleRoutes } from './rest/people.ts'
import { pictureRoutes } from './rest/picture.ts'
import { queueRoutes } from './rest/queue.ts'
import { releaseRoutes } from './rest/releases.ts'
import { reportRoutes } from './rest/reports.ts'
import { requirementRoutes } from './rest/requirements.ts'
import { sampleRoutes } from './rest/samples.ts'
import { searchRoutes } from './rest/searches.ts'
import { setUpRoutes } from './rest/set-up.ts'
import { situationRoutes } from './rest/situations.ts'
import { termsRoutes } from './rest/terms.ts'
import { threadRoutes } from './rest/thread.ts'
import { door, refuseUndeclared } from './route.ts'

export interface ServerOptions {
  metricsToken: string | undefined
  log(line: string): void
  onSignIn(): void
  /** More doors than the usual: tests plant faulty ones here, to see that they are found. */
  moreDoors?(app: FastifyInstance): void
}
export interface Server {
  app: FastifyInstance
  live: LiveDoor
  /** From now on /readyz says ok. */
  ready(): void
  /** Answers what is under way, ends the streams, then stops listening. */
  stop(): Promise<void>
}

/** Milliseconds in which a request under way may be finished when the server stops. */
const DRAINING = 2_500

/** All the doors on one server. It is not listening yet. */
export async function makeServer(ctx: Context, options: ServerOptions): Promise<Server> {
  const app = Fastify({
    logger: false,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 600 },
    forceCloseConnections: 'idle',
    // A body that arrives drop by drop holds a connection for half a minute at most.
    requestTimeout: 30_000,
    // An address that cannot be decoded gets no further than the router.
    frameworkErrors: (_error, _request, reply) => sendProblem(reply, new Fault('bad-request')),
    clientErrorHandler: onClientError,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(onError(options.log))
  acceptJson(app)
  app.addHook('onRequest', async (_request, reply) => void reply.headers(SECURITY_HEADERS))
  refuseUndeclared(app)
  await openApi(app)
  let ready = false
  const live = await liveDoor(app, ctx)
  healthDoor(app, ctx, { streams: live.streams, ready: () => ready }, options.metricsToken)
  reportRoutes(app, ctx)
  searchRoutes(app, ctx)
  threadRoutes(app, ctx)
  actionRoutes(app, ctx)
  directoryRoutes(app, ctx)
  nodeRoutes(app, ctx)
  healthRoutes(app, ctx)
  invitationRoutes(app, ctx)
  deskRoutes(app, ctx)
  advisoryRoutes(app, ctx)
  likenessRoutes(app, ctx)
  situationRoutes(app, ctx)
  pictureRoutes(app, ctx)
  queueRoutes(app, ctx)
  sampleRoutes(app, ctx)
  requirementRoutes(app, ctx)
  releaseRoutes(app, ctx)
  accessRoutes(app, ctx, options.onSignIn)
  peopleRoutes(app, ctx)
  termsRoutes(app, ctx)
  setUpRoutes(app, ctx)
  mailRoutes(app, ctx)
  door(app, { method: 'GET', url: '/api/openapi.json', who: 'public', roles: 'anybody' }, async () => app.swagger())
  admissionRoutes(app, ctx)
  options.moreDoors?.(app)
  portalDoor(app, ctx.url)
  await app.ready()
  return {
    app,
    live,
    ready: () => {
      ready = true
    },
    stop: async () => {
      ready = false
      await live.stop()
      // Whoever has not sent all of a request by then is not waited for.
      const late = setTimeout(() => app.server.closeAllConnections(), DRAINING)
      await app.close()
      clearTimeout(late)
    },
  }
}

async function openApi(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Auburn',
        version: '0.1.0',
        description: 'Errors are problem documents (RFC 9457). Hidden and absent are one answer: 404.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer' },
          basic: { type: 'http', scheme: 'basic', description: 'The key as password' },
        },
      },
      security: [{ key: [] }, { basic: [] }],
    },
    transform: jsonSchemaTransform,
    // Schemas with an id (`.meta({ id })`) are written once and referred to.
    transformObject: document => problemsAsSent(jsonSchemaTransformObject(document)),
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    // The page's own script and style are served from here; it sets some style attributes by itself.
    transformStaticCSP: () =>
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    logo: { type: 'image/svg+xml', content: readFileSync(new URL('../portal/icon.svg', import.meta.url)) },
    theme: {
      title: 'Auburn API',
      css: [{ filename: 'auburn.css', content: '.topbar .download-url-wrapper { display: none !important }' }],
    },
  })
}

/** Errors are sent as problem documents (RFC 9457 §3), which the plugin would list under application/json. */
function problemsAsSent<T extends Partial<{ paths: object }>>(document: T): T {
  for (const path of Object.values(document.paths ?? {}))
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, Answers> }>))
      for (const [status, answer] of Object.entries(operation.responses ?? {}))
        if (Number(status) >= 400 && answer.content?.['application/json']) {
          answer.content['application/problem+json'] = answer.content['application/json']
          delete answer.content['application/json']
        }
  return document
}
interface Answers {
  content?: Record<string, unknown>
}
