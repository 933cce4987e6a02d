import { useCallback, useMemo, useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  has: (id: string) => boolean
  toggle: (id: string) => void
  all: (ids: readonly string[]) => void
  clear: () => void
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string) =>
      setIds(before => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  return useMemo(
    () => ({
      ids,
      has: id => ids.has(id),
      toggle,
      all: wanted => setIds(new Set(wanted)),
      clear: () => setIds(new Set()),
    }),
    [ids, toggle],
  )
}
