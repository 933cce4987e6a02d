import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import {
  ACTION_ANSWER_NAMES,
  ACTION_ANSWERS,
  type ActionAnswer,
  type ActionStep,
  CYBER_ESSENTIALS_NAMES,
  STEP_DOER_NAMES,
} from '../../domain/advisory.ts'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { crowdCell, crowdText, plural } from '../parts/crowd.ts'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { ActionsPage, Report } from '../wire.ts'
import { AnswerCells, AnswerHeads, TallyLabel } from './answer-cells.tsx'
import { DeskTally } from './desk-tally.tsx'
import { Help } from './help.tsx'
import { isAnswer, say } from './say.ts'
import './actions.css'

/** What a member does about an advisory: its steps with one tap each, what others did, and what it may take away. */
export function OnAdvisory({ report }: { report: Report }) {
  const page = useQuery(queries.actions(report.id))
  const steps = report.advisory?.steps ?? []
  const [helping, setHelping] = useState<string | 'all'>()
  if (page.error) return <ProblemBox error={page.error} retry={() => void page.refetch()} />
  if (!page.data) return <Waiting rows={3} />
  const actions = page.data
  return (
    <>
      {actions.may.answer ? (
        <FromMail report={report.id} actions={actions} help={() => setHelping('all')} />
      ) : (
        <CannotAnswer report={report} />
      )}
      {actions.recall && <Recalled recall={actions.recall} />}
      {steps.length > 0 && (
        <section className="section read">
          <h2>
            What to do: {plural(steps.length, 'step')}, about{' '}
            {plural(
              steps.reduce((sum, step) => sum + step.minutes, 0),
              'minute',
            )}
          </h2>
          {actions.may.answer && steps.length > 1 && (
            <Taps label="all steps" report={report.id} actions={actions} help={() => setHelping('all')} />
          )}
          {helping === 'all' && <Help report={report.id} actions={actions} close={() => setHelping(undefined)} />}
          <ol className="steps">
            {steps.map(step => (
              <li key={step.id} className="step">
                <Step step={step} />
                {actions.may.answer && (
                  <Taps
                    label={step.text}
                    step={step.id}
                    report={report.id}
                    actions={actions}
                    help={() => setHelping(step.id)}
                  />
                )}
                {helping === step.id && (
                  <Help report={report.id} step={step.id} actions={actions} close={() => setHelping(undefined)} />
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {actions.desk ? (
        <DeskTally steps={steps} desk={actions.desk} />
      ) : (
        steps.length > 0 && <Others steps={steps} tally={actions.tally} />
      )}
      <Downloads report={report} may={actions.may} />
    </>
  )
}

function Step({ step }: { step: ActionStep }) {
  return (
    <>
      <h3>{step.text}</h3>
      <dl className="step-facts">
        {step.why && (
          <>
            <dt>Why</dt>
            <dd>{step.why}</dd>
          </>
        )}
        <dt>How long</dt>
        <dd>about {plural(step.minutes, 'minute')}</dd>
        <dt>Who</dt>
        <dd>{STEP_DOER_NAMES[step.who]}</dd>
        {step.control && (
          <>
            <dt>Cyber Essentials</dt>
            <dd>{CYBER_ESSENTIALS_NAMES[step.control]}</dd>
          </>
        )}
      </dl>
    </>
  )
}

interface TapsProps {
  report: string
  actions: ActionsPage
  help: () => void
  label: string
  /** All that are not answered yet if left out. */
  step?: string
}
/** Four answers, one tap. The one that stands is pressed; another changes it. */
function Taps({ report, actions, help, label, step }: TapsProps) {
  const [busy, setBusy] = useState<ActionAnswer>()
  const stands = step === undefined ? undefined : actions.mine.find(a => a.step === step)
  const tap = async (answer: ActionAnswer) => {
    if (answer === 'need-help' && !stands?.help) return help()
    setBusy(answer)
    await say(report, { answer, ...(step === undefined ? {} : { step }) })
    setBusy(undefined)
  }
  return (
    <div className="no-print">
      <fieldset className="taps">
        <legend className={step === undefined ? 'small quiet' : 'unseen'}>
          {step === undefined ? 'All steps at once' : `Your answer to: ${label}`}
        </legend>
        {ACTION_ANSWERS.map(answer => (
          <Button
            key={answer}
            variant={stands?.answer === answer ? 'filled' : 'default'}
            aria-pressed={step === undefined ? undefined : stands?.answer === answer}
            loading={busy === answer}
            onClick={() => void tap(answer)}
          >
            {ACTION_ANSWER_NAMES[answer]}
          </Button>
        ))}
      </fieldset>
      {stands && (
        <p className="small quiet">
          {ACTION_ANSWER_NAMES[stands.answer]}, said by {stands.by} <When at={stands.at} />. Only your organisation sees
          this
          {stands.answer === 'need-help' && ', and whom you asked; the thread is below'}.
        </p>
      )}
    </div>
  )
}

/** A link in a mail only shows the answer that it stands for: pressing gives it. */
function FromMail({ report, actions, help }: { report: string; actions: ActionsPage; help: () => void }) {
  const { answer } = useSearch({ strict: false }) as { answer?: string }
  const me = useMe()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wanted = isAnswer(answer) ? answer : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the link that was followed
  useEffect(() => {
    if (wanted === 'need-help') help()
    else if (wanted) button.current?.focus()
  }, [wanted])
  if (!wanted || wanted === 'need-help') return null
  const said = actions.mine.length > 0 && actions.mine.every(a => a.answer === wanted)
  const leave = () => go(paths.report(report), { replace: true })
  const tap = async () => {
    setBusy(true)
    if (await say(report, { answer: wanted })) leave()
    setBusy(false)
  }
  return (
    <section className="note-box from-mail" aria-label="Your answer">
      <p>
        {said ? (
          <>
            {me.member.name} has said “{ACTION_ANSWER_NAMES[wanted]}” already. There is nothing more to do.
          </>
        ) : (
          <>
            Say “<b>{ACTION_ANSWER_NAMES[wanted]}</b>” for {me.member.name}, to all steps that are open?
          </>
        )}
      </p>
      {!said && (
        <p className="small quiet">
          Following the link has answered nothing yet. Whoever it was sent to, you answer for your own organisation.
        </p>
      )}
      <div className="actions">
        {!said && (
          <Button ref={button} loading={busy} onClick={() => void tap()}>
            {ACTION_ANSWER_NAMES[wanted]}
          </Button>
        )}
        <Button variant="default" onClick={leave}>
          {said ? 'Close' : 'Not now'}
        </Button>
      </div>
    </section>
  )
}

/** Came by a link in a mail, to where nothing can be answered: it says so, and what to do. */
function CannotAnswer({ report }: { report: Report }) {
  const { answer } = useSearch({ strict: false }) as { answer?: string }
  const me = useMe()
  if (!isAnswer(answer)) return null
  const why = report.withdrawn
    ? 'This advisory was recalled, so nothing more is asked of anybody.'
    : me.atDesk
      ? 'You are signed in at the Fusion Cell’s desk, which does not answer what it publishes. Change to your own organisation’s seat, and follow the link again.'
      : (report.advisory?.steps ?? []).length === 0
        ? 'What your organisation gets of this advisory has no steps to answer.'
        : 'Your role here reads and does not answer: ask a colleague who shares and replies to answer for your organisation.'
  return (
    <p className="note-box" role="status">
      Nothing was answered. {why}
    </p>
  )
}

function Others({ steps, tally }: { steps: readonly ActionStep[]; tally: ActionsPage['tally'] }) {
  return (
    <section className="section">
      <h2>What other members did</h2>
      <p className="small quiet">
        Numbers of members, never which. They move when five have answered anew, so that nobody’s answer can be read
        from them.
      </p>
      <div className="wide">
        <table className="tally">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <AnswerHeads />
            </tr>
          </thead>
          <tbody>
            {steps.map((step, n) => (
              <tr key={step.id}>
                <th scope="row">
                  <TallyLabel>Step</TallyLabel>
                  {n + 1}
                </th>
                <AnswerCells
                  of={answer => {
                    const count = tally.find(t => t.step === step.id)?.answers[answer]
                    return count && crowdCell(count)
                  }}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Recalled({ recall }: { recall: NonNullable<ActionsPage['recall']> }) {
  const { asked, confirmed, since, lastAt } = recall
  return (
    <p className="note-box">
      Recalled <When at={since} />.{' '}
      {asked.count === null || confirmed.count === null
        ? `${crowdText(asked)} had opened or taken it; ${crowdText(confirmed)} confirmed that it is out.`
        : `${confirmed.count} of ${asked.count} members that had opened or taken it confirmed that it is out.`}
      {lastAt && (
        <>
          {' '}
          The last one <When at={lastAt} full />.
        </>
      )}
    </p>
  )
}

const FILES = [
  ['pdf', 'PDF'],
  ['stix', 'STIX 2.1'],
  ['csv', 'CSV'],
] as const

function Downloads({ report, may }: { report: Report; may: ActionsPage['may'] }) {
  return (
    <section className="section no-print">
      <h2>Take it with you</h2>
      {may.leave ? (
        <div className="actions">
          {FILES.filter(([format]) => format !== 'csv' || report.indicators).map(([format, name]) => (
            <Button
              key={format}
              component="a"
              href={api.outputUrl(report.id, format)}
              download
              variant="default"
              size="xs"
            >
              {name}
            </Button>
          ))}
          {report.indicators && (
            <Button
              component="a"
              href={`${api.outputUrl(report.id, 'csv')}?use=block`}
              download
              variant="default"
              size="xs"
            >
              CSV, to block only
            </Button>
          )}
        </div>
      ) : (
        <p className="quiet">What you get of this is TLP:RED. It is read here, and leaves in no download.</p>
      )}
      {may.supplier && (
        <p className="supplier">
          <Button component="a" href={api.outputUrl(report.id, 'supplier')} download variant="default" size="xs">
            Page for your IT supplier
          </Button>{' '}
          <span className="small quiet">The steps alone, under the checklist’s own marking.</span>
        </p>
      )}
    </section>
  )
}
