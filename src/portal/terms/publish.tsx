import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { USUAL_NOTICE_DAYS } from '../../domain/terms/standing.ts'
import { api } from '../api.ts'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import type { TermsToEdit } from '../wire.ts'
import './terms.css'

/** For operators: the newest version to be changed, or the project's draft to be read, and published. */
export function PublishTermsPage() {
  useTitle('Publish terms')
  const draft = useQuery(queries.termsToEdit)
  return (
    <>
      <div className="page-head">
        <h1>{draft.data && draft.data.after === undefined ? 'Publish the first terms' : 'Publish new terms'}</h1>
      </div>
      {draft.isPending && <Waiting rows={6} />}
      {draft.error && <ProblemBox error={draft.error} retry={() => void draft.refetch()} />}
      {draft.data && <Editor key={draft.data.after ?? 0} draft={draft.data} />}
    </>
  )
}

const DAY = 86_400_000
const dateIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

function Editor({ draft }: { draft: TermsToEdit }) {
  const go = useGo()
  const isFirst = draft.after === undefined
  const [text, setText] = useState(draft.text)
  const [lesson, setLesson] = useState(draft.lesson)
  const [changed, setChanged] = useState(draft.changed)
  const [when, setWhen] = useState<'now' | 'later'>(isFirst ? 'now' : 'later')
  const [day, setDay] = useState(dateIn(USUAL_NOTICE_DAYS))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const countsFrom = when === 'later' ? { countsFrom: `${day}T00:00:00Z` } : {}
      const after = draft.after === undefined ? {} : { after: draft.after }
      await api.publishTerms({ ...after, text, lesson, changed, ...countsFrom })
      await queryClient.invalidateQueries()
      go(paths.terms)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const source = (label: string, description: string, value: string, set: (text: string) => void) => (
    <Textarea
      className="terms-source"
      label={label}
      description={description}
      required
      autosize
      minRows={10}
      maxRows={26}
      value={value}
      onChange={event => set(event.currentTarget.value)}
    />
  )
  return (
    <form className="stack read" onSubmit={event => void send(event)}>
      <p>
        {isFirst
          ? 'This is a draft to begin with. Read it, change what does not fit your partnership, let a lawyer see it. From the moment you publish it, everybody signs before anything reaches them: you first.'
          : 'Every member and every person signs a new version, and all that was published before stays readable.'}
      </p>
      {source('Terms', 'Markdown.', text, setText)}
      {source(
        'Lesson',
        'Markdown. “## ” begins a page, “### ” a question, “- [ ] ” a wrong and “- [x] ” the right answer; under each answer, indented, what is said to whoever chose it.',
        lesson,
        setLesson,
      )}
      <Textarea
        label="What is new"
        description="Read first by those who signed before."
        required
        autosize
        minRows={2}
        value={changed}
        onChange={event => setChanged(event.currentTarget.value)}
      />
      {!isFirst && (
        <Radio.Group label="It counts" value={when} onChange={value => setWhen(value === 'now' ? 'now' : 'later')}>
          <div className="choices">
            <Radio
              value="later"
              label="From a day on"
              description="Until then the version before goes on counting, and everybody is asked to sign in time."
            />
            <Radio
              value="now"
              label="At once"
              description="Everybody is stopped at this moment, on open pages and by key, until they have signed."
            />
          </div>
        </Radio.Group>
      )}
      {!isFirst && when === 'later' && (
        <TextInput
          type="date"
          label="From"
          description="Begins at midnight, UTC."
          required
          min={dateIn(1)}
          max={dateIn(365)}
          value={day}
          onChange={event => setDay(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Publish
      </Button>
    </form>
  )
}
