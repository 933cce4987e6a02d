import type { ContentIn, Report, ShareRequest } from '../wire.ts'
import { layersOf } from './content.ts'
import { type Draft, type FoundValue, type Pick, REGULATORS } from './draft.ts'
import { audienceFrom, pickOf } from './presets.ts'

type Asserted = { type: FoundValue['type']; value: string; role?: FoundValue['role']; use?: FoundValue['use'] }

const asRow = (indicator: Asserted, reason: string): FoundValue => ({
  type: indicator.type,
  value: indicator.value,
  original: indicator.value,
  role: indicator.role ?? 'unknown',
  use: indicator.use ?? 'context',
  reason,
  ticked: true,
})

/** For the browser's own field, which has no zone: the UTC clock. */
const fieldOf = (time: string | undefined): string =>
  time === undefined ? '' : new Date(time).toISOString().slice(0, 16)

function withContent(draft: Draft, content: ContentIn, reason: string): Draft {
  return {
    ...draft,
    kind: content.kind,
    title: content.headline.title,
    summary: content.headline.summary,
    ...(content.headline.affects ? { affects: content.headline.affects } : {}),
    text: content.full?.story ?? '',
    impact: content.full?.impact ?? '',
    notes: content.technical?.notes ?? '',
    provenance: content.provenance.kind,
    provenanceDetail: content.provenance.detail ?? '',
    occurredAt: fieldOf(content.occurredAt),
    foundAt: fieldOf(content.foundAt),
    added: (content.technical?.indicators ?? []).map(indicator => asRow(indicator, reason)),
  }
}

/** One's own report, to be changed: content and audience as they stand, and the revision they stand at. */
export function editingOf(draft: Draft, report: Report, known: ReadonlyMap<string, Pick>): Draft | undefined {
  const { own } = report
  const content = own?.content
  if (own === undefined || content === undefined || !report.may.edit) return undefined
  const names = new Map(known)
  for (const { ref, kind, name } of own.reach.rows.flatMap(row => row.circles))
    names.set(ref, { ref, kind, name, hint: '' })
  for (const { ref, name } of own.reach.excepted) {
    names.set(ref, { ...pickOf(ref, names), name, hint: ref === REGULATORS.ref ? REGULATORS.hint : '' })
  }
  const audience = audienceFrom(own.audience, names)
  return {
    ...withContent(draft, content, 'In the report already'),
    audience,
    editing: {
      id: report.id,
      revision: own.revision,
      audience,
      layers: layersOf(content),
      story: content.full?.story ?? '',
      title: content.headline.title,
    },
  }
}

/** A draft that went to a colleague and came back. The request was struck out already when it was sent. */
export function fromRequest(draft: Draft, request: ShareRequest, known: ReadonlyMap<string, Pick>): Draft {
  const { content, audience } = request
  const whole: ContentIn = {
    ...content,
    provenance: content.provenance ?? { kind: 'own-observation' },
    headline: { title: content.headline.title, summary: content.headline.summary ?? '' },
    technical: content.technical && {
      notes: content.technical.notes ?? '',
      indicators: (content.technical.indicators ?? []).map(({ type, value, role = 'unknown', use = 'context' }) => ({
        type,
        value,
        role,
        use,
      })),
    },
    full: content.full && { story: content.full.story ?? '', impact: content.full.impact ?? '' },
  }
  const filled = audienceFrom(
    {
      ...audience,
      except: audience.except ?? [REGULATORS.ref],
      layerTlp: audience.layerTlp ?? {},
      colleagues: audience.colleagues ?? [],
    },
    known,
  )
  return { ...withContent(draft, whole, 'In the draft already'), audience: filled }
}

/** Starts from what somebody else shared: its values, and that it was passed on. Never its text: that is theirs. */
export const startedFrom = (draft: Draft, report: Report): Draft => ({
  ...draft,
  provenance: 'passed-on',
  added: (report.indicators ?? [])
    .filter(indicator => indicator.withdrawn === undefined)
    .map(indicator => asRow(indicator, `From “${report.title}”`)),
})
