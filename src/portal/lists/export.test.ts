import { expect, test } from 'vitest'
import type { Report } from '../wire.ts'
import { csv, csvCell, indicatorCsv, liveValues, mayLeave, reportsJson } from './export.ts'

const report = (indicators: Report['indicators']): Report => ({
  id: '4787b997-567f-4c24-9249-0982e9a06a87',
  kind: 'incident',
  layer: 'technical',
  tlp: 'AMBER',
  title: 'A title, with a comma',
  summary: '',
  from: { named: false, crowd: 'A member in Pharma' },
  to: [],
  mine: true,
  sharedAt: '2026-11-22T10:00:00.000Z',
  changedAt: '2026-11-22T10:00:00.000Z',
  version: 1,
  indicatorCount: 2,
  entryCount: 0,
  sightingCount: 0,
  answered: false,
  unread: true,
  followed: true,
  muted: false,
  provenance: { kind: 'own-observation' },
  ...(indicators ? { indicators } : {}),
  may: { edit: true, withdraw: true, reply: true, answerPrivately: true },
})
const id = '00000000-0000-4000-8000-000000000001'

test('a cell that begins like a formula is not run by a spreadsheet, and quotes survive', () => {
  expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
  expect(csvCell('@SUM(1)')).toBe("'@SUM(1)")
  expect(csv([['a', 'b,c']])).toBe('a,"b,c"\r\n')
})

test('withdrawn values are copied by nobody; each value once; a use picks its own', () => {
  const one = report([
    { id, type: 'domain', value: 'a.example', role: 'c2', use: 'block' },
    { id, type: 'domain', value: 'a.example', role: 'c2', use: 'detect' },
    { id, type: 'domain', value: 'b.example', role: 'c2', use: 'block', withdrawn: 'false-positive' },
  ])
  expect(liveValues([one])).toEqual(['a.example'])
  expect(liveValues([one], 'hunt')).toEqual([])
  expect(indicatorCsv([one]).split('\r\n')[3]).toContain('false-positive')
})

test('RED leaves by no download; what is the person’s or the author’s own is in no file', () => {
  expect(mayLeave({ tlp: 'RED' })).toBe(false)
  expect(mayLeave({ tlp: 'AMBER+STRICT' })).toBe(true)
  const file = reportsJson([report(undefined)])
  for (const hidden of ['"own"', '"may"', '"unread"', '"followed"', '"muted"']) expect(file).not.toContain(hidden)
})
