import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../domain/fault.ts'
import type { Context } from '../flows/context.ts'
import { type Entered, enterByKey, enterBySession } from '../flows/enter.ts'

/** Who is calling: a key in Authorization (Bearer, or Basic with the key as password), else the session cookie. */
export async function whoCalls(ctx: Context, request: FastifyRequest): Promise<Entered | undefined> {
  const key = keyOf(request.headers.authorization)
  if (key !== undefined) return enterByKey(ctx, key)
  const token = sessionTokenOf(ctx, request)
  return token === undefined ? undefined : enterBySession(ctx, token)
}

/**
 * Against requests that another site makes with our cookie: it is SameSite=Strict, and whatever changes something must
 * say that it comes from our own origin. Keys are not sent by browsers on their own, so they need no origin.
 */
export function assertOwnOrigin(ctx: Context, request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization !== undefined) return
  if (request.headers.origin !== ctx.url)
    throw new Fault('bad-request', `This was not sent from ${ctx.url}.`, [
      { at: 'header Origin', problem: 'is another origin, or missing' },
    ])
}

const TOKEN = /^[A-Za-z0-9_-]{20,200}$/
function keyOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const [scheme = '', credentials = ''] = authorization.split(' ', 2)
  const key =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(credentials, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '')
      : credentials
  return TOKEN.test(key) && /^(bearer|basic)$/i.test(scheme) ? key : ''
}

const isSecure = (url: string): boolean => url.startsWith('https:')
export const cookieName = (url: string): string => (isSecure(url) ? '__Host-auburn' : 'auburn')
export const ssoCookieName = (url: string): string => `${cookieName(url)}-sso`
function cookieOf(header: string | undefined, name: string): string | undefined {
  const found = header
    ?.split(';')
    .map(c => c.trim())
    .find(c => c.startsWith(`${name}=`))
  const value = found?.slice(name.length + 1)
  return value !== undefined && TOKEN.test(value) ? value : undefined
}

export function setSessionCookie(ctx: Context, reply: FastifyReply, opened: { token: string; expiresAt: Date }): void {
  const seconds = Math.floor((opened.expiresAt.getTime() - ctx.now().getTime()) / 1000)
  reply.header('Set-Cookie', cookie(ctx.url, opened.token, seconds))
}
/** Binds a sign-on that was begun to the browser that began it. */
export const setSsoCookie = (ctx: Context, reply: FastifyReply, begun: { token: string; seconds: number }): void =>
  void reply.header('Set-Cookie', cookie(ctx.url, begun.token, begun.seconds, ssoCookieName(ctx.url)))
export const ssoCookieOf = (ctx: Context, request: FastifyRequest): string | undefined =>
  cookieOf(request.headers.cookie, ssoCookieName(ctx.url))
export const sessionTokenOf = (ctx: Context, request: FastifyRequest): string | undefined =>
  cookieOf(request.headers.cookie, cookieName(ctx.url))
export const clearSessionCookie = (ctx: Context, reply: FastifyReply): void =>
  void reply.header('Set-Cookie', cookie(ctx.url, '', 0))
const cookie = (url: string, value: string, seconds: number, name = cookieName(url)): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSecure(url) ? '; Secure' : ''}`
