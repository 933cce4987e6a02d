import { fieldsSaid } from '../../domain/fields-said.ts'
import type { IndicatorType, Role, Use } from '../../domain/indicator.ts'
import { type Alias, aliasesOf, type KnownName } from '../../domain/known-name.ts'
import {
  type Held,
  type Holders,
  isEverybodys,
  type Kin,
  type NameSaid,
  type Rarity,
  telling,
} from '../../domain/likeness.ts'
import type { Wording } from '../../domain/likeness-words.ts'
import type { AssertedIndicator } from '../../domain/rendition.ts'
import { defang } from '../../formats/text/index.ts'
import { asViewer, rowsOf } from '../../store/database.ts'
import * as kin from '../../store/kin.ts'
import { knownNames } from '../../store/known-name-store.ts'
import { findReach } from '../../store/report-read.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

export interface Gathered {
  kin: ReadonlyMap<string, Kin>
  rarity: Rarity
  /** In words, as seen from one of the reports that were asked about. */
  wordingFor(report: string): Wording
  /** Situations that the viewer gets, by report. */
  places: ReadonlyMap<string, string[]>
}

/** Of so many reports that may be like one, all is read. */
const LOOKED_AT = 60
/** Words of one report that are looked up. */
const WORDS = 160

/**
 * What these reports say, and the reports that may be like them, as the viewer gets them. `among`: they alone, to be
 * compared with each other.
 */
export async function gatherKin(
  ctx: Context,
  viewer: Viewer,
  reports: readonly string[],
  { among = false } = {},
): Promise<Gathered> {
  const finder = rowsOf(ctx.db.finder)
  const [held, mine, names] = await Promise.all([
    kin.findHolders(finder, viewer, reports),
    kin.findLexemes(finder, viewer, reports),
    asViewer(ctx.db, viewer, knownNames),
  ])
  const aliases = aliasesOf(names)
  const asked = wordsAsked(mine, among)
  const [common, said] = await Promise.all([
    kin.findCommonness(finder, viewer, asked),
    kin.findAliases(
      finder,
      viewer,
      reports,
      aliases.map(a => a.text),
    ),
  ])
  const estimated = estimatesOf(common)
  const spoken = aliasesSpoken(aliases, said)
  const [withWord, sayers] = await Promise.all([
    kin.findWithWord(
      finder,
      viewer,
      asked.filter(w => !estimated.has(w)),
    ),
    kin.findSayers(
      finder,
      viewer,
      spoken.map(a => a.text),
    ),
  ])
  const holders = holdersOf(held)
  const total = common?.reports ?? 0
  const others = among ? [] : nearestOf(reports, { held, holders, mine, withWord, sayers, spoken, said, total })
  const near = [...new Set([...reports, ...others])]
  const inside = among ? [] : await asViewer(ctx.db, viewer, rows => kin.loadPlaces(rows, near))
  const ids = [...new Set([...near, ...inside.map(p => p.report)])]
  const [lexemes, called, reach, read] = await Promise.all([
    among ? mine : kin.findLexemes(finder, viewer, ids),
    kin.findAliases(
      finder,
      viewer,
      ids,
      spoken.map(a => a.text),
    ),
    findReach(finder, viewer, ids),
    asViewer(ctx.db, viewer, rows => kin.loadSaid(rows, ids, reports)),
  ])
  const words = new Map(lexemes.map(l => [l.report, l.words]))
  const heldBy = grouped(held, h => h.report)
  const namesBy = namesOf(spoken, names, called)
  const found = new Map(
    read.flatMap(s => {
      const got = reach.get(s.id)?.at.headline
      if (!got) return []
      const when = Date.parse(s.occurred_at ?? s.found_at ?? '')
      const one: Kin = {
        id: s.id,
        at: Number.isNaN(when) ? got.getTime() : when,
        holds: new Map((heldBy.get(s.id) ?? []).map(h => [h.indicator, heldOf(h)])),
        values: s.count,
        words: spokenWords(words.get(s.id) ?? [], s.indicators ?? []),
        names: namesBy.get(s.id) ?? new Map(),
        fields: fieldsOf(s, words.get(s.id) ?? []),
      }
      return [[s.id, one] as const]
    }),
  )
  const values = valuesOf(held, read)
  return {
    kin: found,
    places: new Map([...grouped(inside, p => p.report)].map(([id, all]) => [id, all.map(p => p.situation)])),
    rarity: {
      reports: total,
      holders,
      words: new Map([...estimated, ...withWord.map(w => [w.word, w.reports.length] as const)]),
      names: countNames(spoken, sayers),
      counted: new Map<number | string, string[]>([
        ...[...values].map(([indicator, v]) => [indicator, lexemesOf(v.value)] as const),
        ...lexemesOfNames(spoken, called),
      ]),
    },
    wordingFor: report => wordingOf(values, names, read.find(s => s.id === report)?.text ?? ''),
  }
}

type Lexemes = Awaited<ReturnType<typeof kin.findLexemes>>
type Said = Awaited<ReturnType<typeof kin.findAliases>>
type Sayers = Awaited<ReturnType<typeof kin.findSayers>>

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const before = found.get(by(one))
    if (before) before.push(one)
    else found.set(by(one), [one])
  }
  return found
}

// Words ---------------------------------------------------------------------------------------------------------------

/** A word of the language, a host or a file; no number, hash, address or path. */
const isWord = (lexeme: string): boolean =>
  lexeme.length >= 3 &&
  lexeme.length <= 80 &&
  /[a-z]{2}/.test(lexeme) &&
  !/^[a-f0-9]{16,}$|[/@\\:]|^\d+(\.\d+)+$/.test(lexeme)

/** Of each report those that are looked up: the longest, which are seldom the common ones. Compared among themselves, only what two have. */
function wordsAsked(lexemes: Lexemes, among: boolean): string[] {
  const times = new Map<string, number>()
  for (const { words } of lexemes)
    for (const word of words
      .filter(isWord)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .slice(0, WORDS))
      times.set(word, (times.get(word) ?? 0) + 1)
  return [...times].filter(([, n]) => !among || n > 1).map(([word]) => word)
}

/** In how many reports a word stands that several of the newest have: as many of all as of these. */
const estimatesOf = (common: kin.Commonness | undefined): Map<string, number> =>
  new Map(common?.words.map((word, n) => [word, ((common.counts[n] ?? 0) / common.size) * common.reports] as const))

/** What a report says, less the values that were taken back or that tell little: they are not to count as words instead. */
function spokenWords(lexemes: readonly string[], indicators: readonly AssertedIndicator[]): Set<string> {
  const quiet = new Set(indicators.filter(i => i.withdrawn || telling(i) < 0.5).flatMap(i => lexemesOf(i.value)))
  return new Set(lexemes.filter(w => isWord(w) && !quiet.has(w)))
}

/** What its author says it affects; where nothing is said, what the words speak of. */
function fieldsOf({ affects }: kin.SaidRow, lexemes: readonly string[]): Set<string> {
  const said = [...(affects?.sectors ?? []), ...(affects?.regions ?? [])]
  return said.length > 0 ? new Set(said) : fieldsSaid(lexemes)
}

/** A value as it may stand among the lexemes: whole, and its host. */
function lexemesOf(value: string): string[] {
  const whole = value.toLowerCase()
  const host = /^[a-z+]+:\/\/([^/:?#]+)/.exec(whole)?.[1] ?? /@([^@]+)$/.exec(whole)?.[1]
  return host ? [whole, host] : [whole]
}

// Values --------------------------------------------------------------------------------------------------------------

const heldOf = (h: kin.HolderRow): Held => ({ type: h.type as IndicatorType, role: h.role as Role, use: h.use as Use })

function holdersOf(held: readonly kin.HolderRow[]): Map<number, Holders> {
  const found = new Map<number, Holders>()
  for (const h of held) {
    const before = found.get(h.indicator) ?? { count: 0, many: false, least: 1 }
    const count = before.count + 1
    const least = isEverybodys(h.role as Role) ? Math.min(before.least, telling(heldOf(h))) : before.least
    found.set(h.indicator, { count, many: count > kin.MOST_HOLDERS, least })
  }
  return found
}

/** Values are text: the finder does not see them, they stand in the reports that were asked about. */
function valuesOf(held: readonly kin.HolderRow[], said: readonly kin.SaidRow[]) {
  const byId = new Map<string, AssertedIndicator>(said.flatMap(s => (s.indicators ?? []).map(i => [i.id, i] as const)))
  return new Map(
    held.flatMap(h => {
      const i = byId.get(h.id)
      return i ? [[h.indicator, i] as const] : []
    }),
  )
}

// Names ---------------------------------------------------------------------------------------------------------------

/** Every alias of every name that one of the reports speaks of. */
function aliasesSpoken(aliases: readonly Alias[], said: Said): Alias[] {
  const names = new Set(said.flatMap(s => aliases[s.alias]?.names ?? []))
  return aliases.filter(a => a.names.some(n => names.has(n)))
}
function namesOf(
  aliases: readonly Alias[],
  names: readonly KnownName[],
  called: Said,
): Map<string, Map<string, NameSaid>> {
  const kinds = new Map(names.map(n => [n.id, n.kind]))
  const found = new Map<string, Map<string, NameSaid>>()
  // An alias that is one name's alone says it best.
  const inOrder = [...called].sort((a, b) => size(aliases, b) - size(aliases, a) || b.alias - a.alias)
  for (const c of inOrder) {
    const alias = aliases[c.alias]
    const of = found.get(c.report) ?? new Map<string, NameSaid>()
    for (const name of alias?.names ?? [])
      of.set(name, { kind: kinds.get(name) ?? 'tool', as: alias?.text ?? '', clashes: size(aliases, c) > 1 })
    found.set(c.report, of)
  }
  return found
}
const size = (aliases: readonly Alias[], said: { alias: number }): number => aliases[said.alias]?.names.length ?? 0

function countNames(aliases: readonly Alias[], sayers: Sayers): Map<string, number> {
  const reports = new Map<string, Set<string>>()
  for (const s of sayers)
    for (const name of aliases[s.alias]?.names ?? [])
      reports.set(name, (reports.get(name) ?? new Set<string>()).add(s.report))
  return new Map([...reports].map(([name, all]) => [name, all.size]))
}
function lexemesOfNames(aliases: readonly Alias[], called: Said): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const c of called)
    for (const name of aliases[c.alias]?.names ?? []) found.set(name, [...(found.get(name) ?? []), ...c.words])
  return found
}

// Who may be like them ------------------------------------------------------------------------------------------------

interface Signs {
  held: readonly kin.HolderRow[]
  holders: ReadonlyMap<number, Holders>
  mine: Lexemes
  withWord: Awaited<ReturnType<typeof kin.findWithWord>>
  sayers: Sayers
  spoken: readonly Alias[]
  said: Said
  total: number
}

/** The reports that have most of the rarest in common with each of these: a rough count, before all of them is read. */
function nearestOf(reports: readonly string[], signs: Signs): string[] {
  const { held, holders, mine, withWord, sayers, spoken, total } = signs
  const others = new Map<string, { report: string; weight: number }[]>()
  const byIndicator = grouped(held, h => String(h.indicator))
  const wordsOf = new Map(mine.map(m => [m.report, new Set(m.words)]))
  const sayersOf = grouped(sayers, s => String(s.alias))
  for (const report of reports) {
    const weights = new Map<string, number>()
    const add = (other: string, weight: number) => weights.set(other, (weights.get(other) ?? 0) + weight)
    for (const all of byIndicator.values()) {
      const [first] = all
      if (!first || holders.get(first.indicator)?.many || !all.some(h => h.report === report)) continue
      const weight = (first.type === 'attack-technique' ? 0.5 : 4) / (1 + all.length / 20)
      for (const h of all) add(h.report, weight * telling(heldOf(h)))
    }
    for (const w of withWord)
      if (wordsOf.get(report)?.has(w.word))
        for (const other of w.reports) add(other, 0.25 * Math.log(Math.max(50, total) / w.reports.length))
    const said = new Set(
      spoken.flatMap((a, n) => (sayersOf.get(String(n))?.some(s => s.report === report) ? a.names : [])),
    )
    for (const [n, alias] of spoken.entries())
      if (alias.names.some(name => said.has(name)))
        for (const s of sayersOf.get(String(n)) ?? []) add(s.report, 1.5 / alias.names.length)
    weights.delete(report)
    others.set(
      report,
      [...weights].map(([other, weight]) => ({ report: other, weight })),
    )
  }
  return [...others.values()].flatMap(all =>
    all
      .sort((a, b) => b.weight - a.weight || (a.report < b.report ? -1 : 1))
      .slice(0, LOOKED_AT)
      .map(o => o.report),
  )
}

// In words ------------------------------------------------------------------------------------------------------------

function wordingOf(values: ReadonlyMap<number, AssertedIndicator>, names: readonly KnownName[], text: string): Wording {
  const tokens = [...new Set(text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])]
  return {
    shownValue: indicator => {
      const i = values.get(indicator)
      return i && { type: i.type, shown: short(defang(i.type, i.value)) }
    },
    nameOf: id => names.find(n => n.id === id)?.name,
    // Stemming cuts the end off, and makes a last y an i.
    written: lexeme => {
      const begins = (part: string) => tokens.find(t => t.toLowerCase().startsWith(part))
      return (begins(lexeme) ?? begins(lexeme.slice(0, -1)) ?? lexeme).toLowerCase()
    },
  }
}

/** Rules and addresses can be long: enough to know it by, in one line. */
function short(value: string): string {
  const line = value.trim().split(/\s*[\r\n\u2028\u2029]+\s*/)[0] ?? ''
  return line.length > 100 || line !== value.trim() ? `${line.slice(0, 100)}…` : line
}
