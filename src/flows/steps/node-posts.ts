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
 * Who may stand for a node: a government-only group is run by government. Whoever is lent to the desk stands for no node, the
 * Fusion Cell's own least of all: it acts there for no organisation, and a manager of the desk reads who is lent by whom.
 */
export async function assertRunBy(
  tx: Rows,
  node: { government: boolean; kind: string },
  posts: Posts,
  at: Date,
): Promise<void> {
  if (!node.government) {
    for (const post of ['manager', 'champion'] as const) {
      const seat = posts[post]
      if (seat && (await isLent(tx, seat)))
        throw refused('Somebody who is lent to the desk stands for no node.', `/${post}`)
    }
    return
  }
  const kind = posts.host ? await memberKind(tx, posts.host) : undefined
  if (kind && !isGovernmentKind(kind)) throw refused('A government-only group is hosted by government.', '/host')
  for (const post of ['manager', 'champion'] as const) {
    const seat = posts[post]
    if (seat && !(await isOfGovernment(tx, seat, at)))
      throw refused('A government-only group is run by people of government.', `/${post}`)
  }
}
