import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Operation } from '../../formats/api/requirements.ts'
import { defang } from '../../formats/text/defang.ts'
import { isoOfLocal, useDoing } from '../nodes/doing.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { calls, workQueries } from './calls.ts'
import { nameOf } from './row.tsx'

/** Watch, do not block, do not contact: what is kept out of every list, and until when. */
export function Operations() {
  const operations = useQuery(workQueries.operations)
  const [setting, setSetting] = useState(false)
  const live = operations.data?.items.filter(o => o.live) ?? []
  const ended = operations.data?.items.filter(o => !o.live) ?? []
  return (
    <section className="section">
      <div className="section-head">
        <h2>Watch, do not block</h2>
        <Button size="xs" variant="default" onClick={() => setSetting(true)}>
          Watch values
        </Button>
      </div>
      {operations.error && <ProblemBox error={operations.error} retry={() => void operations.refetch()} />}
      {!operations.data && !operations.error && <Waiting rows={2} />}
      {operations.data?.items.length === 0 && (
        <p className="small quiet read">
          No live operation. While one lasts, its values are in no list that anybody copies or fetches; at its end they
          are what their authors said again.
        </p>
      )}
      {live.length > 0 && <Lines operations={live} />}
      {operations.data && operations.data.items.length > 0 && live.length === 0 && (
        <p className="small quiet">No operation is live.</p>
      )}
      {ended.length > 0 && (
        <details>
          <summary className="small">{ended.length === 1 ? '1 has ended' : `${ended.length} have ended`}</summary>
          <Lines operations={ended} />
        </details>
      )}
      {setting && <Watch close={() => setSetting(false)} />}
    </section>
  )
}

const Lines = ({ operations }: { operations: readonly Operation[] }) => (
  <ul className="lines">
    {operations.map(o => (
      <One key={o.id} operation={o} />
    ))}
  </ul>
)

function One({ operation: o }: { operation: Operation }) {
  const { busy, run, error } = useDoing()
  const what = o.value !== undefined && o.type ? defang(o.type, o.value) : `Situation: ${o.situation?.name ?? ''}`
  return (
    <li>
      <span>
        {o.situation ? (
          <Link href={paths.situation(o.situation.id)}>{what}</Link>
        ) : (
          <span className="mono">{what}</span>
        )}
        <span className="small quiet">
          {o.live ? 'Until ' : 'Ended '}
          <When at={o.endedAt ?? o.until} full />
          {o.whose && `, ${o.whose}`}
          {o.live && (o.told ? ', readers are told' : ', readers see “do not touch”')}, set by {nameOf(o.by)}
        </span>
        {error !== undefined && <ProblemBox error={error} />}
      </span>
      {o.live && (
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          aria-label={`End now: ${what}`}
          onClick={() =>
            void run(() => calls.endOperation(o.id), 'Ended. The values are what their authors said again.')
          }
        >
          End now
        </Button>
      )}
    </li>
  )
}

/** Values, or every value of a situation's reports. */
export function Watch({ situation, close }: { situation?: { id: string; name: string }; close: () => void }) {
  const { error, busy, run } = useDoing()
  const [values, setValues] = useState('')
  const [until, setUntil] = useState('')
  const [whose, setWhose] = useState('')
  const [told, setTold] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(async () => {
      const { items } = await calls.setOperation({
        ...(situation ? { situation: situation.id } : { values: values.split(/\s+/).filter(Boolean) }),
        until: isoOfLocal(until),
        told,
        whose,
      })
      const not = items.filter(i => !i.set).map(i => i.value)
      notifications.show({
        message:
          not.length === 0
            ? 'They are in no list from now on.'
            : `No report of yours has: ${not.join(', ')}. The rest is set.`,
      })
    })
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title="Watch, do not block, do not contact">
      <form className="stack" onSubmit={event => void send(event)}>
        {situation && (
          <p className="small">
            Every value of the reports that are in “{situation.name}” now, and of those that come into it, is in no list
            until then.
          </p>
        )}
        {!situation && (
          <Textarea
            data-autofocus
            label="Values"
            description="One a line, defanged or not; values in reports that you get."
            required
            autosize
            minRows={3}
            classNames={{ input: 'mono' }}
            value={values}
            onChange={event => setValues(event.currentTarget.value)}
          />
        )}
        <TextInput
          type="datetime-local"
          label="Until"
          description="Your local time. It ends then by itself."
          required
          value={until}
          onChange={event => setUntil(event.currentTarget.value)}
        />
        <TextInput
          label="Whose operation"
          description="For the desk alone."
          maxLength={200}
          value={whose}
          onChange={event => setWhose(event.currentTarget.value)}
        />
        <Checkbox
          label="Tell readers who have the value"
          description="They read “watch, do not block, do not contact” and the date. Else they see “do not touch”, as for any hacked innocent."
          checked={told}
          onChange={event => setTold(event.currentTarget.checked)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={(!situation && !values.trim()) || !until}>
          Watch
        </Button>
      </form>
    </Modal>
  )
}
