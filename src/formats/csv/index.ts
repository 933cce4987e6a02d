import { mayBeActedOn } from '../../domain/leaving.ts'
import type { Report } from '../api/reports.ts'
import { csv, isPrefixed } from './cell.ts'

export { csv, csvCell, isPrefixed } from './cell.ts'

const HEAD = ['type', 'value', 'prefixed', 'role', 'use', 'tlp', 'report', 'shared_at', 'changed_at']

/**
 * What tools may act on of one report, a line each; `use` keeps to one use (a block list is `block` alone). Rules stand in it
 * whole, in one cell. UTF-8, CRLF, with a header line; `prefixed` is `yes` where an apostrophe stands before the value.
 */
export function indicatorCsv(report: Report, use?: 'block'): string {
  const rows = (report.indicators ?? [])
    .filter(i => !i.withdrawn && mayBeActedOn(i) && (use === undefined || i.use === use))
    .map(i => [
      i.type,
      i.value,
      isPrefixed(i.value) ? 'yes' : 'no',
      i.role,
      i.use,
      `TLP:${report.tlp}`,
      report.id,
      report.sharedAt,
      report.changedAt,
    ])
  return csv([HEAD, ...rows])
}
