import { once } from 'node:events'
import { median, ms, percentile, type Row, times } from './measure.ts'
import { type Place, startAuburn } from './place.ts'

/** What the clients' process is told, and what it answers. */
export interface FanOutTask {
  auburn: number
  bare: number
  streams: number
  warm: number
  pairs: number
}
/** Milliseconds from sending a share to the last stream having it. */
export interface FanOutTimes {
  auburn: number[]
  bare: number[]
  accepted: number[]
}

/**
 * One share to 1,000 open streams, each of another seat, against a bare server that commits one row and writes the same
 * bytes to as many sockets. The shares are sent one after the other, to one server and the other in turn, by clients in a
 * process of their own.
 */
export async function fanOut(place: Place): Promise<Row[]> {
  const url = await place.database('fan_out', 'partnership')
  const server = await startAuburn(place, { DATABASE_URL: url })
  const bare = place.program('bare-broadcast.ts', [url], {})
  const [barePort] = (await once(bare, 'message')) as [number]
  const clients = place.program('fan-out-clients.ts', [], {})
  const task: FanOutTask = {
    auburn: server.port,
    bare: barePort,
    streams: 1000,
    warm: 30,
    pairs: place.quick ? 60 : 300,
  }
  clients.send(task)
  const [found] = (await once(clients, 'message')) as [FanOutTimes]
  bare.kill()
  await once(clients, 'exit')
  await server.stop()
  const p99 = percentile(found.auburn, 99) / percentile(found.bare, 99)
  const p50 = median(found.auburn) / median(found.bare)
  place.say(
    `fan-out: p50 ${ms(median(found.auburn))} (answered after ${ms(median(found.accepted))}), bare ${ms(median(found.bare))}; ` +
      `p99 ${ms(percentile(found.auburn, 99))}, bare ${ms(percentile(found.bare, 99))}`,
  )
  return [
    { work: 'share → last of 1,000 streams, p99, against bare', measured: times(p99), must: '≤ 1.5 ×', ok: p99 <= 1.5 },
    { work: '   the same, p50', measured: times(p50), must: '', ok: undefined },
  ]
}
