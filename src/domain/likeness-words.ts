import { INDICATOR_TYPE_NAMES, type IndicatorType } from './indicator.ts'
import type { Evidence } from './likeness.ts'

/** Why two reports are proposed together, in words that an analyst can check. */
export interface Reason {
  kind: 'indicator' | 'technique' | 'name' | 'words' | 'time' | 'field'
  words: string
}
/** What the words need and the score does not: a value as it is shown (defanged), a lexeme as people write it. */
export interface Wording {
  valueNamed(indicator: number): { type: IndicatorType; shown: string } | undefined
  nameOf(name: string): string | undefined
}

/** Values named one by one; more of them are a number. */
const NAMED = 3

export function reasonsOf(evidence: readonly Evidence[], wording: Wording): Reason[] {
  const strongest = [...evidence].sort((a, b) => b.weight - a.weight)
  const of = <K extends Evidence['kind']>(kind: K) =>
    strongest.filter((e): e is Extract<Evidence, { kind: K }> => e.kind === kind)
  return [
    ...indicatorReasons(of('indicator'), wording),
    ...of('time').map(({ days }): Reason => ({ kind: 'time', words: apart(days) })),
  ]
}

function indicatorReasons(all: readonly Extract<Evidence, { kind: 'indicator' }>[], wording: Wording): Reason[] {
  const named = all.slice(0, NAMED).flatMap((e): Reason[] => {
    const value = wording.valueNamed(e.indicator)
    if (!value) return []
    const what = `the ${lower(INDICATOR_TYPE_NAMES[value.type])} ${value.shown}`
    return [{ kind: 'indicator', words: `both name ${what}, ${others(e.holders)}${little(e.telling)}` }]
  })
  const more = all.length - NAMED
  return more > 0
    ? [...named, { kind: 'indicator', words: `${more} more ${more === 1 ? 'value stands' : 'values stand'} in both` }]
    : named
}

const others = (holders: number): string =>
  holders <= 2
    ? 'which no other report has'
    : `which ${holders - 2} other ${holders === 3 ? 'report has' : 'reports have'} too`
const little = (telling: number): string => (telling < 0.5 ? ' (by its role it says little)' : '')

const apart = (days: number): string => {
  const whole = Math.round(days)
  return whole === 0 ? 'both on the same day' : whole === 1 ? 'one day apart' : `${whole} days apart`
}

/** Names of types begin sentences elsewhere; abbreviations stay as they are. */
const lower = (name: string): string => (/^[A-Z][a-z]/.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name)
