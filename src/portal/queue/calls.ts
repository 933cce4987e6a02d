import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { QueuePart } from '../../domain/triage.ts'
import type { handOverIn, Presence, presenceIn, Queue, TriageOut, triageIn } from '../../formats/api/queue.ts'
import { queryClient } from '../queries.ts'
import { request } from '../request.ts'

/** What the desk's own pages ask. Every key begins with `desk`: the live stream asks all of it again when the desk changes. */
export type TriageRequest = z.input<typeof triageIn>
export type PresenceRequest = z.input<typeof presenceIn>
export type HandOverRequest = z.input<typeof handOverIn>

export const calls = {
  queue: (part: QueuePart, after?: string) => request<Queue>('GET', '/api/desk/queue', { query: { part, after } }),
  step: (body: TriageRequest) => request<TriageOut>('POST', '/api/desk/queue/steps', { body }),
  presence: () => request<Presence>('GET', '/api/desk/presence'),
  look: (body: PresenceRequest) => request<{ done: true }>('PUT', '/api/desk/presence', { body }),
}

export const deskQueries = {
  queue: (part: QueuePart) =>
    infiniteQueryOptions({
      queryKey: ['desk', 'queue', part] as const,
      queryFn: ({ pageParam }) => calls.queue(part, pageParam),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
      staleTime: 0,
    }),
  presence: queryOptions({
    queryKey: ['desk', 'presence'],
    queryFn: calls.presence,
    staleTime: 0,
    refetchInterval: 20_000,
  }),
}
export const queueAgain = () => queryClient.invalidateQueries({ queryKey: ['desk', 'queue'] })
