import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { lazy, Suspense, useState } from 'react'
import { api } from '../api.ts'
import { setFollowed, setMuted } from '../lists/interest.ts'
import { Link } from '../parts/link.tsx'
import { tellProblem } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import type { Report } from '../wire.ts'
import { threadChanged } from './changed.ts'

const AskForMore = lazy(async () => ({ default: (await import('./ask-for-more.tsx')).AskForMore }))
const SeenDetail = lazy(async () => ({ default: (await import('./seen-detail.tsx')).SeenDetail }))
const Withdraw = lazy(async () => ({ default: (await import('./withdraw.tsx')).Withdraw }))

interface Props {
  report: Report
  asking: 'seen' | 'more' | undefined
  ask: (what: 'seen' | 'more' | undefined) => void
}

export function Actions({ report, asking, ask }: Props) {
  const [withdrawing, setWithdrawing] = useState(false)
  return (
    <div className="no-print">
      <div className="actions briefing-actions">
        {!report.mine && report.may.reply && <SeenToo report={report} more={() => ask('seen')} />}
        <Button variant="default" size="xs" onClick={() => void setFollowed(report, !report.followed)}>
          {report.followed ? 'Following' : 'Follow'}
        </Button>
        <Button variant="default" size="xs" onClick={() => void setMuted(report, !report.muted)}>
          {report.muted ? 'Muted' : 'Mute'}
        </Button>
        {!report.mine && report.may.reply && (
          <Button variant="default" size="xs" onClick={() => ask('more')}>
            Ask for more detail
          </Button>
        )}
        {report.may.edit && (
          <Button component={Link} href={paths.share({ edit: report.id })} variant="default" size="xs">
            Edit, widen or narrow
          </Button>
        )}
        {report.may.withdraw && (
          <Button variant="default" size="xs" onClick={() => setWithdrawing(true)}>
            Withdraw
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <Suspense fallback={null}>
        {asking === 'seen' && <SeenDetail report={report} close={() => ask(undefined)} />}
        {asking === 'more' && <AskForMore report={report} close={() => ask(undefined)} />}
        {withdrawing && <Withdraw report={report} close={() => setWithdrawing(false)} />}
      </Suspense>
    </div>
  )
}

/** One tap says it, not named; the rest can be said as well. */
function SeenToo({ report, more }: { report: Report; more: () => void }) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState(false)
  const say = async () => {
    setBusy(true)
    try {
      await api.seenToo(report.id, {})
      setSaid(true)
      notifications.show({ message: 'Said, without your name. You can add where and how often.' })
      threadChanged(report.id)
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button.Group>
      <Button size="xs" onClick={() => void say()} loading={busy} disabled={said}>
        {said ? 'Seen it too: said' : 'Seen it too'}
      </Button>
      <Button size="xs" variant="default" onClick={more} aria-keyshortcuts="s">
        with detail…
      </Button>
    </Button.Group>
  )
}
