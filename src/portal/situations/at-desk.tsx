import { Button, Modal, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import {
  gradeWord,
  INFORMATION_GRADE_NAMES,
  INFORMATION_GRADES,
  POLICE_HANDLING,
  POLICE_HANDLING_NAMES,
  POLICE_INFORMATION,
  POLICE_INFORMATION_NAMES,
  POLICE_SOURCE_NAMES,
  POLICE_SOURCES,
  policeReading,
  policeWord,
  SOURCE_GRADE_NAMES,
  SOURCE_GRADES,
} from '../../domain/grading.ts'
import { PROVENANCES } from '../../domain/report.ts'
import { SITUATION_STATE_NAMES } from '../../domain/situation.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { Report } from '../wire.ts'
import { type GradeIn, type GradeOut, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { OpenSituation } from './open.tsx'
import { situationQueries } from './queries.ts'
import './situations.css'

/** Beside a report, for the desk alone: which situations it is in, how it is graded, and what else the desk has of it. */
export function AtDesk({ report, children }: { report: Report; children?: ReactNode }) {
  const desk = useQuery(situationQueries.report(report.id))
  const [asked, setAsked] = useState<'grade' | 'draw'>()
  if (!desk.data) return null
  const { situations, grade, before } = desk.data
  const close = () => setAsked(undefined)
  return (
    <section className="section grade-facts" aria-label="At the Fusion Cell desk">
      <h2>At the desk</h2>
      {situations.length === 0 && <p className="small quiet">In no situation.</p>}
      <ul className="plain">
        {situations.map(s => (
          <li key={s.id}>
            In <Link href={paths.situation(s.id)}>{s.name}</Link>{' '}
            <span className="small quiet">{SITUATION_STATE_NAMES[s.state].toLowerCase()}</span>
          </li>
        ))}
      </ul>
      {grade ? <Graded grade={grade} report={report} /> : <p className="small quiet">Not graded.</p>}
      {before.length > 0 && (
        <p className="small quiet">
          Before: {before.map(g => `${gradeWord(g)} (${g.by}, ${g.at.slice(0, 10)})`).join(', ')}
        </p>
      )}
      <span className="actions">
        <Button size="xs" variant="default" onClick={() => setAsked('grade')}>
          {grade ? 'Grade it anew' : 'Grade it'}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked('draw')}>
          Into a situation
        </Button>
      </span>
      {children}
      {asked === 'grade' && <GradeForm report={report} grade={grade} close={close} />}
      {asked === 'draw' && <OpenSituation reports={[report.id]} close={close} />}
    </section>
  )
}

const provenanceOf = (report: Report) => PROVENANCES.find(p => p === report.provenance.kind) ?? 'passed-on'

function Graded({ grade, report }: { grade: GradeOut; report: Report }) {
  const reading = policeReading(grade, provenanceOf(report))
  return (
    <div>
      <p>
        <b>{gradeWord(grade)}</b> <span className="small">{SOURCE_GRADE_NAMES[grade.source]}</span>;{' '}
        <span className="small">{INFORMATION_GRADE_NAMES[grade.information].toLowerCase()}</span>
      </p>
      {grade.why && <p className="small as-written wrap">{grade.why}</p>}
      <p className="small quiet">
        3×5×2:{' '}
        {grade.police
          ? policeWord(grade.police)
          : `about ${reading.source}${reading.information}; handling is for an officer to say`}
        . The scales ask different questions: there is no exact conversion.
      </p>
      <p className="small quiet">
        {grade.by}, <When at={grade.at} />
      </p>
    </div>
  )
}

const NONE = ''
function GradeForm({ report, grade, close }: { report: Report; grade: GradeOut | undefined; close: () => void }) {
  const { error, busy, run } = useDeskWork()
  const [begun] = useState(grade)
  const [draft, setDraft] = useState<GradeIn>({
    source: begun?.source ?? 'F',
    information: begun?.information ?? 6,
    why: begun?.why ?? '',
    ...(begun?.police ? { police: begun.police } : {}),
  })
  const set = (change: Partial<GradeIn>) => setDraft(before => ({ ...before, ...change }))
  const reading = policeReading(draft, provenanceOf(report))
  const police = draft.police
  const setPolice = (part: 'source' | 'information' | 'handling', value: string) => {
    const now = police ?? { ...reading, handling: 'P' as const }
    set({
      police: {
        source: part === 'source' ? (POLICE_SOURCES.find(s => s === value) ?? now.source) : now.source,
        information:
          part === 'information' ? (POLICE_INFORMATION.find(s => s === value) ?? now.information) : now.information,
        handling: part === 'handling' ? (POLICE_HANDLING.find(s => s === value) ?? now.handling) : now.handling,
      },
    })
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => situationsApi.grade(report.id, draft, begun?.tag), 'Graded')) close()
  }
  return (
    <Modal opened onClose={close} size="lg" title="Grade this report">
      <form className="stack" onSubmit={event => void send(event)}>
        <p className="small quiet">The source and what it says are judged apart: A6 and E1 are as good as B2.</p>
        <NativeSelect
          data-autofocus
          label="Source"
          value={draft.source}
          onChange={event => set({ source: SOURCE_GRADES.find(s => s === event.currentTarget.value) ?? 'F' })}
          data={SOURCE_GRADES.map(s => ({ value: s, label: `${s} · ${SOURCE_GRADE_NAMES[s]}` }))}
        />
        <NativeSelect
          label="What it says"
          value={String(draft.information)}
          onChange={event =>
            set({ information: INFORMATION_GRADES.find(n => String(n) === event.currentTarget.value) ?? 6 })
          }
          data={INFORMATION_GRADES.map(n => ({ value: String(n), label: `${n} · ${INFORMATION_GRADE_NAMES[n]}` }))}
        />
        <Textarea
          label="Why"
          autosize
          minRows={2}
          maxLength={1_000}
          value={draft.why ?? ''}
          onChange={event => set({ why: event.currentTarget.value })}
        />
        <details>
          <summary className="small">
            Police 3×5×2 {police ? policeWord(police) : `(about ${reading.source}${reading.information})`}
          </summary>
          <div className="stack">
            <p className="small quiet">
              For officers. There is no exact conversion from the Admiralty code: what is set here is a judgement of its
              own.
            </p>
            <NativeSelect
              label="Source, 3×5×2"
              value={police?.source ?? NONE}
              onChange={event => setPolice('source', event.currentTarget.value)}
              data={[
                { value: NONE, label: 'Not set' },
                ...POLICE_SOURCES.map(s => ({ value: s, label: `${s} · ${POLICE_SOURCE_NAMES[s]}` })),
              ]}
            />
            <NativeSelect
              label="How it is known, 3×5×2"
              value={police?.information ?? NONE}
              onChange={event => setPolice('information', event.currentTarget.value)}
              data={[
                { value: NONE, label: 'Not set' },
                ...POLICE_INFORMATION.map(s => ({ value: s, label: `${s} · ${POLICE_INFORMATION_NAMES[s]}` })),
              ]}
            />
            <NativeSelect
              label="Handling, 3×5×2"
              value={police?.handling ?? NONE}
              onChange={event => setPolice('handling', event.currentTarget.value)}
              data={[
                { value: NONE, label: 'Not set' },
                ...POLICE_HANDLING.map(s => ({ value: s, label: `${s} · ${POLICE_HANDLING_NAMES[s]}` })),
              ]}
            />
          </div>
        </details>
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Keep
        </Button>
      </form>
    </Modal>
  )
}
