import { NativeSelect } from '@mantine/core'
import { useId, useState } from 'react'
import { ACTION_ANSWER_NAMES, ACTION_ANSWERS, type ActionStep } from '../../domain/advisory.ts'
import { SECTORS } from '../../domain/member.ts'
import type { ActionsPage } from '../wire.ts'
import { AnswerCells, AnswerHeads, TallyLabel } from './answer-cells.tsx'

type Desk = NonNullable<ActionsPage['desk']>
const sectorName = (sector: Desk['sectors'][number]['sector']): string =>
  sector === null ? 'Small sectors together' : SECTORS[sector]
const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`)

/** Who has acted, live, for the desk: a bar for each sector, and the same as a table. */
export function DeskTally({ steps, desk }: { steps: readonly ActionStep[]; desk: Desk }) {
  const title = useId()
  const [step, setStep] = useState(steps[0]?.id ?? '')
  if (steps.length === 0) return null
  const rows = desk.sectors.map(s => {
    const answers = s.steps.find(x => x.step === step)?.answers
    const counts = ACTION_ANSWERS.map(answer => answers?.[answer] ?? 0)
    const said = counts.reduce((sum, n) => sum + n, 0)
    return { key: s.sector ?? '', name: sectorName(s.sector), asked: Math.max(s.asked, said), counts, said }
  })
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  const said = rows.reduce((sum, row) => sum + row.said, 0)
  const done = rows.reduce((sum, row) => sum + (row.counts[ACTION_ANSWERS.indexOf('done')] ?? 0), 0)
  return (
    <section className="section">
      <h2 id={title}>Who has acted</h2>
      <p role="status">
        {said} of {asked} members answered ({share(said, asked)}); {done} did it ({share(done, asked)}).
      </p>
      {steps.length > 1 && (
        <NativeSelect
          label="Step"
          value={step}
          onChange={event => setStep(event.currentTarget.value)}
          data={steps.map((s, n) => ({ value: s.id, label: `${n + 1}. ${s.text}` }))}
        />
      )}
      <div className="bars" aria-hidden="true">
        {rows.map(row => (
          <div key={row.key} className="bar">
            <span className="small">{row.name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="presentation">
              {row.counts.map((n, at) => {
                const before = row.counts.slice(0, at).reduce((sum, m) => sum + m, 0)
                const scale = row.asked === 0 ? 0 : 100 / row.asked
                return (
                  <rect
                    key={ACTION_ANSWERS[at]}
                    x={before * scale}
                    width={n * scale}
                    y={0}
                    height={10}
                    data-answer={ACTION_ANSWERS[at]}
                  />
                )
              })}
            </svg>
            <span className="small quiet">{share(row.said, row.asked)}</span>
          </div>
        ))}
        <p className="small quiet legend">
          {ACTION_ANSWERS.map(answer => (
            <span key={answer}>
              <span className="key" data-answer={answer} /> {ACTION_ANSWER_NAMES[answer]}
            </span>
          ))}
        </p>
      </div>
      <div className="wide">
        <table className="tally" aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">Sector</th>
              <th scope="col">Asked</th>
              <AnswerHeads />
              <th scope="col">Silent</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                <td>
                  <TallyLabel>Asked</TallyLabel>
                  {row.asked}
                </td>
                <AnswerCells of={answer => row.counts[ACTION_ANSWERS.indexOf(answer)]} />
                <td>
                  <TallyLabel>Silent</TallyLabel>
                  {row.asked - row.said}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
