import { applyRedactions, type OwnTerms, type Redaction, type RedactionKind } from '../../domain/redaction.ts'
import type { Me } from '../wire.ts'
import { WRITTEN, type Written, type WrittenText } from './content.ts'
import type { Draft } from './draft.ts'

export type Redactions = Record<Written, readonly Redaction[]>
export const NO_REDACTIONS: Redactions = { title: [], summary: [], notes: [], story: [], impact: [] }

/** Struck out together or not at all: the same words mean the same thing wherever they stand. */
export interface Strike {
  key: string
  original: string
  replacement: string
  reason: string
  kind: RedactionKind
  count: number
  fields: readonly Written[]
  on: boolean
}

export const strikeKey = (redaction: Pick<Redaction, 'kind' | 'original'>): string =>
  `${redaction.kind} ${redaction.original.trim().toLowerCase()}`

export const isStruck = (redaction: Redaction, strikes: Draft['strikes']): boolean =>
  strikes[strikeKey(redaction)] ?? redaction.accepted

/** One line for each thing that is struck out or could be, the most frequent of each kind first. */
export function strikesOf(redactions: Redactions, strikes: Draft['strikes']): Strike[] {
  const lines = new Map<string, Strike>()
  for (const field of WRITTEN) {
    for (const redaction of redactions[field]) {
      const key = strikeKey(redaction)
      const line = lines.get(key)
      const fields = line === undefined ? [field] : line.fields.includes(field) ? line.fields : [...line.fields, field]
      lines.set(key, {
        key,
        original: line?.original ?? redaction.original.trim(),
        replacement: redaction.replacement,
        reason: redaction.reason,
        kind: redaction.kind,
        count: (line?.count ?? 0) + 1,
        fields,
        on: isStruck(redaction, strikes),
      })
    }
  }
  return [...lines.values()].sort((a, b) => Number(b.on) - Number(a.on) || b.count - a.count)
}

/** What leaves: every field with its strike-outs carried out. */
export function struckOut(written: WrittenText, redactions: Redactions, strikes: Draft['strikes']): WrittenText {
  const struck = { ...written }
  for (const field of WRITTEN) {
    const on = redactions[field].filter(redaction => isStruck(redaction, strikes))
    if (on.length > 0) struck[field] = applyRedactions(written[field], on).text
  }
  return struck
}

/** What the author's organisation calls its own, with what it added and what a file's properties named. */
export const ownTermsOf = (me: Me | undefined, terms: readonly string[], people: readonly string[]): OwnTerms => ({
  names: me ? [me.member.name, ...me.member.shortNames] : [],
  domains: me?.member.domains ?? [],
  networks: me?.member.networks ?? [],
  people: me ? [...new Set([me.person.name, ...me.member.people, ...people])] : people,
  terms,
})

const NAMED_ADDRESS =
  /(?<!\p{L})"?(\p{Lu}[\p{L}'’.-]{0,40}(?:[ ,]{1,2}\p{Lu}[\p{L}'’.-]{0,40}){1,3})"?\s*[<(](?:mailto:)?([\p{L}\p{N}._+-]+)@([\p{L}\p{N}.-]+)[>)]/gu
const SPOKEN_ADDRESS = /(?<![\p{L}\p{N}._+-])(\p{L}{2,40})[._](\p{L}{2,40})@([\p{L}\p{N}.-]+)/gu

/**
 * People whom the text itself shows to be ours: "Tom Askew <t.askew@our.example>", and the name that `tom.askew@our.example`
 * spells. The portal knows some colleagues; a mail knows whom it was sent to.
 */
export function peopleIn(text: string, domains: readonly string[]): string[] {
  const ours = (host: string) => {
    const bare = host.toLowerCase().replace(/\.+$/, '')
    return domains.some(domain => bare === domain || bare.endsWith(`.${domain}`))
  }
  const people = new Set<string>()
  for (const [, name, , host] of text.matchAll(NAMED_ADDRESS)) {
    if (name !== undefined && host !== undefined && ours(host)) people.add(name)
  }
  for (const [, first = '', last = '', host] of text.matchAll(SPOKEN_ADDRESS)) {
    if (host !== undefined && ours(host)) people.add(`${first} ${last}`)
  }
  return [...people]
}
