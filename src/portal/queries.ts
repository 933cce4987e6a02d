import { infiniteQueryOptions, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import type { SampleState } from '../domain/sample.ts'
import type { Search } from '../domain/search.ts'
import { ApiProblem, api } from './api.ts'
import type { PictureFilter } from './picture/filter.ts'
import { termsLeadWith } from './request.ts'
import type { FeedFilter } from './wire.ts'

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Whatever hears first that the session has ended: the frame then asks who is signed in, and offers to sign in.
    onError: (error, query) => {
      const ended = error instanceof ApiProblem && error.status === 401
      if (ended && query.queryKey[0] !== 'me') void queryClient.invalidateQueries({ queryKey: ['me'] })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      // A problem the server has named will not go away by asking again; a lost connection might.
      retry: (times, error) => times < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
})

// Whatever hears first that new terms are to be signed: the frame then asks who we are, and leads there.
termsLeadWith(() => void queryClient.invalidateQueries({ queryKey: ['me'] }))

/** What is asked, under which key: pages use these, the live stream updates them. */
export const queries = {
  me: queryOptions({ queryKey: ['me'], queryFn: api.me, staleTime: 5 * 60_000 }),
  feed: (filter: FeedFilter) =>
    infiniteQueryOptions({
      queryKey: ['feed', filter] as const,
      queryFn: ({ pageParam }) => api.feed(filter, pageParam),
      // The live stream keeps it true; asking a long list again page by page would not.
      staleTime: 10 * 60_000,
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
  search: (search: Search) => queryOptions({ queryKey: ['search', search], queryFn: () => api.search(search) }),
  searches: queryOptions({ queryKey: ['searches'], queryFn: api.searches }),
  report: (id: string) => queryOptions({ queryKey: ['report', id], queryFn: () => api.report(id) }),
  openActions: queryOptions({ queryKey: ['actions'], queryFn: api.openActions }),
  /** Begins with `desk`: there it moves as members answer. */
  actions: (id: string) => queryOptions({ queryKey: ['desk', 'actions', id], queryFn: () => api.actions(id) }),
  entries: (id: string) => queryOptions({ queryKey: ['entries', id], queryFn: () => api.entries(id) }),
  nodes: queryOptions({ queryKey: ['nodes'], queryFn: api.nodes }),
  node: (handle: string) => queryOptions({ queryKey: ['node', handle], queryFn: () => api.node(handle) }),
  nodeHealth: (handle: string) =>
    queryOptions({ queryKey: ['node-health', handle], queryFn: () => api.nodeHealth(handle) }),
  picture: (filter: PictureFilter) =>
    queryOptions({ queryKey: ['picture', filter], queryFn: () => api.picture(filter) }),
  timeToShare: (filter: PictureFilter) =>
    queryOptions({ queryKey: ['picture', 'time', filter], queryFn: () => api.timeToShare(filter) }),
  /** Begins with `desk`: there it moves as members answer. */
  acted: (filter: PictureFilter) =>
    queryOptions({ queryKey: ['desk', 'acted', filter], queryFn: () => api.acted(filter) }),
  /** Public words that change when an operator loads a file: asked once. */
  techniques: queryOptions({
    queryKey: ['techniques'],
    queryFn: api.techniques,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }),
  pictureGraph: (filter: PictureFilter) =>
    queryOptions({ queryKey: ['picture', 'graph', filter], queryFn: () => api.pictureGraph(filter) }),
  fairness: queryOptions({ queryKey: ['fairness'], queryFn: api.fairness }),
  memberDomains: queryOptions({ queryKey: ['member-domains'], queryFn: api.memberDomains, staleTime: 0 }),
  listing: queryOptions({ queryKey: ['listing'], queryFn: api.listing }),
  partnershipHealth: queryOptions({ queryKey: ['partnership-health'], queryFn: api.partnershipHealth }),
  nodeMembers: (handle: string) =>
    queryOptions({ queryKey: ['node-members', handle], queryFn: () => api.nodeMembers(handle) }),
  nodeInvitations: (handle: string) =>
    queryOptions({ queryKey: ['node-invitations', handle], queryFn: () => api.nodeInvitations(handle), staleTime: 0 }),
  nodeRequests: queryOptions({ queryKey: ['node-requests'], queryFn: api.nodeRequests, staleTime: 0 }),
  openNodes: queryOptions({ queryKey: ['open-nodes'], queryFn: api.openNodes }),
  applications: queryOptions({ queryKey: ['applications'], queryFn: api.applications, staleTime: 0 }),
  application: (id: string) =>
    queryOptions({ queryKey: ['application', id], queryFn: () => api.application(id), staleTime: 0 }),
  vouches: queryOptions({ queryKey: ['vouches'], queryFn: api.vouches, staleTime: 0 }),
  vettingDue: queryOptions({ queryKey: ['vetting-due'], queryFn: api.vettingDue, staleTime: 0 }),
  desk: queryOptions({ queryKey: ['desk', 'people'], queryFn: api.desk, staleTime: 0 }),
  members: queryOptions({ queryKey: ['members'], queryFn: api.members }),
  member: (handle: string) => queryOptions({ queryKey: ['member', handle], queryFn: () => api.member(handle) }),
  circles: (q: string) =>
    queryOptions({ queryKey: ['circles', q], queryFn: ({ signal }) => api.circles(q, signal), staleTime: 60_000 }),
  inbox: infiniteQueryOptions({
    queryKey: ['inbox'],
    queryFn: ({ pageParam }) => api.inbox(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next,
  }),
  samples: (state: SampleState | undefined) =>
    infiniteQueryOptions({
      queryKey: ['samples', state] as const,
      queryFn: ({ pageParam }) => api.samples(state, pageParam),
      staleTime: 0,
      initialPageParam: undefined as string | undefined,
      getNextPageParam: page => page.next,
    }),
  sample: (id: string) => queryOptions({ queryKey: ['sample', id], queryFn: () => api.sample(id), staleTime: 0 }),
  releases: infiniteQueryOptions({
    queryKey: ['desk', 'releases'] as const,
    queryFn: ({ pageParam }) => api.releases(pageParam),
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next,
  }),
  release: (id: string) =>
    queryOptions({ queryKey: ['desk', 'release', id], queryFn: () => api.release(id), staleTime: 0 }),
  yaraRules: queryOptions({ queryKey: ['yara-rules'], queryFn: api.yaraRules, staleTime: 0 }),
  drafts: queryOptions({ queryKey: ['drafts'], queryFn: api.drafts }),
  draft: (id: string) => queryOptions({ queryKey: ['draft', id], queryFn: () => api.draft(id) }),
  audiences: queryOptions({ queryKey: ['audiences'], queryFn: api.audiences }),
  setUp: queryOptions({ queryKey: ['set-up'], queryFn: api.setUp, staleTime: 0 }),
  terms: queryOptions({ queryKey: ['terms'], queryFn: api.terms }),
  termsVersion: (version: number) =>
    queryOptions({ queryKey: ['terms', version], queryFn: () => api.termsVersion(version) }),
  signers: queryOptions({ queryKey: ['terms-signers'], queryFn: api.signers, staleTime: 0 }),
  signingMembers: queryOptions({ queryKey: ['terms-members'], queryFn: api.signingMembers, staleTime: 0 }),
  termsToEdit: queryOptions({ queryKey: ['terms-to-edit'], queryFn: api.termsToEdit, staleTime: 0 }),
  codes: queryOptions({ queryKey: ['codes'], queryFn: api.codes }),
  people: queryOptions({ queryKey: ['people'], queryFn: api.people }),
  mail: queryOptions({ queryKey: ['mail'], queryFn: api.mailSettings }),
  sso: queryOptions({ queryKey: ['sso'], queryFn: api.sso }),
  keys: queryOptions({ queryKey: ['keys'], queryFn: api.keys }),
  sessions: queryOptions({ queryKey: ['sessions'], queryFn: api.sessions }),
  passkeys: queryOptions({ queryKey: ['passkeys'], queryFn: api.passkeys }),
}
