import type { Warning } from '../../domain/oversharing.ts'

export interface WarningGroup {
  key: string
  first: Warning
  /** What was found, every one of them. */
  found: readonly string[]
}

/** The same thing said of many values in one place is said once. What would identify the author comes first. */
export function groupedWarnings(warnings: readonly Warning[]): WarningGroup[] {
  const groups = new Map<string, { key: string; first: Warning; found: string[] }>()
  for (const warning of warnings) {
    const key = `${warning.severity} ${warning.code} ${warning.place.field}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { key, first: warning, found: [warning.found] })
    else if (!group.found.includes(warning.found)) group.found.push(warning.found)
  }
  return [...groups.values()].sort((a, b) => Number(b.first.severity === 'stop') - Number(a.first.severity === 'stop'))
}
