import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RELEASE_STATE_NAMES } from '../../domain/wall.ts'
import { isProblem } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import { useSamplesLive } from '../samples/fresh.ts'
import { BringRelease } from './bring.tsx'
import '../inbox/inbox.css'

/** What came in past the wall; for cleared people what waits too. */
export function ReleasesPage() {
  useTitle('Release desk')
  useSamplesLive()
  const [bringing, setBringing] = useState(false)
  const list = useInfiniteQuery(queries.releases)
  if (isProblem(list.error, 'not-found')) return <NothingHere />
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  const mayBring = list.data?.pages[0]?.may.bring === true
  return (
    <>
      <div className="page-head">
        <h1>Release desk</h1>
        {mayBring && !bringing && <Button onClick={() => setBringing(true)}>Bring a text</Button>}
      </div>
      <p className="quiet read">
        Classified material is never in this system. What was cleared for this desk outside comes in as a text, past two
        people, and stands here as the Fusion Cell’s own.
      </p>
      {bringing && <BringRelease close={() => setBringing(false)} />}
      {list.isPending && <Waiting />}
      {list.error && <ProblemBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title="Nothing was released yet">
          {mayBring
            ? 'Bring a text that was cleared outside; a second cleared person lets it in.'
            : 'What is released to this desk stands here, and can be what a sentence of yours rests on.'}
        </Empty>
      )}
      <ul className="inbox">
        {items.map(item => (
          <li key={item.id} data-unread={item.state === 'brought'}>
            <span className="inbox-what">
              <Link href={paths.release(item.id)}>{item.title}</Link>
              <span className="small quiet">
                {RELEASE_STATE_NAMES[item.state]} · {item.marking}
              </span>
            </span>
            <span>
              <TlpBadge tlp={item.tlp} />
            </span>
            <span className="small quiet">
              <When at={item.changedAt} />
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button mt="md" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Older
        </Button>
      )}
    </>
  )
}
