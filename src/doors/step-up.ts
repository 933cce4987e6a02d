import { Fault } from '../domain/fault.ts'
import type { Tlp } from '../domain/marking.ts'
import type { Context } from '../flows/context.ts'
import type { Entered } from '../flows/enter.ts'
import { factorsOfViewer } from '../flows/second-factor.ts'

/**
 * Refuses what needs the person's confirmation of the last five minutes. A key passes: it was made under one, and does
 * no more than it was made for. In a demo, whose links are printed and work again and again, whoever has nothing to
 * confirm with passes too.
 */
export async function assertSteppedUp(ctx: Context, entered: Entered): Promise<void> {
  if (entered.via === 'key' || entered.steppedUp) return
  const { passkeys, codes } = await factorsOfViewer(ctx, entered.viewer)
  if (passkeys > 0 || codes) throw new Fault('step-up', 'Use your passkey or a code once more, then this goes on.')
  if (ctx.demo) return
  throw new Fault('step-up', 'Add a passkey or an authenticator app first, in Settings: it is how you confirm this.')
}

/** As ACCESS.md says it. */
export const FACTOR =
  'your own; the first one by any way in but single sign-on, more by who has just confirmed or came by a link'
/**
 * Another passkey or app is added by who has just confirmed with one, or has just come by a link, as who lost the device
 * does. The first one is added by whoever is signed in; but not by single sign-on: a member's identity provider speaks for
 * one seat, and a passkey would open all of them.
 */
export async function assertMayAddFactor(ctx: Context, entered: Entered): Promise<void> {
  if (entered.steppedUp || entered.freshByLink) return
  const { passkeys, codes } = await factorsOfViewer(ctx, entered.viewer)
  if (passkeys === 0 && !codes && !entered.bySso) return
  throw new Fault('step-up', 'Confirm with a passkey or code that you have already, or sign in by a new link.')
}

/** RED is shared by who has just confirmed. */
export const isRed = (audience: { tlp: Tlp; layerTlp?: Partial<Record<string, Tlp | undefined>> }): boolean =>
  audience.tlp === 'RED' || Object.values(audience.layerTlp ?? {}).includes('RED')
