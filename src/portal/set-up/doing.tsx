import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { TickedStep } from '../../domain/set-up.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queries, queryClient } from '../queries.ts'
import type { SetUp } from '../wire.ts'

/** Does one thing; what comes back is how far the partnership is now. */
function useChange() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = async (work: () => Promise<SetUp>): Promise<boolean> => {
    setBusy(true)
    setError(undefined)
    try {
      queryClient.setQueryData(queries.setUp.queryKey, await work())
      for (const key of ['me', 'nodes']) void queryClient.invalidateQueries({ queryKey: [key] })
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}

export function NameForm({ name }: { name: string | undefined }) {
  const [written, setWritten] = useState(name ?? '')
  const { busy, error, run } = useChange()
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(() => api.changeSetUp({ name: written.trim() }))
  }
  return (
    <>
      <form onSubmit={save}>
        <TextInput
          label="Name of the partnership"
          description="Members see it in the menu and over the terms."
          required
          maxLength={100}
          value={written}
          onChange={event => setWritten(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={!written.trim() || written.trim() === name}>
          Save the name
        </Button>
      </form>
      {error !== undefined && <ProblemBox error={error} />}
    </>
  )
}

/** The button of a step: ticks it off, opens it again, or founds the two nodes. */
export function Doing({ step, done, words }: { step: TickedStep | 'nodes'; done: boolean; words: string }) {
  const { busy, error, run } = useChange()
  const act = () =>
    void run(() =>
      step === 'nodes' ? api.foundStandingNodes() : api.changeSetUp(done ? { untick: step } : { tick: step }),
    )
  return (
    <>
      <Button size="compact-sm" variant="default" loading={busy} onClick={act}>
        {done ? 'Open it again' : words}
      </Button>
      {error !== undefined && <ProblemBox error={error} />}
    </>
  )
}
