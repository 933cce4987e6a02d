/**
 * A situation: the desk's living picture of one campaign or incident. Reports are drawn into it and taken out again; nothing
 * is merged, and every change can be undone.
 */
export const SITUATION_STATES = ['open', 'watching', 'closed'] as const
export type SituationState = (typeof SITUATION_STATES)[number]
export const SITUATION_STATE_NAMES: Record<SituationState, string> = {
  open: 'Open',
  watching: 'Watching',
  closed: 'Closed',
}

/** What stands in a situation besides its reports. */
export const PART_KINDS = ['statement', 'hypothesis', 'evidence', 'entity'] as const
export type PartKind = (typeof PART_KINDS)[number]
export const PART_KIND_NAMES: Record<PartKind, string> = {
  statement: 'Statement',
  hypothesis: 'Hypothesis',
  evidence: 'Evidence',
  entity: 'Entity',
}

export const ENTITY_KINDS = [
  'actor',
  'malware',
  'tool',
  'infrastructure',
  'victims',
  'vulnerability',
  'technique',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]
export const ENTITY_KIND_NAMES: Record<EntityKind, string> = {
  actor: 'Actors',
  malware: 'Malware',
  tool: 'Tools',
  infrastructure: 'Infrastructure',
  victims: 'Victims',
  vulnerability: 'Vulnerabilities',
  technique: 'Techniques',
}

/** What the desk did. For reports, `split` and `joined` are told in both situations. */
export const ACTS = [
  'opened',
  'changed',
  'drawn',
  'taken',
  'split',
  'joined',
  'added',
  'reworded',
  'removed',
  'marked',
] as const
export type Act = (typeof ACTS)[number]
/** Acts on reports, whose rows say what became of which. */
export const REPORT_ACTS = ['drawn', 'taken', 'split', 'joined'] as const satisfies Act[]
export const isReportAct = (act: Act): boolean => REPORT_ACTS.some(a => a === act)

/** So many parts of each kind stand in one situation; a table of hypotheses beyond this is read by nobody. */
export const MOST_PARTS: Record<PartKind, number> = { statement: 200, hypothesis: 8, evidence: 60, entity: 300 }
export const MOST_SOURCES = 40
/** Reports drawn in, or split off, at once. */
export const MOST_AT_ONCE = 10_000

/** A statement is judged on the yardstick, or told as a fact. */
export const STATEMENT_KINDS = ['judgement', 'fact'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]
