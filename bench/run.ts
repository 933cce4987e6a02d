import { cpus, totalmem } from 'node:os'
import { type Row, table } from './measure.ts'
import { fillPartnership } from './partnership.ts'
import { openPlace, type Place } from './place.ts'

/**
 * `npm run bench [-- NAME…] [--quick]`: what is promised of the speed, each figure a ratio or a growth within this run. Ends with
 * status 1 when something is NOT as it must be. `--quick` measures less, for a look in between.
 */
type Bench = (place: Place) => Promise<Row[]>
const BENCHES: Record<string, () => Promise<Bench>> = {
  'fan-out': async () => (await import('./fan-out.ts')).fanOut,
  read: async () => (await import('./read.ts')).read,
  picture: async () => (await import('./picture.ts')).picture,
  queue: async () => (await import('./queue.ts')).queue,
  likeness: async () => (await import('./likeness.ts')).likeness,
  // After reading, because it adds reports to what is read.
  accept: async () => (await import('./accept.ts')).accept,
  advisory: async () => (await import('./advisory.ts')).advisory,
  portal: async () => (await import('./portal.ts')).portal,
  start: async () => (await import('./start.ts')).start,
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(args: readonly string[]): Promise<void> {
  const quick = args.includes('--quick')
  const asked = args.filter(a => a !== '--quick')
  const unknown = asked.find(a => !(a in BENCHES))
  if (unknown) throw new Error(`there is no benchmark “${unknown}”; there are ${Object.keys(BENCHES).join(', ')}`)
  const began = performance.now()
  const place = await openPlace(quick, say)
  const rows: Row[] = []
  try {
    await fillPartnership(await place.database('partnership'))
    for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
      say(`— ${name} —`)
      const bench = await BENCHES[name]?.()
      const found = (await bench?.(place)) ?? []
      say(table(found))
      rows.push(...found)
    }
  } finally {
    await place.close()
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  process.stdout.write(`${table(rows)}\n\n${machine}; ${Math.round((performance.now() - began) / 1000)} s in all\n`)
  process.exitCode = rows.some(r => r.ok === false) ? 1 : 0
}

await main(process.argv.slice(2))
