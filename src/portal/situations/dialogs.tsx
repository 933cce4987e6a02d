import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Empty } from '../parts/empty.tsx'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import { type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { FindReports } from './find-reports.tsx'
import { situationQueries } from './queries.ts'

interface Props {
  situation: Situation
  close: () => void
}
const reportsIn = (n: number) => (n === 1 ? '1 report' : `${n} reports`)

export function DrawIn({ situation, inside, close }: Props & { inside: ReadonlySet<string> }) {
  const { error, busy, run } = useDeskWork()
  const [chosen, choose] = useState<readonly string[]>([])
  const send = async () => {
    const done = await run(
      async () => {
        for (const report of chosen) await situationsApi.draw(situation.id, report)
      },
      `${reportsIn(chosen.length)} drawn in`,
    )
    if (done) close()
  }
  return (
    <Modal opened onClose={close} size="lg" title="Draw reports in">
      <div className="stack">
        <FindReports chosen={chosen} choose={choose} without={inside} />
        {error !== undefined && <ProblemBox error={error} />}
        <Button loading={busy} disabled={chosen.length === 0} onClick={() => void send()}>
          Draw {reportsIn(chosen.length)} in
        </Button>
      </div>
    </Modal>
  )
}

/** The ticked reports into a situation of their own. */
export function Split({ situation, reports, close }: Props & { reports: string[] }) {
  const go = useGo()
  const { error, busy, run } = useDeskWork()
  const [name, setName] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    let id = situation.id
    const done = await run(async () => {
      id = (await situationsApi.split(situation.id, { name, reports })).id
    }, 'Split off. Undo it from the history of either.')
    if (!done) return
    close()
    go(paths.situation(id))
  }
  return (
    <Modal opened onClose={close} title={`Split ${reportsIn(reports.length)} off`}>
      <form className="stack" onSubmit={event => void send(event)}>
        <p>They leave “{situation.name}” and make a situation of their own. Nothing is lost: it can be undone.</p>
        <TextInput
          data-autofocus
          label="Name of the new situation"
          required
          maxLength={200}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Split off
        </Button>
      </form>
    </Modal>
  )
}

/** All of its reports into another situation. */
export function Rejoin({ situation, close }: Props) {
  const go = useGo()
  const { error, busy, run } = useDeskWork()
  const [into, setInto] = useState<string>()
  const list = useInfiniteQuery(situationQueries.list(undefined))
  const others = list.data?.pages.flatMap(page => page.items).filter(s => s.id !== situation.id) ?? []
  const send = async () => {
    if (into && (await run(() => situationsApi.rejoin(situation.id, into), 'Joined. It can be undone.'))) {
      close()
      go(paths.situation(into))
    }
  }
  return (
    <Modal opened onClose={close} title="Join into another situation">
      <div className="stack">
        <p>
          {reportsIn(situation.reports)} of “{situation.name}” go there; its statements and its history stay here.
        </p>
        {list.isSuccess && others.length === 0 && <Empty title="There is no other situation" />}
        {others.length > 0 && (
          <Radio.Group label="Join into" value={into ?? ''} onChange={setInto}>
            <div className="choices scrolls">
              {others.map(s => (
                <Radio key={s.id} value={s.id} label={s.name} />
              ))}
            </div>
          </Radio.Group>
        )}
        {error !== undefined && <ProblemBox error={error} />}
        <Button loading={busy} disabled={!into} onClick={() => void send()}>
          Join
        </Button>
      </div>
    </Modal>
  )
}
