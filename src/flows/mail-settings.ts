import { notFound, refused } from '../domain/fault.ts'
import type { MailHow } from '../domain/mail.ts'
import { ALERTS_APART } from '../domain/mail.ts'
import { change, rowsOf } from '../store/database.ts'
import {
  dropNews,
  isVerified,
  keepSetting,
  noteAsked,
  noteTap,
  seatByGid,
  settingOf,
  verifyMailbox,
} from '../store/mail-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { openOff, openTap, openVerify, verifyLink } from './steps/mail-token.ts'
import { post } from './steps/post.ts'

/** Between two mails that ask whether a mailbox is somebody's. */
const ASKED_APART = 120_000

const clockOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** How the viewer is told of what is new, and whether its mailbox has been shown to be its own. */
export async function readMailSettings(ctx: Context, viewer: Viewer) {
  const rows = rowsOf(ctx.db.app)
  const [setting, verified] = await Promise.all([settingOf(rows, viewer.seat), isVerified(rows, viewer.person.id)])
  const { email } = viewer.person
  return {
    on: ctx.mail !== undefined,
    ...(email ? { email } : {}),
    verified,
    how: setting.how,
    alerts: setting.alerts,
    at: clockOf(setting.hour),
  }
}

export const changeMailSettings = (
  ctx: Context,
  viewer: Viewer,
  asked: { how: MailHow; at: string; alerts?: boolean | undefined },
): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    const alerts = asked.alerts ?? (await settingOf(tx, viewer.seat)).alerts
    const setting = { how: asked.how, hour: Number(asked.at.slice(0, 2)), alerts }
    await keepSetting(tx, viewer.seat, setting, new Date(ctx.now().getTime() - ALERTS_APART))
    if (asked.how === 'never') await dropNews(tx, viewer.seat)
  })

/** Sends a link to the viewer's own mailbox; using it verifies that. */
export async function askToVerify(ctx: Context, viewer: Viewer): Promise<void> {
  const { email, gid, id } = viewer.person
  if (!ctx.mail) throw refused('No mail is sent here. The operator can set a mail server.')
  if (!email) throw refused('No mail address of yours is known. Your administrator invites you with one.')
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    if (await isVerified(tx, id)) throw refused('This address is confirmed already.')
    if (!(await noteAsked(tx, id, at, new Date(at.getTime() - ASKED_APART))))
      throw refused('A mail was sent a moment ago. Look for it, and wait two minutes before the next one.')
    await post(ctx, tx, {
      to: email,
      about: 'code',
      subject: 'Auburn: is this your address?',
      lines: [
        'Somebody who is signed in to Auburn says that this address is theirs. If it is you, confirm it here, within two days:',
      ],
      link: verifyLink(ctx, gid, email),
      seat: viewer.seat,
    })
  })
}

/** Whoever holds the link got the mail. It signs nobody in, and may be used again. */
export async function confirmMailbox(ctx: Context, token: string): Promise<void> {
  const asked = openVerify(ctx, token)
  const found =
    asked && (await change(ctx.db, undefined, tx => verifyMailbox(tx, asked.person, asked.email, ctx.now())))
  if (!found) throw notFound()
}

/** Where a link in a mail leads. That it was opened says that somebody still has this seat. */
export async function tapInMail(ctx: Context, token: string): Promise<{ to: string }> {
  const tap = openTap(ctx, token)
  if (!tap) throw notFound()
  await change(ctx.db, undefined, tx => noteTap(tx, tap.seat, ctx.now()))
  return { to: tap.path }
}

/** No more mail by itself for the seats of this link. The answer is one, whether they are still there or not. */
export async function stopMail(ctx: Context, token: string): Promise<void> {
  const gids = openOff(ctx, token)
  if (gids === undefined) throw notFound()
  await change(ctx.db, undefined, async tx => {
    for (const gid of gids) {
      const seat = await seatByGid(tx, gid)
      if (!seat) continue
      const kept = await settingOf(tx, seat.circle)
      await keepSetting(tx, seat.circle, { ...kept, how: 'never' }, ctx.now())
      await dropNews(tx, seat.circle)
    }
  })
}
