import { expect, test } from 'vitest'
import { sample } from '../sample-advisory.ts'
import { csv, csvCell, indicatorCsv } from './index.ts'

/** A reader of RFC 4180, for the round trip. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (c === '"') quoted = true
    else if (c === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (c === '\r' && text[i + 1] === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
      i++
    } else cell += c
  }
  return rows.slice(0, -1)
}

test.each(['=1+1', '+44', '-2', '@sum(a1)', '\t=x', '\r=x', '＝1'])(
  'a cell that would run gets an apostrophe: %j',
  text => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
  },
)
test.each(['a,b', 'say "x"', 'two\r\nlines', 'a;b', ' plain '])('a cell comes back as it was: %j', text => {
  expect(read(csv([[text, 'next']]))).toEqual([[text, 'next']])
})

test('the values that tools may act on, whole again when the column says so', () => {
  const [head, ...rows] = read(indicatorCsv(sample()))
  expect(head).toEqual(['type', 'value', 'prefixed', 'role', 'use', 'tlp', 'report', 'shared_at', 'changed_at'])
  const live = rows.map(([, value = '', prefixed]) => (prefixed === 'yes' ? value.slice(1) : value))
  expect(live).toEqual([
    '192.0.2.7',
    'gate-update.example',
    "https://gate-update.example/a'b\\c",
    'a'.repeat(64),
    '=cmd|calc',
  ])
  expect(rows.every(r => r[5] === 'TLP:AMBER')).toBe(true)
})

test('a block list is block alone, and nothing that was taken back', () => {
  const report = sample()
  const [first, ...rest] = report.indicators ?? []
  if (!first) throw new Error('no indicator')
  const text = indicatorCsv({ ...report, indicators: [{ ...first, withdrawn: 'false-positive' }, ...rest] }, 'block')
  expect(
    read(text)
      .slice(1)
      .map(r => r[1]),
  ).toEqual(['gate-update.example', "https://gate-update.example/a'b\\c"])
})
