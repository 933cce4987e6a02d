import { Fault } from '../../domain/fault.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** Where a list of the desk's goes on: by a time with its microseconds, and an id. */
export interface Place {
  at: string
  id: string
}
const isPlace = (place: unknown): place is Place =>
  typeof place === 'object' &&
  place !== null &&
  'at' in place &&
  typeof place.at === 'string' &&
  'id' in place &&
  typeof place.id === 'string'

/** A cursor serves the list and the seat that it was made for. */
export function openCursor(ctx: Context, viewer: Viewer, list: string, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const place = ctx.seal.open(`${list} ${viewer.seat}`, cursor)
  if (isPlace(place)) return place
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

/** Cuts what was found (one more than asked for) to a page, and says where the next one begins. */
export function pageOf<T extends Place>(
  ctx: Context,
  viewer: Viewer,
  list: string,
  found: readonly T[],
  limit: number,
): { rows: T[]; next: { next?: string } } {
  const rows = found.slice(0, limit)
  const last = rows[rows.length - 1]
  if (found.length <= limit || !last) return { rows, next: {} }
  const next = ctx.seal.seal(
    `${list} ${viewer.seat}`,
    { at: last.at, id: last.id },
    ctx.random(`cursor:${viewer.seat}`, 12),
  )
  return { rows, next: { next } }
}
