import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../domain/fault.ts'
import { isLoopback } from '../domain/origin.ts'
import { sendProblem } from './problem.ts'
import { door } from './route.ts'

const BUILT = fileURLToPath(new URL('../../build/portal/', import.meta.url))

/** Nothing is loaded from elsewhere, no script without the nonce, and no string becomes HTML by accident. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default dompurify',
  ].join('; ')

export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
  'X-Frame-Options': 'DENY',
} as const

/** The portal's files, and its one page for every address that is not the API's. */
export function portalDoor(app: FastifyInstance, url: string): void {
  const page = existsSync(`${BUILT}index.html`) ? readFileSync(`${BUILT}index.html`, 'utf8') : undefined
  if (page)
    app.register(fastifyStatic, {
      root: `${BUILT}assets`,
      prefix: '/assets/',
      decorateReply: false,
      index: false,
      maxAge: '365d',
      immutable: true,
      // tools/ready.js puts a .gz beside every asset.
      preCompressed: true,
    })
  const send = (request: FastifyRequest, reply: FastifyReply) => {
    if (page === undefined)
      return sendProblem(reply, new Fault('unavailable', 'The portal is not built. Start with npm start.'))
    const canonical = otherLoopbackName(request, url)
    if (canonical) return reply.redirect(canonical, 307)
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .header('Content-Security-Policy', policy(nonce))
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  }
  door(app, { method: 'GET', url: '/', who: 'public', roles: 'anybody' }, async (request, reply) =>
    send(request, reply),
  )
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|assets|taxii2|misp|lists)(\/|$)/.test(request.url) &&
      (request.headers.accept ?? '').includes('text/html')
    return isPage ? send(request, reply) : sendProblem(reply, new Fault('not-found'))
  })
}

/** Somebody typed 127.0.0.1 for localhost: cookies, passkeys and the origin check all want the one public name. */
function otherLoopbackName(request: FastifyRequest, url: string): string | undefined {
  const wanted = new URL(url)
  const host = request.headers.host ?? wanted.host
  const typed = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : wanted
  const differs = typed.hostname !== wanted.hostname && typed.port === wanted.port
  return differs && isLoopback(typed.hostname) && isLoopback(wanted.hostname) ? url + request.url : undefined
}
