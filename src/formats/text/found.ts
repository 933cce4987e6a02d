import type { IndicatorType, Role, Use } from '../../domain/indicator.ts'

/** Which built-in list says that a value is ordinary. */
export const HARMLESS_LISTS = [
  'documentation',
  'private',
  'public-resolver',
  'common-domain',
  'common-file',
  'common-user-agent',
  'own',
  'empty-file',
  'test-file',
  'reference',
  'link-wrapper',
] as const
export type HarmlessList = (typeof HARMLESS_LISTS)[number]

export interface Harmless {
  /** Plain words for the person who ticks. */
  why: string
  list: HarmlessList
}

export interface OwnEstate {
  /** Registrable or deeper names; subdomains count too. */
  domains: readonly string[]
  /** CIDR or single addresses. */
  networks: readonly string[]
}

export interface ExtractOptions {
  /** What the member itself administers: flagged and left unticked. */
  own?: OwnEstate
  /** Documentation ranges and RFC 2606 names then count as ordinary values. */
  demo?: boolean
}

export interface Found {
  type: IndicatorType
  /** Normalised and live. */
  value: string
  /** As written: `text.slice(start, end)`. */
  original: string
  /** UTF-16 offsets in the given text. */
  start: number
  end: number
  harmless?: Harmless
  role: Role
  use: Use
  /** Why that role and use are proposed. */
  reason: string
  /** Proposed for sharing. A person decides. */
  ticked: boolean
}

/** What a scanner saw, in offsets of the live (refanged) text. */
export interface Candidate {
  type: IndicatorType
  value: string
  start: number
  end: number
  /** Set where the scanner itself knows more than the words around. */
  harmless?: Harmless
  role?: Role
  use?: Use
  reason?: string
}
