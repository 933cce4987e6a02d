import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { REGION_CODES, REGIONS, SECTOR_SLUGS, SECTORS } from '../../domain/member.ts'
import { PROVENANCES, type ProvenanceKind, REPORT_KIND_NAMES, REPORT_KINDS } from '../../domain/report.ts'
import { Choice } from './choice.tsx'
import { type Draft, kindOf, provenanceOf, summaryOf, titleOf } from './draft.ts'
import type { Desk } from './use-draft.ts'

const PROVENANCE_NAMES: Record<ProvenanceKind, string> = {
  'own-observation': 'We saw it ourselves',
  'passed-on': 'Passed on to us',
  'open-source': 'Published',
}

/** What the headline says, and where it all comes from. Proposed from the text; every word can be changed. */
export function WhatSection({ desk, errors }: { desk: Desk; errors: ReadonlyMap<string, string> }) {
  const { draft, move } = desk
  const set = (change: Partial<Draft>) => move(d => ({ ...d, ...change }))
  const provenance = provenanceOf(draft)
  return (
    <div className="sh-fields">
      <Choice
        legend="What is it?"
        name="kind"
        value={kindOf(draft)}
        options={REPORT_KINDS.map(kind => ({ value: kind, label: REPORT_KIND_NAMES[kind] }))}
        onChange={kind => set({ kind })}
      />
      <TextInput
        label="Title"
        description={draft.title === undefined && draft.proposed.title !== '' ? 'Proposed from the text' : undefined}
        value={titleOf(draft)}
        onChange={event => set({ title: event.currentTarget.value })}
        error={errors.get('title')}
        data-field="title"
        maxLength={400}
        size="md"
      />
      <Textarea
        label="Summary"
        description={
          draft.summary === undefined && draft.proposed.summary !== ''
            ? 'Proposed from the first sentences. Title and summary are the headline.'
            : 'Two or three plain sentences. Title and summary are the headline.'
        }
        value={summaryOf(draft)}
        onChange={event => set({ summary: event.currentTarget.value })}
        error={errors.get('summary')}
        data-field="summary"
        autosize
        minRows={2}
        maxRows={8}
      />
      <Choice
        legend="Where does it come from?"
        name="provenance"
        value={provenance}
        options={PROVENANCES.map(kind => ({ value: kind, label: PROVENANCE_NAMES[kind] }))}
        onChange={kind => set({ provenance: kind })}
      />
      {provenance !== 'own-observation' && (
        <TextInput
          label={provenance === 'passed-on' ? 'With whose permission?' : 'Where was it published?'}
          value={draft.provenanceDetail}
          onChange={event => set({ provenanceDetail: event.currentTarget.value })}
          data-field="provenance"
          maxLength={500}
        />
      )}
      <Affected draft={draft} set={set} />
      <More draft={draft} set={set} errors={errors} />
    </div>
  )
}

interface MoreProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  errors: ReadonlyMap<string, string>
}

const NOBODY = { sectors: [], regions: [] }

/** Who is affected: counted in everybody's picture, so it is in the headline, and nothing is filled in from who the author is. */
function Affected({ draft, set }: Pick<MoreProps, 'draft' | 'set'>) {
  const affects = draft.affects ?? NOBODY
  return (
    <fieldset className="sh-affected">
      <legend>Who is affected, if you know</legend>
      <p className="quiet sh-small">
        Goes with the headline, to every reader. Where your name is not given, your own sector or region here can point
        at you: leave it out.
      </p>
      <div className="sh-two">
        <MultiSelect
          label="Sectors"
          searchable
          data={SECTOR_SLUGS.map(value => ({ value, label: SECTORS[value] }))}
          value={[...affects.sectors]}
          onChange={chosen => set({ affects: { ...affects, sectors: SECTOR_SLUGS.filter(s => chosen.includes(s)) } })}
        />
        <MultiSelect
          label="Regions"
          searchable
          data={REGION_CODES.map(value => ({ value, label: REGIONS[value] }))}
          value={[...affects.regions]}
          onChange={chosen => set({ affects: { ...affects, regions: REGION_CODES.filter(r => chosen.includes(r)) } })}
        />
      </div>
    </fieldset>
  )
}

function More({ draft, set, errors }: MoreProps) {
  const filled = [draft.notes, draft.impact, draft.occurredAt, draft.foundAt].some(field => field !== '')
  return (
    <details className="sh-more" open={filled || errors.has('notes') || errors.has('impact')}>
      <summary>Times, a note for the defenders, impact</summary>
      <div className="sh-fields">
        <div className="sh-two">
          <TextInput
            type="datetime-local"
            label="Occurred (UTC)"
            value={draft.occurredAt}
            onChange={event => set({ occurredAt: event.currentTarget.value })}
            data-field="occurredAt"
          />
          <TextInput
            type="datetime-local"
            label="Found (UTC)"
            value={draft.foundAt}
            onChange={event => set({ foundAt: event.currentTarget.value })}
            data-field="foundAt"
          />
        </div>
        <Textarea
          label="Note with the indicators"
          description="Such as how to hunt for it. Goes with the indicators."
          value={draft.notes}
          onChange={event => set({ notes: event.currentTarget.value })}
          error={errors.get('notes')}
          data-field="notes"
          autosize
          minRows={2}
          maxRows={10}
        />
        <Textarea
          label="Impact"
          description="What it did to you. Goes with the full story."
          value={draft.impact}
          onChange={event => set({ impact: event.currentTarget.value })}
          error={errors.get('impact')}
          data-field="impact"
          autosize
          minRows={2}
          maxRows={10}
        />
      </div>
    </details>
  )
}
