import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'
import type { Sample, SampleScan } from '../wire.ts'
import { useSampleDoing } from './doing.ts'

/** The desk's YARA rules: kept, run, and what they matched. */
export function Scans({ sample }: { sample: Sample }) {
  const rules = useQuery(queries.yaraRules)
  const { error, busy, run } = useSampleDoing(sample.id)
  const usable = (rules.data?.items ?? []).filter(r => r.sample === undefined || r.sample === sample.id)
  return (
    <section className="section">
      <h2>YARA</h2>
      {rules.error && <ProblemBox error={rules.error} />}
      <ul className="lines">
        {usable.map(r => (
          <li key={r.id}>
            <details className="rule">
              <summary>
                {r.name}{' '}
                <span className="small quiet">{r.sample ? 'for this sample alone' : 'for the whole desk'}</span>
              </summary>
              <pre>{r.source}</pre>
            </details>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Drop ${r.name}`}
              disabled={busy}
              onClick={() => void run(() => api.dropRules(r.id), 'Dropped')}
            >
              Drop
            </Button>
          </li>
        ))}
      </ul>
      {error !== undefined && <ProblemBox error={error} />}
      {!sample.removed && (
        <>
          <div className="actions">
            <Button
              variant="default"
              loading={busy}
              disabled={usable.length === 0}
              onClick={() => void run(() => api.scanSample(sample.id))}
            >
              Run {usable.length === 1 ? 'it' : `all ${usable.length}`}
            </Button>
          </div>
          {usable.length === 0 && (
            <p className="small quiet">There are no rules yet. Paste some to run them over it.</p>
          )}
          <Paste sample={sample} />
        </>
      )}
      {sample.scans.map(scan => (
        <Ran key={scan.at} scan={scan} />
      ))}
    </section>
  )
}

function Paste({ sample }: { sample: Sample }) {
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  const [alone, setAlone] = useState(true)
  const { error, busy, run } = useSampleDoing(sample.id)
  return (
    <details>
      <summary>Paste rules</summary>
      <form
        className="stack"
        onSubmit={async event => {
          event.preventDefault()
          if (await run(() => api.keepRules({ name, source, ...(alone ? { sample: sample.id } : {}) }), 'Kept')) {
            setName('')
            setSource('')
          }
        }}
      >
        <TextInput label="Name" value={name} maxLength={120} onChange={event => setName(event.currentTarget.value)} />
        <Textarea
          label="YARA rules"
          value={source}
          onChange={event => setSource(event.currentTarget.value)}
          autosize
          minRows={4}
          maxRows={16}
          spellCheck={false}
          maxLength={200_000}
        />
        <Checkbox
          label="For this sample alone: whoever does not get it does not read them"
          checked={alone}
          onChange={event => setAlone(event.currentTarget.checked)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" variant="default" loading={busy} disabled={name.trim() === '' || source.trim() === ''}>
            Compile and keep
          </Button>
        </div>
      </form>
    </details>
  )
}

function Ran({ scan }: { scan: SampleScan }) {
  return (
    <div className="note-box">
      <p className="small quiet">
        {scan.analyst !== undefined && `Analyst ${scan.analyst}, `}
        <When at={scan.at} /> · {scan.rules.join(', ')}
      </p>
      {scan.gaveUp && <p>The rules took too long or broke, so they were ended. Nothing is known by them.</p>}
      {!scan.gaveUp && scan.matches.length === 0 && <p>No rule matched.</p>}
      <ul className="plain">
        {scan.matches.map(m => (
          <li key={`${m.rules} ${m.rule}`}>
            <b>{m.rule}</b>{' '}
            <span className="small quiet">
              {[m.rules, ...m.tags, ...m.strings.map(s => `${s.name} × ${s.count} at ${s.offsets.join(', ')}`)].join(
                ' · ',
              )}
            </span>
          </li>
        ))}
        {scan.failed.map(f => (
          <li key={f.name}>
            {f.name}: <code className="wrap">{f.why}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
