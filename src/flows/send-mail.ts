import { toldAtOnce } from '../domain/mail.ts'
import { hasSigned } from '../domain/terms/standing.ts'
import { change, type Rows, rowsOf } from '../store/database.ts'
import { type Mail, NotSent } from '../store/mail-out.ts'
import {
  type Claimed,
  claimBeside,
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
import { type NewsPart, newsLetter } from './steps/news-letter.ts'
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
  const claimed = mail && (await claimNext(ctx))
  if (!mail || !claimed) return { outcome: 'none' }
  const written = await writtenOf(ctx, claimed)
  if (!written) {
    await onEach(ctx, claimed, dropMail)
    return { outcome: 'dropped' }
  }
  try {
    await mail.send(written)
  } catch (error) {
    if (!(error instanceof NotSent)) throw error
    return failed(ctx, claimed, error)
  }
  await change(ctx.db, undefined, async tx => {
    for (const { id } of claimed.beside) await dropMail(tx, id)
    await noteSent(tx, claimed.id, ctx.now())
  })
  return { outcome: 'sent' }
}

/** One mail, with what goes into it: of news, what other seats under the same address are told of. */
type Together = Claimed & { beside: readonly Claimed[] }
const claimNext = (ctx: Context): Promise<Together | undefined> =>
  change(ctx.db, undefined, async tx => {
    const claimed = await claimMail(tx, ctx.now())
    if (!claimed) return undefined
    return { ...claimed, beside: claimed.since === null ? [] : await claimBeside(tx, claimed, ctx.now()) }
  })
const onEach = (ctx: Context, claimed: Together, does: (tx: Rows, id: string) => Promise<unknown>): Promise<void> =>
  change(ctx.db, undefined, async tx => {
    for (const { id } of [claimed, ...claimed.beside]) await does(tx, id)
  })

async function failed(ctx: Context, claimed: Together, error: NotSent): Promise<Sent> {
  const at = ctx.now()
  const wait = error.how === 'for-good' ? undefined : BACK_OFF[claimed.tries - 1]
  const again = wait === undefined ? undefined : new Date(at.getTime() + wait)
  await onEach(ctx, claimed, (tx, id) => noteFailed(tx, id, { at, trouble: error.trouble, again }))
  const { about } = claimed
  const { trouble } = error
  if (!again) return { outcome: 'given-up', about, trouble }
  return { outcome: error.how === 'server' ? 'down' : 'later', about, trouble }
}

/** What is sent, or nothing any more. */
async function writtenOf(ctx: Context, claimed: Together): Promise<Mail | undefined> {
  const { id, about, since } = claimed
  if (since !== null && (about === 'alert' || about === 'digest')) return newsOf(ctx, id, about, claimed)
  const letter = claimed.sealed === null ? undefined : openLetter(ctx, id, claimed.sealed)
  if (!letter) return undefined
  const text = [...letter.lines, ...(letter.link ? [letter.link] : []), `Auburn, ${ctx.url}`].join('\n\n')
  return { id, to: letter.to, subject: letter.subject, text: `${text}\n`, at: ctx.now() }
}

async function newsOf(
  ctx: Context,
  id: string,
  about: 'alert' | 'digest',
  claimed: Together,
): Promise<Mail | undefined> {
  const parts: (NewsPart & { to: string })[] = []
  for (const { seat, since } of [claimed, ...claimed.beside]) {
    const part = seat === null || since === null ? undefined : await partFor(ctx, about, seat, since)
    // Whose address has changed since it was taken is told another time.
    if (part && part.to.toLowerCase() === (parts[0] ?? part).to.toLowerCase()) parts.push(part)
  }
  const [first, ...others] = parts
  return first && { id, to: first.to, at: ctx.now(), ...newsLetter(ctx, about, [first, ...others]) }
}

/** Rights, address and wish are those of this moment; what was queued says for whom to look, and since when. */
async function partFor(
  ctx: Context,
  about: 'alert' | 'digest',
  seat: number,
  since: Date,
): Promise<(NewsPart & { to: string }) | undefined> {
  const at = ctx.now()
  const rows = rowsOf(ctx.db.app)
  const reader = await mailReader(rows, seat, at)
  // This one was counted as it was queued.
  const what = about === 'digest' ? 'all' : reader && toldAtOnce(reader, reader.today - 1)
  if (!reader || !what) return undefined
  const viewer = await loadViewer(rows, { seat, scopes: ['read'], cap: 'RED' }, at)
  const news = viewer && hasSigned(viewer.terms) && (await newsFor(ctx, viewer, since, what))
  if (!news || isNothing(news)) return undefined
  return { to: reader.email, seat: reader.gid, news }
}

/** What a runner left behind that died, and what was given up long ago. */
export async function tidyMail(ctx: Context): Promise<void> {
  const now = ctx.now().getTime()
  await change(ctx.db, undefined, async tx => {
    await freeClaims(tx, new Date(now - LEASE))
    await forgetGivenUp(tx, new Date(now - GIVEN_UP_KEPT))
  })
}
