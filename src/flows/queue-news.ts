import { ALERTS_APART, isDigestDue, toldAtOnce } from '../domain/mail.ts'
import { hasSigned } from '../domain/terms/standing.ts'
import { lastAlert } from '../store/action-store.ts'
import { change, rowsOf } from '../store/database.ts'
import { lastEvent } from '../store/event-store.ts'
import { insertNews, mailReaders, noteLooked } from '../store/mail-store.ts'
import { loadViewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { isNothing, newsFor } from './steps/news.ts'

/**
 * Notes for whom there may be news, and since when. What it is, is read as the mail is sent: a right that ends in between
 * ends there too.
 */
const MINUTE = 60_000
/** What was shared as the last digest was queued may have been committed just after. */
const SLACK = MINUTE
/** After a silence of the program, or of a mailbox, older things are for the portal. */
const AT_MOST_BACK = 7 * 24 * 60 * MINUTE

export async function queueDigests(ctx: Context): Promise<number> {
  if (!ctx.mail) return 0
  const at = ctx.now()
  const readers = await mailReaders(rowsOf(ctx.db.app), at)
  // One mail for an address in a day, at the earliest hour that one of its seats asks for.
  const hours = new Map<string, number>()
  for (const { email, hour } of readers)
    hours.set(email.toLowerCase(), Math.min(hour, hours.get(email.toLowerCase()) ?? 23))
  const due = readers.filter(r => isDigestDue(hours.get(r.email.toLowerCase()) ?? r.hour, r.digest_at, at))
  if (due.length === 0) return 0
  await change(ctx.db, undefined, async tx => {
    for (const { seat, digest_at } of due)
      await insertNews(tx, {
        id: ctx.newId(`mail:digest:${seat}`),
        about: 'digest',
        seat,
        since: notBefore(new Date(digest_at.getTime() - SLACK), at),
        at,
      })
  })
  return due.length
}
const notBefore = (since: Date, now: Date): Date => new Date(Math.max(since.getTime(), now.getTime() - AT_MOST_BACK))

/** Looks after those who want to be told at once, and after everybody when there is an alert of the Fusion Cell, if anything has happened since `seen`; answers with how far it looked. */
export async function queueAlerts(ctx: Context, seen: number | undefined): Promise<number | undefined> {
  if (!ctx.mail) return undefined
  const newest = await lastEvent(rowsOf(ctx.db.finder))
  const at = ctx.now()
  const rows = rowsOf(ctx.db.app)
  if (newest === seen) return newest
  const alert = await lastAlert(rowsOf(ctx.db.finder), notBefore(new Date(0), at))
  const readers = (await mailReaders(rows, at)).filter(
    r => r.how === 'at-once' || (r.alerts && alert !== undefined && r.alert_at < alert),
  )
  const looked: number[] = []
  let later = false
  for (const reader of readers) {
    if (at.getTime() - reader.alert_at.getTime() < ALERTS_APART) {
      later = true
      continue
    }
    const what = toldAtOnce(reader, reader.today)
    if (what === undefined) {
      looked.push(reader.seat)
      continue
    }
    const viewer = await loadViewer(rows, { seat: reader.seat, scopes: ['read'], cap: 'RED' }, at)
    if (!viewer || !hasSigned(viewer.terms)) continue
    const since = notBefore(reader.alert_at, at)
    if (isNothing(await newsFor(ctx, viewer, since, what))) {
      if (reader.how !== 'at-once') looked.push(reader.seat)
      continue
    }
    const id = ctx.newId(`mail:alert:${reader.seat}`)
    await change(ctx.db, undefined, tx => insertNews(tx, { id, about: 'alert', seat: reader.seat, since, at }))
  }
  // Whom the newest alerts do not reach is not looked after again for them.
  if (looked.length > 0) await change(ctx.db, undefined, tx => noteLooked(tx, looked, new Date(at.getTime() - SLACK)))
  return later ? seen : newest
}
