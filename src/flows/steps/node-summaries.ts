import type { Region, Sector } from '../../domain/member.ts'
import { hasEnded, type RequestState } from '../../domain/node.ts'
import type { NodeRow } from '../../store/node-store.ts'
import { endOf } from './known-node.ts'

/** A node in a list, as its viewer may know it. */
export const nodeOf = (
  n: NodeRow,
  now: Date,
  unread: ReadonlyMap<number, number>,
  request: RequestState | undefined = undefined,
) => ({
  handle: n.handle,
  name: n.name,
  kind: n.kind,
  description: n.description,
  sectors: n.sectors as Sector[],
  regions: n.regions as Region[],
  joined: n.joined,
  admission: n.admission,
  ended: hasEnded(endOf(n), now),
  ...(n.until ? { until: n.until.toISOString() } : {}),
  ...(n.guest_until ? { guestUntil: n.guest_until.toISOString() } : {}),
  ...(request ? { request } : {}),
  ...(n.joined ? { unread: unread.get(n.circle) ?? 0 } : {}),
  muted: n.muted,
})
