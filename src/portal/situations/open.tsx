import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import { situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { FindReports } from './find-reports.tsx'
import { situationQueries } from './queries.ts'

interface Props {
  /** Chosen already; if none, they are chosen here. */
  reports: readonly string[]
  close: () => void
}
const NEW = 'new'
const NAME_HINT =
  'Whoever at the desk gets one of its reports reads this name: put nothing into it that is in one report alone.'

/** Reports into a situation: a new one, or (where they are chosen already) one that is there. */
export function OpenSituation({ reports, close }: Props) {
  const go = useGo()
  const { error, busy, run } = useDeskWork()
  const [name, setName] = useState('')
  const [into, setInto] = useState(NEW)
  const [found, setFound] = useState<readonly string[]>([])
  const list = useInfiniteQuery({ ...situationQueries.list(undefined), enabled: reports.length > 0 })
  const others = list.data?.pages.flatMap(page => page.items).filter(s => s.state !== 'closed') ?? []
  const chosen = reports.length > 0 ? reports : found
  const send = async (event: FormEvent) => {
    event.preventDefault()
    let id = into
    const done = await run(async () => {
      if (into === NEW) id = (await situationsApi.open({ name, reports: [...chosen] })).id
      else for (const report of chosen) await situationsApi.draw(into, report)
    })
    if (!done) return
    close()
    go(paths.situation(id))
  }
  const words = chosen.length === 1 ? '1 report' : `${chosen.length} reports`
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={reports.length > 0 ? `Draw ${words} into a situation` : 'Open a situation'}
    >
      <form className="stack" onSubmit={event => void send(event)}>
        {reports.length === 0 && <FindReports chosen={found} choose={setFound} />}
        {others.length > 0 && (
          <Radio.Group label="Which situation" value={into} onChange={setInto}>
            <div className="choices scrolls">
              <Radio value={NEW} label="A new one" />
              {others.map(s => (
                <Radio key={s.id} value={s.id} label={s.name} />
              ))}
            </div>
          </Radio.Group>
        )}
        {into === NEW && (
          <TextInput
            label="Name"
            description={NAME_HINT}
            required
            maxLength={200}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
        )}
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={chosen.length === 0}>
          {into === NEW ? `Open with ${words}` : `Draw ${words} in`}
        </Button>
      </form>
    </Modal>
  )
}
