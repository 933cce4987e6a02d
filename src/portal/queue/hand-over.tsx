import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { HandOver, HandOvers } from '../../formats/api/queue.ts'
import { isProblem } from '../api.ts'
import { useDoing } from '../nodes/doing.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { calls, workQueries } from './calls.ts'
import { nameOf } from './row.tsx'
import './queue.css'

/** What one shift leaves to the next. */
export function HandOverPage() {
  useTitle('Hand-over')
  const log = useInfiniteQuery(workQueries.handOvers)
  const [first] = log.data?.pages ?? []
  if (isProblem(log.error, 'not-found')) return <NothingHere />
  if (log.error) return <ProblemBox error={log.error} retry={() => void log.refetch()} />
  if (!first) return <Waiting />
  const items = log.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <div className="page-head">
        <h1>Hand-over</h1>
      </div>
      <Write first={first} />
      <section className="section">
        <h2>The log</h2>
        {items.length === 0 && <Empty title="Nothing was handed over yet">What you write above stands here.</Empty>}
        {items.map(item => (
          <One key={item.id} item={item} />
        ))}
        {log.hasNextPage && (
          <Button variant="default" size="xs" onClick={() => void log.fetchNextPage()}>
            Show more
          </Button>
        )}
      </section>
    </>
  )
}

interface Draft {
  n: number
  text: string
  reports: readonly string[]
}
function Write({ first }: { first: HandOvers }) {
  const { error, busy, run } = useDoing()
  const [entries, setEntries] = useState<readonly Draft[]>([{ n: 0, text: '', reports: [] }])
  const [to, setTo] = useState('')
  const change = (n: number, with_: Partial<Draft>) =>
    setEntries(all => all.map(e => (e.n === n ? { ...e, ...with_ } : e)))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const said = entries.filter(e => e.text.trim())
    const done = await run(
      () =>
        calls.handOver({
          entries: said.map(({ text, reports }) => ({ text, reports: [...reports] })),
          ...(to ? { takesOver: to } : {}),
        }),
      'Handed over.',
    )
    if (done) setEntries([{ n: Date.now(), text: '', reports: [] }])
  }
  return (
    <form className="stack read" onSubmit={event => void send(event)}>
      <h2>Hand over</h2>
      <p className="small quiet">
        Each entry is read by those who get every report that it rests on: what you tick, and what its text links to.
        Keep what belongs to one report in an entry of its own.
      </p>
      {entries.map((e, at) => (
        <fieldset key={e.n} className="hand-over-entry">
          <legend className="unseen">Entry {at + 1}</legend>
          <Textarea
            label={`Entry ${at + 1}`}
            autosize
            minRows={2}
            maxLength={4000}
            value={e.text}
            onChange={event => change(e.n, { text: event.currentTarget.value })}
          />
          {first.open.length > 0 && (
            <Checkbox.Group
              label="Rests on (what you have claimed)"
              value={[...e.reports]}
              onChange={reports => change(e.n, { reports })}
            >
              {first.open.map(o => (
                <Checkbox key={o.report} value={o.report} label={o.title} mt={4} />
              ))}
            </Checkbox.Group>
          )}
        </fieldset>
      ))}
      <div className="actions">
        <Button
          variant="default"
          size="xs"
          onClick={() => setEntries(all => [...all, { n: Date.now(), text: '', reports: [] }])}
        >
          Another entry
        </Button>
      </div>
      <NativeSelect
        label="Who takes over"
        description="With it go your claims on the reports that the entries rest on."
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
        data={[
          { value: '', label: 'Whoever comes next' },
          ...first.analysts.map(a => ({ value: a.id, label: nameOf(a) })),
        ]}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy} disabled={entries.every(e => !e.text.trim())}>
        Hand over
      </Button>
    </form>
  )
}

function One({ item }: { item: HandOver }) {
  const { busy, run, error } = useDoing()
  return (
    <article className="hand-over">
      <p className="small quiet">
        <When at={item.at} full /> from {nameOf(item.by)}
        {item.takesOver && ` to ${nameOf(item.takesOver)}`}
        {item.acknowledged && (
          <>
            {' '}
            · taken over by {nameOf(item.acknowledged.by)}, <When at={item.acknowledged.at} />
          </>
        )}
      </p>
      <ul>
        {item.entries.map(e => (
          <li key={e.id}>
            <span className="wrap">{e.text}</span>
            {e.reports.map(r => (
              <span key={r.id} className="hand-over-report">
                <TlpBadge tlp={r.tlp} /> <Link href={paths.report(r.id)}>{r.title}</Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {error !== undefined && <ProblemBox error={error} />}
      {!item.acknowledged && !item.by.you && (
        <Button
          size="xs"
          loading={busy}
          onClick={() => void run(() => calls.acknowledge(item.id), 'It is yours now.')}
          aria-label={`Take over from ${item.by.name}`}
        >
          Take over
        </Button>
      )}
    </article>
  )
}
