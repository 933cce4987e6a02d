import { useQuery } from '@tanstack/react-query'
import { SECTORS } from '../../domain/member.ts'
import { plural } from '../parts/crowd.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { MonthPlot, monthName } from '../parts/month-plot.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Fairness } from '../wire.ts'

/** What reached us and what we gave: for one's own organisation alone, beside nobody else's. */
export function FairnessPage() {
  useTitle('Give and take')
  const page = useQuery(queries.fairness)
  return (
    <>
      <div className="page-head">
        <h1>Give and take</h1>
      </div>
      <p className="quiet read">
        The last twelve months of your organisation, as far as you see them yourself. Only your own people see this
        page; it is compared with nobody.
      </p>
      {page.isPending && <Waiting />}
      {page.error && <ProblemBox error={page.error} retry={() => void page.refetch()} />}
      {page.data && <Shown page={page.data} />}
    </>
  )
}

function Shown({ page }: { page: Fairness }) {
  const { gave } = page
  const ways = page.ways.length === 1 ? 'an easy way' : 'two easy ways'
  return (
    <>
      <h2>
        You received {page.received.toLocaleString('en-GB')}, gave {gave.total.toLocaleString('en-GB')}: {ways} to give
        back
      </h2>
      <ul className="things read">
        {page.ways.map(way => (
          <li key={way.kind}>
            <Way way={way} />
          </li>
        ))}
      </ul>
      <section className="section read">
        <MonthPlot
          title="By month"
          legend={[
            { name: 'received', tone: 'hollow' },
            { name: 'gave', tone: 'solid' },
          ]}
          months={page.months.map(m => ({
            month: m.month,
            bars: [
              [{ value: m.received, tone: 'hollow', words: `${monthName(m.month)}: ${m.received} received` }],
              [{ value: m.gave, tone: 'solid', words: `${monthName(m.month)}: ${m.gave} given` }],
            ],
          }))}
          columns={['Received', 'Gave']}
          rows={page.months.map(m => [String(m.received), String(m.gave)])}
          top={max => max.toLocaleString('en-GB')}
        />
        <dl className="facts">
          <dt>Received</dt>
          <dd>{plural(page.received, 'report')} of others</dd>
          <dt>Gave</dt>
          <dd>
            {plural(gave.reports, 'report')}, {plural(gave.sightings, 'sighting')}, {plural(gave.answers, 'answer')},{' '}
            {plural(gave.requests, 'request')} for more detail answered
          </dd>
        </dl>
      </section>
    </>
  )
}

function Way({ way }: { way: Fairness['ways'][number] }) {
  switch (way.kind) {
    case 'answer':
      return (
        <>
          <span className="thing-head">
            <Link href={paths.report(way.report)}>Answer a question</Link>
          </span>
          <span className="wrap">“{way.title}”</span>
          <span className="small quiet">
            {way.sector ? `Asked in ${SECTORS[way.sector]}, your sector. ` : ''}“Ask so-and-so” is an answer too. You
            need not be named.
          </span>
        </>
      )
    case 'sighting':
      return (
        <>
          <span className="thing-head">
            <Link href={paths.report(way.report)}>Say whether you have seen it too</Link>
          </span>
          <IndicatorValue type={way.type} value={way.value} />
          <span className="small quiet wrap">
            You were shown it in “{way.title}”. One tap on that page, named or not; a look in your logs is enough.
          </span>
        </>
      )
    case 'headline':
      return (
        <>
          <span className="thing-head">
            <Link href={paths.share()}>Share a headline only</Link>
          </span>
          <span className="small quiet">
            Two sentences on the last odd mail, without your name and without indicators, already warn the others.
          </span>
        </>
      )
  }
}
