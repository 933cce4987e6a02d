import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useKeys } from '../keys.ts'
import { countAgain } from '../live.ts'
import { Empty } from '../parts/empty.tsx'
import { Link, useGo } from '../parts/link.tsx'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { InboxItem } from '../wire.ts'
import { type InboxLine, inboxLines } from './group.ts'
import './inbox.css'

const goal = (item: InboxItem): string =>
  item.search
    ? paths.savedSearch(item.search)
    : item.sample
      ? paths.sample(item.sample)
      : item.kind === 'application'
        ? paths.application(item.id)
        : item.kind === 'vouch-request'
          ? paths.admission
          : item.node
            ? aboutNode(item, item.node)
            : item.draft
              ? paths.draft(item.draft)
              : item.report
                ? paths.report(item.report)
                : paths.inbox

const aboutNode = ({ kind }: InboxItem, node: string): string =>
  kind === 'join-request' || kind === 'join-decision'
    ? paths.nodeRequests
    : paths.node(node, kind === 'node-session' ? 'sessions' : 'run')
/** A notice is read once it was followed; what is about a report or a draft, with it. */
const noteRead = (item: InboxItem) => {
  const itself = item.kind === 'became' || (!item.report && !item.draft && item.kind !== 'withdrawal')
  if (itself && item.unread) void api.inboxItemRead(item.id).then(countAgain, () => undefined)
}

/** What asks for me: replies, questions to my organisation, sign-off, withdrawals. */
export function InboxPage() {
  useTitle('Inbox')
  const inbox = useInfiniteQuery(queries.inbox)
  const items = inbox.data?.pages.flatMap(page => page.items) ?? []
  const lines = inboxLines(items)
  const at = useKeysOf(lines)
  const readAll = async () => {
    try {
      await api.inboxRead()
      await inbox.refetch()
      countAgain()
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <>
      <div className="page-head">
        <h1>Inbox</h1>
        {items.some(item => item.unread) && (
          <Button size="xs" variant="default" onClick={() => void readAll()}>
            Mark all read
          </Button>
        )}
      </div>
      {inbox.isPending && <Waiting />}
      {inbox.error && <ProblemBox error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.isSuccess && items.length === 0 && (
        <Empty title="Nothing waits for you" action={<Link href={paths.feed()}>Go to your feed</Link>}>
          Replies to what you shared or follow, private questions, sign-off requests, withdrawals and what is new in
          your nodes and in the searches that you follow come here.
        </Empty>
      )}
      <ul className="inbox">
        {lines.map(({ item, title, unread }, place) => (
          <li key={item.id} data-unread={unread} data-active={place === at}>
            <span className="inbox-what">
              <Link href={goal(item)} onClick={() => noteRead(item)}>
                {unread && <span className="dot" role="img" aria-label="Unread" />}
                {title}
              </Link>
              {item.kind === 'recall' && item.unread && <ConfirmRecall id={item.id} />}
              {item.reportTitle && <span className="small quiet">{item.reportTitle}</span>}
            </span>
            <span>{item.tlp && <TlpBadge tlp={item.tlp} />}</span>
            <span className="small quiet">
              <When at={item.at} />
            </span>
          </li>
        ))}
      </ul>
      {inbox.hasNextPage && (
        <Button mt="md" variant="default" loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          Older
        </Button>
      )}
    </>
  )
}

/** One tap, for the whole organisation. */
function ConfirmRecall({ id }: { id: string }) {
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await api.confirmRecall(id)
      countAgain()
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="xs" loading={busy} onClick={() => void confirm()}>
      We took it out
    </Button>
  )
}

function useKeysOf(items: readonly InboxLine[]): number {
  const go = useGo()
  const [at, setAt] = useState(-1)
  const item = items[at]?.item
  useKeys({
    j: () => setAt(Math.min(at + 1, items.length - 1)),
    k: () => setAt(Math.max(at - 1, 0)),
    ...(item
      ? {
          Enter: () => {
            noteRead(item)
            go(goal(item))
          },
        }
      : {}),
  })
  return at
}
