/** One line of the table: what was measured, what it must be, and whether it is. */
export interface Row {
  work: string
  measured: string
  must: string
  /** undefined: printed to be watched, nothing is demanded. */
  ok: boolean | undefined
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN
}
export const median = (values: readonly number[]): number => percentile(values, 50)

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
export const times = (value: number): string => `${value.toFixed(2)} ×`

/** Milliseconds that one run of `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/**
 * Times several ways of doing something in turn (a b c a b c …), so that whatever else the machine does falls on all of
 * them alike. The first `warm` rounds are thrown away.
 */
export async function inTurn<K extends string>(
  ways: Record<K, (round: number) => Promise<unknown>>,
  rounds: number,
  warm: number,
): Promise<Record<K, number[]>> {
  const names = Object.keys(ways) as K[]
  const found = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds + warm; round++)
    for (const name of names) {
      const took = await timed(() => ways[name](round))
      if (round >= warm) found[name].push(took)
    }
  return found
}

/** A seeded source of numbers in [0, 1) (mulberry32): every run measures the same. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function table(rows: readonly Row[]): string {
  const cells = [
    ['work', 'measured', 'must', ''],
    ...rows.map(r => [r.work, r.measured, r.must, r.ok === undefined ? '' : r.ok ? 'ok' : 'NOT']),
  ]
  const widths = [0, 1, 2].map(column => Math.max(...cells.map(c => (c[column] ?? '').length)))
  return cells
    .map(c =>
      c
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
