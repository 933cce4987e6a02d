import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { BulkBar } from '../lists/bulk-bar.tsx'
import { ReportList } from '../lists/report-list.tsx'
import { useSelection } from '../lists/selection.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'

/** Which of them: the address says it. */
const SHOWN = [
  ['All', undefined],
  ['Open', 'false'],
  ['Answered', 'true'],
] as const

/** Of all, those still open come first, each group newest first. */
export function QuestionsPage() {
  useTitle('Questions')
  const { answered: asked } = useSearch({ strict: false }) as { answered?: string }
  const answered = asked === 'true' || asked === 'false' ? asked : undefined
  const feed = useInfiniteQuery(queries.feed(answered ? { kind: 'question', answered } : { kind: 'question' }))
  const items = useMemo(() => {
    const all = feed.data?.pages.flatMap(page => page.items) ?? []
    return [...all.filter(item => !item.answered), ...all.filter(item => item.answered)]
  }, [feed.data])
  const selection = useSelection()
  const chosen = items.some(item => selection.has(item.id))
  const open = items.filter(item => !item.answered).length
  const more = feed.hasNextPage && !feed.isFetchingNextPage ? () => void feed.fetchNextPage() : undefined
  return (
    <>
      <div className="page-head">
        <h1>Questions</h1>
        <Button component={Link} href={paths.share({ kind: 'question' })} size="xs" variant="default">
          Ask a question
        </Button>
      </div>
      {chosen && <BulkBar items={items} selection={selection} />}
      {!chosen && (
        <div className="filters">
          {SHOWN.map(([label, which]) => (
            <Link key={label} href={paths.questions(which)} className="filter" aria-current={which === answered}>
              {label}
            </Link>
          ))}
          {items.length > 0 && !answered && (
            <span className="quiet">
              {open === 0
                ? 'Every question here has an accepted answer.'
                : `${open} without an accepted answer, first.`}
            </span>
          )}
        </div>
      )}
      {feed.isPending && <Waiting />}
      {feed.error && <ProblemBox error={feed.error} retry={() => void feed.refetch()} />}
      {items.length > 0 && <ReportList items={items} label="Questions" selection={selection} more={more} />}
      {feed.isSuccess && items.length === 0 && answered && (
        <Empty
          title={answered === 'true' ? 'No question has an accepted answer yet' : 'No question is open'}
          action={<Link href={paths.questions()}>Show all</Link>}
        >
          Whoever asked accepts the answer that helped.
        </Empty>
      )}
      {feed.isSuccess && items.length === 0 && !answered && (
        <Empty title="No questions yet" action={<Link href={paths.share({ kind: 'question' })}>Ask one</Link>}>
          “Has anybody else seen this?” is a good question. You need not be named.
        </Empty>
      )}
    </>
  )
}
