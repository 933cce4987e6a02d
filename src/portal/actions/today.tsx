import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ADVISORY_KIND_NAMES } from '../../domain/advisory.ts'
import { onLive } from '../live.ts'
import { plural } from '../parts/crowd.ts'
import { Link, useGo } from '../parts/link.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import type { OpenAction } from '../wire.ts'
import { say } from './say.ts'
import './actions.css'

const SHOWN = 3

/** What waits for an answer of one's organisation: nothing at all when nothing does. */
export function Today() {
  const open = useQuery(queries.openActions)
  useEffect(
    () =>
      onLive(event => {
        if (event.name === 'report' || event.name === 'withdrawal')
          void queryClient.invalidateQueries({ queryKey: ['actions'] })
      }),
    [],
  )
  const items = open.data?.items ?? []
  if (items.length === 0) return null
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const steps = items.reduce((sum, item) => sum + item.steps, 0)
  return (
    <section className="today" aria-label="For you today">
      <h2>
        {plural(items.length, 'thing')} for you today. {plural(minutes, 'minute')}. {plural(steps, 'step')}.
      </h2>
      <ul className="plain">
        {items.slice(0, SHOWN).map(item => (
          <One key={item.report} item={item} />
        ))}
      </ul>
      {items.length > SHOWN && <p className="small quiet">{plural(items.length - SHOWN, 'more thing')} after these.</p>}
    </section>
  )
}

function One({ item }: { item: OpenAction }) {
  const go = useGo()
  const [busy, setBusy] = useState<'done' | 'not-us'>()
  const tap = async (answer: 'done' | 'not-us') => {
    setBusy(answer)
    await say(item.report, { answer })
    setBusy(undefined)
  }
  return (
    <li className="today-item">
      <span className="today-what">
        <TlpBadge tlp={item.tlp} /> <Link href={paths.report(item.report)}>{item.title}</Link>
        <span className="small quiet">
          {ADVISORY_KIND_NAMES[item.kind]}, {plural(item.steps, 'step')}, about {plural(item.minutes, 'minute')}
        </span>
      </span>
      <span className="actions">
        <Button loading={busy === 'done'} onClick={() => void tap('done')}>
          Done
        </Button>
        <Button variant="default" onClick={() => go(paths.report(item.report, { answer: 'need-help' }))}>
          Need help
        </Button>
        <Button variant="default" loading={busy === 'not-us'} onClick={() => void tap('not-us')}>
          Not us
        </Button>
      </span>
    </li>
  )
}
