import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { minutesFor } from '../../domain/terms/lesson.ts'
import { api } from '../api.ts'
import { Markdown } from '../parts/markdown.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { queries, queryClient } from '../queries.ts'
import type { Terms, TermsVersion } from '../wire.ts'
import { Lesson } from './lesson.tsx'
import { StepHeading } from './step-heading.tsx'
import './terms.css'

type Version = Terms['versions'][number]
type Step = 'read' | 'lesson' | 'sign'
const STEP_WORDS: Record<Step, string> = { read: 'Read', lesson: 'Lesson', sign: 'Sign' }

/** Reads, learns and signs one version. The lesson is asked of whoever has not answered it before. */
export function Signing({ terms, version }: { terms: Terms; version: Version }) {
  const text = useQuery(queries.termsVersion(version.version))
  if (text.error) return <ProblemBox error={text.error} retry={() => void text.refetch()} />
  if (!text.data) return <Waiting rows={6} />
  return <Steps terms={terms} version={version} text={text.data} />
}

function Steps({ terms, version, text }: { terms: Terms; version: Version; text: TermsVersion }) {
  const steps: Step[] = text.lessonKnown ? ['read', 'sign'] : ['read', 'lesson', 'sign']
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<number[]>([])
  const step = steps[at] ?? 'sign'
  const isAgain = terms.versions.some(one => one.signedAt && one.version < version.version)
  return (
    <>
      <ol className="terms-steps">
        {steps.map((one, n) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} className={n < at ? 'terms-done' : undefined}>
            {STEP_WORDS[one]}
            {one === 'lesson' && ` (${minutesFor(text.lesson)} minutes)`}
          </li>
        ))}
      </ol>
      {step === 'read' && (
        <section>
          <StepHeading>{isAgain ? 'What is new' : 'What you are asked to sign'}</StepHeading>
          {isAgain && <p className="note-box as-written">{version.changed}</p>}
          <Markdown className="terms-text" text={text.text} breaks={false} />
          <Button onClick={() => setAt(1)}>
            {text.lessonKnown ? 'Read: on to signing' : 'Read: on to the lesson'}
          </Button>
        </section>
      )}
      {step === 'lesson' && (
        <Lesson
          lesson={text.lesson}
          done={given => {
            setAnswers(given)
            setAt(2)
          }}
        />
      )}
      {step === 'sign' && <Sign terms={terms} version={version} answers={answers} back={() => setAt(0)} />}
    </>
  )
}

interface Props {
  terms: Terms
  version: Version
  answers: number[]
  back: () => void
}

function Sign({ terms, version, answers, back }: Props) {
  const asksPerson = version.signedAt === undefined
  const asksMember = version.signedForMember === undefined && terms.maySignForMember
  const [own, setOwn] = useState(!asksPerson)
  const [forMember, setForMember] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const sign = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await api.signTerms({ version: version.version, answers, forMember })
      await queryClient.invalidateQueries()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={event => void sign(event)}>
      <StepHeading>Sign version {version.version}</StepHeading>
      {asksPerson && (
        <Checkbox
          label="I have read the terms and will keep to them"
          description="For yourself: once, whichever organisation you act for."
          checked={own}
          onChange={event => setOwn(event.currentTarget.checked)}
        />
      )}
      {asksMember && (
        <Checkbox
          label={`I sign for ${terms.member}, and may do so`}
          description="Its people get in once both they and the organisation have signed. Leave this open if somebody else signs for it."
          checked={forMember}
          onChange={event => setForMember(event.currentTarget.checked)}
        />
      )}
      {!asksMember && version.signedForMember === undefined && (
        <p className="quiet">
          An administrator of {terms.member} signs for the organisation. Until that is done, nothing opens yet.
        </p>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button type="submit" loading={busy} disabled={!own || (!asksPerson && !forMember)}>
          Sign the terms
        </Button>
        <Button variant="default" onClick={back}>
          Read it again
        </Button>
      </div>
    </form>
  )
}
