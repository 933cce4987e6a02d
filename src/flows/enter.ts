import { findKey, findSession } from '../store/access-store.ts'
import { rowsOf } from '../store/database.ts'
import { loadViewer, type Viewer } from '../store/viewer.ts'
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
  const rows = rowsOf(ctx.db.app)
  const session = await findSession(rows, token, ctx.now())
  const viewer = session && (await loadViewer(rows, session, ctx.now()))
  if (!session || !viewer) return undefined
  return {
    viewer,
    via: 'session',
    gid: session.gid,
    session: session.hash,
    steppedUp: isSteppedUp(session.steppedUpAt, ctx.now()),
    freshByLink:
      session.how.startsWith('link') && ctx.now().getTime() - session.openedAt.getTime() < QUARTER_OF_AN_HOUR,
    bySso: session.how === 'single-sign-on',
    endsAt: session.endsAt,
  }
}

export async function enterByKey(ctx: Context, token: string): Promise<Entered | undefined> {
  const rows = rowsOf(ctx.db.app)
  const key = await findKey(rows, token, ctx.now())
  const viewer = key && (await loadViewer(rows, key, ctx.now()))
  return key && viewer
    ? {
        viewer,
        via: 'key',
        gid: key.gid,
        session: undefined,
        steppedUp: false,
        freshByLink: false,
        bySso: false,
        endsAt: key.endsAt,
      }
    : undefined
}
