import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../api.ts'
import type { Preview, PreviewRequest } from '../wire.ts'
import { audienceRequest, clashes } from './audience.ts'
import type { Desk } from './use-draft.ts'

export interface Previewed {
  /** The audience as it stands now, as it is asked about. */
  asked: string
  preview: Preview | undefined
  /** It belongs to the audience as it stands now. */
  current: boolean
  error: unknown
  again: () => void
}

/** Asks the server for counts and labels. The request holds an audience and which layers there are: no word of the report. */
export function usePreview(desk: Desk): Previewed {
  const { layers, draft } = desk
  const wanted = useMemo<PreviewRequest>(
    () => ({ audience: audienceRequest(draft.audience, layers), layers: [...layers] }),
    [draft.audience, layers],
  )
  const text = JSON.stringify(wanted)
  const [asked] = useDebouncedValue(text, 150)
  const blocked = clashes(draft.audience, layers).some(clash => !clash.stepUp)
  const query = useQuery({
    queryKey: ['preview', asked],
    queryFn: () => api.preview(JSON.parse(asked) as PreviewRequest),
    enabled: draft.audience.to.length > 0 && !blocked && asked === text,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
  const shown = draft.audience.to.length > 0 && !blocked ? query.data : undefined
  return {
    asked: text,
    preview: shown,
    current: asked === text && !query.isPlaceholderData && shown !== undefined && !query.isError,
    error: query.error,
    again: () => void query.refetch(),
  }
}
