import { useState } from 'react'
import { queryClient } from '../queries.ts'
import type { ApplicationStatus } from '../wire.ts'

type Act = (work: () => Promise<ApplicationStatus>) => Promise<boolean>
/** What comes back from a step is how it stands now. */
export function useAct(token: string): { act: Act; busy: boolean; error: unknown } {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act: Act = async work => {
    setBusy(true)
    setError(undefined)
    try {
      queryClient.setQueryData(['application-status', token], await work())
      return true
    } catch (problem) {
      setError(problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, error }
}
