import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { STAGE_NAMES, STAGES, type Stage } from '../../domain/time-to-share.ts'
import { duration } from '../parts/duration.ts'
import { MonthPlot, monthName } from '../parts/month-plot.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import type { TimeToShare as Times } from '../wire.ts'
import type { PictureFilter } from './filter.ts'

/** How long it takes until something comes of a report: the plot is on one scale, the table says the same. */
export function TimeToShare({ filter }: { filter: PictureFilter }) {
  const [chosen, setChosen] = useState<string>()
  const nodes = useQuery(queries.nodes)
  const node = filter.node ?? chosen
  const asked = useQuery(queries.timeToShare(node === undefined ? filter : { ...filter, node }))
  if (asked.error) return <ProblemBox error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return null
  const { stages, reports, months } = asked.data
  const all = nodes.data?.items ?? []
  const isApart = node !== undefined && all.some(n => n.handle === node && !n.joined)
  return (
    <section className="section" aria-labelledby="pic-times">
      <div className="pic-head">
        <h2 id="pic-times">Time to share</h2>
        {filter.node === undefined && (
          <NativeSelect
            size="xs"
            aria-label="Time to share in"
            value={chosen ?? ''}
            onChange={event => setChosen(event.currentTarget.value || undefined)}
            data={[
              { value: '', label: 'All nodes' },
              ...all
                .filter(n => n.joined || filter.situation === undefined)
                .map(n => ({ value: n.handle, label: n.name })),
            ]}
          />
        )}
      </div>
      <p className="small quiet">
        Median time since a report reached you{node === undefined ? '' : ' and this node'}, of{' '}
        {reports.toLocaleString('en-GB')}; the first reader is of another organisation than its author’s
        {node === undefined ? '' : ', and in the node'}. What fewer than five came to is not told. Half had answered:
        half of those whom an advisory asked, and five at least.
        {isApart && ' You are not in this node: it is of the last year, and reports count in fives.'}
      </p>
      <Medians stages={stages} />
      <ByMonth months={months} />
    </section>
  )
}

const TICKS = [
  { minutes: 1, name: '1 min' },
  { minutes: 60, name: '1 h' },
  { minutes: 1_440, name: '1 d' },
  { minutes: 43_200, name: '30 d' },
] as const
const LONGEST = 43_200
/** Minutes and months are to be seen side by side: each step along the scale is so many times longer. */
const along = (minutes: number, longest: number): string =>
  `${(100 * Math.log(Math.max(1, minutes))) / Math.log(Math.max(LONGEST, longest))}%`

function Medians({ stages }: { stages: Times['stages'] }) {
  const longest = Math.max(...stages.map(s => s.median ?? 0))
  return (
    <table className="pic-times">
      <thead>
        <tr>
          <th scope="col">Until</th>
          <th scope="col">Median</th>
          <th scope="col">Reports</th>
          <td aria-hidden="true" className="pic-scale">
            {TICKS.map(({ minutes, name }) => (
              <span key={name} data-first={minutes === 1 || undefined} style={{ left: along(minutes, longest) }}>
                {name}
              </span>
            ))}
          </td>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage, median, reports: came }) => (
          <tr key={stage}>
            <th scope="row">{STAGE_NAMES[stage]}</th>
            <td>{median === undefined ? <span className="quiet">not told</span> : duration(median)}</td>
            <td>{came ?? 'fewer than 5'}</td>
            <td aria-hidden="true">
              <svg role="presentation" height="12" width="100%">
                {TICKS.map(({ minutes }) => (
                  <line key={minutes} x1={along(minutes, longest)} x2={along(minutes, longest)} y2="12" />
                ))}
                {median !== undefined && (
                  <>
                    <rect width={along(median, longest)} y="5" height="2" />
                    <circle cx={along(median, longest)} cy="6" r="5" />
                  </>
                )}
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ByMonth({ months }: { months: Times['months'] }) {
  const [stage, setStage] = useState<Stage>('read')
  const of = (month: Times['months'][number], wanted: Stage) => month.stages.find(s => s.stage === wanted)
  const cell = (month: Times['months'][number], wanted: Stage): string => {
    const found = of(month, wanted)
    if (month.reports === 0) return ''
    return found?.median === undefined ? 'not told' : `${duration(found.median)} (${found.reports})`
  }
  if (!months.some(m => m.stages.some(s => s.median !== undefined)))
    return <p className="small quiet">In no month did five reports or more come to one of these.</p>
  return (
    <div className="pic-by-month">
      <NativeSelect
        size="xs"
        label="By month"
        value={stage}
        onChange={event => setStage(STAGES.find(s => s === event.currentTarget.value) ?? 'read')}
        data={STAGES.map(value => ({ value, label: STAGE_NAMES[value] }))}
      />
      <MonthPlot
        title={`Until: ${STAGE_NAMES[stage].toLowerCase()}`}
        legend={[{ name: 'median of reports that came then', tone: 'solid' }]}
        months={months.map(m => {
          const median = of(m, stage)?.median
          return {
            month: m.month,
            bars:
              median === undefined
                ? []
                : [[{ value: median, tone: 'solid', words: `${monthName(m.month)}: ${duration(median)}` }]],
          }
        })}
        columns={['Reports', ...STAGES.map(s => STAGE_NAMES[s])]}
        rows={months.map(m => [m.reports.toLocaleString('en-GB'), ...STAGES.map(s => cell(m, s))])}
        top={duration}
      />
    </div>
  )
}
