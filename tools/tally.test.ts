import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closingLine, ofCheck, ofVitest, passedLate, sum } from './tally.ts'

const read = (report: object, ok: boolean) => reading(report, file => ofVitest(file, ok))
function reading<T>(report: object, how: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'auburn-tally-'))
  try {
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report))
    return how(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const clean = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }

test('the closing line adds up tests and checks', () => {
  const all = sum([read(clean, true), ofCheck(true), ofCheck(false)])
  expect(closingLine(all)).toBe('Tests: 8 passed, 1 failed, 2 skipped')
})

test('a file that does not load, an error outside of tests and a missing report are failures', () => {
  const unloaded = { ...clean, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(read(unloaded, false).failed).toBe(1)
  expect(read(clean, false).failed).toBe(1)
  expect(ofVitest('/nowhere/report.json', true).failed).toBe(1)
})

test('what passes only the second time is named', () => {
  const assertionResults = [
    { fullName: 'at once', status: 'passed', failureMessages: [] },
    { fullName: 'in the end', status: 'passed', failureMessages: ['Error: not there yet\n    at a page'] },
    { fullName: 'never', status: 'failed', failureMessages: ['Error: no', 'Error: no'] },
  ]
  const report = { ...clean, testResults: [{ status: 'failed', assertionResults }] }
  expect(reading(report, passedLate)).toEqual(['in the end: Error: not there yet'])
  expect(passedLate('/nowhere/report.json')).toEqual([])
})
