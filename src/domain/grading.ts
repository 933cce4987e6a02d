import type { ProvenanceKind } from './report.ts'

/** The Admiralty code: how reliable the source is, and how credible what it says. Judged apart: A6 and E1 are legal. */
export const SOURCE_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type SourceGrade = (typeof SOURCE_GRADES)[number]
export const SOURCE_GRADE_NAMES: Record<SourceGrade, string> = {
  A: 'Completely reliable',
  B: 'Usually reliable',
  C: 'Fairly reliable',
  D: 'Not usually reliable',
  E: 'Unreliable',
  F: 'Cannot be judged',
}
export const INFORMATION_GRADES = [1, 2, 3, 4, 5, 6] as const
export type InformationGrade = (typeof INFORMATION_GRADES)[number]
export const INFORMATION_GRADE_NAMES: Record<InformationGrade, string> = {
  1: 'Confirmed by other, independent sources',
  2: 'Probably true',
  3: 'Possibly true',
  4: 'Doubtful',
  5: 'Improbable',
  6: 'Cannot be judged',
}
export interface Grade {
  source: SourceGrade
  information: InformationGrade
}
export const gradeWord = ({ source, information }: Grade): string => `${source}${information}`

/** Police 3×5×2: source, what is said, handling. */
export const POLICE_SOURCES = ['1', '2', '3'] as const
export const POLICE_SOURCE_NAMES: Record<(typeof POLICE_SOURCES)[number], string> = {
  1: 'Reliable',
  2: 'Untested',
  3: 'Not reliable',
}
export const POLICE_INFORMATION = ['A', 'B', 'C', 'D', 'E'] as const
export const POLICE_INFORMATION_NAMES: Record<(typeof POLICE_INFORMATION)[number], string> = {
  A: 'Known directly to the source',
  B: 'Known indirectly, but corroborated',
  C: 'Known indirectly',
  D: 'Not known',
  E: 'Suspected to be false',
}
export const POLICE_HANDLING = ['P', 'C'] as const
export const POLICE_HANDLING_NAMES: Record<(typeof POLICE_HANDLING)[number], string> = {
  P: 'Lawful sharing permitted',
  C: 'Permitted with conditions',
}
export interface PoliceGrade {
  source: (typeof POLICE_SOURCES)[number]
  information: (typeof POLICE_INFORMATION)[number]
  handling: (typeof POLICE_HANDLING)[number]
}
export const policeWord = ({ source, information, handling }: PoliceGrade): string =>
  `${source}${information}${handling}`

/**
 * What a 3×5×2 reader would make of an Admiralty grade, about. The scales ask different questions (one whether it is true, the
 * other how the source knows), so that there is no exact conversion; handling cannot be read from it at all.
 */
export function policeReading(grade: Grade, provenance: ProvenanceKind): Omit<PoliceGrade, 'handling'> {
  const source = grade.source <= 'B' ? '1' : grade.source === 'E' || grade.source === 'D' ? '3' : '2'
  if (grade.information === 5) return { source, information: 'E' }
  if (grade.information === 6) return { source, information: 'D' }
  if (provenance === 'own-observation') return { source, information: 'A' }
  return { source, information: grade.information === 1 ? 'B' : 'C' }
}

/** What the source is graded before anybody has: one that nobody can know cannot be judged, by definition. */
export const sourceByDefault = (author: 'named' | 'withheld' | 'anonymous'): SourceGrade | undefined =>
  author === 'anonymous' ? 'F' : undefined

/** A source as this analyst gets it. */
export interface SourceAsKnown {
  /** The organisation’s handle, where it is named to this analyst. */
  named?: string | undefined
  provenance: ProvenanceKind
}
export interface Corroboration {
  /** So many at least are known to be independent of each other. */
  independent: number
  /** Not named: each may be any of the others’ author, or a third. */
  unnamed: number
  /** Passed on, or from open sources: it may all come from one place. */
  secondHand: number
}
/**
 * How many sources are known to be independent: organisations that are named to this analyst and saw it themselves, each
 * counted once. Who is behind a report that is not named is not looked at: if two such reports counted as one, the desk would
 * have learnt that they have one author. Together they are at least one source, and so is all that was passed on.
 */
export function corroboration(sources: readonly SourceAsKnown[]): Corroboration {
  const own = sources.filter(s => s.provenance === 'own-observation')
  const named = new Set(own.flatMap(s => (s.named === undefined ? [] : [s.named]))).size
  return {
    independent: Math.max(named, sources.length > 0 ? 1 : 0),
    unnamed: own.filter(s => s.named === undefined).length,
    secondHand: sources.length - own.length,
  }
}
export function corroborationWords({ independent, unnamed, secondHand }: Corroboration): string {
  if (independent === 0) return 'No source that you get.'
  const first = independent === 1 ? 'One independent source is known.' : `${independent} independent sources are known.`
  const rest = [
    ...(unnamed > 0 ? [`${unnamed} not named, which may have one author with any other`] : []),
    ...(secondHand > 0 ? [`${secondHand} passed on or from open sources, which may come from one place`] : []),
  ]
  return rest.length === 0 ? first : `${first} Counted as at least one: ${rest.join('; ')}.`
}
