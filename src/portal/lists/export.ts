import { mayBeListed } from '../../domain/deconfliction.ts'
import type { Report } from '../wire.ts'

/** A cell that a spreadsheet will not run: what begins like a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')

/** Values their author has not taken back, each once. What is not to be touched, or being watched, is in no list. */
export const liveValues = (reports: readonly Report[], use?: string): string[] => [
  ...new Set(
    reports.flatMap(report =>
      (report.indicators ?? [])
        .filter(i => !i.withdrawn && mayBeListed(i) && (!use || i.use === use))
        .map(i => i.value),
    ),
  ),
]

const HEAD = ['type', 'value', 'role', 'use', 'withdrawn', 'tlp', 'report', 'title', 'from', 'shared_at']

/** One line an indicator. A report without any is left out: the file is one of values. */
export function indicatorCsv(reports: readonly Report[]): string {
  const rows = reports.flatMap(report =>
    (report.indicators ?? [])
      .filter(mayBeListed)
      .map(i => [
        i.type,
        i.value,
        i.role,
        i.use,
        i.withdrawn ?? '',
        `TLP:${report.tlp}`,
        report.id,
        report.title,
        report.from.named ? report.from.name : report.from.crowd,
        report.sharedAt,
      ]),
  )
  return csv([HEAD, ...rows])
}

/** RED stays with the people it was shown to: it is in no download. */
export const mayLeave = (report: { tlp: string }): boolean => report.tlp !== 'RED'

/** What a reader holds of these reports, without what is only this person's (unread, followed) or the author's own. */
export const reportsJson = (reports: readonly Report[]): string =>
  JSON.stringify(
    reports.map(({ own: _own, may: _may, unread: _unread, followed: _followed, muted: _muted, ...report }) => ({
      ...report,
      ...(report.indicators ? { indicators: report.indicators.filter(mayBeListed) } : {}),
    })),
    null,
    2,
  )
