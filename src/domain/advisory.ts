import type { Indicator } from './indicator.ts'
import type { Layer } from './report.ts'

/**
 * What the desk publishes: one text in three renderings, each with its own marking. They are the layers of a report whose
 * author is the desk itself, so that the one rule, the feed, the live stream, mail and search hold for it as for any other:
 * the board line is its headline, the IT checklist its second layer, the SOC package its third.
 */
export const ADVISORY_KINDS = ['alert', 'advisory', 'weekly', 'monthly'] as const
export type AdvisoryKind = (typeof ADVISORY_KINDS)[number]
export const ADVISORY_KIND_NAMES: Record<AdvisoryKind, string> = {
  alert: 'Alert',
  advisory: 'Advisory',
  weekly: 'Weekly summary',
  monthly: 'Monthly summary',
}

/** Of a summary the third rendering is for whoever wants to know more, and not for a SOC alone. */
export const isSummary = (kind: AdvisoryKind): boolean => kind === 'weekly' || kind === 'monthly'
export const notesHeading = (kind: AdvisoryKind): string =>
  isSummary(kind) ? 'In more detail' : 'What a SOC needs to know'

/** What the desk asks its list for: what is still being written or corrected, or what was recalled, which is nobody's work any more. */
export const ADVISORY_PARTS = ['in-hand', 'recalled'] as const
export type AdvisoryPart = (typeof ADVISORY_PARTS)[number]

export const RENDERINGS = ['board', 'checklist', 'soc'] as const
export type Rendering = (typeof RENDERINGS)[number]
export const RENDERING_NAMES: Record<Rendering, string> = {
  board: 'Board line',
  checklist: 'IT checklist',
  soc: 'SOC package',
}
export const LAYER_OF_RENDERING = { board: 'headline', checklist: 'technical', soc: 'full' } as const

/** The five controls of Cyber Essentials, which a step of the checklist serves. */
export const CYBER_ESSENTIALS = [
  'firewalls',
  'secure-configuration',
  'security-update-management',
  'user-access-control',
  'malware-protection',
] as const
export type CyberEssentialsControl = (typeof CYBER_ESSENTIALS)[number]
export const CYBER_ESSENTIALS_NAMES: Record<CyberEssentialsControl, string> = {
  firewalls: 'Firewalls',
  'secure-configuration': 'Secure configuration',
  'security-update-management': 'Security update management',
  'user-access-control': 'User access control',
  'malware-protection': 'Malware protection',
}

/** Who does a step: somebody in the organisation, or whoever runs its IT. */
export const STEP_DOERS = ['you', 'it', 'it-supplier', 'everyone'] as const
export type StepDoer = (typeof STEP_DOERS)[number]
export const STEP_DOER_NAMES: Record<StepDoer, string> = {
  you: 'You',
  it: 'Your IT person',
  'it-supplier': 'Your IT supplier',
  everyone: 'Everybody in your organisation',
}

/** An action: one thing that a member can do, answered with one tap. */
export interface ActionStep {
  /** Random, kept from edition to edition, so that an answer stays with its step. */
  id: string
  text: string
  why: string
  minutes: number
  who: StepDoer
  control?: CyberEssentialsControl | undefined
}
export const MOST_STEPS = 3

export const ACTION_ANSWERS = ['affected', 'not-us', 'done', 'need-help'] as const
export type ActionAnswer = (typeof ACTION_ANSWERS)[number]
export const ACTION_ANSWER_NAMES: Record<ActionAnswer, string> = {
  affected: 'Affected',
  'not-us': 'Not us',
  done: 'Done',
  'need-help': 'Need help',
}

export interface Hunt {
  title: string
  /** Plain text, as it is run somewhere: never evaluated here. */
  query: string
}
export const RULE_LANGUAGES = ['sigma', 'suricata', 'yara'] as const
export type RuleLanguage = (typeof RULE_LANGUAGES)[number]
export interface DetectionRule {
  language: RuleLanguage
  name: string
  text: string
}

/**
 * What a sentence, a step or a value rests on: a layer of a report, the desk's own advice, something that anybody can read, or a
 * text that was released to the desk. `agreed`: the private answer in which the source let the desk pass it on.
 */
export type PartSource =
  | { kind: 'report'; report: string; layer: Layer; agreed?: string | undefined }
  | { kind: 'desk' }
  | { kind: 'open'; reference: string }
  | { kind: 'released'; release: string }
export type Sourced<T> = T & { sources: readonly PartSource[] }

/** A piece of a text: the pieces put together are the text, spaces and line ends included. */
export interface Sentence {
  text: string
}

/** That the finding of the check is known and why it stays. */
export interface Acknowledged {
  flag: string
  reason: string
}

/** An advisory as the desk writes it. */
export interface AdvisoryContent {
  kind: AdvisoryKind
  title: Sourced<Sentence>
  /** One or two sentences for a board, Markdown. */
  board: readonly Sourced<Sentence>[]
  steps: readonly Sourced<ActionStep>[]
  /** What a SOC needs to know, Markdown. */
  notes: readonly Sourced<Sentence>[]
  indicators: readonly Sourced<Indicator>[]
  hunts: readonly Sourced<Hunt>[]
  rules: readonly Sourced<DetectionRule>[]
  acknowledged: readonly Acknowledged[]
}

/** What a published advisory has beside what every report has, as far as a layer carries it. */
export interface AdvisoryInReport {
  kind: AdvisoryKind
  /** Of this layer: rises when its own text was corrected. */
  edition: number
  corrected?: { at: string; changes: readonly string[] } | undefined
  steps?: readonly ActionStep[] | undefined
  hunts?: readonly Hunt[] | undefined
  rules?: readonly DetectionRule[] | undefined
}
