import { type AdvisoryContent, RENDERING_NAMES, type Rendering } from './advisory.ts'
import { SMALLEST_CROWD } from './crowd.ts'
import { isWithin, parseIp, parseNetwork } from './ip-network.ts'
import { skeleton } from './look-alike.ts'
import { REGIONS, SECTORS } from './member.ts'
import { ownNames, personForms, wordsOf } from './own-names.ts'
import { type Part, partsOf } from './release.ts'

/**
 * "Does this identify a source?" asks of a text alone: it is told every member and person that the analyst may know anyway, and
 * never who reported. So it says the same whoever did, and nobody learns from it who that was.
 */
export interface KnownToDesk {
  members: readonly {
    name: string
    short: readonly string[]
    domains: readonly string[]
    networks: readonly string[]
  }[]
  people: readonly string[]
  /** Every active member, for how many a description fits. */
  crowd: readonly { sectors: readonly string[]; regions: readonly string[] }[]
  /** Values that a source gave as a victim's. */
  victims: readonly string[]
}
export const FLAGS = [
  'member',
  'domain',
  'network',
  'address',
  'person',
  'narrow',
  'only-one',
  'host',
  'minute',
  'victim',
] as const
export type FlagCode = (typeof FLAGS)[number]
export interface Flag {
  /** The same finding in the same rendering, whenever it is looked for. */
  key: string
  code: FlagCode
  rendering: Rendering
  found: string
  sentence: string
}

export function identifying(content: AdvisoryContent, known: KnownToDesk): Flag[] {
  const finders = findersOf(known)
  const flags = new Map<string, Flag>()
  const put = (part: Part, code: FlagCode, found: string): void => {
    const key = `${code}:${part.rendering}:${found.toLowerCase()}`.slice(0, 300)
    if (!flags.has(key))
      flags.set(key, {
        ...{ key, code, rendering: part.rendering, found },
        sentence: `${part.label}: ${WHY[code](found)}`,
      })
  }
  for (const part of partsOf(content)) {
    const text = undefanged(part.text)
    const looking = part.kind === 'indicator' ? finders.ofValues : [...finders.ofValues, ...finders.ofWords]
    for (const find of looking) for (const { code, found } of find(text)) put(part, code, found)
    if (part.kind === 'indicator' && content.indicators[part.n - 1]?.role === 'victim') put(part, 'victim', part.text)
  }
  return [...flags.values()]
}
/** Those that nobody has said a reason for. */
export const openFlags = (flags: readonly Flag[], content: Pick<AdvisoryContent, 'acknowledged'>): Flag[] =>
  flags.filter(flag => !content.acknowledged.some(a => a.flag === flag.key && a.reason.trim() !== ''))

const WHY: Record<FlagCode, (found: string) => string> = {
  member: found => `“${found}” is a member’s name, or part of one.`,
  domain: found => `“${found}” belongs to a member.`,
  network: found => `“${found}” lies in a member’s network.`,
  address: found => `“${found}” is an e-mail address.`,
  person: found => `“${found}” is a person of a member.`,
  narrow: found => `“${found}” fits fewer than ${SMALLEST_CROWD} members.`,
  'only-one': found => `“${found}” points at one organisation.`,
  host: found => `“${found}” looks like the name of a machine.`,
  minute: found => `“${found}” is a time to the minute: whoever was there knows whose it is.`,
  victim: found => `“${found}” was given as a victim’s.`,
}

interface Finding {
  code: FlagCode
  found: string
}
type Find = (text: string) => Finding[]

const undefanged = (text: string): string =>
  text.replaceAll(/[[({]\s?(\.|dot)\s?[\])}]/gi, '.').replaceAll(/[[({]\s?(@|at)\s?[\])}]/gi, '@')

/** A value has its role beside it; what is only telling in a sentence is looked for in sentences. */
function findersOf(known: KnownToDesk): { ofValues: Find[]; ofWords: Find[] } {
  const names = new Phrases()
  const looks = new LookAlikes()
  const initials = new Set<string>()
  for (const { name, short } of known.members) {
    const own = ownNames([name, ...short], [])
    for (const phrase of own.phrases) names.add(phrase)
    for (const root of own.roots) looks.add(root)
    for (const initial of own.initials) initials.add(initial)
  }
  const people = new Phrases()
  for (const person of known.people) for (const form of personForms(person)) people.add(form)
  const domains = new Set(known.members.flatMap(m => m.domains.map(d => d.toLowerCase())))
  const networks = known.members.flatMap(m => m.networks.flatMap(n => parseNetwork(n) ?? []))
  const victims = new Set(known.victims.map(v => v.trim().toLowerCase()).filter(v => v !== ''))
  return {
    ofValues: [
      text => [...names.in(text), ...looks.in(text)].map(found => ({ code: 'member', found })),
      text => domainsIn(text, domains),
      text => addressesIn(text, networks),
      text => victimsIn(text, victims),
    ],
    ofWords: [
      text => matches(text, INITIALS).flatMap(found => (initials.has(found) ? [{ code: 'member', found }] : [])),
      text => people.in(text).map(found => ({ code: 'person', found })),
      text => matches(text, MAIL).map(found => ({ code: 'address', found })),
      text => matches(text, MINUTE).map(found => ({ code: 'minute', found })),
      text => matches(text, ONLY_ONE).map(found => ({ code: 'only-one', found: found.trim() })),
      text => hostsIn(text),
      text => narrowIn(text, known.crowd),
    ],
  }
}
const INITIALS = /\b[A-Z][A-Z0-9&]{1,2}\b/g
const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g
const MINUTE = /(?<![\d:.])(?:[01]?\d|2[0-3])[:h][0-5]\d(?![\d:]|\.\d)/g
const ONLY_ONE =
  /\b(?:the )?(?:only|sole|largest|biggest|oldest|smallest)\b[^.!?\n]{0,80}?\b(?:in|of|among|to)\b[^.!?,\n]{0,40}/gi
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(m => m[0])

/** Names as word lists, looked for in the words of a text. */
class Phrases {
  readonly #byFirst = new Map<string, string[][]>()
  add(words: readonly string[]): void {
    const [first] = words
    if (first === undefined) return
    this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), [...words]])
  }
  in(text: string): string[] {
    const words = wordsOf(text)
    return words.flatMap((word, at) => {
      const there = (this.#byFirst.get(word) ?? []).filter(phrase => phrase.every((w, n) => words[at + n] === w))
      const longest = there.sort((a, b) => b.length - a.length)[0]
      return longest ? [longest.join(' ')] : []
    })
  }
}

/** Names within longer words, and as they are imitated: a phishing page's domain says whose customers it was for. */
class LookAlikes {
  readonly #byStart = new Map<string, { root: string; look: string }[]>()
  add(root: string): void {
    const look = skeleton(root)
    if (look.length < SHORTEST_LOOK) return
    const start = look.slice(0, SHORTEST_LOOK)
    this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), { root, look }])
  }
  in(text: string): string[] {
    return [...new Set(wordsOf(text))].filter(word => {
      const look = skeleton(word)
      for (let at = 0; at + SHORTEST_LOOK <= look.length; at++)
        for (const one of this.#byStart.get(look.slice(at, at + SHORTEST_LOOK)) ?? []) {
          if (!look.startsWith(one.look, at)) continue
          // The name as it is written is a phrase; a short one within a word ("ember" in "September") is chance.
          const isWhole = look.length === one.look.length
          if (isWhole ? word !== one.root : one.look.length >= LONG_LOOK) return true
        }
      return false
    })
  }
}
const SHORTEST_LOOK = 5
const LONG_LOOK = 7

function domainsIn(text: string, domains: ReadonlySet<string>): Finding[] {
  if (domains.size === 0) return []
  // One run of such letters at a time: as a pattern of labels it looks at a long run again from every label.
  return matches(text.toLowerCase(), /[a-z0-9.-]+/g).flatMap((run): Finding[] => {
    const labels = run.split('.').filter(label => label !== '')
    const last = labels.slice(-MOST_LABELS)
    const isOwn = last.some((_, n) => domains.has(last.slice(n).join('.')))
    return isOwn ? [{ code: 'domain', found: last.join('.') }] : []
  })
}
const MOST_LABELS = 10

function addressesIn(text: string, networks: readonly NonNullable<ReturnType<typeof parseNetwork>>[]): Finding[] {
  if (networks.length === 0) return []
  return matches(text, /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\b/gi).flatMap(found => {
    const ip = parseIp(found)
    return ip && networks.some(network => isWithin(ip, network)) ? [{ code: 'network', found }] : []
  })
}

const INSIDE = /\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:local|lan|corp|internal|intranet)\b/gi
const MACHINE = /\b(?:srv|dc|fs|ws|pc|laptop|desktop|sql|exch|vpn|vm|host|nas)[-_]?[a-z]{0,12}[-_]?\d{1,4}\b/gi
const LABELLED = /\b[A-Z]{2,12}(?:-[A-Z0-9]{2,12}){1,4}\b/g
const PUBLIC = /^(?:CVE|CWE|CAPEC|GHSA|SHA|RFC|MS|KB|TLP|ISO|AES|TLS|UTF|MD|IPV|COVID|X)-?/
function hostsIn(text: string): Finding[] {
  const labelled = matches(text, LABELLED).filter(found => /\d/.test(found) && !PUBLIC.test(found))
  const inside = matches(text, INSIDE)
  const hosts = new Set(inside.flatMap(host => host.split('.')))
  const machines = matches(text, MACHINE).filter(name => !hosts.has(name))
  return [...new Set([...inside, ...machines, ...labelled])].map(found => ({ code: 'host', found }))
}

const says = (name: string): RegExp => new RegExp(`\\b${name.toLowerCase().replaceAll(/[^a-z& ]/g, '.')}\\b`)
const SECTOR_LIST = Object.entries(SECTORS).map(([id, name]) => ({ id, name, said: says(name) }))
const REGION_LIST = Object.entries(REGIONS).map(([id, name]) => ({ id, name, said: says(name) }))
/** A sector, a region, or both in one sentence, that fewer than five members match. */
function narrowIn(text: string, crowd: KnownToDesk['crowd']): Finding[] {
  const lower = ` ${text.toLowerCase().replaceAll(/\s+/g, ' ')} `
  const sectors = SECTOR_LIST.filter(({ said }) => said.test(lower))
  const regions = REGION_LIST.filter(({ said }) => said.test(lower))
  const few = (matching: (m: KnownToDesk['crowd'][number]) => boolean): boolean =>
    crowd.filter(matching).length < SMALLEST_CROWD
  const both = sectors.flatMap(s =>
    regions.flatMap(r =>
      few(m => m.sectors.includes(s.id) && m.regions.includes(r.id)) ? [`${s.name}, ${r.name}`] : [],
    ),
  )
  const alone = [
    ...sectors.flatMap(s => (few(m => m.sectors.includes(s.id)) ? [s.name] : [])),
    ...regions.flatMap(r => (few(m => m.regions.includes(r.id)) ? [r.name] : [])),
  ]
  return [...both, ...alone].map(found => ({ code: 'narrow', found }))
}

function victimsIn(text: string, victims: ReadonlySet<string>): Finding[] {
  if (victims.size === 0) return []
  const lower = text.toLowerCase()
  return [...victims].flatMap(found => (lower.includes(found) ? [{ code: 'victim', found }] : []))
}

/** For a line of the portal: where a finding stands. */
export const flagPlace = (flag: Pick<Flag, 'rendering'>): string => RENDERING_NAMES[flag.rendering]
