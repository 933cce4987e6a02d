import { RULE_LANGUAGES } from '../domain/advisory.ts'
import { refused } from '../domain/fault.ts'
import { markingAbove } from '../domain/protective-marking.ts'
import { change } from '../store/database.ts'
import type { Context } from './context.ts'

/** Where something marked above the ceiling was sent, and by whom; `seat` is undefined for a page without an account. */
export interface Sending {
  seat: string | undefined
  door: string
}

/**
 * Refuses a body in which any text carries a protective marking above the ceiling: before anything of it is looked at
 * further, kept or logged. The ledger keeps that it happened, where and by which seat; the text is not in it.
 */
export async function refuseMarked(ctx: Context, sending: Sending, body: unknown): Promise<void> {
  const found = placeMarked(body, ctx)
  if (!found) return
  if (sending.seat !== undefined)
    await change(ctx.db, undefined, tx =>
      tx.record({
        id: ctx.newId('leaf:marking'),
        salt: ctx.random('salt:marking', 16),
        body: { what: 'marking-refused', ...sending, place: found.at, line: found.line, at: ctx.now().toISOString() },
      }),
    )
  throw refused(
    `Line ${found.line} carries a protective marking above ${ctx.ceiling}. Such material must not be sent here; nothing of it was kept. Tell your security officer if it came to you by mistake.`,
    found.at,
  )
}

/** What is looked for as it stands, not read: values of indicators, and what is asked of the look-up. A rule is a text. */
const NOT_READ = ['value', 'values']
const isRule = (body: object): boolean => 'type' in body && RULE_LANGUAGES.some(language => language === body.type)

/** The first text that is marked, as a JSON Pointer into the body. Attached text is read as text. */
function placeMarked(body: unknown, ctx: Pick<Context, 'ceiling'>, at = ''): { at: string; line: number } | undefined {
  if (typeof body === 'string') {
    const found = markingAbove(body, ctx.ceiling)
    return found && { at, line: found.line }
  }
  if (typeof body !== 'object' || body === null) return undefined
  for (const [key, inside] of Object.entries(body)) {
    if (NOT_READ.includes(key) && !isRule(body)) continue
    const read = key === 'data' && isText(body) ? Buffer.from(String(inside), 'base64').toString('utf8') : inside
    const found = placeMarked(read, ctx, `${at}/${key}`)
    if (found) return found
  }
  return undefined
}
const isText = (attachment: object): boolean => 'media' in attachment && attachment.media === 'text/plain'
