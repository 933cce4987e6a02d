import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { ApiProblem, api } from './api.ts'
import { Notice } from './parts/problem.tsx'
import type { Me, Passkey } from './wire.ts'

/** Browsers give passkeys to https and to localhost by name alone, never to a bare address. */
export const passkeysWork = (): boolean =>
  browserSupportsWebAuthn() && window.isSecureContext && !/^[\d.]+$|^\[/.test(window.location.hostname)

export const whyNoPasskeys = (): string =>
  window.isSecureContext && !/^[\d.]+$|^\[/.test(window.location.hostname)
    ? 'This browser has no passkeys.'
    : 'Browsers offer passkeys only on https or on localhost by name. Open this page there.'

const spread = (response: object): Record<string, unknown> => ({ ...response })

/** `conditional` waits quietly in the browser's own autofill until a passkey is picked there. */
export async function signInWithPasskey(conditional = false): Promise<Me> {
  const { ceremony, options } = await api.passkeySignInOptions()
  const response = await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
    useBrowserAutofill: conditional,
  })
  return api.passkeySignIn({ ceremony, response: spread(response) })
}

export async function addPasskey(name: string): Promise<Passkey> {
  const { ceremony, options } = await api.passkeyOptions()
  const response = await startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  })
  return api.addPasskey({ ceremony, response: spread(response), name })
}

/** Proves once more that it is you, for what asks for it (such as AMBER to everyone). Throws what the browser throws. */
export async function stepUp(): Promise<void> {
  const { ceremony, options } = await api.stepUpOptions()
  const response = await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  })
  await api.stepUp({ ceremony, response: spread(response) })
}

/** What to tell of a ceremony that failed; undefined where the person themselves cancelled. */
export function passkeyTrouble(error: unknown): unknown {
  if (error instanceof ApiProblem) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return undefined
  if (name === 'InvalidStateError') return new Notice('This device already holds a passkey for you here.')
  return new Notice('The passkey did not work. Try again, or use another device.')
}
