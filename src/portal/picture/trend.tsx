import { useId } from 'react'
import { REPORT_KIND_NAMES } from '../../domain/report.ts'
import { monthName } from '../parts/month-plot.tsx'
import type { Picture } from '../wire.ts'

const HEIGHT = 100
const SLOT = 10
/** "7 Sep": three letters, as the other plots have them. */
const shortDay = (week: string): string => `${Number(week.slice(8))} ${monthName(week.slice(0, 7)).slice(0, 3)}`

/** Reports by week; the same by kind in a table. */
export function Trend({ picture }: { picture: Picture }) {
  const id = useId()
  const weeks = picture.weeks.map(({ week, kinds }) => ({
    week,
    kinds,
    all: kinds.reduce((sum, k) => sum + k.reports, 0),
  }))
  const kinds = picture.kinds.filter(k => k.now > 0).map(k => k.kind)
  const max = Math.max(1, ...weeks.map(w => w.all))
  const step = Math.ceil(weeks.length / 6)
  return (
    <figure className="plot" aria-labelledby={id}>
      <figcaption>
        <b id={id}>Reports by week</b>
        <span className="small quiet">the last is not over yet</span>
      </figcaption>
      <div className="plot-area" aria-hidden="true">
        <span className="plot-top small quiet">{max.toLocaleString('en-GB')}</span>
        <svg viewBox={`0 0 ${weeks.length * SLOT} ${HEIGHT}`} preserveAspectRatio="none" role="presentation">
          {weeks.map(({ week, all }, n) => {
            const height = (all / max) * (HEIGHT - 4)
            return (
              <rect
                key={week}
                x={n * SLOT + 1}
                y={HEIGHT - height}
                width={8}
                height={height}
                data-tone="solid"
                data-unsure={n === weeks.length - 1 || undefined}
              >
                <title>{`Week of ${shortDay(week)}: ${all}`}</title>
              </rect>
            )
          })}
        </svg>
      </div>
      <div className="pic-weeks" aria-hidden="true">
        {weeks
          .filter((_, n) => n % step === 0)
          .map(({ week }) => (
            <span key={week}>{shortDay(week)}</span>
          ))}
      </div>
      <details>
        <summary>As a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse */}
        <section className="plot-table" tabIndex={0} aria-label="Reports by week and kind">
          <table>
            <thead>
              <tr>
                <th scope="col">Week of</th>
                <th scope="col">All</th>
                {kinds.map(kind => (
                  <th key={kind} scope="col">
                    {REPORT_KIND_NAMES[kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map(week => (
                <tr key={week.week}>
                  <th scope="row">{week.week}</th>
                  <td>{week.all}</td>
                  {kinds.map(kind => (
                    <td key={kind}>{week.kinds.find(k => k.kind === kind)?.reports ?? 0}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}
