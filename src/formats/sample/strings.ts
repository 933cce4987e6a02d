import { extract, type Found } from '../text/index.ts'

/** So much of the text in a sample is read, and so many values are told. */
export const MOST_TEXT = 1_000_000
const MOST_FOUND = 300
const SHORTEST = 6

/** Runs of printable characters, of one byte or (as Windows programs have them) of two, each on a line of its own. */
export function stringsIn(bytes: Uint8Array): string {
  const lines: string[] = []
  let left = MOST_TEXT
  for (const [step, offset] of [
    [1, 0],
    [2, 0],
    [2, 1],
  ] as const) {
    let from = -1
    const end = (at: number) => {
      if (from >= 0 && (at - from) / step >= SHORTEST && left > 0) {
        const run = text(bytes, from, Math.min(at, from + step * Math.min(left, 4096)), step)
        left -= run.length + 1
        lines.push(run)
      }
      from = -1
    }
    for (let at = offset; at < bytes.length && left > 0; at += step) {
      const byte = bytes[at] ?? 0
      const printable = byte >= 0x20 && byte < 0x7f && (step === 1 || bytes[at + 1] === 0)
      if (!printable) end(at)
      else if (from < 0) from = at
    }
    end(bytes.length)
  }
  return lines.join('\n')
}
const text = (bytes: Uint8Array, from: number, to: number, step: number): string => {
  let run = ''
  for (let at = from; at < to; at += step) run += String.fromCharCode(bytes[at] ?? 0)
  return run
}

export interface FoundIn {
  type: Found['type']
  value: string
  /** Why it is most likely ordinary. */
  harmless?: string
}
/** Values that are indicators, each once, telling ones first. */
export function indicatorsIn(read: string, demo: boolean): FoundIn[] {
  const found = new Map<string, FoundIn>()
  for (const { type, value, harmless } of extract(read.slice(0, MOST_TEXT), { demo }))
    if (value.length <= 2_000)
      found.set(`${type} ${value}`, { type, value, ...(harmless ? { harmless: harmless.why } : {}) })
  return [...found.values()].sort((a, b) => Number(!!a.harmless) - Number(!!b.harmless)).slice(0, MOST_FOUND)
}
