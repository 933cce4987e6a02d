import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** A check counts as one test. */
export const ofCheck = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })

/** The closing line, which machines read. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    status: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[]
  }[]
}
const read = (file: string): Report => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Counts what Vitest's JSON report says. A file that could not be loaded has no tests to fail, and an error outside of any
 * test fails none: each is counted as one failure, so that no failed run reads as passed.
 */
export function ofVitest(file: string, ok: boolean): Tally {
  if (!existsSync(file)) return ofCheck(false)
  const report = read(file)
  const unloaded = report.testResults.filter(one => one.status === 'failed' && one.assertionResults.length === 0).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Tests that failed first and passed when they were run again, with what they failed of: each is a race to be mended. */
export const passedLate = (file: string): string[] =>
  existsSync(file)
    ? read(file).testResults.flatMap(one =>
        one.assertionResults.flatMap(({ status, fullName, failureMessages }) =>
          status === 'passed' && failureMessages?.length ? [`${fullName}: ${failureMessages[0]?.split('\n')[0]}`] : [],
        ),
      )
    : []
