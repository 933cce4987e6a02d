import { useId } from 'react'
import './month-plot.css'

/** What stands in one bar, from the ground up. `unsure`: a number that is not told, drawn at its largest. */
export interface Part {
  value: number
  tone: 'solid' | 'hollow' | 'soft'
  unsure?: boolean
  /** On hover. */
  words: string
}
interface MonthPlotProps {
  title: string
  /** Names of what is drawn, in the order of the table's columns. */
  legend: readonly { name: string; tone: Part['tone'] | 'unsure' }[]
  /** Bars of a month side by side, each of parts. */
  months: readonly { month: string; bars: readonly (readonly Part[])[] }[]
  /** The same for reading: a row for each month. */
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  /** What the top of the plot is called. */
  top: (max: number) => string
}

const HEIGHT = 100
const SLOT = 10
const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
/** "May 2026". */
export const monthName = (month: string): string => `${NAMES[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`

/** Bars by month. Text is HTML, so that it keeps its size on a phone; whoever does not see the drawing opens the table. */
export function MonthPlot({ title, legend, months, columns, rows, top }: MonthPlotProps) {
  const id = useId()
  const max = Math.max(1, ...months.flatMap(m => m.bars.map(bar => bar.reduce((sum, part) => sum + part.value, 0))))
  return (
    <figure className="plot" aria-labelledby={id}>
      <figcaption>
        <b id={id}>{title}</b>
        {legend.map(({ name, tone }) => (
          <span key={name} className="plot-legend small">
            <span className="plot-key" data-tone={tone} />
            {name}
          </span>
        ))}
      </figcaption>
      <div className="plot-area" aria-hidden="true">
        <span className="plot-top small quiet">{top(max)}</span>
        <svg viewBox={`0 0 ${months.length * SLOT} ${HEIGHT}`} preserveAspectRatio="none" role="presentation">
          {months.map(({ month, bars }, n) => (
            <g key={month}>
              {bars.map((bar, b) =>
                drawn(bar, n * SLOT + 1 + (b * 8) / bars.length, 7 / bars.length, max, `${month} ${b}`),
              )}
            </g>
          ))}
        </svg>
      </div>
      <div className="plot-months" aria-hidden="true">
        {months.map(({ month }) => (
          <span key={month}>{monthName(month).slice(0, months.length > 6 ? 1 : 3)}</span>
        ))}
      </div>
      <details>
        <summary>As a table</summary>
        <div className="plot-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Month</th>
                {columns.map(column => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, n) => (
                <tr key={months[n]?.month}>
                  <th scope="row">{monthName(months[n]?.month ?? '')}</th>
                  {row.map((cell, c) => (
                    <td key={columns[c]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function drawn(bar: readonly Part[], x: number, width: number, max: number, key: string) {
  let from = HEIGHT
  return bar.map((part, n) => {
    const height = (part.value / max) * (HEIGHT - 4)
    from -= height
    if (height === 0) return null
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a bar have no other name and do not move
        key={`${key} ${n}`}
        x={x}
        y={from}
        width={width}
        height={height}
        data-tone={part.tone}
        data-unsure={part.unsure || undefined}
      >
        <title>{part.words}</title>
      </rect>
    )
  })
}
