import { fold, oneSlipApart, skeleton } from './look-alike.ts'
import type { Register } from './register.ts'

/** Whether two organisations are one, linked, or made to look like each other. Vetters see the answer; applicants never. */
export interface Firm {
  name: string
  shortNames: readonly string[]
  domains: readonly string[]
  register: Register | undefined
  number: string | undefined
}
export const RESEMBLANCES = [
  'same-number',
  'same-domain',
  'same-name',
  'look-alike',
  'near-name',
  'near-domain',
] as const
export type Resemblance = (typeof RESEMBLANCES)[number]

/** What stands around a name in registers and says nothing of who it is. */
const LEGAL = new Set(
  'ltd limited plc llp lp llc inc incorporated corp corporation co company cic cio cyf ccc gmbh ag sa sas srl bv nv the and of uk gb'.split(
    ' ',
  ),
)
const words = (name: string): string[] =>
  fold(name)
    .text.replace(/&/g, ' and ')
    // Apostrophes and dots inside a word do not part it: P.L.C., Sainsbury’s.
    .replace(/[.'’`]/g, '')
    .split(/[^\p{L}\p{N}$!|]+/u)
    .filter(Boolean)
/** A name without legal form, case, accents, punctuation and spaces. If nothing is left, all of it. */
export function bareName(name: string): string {
  const all = words(name)
  const told = all.filter(word => !LEGAL.has(skeletonOrSelf(word)))
  return (told.length > 0 ? told : all).join('')
}
/** `Ｌtd` and `Lіmited` are legal forms too. */
const skeletonOrSelf = (word: string): string => {
  const plain = skeleton(word)
  return LEGAL_SKELETONS.get(plain) ?? word
}
const LEGAL_SKELETONS = new Map([...LEGAL].map(word => [skeleton(word), word]))

/** A domain without `www.`, in lower case. */
export const bareDomain = (domain: string): string =>
  domain
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
const under = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)

/** Capitals that look like Latin ones although their small letters do not: `В` (в) is `B`, `Η` (η) is `H`. */
const CAPITALS = new Map(
  [...'АВЕКМНОРСТУХЅІЈ']
    .map((letter, n) => [letter, 'ABEKMHOPCTYXSIJ'[n] ?? letter] as const)
    .concat([...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, n) => [letter, 'ABEZHIKMNOPTYX'[n] ?? letter] as const)),
)
const latinCapitals = (name: string): string => [...name].map(letter => CAPITALS.get(letter) ?? letter).join('')

interface Keys {
  names: readonly { plain: string; skeleton: string }[]
  domains: readonly string[]
  /** Domains without their last label, for likeness: `alder.example` and `a1der.test`. */
  stems: readonly string[]
  number: string | undefined
}
/** Work out once, compare with many. */
export function keysOf(firm: Firm): Keys {
  const names = [firm.name, ...firm.shortNames].map(name => ({
    plain: bareName(name),
    skeleton: skeleton(bareName(latinCapitals(name))),
  }))
  const domains = firm.domains.map(bareDomain)
  return {
    names: names.filter(name => name.plain !== ''),
    domains,
    stems: domains.map(domain => skeleton(domain.split('.')[0] ?? '')),
    number: firm.register && firm.number ? `${firm.register} ${firm.number}` : undefined,
  }
}

/** In which ways two firms resemble each other: the strongest of number, of name and of domain. */
export function resemblances(a: Keys, b: Keys): Resemblance[] {
  const found: Resemblance[] = []
  if (a.number !== undefined && a.number === b.number) found.push('same-number')
  const name = best(a.names, b.names, nameLikeness)
  const sameDomain = a.domains.some(x => b.domains.some(y => under(x, y)))
  if (sameDomain) found.push('same-domain')
  if (name) found.push(name)
  if (!sameDomain && a.stems.some(x => b.stems.some(y => x.length > 3 && (x === y || oneSlipApart(x, y)))))
    found.push('near-domain')
  return found
}

type NameLikeness = 'same-name' | 'look-alike' | 'near-name'
const ORDER: readonly NameLikeness[] = ['same-name', 'look-alike', 'near-name']
function best<T>(
  left: readonly T[],
  right: readonly T[],
  likeness: (a: T, b: T) => NameLikeness | undefined,
): NameLikeness | undefined {
  const all = left.flatMap(a => right.map(b => likeness(a, b)))
  return ORDER.find(one => all.includes(one))
}
function nameLikeness(a: Keys['names'][number], b: Keys['names'][number]): NameLikeness | undefined {
  if (a.plain === b.plain) return 'same-name'
  if (a.skeleton === b.skeleton) return 'look-alike'
  return isNear(a.skeleton, b.skeleton) ? 'near-name' : undefined
}
/** Short names differ by one slip by chance; long ones may differ by two. */
function isNear(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (length < 5) return false
  if (oneSlipApart(a, b)) return true
  return length >= 10 && Math.abs(a.length - b.length) <= 2 && distanceUpTo(a, b, 2) <= 2
}
/** Levenshtein's distance, or more than `most` as soon as it cannot be less. */
export function distanceUpTo(a: string, b: string, most: number): number {
  let above = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    if (Math.min(...row) > most) return most + 1
    above = row
  }
  return above[b.length] ?? 0
}

/** Letters of several alphabets in one word: nobody writes its name so by accident. */
export const mixesAlphabets = (name: string): boolean =>
  name
    .split(/\s+/)
    .some(
      word => [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter(s => s.test(word)).length > 1,
    )
