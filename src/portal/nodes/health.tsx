import { useQuery } from '@tanstack/react-query'
import { ReportList } from '../lists/report-list.tsx'
import { crowdCell, crowdText, plural } from '../parts/crowd.ts'
import { duration } from '../parts/duration.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { MonthPlot, monthName, type Part } from '../parts/month-plot.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { CrowdCount, NodeHealth, NodePage } from '../wire.ts'

/** The board: how the node is doing, in numbers that point at nobody. */
export function Health({ node }: { node: NodePage }) {
  const board = useQuery(queries.nodeHealth(node.handle))
  if (board.error) return <ProblemBox error={board.error} retry={() => void board.refetch()} />
  if (!board.data) return <Waiting />
  const { months, content } = board.data
  return (
    <>
      <MembersPlot months={months} />
      <p className="small quiet read">
        Active is who opened something here, or wrote by name, that month. Nobody is told who was silent, and numbers
        under 5 are not told at all
        {months.some(m => m.active) ? '' : ': below ten members active and silent are left out'}.
      </p>
      {content ? (
        <Content node={node.handle} content={content} />
      ) : (
        <Empty title="You are not in this node">
          You see how many are in it. What is shared in it counts here only for those it is shared with.
        </Empty>
      )}
    </>
  )
}

type Month = NodeHealth['months'][number]

/** A number that is not told is drawn as the four that it is at most. */
function partOf(count: CrowdCount, tone: Part['tone'], name: string): Part {
  const words = `${name}: ${crowdText(count)}`
  return count.count === null ? { value: 4, tone, unsure: true, words } : { value: count.count, tone, words }
}

function MembersPlot({ months }: { months: readonly Month[] }) {
  const split = months.some(m => m.active)
  const bars = (m: Month): Part[][] => [
    m.active && m.silent
      ? [partOf(m.active, 'solid', 'Active'), partOf(m.silent, 'hollow', 'Silent')]
      : [partOf(m.members, 'hollow', 'Members')],
    m.joined.count === null ? [] : [partOf(m.joined, 'soft', 'Joined')],
  ]
  const columns = ['Members', 'Joined', ...(split ? ['Active', 'Silent'] : [])]
  const cell = (count: CrowdCount | undefined) => (count ? crowdCell(count) : 'not told')
  return (
    <MonthPlot
      title="Members by month"
      legend={[
        ...(split
          ? ([
              { name: 'active', tone: 'solid' },
              { name: 'silent', tone: 'hollow' },
            ] as const)
          : ([{ name: 'members', tone: 'hollow' }] as const)),
        { name: 'joined (5 or more)', tone: 'soft' },
        { name: 'fewer than 5', tone: 'unsure' },
      ]}
      months={months.map(m => ({ month: m.month, bars: bars(m) }))}
      columns={columns}
      rows={months.map(m => [m.members, m.joined, ...(split ? [m.active, m.silent] : [])].map(cell))}
      top={max => plural(max, 'member')}
    />
  )
}

function Content({ node, content }: { node: string; content: NonNullable<NodeHealth['content']> }) {
  const { open, topics, response, read } = content
  return (
    <>
      <section className="section">
        <h2>Unanswered for two days</h2>
        {open.items.length > 0 ? (
          <>
            <p className="small quiet">
              {plural(open.count, 'question')}, the oldest first. A pointer to somebody who may know is an answer too.
            </p>
            <ReportList items={open.items} label="Unanswered questions" />
          </>
        ) : (
          <Empty title="No question waits">Every question older than two days has an answer.</Empty>
        )}
      </section>
      <section className="section">
        <h2>Asked most</h2>
        {topics.length > 0 ? (
          <ul className="names">
            {topics.map(({ topic, questions }) => (
              <li key={topic}>
                <Link href={paths.search(topic, 'question')}>{topic}</Link>{' '}
                <span className="quiet">{plural(questions, 'question')}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="quiet">No word stands in more than one question of the last twelve months.</p>
        )}
      </section>
      <section className="section">
        <h2>First answer</h2>
        <ResponsePlot response={response} />
      </section>
      <section className="section">
        <h2>Time to share</h2>
        <FirstReader read={read} />
        <p className="small quiet read">
          What the Fusion Cell makes of a report is its own: which ones stand behind an advisory, nobody else is told.{' '}
          <Link href={`${paths.picture}?view=acted&node=${encodeURIComponent(node)}`}>
            What was done about advisories that reached this node
          </Link>
        </p>
      </section>
    </>
  )
}

function ResponsePlot({ response }: { response: NonNullable<NodeHealth['content']>['response'] }) {
  if (!response.some(m => m.median !== undefined))
    return <p className="quiet">No question of the last twelve months has an answer yet.</p>
  const part = (minutes: number | undefined, tone: Part['tone'], name: string, month: string): Part[] =>
    minutes === undefined ? [] : [{ value: minutes, tone, words: `${monthName(month)}, ${name}: ${duration(minutes)}` }]
  return (
    <MonthPlot
      title="Time to the first answer"
      legend={[
        { name: 'half of them within', tone: 'solid' },
        { name: '9 of 10 within', tone: 'hollow' },
      ]}
      months={response.map(m => ({
        month: m.month,
        bars: [part(m.median, 'solid', 'half within', m.month), part(m.p90, 'hollow', '9 of 10 within', m.month)],
      }))}
      columns={['Asked', 'Answered', 'Half within (median)', '9 of 10 within']}
      rows={response.map(m => [
        String(m.questions),
        String(m.answered),
        m.median === undefined ? '' : duration(m.median),
        m.p90 === undefined ? '' : duration(m.p90),
      ])}
      top={duration}
    />
  )
}

/** Until somebody of another organisation in the node opened what came there. */
function FirstReader({ read }: { read: NonNullable<NodeHealth['content']>['read'] }) {
  if (read.median === undefined)
    return (
      <p className="quiet read">
        Of {plural(read.reports, 'report')} in the last twelve months, others in the node opened fewer than five.
      </p>
    )
  const told = (minutes: number | undefined) => (minutes === undefined ? 'not told' : duration(minutes))
  return (
    <>
      <p className="read">
        Half of what is opened is first opened within {duration(read.median)}: {read.read} of{' '}
        {plural(read.reports, 'report')} were, by another organisation in the node than its author’s and yours.
      </p>
      <MonthPlot
        title="Time to the first reader"
        legend={[{ name: 'half of them within', tone: 'solid' }]}
        months={read.months.map(m => ({
          month: m.month,
          bars:
            m.median === undefined
              ? []
              : [[{ value: m.median, tone: 'solid', words: `${monthName(m.month)}: ${duration(m.median)}` }]],
        }))}
        columns={['Reports', 'Opened', 'Half within (median)']}
        rows={read.months.map(m => [
          String(m.reports),
          m.read === undefined ? 'fewer than 5' : String(m.read),
          told(m.median),
        ])}
        top={duration}
      />
    </>
  )
}
