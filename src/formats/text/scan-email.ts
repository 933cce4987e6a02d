import type { Candidate } from './found.ts'
import { hostname } from './hostname.ts'

const LOCAL = /[\p{L}\p{N}!#$%&'*+/=?^_{|}~.-]{1,64}$/u
const DOMAIN = /^[\p{L}\p{M}\p{N}_-]{1,63}(?:\.[\p{L}\p{M}\p{N}_-]{1,63}){1,10}/u

/** The local part as people write it: quotes, list marks, "mailto:" and separators of cells are not its beginning. */
function localPart(text: string): string {
  const run = LOCAL.exec(text)?.[0] ?? ''
  return run.replace(/^.*[|=/'`{}?]/, '').replace(/^[.*&#!$%+~^-]+/, '')
}

export function emailAt(text: string, at: number): Candidate | undefined {
  const local = localPart(text.slice(Math.max(0, at - 64), at))
  if (local === '' || local.endsWith('.') || local.includes('..')) return undefined
  const raw = DOMAIN.exec(text.slice(at + 1, at + 255))?.[0].replace(/[._-]+$/, '')
  const name = raw === undefined ? undefined : hostname(raw)
  if (raw === undefined || name === undefined) return undefined
  return {
    type: 'email',
    value: `${local}@${name.ascii}`.toLowerCase(),
    start: at - local.length,
    end: at + 1 + raw.length,
  }
}

export function scanEmails(text: string): Candidate[] {
  const out: Candidate[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = emailAt(text, at)
    if (found) out.push(found)
  }
  // user_at_evil.example
  for (const match of text.matchAll(
    /(?<![\w.+-])([a-z0-9][a-z0-9.+-]{0,63})_at_([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10})/gi,
  )) {
    const name = hostname(match[2] ?? '')
    if (name)
      out.push({
        type: 'email',
        value: `${match[1]}@${name.ascii}`.toLowerCase(),
        start: match.index,
        end: match.index + match[0].length,
      })
  }
  return out
}
