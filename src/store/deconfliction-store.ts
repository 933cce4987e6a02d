import type { Watched } from '../domain/deconfliction.ts'
import type { Rows } from './database.ts'

/**
 * Which of these values (normalised and live, as an indicator has them) a live operation is about at `now`, of those that the
 * transaction's viewer has. Read as a viewer (`asViewer`, `change`); asked without one, nothing is watched.
 */
export async function watchedValues(
  rows: Rows,
  values: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Watched>> {
  if (values.length === 0) return new Map()
  const found = await rows.all<{ value: string; until: Date; told: boolean }>('select * from watched($1::text[], $2)', [
    [...new Set(values)],
    now,
  ])
  return new Map(found.map(({ value, until, told }) => [value, { until, told }]))
}

/** Values that stand in no list meanwhile. Whatever puts indicators out for machines or for copying asks this first. */
export const withheldFromLists = async (rows: Rows, values: readonly string[], now: Date): Promise<Set<string>> =>
  new Set((await watchedValues(rows, values, now)).keys())
