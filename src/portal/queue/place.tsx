import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { QueueItem } from '../../formats/api/queue.ts'
import { useDoing } from '../nodes/doing.ts'
import { plural } from '../parts/crowd.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { situationsApi } from '../situations/api.ts'
import { situationQueries } from '../situations/queries.ts'
import { calls } from './calls.ts'

const NEW = 'new'

/** Reports into a situation: the proposed one is chosen already, so that p and Enter place it. */
export function Place({ items, close }: { items: readonly QueueItem[]; close: () => void }) {
  const { error, busy, run } = useDoing()
  const proposed = proposedFor(items)
  const [into, setInto] = useState(proposed[0]?.id ?? NEW)
  const [name, setName] = useState('')
  const list = useInfiniteQuery(situationQueries.list(undefined))
  const others = (list.data?.pages.flatMap(page => page.items) ?? []).filter(
    s => s.state !== 'closed' && !proposed.some(p => p.id === s.id),
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const reports = items.map(i => i.report.id)
    const why = items.flatMap(i => i.proposals.flatMap(p => p.reasons)).slice(0, 10)
    const done = await run(
      async () => {
        if (into === NEW) await situationsApi.open({ name, reports, why })
        else for (const item of items) await calls.drawIn(into, item.report.id, reasonsFor(item, into))
      },
      `${plural(items.length, 'report')} placed.`,
    )
    if (done) close()
  }
  return (
    <Modal opened onClose={close} size="lg" title={`Place ${plural(items.length, 'report')}`}>
      <form className="stack" onSubmit={event => void send(event)}>
        <Radio.Group label="Into which situation" value={into} onChange={setInto}>
          <div className="choices scrolls stack">
            {proposed.map((p, n) => (
              <Radio
                key={p.id}
                value={p.id}
                label={p.name}
                description={p.words}
                {...(n === 0 ? { 'data-autofocus': true } : {})}
              />
            ))}
            <Radio value={NEW} label="A new one" {...(proposed.length === 0 ? { 'data-autofocus': true } : {})} />
            {others.map(s => (
              <Radio key={s.id} value={s.id} label={s.name} />
            ))}
          </div>
        </Radio.Group>
        {into === NEW && (
          <TextInput
            label="Its name"
            description="Whoever at the desk gets one of its reports reads this name: put nothing into it that is in one report alone."
            required
            maxLength={200}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
        )}
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          Place
        </Button>
      </form>
    </Modal>
  )
}

const reasonsFor = (item: QueueItem, situation: string) =>
  item.proposals.find(p => p.with.id === situation)?.reasons ?? []

/** Situations that are proposed for any of them, those proposed for most first. */
function proposedFor(items: readonly QueueItem[]): { id: string; name: string; words: string }[] {
  const found = new Map<string, { id: string; name: string; words: string; times: number }>()
  for (const p of items.flatMap(i => i.proposals).filter(p => p.with.kind === 'situation')) {
    const before = found.get(p.with.id)
    found.set(p.with.id, {
      id: p.with.id,
      name: p.with.name,
      words: before?.words ?? p.reasons.map(r => r.words).join('; '),
      times: (before?.times ?? 0) + 1,
    })
  }
  return [...found.values()].sort((a, b) => b.times - a.times)
}
