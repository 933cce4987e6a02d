import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { queryClient } from '../queries.ts'

/** One thing that is being done: its error, whether it is under way, and all of the node's pages read again afterwards. */
export function useDoing(): {
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
      for (const key of ['me', 'nodes', 'node', 'node-members', 'node-invitations', 'node-requests', 'desk'])
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

/** What a date-and-time field holds is local; the API takes UTC. */
export const isoOfLocal = (local: string): string => new Date(local).toISOString()
/** And back. */
export function localOfIso(iso: string): string {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
