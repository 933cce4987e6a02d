import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SAMPLE_STATE_NAMES, SAMPLE_STATES, type SampleState, VERDICT_NAMES } from '../../domain/sample.ts'
import { useMe } from '../me.ts'
import { Empty } from '../parts/empty.tsx'
import { withinText } from '../parts/from.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { SampleSummary } from '../wire.ts'
import { sizeWords, useSamplesLive } from './fresh.ts'
import { SendSample } from './send.tsx'
import '../inbox/inbox.css'
import '../settings/settings.css'
import './samples.css'

export function SamplesPage() {
  useTitle('Ask the desk to look')
  useSamplesLive()
  const me = useMe()
  const [state, setState] = useState<SampleState | undefined>()
  const [open, setOpen] = useState(false)
  const list = useInfiniteQuery(queries.samples(state))
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  const mayWrite = me.role !== 'auditor'
  const sending = mayWrite && (open || (list.isSuccess && items.length === 0 && state === undefined && !me.atDesk))
  return (
    <>
      <div className="page-head">
        <h1>{me.atDesk ? 'Samples to look at' : 'Ask the desk to look'}</h1>
        {mayWrite && !sending && (
          <Button variant={me.atDesk ? 'default' : 'filled'} onClick={() => setOpen(true)}>
            Send a file or a mail
          </Button>
        )}
      </div>
      {!me.atDesk && (
        <p className="quiet read">
          Got a suspicious mail or file? Send it to the Fusion Cell’s analysts, and to nobody else. It is locked into an
          encrypted archive in this browser before it leaves. They answer you here.
        </p>
      )}
      {sending && <SendSample close={() => setOpen(false)} closable={open} />}
      <div className="filters actions">
        {[undefined, ...SAMPLE_STATES].map(one => (
          <Button
            key={one ?? 'all'}
            size="compact-sm"
            variant={one === state ? 'light' : 'default'}
            aria-pressed={one === state}
            onClick={() => setState(one)}
          >
            {one ? SAMPLE_STATE_NAMES[one] : 'All'}
          </Button>
        ))}
      </div>
      {list.isPending && <Waiting />}
      {list.error && <ProblemBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={state ? `Nothing is ${SAMPLE_STATE_NAMES[state].toLowerCase()}` : 'Nothing was sent yet'}>
          {me.atDesk
            ? 'What members send to this desk stands here, the last changed first.'
            : 'What your organisation sends, and what the desk says of it, stands here.'}
        </Empty>
      )}
      <ul className="inbox">
        {items.map(item => (
          <Row key={item.id} item={item} />
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

function Row({ item }: { item: SampleSummary }) {
  return (
    <li data-unread={item.unread}>
      <span className="inbox-what">
        <Link href={paths.sample(item.id)}>
          {item.unread && <span className="dot" role="img" aria-label="Unread" />}
          {item.name}
        </Link>
        <span className="small quiet">
          {item.removed?.why === 'withdrawn' ? 'Withdrawn' : SAMPLE_STATE_NAMES[item.state]}
          {item.verdict && `: ${VERDICT_NAMES[item.verdict].toLowerCase()}`}
          {item.analyst !== undefined && item.atDesk && ` · Analyst ${item.analyst}`} · {sizeWords(item.size)}
          {item.removed && item.removed.why !== 'withdrawn' && ' · bytes removed'}
          {item.atDesk && !item.mine && ' · from '}
          {item.atDesk && !item.mine && (item.from.named ? item.from.name : withinText(item.from.crowd))}
        </span>
      </span>
      <span>
        <TlpBadge tlp={item.tlp} />
      </span>
      <span className="small quiet">
        <When at={item.changedAt} />
      </span>
    </li>
  )
}
