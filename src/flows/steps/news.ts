import type { ActionStep, AdvisoryKind } from '../../domain/advisory.ts'
import { mayStandInMail } from '../../domain/mail.ts'
import type { Tlp } from '../../domain/marking.ts'
import type { ReportSummary } from '../../formats/api/reports.ts'
import { advisoryFacts } from '../../store/action-store.ts'
import { asViewer, rowsOf } from '../../store/database.ts'
import { followedNodes } from '../../store/interest-store.ts'
import { findFeed } from '../../store/report-read.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { circlesHeard } from './heard.ts'
import { inboxItems } from './inbox-items.ts'
import { summariesOf } from './summaries.ts'

/**
 * What is new for a viewer since then, as much of it as may stand in a mail. A mail is a reader like any other: its titles are
 * what the viewer would read by a key that is capped at GREEN, its labels and links what it would by one capped at
 * AMBER+STRICT, and of RED it has the number.
 */
export interface News {
  items: NewsItem[]
  /** More than those. */
  more: boolean
  /** TLP:RED: for this person alone. */
  alone: number
  inbox: number
}
export interface NewsItem {
  id: string
  tlp: Tlp
  title: string | undefined
  /** Where the title may stand: that it is an advisory, and its steps, if they may stand here too. */
  advisory?: { kind: AdvisoryKind; steps: ActionStep[] }
}
const SHOWN = 20
const LOOKED_AT = 200

/**
 * `own`: what was shared with the seat or its member by name, or in a node that it follows; `at-once`: that, and alerts of the
 * Fusion Cell; `alerts`: these alone.
 */
export type NewsOf = 'all' | 'at-once' | 'own' | 'alerts'
export async function newsFor(ctx: Context, viewer: Viewer, since: Date, what: NewsOf): Promise<News> {
  const whole: Viewer = { ...viewer, cap: 'RED' }
  const circles = await (what === 'all' || what === 'alerts' ? circlesHeard(ctx, whole) : circlesToTell(ctx, whole))
  const find = (of: readonly number[], kind: 'advisory' | undefined) =>
    findFeed(
      rowsOf(ctx.db.finder),
      whole,
      { circles: of, seat: whole.seat, kind, unread: true, withMuted: false },
      LOOKED_AT,
      undefined,
    )
  const found = what === 'alerts' ? [] : await find(circles, undefined)
  const newOnes = (all: readonly { report: string; at: string }[]) =>
    all.filter(f => new Date(f.at) > since).map(f => f.report)
  const wantsAlerts = what === 'at-once' || what === 'alerts'
  const alerts = !wantsAlerts ? [] : await alertsAmong(ctx, whole, newOnes(await find(whole.circles, 'advisory')))
  const ids = [...new Set([...alerts, ...newOnes(found)])]
  const read = async (cap: Tlp) => fresh(await summariesOf(ctx, { ...viewer, cap }, ids))
  const [inPortal, linked, titled] = await Promise.all([read('RED'), read('AMBER+STRICT'), read('GREEN')])
  const titles = new Map(titled.map(s => [s.id, s]))
  const inMail: Viewer = { ...viewer, cap: 'GREEN' }
  const advisories = titled.filter(s => s.kind === 'advisory').map(s => s.id)
  const facts = await asViewer(ctx.db, inMail, rows => advisoryFacts(rows, advisories))
  const items = linked.map(({ id, tlp }): NewsItem => {
    const open = titles.get(id)
    if (!open || mayStandInMail(open.tlp) !== 'title') return { id, tlp, title: undefined }
    const advisory = facts.get(id)
    return { id, tlp: open.tlp, title: open.title, ...(advisory ? { advisory } : {}) }
  })
  const inbox = what === 'alerts' ? [] : await inboxItems(ctx, whole, undefined, 100)
  return {
    items: items.slice(0, SHOWN),
    more: items.length > SHOWN || found.length === LOOKED_AT,
    alone: inPortal.filter(s => mayStandInMail(s.tlp) === 'count').length,
    inbox: inbox.filter(i => i.unread && new Date(i.at) > since).length,
  }
}
/** Those of these reports that the Fusion Cell published as alerts. */
async function alertsAmong(ctx: Context, viewer: Viewer, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const facts = await asViewer(ctx.db, viewer, rows => advisoryFacts(rows, ids))
  return ids.filter(id => facts.get(id)?.kind === 'alert')
}

/** Neither of its own organisation nor taken back. */
const fresh = (summaries: readonly ReportSummary[]): ReportSummary[] =>
  summaries.filter(s => !s.mine && s.withdrawn === undefined)

async function circlesToTell(ctx: Context, viewer: Viewer): Promise<number[]> {
  const nodes = await asViewer(ctx.db, viewer, rows => followedNodes(rows, viewer.seat, viewer.circles))
  return [viewer.seat, viewer.member, ...nodes]
}

export const isNothing = (news: News): boolean => news.items.length === 0 && news.alone === 0 && news.inbox === 0
