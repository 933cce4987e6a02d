/**
 * ATT&CK, as far as it is shown: matrices with their tactics in the order of the file that was loaded. Tactics and their
 * order change with its editions, so nothing here lists them; what stands in no tactic that is known is shown last.
 */
export interface AttackTactic {
  id: string
  shortName: string
  name: string
}
export const TECHNIQUE_STATES = ['current', 'deprecated', 'revoked'] as const
export type TechniqueState = (typeof TECHNIQUE_STATES)[number]
export interface AttackTechnique {
  id: string
  name: string
  /** Short names. */
  tactics: readonly string[]
  state: TechniqueState
  /** The technique that stands in its place. */
  revokedBy?: string | undefined
}
export interface AttackMatrix {
  /** Such as "enterprise-attack". */
  domain: string
  name: string
  version: string
  tactics: readonly AttackTactic[]
  techniques: readonly AttackTechnique[]
}

/** The id of the technique that a sub-technique belongs to; its own for a technique. */
export const parentOf = (id: string): string => id.split('.')[0] ?? id

/** "Phishing: Spearphishing Attachment", as ATT&CK writes a sub-technique out. */
export function techniqueNames(matrices: readonly AttackMatrix[]): Map<string, string> {
  const own = new Map(matrices.flatMap(m => m.techniques.map(t => [t.id, t.name] as const)))
  return new Map(
    [...own].map(([id, name]) => {
      const parent = id === parentOf(id) ? undefined : own.get(parentOf(id))
      return [id, parent === undefined ? name : `${parent}: ${name}`]
    }),
  )
}

export interface PlacedMatrix {
  domain: string
  name: string
  version: string
  tactics: { id: string; shortName: string; name: string; techniques: string[] }[]
}
/**
 * Where techniques stand in the matrices: under each of their tactics, in the order given. A matrix in which none of them
 * stands is left out; `unplaced` are those that stand in none. A revoked technique stands where the one in its place does.
 */
export function placed(
  matrices: readonly AttackMatrix[],
  ids: readonly string[],
): { matrices: PlacedMatrix[]; unplaced: string[] } {
  const found = new Set<string>()
  const shown = matrices.map(({ domain, name, version, tactics, techniques }) => {
    const byId = new Map(techniques.map(t => [t.id, t]))
    const known = new Set(tactics.map(t => t.shortName))
    const tacticsOf = (id: string): string[] => {
      const technique = byId.get(id)
      const own = technique?.tactics.filter(t => known.has(t)) ?? []
      const heir = technique?.revokedBy === undefined || technique.revokedBy === id ? undefined : technique.revokedBy
      return own.length > 0 || heir === undefined ? own : (byId.get(heir)?.tactics.filter(t => known.has(t)) ?? [])
    }
    const places = new Map(ids.map(id => [id, tacticsOf(id)]))
    for (const [id, at] of places) if (at.length > 0) found.add(id)
    return {
      domain,
      name,
      version,
      tactics: tactics.map(t => ({
        id: t.id,
        shortName: t.shortName,
        name: t.name,
        techniques: ids.filter(id => places.get(id)?.includes(t.shortName)),
      })),
    }
  })
  return {
    matrices: shown.filter(m => m.tactics.some(t => t.techniques.length > 0)),
    unplaced: ids.filter(id => !found.has(id)),
  }
}
