import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { Fault, notFound } from '../domain/fault.ts'
import { type Change, change, rowsOf } from '../store/database.ts'
import { onlyLapsed } from '../store/idle-store.ts'
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  namePasskey,
  notePasskeyUse,
  passkeysOf,
} from '../store/passkey-store.ts'
import { firstSeatOf } from '../store/people-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { keepChallenge, takeChallenge as take } from './steps/challenge.ts'
import { lapsed, type Opened, openSession, renewSession } from './steps/open-session.ts'

/** Passkeys: discoverable, user verification required. A challenge is used once and lives five minutes. */
const failed = () => new Fault('unauthenticated', 'That passkey was not accepted. Try again, or use a sign-in link.')

async function takeChallenge(...asked: Parameters<typeof take>): Promise<string> {
  const value = await take(...asked)
  if (value === undefined) throw failed()
  return value
}

export async function registrationOptions(ctx: Context, viewer: Viewer) {
  const existing = await passkeysOf(rowsOf(ctx.db.app), viewer.person.id)
  const options = await generateRegistrationOptions({
    rpName: 'Auburn',
    rpID: new URL(ctx.url).hostname,
    userName: viewer.person.email ?? viewer.person.name,
    userDisplayName: viewer.person.name,
    userID: new TextEncoder().encode(viewer.person.gid),
    attestationType: 'none',
    excludeCredentials: existing.map(p => ({ id: p.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ceremony: await keepChallenge(ctx, 'register', viewer.person.id, options.challenge), options }
}

export async function addPasskey(
  ctx: Context,
  viewer: Viewer,
  asked: { ceremony: string; response: unknown; name: string | undefined },
) {
  const expectedChallenge = await takeChallenge(ctx, asked.ceremony, 'register', viewer.person.id)
  const verified = await verifyRegistrationResponse({
    response: asked.response as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: ctx.url,
    expectedRPID: new URL(ctx.url).hostname,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) throw failed()
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential
  const at = ctx.now()
  const name = asked.name ?? 'Passkey'
  await change(ctx.db, undefined, async tx => {
    const credential = { id, publicKey, counter, transports: transports ?? [] }
    const made = await insertPasskey(tx, { ...credential, person: viewer.person.id, name }, at)
    if (!made) throw failed()
  })
  return { id, name, createdAt: at.toISOString() }
}

export async function signInOptions(ctx: Context) {
  const options = await generateAuthenticationOptions({ rpID: new URL(ctx.url).hostname, userVerification: 'required' })
  return { ceremony: await keepChallenge(ctx, 'sign-in', undefined, options.challenge), options }
}

export async function signInByPasskey(
  ctx: Context,
  asked: { ceremony: string; response: unknown },
  agent: string,
): Promise<Opened> {
  const challenge = await takeChallenge(ctx, asked.ceremony, 'sign-in', undefined)
  return change(ctx.db, undefined, async tx => {
    const person = await verified(ctx, tx, challenge, asked.response)
    const seat = await firstSeatOf(tx, person, ctx.now())
    if (!seat) throw (await onlyLapsed(tx, person, ctx.now())) ? lapsed() : failed()
    return openSession(ctx, tx, seat.circle, agent, 'passkey')
  })
}

export async function stepUpOptions(ctx: Context, viewer: Viewer) {
  const existing = await passkeysOf(rowsOf(ctx.db.app), viewer.person.id)
  if (existing.length === 0) throw new Fault('refused', 'Add a passkey first: it is how you confirm that it is you.')
  const options = await generateAuthenticationOptions({
    rpID: new URL(ctx.url).hostname,
    userVerification: 'required',
    allowCredentials: existing.map(p => ({ id: p.id })),
  })
  return { ceremony: await keepChallenge(ctx, 'step-up', viewer.person.id, options.challenge), options }
}

/** Confirms that it is still the same person; counts for five minutes, and renews the session's token. */
export async function stepUp(
  ctx: Context,
  viewer: Viewer,
  session: Buffer,
  asked: { ceremony: string; response: unknown },
): Promise<Opened> {
  const challenge = await takeChallenge(ctx, asked.ceremony, 'step-up', viewer.person.id)
  return change(ctx.db, undefined, async tx => {
    if ((await verified(ctx, tx, challenge, asked.response)) !== viewer.person.id) throw failed()
    return renewSession(ctx, tx, session, { steppedUp: true })
  })
}

/** The person whose passkey signed this challenge. */
async function verified(ctx: Context, tx: Change, expectedChallenge: string, sent: unknown): Promise<number> {
  const response = sent as AuthenticationResponseJSON
  const isId = typeof response.id === 'string' && /^[A-Za-z0-9_-]{1,1400}$/.test(response.id)
  const passkey = isId ? await findPasskey(tx, response.id) : undefined
  if (!passkey) throw failed()
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: ctx.url,
    expectedRPID: new URL(ctx.url).hostname,
    requireUserVerification: true,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.public_key), counter: Number(passkey.counter) },
  }).catch(() => undefined)
  if (!result?.verified) throw failed()
  await notePasskeyUse(tx, passkey.id, result.authenticationInfo.newCounter, ctx.now())
  return passkey.person
}

export async function listPasskeys(ctx: Context, viewer: Viewer) {
  return (await passkeysOf(rowsOf(ctx.db.app), viewer.person.id)).map(p => ({
    id: p.id,
    name: p.name,
    createdAt: p.created_at.toISOString(),
    ...(p.used_at ? { usedAt: p.used_at.toISOString() } : {}),
  }))
}
export async function removePasskey(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await deletePasskey(tx, id, viewer.person.id))) throw notFound()
  })
}

/** What it is called is its owner's alone. */
export async function renamePasskey(ctx: Context, viewer: Viewer, id: string, name: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await namePasskey(tx, id, viewer.person.id, name))) throw notFound()
  })
}
