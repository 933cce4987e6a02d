import type { InfiniteData } from '@tanstack/react-query'
import { gone } from './gone.ts'
import { queryClient } from './queries.ts'
import type { Entry, FeedFilter, Me, Page, Report, ReportSummary } from './wire.ts'

/**
 * One stream per browser. The tab that holds the lock reads the server; every tab hears it over a channel. When that tab
 * closes, the lock passes on, and since something may have come in between, the new reader asks everything again.
 */
export type LiveEvent =
  | { name: 'report'; data: ReportSummary }
  | { name: 'entry'; data: { report: string; entry: Entry } }
  | { name: 'withdrawal'; data: { report: string; reason: string; at: string } }
  | { name: 'notice'; data: Record<string, never> }
  | { name: 'desk'; data: Record<string, never> }
  | { name: 'rights'; data: Record<string, never> }

const NAMES = ['report', 'entry', 'withdrawal', 'notice', 'desk', 'rights'] as const
const listeners = new Set<(event: LiveEvent) => void>()

/** For pages that do more with an event than show what changed. Returns the way out. */
export function onLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

type FeedData = InfiniteData<Page<ReportSummary>, string | undefined>

/** It came through nodes alone that this reader has muted. */
function isThroughMuted({ to }: ReportSummary): boolean {
  const muted = new Set(queryClient.getQueryData<Me>(['me'])?.nodes.flatMap(n => (n.muted ? n.handle : [])))
  return muted.size > 0 && to.length > 0 && to.every(circle => circle.kind === 'node' && muted.has(circle.ref))
}

const belongs = (filter: FeedFilter, report: ReportSummary): boolean =>
  (!filter.node || report.to.some(circle => circle.ref === filter.node)) &&
  (!filter.kind || report.kind === filter.kind) &&
  (!filter.unread || report.unread) &&
  (!filter.followed || report.followed) &&
  (!filter.mine || report.mine) &&
  (filter.answered === undefined || (report.kind === 'question' && String(report.answered) === filter.answered)) &&
  (filter.muted === true || !report.muted) &&
  (filter.muted === true || filter.node !== undefined || filter.mine === true || !isThroughMuted(report))

function withReport(data: FeedData, filter: FeedFilter, report: ReportSummary): FeedData {
  const known = data.pages.some(page => page.items.some(item => item.id === report.id))
  if (known) {
    const pages = data.pages.map(page => ({
      ...page,
      items: page.items.map(item => (item.id === report.id ? report : item)),
    }))
    return { ...data, pages }
  }
  const [first, ...rest] = data.pages
  if (!first || !belongs(filter, report)) return data
  return { ...data, pages: [{ ...first, items: [report, ...first.items] }, ...rest] }
}

const without = (data: FeedData, id: string): FeedData => ({
  ...data,
  pages: data.pages.map(page => ({ ...page, items: page.items.filter(item => item.id !== id) })),
})

/** Applies a change to every feed that is held, whatever its filter. */
export function eachFeed(change: (data: FeedData, filter: FeedFilter) => FeedData): void {
  for (const [key, data] of queryClient.getQueriesData<FeedData>({ queryKey: ['feed'] })) {
    if (data) queryClient.setQueryData(key, change(data, (key[1] ?? {}) as FeedFilter))
  }
}

/** Changes what is known of one report wherever a list shows it. */
export function patchLists(id: string, change: (item: ReportSummary) => Partial<ReportSummary>): void {
  const patch = (item: ReportSummary): ReportSummary => (item.id === id ? { ...item, ...change(item) } : item)
  eachFeed(data => ({ ...data, pages: data.pages.map(page => ({ ...page, items: page.items.map(patch) })) }))
  queryClient.setQueriesData<Page<ReportSummary>>({ queryKey: ['search'] }, page =>
    page ? { ...page, items: page.items.map(patch) } : page,
  )
}

/** The same, on the report's own page too. */
export function patchReport(id: string, change: Partial<ReportSummary>): void {
  patchLists(id, () => change)
  queryClient.setQueryData<Report>(['report', id], report => (report ? { ...report, ...change } : report))
}

let counting: ReturnType<typeof setTimeout> | undefined
/** Unread counts come with several answers; a burst of events asks for them once. */
export function countAgain(): void {
  clearTimeout(counting)
  counting = setTimeout(() => {
    for (const key of ['me', 'nodes', 'inbox', 'drafts', 'searches'])
      void queryClient.invalidateQueries({ queryKey: [key] })
  }, 400)
}

const PAGES_ASKED_AGAIN = 4

/** For when what may be seen has changed, or something may have been missed. Long lists keep their newest pages. */
function everythingAgain(): void {
  eachFeed(data => ({
    pages: data.pages.slice(0, PAGES_ASKED_AGAIN),
    pageParams: data.pageParams.slice(0, PAGES_ASKED_AGAIN),
  }))
  void queryClient.invalidateQueries()
}

/** What is on its way was asked just now, and is not asked twice. */
const whatStandsAgain = (): void =>
  void queryClient.invalidateQueries({
    predicate: ({ state }) => state.dataUpdatedAt > 0 && state.fetchStatus === 'idle',
  })

function apply(event: LiveEvent): void {
  switch (event.name) {
    case 'report':
      eachFeed((data, filter) => withReport(data, filter, event.data))
      void queryClient.invalidateQueries({ queryKey: ['report', event.data.id] })
      void queryClient.invalidateQueries({ queryKey: ['entries', event.data.id] })
      void queryClient.invalidateQueries({ queryKey: ['member'] })
      if (event.data.kind === 'advisory')
        for (const queryKey of [['advisories'], ['desk']]) void queryClient.invalidateQueries({ queryKey })
      gone.back(event.data.id)
      break
    case 'entry': {
      const { report, entry } = event.data
      queryClient.setQueryData<{ items: Entry[] }>(['entries', report], thread => {
        if (!thread || thread.items.some(item => item.id === entry.id)) return thread
        return { items: [...thread.items, entry] }
      })
      patchLists(report, item => ({
        ...(entry.kind === 'sighting'
          ? { sightingCount: item.sightingCount + 1 }
          : { entryCount: item.entryCount + 1 }),
        unread: item.unread || !entry.mine,
      }))
      void queryClient.invalidateQueries({ queryKey: ['entries', report] })
      void queryClient.invalidateQueries({ queryKey: ['report', report] })
      break
    }
    case 'withdrawal': {
      const { report, reason } = event.data
      gone.add(report, reason)
      eachFeed(data => without(data, report))
      queryClient.removeQueries({ queryKey: ['report', report] })
      queryClient.removeQueries({ queryKey: ['entries', report] })
      for (const key of ['search', 'member', 'lookup']) void queryClient.invalidateQueries({ queryKey: [key] })
      break
    }
    case 'notice':
      for (const key of ['node', 'node-requests', 'node-invitations', 'node-members'])
        void queryClient.invalidateQueries({ queryKey: [key] })
      break
    case 'desk':
      void queryClient.invalidateQueries({ queryKey: ['desk'] })
      for (const listener of listeners) listener(event)
      return
    case 'rights':
      everythingAgain()
      break
  }
  countAgain()
  for (const listener of listeners) listener(event)
}

/** Starts listening; returns how to stop. Called once somebody is signed in. */
export function startLive(): () => void {
  const channel = new BroadcastChannel('auburn-live')
  channel.onmessage = message => apply(message.data as LiveEvent)
  const stopped = new AbortController()

  const read = (missed: boolean) =>
    new Promise<void>(resolve => {
      const stream = new EventSource('/api/live')
      // From here on the server tells all; what the page had before may be older than that.
      stream.addEventListener('open', missed ? everythingAgain : whatStandsAgain, { once: true })
      const hear = (event: LiveEvent) => {
        channel.postMessage(event)
        apply(event)
      }
      for (const name of NAMES) {
        stream.addEventListener(name, message => hear({ name, data: JSON.parse(message.data) } as LiveEvent))
      }
      const end = () => {
        stream.close()
        resolve()
      }
      stream.addEventListener('error', () => {
        // Whose seat or session has ended is cut off first, and then refused: the page asks at once who we are. The browser
        // reconnects by itself unless the server refused: then we try again after a while.
        void queryClient.invalidateQueries({ queryKey: ['me'] })
        if (stream.readyState === EventSource.CLOSED) setTimeout(end, 5_000)
      })
      stopped.signal.addEventListener('abort', end)
    })

  const lead = async (waited: boolean) => {
    for (let times = 0; !stopped.signal.aborted; times += 1) await read(waited || times > 0)
  }
  if (navigator.locks) {
    let waited = false
    const waiting = setTimeout(() => {
      waited = true
    }, 1_000)
    navigator.locks
      .request('auburn-live', { signal: stopped.signal }, async () => {
        clearTimeout(waiting)
        await lead(waited)
      })
      .catch(() => undefined)
  } else {
    void lead(false)
  }
  return () => {
    stopped.abort()
    channel.close()
  }
}
