/** `npm run check`: everything that needs neither a database nor a browser, in the time of a breath. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { announceSeed } from './seed.ts'
import { type Ended, isMain, runStep, type Step, seconds } from './steps.ts'
import { closingLine, ofCheck, ofVitest, passedLate, sum, type Tally } from './tally.ts'

// Two lanes for two cores: the compiler alone fills the first.
const types: Step = {
  name: 'types',
  run: [
    'node_modules/typescript/bin/tsc',
    '--noEmit',
    '-p',
    'tsconfig.json',
    // What did not change since the last run is not judged again.
    '--incremental',
    '--tsBuildInfoFile',
    '.cache/types.tsbuildinfo',
  ],
}
const quick: Step[] = [
  { name: 'style', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--colors=off'] },
  { name: 'rooms', run: ['tools/rooms.ts'] },
  { name: 'docs', run: ['tools/docs.ts'] },
  { name: 'generated', run: ['tools/regen.ts', '--check'] },
]

const vitest = (project: string, report: string) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  `--project=${project}`,
  '--passWithNoTests',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]

/** Runs one project of the tests; its report is read and thrown away. */
export async function runTests(
  project: string,
  stream: boolean,
): Promise<{ ended: Ended; tally: Tally; late: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'auburn-report-'))
  const report = join(folder, 'report.json')
  try {
    const ended = await runStep({ name: project, run: vitest(project, report) }, { stream })
    return { ended, tally: ofVitest(report, ended.ok), late: passedLate(report) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tell({ name, ok, ms, output }: Ended, detail = '') {
  if (!ok) console.log(output.trimEnd())
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds(ms).padStart(7)}${detail}`)
}

export async function runCheck(step: Step): Promise<Tally> {
  const ended = await runStep(step)
  tell(ended)
  return ofCheck(ended.ok)
}

async function runUnit(): Promise<Tally> {
  const { ended, tally } = await runTests('unit', false)
  tell(ended, `   ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
  return tally
}

/** All parts run, whatever fails. */
export async function check(): Promise<Tally> {
  const lane = async () => {
    const tallies: Tally[] = []
    for (const step of quick) tallies.push(await runCheck(step))
    return [...tallies, await runUnit()]
  }
  const [first, rest] = await Promise.all([runCheck(types), lane()])
  return sum([first, ...rest])
}

if (isMain(import.meta.url)) {
  announceSeed()
  const began = performance.now()
  const tally = await check()
  console.log(`check took ${seconds(performance.now() - began)}`)
  console.log(closingLine(tally))
  if (tally.failed > 0) process.exitCode = 1
}
