import * as oidc from 'openid-client'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayRunMember } from '../domain/permissions.ts'
import { change, rowsOf } from '../store/database.ts'
import {
  hasLapsedSeat,
  identityOf,
  keepSso,
  linkIdentity,
  removeSso,
  type SsoRow,
  seatOfIdentity,
  ssoById,
  ssoOf,
  unlinkIdentity,
} from '../store/sso-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { keepChallenge, takeChallenge } from './steps/challenge.ts'
import { lapsed, type Opened, openSession } from './steps/open-session.ts'

/**
 * Signing in at one's own organisation: OpenID Connect, authorization code flow with PKCE (S256), state and nonce. Each
 * member has a redirect URI of its own, so that one provider's answer cannot be taken for another's (RFC 9700 section 4.4).
 */
const TEN_MINUTES = 600_000
/** Whatever went wrong, it is one answer. */
export const failed = () =>
  new Fault('unauthenticated', 'Single sign-on did not work. Sign in another way, or ask your administrator.')

interface Transaction {
  sso: string
  state: string
  nonce: string
  verifier: string
}
const redirectUri = (ctx: Context, gid: string): string => `${ctx.url}/sso/${gid}`
const secretKind = (gid: string): string => `sso:${gid}`

/** The provider as its own metadata has it; its issuer must be the one that was named, to the letter. */
async function providerOf(ctx: Context, sso: Omit<SsoRow, 'secret'>, secret: string): Promise<oidc.Configuration> {
  const issuer = new URL(sso.issuer)
  const config = await oidc.discovery(issuer, sso.client_id, undefined, oidc.ClientSecretBasic(secret), {
    timeout: 5,
    [oidc.customFetch]: (url, { method, headers, body }) =>
      ctx.outbound(url, { method, headers, body: body === undefined || body === null ? undefined : String(body) }),
    execute: [oidc.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
  })
  if (config.serverMetadata().issuer !== sso.issuer) throw failed()
  return config
}
const openSecret = (ctx: Context, sso: SsoRow): string => {
  const secret = ctx.vault.open(secretKind(sso.gid), sso.secret)
  if (typeof secret !== 'string') throw new Fault('internal')
  return secret
}

/** Begins; the token goes into a cookie of the browser that began, and finishing takes it from there. */
async function begin(ctx: Context, sso: SsoRow | undefined, person: number | undefined) {
  if (!sso) throw new Fault('not-found', 'Nobody signs in at this address. Ask your administrator for the right one.')
  const config = await providerOf(ctx, sso, openSecret(ctx, sso)).catch(() => undefined)
  if (!config) throw new Fault('unavailable', 'Your organisation’s sign-in does not answer. Try again shortly.')
  const draw = (what: string) => ctx.random(`sso:${what}:${sso.gid}`, 32).toString('base64url')
  const kept: Transaction = { sso: sso.gid, state: draw('state'), nonce: draw('nonce'), verifier: draw('verifier') }
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(ctx, sso.gid),
    response_type: 'code',
    scope: 'openid',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
  const purpose = person === undefined ? 'sso-sign-in' : 'sso-link'
  const token = await keepChallenge(
    ctx,
    purpose,
    person,
    ctx.vault.seal(purpose, kept, ctx.random('seal:sso', 12)),
    TEN_MINUTES,
  )
  return { url: url.href, token, seconds: TEN_MINUTES / 1000 }
}
export const beginSignIn = async (ctx: Context, gid: string) =>
  begin(ctx, await ssoById(rowsOf(ctx.db.app), gid), undefined)
export const beginLinking = async (ctx: Context, viewer: Viewer) =>
  begin(ctx, await ssoOf(rowsOf(ctx.db.app), viewer.member), viewer.person.id)

/** What the provider says of whoever came back, if it answers what this browser asked, at the address it was sent to. */
const notLinked = () =>
  refused(
    'Linking did not work. Begin again in Settings, and be sure that nobody else of your organisation is linked as you.',
  )

async function whoCameBack(
  ctx: Context,
  came: { id: string; query: string; token: string },
  person: number | undefined,
) {
  const purpose = person === undefined ? 'sso-sign-in' : 'sso-link'
  const sealed = await takeChallenge(ctx, came.token, purpose, person)
  const kept = sealed === undefined ? undefined : (ctx.vault.open(purpose, sealed) as Transaction | undefined)
  const sso = kept && kept.sso === came.id ? await ssoById(rowsOf(ctx.db.app), kept.sso) : undefined
  if (!kept || !sso) throw failed()
  try {
    const config = await providerOf(ctx, sso, openSecret(ctx, sso))
    const url = new URL(redirectUri(ctx, sso.gid))
    url.search = came.query
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: kept.verifier,
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims || claims.iss !== sso.issuer) throw failed()
    return { member: sso.member, issuer: claims.iss, subject: claims.sub }
  } catch {
    throw failed()
  }
}

/** Opens a session for the seat in that member whose person linked this identity. */
export async function finishSignIn(
  ctx: Context,
  came: { id: string; query: string; token: string },
  agent: string,
): Promise<Opened> {
  const who = await whoCameBack(ctx, came, undefined)
  return change(ctx.db, undefined, async tx => {
    const seat = await seatOfIdentity(tx, who, ctx.now())
    if (!seat) throw (await hasLapsedSeat(tx, who, ctx.now())) ? lapsed() : failed()
    return openSession(ctx, tx, seat.circle, agent, 'single-sign-on')
  })
}
export async function finishLinking(
  ctx: Context,
  viewer: Viewer,
  came: { id: string; query: string; token: string },
): Promise<void> {
  const who = await whoCameBack(ctx, came, viewer.person.id).catch(() => {
    throw notLinked()
  })
  await change(ctx.db, undefined, async tx => {
    if (who.member !== viewer.member || !(await linkIdentity(tx, who, viewer.person.id, ctx.now()))) throw notLinked()
  })
}
export async function unlink(ctx: Context, viewer: Viewer): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await unlinkIdentity(tx, viewer.member, viewer.person.id))) throw notFound()
  })
}

/** For everybody of the member whether it is there and linked; for its administrators, how it is set. */
export async function readSso(ctx: Context, viewer: Viewer) {
  const rows = rowsOf(ctx.db.app)
  const sso = await ssoOf(rows, viewer.member)
  if (!sso) return { on: false, linked: false }
  const identity = await identityOf(rows, viewer.member, viewer.person.id)
  return {
    on: true,
    address: redirectUri(ctx, sso.gid),
    linked: identity?.issuer === sso.issuer,
    issuer: sso.issuer,
    ...(mayRunMember(viewer) || viewer.role === 'operator' ? { clientId: sso.client_id } : {}),
  }
}
const assertRunsMember = (viewer: Viewer): void => {
  if (!mayRunMember(viewer)) throw new Fault('forbidden', 'Only an administrator of your organisation can change this.')
}

/** Keeps it once the provider has answered for itself under that issuer. */
export async function changeSso(
  ctx: Context,
  viewer: Viewer,
  asked: { issuer: string; clientId: string; clientSecret?: string | undefined },
): Promise<void> {
  assertRunsMember(viewer)
  const before = await ssoOf(rowsOf(ctx.db.app), viewer.member)
  const gid = before?.gid ?? ctx.newId(`sso:${viewer.member}`)
  const secret = asked.clientSecret ?? (before && openSecret(ctx, before))
  if (secret === undefined) throw refused('The client secret is missing.', '/clientSecret')
  const row = { member: viewer.member, gid, issuer: asked.issuer, client_id: asked.clientId }
  const answers = await providerOf(ctx, row, secret).catch(() => undefined)
  if (!answers)
    throw refused('No identity provider answers for this issuer. Give it exactly as the provider states it.', '/issuer')
  const sealed = ctx.vault.seal(secretKind(gid), secret, ctx.random(`seal:sso:${gid}`, 12))
  await change(ctx.db, undefined, tx => keepSso(tx, { ...row, secret: sealed }, ctx.now()))
}
export async function removeSsoOf(ctx: Context, viewer: Viewer): Promise<void> {
  assertRunsMember(viewer)
  await change(ctx.db, undefined, async tx => {
    if (!(await removeSso(tx, viewer.member))) throw notFound()
  })
}
