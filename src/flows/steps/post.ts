import type { Rows } from '../../store/database.ts'
import { insertLetter } from '../../store/mail-store.ts'
import type { Context } from '../context.ts'

/** A mail to one address. Its subject stands in inboxes and logs: no title, no sector, no organisation. */
export interface Letter {
  to: string
  about: 'invitation' | 'admission' | 'standing' | 'node' | 'alert' | 'digest' | 'code'
  subject: string
  /** Paragraphs. */
  lines: readonly string[]
  /** Stands on a line of its own, below them. */
  link?: string
  /** Whose it is: it goes with the seat. */
  seat?: number
}

/**
 * Queues a letter in the caller's transaction: it is sent if that commits, some seconds later. False where there is no
 * SMTP server (`AUBURN_SMTP_URL`): then hand the link over.
 */
export async function post(ctx: Context, tx: Rows, letter: Letter): Promise<boolean> {
  if (!ctx.mail) return false
  const id = ctx.newId(`mail:${letter.about}:${letter.seat ?? ''}`)
  const { to, about, subject, lines, link, seat } = letter
  const sealed = ctx.vault.seal(sealOf(id), { to, subject, lines, link }, ctx.random('seal:mail', 12))
  await insertLetter(tx, { id, about, seat, sealed, at: ctx.now() })
  return true
}

const sealOf = (id: string): string => `mail:${id}`

/** A letter as it was queued, for sending; undefined if this installation did not seal it. */
export function openLetter(
  ctx: Context,
  id: string,
  sealed: string,
): Pick<Letter, 'to' | 'subject' | 'lines' | 'link'> | undefined {
  const found = ctx.vault.open(sealOf(id), sealed)
  return typeof found === 'object' && found !== null && 'to' in found ? (found as Letter) : undefined
}
