import { isGovernmentKind } from '../../domain/desk.ts'
import { refused } from '../../domain/fault.ts'
import type { Rows } from '../../store/database.ts'
import { isLent, isOfGovernment, memberKind } from '../../store/desk-store.ts'

interface Posts {
  host?: number | null | undefined
  manager?: number | null | undefined
  champion?: number | null | undefined
}
/**
 * Who may stand for a node: a government-only group is run by government, and the Fusion Cell by nobody who is lent to it,
 * because its manager reads who is lent by whom.
 */
export async function assertRunBy(
  tx: Rows,
  node: { government: boolean; kind: string },
  posts: Posts,
  at: Date,
): Promise<void> {
  if (node.kind === 'fusion-cell' && posts.manager && (await isLent(tx, posts.manager)))
    throw refused('The Fusion Cell is not run by somebody who is lent to it.', '/manager')
  if (!node.government) return
  const kind = posts.host ? await memberKind(tx, posts.host) : undefined
  if (kind && !isGovernmentKind(kind)) throw refused('A government-only group is hosted by government.', '/host')
  for (const post of ['manager', 'champion'] as const) {
    const seat = posts[post]
    if (seat && !(await isOfGovernment(tx, seat, at)))
      throw refused('A government-only group is run by people of government.', `/${post}`)
  }
}
