/**
 * `npm test`: the check, then the tests on a real database, then the journeys in a real browser. `e2e` runs the journeys
 * alone; `proofs` runs all of it, with the long forms. The last line is the tally.
 */
import { check, runCheck, runTests } from './check.ts'
import { announceSeed } from './seed.ts'
import { seconds } from './steps.ts'
import { closingLine, sum, type Tally } from './tally.ts'

const mode = process.argv[2] ?? 'all'
if (!['all', 'e2e', 'proofs'].includes(mode)) {
  console.error('usage: node tools/test.ts [e2e|proofs]')
  process.exit(2)
}
if (mode === 'proofs') process.env.AUBURN_PROOFS = 'full'
announceSeed()

const tallies: Tally[] = []
if (mode !== 'e2e') tallies.push(await check())
tallies.push(await runCheck({ name: 'portal', run: ['tools/ready.js', 'portal'] }))
for (const project of mode === 'e2e' ? ['journeys'] : ['db', 'journeys']) {
  console.log(`\n— ${project} —`)
  const { ended, tally, late } = await runTests(project, true)
  for (const name of late) console.log(`passed only the second time: ${name}`)
  console.log(`${ended.ok ? '✓' : '✗'} ${project} ${seconds(ended.ms)}`)
  tallies.push(tally)
}

const tally = sum(tallies)
console.log(closingLine(tally))
process.exitCode = tally.failed > 0 ? 1 : 0
