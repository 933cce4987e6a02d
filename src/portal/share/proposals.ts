import { parseTlp, stricter, type Tlp } from '../../domain/marking.ts'
import type { ProvenanceKind, ReportKind } from '../../domain/report.ts'
import type { Proposed } from './draft.ts'

const LONGEST_TITLE = 140
const LONGEST_SUMMARY = 420

/** A title, a summary and a kind for a pasted text, so that somebody in a hurry has only to read them. */
export function proposalsOf(text: string, subject?: string): Proposed {
  const start = text.slice(0, 60_000)
  const lines = linesOf(start)
  const title = proposeTitle(lines, subject)
  const summary = proposeSummary(start, title)
  const tlp = tlpIn(start)
  return {
    title,
    summary,
    kind: proposeKind(start, title),
    provenance: proposeProvenance(text),
    ...(tlp === undefined ? {} : { tlp }),
  }
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/, 400)
    .map(line => line.trim())
    .filter(line => line !== '')

const HEADER =
  /^(?:from|to|cc|bcc|date|sent|received|message-id|reply-to|return-path|content-type|mime-version|x-[\w-]+)\s*:/i
/** Lines that open many texts and say nothing of what they are about. */
const NOISE =
  /^(?:\[?tlp\b.*|page \d+.*|table of contents|contents|confidential|distribution:.*|https?:\S*|hxxps?:\S*|\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|hello|hi|dear|good (?:morning|afternoon|evening)|all)\b[^a-z]{0,3}$/i

/** A line without a space that has a dot, a colon, a comma or only hex digits in it is an entry of a list, not a title. */
const isValue = (line: string): boolean => !/\s/.test(line) && (/[.:,;]/.test(line) || /^[0-9a-f]{32,}$/i.test(line))

const unmarked = (line: string): string =>
  line
    .replace(/^#{1,6}\s+|\s+#+$/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*{1,3}|`{1,3})(\S.*?\S|\S)\1/g, '$2')
    .replace(/^[*_=>|~-]+\s*|\s*[*_=|~-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const bareSubject = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|fwd?|aw|wg|tr|sv)\s*:|\s*\[(?:ext|external|spam|suspicious)[^\]]*\])+/gi, '').trim()

export function proposeTitle(lines: readonly string[], subject?: string): string {
  const own = bareSubject(subject ?? '')
  if (own !== '') return shortened(unmarked(own), LONGEST_TITLE)
  const written = lines.slice(0, 30).find(line => /^subject\s*:\s*\S/i.test(line))
  if (written !== undefined) return shortened(bareSubject(written.replace(/^subject\s*:/i, '')), LONGEST_TITLE)
  const heading = lines.slice(0, 12).find(line => /^#{1,2}\s+\S/.test(line))
  if (heading !== undefined) return shortened(unmarked(heading), LONGEST_TITLE)
  const first = lines.find(
    line => !HEADER.test(line) && !NOISE.test(line) && /[a-z]{3}/i.test(unmarked(line)) && !isValue(line),
  )
  if (first === undefined) return ''
  const bare = unmarked(first)
  const sentence = bare.length > LONGEST_TITLE ? (sentencesOf(bare)[0] ?? bare) : bare
  return shortened(sentence.replace(/[.:;,]+$/, ''), LONGEST_TITLE)
}

/** An address, a link, a mailbox or a hash, live or defanged. */
const HOLDS_VALUE =
  /h(?:tt|xx)ps?:|\[\.\]|\(\.\)|\[dot\]|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{32,128}\b|\S@\S+\.\S|\b[\w-]+\.(?:example|test|invalid)\b/i

/** The headline goes furthest: the values themselves are left to the richer levels. */
const withoutValues = (prose: string): string =>
  prose
    .split(' ')
    .map(word => (HOLDS_VALUE.test(word) ? `[value]${/[.,;:!?)]*$/.exec(word)?.[0] ?? ''}` : word))
    .join(' ')

/** The first sentences of the first paragraph of prose that is not the title. */
export function proposeSummary(text: string, title: string): string {
  for (const paragraph of text.split(/\r?\n[ \t]*\r?\n/, 80)) {
    const lines = paragraph.split(/\r?\n/).map(line => line.trim())
    const prose = lines.filter(
      line => line !== '' && !HEADER.test(line) && !/^(?:subject\s*:|#|[|>*•+-]|\d+[.)]\s)/i.test(line),
    )
    const joined = unmarked(prose.slice(0, 60).join(' ').slice(0, 4_000))
    const body =
      title !== '' && joined.startsWith(title) ? joined.slice(title.length).replace(/^[\s.:;,–-]+/, '') : joined
    if (body.split(' ').length < 8 || !/[.!?…]["')\]]?(?:\s|$)/.test(body)) continue
    let summary = ''
    for (const sentence of sentencesOf(withoutValues(body)).slice(0, 3)) {
      if (summary !== '' && summary.length + sentence.length > LONGEST_SUMMARY) break
      summary = summary === '' ? sentence : `${summary} ${sentence}`
    }
    return shortened(summary, LONGEST_SUMMARY)
  }
  return ''
}

/** A full stop inside a value (`evil.example`, `1.2.3.4`) is no end: one must be followed by a space and a capital. */
const sentencesOf = (prose: string): string[] => prose.split(/(?<=[.!?…]["')\]]?)\s+(?=["'([]?[A-Z0-9])/)

function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 30)).replace(/[\s,;:–-]+$/, '')}…`
}

const KIND_WORDS: readonly [ReportKind, RegExp][] = [
  ['question', /^(?:rfi\b|has any(?:one|body)|does any(?:one|body)|is any(?:one|body)|any(?:one|body) (?:else )?see)/i],
  ['experience', /\b(?:what worked|lessons? (?:learn|from)|worked for us|how we (?:stopped|blocked|dealt|fixed))/i],
  ['vulnerability', /\b(?:CVE-\d{4}-\d+|vulnerabilit|zero[- ]day|0-day|patch (?:now|tuesday|available)|advisory)/i],
  [
    'reconnaissance',
    /\b(?:scan(?:s|ning|ner)|port ?scan|probing|brute[- ]force|password spray|reconnaissance|credential stuffing)/i,
  ],
  [
    'incident',
    /\b(?:we (?:were|have been|got|received|saw)|our (?:users?|staff|colleagues?|network)|incident|compromised us|hit us)/i,
  ],
]

export function proposeKind(text: string, title: string): ReportKind {
  const opening = text.slice(0, 1500)
  if (text.length < 600 && /\?\s*$/.test(text.trim())) return 'question'
  const byTitle = KIND_WORDS.find(([, words]) => words.test(title))
  if (byTitle !== undefined) return byTitle[0]
  if (/^(?:received|return-path|from)\s*:/im.test(opening) && /^subject\s*:/im.test(opening)) return 'incident'
  return KIND_WORDS.slice(3).find(([, words]) => words.test(opening))?.[0] ?? 'campaign'
}

/** Long texts that are built like publications are not what somebody saw in the night. */
export function proposeProvenance(text: string): ProvenanceKind {
  if (text.length < 2_500) return 'own-observation'
  const published =
    /^(?:#*\s*)?(?:executive summary|key (?:findings|takeaways|points)|references|table of contents|appendix\b.*|about (?:us|the authors?))\s*:?$/im
  return published.test(text) || /(?:©|\bcopyright\b|all rights reserved|\bfurther reading\b)/i.test(text)
    ? 'open-source'
    : 'own-observation'
}

/** The strictest marking that stands in the opening of the text. Whoever passes it on is bound by it. */
export function tlpIn(text: string): Tlp | undefined {
  let found: Tlp | undefined
  for (const match of text
    .slice(0, 8_000)
    .matchAll(/\bTLP\s?[:-]\s?(?:RED|AMBER(?:\s?\+\s?STRICT)?|GREEN|WHITE|CLEAR)\b/gi)) {
    const tlp = parseTlp(match[0].replaceAll(' ', ''))
    if (tlp !== undefined) found = found === undefined ? tlp : stricter(found, tlp)
  }
  return found
}
