import { hasSigned } from '../domain/terms/standing.ts'
import { change, rowsOf } from '../store/database.ts'
import { type Mail, NotSent } from '../store/mail-out.ts'
import {
  type Claimed,
  claimMail,
  dropMail,
  forgetGivenUp,
  freeClaims,
  mailReader,
  noteFailed,
  noteSent,
} from '../store/mail-store.ts'
import { loadViewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { isNothing, newsFor } from './steps/news.ts'
import { newsLetter } from './steps/news-letter.ts'
import { openLetter } from './steps/post.ts'

const MINUTE = 60_000
/** How long until it is tried again, after each failure; after the last one it is given up: two days in all. */
export const BACK_OFF = [1, 5, 15, 60, 180, 360, 720, 1440].map(minutes => minutes * MINUTE)
const GIVEN_UP_KEPT = 30 * 24 * 60 * MINUTE
/** Longer than an attempt can take. */
const LEASE = 5 * MINUTE

export interface Sent {
  /** `none`: nothing was due · `dropped`: there was nothing to say any more · `down`: the server cannot be reached. */
  outcome: 'none' | 'sent' | 'dropped' | 'later' | 'down' | 'given-up'
  about?: Claimed['about']
  trouble?: string
}

/**
 * Sends the next mail that is due. It is taken in one transaction, sent outside of any, and its row goes in another: if the
 * program dies in between, a letter is sent once more, under the same Message-ID (at least once).
 */
export async function sendNext(ctx: Context): Promise<Sent> {
  const { mail } = ctx
  const claimed = mail && (await change(ctx.db, undefined, tx => claimMail(tx, ctx.now())))
  if (!mail || !claimed) return { outcome: 'none' }
  const written = await writtenOf(ctx, claimed)
  if (!written) {
    await change(ctx.db, undefined, tx => dropMail(tx, claimed.id))
    return { outcome: 'dropped' }
  }
  try {
    await mail.send(written)
  } catch (error) {
    if (!(error instanceof NotSent)) throw error
    return failed(ctx, claimed, error)
  }
  await change(ctx.db, undefined, tx => noteSent(tx, claimed.id, ctx.now()))
  return { outcome: 'sent' }
}

async function failed(ctx: Context, claimed: Claimed, error: NotSent): Promise<Sent> {
  const at = ctx.now()
  const wait = error.how === 'for-good' ? undefined : BACK_OFF[claimed.tries - 1]
  const again = wait === undefined ? undefined : new Date(at.getTime() + wait)
  await change(ctx.db, undefined, tx => noteFailed(tx, claimed.id, { at, trouble: error.trouble, again }))
  const { about } = claimed
  const { trouble } = error
  if (!again) return { outcome: 'given-up', about, trouble }
  return { outcome: error.how === 'server' ? 'down' : 'later', about, trouble }
}

/** What is sent, or nothing any more. */
async function writtenOf(ctx: Context, claimed: Claimed): Promise<Mail | undefined> {
  const { id, about, seat, since } = claimed
  if (seat !== null && since !== null && (about === 'alert' || about === 'digest'))
    return newsOf(ctx, { id, about, seat, since })
  const letter = claimed.sealed === null ? undefined : openLetter(ctx, id, claimed.sealed)
  if (!letter) return undefined
  const text = [...letter.lines, ...(letter.link ? [letter.link] : []), `Auburn, ${ctx.url}`].join('\n\n')
  return { id, to: letter.to, subject: letter.subject, text: `${text}\n`, at: ctx.now() }
}

/** Rights, address and wish are those of this moment; what was queued says for whom to look, and since when. */
async function newsOf(
  ctx: Context,
  queued: { id: string; about: 'alert' | 'digest'; seat: number; since: Date },
): Promise<Mail | undefined> {
  const { id, about, seat, since } = queued
  const at = ctx.now()
  const rows = rowsOf(ctx.db.app)
  const reader = await mailReader(rows, seat, at)
  if (!reader) return undefined
  // An alert of the Fusion Cell is told at once to whoever takes mail at all; other things to those who asked for that.
  const what = about === 'digest' ? 'all' : reader.how === 'at-once' ? 'at-once' : 'alerts'
  const viewer = await loadViewer(rows, { seat, scopes: ['read'], cap: 'RED' }, at)
  const news = viewer && hasSigned(viewer.terms) && (await newsFor(ctx, viewer, since, what))
  if (!news || isNothing(news)) return undefined
  return { id, to: reader.email, at, ...newsLetter(ctx, reader.gid, about, news) }
}

/** What a runner left behind that died, and what was given up long ago. */
export async function tidyMail(ctx: Context): Promise<void> {
  const now = ctx.now().getTime()
  await change(ctx.db, undefined, async tx => {
    await freeClaims(tx, new Date(now - LEASE))
    await forgetGivenUp(tx, new Date(now - GIVEN_UP_KEPT))
  })
}
