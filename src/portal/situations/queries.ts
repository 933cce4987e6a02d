import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { SituationState } from '../../domain/situation.ts'
import { situationsApi } from './api.ts'

/** Keys begin with `desk`: whatever an analyst does, the others' pages ask again (live.ts). */
export const situationQueries = {
  list: (state: SituationState | undefined) =>
    infiniteQueryOptions({
      queryKey: ['desk', 'situations', state ?? 'all'],
      queryFn: ({ pageParam }) => situationsApi.list(state, { after: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
  /** The newest texts that were let in at the release desk, to rest on. */
  released: queryOptions({ queryKey: ['desk', 'releases', 'released'], queryFn: situationsApi.released }),
  one: (id: string) => queryOptions({ queryKey: ['desk', 'situation', id], queryFn: () => situationsApi.one(id) }),
  report: (id: string) => queryOptions({ queryKey: ['desk', 'report', id], queryFn: () => situationsApi.atDesk(id) }),
  reports: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['desk', 'situation', id, 'reports'],
      queryFn: ({ pageParam }) => situationsApi.reports(id, { after: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
  history: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['desk', 'situation', id, 'history'],
      queryFn: ({ pageParam }) => situationsApi.history(id, { after: pageParam, limit: 20 }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
}
