import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDoing } from '../nodes/doing.ts'
import { When } from '../parts/when.tsx'
import { AskedList } from '../queue/asked.tsx'
import { calls, workQueries } from '../queue/calls.ts'
import { Watch } from '../queue/operations.tsx'
import type { Situation } from './api.ts'

/** What was asked for a situation, and whether its values are being watched. */
export function Asking({ situation }: { situation: Situation }) {
  const operations = useQuery(workQueries.operations)
  const { busy, run } = useDoing()
  const [setting, setSetting] = useState(false)
  const live = operations.data?.items.find(o => o.live && o.situation?.id === situation.id)
  return (
    <section className="section">
      <div className="page-head">
        <h2>Asked and watched</h2>
        {!live && (
          <Button size="xs" variant="default" onClick={() => setSetting(true)}>
            Watch its values
          </Button>
        )}
      </div>
      {live && (
        <div className="note-box actions">
          <span>
            Its values are watched, not blocked, until <When at={live.until} full />
            {live.whose && `, for ${live.whose}`}. They are in no list meanwhile.
          </span>
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            onClick={() => void run(() => calls.endOperation(live.id), 'Ended.')}
          >
            End now
          </Button>
        </div>
      )}
      <AskedList situation={situation.id} />
      {setting && <Watch situation={situation} close={() => setSetting(false)} />}
    </section>
  )
}
