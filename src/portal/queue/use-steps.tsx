import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useRef } from 'react'
import type { TriageOut } from '../../formats/api/queue.ts'
import { plural } from '../parts/crowd.ts'
import { tellProblem } from '../parts/problem.tsx'
import { calls, queueAgain, type TriageRequest } from './calls.ts'
import { nameOf } from './row.tsx'

const DONE: Record<TriageRequest['step'], string> = {
  claim: 'claimed',
  release: 'released',
  'set-aside': 'set aside',
  back: 'back in the queue',
  undo: 'as before',
}

/** Takes steps in the queue, says how they went, and takes the last one back. */
export function useSteps() {
  const last = useRef<readonly string[]>([])
  const take = useCallback(async (asked: TriageRequest): Promise<TriageOut['items']> => {
    try {
      const { items } = await calls.step(asked)
      const done = items.filter(i => i.outcome === 'done').map(i => i.report)
      if (asked.step !== 'undo' && done.length > 0) last.current = done
      tell(asked.step, items, () => void take({ step: 'undo', reports: done }))
      await queueAgain()
      return items
    } catch (error) {
      tellProblem(error)
      return []
    }
  }, [])
  const undo = useCallback(() => {
    const reports = [...last.current]
    last.current = []
    if (reports.length > 0) void take({ step: 'undo', reports })
    else notifications.show({ message: 'There is nothing of yours to take back.' })
  }, [take])
  return { take, undo }
}

function tell(step: TriageRequest['step'], items: TriageOut['items'], undo: () => void): void {
  const done = items.filter(i => i.outcome === 'done').length
  const taken = items.find(i => i.outcome === 'taken')
  if (taken)
    notifications.show({
      title: 'Somebody was first',
      message: `${taken.by ? nameOf(taken.by) : 'Another analyst'} has it. Ask them to release it.`,
      color: 'yellow',
    })
  else if (done === 0)
    notifications.show({
      message: step === 'undo' ? 'There is nothing of yours to take back.' : 'That cannot be done to it now.',
    })
  if (done === 0) return
  const id = `queue-${step}`
  notifications.hide(id)
  notifications.show({
    id,
    message: (
      <span className="actions">
        {plural(done, 'report')} {DONE[step]}.
        {step !== 'undo' && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              notifications.hide(id)
              undo()
            }}
          >
            Undo (u)
          </Button>
        )}
      </span>
    ),
  })
}
