import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AdvisoryKind, AdvisoryPart } from '../../domain/advisory.ts'
import { advisoriesApi } from './api.ts'

/** What the desk writes has keys that begin with `desk`: another analyst's change makes them ask again (live.ts). */
export const advisoryQueries = {
  published: (kind: AdvisoryKind | undefined) =>
    infiniteQueryOptions({
      queryKey: ['advisories', kind ?? 'all'],
      queryFn: ({ pageParam }) => advisoriesApi.published(kind, { after: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
  drafts: (part: AdvisoryPart) =>
    infiniteQueryOptions({
      queryKey: ['desk', 'advisories', part],
      queryFn: ({ pageParam }) => advisoriesApi.drafts(part, { after: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
  one: (id: string) => queryOptions({ queryKey: ['desk', 'advisory', id], queryFn: () => advisoriesApi.one(id) }),
  sources: (id: string) =>
    queryOptions({ queryKey: ['desk', 'advisory', id, 'sources'], queryFn: () => advisoriesApi.sources(id) }),
}
