import { fold } from './look-alike.ts'
import { type OwnTerms, REPLACEMENTS, type RedactionKind } from './own-terms.ts'
import { findAddresses } from './redaction-addresses.ts'
import { findNames } from './redaction-names.ts'
import { findPatterns } from './redaction-patterns.ts'

export type { OwnTerms, RedactionKind } from './own-terms.ts'

/** One stretch of the text that is proposed for striking out. Offsets are UTF-16 units, `end` exclusive. */
export interface Redaction {
  start: number
  end: number
  original: string
  replacement: string
  /** A plain sentence fragment: "your organisation's name". */
  reason: string
  kind: RedactionKind
  /** Ticked to begin with. What may be an attacker's own (a look-alike domain) is not: it is an indicator first. */
  accepted: boolean
}

const PLACEHOLDER = new RegExp(
  Object.values(REPLACEMENTS)
    .map(words => words.replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
)

/**
 * Everything in the text that says who its author is: own names in every form, domains, addresses, people, added terms, and
 * what gives a person or an inside away in any text. Sorted, never overlapping (the longest stretch wins), in time linear in
 * the text. What was struck out already is not proposed again.
 */
export function proposeRedactions(text: string, own: OwnTerms): Redaction[] {
  const redactions = proposeOnce(text, own)
  // Striking one stretch out can bare another that ran into it, so what is left is looked at again.
  for (let round = 0; round < ROUNDS && redactions.length > 0; round++) {
    const left = applyRedactions(text, redactions)
    const more = proposeOnce(left.text, own)
    if (more.length === 0) break
    redactions.push(...broughtBack(more, left.map, text))
    redactions.sort((a, b) => a.start - b.start)
  }
  return redactions
}

const ROUNDS = 4

/** Redactions of a text that was struck out already, as places in the original. They never touch a replacement. */
function broughtBack(later: readonly Redaction[], map: readonly Move[], text: string): Redaction[] {
  let passed = 0
  return later.map(redaction => {
    while ((map[passed]?.newEnd ?? Number.POSITIVE_INFINITY) <= redaction.start) passed++
    const before = map[passed - 1]
    const shift = before === undefined ? 0 : before.end - before.newEnd
    const start = redaction.start + shift
    const end = redaction.end + shift
    return { ...redaction, start, end, original: text.slice(start, end) }
  })
}

function proposeOnce(text: string, own: OwnTerms): Redaction[] {
  const folded = fold(text)
  const found = [...findNames(folded, text, own), ...findAddresses(folded, text, own), ...findPatterns(folded.text)]
  const taken = new Uint8Array(text.length + 1)
  for (const { index, 0: words } of text.matchAll(PLACEHOLDER)) taken.fill(1, index, index + words.length)
  const candidates = found
    .filter(one => one.end > one.start)
    .map(one => ({ ...one, start: folded.start(one.start), end: folded.end(one.end - 1) }))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || Number(b.accepted) - Number(a.accepted) || a.start - b.start)
  const redactions: Redaction[] = []
  for (const { start, end, kind, reason, replacement, accepted } of candidates) {
    // Longer stretches came first, so whatever is left of this one is in one piece, or this one holds a placeholder.
    for (const [from, to] of freeStretches(taken, start, end)) {
      const original = text.slice(from, to)
      if (!/[\p{L}\p{N}]/u.test(original)) continue
      taken.fill(1, from, to)
      redactions.push({ start: from, end: to, original, replacement, reason, kind, accepted })
    }
  }
  return redactions.sort((a, b) => a.start - b.start)
}

function freeStretches(taken: Uint8Array, start: number, end: number): [number, number][] {
  const stretches: [number, number][] = []
  // Wholly inside a longer one: the common case, answered without walking it.
  if (taken[start] && taken[end - 1] && !taken.subarray(start, end).includes(0)) return stretches
  let from = -1
  for (let at = start; at <= end; at++) {
    const free = at < end && taken[at] === 0
    if (free && from < 0) from = at
    if (!free && from >= 0) {
      stretches.push([from, at])
      from = -1
    }
  }
  return stretches
}

/** Where a struck-out stretch stood in the original, and where its replacement stands now. */
export interface Move {
  start: number
  end: number
  newStart: number
  newEnd: number
}

/** Strikes out the redactions given (pass those that are accepted). One that overlaps an earlier one is left out. */
export function applyRedactions(text: string, accepted: readonly Redaction[]): { text: string; map: Move[] } {
  const map: Move[] = []
  let written = ''
  for (const segment of segments(text, accepted)) {
    if (segment.state === 'struck') {
      const newStart = written.length
      written += segment.replacement
      map.push({ start: segment.start, end: segment.end, newStart, newEnd: written.length })
    } else written += segment.text
  }
  return { text: written, map }
}

/** A piece of the text for showing before and after side by side. Joined, the `text`s are the original. */
export type Segment =
  | { state: 'kept'; start: number; end: number; text: string }
  | { state: 'struck'; start: number; end: number; text: string; replacement: string; redaction: Redaction }

export function segments(text: string, redactions: readonly Redaction[]): Segment[] {
  const pieces: Segment[] = []
  let at = 0
  const keep = (to: number): void => {
    if (to > at) pieces.push({ state: 'kept', start: at, end: to, text: text.slice(at, to) })
  }
  for (const redaction of [...redactions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const { start, end, replacement } = redaction
    if (start < at || end > text.length || end <= start) continue
    keep(start)
    pieces.push({ state: 'struck', start, end, text: text.slice(start, end), replacement, redaction })
    at = end
  }
  keep(text.length)
  return pieces
}
