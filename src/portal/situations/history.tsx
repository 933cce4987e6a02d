import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { HistoryRow, Situation } from './api.ts'
import { situationQueries } from './queries.ts'

/** Who did what, newest first. */
export function History({ situation }: { situation: Situation }) {
  const pages = useInfiniteQuery(situationQueries.history(situation.id))
  const items = pages.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className="section">
      <h2>History</h2>
      {pages.error && <ProblemBox error={pages.error} retry={() => void pages.refetch()} />}
      <ol className="history">
        {items.map(row => (
          <li key={row.id}>
            <span className="wrap">
              <Told row={row} />{' '}
              <span className="small quiet">
                {row.mine ? 'you' : row.by}, <When at={row.at} />
              </span>
            </span>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Earlier
        </Button>
      )}
    </section>
  )
}

const some = (row: HistoryRow): string => {
  const [first] = row.titles ?? []
  if (row.reports === 1 && first) return `“${first}”`
  return `${row.reports ?? 0} reports`
}

function Told({ row }: { row: HistoryRow }) {
  const other = row.other && <Link href={paths.situation(row.other.id)}>{row.other.name}</Link>
  switch (row.what) {
    case 'opened':
      return <>Opened</>
    case 'changed':
      return <>Name, state or outcome changed</>
    case 'drawn':
      return <>{some(row)} drawn in</>
    case 'taken':
      return <>{some(row)} taken out</>
    case 'split':
      return row.away ? (
        <>
          {some(row)} split off {other && <>into {other}</>}
        </>
      ) : (
        <>
          {some(row)} split off {other && <>from {other}</>}
        </>
      )
    case 'joined':
      return row.away ? (
        <>
          {some(row)} joined {other && <>into {other}</>}
        </>
      ) : (
        <>
          {some(row)} came {other && <>from {other}</>} when it was joined
        </>
      )
    default:
      return <>{row.what}</>
  }
}
