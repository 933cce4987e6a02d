import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Report } from '../wire.ts'
import { AskSource } from './ask-source.tsx'
import { AskedList } from './asked.tsx'
import { deskQueries } from './calls.ts'
import { useLooking } from './look.ts'
import { nameOf } from './row.tsx'

/** In the desk's block beside a report: who else is looking, and what its source was asked. */
export function DeskOnReport({ report }: { report: Report }) {
  useLooking('report', report.id)
  const presence = useQuery(deskQueries.presence)
  const [asking, setAsking] = useState(false)
  const others = presence.data?.items.filter(l => !l.you && l.id === report.id) ?? []
  return (
    <div className="no-print">
      <h3>Asked of its source</h3>
      {others.length > 0 && <p className="small">{others.map(nameOf).join(', ')} is looking at it too.</p>}
      <AskedList report={report.id} />
      {!report.mine && (
        <span className="actions">
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            Ask the source
          </Button>
        </span>
      )}
      {asking && <AskSource report={report} close={() => setAsking(false)} />}
    </div>
  )
}
