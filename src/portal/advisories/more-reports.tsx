import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { ProblemBox } from '../parts/problem.tsx'
import { useDeskWork } from '../situations/doing.ts'
import { FindReports } from '../situations/find-reports.tsx'
import { type AdvisorySource, advisoriesApi } from './api.ts'

interface Props {
  without: ReadonlySet<string>
  add: (source: AdvisorySource) => void
}

/** Other reports to rest on, beside those of the situation. */
export function MoreReports({ without, add }: Props) {
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState<readonly string[]>([])
  const { error, busy, run } = useDeskWork()
  const take = async () => {
    const done = await run(async () => {
      for (const source of await Promise.all(chosen.map(advisoriesApi.source))) add(source)
    })
    if (!done) return
    choose([])
    setOpen(false)
  }
  return (
    <>
      <Button variant="default" className="fit" onClick={() => setOpen(true)}>
        More reports to rest on
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} size="lg" title="More reports to rest on">
          <div className="stack">
            <FindReports chosen={chosen} choose={choose} without={without} />
            {error !== undefined && <ProblemBox error={error} />}
            <Button className="fit" loading={busy} disabled={chosen.length === 0} onClick={() => void take()}>
              Offer them as sources
            </Button>
          </div>
        </Modal>
      )}
    </>
  )
}
