import { tlpOfRank } from '../../domain/marking.ts'
import { VERDICT_NAMES, VERDICTS } from '../../domain/sample.ts'
import { TOLD, TOLD_WORDS } from '../../domain/triage.ts'
import type { InboxItem } from '../../formats/api/people.ts'
import { asViewer } from '../../store/database.ts'
import { type InboxRow, inboxPage } from '../../store/inbox-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { searchItems } from './followed-searches.ts'
import { isNotice, noticeWords } from './node-notices.ts'

export async function inboxItems(
  ctx: Context,
  viewer: Viewer,
  after: Placed | undefined,
  limit: number,
): Promise<InboxItem[]> {
  const [found, searches] = await Promise.all([itemsOf(ctx, viewer, after, limit), searchItems(ctx, viewer)])
  const due = searches.filter(s => after === undefined || newerFirst(after, s) < 0)
  return due.length === 0 ? found : [...found, ...due].sort(newerFirst).slice(0, limit)
}
type Placed = { at: string; id: string }
const newerFirst = (a: Placed, b: Placed): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1

async function itemsOf(ctx: Context, viewer: Viewer, after: Placed | undefined, limit: number): Promise<InboxItem[]> {
  const found = await asViewer(ctx.db, viewer, rows =>
    inboxPage(rows, viewer, { now: ctx.now(), withNotices: viewer.scopes.includes('account') }, after, limit),
  )
  return found.map(r => ({
    id: r.id,
    kind: r.kind,
    at: r.at.toISOString(),
    title: sentence(r),
    ...(r.report && r.kind !== 'withdrawal' && r.kind !== 'recall' ? { report: r.report } : {}),
    ...(r.title && !isNotice(r.kind) ? { reportTitle: r.title } : {}),
    ...(r.node ? { node: r.node } : {}),
    ...(r.draft ? { draft: r.draft } : {}),
    ...(r.sample ? { sample: r.sample } : {}),
    ...(r.tlp === null ? {} : { tlp: tlpOfRank(r.tlp) }),
    unread: r.unread,
  }))
}

function sentence(row: InboxRow): string {
  const { kind, detail } = row
  switch (kind) {
    case 'reply':
      return 'A new reply'
    case 'private':
      return 'A private reply, to you alone'
    case 'mention':
      return detail === 'us' ? 'A reply mentions your organisation' : 'A reply mentions a node that you follow'
    case 'more-detail':
      return 'A reader asks you for more detail'
    case 'sighting':
      return detail === '1' ? 'Somebody has seen it too' : `${detail} have seen it too`
    case 'withdrawal':
      return detail === 'narrowed'
        ? 'No longer shared with you'
        : `Taken back by its author: ${(detail ?? '').replaceAll('-', ' ')}`
    case 'need-help':
      return 'A member asks for your help'
    case 'recall':
      return detail === 'confirmed'
        ? 'Recalled: your organisation confirmed that it took it out'
        : 'Recalled by the Fusion Cell: confirm that you took it out'
    case 'sign-off':
      return detail === 'waiting' ? 'A colleague asks you to sign off' : 'You decided on a sign-off'
    case 'sign-off-decided':
      return detail === 'shared' ? 'Signed off and shared' : 'Your draft was declined'
    case 'answer-accepted':
      return 'Your answer was accepted'
    case 'question':
      return 'A question'
    case 'became':
      return becameWords(detail ?? '')
    case 'sample-reply':
      return 'The desk writes to you about what you sent'
    case 'sample-answered':
      return `The desk has looked: ${answer(detail)}`
    case 'join-request':
    case 'join-decision':
    case 'invitation-answered':
    case 'node-session':
    case 'application':
    case 'vouch-request':
      return noticeWords(row)
  }
}

function becameWords(detail: string): string {
  const [what, words] = detail.split(' ')
  if (what === 'used') return 'The Fusion Cell used your report in an advisory'
  if (what === 'answered') return 'Your report answered a question of the Fusion Cell’s'
  const told = TOLD.find(one => one === words)
  return told ? TOLD_WORDS[told] : 'Read by the desk'
}

const answer = (verdict: string | null): string =>
  VERDICT_NAMES[VERDICTS.find(one => one === verdict) ?? 'cannot-say'].toLowerCase()

/** Unread items, counted to a hundred. */
export async function countInbox(ctx: Context, viewer: Viewer): Promise<number> {
  return (await inboxItems(ctx, viewer, undefined, 100)).filter(i => i.unread).length
}
