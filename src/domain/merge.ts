/**
 * Two people changed one thing at once: their changes are put together against what both began with. What only one of them
 * changed is taken; nothing that either added is dropped, and what either took out stays out unless the other changed it.
 */
export interface Three<T> {
  base: T
  mine: T
  theirs: T
}

/** Equal as it is written, whatever the order of the fields; a field that is undefined is not there. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, n) => isSame(x, b[n]))
  const [left, right] = [fieldsOf(a), fieldsOf(b)]
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
}
const fieldsOf = (of: object): Map<string, unknown> =>
  new Map(Object.entries(of).filter(([, value]) => value !== undefined))

/** One value. Where both changed it differently, mine stands and `clash` says so. */
export function mergeOne<T>({ base, mine, theirs }: Three<T>): { value: T; clash: boolean } {
  if (isSame(mine, base)) return { value: theirs, clash: false }
  return { value: mine, clash: !isSame(theirs, base) && !isSame(mine, theirs) }
}

/** A set, in the order of mine: what either added is in it, what either took out is not. */
export function mergeSet<T>({ base, mine, theirs }: Three<readonly T[]>, keyOf: (item: T) => string): T[] {
  if (isSame(mine, base)) return [...theirs]
  if (isSame(theirs, base)) return [...mine]
  const [was, here, there] = [keyed(base, keyOf), keyed(mine, keyOf), keyed(theirs, keyOf)]
  const kept = [...here].flatMap(([key, item]) => {
    const other = there.get(key)
    if (other === undefined) return was.has(key) ? [] : [item]
    return [mergeOne<T | undefined>({ base: was.get(key), mine: item, theirs: other }).value ?? item]
  })
  const added = [...there].flatMap(([key, item]) => (here.has(key) || was.has(key) ? [] : [item]))
  return [...kept, ...added]
}

export interface MergedList<T> {
  items: T[]
  /** One took it out while the other changed it: it stays, as it was changed. */
  kept: { item: T; outBy: 'mine' | 'theirs' }[]
}
/**
 * A list, in the order of mine, with what the other added behind what it stands behind there. Where one key stands twice, the first
 * with the first, the second with the second.
 */
export function mergeList<T>(
  three: Three<readonly T[]>,
  keyOf: (item: T) => string,
  /** Both have it; `base` is undefined where both added it. */
  mergeItem: (three: { base: T | undefined; mine: T; theirs: T }) => T,
): MergedList<T> {
  if (isSame(three.mine, three.base)) return { items: [...three.theirs], kept: [] }
  if (isSame(three.theirs, three.base)) return { items: [...three.mine], kept: [] }
  const [was, here, there] = [keyed(three.base, keyOf), keyed(three.mine, keyOf), keyed(three.theirs, keyOf)]
  const result = new Map<string, T>()
  const kept: MergedList<T>['kept'] = []
  for (const [key, mine] of here) {
    const [base, theirs] = [was.get(key), there.get(key)]
    if (theirs !== undefined) result.set(key, mergeItem({ base, mine, theirs }))
    else if (base === undefined) result.set(key, mine)
    else if (!isSame(base, mine)) {
      result.set(key, mine)
      kept.push({ item: mine, outBy: 'theirs' })
    }
  }
  const order = [...result.keys()]
  let before = -1
  for (const [key, theirs] of there) {
    const at = order.indexOf(key)
    if (at >= 0) {
      before = at
      continue
    }
    const base = was.get(key)
    if (here.has(key) || (base !== undefined && isSame(base, theirs))) continue
    if (base !== undefined) kept.push({ item: theirs, outBy: 'mine' })
    result.set(key, theirs)
    order.splice(++before, 0, key)
  }
  return { items: order.flatMap(key => result.get(key) ?? []), kept }
}

function keyed<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>()
  const times = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    const n = times.get(key) ?? 0
    times.set(key, n + 1)
    found.set(n === 0 ? key : `${key}\n${n}`, item)
  }
  return found
}
