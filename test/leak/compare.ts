import { expect } from 'vitest'
import type { Line } from './transcript.ts'

/** What of an answer has to be the same in two worlds: all but what is random by its nature. */
export const SEALED = /^[A-Za-z0-9_-]{38,400}$/
/** Sealed places and the ceremonies of passkeys are random: they must be well formed, and nothing else is forgiven. */
export function comparable({ answer }: Line): string {
  for (const [, cursor] of answer.text.matchAll(/"next":"([^"]*)"/g)) expect(cursor).toMatch(SEALED)
  const { date: _, 'content-security-policy': policy, ...headers } = answer.headers
  const nonce = /nonce-([^']+)/.exec(String(policy))?.[1] ?? 'no nonce'
  const text = answer.text
    .replace(/"next":"[^"]*"/g, m => `"next":${m.length}`)
    .replace(/"(challenge|ceremony)":"[^"]*"/g, m => m.length.toString())
    .replaceAll(nonce, m => `nonce ${m.length}`)
    .replace(/^auburn_(requests_total|resident_bytes|heap_bytes|uptime_seconds) .*$/gm, '')
  return JSON.stringify([answer.status, headers, String(policy).replaceAll(nonce, ''), text])
}
export function streamed(text: string): string {
  for (const [, id] of text.matchAll(/^id: (.*)$/gm)) expect(id).toMatch(SEALED)
  // Heartbeats come by the clock on the wall.
  return text.replace(/^:\n\n/gm, '').replace(/^id: .*$/gm, id => `id ${id.length}`)
}

/** Both from where they differ. */
export function apart(a: string, b: string): { without: string; with: string } {
  let n = 0
  while (n < a.length && a[n] === b[n]) n++
  return { without: a.slice(Math.max(0, n - 80), n + 200), with: b.slice(Math.max(0, n - 80), n + 200) }
}
