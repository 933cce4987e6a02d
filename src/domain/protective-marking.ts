import { patternLines } from './rule-pattern.ts'

/**
 * Protective markings above the ceiling of this system, where they stand as markings: material that carries one is
 * refused. The words alone mean nothing: a "client secret", a lure named `TOP SECRET.docx` or a mail footer that says
 * CONFIDENTIAL are ordinary text. (UK Government Security Classifications Policy; NATO, EU, US, German and French
 * equivalents.)
 */
export const CEILINGS = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const
export type Ceiling = (typeof CEILINGS)[number]

/** Where it stands; never what is written there. */
export interface MarkingAbove {
  /** Counted from 1. */
  line: number
}

/** The first protective marking above the ceiling, in marking position, or undefined. Linear in the text. */
export function markingAbove(text: string, ceiling: Ceiling): MarkingAbove | undefined {
  const level = LEVELS[ceiling]
  let isFirst = true
  let afterBlank = true
  const lines = text.split(/\r\n?|[\n\f\v\u0085\u2028\u2029]/)
  const patterns = patternLines(lines)
  for (const [n, written] of lines.entries()) {
    if (patterns.has(n)) continue
    const line = plain(written.length > LONGEST ? written.slice(0, LONGEST) : written)
    if (line === '') {
      afterBlank = true
      continue
    }
    const isWhole = written.length <= LONGEST
    if (
      (isWhole && aloneOnLine(line, level)) ||
      labelled(line, level) ||
      bracketed(line, level) ||
      ((isFirst || (afterBlank && isSubject(line))) && opens(line, level))
    )
      return { line: n + 1 }
    isFirst = false
    afterBlank = false
  }
  return undefined
}

/** A marking is short: of a longer line only the beginning is looked at. */
const LONGEST = 240

interface Levels {
  /** Matches a whole marking: a level, and what may follow it on its line. */
  whole: RegExp
  /** Matches a level at the beginning that is set off from what follows. */
  opening: RegExp
  /** The same in any letter case: after "Classification:" nobody writes of anything else. */
  named: RegExp
}
const HIGH = [
  '(?:COSMIC )?TOP ?SECRET',
  '(?:UK |NATO |EU |US )?SECRET',
  '(?:NATO|EU|US|UK) (?:CONFIDENTIAL|RESTRICTED)',
  'TRES SECRET(?: DEFENSE)?(?: UE)?',
  'SECRET (?:UE|DEFENSE)',
  'CONFIDENTIEL (?:UE|DEFENSE)',
  'RESTREINT UE',
  'DIFFUSION RESTREINTE',
  'SPECIAL FRANCE',
  'STRENG GEHEIM',
  'GEHEIM',
  'VS-VERTRAULICH',
  'VS-NUR FUR DEN DIENSTGEBRAUCH',
  'VS-NFD',
].join('|')
/** UK levels of before 2014, and of others today. */
const LEGACY = 'CONFIDENTIAL|RESTRICTED'
const SENSITIVE = '(?:UK )?OFFICIAL ?[- :/]? ?SENSITIVE'
/** Caveats and handling instructions that follow a level without a dash. */
const CAVEAT =
  '(?:UK|US|AUS|CAN|NZ|FVEY|FIVE|HMG|EYES|ONLY|NOFORN|STRAP ?\\d?|ATOMAL|BOHEMIA|LOCSEN|ATOMIC|COMMERCIAL|PERSONAL|DATA|MARKET|SENSITIVE|LEGAL|INVESTIGATION|POLICY|HR|RECIPIENTS|EMBARGOED|UE|EU|WHEN|COMPLETE)'

function levels(ceiling: Ceiling): Levels {
  const high = ceiling === 'OFFICIAL' ? `${HIGH}|${SENSITIVE}` : HIGH
  // "SECRET UE/EU SECRET", "SECRET//REL TO USA, FVEY", "TOP SECRET - UK EYES ONLY", "SECRET STRAP 2".
  const tail = `(?: ?(?:-|/{1,2}|,|:) ?[A-Z][A-Z0-9 ,/&-]{0,80}| ${CAVEAT}(?:[ ,/&-]+${CAVEAT})*)`
  return {
    whole: new RegExp(`^(?:${high}|${LEGACY})${tail}?$`),
    // A dash or slashes; a colon too, but not after words that stand in every mail footer.
    opening: new RegExp(`^(?:(?:${high})(?: ${CAVEAT})* ?(?:-|/{1,2}|:|\\||\\])|(?:${LEGACY}) ?(?:-|//))(?: |[A-Z]|$)`),
    named: new RegExp(`^(?:${high}|${LEGACY}|TS|TS/{1,2}.*)(?:$|[^A-Z0-9_.])`, 'i'),
  }
}

const LEVELS: Record<Ceiling, Levels> = {
  OFFICIAL: levels('OFFICIAL'),
  'OFFICIAL-SENSITIVE': levels('OFFICIAL-SENSITIVE'),
}

/** Header, footer and table cells share a line; each is looked at. Page numbers and ornaments go. */
function aloneOnLine(line: string, { whole }: Levels): boolean {
  return line
    .split(/\t+| {3,}|\s?\|\s?/)
    .map(bare)
    .some(cell => cell !== '' && whole.test(cell))
}
const bare = (cell: string): string =>
  cell
    .replace(/^\s*\/[/*]+|\*\/\s*$/g, '')
    .replace(/^[\s>#*_=~.·•\-–"'([{]+|[\s*_=~.·•\-"')\]}]+$/g, '')
    .replace(
      / *[-(]? *(?:PAGE|Page|page) \d+(?: (?:OF|of) \d+)?\)?$|^(?:PAGE|Page|page) \d+(?: (?:OF|of) \d+)? *-? */g,
      '',
    )
    .trim()

const LABEL =
  /^[\s>#*_"'(/-]*(?:x-)?(?:(?:security|protective|document|overall|gsc|government)[ -])?(?:classification|classified|protective[ -]marking|marking|handling caveat|einstufung|geheimhaltungsgrad)\**\s*[:=]\s*[*_"'[(]*/i
function labelled(line: string, { named }: Levels): boolean {
  const label = LABEL.exec(line)?.[0]
  return label !== undefined && named.test(line.slice(label.length))
}

/** `[SECRET]`, `(TS//SI)`, `(S)` at a paragraph's beginning. */
const PORTION = /^(?:TS|S)(?:\/{1,2}[A-Z][A-Z0-9 ,/-]{0,40})?$|^C\/{2}[A-Z][A-Z0-9 ,/-]{0,40}$/
function bracketed(line: string, { whole }: Levels): boolean {
  const inside = /^[\s>#*_-]*[([{]\s*([^()[\]{}]{1,80}?)\s*[)\]}]/.exec(line)?.[1]
  return inside !== undefined && (whole.test(inside) || PORTION.test(inside))
}

const SUBJECT = /^(?:subject|re|fwd?|title|betreff|objet)\s*:\s*/i
const isSubject = (line: string): boolean => SUBJECT.test(line)
/** The beginning of a text, a title or a subject, however often it was forwarded. */
function opens(line: string, { opening }: Levels): boolean {
  let rest = line.replace(/^\s*\/[/*]+/, '').replace(/^[\s>#*_=-]+/, '')
  for (let found = SUBJECT.exec(rest); found; found = SUBJECT.exec(rest)) rest = rest.slice(found[0].length)
  return opening.test(rest)
}

/** As the eye reads it: no invisible characters, no accents, look-alikes as Latin letters, one dash, spaced letters closed up. */
function plain(line: string): string {
  const shown = isAscii(line) ? line : [...line].map(plainLetter).join('')
  const trimmed = shown.trim()
  return /(?:^|[^A-Za-z])(?:[A-Z][ ._-]+){4,}[A-Z](?:$|[^A-Za-z])/.test(trimmed) ? closedUp(trimmed) : trimmed
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const isAscii = (line: string): boolean => /^[\u0000-\u007F]*$/.test(line)

/** "T O P   S E C R E T" is two words, "T O P S E C R E T" is read as one. */
const closedUp = (line: string): string =>
  line.replace(/[A-Z](?:[ ._-]+[A-Z](?![A-Za-z]))+/g, run =>
    run
      .replace(/[ ._-]{2,}/g, '\u0000')
      .replace(/[ ._-]/g, '')
      .replaceAll('\u0000', ' '),
  )

const INVISIBLE = /\u034F|[\u00AD\u061C\u115F\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|[\uFE00-\uFE0F]/
const DASH = /[\u2010-\u2015\u2212\u2043\uFE58\uFE63\uFF0D]/
const SLASH = /[\u2044\u2215\u29F8\uFF0F]/
function plainLetter(letter: string): string {
  if (letter < '\u0080') return letter
  if (INVISIBLE.test(letter)) return ''
  if (DASH.test(letter)) return '-'
  if (SLASH.test(letter)) return '/'
  if (/\p{Zs}/u.test(letter)) return ' '
  return [...letter.normalize('NFKD').replace(/\p{M}/gu, '')].map(l => LOOK_ALIKE.get(l) ?? l).join('')
}
/** Cyrillic and Greek letters that look like Latin ones (a choice from UTS #39's list). */
const LOOK_ALIKE = new Map([
  ...[...'АВСЕНІЈКМОРЅТХУԚԜ'].map((l, n) => [l, 'ABCEHIJKMOPSTXYQW'[n] ?? l] as const),
  ...[...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((l, n) => [l, 'ABEZHIKMNOPTYX'[n] ?? l] as const),
  ...[...'асеіјорѕху'].map((l, n) => [l, 'aceijopsxy'[n] ?? l] as const),
])
