import type { IndicatorType, Role, Use } from '../domain/indicator.ts'
import type { Tlp } from '../domain/marking.ts'
import type { Attribution, Layer, ReportKind, WithdrawalReason } from '../domain/report.ts'

/** How the demo partnership's material is written down. Every handle is one of the cast or of the background ring. */

/** `everyone`, a node's handle, a member's handle, `desk`, or `seat:<member handle>` for the first person of a member. */
export type AudienceHandle = string

export interface DemoGrant {
  layer: Layer
  to: readonly AudienceHandle[]
  as: Attribution
}

export interface DemoEntry {
  /** Member handle of who writes. */
  by: string
  /** Minutes after the report was shared. */
  after: number
  layer: Layer
  as: Attribution
  text: string
  /** The answer that the author of a question accepted. At most one in a thread. */
  accepted?: true
}

export interface DemoSighting {
  by: string
  after: number
  count: number
  as: Attribution
}

export interface DemoReport {
  /** Stable key such as `copper-lantern-01`; never shown. */
  key: string
  by: string
  kind: ReportKind
  /** When it was shared: days before start-up (0-275, may be fractional) and local time of day as `HH:MM`. */
  daysAgo: number
  at: string
  title: string
  summary: string
  technical?: { notes: string; indicators: readonly [IndicatorType, string, Role, Use][] }
  full?: { story: string; impact: string }
  tlp: Partial<Record<Layer, Tlp>>
  grants: readonly DemoGrant[]
  /** Handles of circles that never get it; regulators are excepted by default and need not be listed. */
  except?: readonly string[]
  provenance?: { kind: 'own-observation' | 'passed-on' | 'open-source'; detail?: string }
  thread?: readonly DemoEntry[]
  sightings?: readonly DemoSighting[]
  /** Taken back: the whole report (`indicator` left out), or one value. */
  withdrawn?: readonly { after: number; reason: WithdrawalReason; indicator?: string }[]
  /** Narrowed after sharing: the grants that stood from then on. */
  narrowed?: { after: number; grants: readonly DemoGrant[] }
}
