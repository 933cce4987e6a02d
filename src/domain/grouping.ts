/**
 * Puts together what is most alike, again and again, until nothing is alike enough. The same things give the same groups, in
 * whatever order they come: of equally alike ones, those with the least ids go first.
 */
export interface Linking<G> {
  /** A group of one. */
  alone(id: string): G
  joined(a: G, b: G): G
  /** From 0 to 1, the same from both sides. */
  likeness(a: G, b: G): number
  least: number
}
interface Part<G> {
  /** Sorted; the first is what the group is known by. */
  ids: string[]
  group: G
  /** To those that come after it. */
  near: Map<Part<G>, number>
}

export function groupsOf<G>(ids: Iterable<string>, { alone, joined, likeness, least }: Linking<G>): string[][] {
  const parts = [...new Set(ids)].sort().map((id): Part<G> => ({ ids: [id], group: alone(id), near: new Map() }))
  for (const [n, a] of parts.entries())
    for (const b of parts.slice(n + 1)) keep(a, b, likeness(a.group, b.group), least)
  for (let next = nearest(parts); next; next = nearest(parts)) {
    const [a, b] = next
    parts.splice(parts.indexOf(b), 1)
    a.ids = [...a.ids, ...b.ids].sort()
    a.group = joined(a.group, b.group)
    const at = parts.indexOf(a)
    for (const [n, other] of parts.entries()) {
      other.near.delete(b)
      if (other === a) continue
      const alike = likeness(a.group, other.group)
      if (n < at) keep(other, a, alike, least)
      else keep(a, other, alike, least)
    }
  }
  return parts.map(p => p.ids).sort((x, y) => y.length - x.length || ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1))
}

function keep<G>(a: Part<G>, b: Part<G>, alike: number, least: number): void {
  if (alike >= least) a.near.set(b, alike)
  else a.near.delete(b)
}

/** The most alike; parts stand in the order of their first ids, and so do equals. */
function nearest<G>(parts: readonly Part<G>[]): readonly [Part<G>, Part<G>] | undefined {
  let best: readonly [Part<G>, Part<G>] | undefined
  let most = 0
  for (const a of parts)
    for (const [b, alike] of a.near)
      if (alike > most || (alike === most && best?.[0] === a && (b.ids[0] ?? '') < (best[1].ids[0] ?? ''))) {
        best = [a, b]
        most = alike
      }
  return best
}
