import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { countAgain } from '../live.ts'
import { queryClient } from '../queries.ts'

/** One thing that is being done with a sample, and everything that shows it read again afterwards. */
export function useSampleDoing(id: string) {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>, words?: string): Promise<boolean> => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      await queryClient.invalidateQueries({ queryKey: ['sample', id] })
      for (const key of ['samples', 'yara-rules']) void queryClient.invalidateQueries({ queryKey: [key] })
      countAgain()
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
