import { useSyncExternalStore } from 'react'

/** Reports this browser was shown and may not see any more, and the reason it was given. */
let reasons: ReadonlyMap<string, string> = new Map()
const listeners = new Set<() => void>()
const set = (next: Map<string, string>) => {
  reasons = next
  for (const listener of listeners) listener()
}

export const gone = {
  add: (id: string, reason: string) => set(new Map(reasons).set(id, reason)),
  back: (id: string) => {
    if (!reasons.has(id)) return
    const next = new Map(reasons)
    next.delete(id)
    set(next)
  },
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useGone = (id: string): string | undefined => useSyncExternalStore(subscribe, () => reasons.get(id))
