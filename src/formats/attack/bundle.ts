import type { AttackMatrix, AttackTactic, AttackTechnique } from '../../domain/attack.ts'

/**
 * ATT&CK from MITRE's STIX bundle. The file is somebody else's: what has not the form is left out, and a bundle without a
 * matrix, or whose matrix has no tactic, is refused with a word why. Tactics come in the order of `tactic_refs` of the
 * `x-mitre-matrix`; those that no matrix refers to follow by name.
 */
export class AttackFileError extends Error {}

interface Thing {
  type: string
  id: string
  rest: Record<string, unknown>
}
const MOST_NAME = 200
const DOMAINS = /^[a-z][a-z-]{0,40}$/
const TACTIC = /^TA\d{4}$/
const TECHNIQUE = /^T\d{4}(?:\.\d{3})?$/
const SHORT = /^[a-z][a-z0-9-]{0,60}$/

export interface ReadBundle {
  matrix: AttackMatrix
  /** Objects that should have been a tactic or a technique and were not. */
  leftOut: number
}

export function readAttackBundle(text: string): ReadBundle {
  const things = thingsOf(text)
  const of = (type: string) => things.filter(t => t.type === type)
  const [matrix] = of('x-mitre-matrix')
  if (!matrix)
    throw new AttackFileError('there is no x-mitre-matrix in it, so nobody says in which order the tactics stand')
  const domain = externalOf(matrix, DOMAINS) ?? ''
  if (domain === '') throw new AttackFileError('its matrix does not say which it is (external_id)')
  const known = of('x-mitre-tactic')
  const tactics = known.flatMap(t => tacticOf(t) ?? [])
  const byId = new Map(known.map(t => [t.id, tacticOf(t)]))
  const inOrder = textsOf(matrix.rest.tactic_refs).flatMap(ref => byId.get(ref) ?? [])
  const others = tactics
    .filter(t => !inOrder.some(o => o.shortName === t.shortName))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const ordered = unique([...inOrder, ...others], t => t.shortName)
  if (ordered.length === 0) throw new AttackFileError('there is no tactic in it')
  const techniques = techniquesOf(of('attack-pattern'), of('relationship'))
  const [collection] = of('x-mitre-collection')
  return {
    matrix: {
      domain,
      name: nameOf(matrix) ?? domain,
      version: lineOf(collection?.rest.x_mitre_version)?.slice(0, 20) ?? '',
      tactics: ordered,
      techniques,
    },
    leftOut: known.length - tactics.length + of('attack-pattern').length - techniques.length,
  }
}

function thingsOf(text: string): Thing[] {
  let bundle: unknown
  try {
    bundle = JSON.parse(text)
  } catch {
    throw new AttackFileError('it is not JSON')
  }
  const objects = isRecord(bundle) && bundle.type === 'bundle' ? bundle.objects : undefined
  if (!Array.isArray(objects)) throw new AttackFileError('it is not a STIX bundle with objects')
  return objects.flatMap((o: unknown) =>
    isRecord(o) && typeof o.type === 'string' && typeof o.id === 'string' ? [{ type: o.type, id: o.id, rest: o }] : [],
  )
}

function tacticOf(thing: Thing): AttackTactic | undefined {
  const id = externalOf(thing, TACTIC)
  const [name, shortName] = [nameOf(thing), thing.rest.x_mitre_shortname]
  return id && name && typeof shortName === 'string' && SHORT.test(shortName) ? { id, name, shortName } : undefined
}

function techniquesOf(patterns: readonly Thing[], relationships: readonly Thing[]): AttackTechnique[] {
  const ids = new Map(patterns.flatMap(p => [[p.id, externalOf(p, TECHNIQUE)] as const]))
  const heirs = new Map(
    relationships.flatMap(({ rest }) =>
      rest.relationship_type === 'revoked-by' &&
      typeof rest.source_ref === 'string' &&
      typeof rest.target_ref === 'string'
        ? [[rest.source_ref, ids.get(rest.target_ref)] as const]
        : [],
    ),
  )
  const found = patterns.flatMap((pattern): AttackTechnique[] => {
    const [id, name] = [ids.get(pattern.id), nameOf(pattern)]
    if (!id || !name) return []
    const { revoked, x_mitre_deprecated: deprecated } = pattern.rest
    const state = revoked === true ? 'revoked' : deprecated === true ? 'deprecated' : 'current'
    const revokedBy = state === 'revoked' ? heirs.get(pattern.id) : undefined
    return [{ id, name, tactics: phasesOf(pattern), state, ...(revokedBy ? { revokedBy } : {}) }]
  })
  // An id was given anew once in a while: what stands today comes first.
  const rank = { current: 0, deprecated: 1, revoked: 2 } as const
  return unique(
    found.sort((a, b) => rank[a.state] - rank[b.state]),
    t => t.id,
  ).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Short names of its tactics, of whichever matrix: `mitre-attack`, `mitre-mobile-attack`, `mitre-ics-attack`. */
function phasesOf({ rest }: Thing): string[] {
  const phases: unknown = rest.kill_chain_phases
  if (!Array.isArray(phases)) return []
  return [
    ...new Set(
      phases.flatMap((p: unknown) =>
        isRecord(p) && typeof p.phase_name === 'string' && SHORT.test(p.phase_name) ? [p.phase_name] : [],
      ),
    ),
  ]
}

/** The id that ATT&CK itself calls it by: of the first reference of a source of MITRE's. */
function externalOf({ rest }: Thing, form: RegExp): string | undefined {
  const references: unknown = rest.external_references
  if (!Array.isArray(references)) return undefined
  for (const reference of references) {
    if (!isRecord(reference) || typeof reference.source_name !== 'string' || !reference.source_name.startsWith('mitre'))
      continue
    if (typeof reference.external_id === 'string' && form.test(reference.external_id)) return reference.external_id
  }
  return undefined
}

const nameOf = ({ rest }: Thing): string | undefined => lineOf(rest.name)
/** One line of text that can be stored and shown. */
function lineOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const line = value
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_NAME)
    .trim()
  return line === '' ? undefined : line.toWellFormed()
}
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v: unknown) => typeof v === 'string') : []
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
function unique<T>(all: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter(one => !seen.has(key(one)) && seen.add(key(one)))
}
