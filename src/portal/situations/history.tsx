import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { PART_KIND_NAMES } from '../../domain/situation.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { type HistoryRow, type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { situationQueries } from './queries.ts'

/** Who did what, newest first. */
export function History({ situation }: { situation: Situation }) {
  const pages = useInfiniteQuery(situationQueries.history(situation.id))
  const { error, busy, run } = useDeskWork()
  const items = pages.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className="section">
      <h2>History</h2>
      {pages.error && <ProblemBox error={pages.error} retry={() => void pages.refetch()} />}
      {error !== undefined && <ProblemBox error={error} />}
      <ol className="history">
        {items.map(row => (
          <li key={row.id}>
            <span className="wrap">
              <Told row={row} />{' '}
              <span className="small quiet">
                {row.mine ? 'you' : row.by}, <When at={row.at} />
              </span>
            </span>
            {row.undone && <span className="small quiet">undone</span>}
            {row.mayUndo && (
              <Button
                size="compact-xs"
                variant="default"
                disabled={busy}
                aria-label={`Undo: ${row.what}, by ${row.by}`}
                onClick={() => void run(() => situationsApi.undo(situation.id, row.id), 'Undone')}
              >
                Undo
              </Button>
            )}
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
  const kind = row.part ? PART_KIND_NAMES[row.part] : 'Part'
  const other = row.other && <Link href={paths.situation(row.other.id)}>{row.other.name}</Link>
  switch (row.what) {
    case 'opened':
      return <>Opened</>
    case 'changed':
      return <Was row={row} words="Changed" />
    case 'added':
      return <Was row={row} words={`${kind} added`} />
    case 'reworded':
      return <Was row={row} words={`${kind} reworded`} />
    case 'removed':
      return <Was row={row} words={`${kind} taken out`} />
    case 'marked':
      return <Was row={row} words="Evidence marked" />
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
  }
}

function Was({ row, words }: { row: HistoryRow; words: string }) {
  return (
    <>
      {words}
      {row.before && (
        <>
          : <del className="quiet">{row.before}</del>
        </>
      )}
      {row.after && <> → {row.after}</>}
    </>
  )
}
