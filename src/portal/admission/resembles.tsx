import { Button, Checkbox, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isOpen } from '../../domain/admission.ts'
import { api } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import type { ApplicationPage } from '../wire.ts'
import { useStep } from './doing.ts'
import { RESEMBLANCE_WORDS } from './words.ts'

/** Whom it resembles: never the applicant's to know, and cleared by operators alone. */
export function Resembles({ a }: { a: ApplicationPage }) {
  if (a.resembles.length === 0) return null
  return (
    <section className="section note-box">
      <h2>It resembles others</h2>
      <p className="quiet">The applicant is not told. Say nothing of it in a question or a reason.</p>
      <ul className="things resembles">
        {a.resembles.map(flag => (
          <li key={flag.key}>
            <span className="thing-head">
              {flag.what === 'application' ? (
                <Link href={paths.application(flag.ref)}>{flag.name}</Link>
              ) : (
                <b>{flag.name}</b>
              )}
              <span className="quiet">
                {flag.what === 'member' ? 'a member' : 'an application'}
                {flag.state !== 'active' && `, ${flag.state}`}
              </span>
            </span>
            <span className="small">
              {flag.how.map(how => RESEMBLANCE_WORDS[how]).join('; ')}
              {flag.cleared && ' · recorded as another organisation'}
            </span>
          </li>
        ))}
      </ul>
      {a.mayClear && isOpen(a.state) && a.resembles.some(flag => !flag.cleared) && <Clear a={a} />}
    </section>
  )
}

function Clear({ a }: { a: ApplicationPage }) {
  const left = a.resembles.filter(flag => !flag.cleared)
  const [keys, setKeys] = useState<string[]>([])
  const [text, setText] = useState('')
  const { error, busy, run } = useStep()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => api.vettingStep(a.id, { step: 'record', what: 'distinct', text, keys }), 'Recorded'))
      setText('')
  }
  return (
    <form className="stack" onSubmit={event => void send(event)}>
      <Checkbox.Group label="It is another organisation than" value={keys} onChange={setKeys}>
        <div className="choices">
          {left.map(flag => (
            <Checkbox key={flag.key} value={flag.key} label={flag.name} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label="What you looked at"
        autosize
        minRows={1}
        maxLength={2000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button
        type="submit"
        size="xs"
        variant="default"
        className="fit"
        loading={busy}
        disabled={keys.length === 0 || text.trim() === ''}
      >
        Record that it is another
      </Button>
    </form>
  )
}
