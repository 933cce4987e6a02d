/**
 * RFC 4180. A spreadsheet runs a cell that begins like a formula, quoted or not, so what does gets an apostrophe in front.
 * Where a machine has to have the value as it is, a column beside it says so (`prefixed`): take one character off there.
 */
const RUNS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
export const isPrefixed = (text: string): boolean => RUNS.test(text)
export function csvCell(text: string): string {
  const safe = isPrefixed(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')
