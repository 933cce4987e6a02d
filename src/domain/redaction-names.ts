import { type Folded, fold, oneSlipApart, skeleton } from './look-alike.ts'
import { ownNames, personForms, wordsOf } from './own-names.ts'
import { type Found, type OwnTerms, REPLACEMENTS } from './own-terms.ts'

/** Between the words of one name: "Dovecliff-Biologics", "Print & Packaging", "Smith, Jane". */
const GAP = /^(?:[\s._,&'’-]{0,4})$/
const WORD = /[\p{L}\p{N}]+/gu
const FILE_ENDING =
  /\.(?:iso|img|vhdx?|zip|7z|rar|gz|tar|cab|exe|dll|scr|lnk|js|jse|vbs|vbe|hta|bat|cmd|ps1|wsf|url|msi|jar|apk|dmg|pkg|docx?|docm|xlsx?|xlsm|pptx?|pdf|rtf|one|html?|txt|csv|eml|msg|svg|png|jpe?g|gif|xml|json|log|sys|bin|dat)$/

interface Word {
  text: string
  start: number
  end: number
}

/** Own names, people and added terms, whole or inside file names, addresses and longer words, and what looks like them. */
export function findNames(folded: Folded, original: string, own: OwnTerms): Found[] {
  const names = ownNames(own.names, own.domains)
  const words: Word[] = []
  for (const match of folded.text.matchAll(WORD)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length })
  }
  const found = [
    ...phrasesIn(folded.text, words, names.phrases).flatMap(hit => inContext(folded.text, hit)),
    ...phrasesIn(folded.text, words, own.people.flatMap(personForms)).map(hit => ({
      ...hit,
      kind: 'person' as const,
      reason: 'the name of one of your people',
      replacement: REPLACEMENTS.person,
      accepted: true,
    })),
    ...insideWords(folded.text, words, names.roots),
    ...lookAlikeWords(folded.text, words, names.roots),
    ...termsIn(folded, own.terms),
  ]
  for (const initials of names.initials) found.push(...initialsIn(folded, original, words, initials))
  return found
}

function phrasesIn(
  text: string,
  words: readonly Word[],
  phrases: readonly string[][],
): { start: number; end: number }[] {
  const byFirst = new Map<string, string[][]>()
  for (const phrase of phrases) {
    const [first] = phrase
    if (first === undefined) continue
    const list = byFirst.get(first)
    if (list) list.push(phrase)
    else byFirst.set(first, [phrase])
  }
  const hits: { start: number; end: number }[] = []
  words.forEach((word, at) => {
    for (const phrase of byFirst.get(word.text) ?? []) {
      const end = endOfPhrase(text, words, at, phrase)
      if (end !== undefined) hits.push({ start: word.start, end })
    }
  })
  return hits
}

function endOfPhrase(text: string, words: readonly Word[], at: number, phrase: readonly string[]): number | undefined {
  let previous = words[at]
  let next = at + 1
  for (const expected of phrase.slice(1)) {
    // "&" and "and" are one word to people.
    if (expected !== 'and' && words[next]?.text === 'and') next++
    const word = words[next]
    if (expected === 'and' && word?.text !== 'and') continue
    if (previous === undefined || word?.text !== expected) return undefined
    const gap = text.slice(previous.end, word.start)
    if (gap.length > 12 || !GAP.test(gap.replace('and', '').replace(/\s+/g, ' '))) return undefined
    previous = word
    next++
  }
  return previous?.end
}

/** The unbroken run of characters around a hit, as file names, hosts and paths are written. */
function runAround(text: string, start: number, end: number): { start: number; end: number } {
  const ends = /[\s"'“”‘’<>()[\]{}|/\\@:;,=?&#*`]/
  let from = start
  let to = end
  while (from > 0 && start - from < 255 && !ends.test(text[from - 1] ?? ' ')) from--
  while (to < text.length && to - end < 255 && !ends.test(text[to] ?? ' ')) to++
  while (to > end && /[.!…-]/.test(text[to - 1] ?? '')) to--
  return { start: from, end: to }
}

/** A name found whole, or inside a word: what is struck out and how depends on where it stands. */
function inContext(text: string, hit: { start: number; end: number }): Found[] {
  const run = runAround(text, hit.start, hit.end)
  const around = text.slice(run.start, run.end)
  const whole = run.start === hit.start && run.end === hit.end
  if (!whole && FILE_ENDING.test(around)) {
    const reason = 'a file name with your name in it; it may be the attacker’s'
    return [{ ...run, kind: 'look-alike', reason, replacement: REPLACEMENTS.lookAlike, accepted: false }]
  }
  // Domain names are judged whole, in redaction-addresses.ts; here only what is no domain.
  if (!whole && /^[\p{L}\p{N}_-]*[-_][\p{L}\p{N}_-]*\p{N}[\p{L}\p{N}_-]*$/u.test(around)) {
    const reason = 'the name of one of your machines'
    return [{ ...run, kind: 'internal', reason, replacement: REPLACEMENTS.internal, accepted: true }]
  }
  const reason = inPath(text, run.start) ? 'your organisation’s name in an address' : 'your organisation’s name'
  return [{ ...hit, kind: 'organisation', reason, replacement: REPLACEMENTS.organisation, accepted: true }]
}

const inPath = (text: string, start: number): boolean => /[/=?&]/.test(text[start - 1] ?? '')

/** "mydovecliff", "dovecliffpayslip.iso": the whole word goes, for its rest would give the name away. */
function insideWords(text: string, words: readonly Word[], roots: readonly string[]): Found[] {
  const found: Found[] = []
  for (const word of words) {
    if (roots.some(root => word.text.length > root.length && word.text.includes(root)))
      found.push(...inContext(text, word))
  }
  return found
}

function lookAlikeWords(text: string, words: readonly Word[], roots: readonly string[]): Found[] {
  const looks = roots.map(root => ({ root, look: skeleton(root) }))
  const found: Found[] = []
  for (const word of words) {
    if (word.text.length > 64) continue
    const alike = looks.some(
      ({ root, look }) =>
        !word.text.includes(root) &&
        word.text.length >= root.length - 1 &&
        (skeleton(word.text).includes(look) || (root.length >= 7 && oneSlipApart(word.text, root))),
    )
    if (!alike) continue
    const run = runAround(text, word.start, word.end)
    const stretch = FILE_ENDING.test(text.slice(run.start, run.end)) ? run : word
    const { start, end } = stretch
    found.push({
      start,
      end,
      kind: 'look-alike',
      reason: 'looks like your name',
      replacement: REPLACEMENTS.lookAlike,
      accepted: false,
    })
  }
  return found
}

/** Two or three letters are a name only in capitals, and only alone. */
function initialsIn(folded: Folded, original: string, words: readonly Word[], initials: string): Found[] {
  const sought = wordsOf(initials).join('')
  return words
    .filter(
      word => word.text === sought && original.slice(folded.start(word.start), folded.end(word.end - 1)) === initials,
    )
    .flatMap(word => inContext(folded.text, word))
}

function termsIn(folded: Folded, terms: readonly string[]): Found[] {
  const found: Found[] = []
  for (const term of terms) {
    const sought = foldedTerm(term)
    if (sought === '') continue
    for (let at = folded.text.indexOf(sought); at >= 0; at = folded.text.indexOf(sought, at + sought.length)) {
      const end = at + sought.length
      if (sought.length <= 3 && !standsAlone(folded.text, at, end)) continue
      found.push({
        start: at,
        end,
        kind: 'term',
        reason: 'a word that you added',
        replacement: REPLACEMENTS.term,
        accepted: true,
      })
    }
  }
  return found
}

const foldedTerm = (term: string): string => fold(term.trim()).text

const standsAlone = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text[start - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[end] ?? ' ')
