import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sourceId } from '../../domain/merge-sources.ts'
import { LAYER_NAMES, LAYERS } from '../../domain/report.ts'
import { releasedWords } from '../parts/day.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Offered, ReportSource, Source } from './api.ts'

interface Props {
  /** What it is that rests on them, for those who cannot see where the buttons stand. */
  of: string
  sources: readonly Source[]
  offered: Offered
  set: (sources: Source[]) => void
  /** A value is nobody's advice. */
  advice?: boolean
}

/** What a sentence rests on: chips, each to be taken off, and one list to add from. */
export function Sources({ of, sources, offered, set, advice = true }: Props) {
  const { reports, released } = offered
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState<ReportSource>()
  const add = (chosen: string) => {
    if (chosen === 'open') return setOpen(true)
    const source = chosen === 'desk' ? ({ kind: 'desk' } as const) : sourceOf(chosen)
    if (source && !sources.some(s => sourceId(s) === sourceId(source))) set([...sources, source])
  }
  return (
    <span className="adv-sources">
      {sources.map(source => (
        <span key={sourceId(source)} className="adv-chip">
          <SourceWords source={source} offered={offered} />
          {source.kind === 'report' && source.agreed === undefined && (
            <button
              type="button"
              className="adv-chip-button"
              onClick={() => setAsking(source)}
              aria-label={`${sourceWords(source, offered)}: the source agreed?`}
              title="Say in which private answer the source agreed"
            >
              agreed?
            </button>
          )}
          <button
            type="button"
            className="adv-chip-button"
            onClick={() => set(sources.filter(s => s !== source))}
            aria-label={`Take “${sourceWords(source, offered)}” off ${of}`}
          >
            ×
          </button>
        </span>
      ))}
      <select
        className="adv-add"
        aria-label={`Add a source to ${of}`}
        value=""
        onChange={event => add(event.currentTarget.value)}
      >
        <option value="">{sources.length === 0 ? 'Rests on…' : '+'}</option>
        {advice && <option value="desk">The desk’s own advice</option>}
        <option value="open">Something open…</option>
        {reports.map(report => (
          <optgroup key={report.report} label={report.title.slice(0, 80)}>
            {report.layers.map(({ layer, tlp }) => (
              <option key={layer} value={`${report.report} ${layer}`}>
                {LAYER_NAMES[layer]}, TLP:{tlp}
              </option>
            ))}
          </optgroup>
        ))}
        {released.length > 0 && (
          <optgroup label="Released to the desk">
            {released.map(({ release, title, tlp, releasedAt }) => (
              <option key={release} value={`released ${release}`}>
                {title.slice(0, 80)}, {releasedAt.slice(0, 10)}, TLP:{tlp}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {open && (
        <OpenSource
          close={() => setOpen(false)}
          add={reference => {
            set([...sources, { kind: 'open', reference }])
            setOpen(false)
          }}
        />
      )}
      {asking && (
        <Agreed
          report={asking.report}
          close={() => setAsking(undefined)}
          choose={agreed => {
            set(sources.map(s => (s === asking ? { ...asking, agreed } : s)))
            setAsking(undefined)
          }}
        />
      )}
    </span>
  )
}

const sourceOf = (chosen: string): Source | undefined => {
  const [first = '', second = ''] = chosen.split(' ')
  if (first === 'released') return { kind: 'released', release: second }
  const layer = LAYERS.find(l => l === second)
  return layer && { kind: 'report', report: first, layer }
}
export function sourceWords(source: Source, { reports, released }: Offered): string {
  switch (source.kind) {
    case 'report': {
      const title = reports.find(r => r.report === source.report)?.title ?? 'A report'
      return `${title}, ${LAYER_NAMES[source.layer].toLowerCase()}${source.agreed ? ' (agreed)' : ''}`
    }
    case 'desk':
      return 'The desk’s own advice'
    case 'open':
      return source.reference
    case 'released': {
      const text = released.find(r => r.release === source.release)
      return text ? `${text.title}, ${releasedWords(text.releasedAt)}` : 'A released text'
    }
  }
}
/** A released text leads to its page; a report is named with how deep it is rested on. */
function SourceWords({ source, offered }: { source: Source; offered: Offered }) {
  const words = sourceWords(source, offered)
  if (source.kind !== 'released') return <span className="adv-chip-words">{words}</span>
  return (
    <Link className="adv-chip-words" href={paths.release(source.release)} title={words}>
      {words}
    </Link>
  )
}

function OpenSource({ add, close }: { add: (reference: string) => void; close: () => void }) {
  const [reference, setReference] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (reference.trim()) add(reference.trim())
  }
  return (
    <Modal opened onClose={close} title="Something that anybody can read">
      <form className="stack" onSubmit={send}>
        <TextInput
          data-autofocus
          label="Where it stands"
          placeholder="An address, or a title and a date"
          required
          maxLength={500}
          value={reference}
          onChange={event => setReference(event.currentTarget.value)}
        />
        <Button type="submit" className="fit">
          Rest on it
        </Button>
      </form>
    </Modal>
  )
}

/** The source was asked in private and let the desk pass it on: which of its answers says so. */
function Agreed({ report, choose, close }: { report: string; choose: (entry: string) => void; close: () => void }) {
  const thread = useQuery(queries.entries(report))
  const answers = (thread.data?.items ?? []).filter(entry => entry.private && entry.byAuthor)
  const [chosen, setChosen] = useState('')
  return (
    <Modal opened onClose={close} title="The source agreed">
      <div className="stack">
        {thread.error && <ProblemBox error={thread.error} />}
        {thread.isSuccess && answers.length === 0 && (
          <Empty title="No private answer yet">
            Ask the source in the report’s thread, privately, and wait for its answer.
          </Empty>
        )}
        {answers.length > 0 && (
          <>
            <NativeSelect
              label="In which answer"
              value={chosen}
              onChange={event => setChosen(event.currentTarget.value)}
              data={[
                { value: '', label: 'Choose…' },
                ...answers.map(entry => ({ value: entry.id, label: entry.text.slice(0, 120) })),
              ]}
            />
            {answers.map(entry => (
              <p key={entry.id} className="small quiet">
                <When at={entry.at} />: {entry.text.slice(0, 300)}
              </p>
            ))}
            <Button className="fit" disabled={chosen === ''} onClick={() => choose(chosen)}>
              It agreed
            </Button>
          </>
        )}
      </div>
    </Modal>
  )
}
