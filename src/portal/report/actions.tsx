import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api } from '../api.ts'
import { setFollowed, setMuted } from '../lists/interest.ts'
import { Link } from '../parts/link.tsx'
import { tellProblem } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import type { Report } from '../wire.ts'
import { AskForMore } from './ask-for-more.tsx'
import { threadChanged } from './changed.ts'
import { SeenDetail } from './seen-detail.tsx'
import { Withdraw } from './withdraw.tsx'

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
        {!report.mine && <SeenToo report={report} more={() => ask('seen')} />}
        <Button variant="default" size="xs" onClick={() => void setFollowed(report, !report.followed)}>
          {report.followed ? 'Following' : 'Follow'}
        </Button>
        <Button variant="default" size="xs" onClick={() => void setMuted(report, !report.muted)}>
          {report.muted ? 'Muted' : 'Mute'}
        </Button>
        {!report.mine && (
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
      {asking === 'seen' && <SeenDetail report={report} close={() => ask(undefined)} />}
      {asking === 'more' && <AskForMore report={report} close={() => ask(undefined)} />}
      {withdrawing && <Withdraw report={report} close={() => setWithdrawing(false)} />}
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
