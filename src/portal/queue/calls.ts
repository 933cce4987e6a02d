import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { QueuePart } from '../../domain/triage.ts'
import type {
  HandOvers,
  handOverIn,
  Presence,
  presenceIn,
  Queue,
  TriageOut,
  triageIn,
} from '../../formats/api/queue.ts'
import type {
  Asked,
  askCircleIn,
  askSourceIn,
  Became,
  Operation,
  operationIn,
  Requirement,
  requirementChangeIn,
  requirementIn,
} from '../../formats/api/requirements.ts'
import { queryClient } from '../queries.ts'
import { request } from '../request.ts'

/** What the desk's own pages ask. Every key begins with `desk`: the live stream asks all of it again when the desk changes. */
export type TriageRequest = z.input<typeof triageIn>
export type PresenceRequest = z.input<typeof presenceIn>
export type HandOverRequest = z.input<typeof handOverIn>

export type Why = readonly { kind: string; words: string }[]
interface Items<T> {
  items: T[]
}
interface Done {
  done: true
}

export const calls = {
  queue: (part: QueuePart, after?: string) => request<Queue>('GET', '/api/desk/queue', { query: { part, after } }),
  step: (body: TriageRequest) => request<TriageOut>('POST', '/api/desk/queue/steps', { body }),
  presence: () => request<Presence>('GET', '/api/desk/presence'),
  handOvers: (after?: string) => request<HandOvers>('GET', '/api/desk/hand-overs', { query: { after } }),
  handOver: (body: HandOverRequest) => request<{ id: string }>('POST', '/api/desk/hand-overs', { body }),
  acknowledge: (id: string) => request<Done>('POST', `/api/desk/hand-overs/${id}/acknowledged`),
  requirements: () => request<Items<Requirement>>('GET', '/api/desk/requirements'),
  addRequirement: (body: z.input<typeof requirementIn>) =>
    request<Requirement>('POST', '/api/desk/requirements', { body }),
  changeRequirement: (id: string, body: z.input<typeof requirementChangeIn>, tag: string) =>
    request<Requirement>('PATCH', `/api/desk/requirements/${id}`, { body, headers: { 'if-match': `"${tag}"` } }),
  answerRequirement: (id: string, report: string, note: string) =>
    request<Requirement>('POST', `/api/desk/requirements/${id}/answers`, { body: { report, note } }),
  unanswerRequirement: (id: string, answer: string) =>
    request<Requirement>('DELETE', `/api/desk/requirements/${id}/answers/${answer}`),
  asked: (where: { report?: string; situation?: string }) =>
    request<Items<Asked>>('GET', '/api/desk/asked', { query: where }),
  askSource: (body: z.input<typeof askSourceIn>) => request<Asked>('POST', '/api/desk/asked/source', { body }),
  askCircle: (body: z.input<typeof askCircleIn>) => request<Asked>('POST', '/api/desk/asked/circle', { body }),
  remind: (id: string) => request<Asked>('POST', `/api/desk/asked/${id}/reminder`),
  operations: () => request<Items<Operation>>('GET', '/api/desk/operations'),
  setOperation: (body: z.input<typeof operationIn>) =>
    request<Items<{ value: string; set: boolean }>>('POST', '/api/desk/operations', { body }),
  endOperation: (id: string) => request<Done>('POST', `/api/desk/operations/${id}/end`),
  became: (report: string) => request<Became>('GET', `/api/reports/${report}/became`),
  drawIn: (situation: string, report: string, why: Why) =>
    request<unknown>('PUT', `/api/situations/${situation}/reports/${report}`, { body: { why: [...why] } }),
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
export const workQueries = {
  handOvers: infiniteQueryOptions({
    queryKey: ['desk', 'hand-overs'],
    queryFn: ({ pageParam }) => calls.handOvers(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next,
    staleTime: 0,
  }),
  requirements: queryOptions({ queryKey: ['desk', 'requirements'], queryFn: calls.requirements, staleTime: 0 }),
  asked: (where: { report?: string; situation?: string } = {}) =>
    queryOptions({ queryKey: ['desk', 'asked', where], queryFn: () => calls.asked(where), staleTime: 0 }),
  operations: queryOptions({ queryKey: ['desk', 'operations'], queryFn: calls.operations, staleTime: 0 }),
  became: (report: string) => queryOptions({ queryKey: ['became', report], queryFn: () => calls.became(report) }),
}
export const queueAgain = () => queryClient.invalidateQueries({ queryKey: ['desk', 'queue'] })
