import type { IndicatorType, Role, Use } from '../../domain/indicator.ts'
import type { Tlp } from '../../domain/marking.ts'
import type { Affects, Attribution, Layer, ProvenanceKind, ReportKind } from '../../domain/report.ts'

/** A circle as the picker gives it: what goes into the request is `ref` alone. */
export interface Pick {
  ref: string
  kind: 'everyone' | 'member' | 'node' | 'desk' | 'seat' | 'kind'
  name: string
  hint: string
}

export interface GrantTo extends Pick {
  layer: Layer
  as: Attribution
}

export interface Audience {
  to: readonly GrantTo[]
  except: readonly Pick[]
  tlp: Tlp
  /** The author chose the marking. Otherwise it gives way to what the richest level's audience may have. */
  tlpChosen: boolean
  layerTlp: { headline?: Tlp | undefined; technical?: Tlp | undefined }
  colleagues: readonly Pick[]
}

/** What the extractor found, before the author has decided anything. */
export interface FoundValue {
  type: IndicatorType
  value: string
  original: string
  role: Role
  use: Use
  /** Why it was found, or why it got this role. */
  reason: string
  /** Why it is probably harmless. Such rows start unticked. */
  harmless?: string
  ticked: boolean
}

export interface RowChange {
  ticked?: boolean
  role?: Role
  use?: Use
}

export interface Row extends FoundValue {
  key: string
  byHand: boolean
}

export interface Attached {
  id: string
  name: string
  media: 'text/plain' | 'image/png' | 'image/jpeg' | 'image/webp'
  /** Base64, as it is sent. */
  data: string
  bytes: number
  bytesBefore: number
  /** Hidden data that was left behind: "EXIF". */
  dropped: readonly string[]
}

export interface Proposed {
  title: string
  summary: string
  kind: ReportKind
  provenance: ProvenanceKind
  /** A marking that stands in the text itself. */
  tlp?: Tlp
}

/** The report that is being changed, as it stands on the server. */
export interface Editing {
  id: string
  revision: number
  audience: Audience
  layers: readonly Layer[]
  /** The story as it was shared: what was found in it then and not taken stays unticked. */
  story: string
  title: string
}

/**
 * Everything the author has put in. It lives in this browser until it is shared. What was proposed and not touched is
 * kept apart from what was chosen, so that pasting more can propose anew without overwriting anybody's words.
 */
export interface Draft {
  /** Also the `clientId` of the share request: sending twice shares once. */
  id: string
  savedAt: string
  /** What was pasted or read, and the full story of the report. */
  text: string
  /** Plain sentences of the file readers. */
  readerNotes: readonly string[]
  /** People named in a file's properties or a mail's recipients: struck out like our own. */
  people: readonly string[]
  subject?: string
  proposed: Proposed
  kind?: ReportKind
  title?: string
  summary?: string
  notes: string
  impact: string
  provenance?: ProvenanceKind
  provenanceDetail: string
  occurredAt: string
  foundAt: string
  /** Who is affected; never filled in from who the author is. */
  affects?: Affects
  found: readonly FoundValue[]
  /** The author's decisions, by row key. */
  changes: Readonly<Record<string, RowChange>>
  added: readonly FoundValue[]
  removed: readonly string[]
  /** Layers the author switched off although there is something in them. */
  leftOut: readonly Layer[]
  /** The author's word on a strike-out, by what is struck; what is not here is as proposed. */
  strikes: Readonly<Record<string, boolean>>
  attachments: readonly Attached[]
  audience: Audience
  editing?: Editing
}

export const NO_PROPOSAL: Proposed = { title: '', summary: '', kind: 'campaign', provenance: 'own-observation' }

/** Regulators never get a report unless the author takes this away, where everybody can see it. */
export const REGULATORS: Pick = { ref: 'kind:regulator', kind: 'kind', name: 'Regulators', hint: 'Left out by default' }

export const EMPTY_AUDIENCE: Audience = {
  to: [],
  except: [REGULATORS],
  tlp: 'AMBER',
  tlpChosen: false,
  layerTlp: {},
  colleagues: [],
}

export const emptyDraft = (id: string, savedAt: string): Draft => ({
  id,
  savedAt,
  text: '',
  readerNotes: [],
  people: [],
  proposed: NO_PROPOSAL,
  notes: '',
  impact: '',
  provenanceDetail: '',
  occurredAt: '',
  foundAt: '',
  found: [],
  changes: {},
  added: [],
  removed: [],
  leftOut: [],
  strikes: {},
  attachments: [],
  audience: EMPTY_AUDIENCE,
})

export const titleOf = (draft: Draft): string => draft.title ?? (draft.proposed.title || listTitle(draft.found))

/** A bare list has no words to make a title of: how long it is says what it is. */
const listTitle = (found: readonly FoundValue[]): string =>
  found.length === 0 ? '' : `${found.length.toLocaleString('en-GB')} ${found.length === 1 ? 'indicator' : 'indicators'}`
export const summaryOf = (draft: Draft): string => draft.summary ?? draft.proposed.summary
export const kindOf = (draft: Draft): ReportKind => draft.kind ?? draft.proposed.kind
export const provenanceOf = (draft: Draft): ProvenanceKind => draft.provenance ?? draft.proposed.provenance

/** Nothing in it that anybody would miss. */
export const isEmpty = (draft: Draft): boolean =>
  draft.text.trim() === '' &&
  (draft.title ?? '') === '' &&
  (draft.summary ?? '') === '' &&
  draft.notes === '' &&
  draft.added.length === 0 &&
  draft.attachments.length === 0
