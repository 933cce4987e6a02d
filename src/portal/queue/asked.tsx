import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Asked } from '../../formats/api/requirements.ts'
import { useDoing } from '../nodes/doing.ts'
import { plural } from '../parts/crowd.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { calls, workQueries } from './calls.ts'
import { nameOf } from './row.tsx'
import '../settings/settings.css'

const STATES: Record<Asked['state'], string> = { asked: 'Asked', answered: 'Answered', overdue: 'Overdue' }

/** What the desk asked, and how far the answer is: all of it, or of one report or situation. */
export function AskedList({ report, situation }: { report?: string; situation?: string }) {
  const asked = useQuery(workQueries.asked({ ...(report ? { report } : {}), ...(situation ? { situation } : {}) }))
  if (asked.error) return <ProblemBox error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Waiting rows={2} />
  if (asked.data.items.length === 0)
    return (
      <p className="small quiet">
        {report
          ? 'Nothing was asked yet.'
          : situation
            ? 'Nothing was asked for it yet. Ask the source of a report above, or a circle under “Requirements”.'
            : 'Nothing was asked yet. Ask the source on a report’s page, or a circle from here.'}
      </p>
    )
  return (
    <ul className="lines">
      {asked.data.items.map(q => (
        <One key={q.id} asked={q} alone={report !== undefined} />
      ))}
    </ul>
  )
}

function One({ asked: q, alone }: { asked: Asked; alone: boolean }) {
  const { busy, run, error } = useDoing()
  return (
    <li>
      <span>
        <span className="wrap">{q.text}</span>
        <span className="small quiet">
          {q.kind === 'source' ? 'The source' : 'A circle'}, asked by {nameOf(q.by)} <When at={q.at} />
          {q.state !== 'answered' && (
            <>
              , {q.state === 'overdue' ? 'was wanted' : 'wanted'} by <When at={q.due} full />
            </>
          )}
          {q.remindedAt && (
            <>
              , reminded <When at={q.remindedAt} />
            </>
          )}
          {q.answers > 0 && `, ${plural(q.answers, 'answer')}`}
          {q.requirement && `, for: ${q.requirement}`}
          {q.situation && `, for the situation ${q.situation}`}
        </span>
        {!alone && (
          <span className="small">
            <TlpBadge tlp={q.report.tlp} /> <Link href={paths.report(q.report.id)}>{q.report.title}</Link>
          </span>
        )}
        {error !== undefined && <ProblemBox error={error} />}
      </span>
      <span className="actions">
        <span className={q.state === 'overdue' ? 'tag tag-strong' : 'tag'}>{STATES[q.state]}</span>
        {q.state !== 'answered' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            aria-label={`Remind: ${q.text.slice(0, 60)}`}
            onClick={() => void run(() => calls.remind(q.id), 'Reminded.')}
          >
            Remind
          </Button>
        )}
      </span>
    </li>
  )
}
