import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { mayBeListed } from '../../domain/deconfliction.ts'
import { ROLE_NAMES } from '../../domain/indicator.ts'
import { api } from '../api.ts'
import { csv } from '../lists/export.ts'
import { copy, download } from '../parts/copy.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { From } from '../parts/from.tsx'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { UseOf } from '../parts/use-of.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { LookupHit } from '../wire.ts'
import { WatchValue } from './watch-value.tsx'
import './lookup.css'

const MOST = 10_000

/** One value a line where lines are plain values; else whatever is found in the text. Loaded when it is first needed. */
async function valuesIn(text: string): Promise<string[]> {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  const bare = lines.filter(line => line !== '' && !/\s/.test(line))
  const { extract } = await import('../../formats/text/extract.ts')
  const found = extract(text, { demo: true }).map(item => item.value)
  return [...new Set(lines.filter(Boolean).length === bare.length ? bare : found)].slice(0, MOST)
}

export function LookupPage() {
  const { value } = useSearch({ strict: false }) as { value?: string }
  return <Lookup key={value} asked={value} />
}

function Lookup({ asked }: { asked: string | undefined }) {
  useTitle('Look up')
  const go = useGo()
  const [text, setText] = useState(asked ?? '')
  const [values, setValues] = useState<string[]>(asked ? [asked] : [])
  const look = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = await valuesIn(text)
    // Long lists stay out of the URL and its history.
    if (wanted.length === 1 && wanted[0] !== undefined && wanted[0] !== asked) go(paths.lookup(wanted[0]))
    else setValues(wanted)
  }
  return (
    <>
      <div className="page-head">
        <h1>Look up values</h1>
      </div>
      <form className="stack read" onSubmit={event => void look(event)}>
        <Textarea
          label="Addresses, domains, URLs, hashes, or a text that holds them"
          description="Defanged or live. Nothing that you look up is shown to anybody."
          autosize
          minRows={asked ? 1 : 4}
          maxRows={14}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          classNames={{ input: 'mono' }}
        />
        <Button type="submit" className="fit" disabled={!text.trim()}>
          Look up
        </Button>
      </form>
      {values.length > 0 && <Hits values={values} />}
      {values.length === 1 && values[0] && <WatchValue key={values[0]} value={values[0]} />}
    </>
  )
}

function Hits({ values }: { values: string[] }) {
  const found = useQuery({
    queryKey: ['lookup', values],
    queryFn: () => api.lookup(values),
  })
  if (found.error) return <ProblemBox error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  const { hits } = found.data
  if (hits.length === 0) {
    return (
      <Empty
        title={`Nothing is known of ${values.length === 1 ? 'this value' : `these ${values.length} values`}`}
        action={<Link href={paths.share({ kind: 'question' })}>Ask the others</Link>}
      >
        That does not say that they are harmless: only that nobody has shared them with you.
      </Empty>
    )
  }
  const known = new Set(hits.map(hit => hit.value))
  const held = new Set(hits.filter(hit => !mayBeListed(hit)).map(hit => hit.value))
  const listed = [...known].filter(value => !held.has(value))
  return (
    <section className="section">
      <div className="section-head">
        <h2>
          {plural(known.size, 'value')} known, in {plural(new Set(hits.map(hit => hit.report)).size, 'report')}
          {values.length > 1 && <span className="quiet"> of {values.length} looked up</span>}
        </h2>
        <div className="actions">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void copy(listed.join('\n'), plural(listed.length, 'value'))}
          >
            Copy all ({listed.length})
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => download('auburn-lookup.csv', hitsCsv(hits), 'text/csv')}
          >
            Download CSV
          </Button>
        </div>
      </div>
      <ul className="hits">
        {hits.map(hit => (
          <Hit key={`${hit.report} ${hit.type} ${hit.value}`} hit={hit} />
        ))}
      </ul>
    </section>
  )
}

const hitsCsv = (hits: readonly LookupHit[]): string =>
  csv([
    ['type', 'value', 'role', 'use', 'tlp', 'report', 'title', 'from', 'shared_at'],
    ...hits
      .filter(hit => hit.tlp !== 'RED' && mayBeListed(hit))
      .map(hit => [
        hit.type,
        hit.value,
        hit.role,
        hit.use,
        `TLP:${hit.tlp}`,
        hit.report,
        hit.title,
        hit.from.named ? hit.from.name : hit.from.crowd,
        hit.sharedAt,
      ]),
  ])

function Hit({ hit }: { hit: LookupHit }) {
  return (
    <li>
      <IndicatorValue type={hit.type} value={hit.value} pivot={false} />
      <span className="hit-use">
        {ROLE_NAMES[hit.role]}, <UseOf of={hit} />
      </span>
      <span className="hit-report">
        <TlpBadge tlp={hit.tlp} /> <Link href={paths.report(hit.report)}>{hit.title}</Link>
        <span className="small quiet">
          {' '}
          from <From from={hit.from} linked={false} inline />, <When at={hit.sharedAt} />
        </span>
      </span>
    </li>
  )
}
