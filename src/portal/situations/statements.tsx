import { Button } from '@mantine/core'
import { useState } from 'react'
import { BANDS, readJudgement } from '../../domain/yardstick.ts'
import { Empty } from '../parts/empty.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { type Part, type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { PartForm } from './part-form.tsx'
import { SourceChips } from './sources.tsx'

/** What the desk judges and knows: every sentence with what it rests on, for the desk alone. */
export function Statements({ situation }: { situation: Situation }) {
  const [asked, setAsked] = useState<Part | 'new'>()
  const statements = situation.parts.filter(p => p.kind === 'statement')
  return (
    <section className="section">
      <div className="page-head">
        <h2>Statements</h2>
        <Button size="xs" variant="default" onClick={() => setAsked('new')}>
          Write a statement
        </Button>
      </div>
      {statements.length === 0 && (
        <Empty title="Nothing is judged yet">A judgement says how probable it is, and what it rests on.</Empty>
      )}
      <ul className="things">
        {statements.map(part => (
          <Statement key={part.id} situation={situation} part={part} reword={() => setAsked(part)} />
        ))}
      </ul>
      {asked && (
        <PartForm
          situation={situation}
          kind="statement"
          {...(asked === 'new' ? {} : { part: asked })}
          close={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

function Statement({ situation, part, reword }: { situation: Situation; part: Part; reword: () => void }) {
  return (
    <li>
      <p className="read as-written wrap statement">{part.text}</p>
      <Hint part={part} />
      <SourceChips part={part} />
      <span className="small quiet">
        {part.corroboration} {part.by}, <When at={part.at} />
      </span>
      <PartTools situation={situation} part={part} reword={reword} />
    </li>
  )
}

function Hint({ part }: { part: Part }) {
  if (part.as === 'fact') return <span className="small quiet">A fact</span>
  const { bands, unbanded } = readJudgement(part.text)
  const band = BANDS.find(b => b.name === bands[0]?.band)
  return (
    <span className="small">
      {band ? (
        <>
          <b>{band.name}</b> <span className="quiet">{band.range}</span>
        </>
      ) : (
        <span className="quiet">No band of the yardstick</span>
      )}
      {unbanded.length > 0 && (
        <span className="quiet"> · without a band: {[...new Set(unbanded.map(u => u.word))].join(', ')}</span>
      )}
    </span>
  )
}

/** Reword, take out: the same for every part. */
export function PartTools({ situation, part, reword }: { situation: Situation; part: Part; reword: () => void }) {
  const { error, busy, run } = useDeskWork()
  const name = part.text.slice(0, 60)
  return (
    <>
      <span className="actions">
        <Button size="compact-xs" variant="default" aria-label={`Reword: ${name}`} onClick={reword}>
          Reword
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          loading={busy}
          aria-label={`Take out: ${name}`}
          onClick={() =>
            void run(() => situationsApi.removePart(situation.id, part.id), 'Taken out. Undo it from the history.')
          }
        >
          Take out
        </Button>
      </span>
      {error !== undefined && <ProblemBox error={error} />}
    </>
  )
}
