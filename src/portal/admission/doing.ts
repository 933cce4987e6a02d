import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { queryClient } from '../queries.ts'

/** One step that is being taken: its error, whether it is under way; afterwards all of admission is read again. */
export function useStep(): {
  error: unknown
  busy: boolean
  run: (work: () => Promise<unknown>, words?: string) => Promise<boolean>
} {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>, words?: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      for (const key of ['applications', 'application', 'vouches', 'vetting-due'])
        await queryClient.invalidateQueries({ queryKey: [key] })
      if (words) notifications.show({ message: words })
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, run }
}
