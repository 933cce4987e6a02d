import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { MARK_NAMES, MARK_SIGNS, MARKS, WEIGHT_NAMES } from '../../domain/hypotheses.ts'
import type { PartKind } from '../../domain/situation.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { type Part, type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { PartForm } from './part-form.tsx'
import { SourceChips } from './sources.tsx'
import { PartTools } from './statements.tsx'

/** Competing hypotheses side by side: each piece of evidence is marked against each, and what speaks against is counted. */
export function Hypotheses({ situation }: { situation: Situation }) {
  const [asked, setAsked] = useState<{ kind: PartKind; part?: Part }>()
  const of = (kind: PartKind) => situation.parts.filter(p => p.kind === kind)
  const [hypotheses, evidence] = [of('hypothesis'), of('evidence')]
  return (
    <section className="section">
      <div className="page-head">
        <h2>Hypotheses</h2>
        <Button size="xs" variant="default" onClick={() => setAsked({ kind: 'hypothesis' })}>
          Add a hypothesis
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked({ kind: 'evidence' })}>
          Add evidence
        </Button>
      </div>
      {hypotheses.length === 0 && evidence.length === 0 ? (
        <p className="quiet">
          Set what else it could be side by side, and mark each piece of evidence against each: what speaks against
          counts.
        </p>
      ) : (
        <Table
          situation={situation}
          hypotheses={hypotheses}
          evidence={evidence}
          reword={part => setAsked({ kind: part.kind, part })}
        />
      )}
      {asked && (
        <PartForm
          situation={situation}
          kind={asked.kind}
          {...(asked.part ? { part: asked.part } : {})}
          close={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

interface TableProps {
  situation: Situation
  hypotheses: readonly Part[]
  evidence: readonly Part[]
  reword: (part: Part) => void
}
function Table({ situation, hypotheses, evidence, reword }: TableProps) {
  const { tallies, undecided } = situation.weighing
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section className="ach" aria-label="Evidence against hypotheses" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            {hypotheses.map(h => (
              <th key={h.id} scope="col">
                <span className="wrap">{h.text}</span>
                <PartTools situation={situation} part={h} reword={() => reword(h)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {evidence.map(e => (
            <tr key={e.id}>
              <th scope="row">
                <span className="wrap">{e.text}</span>
                <span className="small quiet">
                  {WEIGHT_NAMES[e.weight ?? 'medium']}
                  {undecided.includes(e.id) && ' · fits all alike: it does not help to choose'}
                </span>
                <SourceChips part={e} />
                <PartTools situation={situation} part={e} reword={() => reword(e)} />
              </th>
              {hypotheses.map(h => (
                <td
                  key={h.id}
                  data-mark={situation.marks.find(m => m.evidence === e.id && m.hypothesis === h.id)?.mark}
                >
                  <MarkOne situation={situation} evidence={e} hypothesis={h} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              Speaks against <span className="small quiet">by weight; least is best</span>
            </th>
            {hypotheses.map(h => {
              const tally = tallies.find(t => t.hypothesis === h.id)
              return (
                <td key={h.id}>
                  <b>{tally?.against ?? 0}</b>
                  {tally?.least && <span className="tag tag-strong">Least inconsistent</span>}
                  {tally !== undefined && tally.open > 0 && (
                    <span className="small quiet"> {tally.open} not marked yet</span>
                  )}
                </td>
              )
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function MarkOne({ situation, evidence, hypothesis }: { situation: Situation; evidence: Part; hypothesis: Part }) {
  const { error, busy, run } = useDeskWork()
  const here = situation.marks.find(m => m.evidence === evidence.id && m.hypothesis === hypothesis.id)?.mark
  const set = (value: string) => {
    const mark = MARKS.find(m => m === value) ?? null
    void run(() => situationsApi.mark(situation.id, { evidence: evidence.id, hypothesis: hypothesis.id, mark }))
  }
  return (
    <>
      <NativeSelect
        size="xs"
        disabled={busy}
        aria-label={`${evidence.text.slice(0, 60)}, against: ${hypothesis.text.slice(0, 60)}`}
        value={here ?? ''}
        onChange={event => set(event.currentTarget.value)}
        data={[
          { value: '', label: 'Not marked' },
          ...MARKS.map(m => ({ value: m, label: `${MARK_SIGNS[m]} ${MARK_NAMES[m]}` })),
        ]}
      />
      {error !== undefined && <ProblemBox error={error} />}
    </>
  )
}
