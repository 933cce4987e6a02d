import type { Circle } from '../wire.ts'

/** As which of one's circles something came: "to you as Pharma"; what went to all members, "to everyone". */
export function toMe(to: readonly Circle[]): string {
  const mine = to.filter(circle => circle.kind !== 'everyone')
  if (mine.length > 0) return `to you as ${mine.map(circle => circle.name).join(', ')}`
  return to.length > 0 ? 'to everyone' : ''
}
