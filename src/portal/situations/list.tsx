import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { SITUATION_STATE_NAMES, SITUATION_STATES, type SituationState } from '../../domain/situation.ts'
import { isProblem } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import type { SituationSummary } from './api.ts'
import { OpenSituation } from './open.tsx'
import { situationQueries } from './queries.ts'
import './situations.css'

const stateOf = (text: string | undefined): SituationState | undefined => SITUATION_STATES.find(s => s === text)

/** The desk's situations, newest first. */
export function SituationsPage() {
  useTitle('Situations')
  const state = stateOf((useSearch({ strict: false }) as { state?: string }).state)
  const list = useInfiniteQuery(situationQueries.list(state))
  const [opening, setOpening] = useState(false)
  if (isProblem(list.error, 'not-found')) return <NothingHere />
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <div className="page-head">
        <h1>Situations</h1>
        <Button onClick={() => setOpening(true)}>Open a situation</Button>
      </div>
      <div className="filters">
        {[undefined, ...SITUATION_STATES].map(s => (
          <Link key={s ?? 'all'} href={paths.situations(s)} className="filter" aria-current={s === state}>
            {s ? SITUATION_STATE_NAMES[s] : 'All'}
          </Link>
        ))}
      </div>
      {list.error && <ProblemBox error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={6} />}
      {items.length > 0 && (
        <ul className="things" aria-label="Situations">
          {items.map(situation => (
            <Row key={situation.id} situation={situation} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          More
        </Button>
      )}
      {list.isSuccess && items.length === 0 && (
        <Empty title={state ? `No situation is ${SITUATION_STATE_NAMES[state].toLowerCase()}` : 'No situation yet'}>
          A situation draws reports of one campaign or incident together. Tick some in the feed, or open one here.
        </Empty>
      )}
      {opening && <OpenSituation reports={[]} close={() => setOpening(false)} />}
    </>
  )
}

function Row({ situation }: { situation: SituationSummary }) {
  const { id, name, state, outcome, reports, at } = situation
  return (
    <li>
      <span className="thing-head thing-wraps">
        <Link href={paths.situation(id)} className="wrap">
          {name}
        </Link>
        <span className={state === 'open' ? 'tag tag-strong' : 'tag'}>{SITUATION_STATE_NAMES[state]}</span>
      </span>
      <span className="small quiet">
        {reports === 1 ? '1 report' : `${reports.toLocaleString('en-GB')} reports`} · last change <When at={at} />
      </span>
      {outcome && <span className="small wrap clamp">{outcome}</span>}
    </li>
  )
}
