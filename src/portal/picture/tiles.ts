import { REGION_CODES, type Region } from '../../domain/member.ts'

/** Where the twelve regions stand, all of one size: rows from the north, columns from the west. Drawn by hand. */
export const TILES: Record<Region, { row: number; column: number; short: string }> = {
  TLM: { row: 1, column: 2, short: 'Scotland' },
  TLN: { row: 2, column: 1, short: 'N Ireland' },
  TLC: { row: 2, column: 3, short: 'North East' },
  TLD: { row: 3, column: 2, short: 'North West' },
  TLE: { row: 3, column: 3, short: 'Yorkshire' },
  TLL: { row: 4, column: 1, short: 'Wales' },
  TLG: { row: 4, column: 2, short: 'W Midlands' },
  TLF: { row: 4, column: 3, short: 'E Midlands' },
  TLH: { row: 4, column: 4, short: 'East' },
  TLK: { row: 5, column: 2, short: 'South West' },
  TLI: { row: 5, column: 3, short: 'London' },
  TLJ: { row: 5, column: 4, short: 'South East' },
}
const STEPS: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
/** The tile that an arrow key leads to: the nearest that lies that way, straight ahead before aslant. */
export function tileBeside(from: Region, key: string): Region | undefined {
  const step = STEPS[key]
  if (!step) return undefined
  const here = TILES[from]
  const [dr, dc] = step
  return REGION_CODES.map(code => {
    const { row, column } = TILES[code]
    const along = (row - here.row) * dr + (column - here.column) * dc
    const aside = Math.abs((row - here.row) * dc) + Math.abs((column - here.column) * dr)
    return { code, along, far: along + 2 * aside }
  })
    .filter(t => t.along > 0)
    .sort((a, b) => a.far - b.far)[0]?.code
}
