import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { QUEUE_PARTS, type QueuePart } from '../../domain/triage.ts'
import type { Queue, QueueItem } from '../../formats/api/queue.ts'
import { isProblem } from '../api.ts'
import { useKeys } from '../keys.ts'
import { type Selection, useSelection } from '../lists/selection.ts'
import { onLive } from '../live.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import '../lists/lists.css'
import { deskQueries, queueAgain } from './calls.ts'
import { lookAway, useLooking } from './look.ts'
import { Place } from './place.tsx'
import { QueueRow } from './row.tsx'
import { SetAside } from './set-aside.tsx'
import './queue.css'
import { useSteps } from './use-steps.tsx'

const PART_NAMES: Record<QueuePart, string> = { open: 'Open', mine: 'Mine', placed: 'Placed', aside: 'Set aside' }

/** The desk's triage queue: live for every analyst at once, and all of it by keyboard. */
export function QueuePage() {
  const search = useSearch({ strict: false }) as { part?: string }
  const part = QUEUE_PARTS.find(p => p === search.part) ?? 'open'
  return <Part key={part} part={part} />
}

function Part({ part }: { part: QueuePart }) {
  const queue = useInfiniteQuery(deskQueries.queue(part))
  const [first] = queue.data?.pages ?? []
  const items = useMemo(() => queue.data?.pages.flatMap(page => page.items) ?? [], [queue.data])
  useTitle(first && first.counts.open > 0 ? `(${first.counts.open}) Queue` : 'Queue')
  useEffect(
    () =>
      onLive(event => {
        if (event.name === 'report' || event.name === 'withdrawal') void queueAgain()
      }),
    [],
  )
  useEffect(() => lookAway, [])
  if (isProblem(queue.error, 'not-found')) return <NothingHere />
  if (queue.error) return <ProblemBox error={queue.error} retry={() => void queue.refetch()} />
  return (
    <>
      <div className="page-head">
        <h1>Queue</h1>
      </div>
      <Here />
      {!first && <Waiting rows={8} />}
      {first && (
        <Shown
          part={part}
          first={first}
          items={items}
          more={queue.hasNextPage && !queue.isFetchingNextPage ? () => void queue.fetchNextPage() : undefined}
        />
      )}
    </>
  )
}

/** Who else is at the desk now. */
function Here() {
  const presence = useQuery(deskQueries.presence)
  const others = presence.data?.items.filter(l => !l.you) ?? []
  if (others.length === 0) return null
  return (
    <p className="small quiet queue-here">
      At the desk now:{' '}
      {others
        .map(
          l =>
            `${l.name} (${l.what === 'queue' ? 'the queue' : l.what === 'report' ? (l.title ?? 'a report') : 'a situation'})`,
        )
        .join(', ')}
    </p>
  )
}

interface ShownProps {
  part: QueuePart
  first: Queue
  items: readonly QueueItem[]
  more: (() => void) | undefined
}

function Shown({ part, first, items, more }: ShownProps) {
  const selection = useSelection()
  const { take, undo } = useSteps()
  const [aside, setAside] = useState<{ reports: readonly string[]; because?: 'duplicate' }>()
  const [placing, setPlacing] = useState<readonly string[]>()
  const asideAs = useCallback((reports: readonly string[]) => setAside({ reports }), [])
  const duplicate = useCallback((reports: readonly string[]) => setAside({ reports, because: 'duplicate' }), [])
  const both = useCallback(
    (item: QueueItem) => setPlacing([item.report.id, ...item.same.slice(0, 1).map(s => s.report.id)]),
    [],
  )
  const isOpen = part === 'open' || part === 'mine'
  const { active, chosen } = useQueueKeys(items, selection, {
    claim: reports => void take({ step: 'claim', reports: [...reports] }),
    release: reports => void take({ step: part === 'aside' ? 'back' : 'release', reports: [...reports] }),
    aside: asideAs,
    duplicate: isOpen ? duplicate : () => {},
    both: isOpen ? both : () => {},
    place: setPlacing,
    undo,
  })
  useLooking(active ? 'report' : 'queue', active)
  const picked = items.filter(i => selection.has(i.report.id))
  return (
    <>
      {picked.length > 0 ? (
        <Bulk
          part={part}
          count={picked.length}
          chosen={chosen}
          take={take}
          aside={asideAs}
          place={setPlacing}
          selection={selection}
        />
      ) : (
        <Parts part={part} counts={first.counts} />
      )}
      {part === 'open' &&
        first.together.map(group => (
          <Together
            key={group.reports.join(' ')}
            group={group}
            items={items}
            select={selection.all}
            place={setPlacing}
          />
        ))}
      {items.length === 0 && <Nothing part={part} />}
      {items.length > 0 && (
        <ul className="queue" aria-label={`Queue: ${PART_NAMES[part]}`}>
          {items.map(item => (
            <QueueRow
              key={item.report.id}
              item={item}
              active={active === item.report.id}
              selected={selection.has(item.report.id)}
              toggle={selection.toggle}
              duplicate={isOpen ? duplicate : undefined}
              both={isOpen ? both : undefined}
            />
          ))}
        </ul>
      )}
      {more && (
        <Button variant="default" size="xs" mt="sm" onClick={more}>
          Show more
        </Button>
      )}
      {placing && (
        <Place
          items={items.filter(i => placing.includes(i.report.id))}
          close={() => {
            setPlacing(undefined)
            selection.clear()
          }}
        />
      )}
      {aside && (
        <SetAside
          count={aside.reports.length}
          because={aside.because}
          close={() => setAside(undefined)}
          done={asked => {
            setAside(undefined)
            selection.clear()
            void take({ step: 'set-aside', reports: [...aside.reports], ...asked })
          }}
        />
      )}
    </>
  )
}

function Parts({ part, counts }: { part: QueuePart; counts: Queue['counts'] }) {
  const count = (n: number) => (n > 99 ? '99+' : String(n))
  const label = (p: QueuePart) =>
    p === 'open' || p === 'mine' ? `${PART_NAMES[p]} (${count(counts[p])})` : PART_NAMES[p]
  return (
    <div className="filters">
      {QUEUE_PARTS.map(p => (
        <Link key={p} href={paths.queue(p)} className="filter" aria-current={p === part}>
          {label(p)}
        </Link>
      ))}
      <span className="filters-end small quiet queue-keys">
        j k move · x select · c claim · r release · a set aside · d duplicate · p place · b place both · u undo
      </span>
    </div>
  )
}

function Nothing({ part }: { part: QueuePart }) {
  if (part === 'open')
    return (
      <Empty title="The queue is empty">
        Everything that reached the desk is placed or set aside. What arrives next appears here by itself.
      </Empty>
    )
  if (part === 'mine')
    return (
      <Empty title="You have claimed nothing" action={<Link href={paths.queue()}>Go to what is open</Link>}>
        Claim a report with c, and others see that you have it.
      </Empty>
    )
  return <Empty title={part === 'placed' ? 'Nothing is placed yet' : 'Nothing is set aside'} />
}

interface GroupProps {
  group: Queue['together'][number]
  items: readonly QueueItem[]
  select: (ids: readonly string[]) => void
  place: (ids: readonly string[]) => void
}
/** Reports that are proposed as one, and why. */
function Together({ group, items, select, place }: GroupProps) {
  const shown = items.filter(i => group.reports.includes(i.report.id))
  return (
    <section className="note-box queue-together" aria-label={`${plural(shown.length, 'report')} proposed together`}>
      <p>
        <b>{plural(shown.length, 'report')} proposed together</b>
        {group.situation && `, with the situation “${group.situation.name}”`}:{' '}
        {group.reasons.map(r => r.words).join('; ')}
      </p>
      <ul>
        {shown.map(i => (
          <li key={i.report.id}>{i.report.title}</li>
        ))}
      </ul>
      <span className="actions">
        <Button size="compact-sm" onClick={() => place(group.reports)}>
          Place together…
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => select(group.reports)}>
          Select these
        </Button>
      </span>
    </section>
  )
}

interface BulkProps {
  part: QueuePart
  count: number
  chosen: readonly string[]
  take: ReturnType<typeof useSteps>['take']
  aside: (reports: readonly string[]) => void
  place: (reports: readonly string[]) => void
  selection: Selection
}
function Bulk({ part, count, chosen, take, aside, place, selection }: BulkProps) {
  const step = (name: 'claim' | 'release' | 'back') => () => {
    selection.clear()
    void take({ step: name, reports: [...chosen] })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as part of a form
    <div className="bulk" role="group" aria-label="Selected reports">
      <b>{count} selected</b>
      {(part === 'open' || part === 'mine') && (
        <>
          <Button size="compact-sm" variant="default" onClick={step('claim')}>
            Claim
          </Button>
          <Button size="compact-sm" variant="default" onClick={step('release')}>
            Release
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => place(chosen)}>
            Place…
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => aside(chosen)}>
            Set aside…
          </Button>
        </>
      )}
      {part === 'aside' && (
        <Button size="compact-sm" variant="default" onClick={step('back')}>
          Back in the queue
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={selection.clear}>
        Clear
      </Button>
    </div>
  )
}

interface Does {
  claim: (reports: readonly string[]) => void
  release: (reports: readonly string[]) => void
  aside: (reports: readonly string[]) => void
  duplicate: (reports: readonly string[]) => void
  both: (item: QueueItem) => void
  place: (reports: readonly string[]) => void
  undo: () => void
}
/** Keys act on what is selected, else on the row that is lit. */
function useQueueKeys(items: readonly QueueItem[], selection: Selection, does: Does) {
  const go = useGo()
  const [lit, setLit] = useState<{ id: string; at: number }>()
  const found = items.findIndex(i => i.report.id === lit?.id)
  // Where the lit row went, the next one stands in its place.
  const at = lit === undefined ? -1 : found >= 0 ? found : Math.min(lit.at, items.length - 1)
  const active = items[at]?.report.id
  const move = useCallback(
    (by: number) => {
      const next = Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))
      const id = items[next]?.report.id
      if (!id) return
      setLit({ id, at: next })
      document.getElementById(`queue-${id}`)?.scrollIntoView({ block: 'nearest' })
    },
    [at, items],
  )
  const picked = items.map(i => i.report.id).filter(id => selection.has(id))
  const chosen = picked.length > 0 ? picked : active ? [active] : []
  const on = (act: (reports: readonly string[]) => void) => () => {
    if (chosen.length > 0) act(chosen)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    c: on(does.claim),
    r: on(does.release),
    a: on(does.aside),
    d: on(does.duplicate),
    b: () => {
      const item = items[at]
      if (item && item.same.length > 0) does.both(item)
    },
    p: on(does.place),
    u: does.undo,
    ...(active
      ? {
          Enter: () => go(paths.report(active)),
          o: () => go(paths.report(active)),
          x: () => selection.toggle(active),
        }
      : {}),
  })
  return { active, chosen }
}
