import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { queryClient } from '../queries.ts'

/** One thing that is being done at the desk: its error, whether it is under way, and the desk read again afterwards. */
export function useDeskWork() {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>, words?: string): Promise<boolean> => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      await queryClient.invalidateQueries({ queryKey: ['desk'] })
      if (words) notifications.show({ message: words })
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, run, clear: () => setError(undefined) }
}
