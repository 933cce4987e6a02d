import type { IndicatorType, Role, Use } from './indicator.ts'
import type { KnownNameKind } from './known-name.ts'

/**
 * How likely two reports tell of one campaign, from what both say. Pure: what a report says, and how rare each thing is
 * among the reports that one viewer gets, are parameters, so nothing that is hidden from the viewer can count. The weights
 * were set on the labelled set in fixtures/likeness (docs/decisions/0035).
 */
export interface Held {
  type: IndicatorType
  role: Role
  use: Use
}
/** What one report says, as far as the viewer gets it. */
export interface Kin {
  id: string
  /** When it happened, where that is said, else when the viewer got it: milliseconds since 1970. */
  at: number
  /** By the indicator's number; what was taken back is not in it. */
  holds: ReadonlyMap<number, Held>
  /** How many values it says, those included that it shares with none that was looked at; techniques are none. */
  values: number
  /** Lexemes; what was taken back, or is everybody's, is not among them. */
  words: ReadonlySet<string>
  /** Names of malware, actors and tools that the desk knows, whatever alias the report calls them by. */
  names: ReadonlyMap<string, NameSaid>
  /** Sectors and regions that it speaks of. */
  fields: ReadonlySet<string>
}
export interface NameSaid {
  kind: KnownNameKind
  /** The alias that it wrote. */
  as: string
  /** The alias is one of several names': it tells less. */
  clashes: boolean
}
/** How many reports hold an indicator; `many` where it was not counted further. */
export interface Holders {
  count: number
  many: boolean
  /** The least that any of them makes of it: what one report knows to be shared hosting is so for all. */
  least: number
}
export interface Rarity {
  /** Reports that the viewer gets, counted to a limit. */
  reports: number
  holders: ReadonlyMap<number, Holders>
  /** In how many reports a word stands; common ones are not in it. */
  words: ReadonlyMap<string, number>
  /** In how many a name stands, under any of its aliases. */
  names: ReadonlyMap<string, number>
  /** Lexemes of values (by the indicator's number) and of names that count as such, and not as words again. */
  counted: ReadonlyMap<number | string, readonly string[]>
}

/** Weight of a value that two reports alone hold, and among how many more it has lost half of that. */
const TYPES: Record<IndicatorType, readonly [weight: number, half: number]> = {
  md5: [6, 40],
  sha1: [6, 40],
  sha256: [6, 40],
  sha512: [6, 40],
  mutex: [6, 40],
  bitcoin: [6, 40],
  ethereum: [6, 40],
  monero: [6, 40],
  yara: [5, 20],
  sigma: [5, 20],
  suricata: [5, 20],
  url: [5.5, 30],
  domain: [5.5, 30],
  email: [5, 20],
  'ip-port': [4.5, 12],
  ipv4: [4, 8],
  ipv6: [4, 8],
  'registry-key': [4, 10],
  'file-path': [4, 10],
  'email-subject': [3, 10],
  'file-name': [1.5, 5],
  'user-agent': [2.5, 6],
  ja3: [2.5, 6],
  ja4: [2.5, 6],
  'ipv4-cidr': [2, 4],
  'ipv6-cidr': [2, 4],
  cve: [2.5, 15],
  asn: [0.5, 3],
  'attack-technique': [0, 1],
}

/** What is at a victim’s, or at everybody’s, says little of whose doing it is. */
const ROLES: Partial<Record<Role, number>> = {
  'shared-hosting': 0.03,
  sinkhole: 0.1,
  victim: 0.15,
  'hacked-innocent': 0.3,
  scanner: 0.6,
}
const USES: Partial<Record<Use, number>> = { context: 0.6 }

/** From 0 to 1: how far this report makes the value a trace of somebody. */
export const telling = ({ role, use }: Pick<Held, 'role' | 'use'>): number => (ROLES[role] ?? 1) * (USES[use] ?? 1)
/** Roles that hold for everybody's mention of the value, whoever knows it. */
export const isEverybodys = (role: Role): boolean => role === 'shared-hosting' || role === 'sinkhole'

/** One thing that both say, and what it adds. */
export type Evidence = { weight: number } & (
  | { kind: 'indicator'; indicator: number; holders: number; telling: number }
  | { kind: 'technique'; indicator: number; holders: number }
  | { kind: 'name'; name: string; said: readonly [string, string]; clashes: boolean }
  | { kind: 'place'; word: string; holders: number }
  | { kind: 'word'; word: string; holders: number }
  | { kind: 'time'; days: number; between: readonly [earlier: number, later: number] }
  | { kind: 'field'; field: string }
)
export interface Likeness {
  /** From 0 to 1. */
  score: number
  evidence: readonly Evidence[]
}

/**
 * Reports that were drawn together: what is said of one by most of them tells more than what two happen to share. One report
 * is a group of one.
 */
export interface Group {
  kin: readonly Kin[]
  /** In how many of them a word stands. */
  words: ReadonlyMap<string, number>
  /** Words of one of them, on average. */
  length: number
}
export function groupOf(kin: readonly Kin[]): Group {
  const words = new Map<string, number>()
  for (const one of kin) for (const word of one.words) if (!isPlace(word)) words.set(word, (words.get(word) ?? 0) + 1)
  return { kin, words, length: [...words.values()].reduce((sum, n) => sum + n, 0) / kin.length }
}

/** Log-odds: what speaks for one campaign, unless something is there, and what each kind of evidence adds. */
const DOUBT = -11.8
const VALUES = 1.15
const VALUES_AT_MOST = 12
const TECHNIQUES = 1.3
const NAMES = 2.2
const FIELDS = 0.45
const WORDS = 14.4
/** Per natural logarithm of the group’s size: a larger one has more words to meet by chance, and says more by those it shares. */
const WORDS_OF_MORE = 0.7
const OF_MORE = -2.2
const TIME: readonly (readonly [days: number, weight: number])[] = [
  [14, 3],
  [45, 1.5],
  [120, 0],
]
const LONG_APART = -0.5
/** What is in fewer than one of so many reports counts as rare as that: more is not known of it. */
const RAREST = 1 / 200
/** Before anything is counted, a word is taken to stand in one of so many reports, as if that many had been read. */
const READ_BEFORE = 20
const USUALLY = 0.03
/** Texts are as long as this at least: two words in common of three are no proof. */
const SHORTEST = 10

/** How likely a report tells of the same as a group does. For a group of one it is the same from both sides. */
export function likeness(a: Kin, group: Group, rarity: Rarity): Likeness {
  const others = group.kin.filter(k => k.id !== a.id).map(k => shared(a, k, rarity))
  const nearest = others.reduce((best, o) => (best === undefined || o.strength > best.strength ? o : best), others[0])
  if (!nearest) return { score: 0, evidence: [] }
  const size = Math.log(group.kin.length)
  const words = sharedWords(a, group, rarity, nearest.evidence)
  const told = Math.sqrt(
    words.reduce((sum, e) => sum + e.weight, 0) /
      Math.sqrt(Math.max(SHORTEST, plainWords(a)) * Math.max(SHORTEST, group.length)),
  )
  const values = others
    .map(o => o.values)
    .sort((x, y) => y - x)
    .slice(0, 3)
    .reduce((sum, v, n) => sum + v * 0.4 ** n, 0)
  const most = (of: (o: Shared) => number) => Math.max(...others.map(of))
  const days = Math.min(...others.map(o => o.time.days))
  if (words.length === 0 && others.every(o => o.strength === 0)) return { score: 0, evidence: [] }
  const sum =
    DOUBT +
    VALUES * Math.min(VALUES_AT_MOST, values) +
    TECHNIQUES * most(o => o.techniques) +
    NAMES * most(o => o.names) +
    FIELDS * (others.filter(o => o.fields).length / others.length) +
    (WORDS + WORDS_OF_MORE * size) * told +
    OF_MORE * size +
    (TIME.find(([at]) => days <= at)?.[1] ?? LONG_APART)
  return { score: 1 / (1 + Math.exp(-sum)), evidence: [...nearest.evidence, ...words, nearest.time] }
}

/** What two reports share but for the words of the language. */
interface Shared {
  values: number
  techniques: number
  names: number
  fields: boolean
  strength: number
  evidence: readonly Evidence[]
  time: Evidence & { kind: 'time' }
}
function shared(a: Kin, b: Kin, rarity: Rarity): Shared {
  const indicators = sharedIndicators(a, b, rarity)
  const techniqueEvidence = sharedTechniques(a, b, rarity)
  const nameEvidence = sharedNames(a, b, rarity)
  const places = sharedPlaces(a, b, rarity, indicators)
  const fields = sharedFields(a, b)
  const values = fading([...indicators, ...places], 0.6)
  const techniques = Math.min(1.5, fading(techniqueEvidence, 0.7))
  const names = fading(nameEvidence, 0.5)
  return {
    values,
    techniques,
    names,
    fields: fields.length > 0,
    strength: values + techniques + names,
    evidence: [...indicators, ...places, ...techniqueEvidence, ...nameEvidence, ...fields],
    time: timeBetween(a, b),
  }
}

/** The strongest counts whole, each next one less: ten values of one list are not ten witnesses. */
const fading = (all: readonly Evidence[], by: number): number =>
  all
    .map(e => e.weight)
    .sort((x, y) => y - x)
    .reduce((sum, weight, n) => sum + weight * by ** n, 0)

function sharedIndicators(a: Kin, b: Kin, { holders }: Rarity): (Evidence & { kind: 'indicator' })[] {
  return [...a.holds].flatMap(([indicator, mine]) => {
    const theirs = b.holds.get(indicator)
    const held = holders.get(indicator)
    if (!theirs || !held || held.many || mine.type === 'attack-technique') return []
    const [full, half] = TYPES[mine.type]
    const tells = Math.min(telling(mine), telling(theirs), held.least)
    const weight = (full * tells) / (1 + Math.max(0, held.count - 2) / half)
    return [{ kind: 'indicator' as const, weight, indicator, holders: held.count, telling: tells }]
  })
}

function sharedTechniques(a: Kin, b: Kin, { holders, reports }: Rarity): Evidence[] {
  return [...a.holds].flatMap(([indicator, mine]): Evidence[] => {
    const held = holders.get(indicator)
    if (mine.type !== 'attack-technique' || !b.holds.has(indicator) || !held || held.many) return []
    const weight = 0.3 * Math.max(0, Math.log(Math.max(reports, 50) / Math.max(2, held.count)) - 1)
    return weight > 0 ? [{ kind: 'technique', weight, indicator, holders: held.count }] : []
  })
}

const NAME: Record<KnownNameKind, number> = { actor: 2.5, malware: 1.8, tool: 0.5 }
const CLASHING = 0.35
function sharedNames(a: Kin, b: Kin, rarity: Rarity): Evidence[] {
  return [...a.names].flatMap(([name, mine]): Evidence[] => {
    const theirs = b.names.get(name)
    if (!theirs) return []
    const clashes = mine.clashes || theirs.clashes
    const more = Math.max(0, (rarity.names.get(name) ?? 2) - 2)
    const weight = (NAME[mine.kind] * (clashes ? CLASHING : 1)) / (1 + more / 40)
    return [{ kind: 'name', weight, name, said: [mine.as, theirs.as], clashes }]
  })
}

/** A host or a file that is named in the text, rather than a word of the language. */
export const isPlace = (word: string): boolean => /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(word)
const isFile = (word: string): boolean =>
  /\.(exe|dll|iso|img|zip|rar|7z|js|vbs|ps1|bat|lnk|docx?|xlsx?|pdf|html?|aspx?|php|jsp|txt|csv|log|one|msi|apk)$/.test(
    word,
  )
const PLACE = 4
const FILE = 1
const PLACE_HALF = 15

/** What counts as a value already is not a place again. */
function sharedPlaces(a: Kin, b: Kin, rarity: Rarity, indicators: readonly Evidence[]): Evidence[] {
  const counted = countedOf(indicators, rarity)
  const [few, many] = a.words.size < b.words.size ? [a, b] : [b, a]
  return [...few.words].flatMap((word): Evidence[] => {
    const holders = many.words.has(word) && isPlace(word) && !counted.has(word) ? rarity.words.get(word) : undefined
    if (holders === undefined) return []
    const weight = (isFile(word) ? FILE : PLACE) / (1 + Math.max(0, holders - 2) / PLACE_HALF)
    return [{ kind: 'place', weight, word, holders }]
  })
}

const countedOf = (evidence: readonly Evidence[], { counted }: Rarity): ReadonlySet<string> =>
  new Set(
    evidence.flatMap(
      e => (e.kind === 'indicator' ? counted.get(e.indicator) : e.kind === 'name' && counted.get(e.name)) || [],
    ),
  )

/** How many words of the language a report has. */
const lengths = new WeakMap<Kin, number>()
function plainWords(kin: Kin): number {
  const known = lengths.get(kin) ?? [...kin.words].filter(word => !isPlace(word)).length
  lengths.set(kin, known)
  return known
}

/** Words that the group has more often than all reports have: by how much, as a logarithm. */
function sharedWords(
  a: Kin,
  group: Group,
  rarity: Rarity,
  others: readonly Evidence[],
): (Evidence & { kind: 'word' })[] {
  const counted = countedOf(others, rarity)
  const all = rarity.reports + READ_BEFORE
  const own = group.kin.some(k => k.id === a.id)
  const size = group.kin.length - (own ? 1 : 0)
  return [...a.words].flatMap(word => {
    const holders = rarity.words.get(word)
    const here = (group.words.get(word) ?? 0) - (own ? 1 : 0)
    if (holders === undefined || here <= 0 || isPlace(word) || counted.has(word)) return []
    const anywhere = Math.max(RAREST, (Math.max(2, holders) + READ_BEFORE * USUALLY) / all)
    const weight = Math.log((here + anywhere) / (size + 1) / anywhere)
    return weight > 0 ? [{ kind: 'word' as const, weight, word, holders }] : []
  })
}

const sharedFields = (a: Kin, b: Kin): Evidence[] =>
  [...a.fields].filter(f => b.fields.has(f)).map(field => ({ kind: 'field', weight: 0, field }))

const DAY = 86_400_000
function timeBetween(a: Kin, b: Kin): Evidence & { kind: 'time' } {
  const days = Math.abs(a.at - b.at) / DAY
  return { kind: 'time', days, weight: 0, between: a.at < b.at ? [a.at, b.at] : [b.at, a.at] }
}

/** From here on two reports, or a report and a situation, are proposed together. */
export const PROPOSED = 0.3
/** And two groups, by how like each of the one is to the other on average. */
export const GROUPED = 0.15
/** Whoever is this little like the others of its group, once that is whole, is out of it again. */
export const STAYS = 0.05

/** A group without those that do not belong to it; each is looked at against all the others, so that no order matters. */
export function withoutStrangers(kin: readonly Kin[], rarity: Rarity): Kin[] {
  if (kin.length < 3) return [...kin]
  return kin.filter(k => likeness(k, groupOf(kin.filter(other => other !== k)), rarity).score >= STAYS)
}

export interface Scored extends Likeness {
  kin: Kin
}
/** Of these reports, those that tell of the same as `kin`, the likeliest first. */
export const alike = (kin: Kin, others: Iterable<Kin>, rarity: Rarity): Scored[] =>
  [...others]
    .filter(o => o.id !== kin.id)
    .map(o => ({ kin: o, ...likeness(kin, groupOf([o]), rarity) }))
    .filter(s => s.score >= PROPOSED)
    .sort((x, y) => y.score - x.score || (x.kin.id < y.kin.id ? -1 : 1))

/** How like two groups are: each report of the one to the whole other, on average, from both sides. */
export function groupLikeness(one: Group, other: Group, rarity: Rarity): number {
  const towards = (from: Group, to: Group) =>
    from.kin.reduce((sum, k) => sum + likeness(k, to, rarity).score, 0) / from.kin.length
  const [there, back] = [towards(one, other), towards(other, one)]
  // Where both are groups already, each has to see it so: one of many kinds of report draws in whatever is near.
  return Math.min(one.kin.length, other.kin.length) > 2 ? Math.min(there, back) : (there + back) / 2
}
