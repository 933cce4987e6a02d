import { fieldName } from './fields-said.ts'
import { INDICATOR_TYPE_NAMES, type IndicatorType } from './indicator.ts'
import type { Evidence } from './likeness.ts'

/** Why two reports are proposed together, in words that an analyst can check. */
export interface Reason {
  kind: 'indicator' | 'technique' | 'name' | 'words' | 'time' | 'field'
  words: string
}
/** What the words need and the score does not. */
export interface Wording {
  /** A value as it is shown: defanged. */
  shownValue(indicator: number): { type: IndicatorType; shown: string } | undefined
  nameOf(name: string): string | undefined
  /** A lexeme as the report writes it. */
  written(lexeme: string): string
}

/** Values and words named one by one; more of them are a number. */
const VALUES = 3
const WORDS = 6

type Of<K extends Evidence['kind']> = Extract<Evidence, { kind: K }>

/** The strongest first, in the order in which an analyst would weigh them: values, names, words, techniques, where, when. */
export function reasonsOf(evidence: readonly Evidence[], wording: Wording): Reason[] {
  const strongest = [...evidence].sort((a, b) => b.weight - a.weight)
  const of = <K extends Evidence['kind']>(kind: K) => strongest.filter((e): e is Of<K> => e.kind === kind)
  return [
    ...ofIndicators(of('indicator'), wording),
    ...of('name').flatMap(e => ofName(e, wording)),
    ...of('place')
      .slice(0, VALUES)
      .map((e): Reason => ({ kind: 'words', words: `both write of ${dead(e.word)}, ${others(e.holders)}` })),
    ...ofWords(of('word'), wording),
    ...ofTechniques(of('technique'), wording),
    ...ofFields(of('field')),
    ...of('time').map(ofTime),
  ]
}

function ofIndicators(all: readonly Of<'indicator'>[], wording: Wording): Reason[] {
  const named = all.slice(0, VALUES).flatMap((e): Reason[] => {
    const value = wording.shownValue(e.indicator)
    if (!value) return []
    const what = `the ${inside(INDICATOR_TYPE_NAMES[value.type])} ${brief(value.shown)}`
    return [{ kind: 'indicator', words: `both name ${what}, ${others(e.holders)}${little(e.telling)}` }]
  })
  const more = all.length - VALUES
  return more > 0
    ? [...named, { kind: 'indicator', words: `${more} more ${more === 1 ? 'value stands' : 'values stand'} in both` }]
    : named
}

/** A hash is told by its ends: the whole stands in the report. */
const brief = (shown: string): string => shown.replace(/^([0-9a-f]{12})[0-9a-f]{12,}([0-9a-f]{4})$/i, '$1…$2')
const others = (holders: number): string =>
  holders <= 2
    ? 'which no other report has'
    : `which ${holders - 2} other ${holders === 3 ? 'report has' : 'reports have'} too`
const little = (telling: number): string => (telling < 0.5 ? ' (by its role it says little)' : '')

function ofName({ name, said: [one, other], clashes }: Of<'name'>, wording: Wording): Reason[] {
  const known = wording.nameOf(name)
  if (known === undefined) return []
  const as = same(one, other)
    ? same(one, known)
      ? known
      : `${known}, as “${one}”`
    : `${known}, one as “${one}”, the other as “${other}”`
  return [
    {
      kind: 'name',
      words: `both speak of ${as}${clashes ? ' (a name that others go by too, so it says little)' : ''}`,
    },
  ]
}
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function ofWords(all: readonly Of<'word'>[], wording: Wording): Reason[] {
  if (all.length === 0) return []
  const words = [...new Set(all.map(e => wording.written(e.word)))].slice(0, WORDS)
  return [{ kind: 'words', words: `the same rare words: ${words.join(', ')}` }]
}

function ofTechniques(all: readonly Of<'technique'>[], wording: Wording): Reason[] {
  const shown = all.flatMap(e => wording.shownValue(e.indicator)?.shown ?? [])
  if (shown.length === 0) return []
  return [
    { kind: 'technique', words: `the same ${shown.length === 1 ? 'technique' : 'techniques'}: ${shown.join(', ')}` },
  ]
}

const ofFields = (all: readonly Of<'field'>[]): Reason[] =>
  all.length === 0 ? [] : [{ kind: 'field', words: `both speak of ${all.map(e => fieldName(e.field)).join(', ')}` }]

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "one day apart" */
export function apartBy(days: number): string {
  const whole = Math.round(days)
  return whole === 0 ? 'on the same day' : whole === 1 ? 'one day apart' : `${whole} days apart`
}
function ofTime({ days, between: [earlier, later] }: Of<'time'>): Reason {
  const [from, to] = [new Date(earlier), new Date(later)]
  const apart = apartBy(days)
  const month = from.toISOString().slice(0, 7) === to.toISOString().slice(0, 7) ? MONTHS[from.getUTCMonth()] : undefined
  return { kind: 'time', words: month ? `both in ${month}, ${apart}` : apart }
}

/** Names of types begin sentences elsewhere; abbreviations stay as they are. */
const inside = (name: string): string => (/^[A-Z][a-z]/.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name)
/** A host that stood in a text is as live as any. */
const dead = (word: string): string => word.replaceAll('.', '[.]')
