import { findKey, findSession } from '../store/access-store.ts'
import { rowsOf } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { isSteppedUp } from './steps/open-session.ts'

const QUARTER_OF_AN_HOUR = 900_000

/** A caller who is in: the seat as it stands now, and how it came. */
export interface Entered {
  viewer: Viewer
  via: 'session' | 'key'
  /** Of the session or key, for ending it. */
  gid: string
  session: Buffer | undefined
  steppedUp: boolean
  /** Signed in by a link a moment ago: how somebody comes back who has lost the device with the passkey. */
  freshByLink: boolean
  /** Came by its member's identity provider, whose word goes for that member alone. */
  bySso: boolean
  /** When this way in ends by the clock at the latest. */
  endsAt: Date
}

export async function enterBySession(ctx: Context, token: string): Promise<Entered | undefined> {
  const now = ctx.now()
  const found = await findSession(rowsOf(ctx.db.app), token, now)
  if (!found) return undefined
  const { way, viewer } = found
  return {
    viewer,
    via: 'session',
    gid: way.gid,
    session: way.hash,
    steppedUp: isSteppedUp(way.steppedUpAt, now),
    freshByLink: way.how.startsWith('link') && now.getTime() - way.openedAt.getTime() < QUARTER_OF_AN_HOUR,
    bySso: way.how === 'single-sign-on',
    endsAt: way.endsAt,
  }
}

export async function enterByKey(ctx: Context, token: string): Promise<Entered | undefined> {
  const found = await findKey(rowsOf(ctx.db.app), token, ctx.now())
  return (
    found && {
      viewer: found.viewer,
      via: 'key',
      gid: found.way.gid,
      session: undefined,
      steppedUp: false,
      freshByLink: false,
      bySso: false,
      endsAt: found.way.endsAt,
    }
  )
}
