import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isAnswer } from '../actions/say.ts'
import { isProblem } from '../api.ts'
import { useGone } from '../gone.ts'
import { markRead } from '../lists/interest.ts'
import { patchLists } from '../live.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import { Briefing } from './briefing.tsx'
import './report.css'

export function ReportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const gone = useGone(id)
  useTitle('Report')
  if (gone) return <NoLonger reason={gone} />
  return <Shown key={id} id={id} />
}

function Shown({ id }: { id: string }) {
  const { answer } = useSearch({ strict: false }) as { answer?: string }
  const fromMail = isAnswer(answer)
  const report = useQuery(queries.report(id))
  const thread = useQuery(queries.entries(id))
  const opened = report.isSuccess
  const version = report.data?.version
  const newest = thread.data?.items.at(-1)?.id
  // Opening marks it read; so does what arrives while it is being looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing that arrives
  useEffect(() => {
    if (opened && document.visibilityState === 'visible') void markRead(id)
  }, [id, opened, version, newest])

  const shown = report.data
  useEffect(() => {
    if (!shown) return
    const { title, tlp, version, changedAt, indicatorCount, entryCount, sightingCount, answered } = shown
    patchLists(shown.id, () => ({
      title,
      tlp,
      version,
      changedAt,
      indicatorCount,
      entryCount,
      sightingCount,
      answered,
    }))
  }, [shown])

  if (shown) return <Briefing report={shown} entries={thread.data?.items} threadError={thread.error} />
  if (isProblem(report.error, 'not-found') || isProblem(report.error, 'bad-request'))
    return fromMail ? <NothingToAnswer /> : <NothingHere />
  if (report.error) return <ProblemBox error={report.error} retry={() => void report.refetch()} />
  return <Waiting />
}

/** Came by a link in a mail, to what is not there: recalled, sent to others, or never there. One answer for all. */
function NothingToAnswer() {
  return (
    <Empty heading="h1" title="Nothing was answered" action={<Link href={paths.inbox}>Go to your inbox</Link>}>
      What this link leads to is not here for you. If the advisory was recalled, your inbox says so. If the mail was
      forwarded to you, whoever got it answers for their own organisation.
    </Empty>
  )
}

/** Taken back, or narrowed past this reader, while it was open or held. */
function NoLonger({ reason }: { reason: string }) {
  return (
    <Empty
      heading="h1"
      title="This report is no longer available"
      action={<Link href={paths.feed()}>Go to your feed</Link>}
    >
      {reason === 'narrowed'
        ? 'It is not shared with you any more. What you have passed on under its marking, check with those you gave it to.'
        : `Its author took it back (${reason.replaceAll('-', ' ')}). Stop acting on its values.`}
    </Empty>
  )
}
