import { fold } from './look-alike.ts'

/** What makes a company's name legal rather than its own. */
const LEGAL = new Set(
  'plc ltd limited llp lp inc incorporated corp corporation company co cic cio gmbh ag sa srl bv nv as ab oy pty group holdings holding uk gb international intl nhs foundation trust'.split(
    ' ',
  ),
)
const JOINING = new Set(['and', 'of', 'the', 'for', 'in', 'at', 'de', 'la', 'le'])
/** Words that begin many names and say nobody's; alone they are not struck out. */
const COMMON = new Set(
  'academy advanced agency airport allied alpha american anglian applied associated atlantic authority bank borough british bureau business capital cardiff care central centre charity church city civic college commercial community computer computing consulting council county county-wide court credit cyber data defence department design digital direct district eastern education electric energy england english europe european express federal finance financial first fire five food force general global government great green group hall health healthcare higher home hospital house housing income industrial industries information institute insurance integrated island justice kingdom label legal library limited local london logistics mail management manufacturing marine market media medical metropolitan midland midlands ministry modern mutual national natural network networks north northern office online pacific parish partners partnership payroll people pharma police port portal power practice premier press prime print private property public quality rail regional research resource retail royal rural school science scotland scottish secure security service services shared social society software solutions south southern standard state street summit supply support surgery systems technical technology telecom telecommunications thames third trade training transport travel united universal university urban valley vision wales water welsh west western works world yorkshire gmail googlemail outlook hotmail yahoo icloud protonmail example'.split(
    ' ',
  ),
)
/** A name at least this long is looked for inside longer words too. */
const DISTINCTIVE = 5

export interface OwnNames {
  /** Forms as word lists, folded: "Dovecliff Biologics", "Dovecliff". */
  phrases: string[][]
  /** Forms of two or three letters ("BT"), which count only in capitals as written. */
  initials: string[]
  /** Words that nobody else would use: looked for inside words, and in look-alike spellings. */
  roots: string[]
}

export const wordsOf = (text: string): string[] => fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Every form of the names that a text may hold. The second-level label of an own domain is one of them. */
export function ownNames(names: readonly string[], domains: readonly string[]): OwnNames {
  const phrases = new Map<string, string[]>()
  const initials = new Set<string>()
  const roots = new Set<string>()
  const take = (words: readonly string[]): void => {
    const last = words.at(-1)
    if (last === undefined || JOINING.has(last) || !words.some(word => word.length > 1)) return
    phrases.set(words.join(' '), [...words])
  }
  for (const name of names) {
    const written = name.trim()
    if (/^[A-Z][A-Z0-9&]{1,2}$/.test(written)) {
      initials.add(written)
      continue
    }
    const words = wordsOf(written)
    take(words)
    const core = words.slice()
    while (core.length > 1 && LEGAL.has(core.at(-1) ?? '')) core.pop()
    if (core[0] === 'the' && core.length > 1) core.shift()
    if (core.length > 1 || words.length === 1 || !COMMON.has(core[0] ?? '')) take(core)
    // "Peveril Print & Packaging" is also called "Peveril Print" and "Peveril".
    for (let length = core.length - 1; length > 0; length--) {
      const shorter = core.slice(0, length)
      if (shorter.some(isOwnWord)) take(shorter)
    }
    const [first] = core
    if (first !== undefined && isOwnWord(first)) roots.add(first)
    if (core.length > 1 && core.join('').length >= DISTINCTIVE + 3) roots.add(core.join(''))
  }
  for (const domain of domains) {
    const label = fold(domain.trim()).text.split('.')[0] ?? ''
    if (label.length >= DISTINCTIVE && isOwnWord(label)) {
      take(wordsOf(label))
      if (/^[\p{L}\p{N}]+$/u.test(label)) roots.add(label)
    }
  }
  return { phrases: [...phrases.values()], initials: [...initials], roots: [...roots] }
}

const isOwnWord = (word: string): boolean => word.length >= DISTINCTIVE && !COMMON.has(word) && !LEGAL.has(word)

/** Ways in which one person is written: "Jane Smith", "Smith, Jane", "J. Smith", "jsmith", "smithj". */
export function personForms(name: string): string[][] {
  const words = wordsOf(name)
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined || words.length < 2 || last.length < 2) {
    return words.length === 1 && (first?.length ?? 0) >= DISTINCTIVE ? [words] : []
  }
  const initial = first.slice(0, 1)
  return [
    words,
    [first, last],
    [last, first],
    [initial, last],
    [last, initial],
    [first + last],
    ...(last.length >= 3 ? [[initial + last], [last + initial]] : []),
  ]
}
