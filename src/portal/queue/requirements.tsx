import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Requirement } from '../../formats/api/requirements.ts'
import { isProblem } from '../api.ts'
import { isoOfLocal, useDoing } from '../nodes/doing.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { Merge } from '../parts/merge.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { useDeskWork } from '../situations/doing.ts'
import { standsOf } from '../situations/stands.ts'
import { AskCircle } from './ask-circle.tsx'
import { AskedList } from './asked.tsx'
import { calls, workQueries } from './calls.ts'
import { Operations } from './operations.tsx'
import { nameOf } from './row.tsx'
import './queue.css'
import '../settings/settings.css'

type Asking = { what: 'add' } | { what: 'answer' | 'close'; of: Requirement } | { what: 'circle'; of?: Requirement }
const PRIORITY = ['', 'Priority 1', 'Priority 2', 'Priority 3']

/** What the desk wants to know, what it asked, and what is being watched. */
export function RequirementsPage() {
  useTitle('Requirements')
  const found = useQuery(workQueries.requirements)
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  if (isProblem(found.error, 'not-found')) return <NothingHere />
  if (found.error) return <ProblemBox error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  const { items } = found.data
  return (
    <>
      <div className="page-head">
        <h1>Requirements</h1>
        <Button onClick={() => setAsking({ what: 'add' })}>Add a requirement</Button>
      </div>
      {items.length === 0 && (
        <Empty title="Nothing is wanted yet">
          Write down what the desk wants to know: gaps are found by naming them.
        </Empty>
      )}
      <ul className="lines">
        {items.map(r => (
          <One key={r.id} requirement={r} ask={setAsking} />
        ))}
      </ul>
      <section className="section">
        <div className="section-head">
          <h2>Asked</h2>
          <Button size="xs" variant="default" onClick={() => setAsking({ what: 'circle' })}>
            Ask a circle
          </Button>
        </div>
        <AskedList />
      </section>
      <Operations />
      {asking?.what === 'add' && <Add close={close} />}
      {asking?.what === 'answer' && <Answer requirement={asking.of} close={close} />}
      {asking?.what === 'close' && <Close requirement={asking.of} close={close} />}
      {asking?.what === 'circle' && <AskCircle {...(asking.of ? { requirement: asking.of } : {})} close={close} />}
    </>
  )
}

function One({ requirement: r, ask }: { requirement: Requirement; ask: (what: Asking) => void }) {
  const { run } = useDoing()
  const open = r.state === 'open'
  return (
    <li className="requirement">
      <span>
        <b className="wrap">{r.question}</b>
        {r.why && <span className="wrap">{r.why}</span>}
        <span className="small quiet">
          {PRIORITY[r.priority]}
          {r.until && (
            <>
              {' '}
              · until <When at={r.until} full />
            </>
          )}{' '}
          · {nameOf(r.by)}, <When at={r.at} />
          {r.rfi && (
            <>
              {' '}
              · <Link href={paths.report(r.rfi)}>asked of a circle</Link>
            </>
          )}
        </span>
        {r.outcome && <span className="wrap">{r.outcome}</span>}
        {r.answers.map(a => (
          <span key={a.id} className="small requirement-answer">
            <TlpBadge tlp={a.report.tlp} /> <Link href={paths.report(a.report.id)}>{a.report.title}</Link>
            {a.note && `: ${a.note}`}{' '}
            <button
              type="button"
              className="text-button"
              aria-label={`Not an answer: ${a.report.title}`}
              onClick={() => void run(() => calls.unanswerRequirement(r.id, a.id))}
            >
              not an answer
            </button>
          </span>
        ))}
        {open && r.answers.length === 0 && <span className="small">No report answers it yet.</span>}
      </span>
      <span className="actions">
        <span className={r.overdue ? 'tag tag-strong' : 'tag'}>
          {r.overdue ? 'Overdue' : open ? 'Open' : r.state === 'answered' ? 'Answered' : 'Dropped'}
        </span>
        {open && (
          <>
            <Tool label="Link an answer" of={r} onClick={() => ask({ what: 'answer', of: r })} />
            {!r.rfi && <Tool label="Ask a circle" of={r} onClick={() => ask({ what: 'circle', of: r })} />}
            <Tool label="Close" of={r} onClick={() => ask({ what: 'close', of: r })} />
          </>
        )}
        {!open && (
          <Tool
            label="Open again"
            of={r}
            onClick={() => void run(() => calls.changeRequirement(r.id, { state: 'open' }, r.tag))}
          />
        )}
      </span>
    </li>
  )
}
const Tool = ({ label, of, onClick }: { label: string; of: Requirement; onClick: () => void }) => (
  <Button size="compact-sm" variant="default" aria-label={`${label}: ${of.question}`} onClick={onClick}>
    {label}
  </Button>
)

function Add({ close }: { close: () => void }) {
  const { error, busy, run } = useDoing()
  const [draft, setDraft] = useState({ question: '', why: '', priority: '2', until: '' })
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft(before => ({ ...before, [name]: value }))
    },
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { question, why, priority, until } = draft
    const done = await run(() =>
      calls.addRequirement({ question, why, priority: Number(priority), until: until ? isoOfLocal(until) : null }),
    )
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title="What does the desk want to know?">
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput data-autofocus label="Question" required maxLength={500} {...field('question')} />
        <Textarea label="Why" description="What hangs on it" autosize minRows={2} maxLength={2000} {...field('why')} />
        <NativeSelect
          label="Priority"
          data={[
            { value: '1', label: '1, most urgent' },
            { value: '2', label: '2' },
            { value: '3', label: '3' },
          ]}
          {...field('priority')}
        />
        <TextInput
          type="datetime-local"
          label="Until"
          description="Your local time: afterwards the answer is of no use. May be empty."
          {...field('until')}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Add
        </Button>
      </form>
    </Modal>
  )
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/
function Answer({ requirement, close }: { requirement: Requirement; close: () => void }) {
  const { error, busy, run } = useDoing()
  const [report, setReport] = useState('')
  const [note, setNote] = useState('')
  const id = ID.exec(report)?.[0]
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (id && (await run(() => calls.answerRequirement(requirement.id, id, note)))) close()
  }
  return (
    <Modal opened onClose={close} title="Which report answers it?">
      <form className="stack" onSubmit={event => void send(event)}>
        <p className="small">{requirement.question}</p>
        <TextInput
          data-autofocus
          label="Report"
          description="Its address, as it stands in the browser."
          required
          value={report}
          onChange={event => setReport(event.currentTarget.value)}
        />
        <TextInput
          label="Note"
          description="Such as “in part”: read by those who get this report as far as you do."
          maxLength={1000}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={!id}>
          Link it
        </Button>
      </form>
    </Modal>
  )
}

function Close({ requirement, close }: { requirement: Requirement; close: () => void }) {
  const { error, busy, run, clear } = useDeskWork()
  // What it was closed with before stands there again.
  const [begun, setBegun] = useState({ outcome: requirement.outcome, tag: requirement.tag })
  const [outcome, setOutcome] = useState(begun.outcome)
  const theirs = standsOf(error, ['outcome', 'tag'])
  const end = (state: 'answered' | 'dropped') => async () => {
    if (await run(() => calls.changeRequirement(requirement.id, { state, outcome }, begun.tag))) close()
  }
  return (
    <Modal opened onClose={close} title="Close the requirement">
      <div className="stack">
        <p className="small">{requirement.question}</p>
        <Textarea
          data-autofocus
          label="Outcome"
          description="Everybody at the desk who gets the requirement reads it: put nothing into it that is in one report alone."
          autosize
          minRows={2}
          maxLength={2000}
          value={outcome}
          onChange={event => setOutcome(event.currentTarget.value)}
        />
        {theirs && (
          <Merge
            of="Outcome"
            base={begun.outcome}
            mine={outcome}
            theirs={theirs.outcome}
            take={text => {
              setOutcome(text)
              setBegun(theirs)
              clear()
            }}
          />
        )}
        {error !== undefined && !theirs && <ProblemBox error={error} />}
        <div className="actions">
          <Button loading={busy} disabled={theirs !== undefined} onClick={() => void end('answered')()}>
            Answered
          </Button>
          <Button
            variant="default"
            loading={busy}
            disabled={theirs !== undefined}
            onClick={() => void end('dropped')()}
          >
            No longer wanted
          </Button>
        </div>
      </div>
    </Modal>
  )
}
