import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { FanOutTask, FanOutTimes } from './fan-out.ts'
import { keyOf, reportOf } from './partnership.ts'
import { type Caller, makeCaller } from './place.ts'

/** Holds the streams of both servers, sends the shares and takes the times: what clients cost falls on both alike. */
interface Listening {
  /** Resolves when every stream has had one message more. */
  all(): Promise<number>
  /** A message as it came. */
  sample(): string
  close(): void
}

async function listenAt(port: number, streams: number): Promise<Listening> {
  const sockets: Socket[] = []
  let missing = 0
  let done: (at: number) => void = () => {}
  let sample = ''
  for (let n = 0; n < streams; n++) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    sockets.push(socket)
    await once(socket, 'connect')
    socket.write(
      `GET /api/live HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${keyOf(n)}\r\nAccept: text/event-stream\r\n\r\n`,
    )
    await once(socket, 'data')
    let kept = ''
    socket.on('data', bytes => {
      kept += bytes.toString('latin1')
      const from = kept.indexOf('event: report\n')
      const to = from < 0 ? -1 : kept.indexOf('\n\n', from)
      if (to < 0) return
      sample = kept.slice(0, to + 2)
      kept = kept.slice(to + 2)
      missing--
      if (missing === 0) done(performance.now())
    })
  }
  return {
    all: () =>
      new Promise(resolve => {
        missing = streams
        done = resolve
      }),
    sample: () => sample.slice(sample.indexOf('id: ')),
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function share(listening: Listening, caller: Caller, path: string, n: number): Promise<[number, number]> {
  const all = listening.all()
  const body = JSON.stringify(reportOf(n, 'fanout'))
  const began = performance.now()
  const answer = await caller.call('POST', path, body, keyOf((n * 7) % 960))
  const accepted = performance.now() - began
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return [(await all) - began, accepted]
}

process.once('message', async (task: FanOutTask) => {
  const auburn = await listenAt(task.auburn, task.streams)
  const bare = await listenAt(task.bare, task.streams)
  const [toAuburn, toBare] = [makeCaller(task.auburn), makeCaller(task.bare)]
  const found: FanOutTimes = { auburn: [], bare: [], accepted: [] }
  for (let n = 0; n < task.warm + task.pairs; n++) {
    const [took, accepted] = await share(auburn, toAuburn, '/api/reports', n)
    if (n === 0) await toBare.call('PUT', '/message', auburn.sample())
    const [bareTook] = await share(bare, toBare, '/api/reports', n)
    if (n < task.warm) continue
    found.auburn.push(took)
    found.accepted.push(accepted)
    found.bare.push(bareTook)
  }
  for (const side of [auburn, bare, toAuburn, toBare]) side.close()
  process.send?.(found, () => process.disconnect())
})
