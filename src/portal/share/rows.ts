import type { Indicator, IndicatorType } from '../../domain/indicator.ts'
import type { Draft, FoundValue, Row, RowChange } from './draft.ts'

export const rowKey = (value: Pick<FoundValue, 'type' | 'value'>): string => `${value.type} ${value.value}`

type RowParts = Pick<Draft, 'found' | 'changes' | 'added' | 'removed'>

/** What was found and what was added by hand, with the author's decisions on top. One row per value. */
export function rowsOf(draft: RowParts): Row[] {
  const removed = new Set(draft.removed)
  const rows = new Map<string, Row>()
  const put = (value: FoundValue, byHand: boolean) => {
    const key = rowKey(value)
    if (rows.has(key) || removed.has(key)) return
    rows.set(key, { ...value, ...draft.changes[key], key, byHand })
  }
  for (const value of draft.added) put(value, true)
  for (const value of draft.found) put(value, false)
  return [...rows.values()]
}

export const tickedOf = (rows: readonly Row[]): Row[] => rows.filter(row => row.ticked)

export const indicatorsOf = (rows: readonly Row[]): Indicator[] =>
  tickedOf(rows).map(({ type, value, role, use }) => ({ type, value, role, use }))

export interface TypeCount {
  type: IndicatorType
  all: number
  ticked: number
}

/** How many of each type, in the order in which the types first appear. */
export function typeCounts(rows: readonly Row[]): TypeCount[] {
  const counts = new Map<IndicatorType, TypeCount>()
  for (const row of rows) {
    const count = counts.get(row.type) ?? { type: row.type, all: 0, ticked: 0 }
    count.all += 1
    if (row.ticked) count.ticked += 1
    counts.set(row.type, count)
  }
  return [...counts.values()]
}

/** Rows of one type whose value, reason or flag has the words. */
export function filtered(rows: readonly Row[], words: string, type?: IndicatorType): Row[] {
  const wanted = words.trim().toLowerCase().replaceAll('[.]', '.').replaceAll('hxxp', 'http')
  return rows.filter(
    row =>
      (type === undefined || row.type === type) &&
      (wanted === '' || `${row.value} ${row.reason} ${row.harmless ?? ''}`.toLowerCase().includes(wanted)),
  )
}

export function changed(
  changes: Draft['changes'],
  keys: readonly string[],
  change: RowChange,
): Readonly<Record<string, RowChange>> {
  const next = { ...changes }
  for (const key of keys) next[key] = { ...next[key], ...change }
  return next
}
