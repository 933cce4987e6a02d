import type { IndicatorType, Role, Use } from './indicator.ts'

/**
 * How likely two reports tell of one campaign, from what both say. Pure: what a report says, and how rare each thing is
 * among the reports that one viewer gets, are parameters, so nothing that is hidden from the viewer can count.
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
  /** Lexemes. */
  words: ReadonlySet<string>
  /** Names of malware, actors and tools that the desk knows, whatever alias the report calls them by. */
  names: ReadonlyMap<string, NameSaid>
  /** Sectors and regions that it speaks of. */
  fields: ReadonlySet<string>
}
export interface NameSaid {
  /** The alias that it wrote. */
  as: string
  /** The alias is one of several names': it tells less. */
  shared: boolean
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
  words: ReadonlyMap<string, number>
  names: ReadonlyMap<string, number>
}

/** Weight of a value that two reports alone hold, and among how many it has lost half of that. */
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
  'file-name': [2, 5],
  'user-agent': [2.5, 6],
  ja3: [2.5, 6],
  ja4: [2.5, 6],
  'ipv4-cidr': [2, 4],
  'ipv6-cidr': [2, 4],
  cve: [2, 15],
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
  | { kind: 'name'; name: string; as: readonly [string, string]; shared: boolean }
  | { kind: 'word'; word: string }
  | { kind: 'time'; days: number }
  | { kind: 'field'; field: string }
)
export interface Likeness {
  /** From 0 to 1. */
  score: number
  evidence: readonly Evidence[]
}

/** What has to be there before two reports are more likely of one campaign than not. */
const DOUBT = 3.4

export function likeness(a: Kin, b: Kin, rarity: Rarity): Likeness {
  const indicators = sharedIndicators(a, b, rarity)
  const techniques = sharedTechniques(a, b, rarity)
  const evidence = [...indicators, ...techniques]
  const found = fading(indicators, 0.6) + Math.min(1.5, fading(techniques, 0.7))
  const when = timeBetween(a, b)
  const sum = found + (found > 0 ? when.weight : 0)
  return { score: 1 / (1 + Math.exp(DOUBT - sum)), evidence: found > 0 ? [...evidence, when] : [] }
}

/** The strongest counts whole, each next one less: ten values of one list are not ten witnesses. */
const fading = (all: readonly Evidence[], by: number): number =>
  all
    .map(e => e.weight)
    .sort((x, y) => y - x)
    .reduce((sum, weight, n) => sum + weight * by ** n, 0)

function sharedIndicators(a: Kin, b: Kin, { holders }: Rarity): Evidence[] {
  return [...a.holds].flatMap(([indicator, mine]): Evidence[] => {
    const theirs = b.holds.get(indicator)
    const held = holders.get(indicator)
    if (!theirs || !held || held.many || mine.type === 'attack-technique') return []
    const [full, half] = TYPES[mine.type]
    const tells = Math.min(telling(mine), telling(theirs), held.least)
    const weight = (full * tells) / (1 + Math.max(0, held.count - 2) / half)
    return [{ kind: 'indicator', weight, indicator, holders: held.count, telling: tells }]
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

const DAY = 86_400_000
/** Near in time supports what else there is; far apart speaks against it, and never alone decides. */
function timeBetween(a: Kin, b: Kin): Evidence & { kind: 'time' } {
  const days = Math.abs(a.at - b.at) / DAY
  return { kind: 'time', days, weight: days <= 14 ? 0.5 : days <= 45 ? 0 : days <= 120 ? -0.4 : -0.8 }
}

export interface Scored extends Likeness {
  kin: Kin
}
/** Of these reports, those that tell of the same as `kin` more likely than not, the likeliest first. */
export const alike = (kin: Kin, others: Iterable<Kin>, rarity: Rarity, least = 0.5): Scored[] =>
  [...others]
    .filter(o => o.id !== kin.id)
    .map(o => ({ kin: o, ...likeness(kin, o, rarity) }))
    .filter(s => s.score >= least)
    .sort((x, y) => y.score - x.score || (x.kin.id < y.kin.id ? -1 : 1))
