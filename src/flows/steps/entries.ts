import { crowdOf } from '../../domain/crowd.ts'
import { refused } from '../../domain/fault.ts'
import type { Region, Sector } from '../../domain/member.ts'
import { handlesIn, inSentence, MOST_MENTIONS, toReader, withMarks } from '../../domain/mention.ts'
import type { Entry } from '../../formats/api/reports.ts'
import { type KnownCircle, knownAmong, knownCircles } from '../../store/circles.ts'
import type { Rows } from '../../store/database.ts'
import { type ActiveMember, partnershipNow } from '../../store/partnership-now.ts'
import type { Mention, StoredEntry } from '../../store/thread-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { fromOf, isOwn } from './summaries.ts'

/** Whom these entries mention, as far as the viewer may know them now. `rows` reads as the viewer. */
export const knownIn = (ctx: Context, rows: Rows, viewer: Viewer, entries: readonly StoredEntry[]) =>
  knownAmong(rows, viewer, ctx.now(), [...new Set(entries.flatMap(e => e.mentions.map(m => m.circle)))])

/** `known`: whom it mentions, of those that this viewer may know (`knownIn`); the others are said in words. */
export function entryOf(
  viewer: Viewer,
  e: StoredEntry,
  readAt: Date | undefined,
  known: ReadonlyMap<number, KnownCircle>,
): Entry {
  const mentions = [...new Set(e.mentions.map(m => m.circle))].flatMap(circle => mentionOf(known.get(circle)))
  const mine = isOwn(viewer, e.writer)
  return {
    id: e.id,
    kind: e.kind,
    layer: e.layer,
    at: e.at.toISOString(),
    text: toReader(
      e.body,
      e.mentions.map(m => ({ name: known.get(m.circle)?.name, words: m.words })),
    ),
    ...(mentions.length > 0 ? { mentions } : {}),
    from: fromOf(e.writer?.named ? e.writer : undefined, e.crowd),
    byAuthor: e.byAuthor,
    mine,
    private: e.private,
    accepted: e.accepted,
    ...(e.count === undefined ? {} : { count: e.count }),
    ...(e.seenAt === undefined ? {} : { seenAt: e.seenAt.toISOString() }),
    ...(e.value === undefined ? {} : { value: e.value }),
    unread: !mine && (readAt === undefined || e.at > readAt),
  }
}

const mentionOf = (circle: KnownCircle | undefined): NonNullable<Entry['mentions']> =>
  circle?.kind === 'member' || circle?.kind === 'node'
    ? [{ kind: circle.kind, handle: circle.ref, name: circle.name }]
    : []

/**
 * The text as it is kept, and whom it mentions: members and nodes that the writer may know. Any other handle stays what was
 * written, whether there is such a one or not.
 */
export async function mentionsOf(
  ctx: Context,
  rows: Rows,
  viewer: Viewer,
  text: string,
): Promise<{ body: string; mentions: Mention[] }> {
  const handles = handlesIn(text)
  if (handles.length === 0) return { body: withMarks(text, []), mentions: [] }
  const known = await knownCircles(rows, viewer, ctx.now(), handles.slice(0, LOOKED_AT))
  const mentioned = handles.flatMap(
    handle => known.find(c => c.ref === handle && (c.kind === 'member' || c.kind === 'node')) ?? [],
  )
  if (mentioned.length > MOST_MENTIONS) throw refused(`Mention ${MOST_MENTIONS} at most.`, '/text')
  const { active } = await partnershipNow(ctx.db, rows, viewer, ctx.now())
  return {
    body: withMarks(
      text,
      mentioned.map(c => c.ref),
    ),
    mentions: mentioned.map(c => ({ circle: c.id, words: wordsFor(c, active) })),
  }
}
/** A text of nothing but handles is no reason to look for thousands. */
const LOOKED_AT = 100

/** One wording for all who may not know it, whoever wrote: its crowd among all members. */
function wordsFor(circle: KnownCircle, active: readonly ActiveMember[]): string {
  const member = active.find(m => m.circle === circle.id)
  if (!member) return circle.kind === 'node' ? 'a node' : 'a member'
  const facts = (m: ActiveMember) => ({ sectors: m.sectors as Sector[], regions: m.regions as Region[] })
  const crowd = active.map(m => ({ ...facts(m), reader: m.circle !== circle.id }))
  return inSentence(crowdOf(facts(member), crowd).label)
}

/** The wording for somebody who writes in a thread without its name: every member is taken to be among the readers. */
export async function crowdOfWriter(ctx: Context, rows: Rows, viewer: Viewer): Promise<string> {
  const { active } = await partnershipNow(ctx.db, rows, viewer, ctx.now())
  const members = active.map(m => ({
    sectors: m.sectors as Sector[],
    regions: m.regions as Region[],
    reader: m.circle !== viewer.member,
  }))
  return crowdOf(viewer.organisation, members).label
}
