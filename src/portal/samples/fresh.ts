import { useEffect } from 'react'
import { onLive } from '../live.ts'
import { queryClient } from '../queries.ts'

/** Whatever is new about samples and releases is asked for again when the stream says that something is. */
export const useSamplesLive = () =>
  useEffect(
    () =>
      onLive(event => {
        if (event.name !== 'notice' && event.name !== 'desk') return
        for (const key of ['samples', 'sample', 'desk']) void queryClient.invalidateQueries({ queryKey: [key] })
      }),
    [],
  )

export const sizeWords = (bytes: number): string =>
  bytes < 1_000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${(bytes / 1_000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`
