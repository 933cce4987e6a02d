import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filledWith, SMALL } from './bulk.ts'
import { median, type Row } from './measure.ts'
import { type Place, startAuburn } from './place.ts'

/** Starting on data that is there: the embedded PostgreSQL of its own folder too, as `npm start` does it. */
export async function start(place: Place): Promise<Row[]> {
  const data = join(place.folder, 'own')
  await (await startAuburn(place, { AUBURN_DATA: data })).stop()
  const ready: number[] = []
  for (let round = 0; round < (place.quick ? 3 : 5); round++) {
    const server = await startAuburn(place, { AUBURN_DATA: data })
    ready.push(server.readyMs)
    await server.stop()
  }
  const server = await startAuburn(place, { DATABASE_URL: await filledWith(place, SMALL) })
  await new Promise(done => setTimeout(done, 2_000))
  const idle = residentOf(server.pid)
  await server.stop()
  const seconds = median(ready) / 1000
  return [
    { work: 'start on existing data → ready', measured: `${seconds.toFixed(2)} s`, must: '≤ 3 s', ok: seconds <= 3 },
    { work: 'idle memory', measured: idle ? `${idle} MB` : 'not known here', must: '', ok: undefined },
  ]
}

/** Resident megabytes of a process; 0 where the system does not tell. */
function residentOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
