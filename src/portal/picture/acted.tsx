import { useQuery } from '@tanstack/react-query'
import { ACTION_ANSWERS, ADVISORY_KIND_NAMES } from '../../domain/advisory.ts'
import { SECTORS } from '../../domain/member.ts'
import { AnswerCells, AnswerHeads } from '../actions/answer-cells.tsx'
import { crowdCell, plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Acted as ActedOut } from '../wire.ts'
import type { PictureFilter } from './filter.ts'
import '../actions/actions.css'

type Advisory = ActedOut['advisories'][number]
type Numbers = NonNullable<Advisory['desk']>

/** What was done about advisories: live for the desk, for others the numbers that stand on each advisory. */
export function Acted({ filter }: { filter: PictureFilter }) {
  const acted = useQuery(queries.acted(filter))
  if (acted.error) return <ProblemBox error={acted.error} retry={() => void acted.refetch()} />
  if (!acted.data) return <Waiting rows={6} />
  const { advisories, sectors, left } = acted.data
  if (advisories.length === 0)
    return (
      <Empty title={filter.situation === undefined ? 'No advisory to act on in this time' : 'No advisory yet'}>
        {filter.situation === undefined
          ? 'What the Fusion Cell publishes with steps to take shows here, with what was done about it.'
          : 'An advisory that is drafted from this situation, and has steps to take, shows here once it is out.'}
      </Empty>
    )
  return (
    <>
      {(filter.sector || filter.kind) && (
        <p className="small quiet">Advisories are counted whatever kind and sector are chosen above.</p>
      )}
      {sectors ? <ForDesk advisories={advisories} sectors={sectors} /> : <ForMembers advisories={advisories} />}
      {left > 0 && <p className="small quiet">{plural(left, 'older advisory', 'older advisories')} not counted.</p>}
    </>
  )
}

function ForDesk({ advisories, sectors }: { advisories: Advisory[]; sectors: NonNullable<ActedOut['sectors']> }) {
  const all = sectors.reduce((sum, s) => ({ asked: sum.asked + s.asked, answered: sum.answered + s.answered }), {
    ...{ asked: 0, answered: 0 },
  })
  return (
    <>
      <p className="read" role="status">
        {all.answered.toLocaleString('en-GB')} of {plural(all.asked, 'answer')} to{' '}
        {plural(advisories.length, 'advisory', 'advisories')} came. Each organisation answers for each step.
      </p>
      <section className="section" aria-labelledby="acted-sectors">
        <h2 id="acted-sectors">By sector</h2>
        <Table
          label="By sector"
          first="Sector"
          rows={sectors.map(s => ({
            ...{ key: s.sector ?? '', numbers: s },
            name: s.sector === null ? 'Small sectors together' : SECTORS[s.sector],
          }))}
        />
      </section>
      <section className="section" aria-labelledby="acted-advisories">
        <h2 id="acted-advisories">By advisory</h2>
        <Table
          label="By advisory"
          first="Advisory"
          rows={advisories.flatMap(a =>
            a.desk ? [{ key: a.report, name: <Title advisory={a} />, numbers: a.desk }] : [],
          )}
        />
      </section>
    </>
  )
}

interface Row {
  key: string
  name: React.ReactNode
  numbers: Numbers
}
/** A bar and its numbers; whoever does not see the bar reads the numbers. */
function Table({ label, first, rows }: { label: string; first: string; rows: Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="wide bars pic-acted" tabIndex={0} aria-label={label}>
      <table className="tally">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">Answered</th>
            <AnswerHeads keyed />
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, numbers }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="nowrap pic-acted-of">
                {numbers.answered} of {numbers.asked}
              </td>
              <AnswerCells keyed of={answer => numbers.answers[answer]} />
              <td aria-hidden="true" className="pic-acted-bar">
                <Bar numbers={numbers} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Bar({ numbers: { asked, answers } }: { numbers: Numbers }) {
  const scale = asked === 0 ? 0 : 100 / asked
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="presentation">
      {ACTION_ANSWERS.map((answer, at) => {
        const before = ACTION_ANSWERS.slice(0, at).reduce((sum, one) => sum + answers[one], 0)
        return (
          <rect
            key={answer}
            x={before * scale}
            width={answers[answer] * scale}
            y={0}
            height={10}
            data-answer={answer}
          />
        )
      })}
    </svg>
  )
}

function Title({ advisory: { report, title, kind, tlp, at } }: { advisory: Advisory }) {
  return (
    <>
      <Link href={paths.report(report)}>{title}</Link>
      <br />
      <span className="small quiet">
        <TlpBadge tlp={tlp} /> {ADVISORY_KIND_NAMES[kind]}, <When at={at} />
      </span>
    </>
  )
}

function ForMembers({ advisories }: { advisories: Advisory[] }) {
  return (
    <>
      <p className="read small quiet">
        What others said about the advisories that reached you, as it stands on each. Numbers come in batches, once five
        organisations have answered anew; under five they are not told.
      </p>
      {advisories.map(advisory => (
        <section key={advisory.report} className="section">
          <h2 className="pic-acted-title">
            <Title advisory={advisory} />
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse */}
          <section className="wide" tabIndex={0} aria-label={`Answers: ${advisory.title}`}>
            <table className="tally">
              <thead>
                <tr>
                  <th scope="col">Step</th>
                  <AnswerHeads />
                </tr>
              </thead>
              <tbody>
                {advisory.steps?.map(step => (
                  <tr key={step.step}>
                    <th scope="row">{step.text}</th>
                    <AnswerCells of={answer => crowdCell(step.answers[answer])} />
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      ))}
    </>
  )
}
