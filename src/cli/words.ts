import { crowdWords } from '../domain/crowd.ts'
import type { Entry, Report, ReportSummary } from '../formats/api/reports.ts'
import { defang } from '../formats/text/index.ts'

/** How the command line shows a report, one line or whole. Values are shown defanged, so that nobody clicks one. */
export const crowd = (count: { count: number | null; fewerThan5: boolean }): string => crowdWords(count)
export const fromWords = (from: ReportSummary['from']): string => (from.named ? from.name : from.crowd)

/** What a terminal would obey in a text of others (escape sequences, line feeds in a title) is not printed. */
export const plain = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken out
  text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '')
const oneLine = (text: string): string => plain(text).replace(/\s+/g, ' ')

export const summaryLine = (r: ReportSummary): string =>
  `${r.sharedAt.slice(0, 16).replace('T', ' ')}  ${`TLP:${r.tlp}`.padEnd(16)} ${oneLine(r.title)}  [${fromWords(r.from)}]  ${r.id}`

export function reportLines(r: Report): string[] {
  const block = (name: string, text: string | undefined) =>
    text
      ? [
          `${name}:`,
          ...plain(text)
            .split('\n')
            .map(l => `  ${l}`),
        ]
      : []
  return [
    summaryLine(r),
    ...block('summary', r.summary),
    ...(r.indicators ?? []).map(
      i =>
        `  ${i.type} ${oneLine(defang(i.type, i.value))} (${i.role}, ${i.use})${i.withdrawn ? ` taken back: ${i.withdrawn}` : ''}`,
    ),
    ...block('notes', r.notes),
    ...block('story', r.story),
    ...block('impact', r.impact),
    '',
  ]
}

export const entryLine = (report: string, e: Entry): string =>
  e.kind === 'sighting'
    ? `${e.at.slice(0, 16).replace('T', ' ')}  seen too, ${e.count ?? 1} times, by ${fromWords(e.from)}  ${report}`
    : `${e.at.slice(0, 16).replace('T', ' ')}  ${fromWords(e.from)} writes: ${oneLine(e.text)}  ${report}`
