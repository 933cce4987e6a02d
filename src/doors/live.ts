import { once } from 'node:events'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../domain/fault.ts'
import { SEAT_ROLES } from '../domain/permissions.ts'
import type { Context } from '../flows/context.ts'
import { deliver, deliverTo, eventsSince, listen, newestEvent, streamingContext } from '../flows/deliver-events.ts'
import type { Entered } from '../flows/enter.ts'
import { assertMay, door } from './route.ts'

/**
 * GET /api/live: Server-Sent Events, each viewer its own view, in commit order. A stream is opened at a place (the
 * newest event, or where Last-Event-ID says), catches up by itself, then joins the broadcast. A reader that is too slow
 * is closed; it comes back with its Last-Event-ID and misses nothing.
 */
interface Stream extends Entered {
  reply: FastifyReply
  /** The way in is asked again whenever rights have changed. */
  enter: () => Promise<Entered | undefined>
  at: number
  /** Aborted when its connection is gone. */
  gone: AbortSignal
}

const BATCH = 200
/** Events that a stream which catches up is read at once. */
const STRIDE = 50
/** So many events at most are caught up with while the broadcast waits. */
const NEAR = 10
const HEARTBEAT = 15_000
/** A stream whose reader has not taken this many bytes is closed. */
const SLOWEST = 4 * 1024 * 1024
/** Milliseconds that a reader who catches up may take for what it was sent. */
const PATIENCE = 30_000

export interface LiveDoor {
  stop(): Promise<void>
  streams(): number
}

export async function liveDoor(app: FastifyInstance, requests: Context): Promise<LiveDoor> {
  const ctx = streamingContext(requests)
  const streams = new Set<Stream>()
  let last = await newestEvent(ctx)
  let reading: Promise<void> = Promise.resolve()
  let queued = false
  let stopped = false

  /** Bells that ring while one reading waits its turn are one bell. */
  const ring = (): void => {
    if (queued || stopped) return
    queued = true
    reading = reading.then(async () => {
      queued = false
      await broadcast().catch(() => void setTimeout(ring, 500).unref())
    })
  }

  async function broadcast(): Promise<void> {
    for (;;) {
      const events = await eventsSince(ctx, last, BATCH)
      // Whatever right has ended by now, by an event or by the clock, has ended for the first event of the batch too.
      await lookAtRights(events.some(e => e.what === 'rights') ? [...streams] : overdue())
      for (const event of events) {
        const listeners = [...streams].filter(s => s.at < event.seq)
        // One seal for all: whoever is told of an event holds the id of its report too, and could compare that.
        const place = sealed(ctx, event.seq)
        for (const { to, message } of await deliver(ctx, event, listeners)) {
          const bytes = messageBytes(place, message)
          for (const stream of to) send(stream, bytes)
        }
        for (const stream of listeners) stream.at = event.seq
        last = event.seq
      }
      if (events.length < BATCH) return
    }
  }

  /** Streams of which a right has ended by the clock. */
  const overdue = (): Stream[] => {
    const now = ctx.now().getTime()
    const isOver = (at: Date | undefined) => at !== undefined && at.getTime() <= now
    return [...streams].filter(s => isOver(s.endsAt) || isOver(s.viewer.until))
  }

  /** Rights are read at the moment of use: a stream whose way in has ended is closed, a changed one told to read again. */
  async function lookAtRights(open: readonly Stream[]): Promise<void> {
    await Promise.all(
      open.map(async stream => {
        const entered = await stream.enter().catch(() => undefined)
        if (!entered) return close(stream)
        const changed = rightsOf(entered) !== rightsOf(stream)
        Object.assign(stream, entered)
        if (changed) send(stream, Buffer.from('event: rights\ndata: {}\n\n'))
      }),
    )
  }

  async function isStillIn(stream: Stream): Promise<boolean> {
    const entered = await stream.enter()
    Object.assign(stream, entered)
    return entered !== undefined
  }

  /** Sends what lies between the stream's place and the broadcast, until at most `near` events are left. */
  async function catchUp(stream: Stream, near: number): Promise<void> {
    while (last - stream.at > near && !stream.gone.aborted) {
      const events = await eventsSince(ctx, stream.at, STRIDE)
      const newest = events[events.length - 1]
      if (!newest || stream.gone.aborted) return
      for (const { seq, message } of await deliverTo(ctx, stream.viewer, events))
        send(stream, messageBytes(sealed(ctx, seq), message))
      stream.at = newest.seq
      if (near === 0) continue
      await taken(stream)
      if (!(await isStillIn(stream))) return
    }
  }

  /**
   * Whoever was away for long comes near on its own, at its own speed, holding nobody up. The last steps and the joining
   * happen between two broadcasts, so that nothing falls in between and nothing comes twice.
   */
  async function join(stream: Stream): Promise<void> {
    await catchUp(stream, NEAR)
    reading = reading.then(async () => {
      // Rights may have changed since the door was opened, and the broadcast tells those alone who have joined.
      if (stream.gone.aborted) return
      if (stopped || !(await isStillIn(stream))) return close(stream)
      await catchUp(stream, 0)
      if (!stream.gone.aborted) streams.add(stream)
    })
    reading = reading.catch(() => close(stream))
    await reading
  }

  const close = (stream: Stream): void => {
    streams.delete(stream)
    stream.reply.raw.end()
  }
  const send = (stream: Stream, bytes: Buffer): void => {
    const { socket } = stream.reply.raw
    if (!socket || socket.destroyed) return
    // The head was written long ago, and there are no chunks: straight to the socket a message takes half as long.
    socket.write(bytes)
    if (socket.writableLength > SLOWEST) {
      streams.delete(stream)
      socket.destroy()
    }
  }

  door(
    app,
    { method: 'GET', url: '/api/live', who: 'read', roles: SEAT_ROLES, when: 'each event as it reaches you' },
    async (request, reply) => {
      const entered = await assertMay(requests, request, 'read', SEAT_ROLES)
      if (stopped) throw new Fault('unavailable')
      if (request.method === 'HEAD') return reply.type('text/event-stream').send()
      const from = placeOf(ctx, request) ?? last
      if (from > last && from > (await newestEvent(ctx)))
        throw new Fault('bad-request', 'This place in the stream is not one of ours.', [
          { at: 'header Last-Event-ID', problem: 'send an id as it came, or none' },
        ])
      const gone = new AbortController()
      const stream: Stream = {
        ...entered,
        reply,
        enter: () => assertMay(ctx, request, 'read', SEAT_ROLES).catch(() => undefined),
        at: from,
        gone: gone.signal,
      }
      reply.hijack()
      // The stream ends with its connection: without chunks a message is one write instead of three (a fifth of the work).
      reply.raw.useChunkedEncodingByDefault = false
      reply.raw.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
        Connection: 'close',
      })
      reply.raw.write(`retry: 1000\nid: ${sealed(ctx, from)}\n\n`)
      reply.raw.on('close', () => {
        gone.abort()
        streams.delete(stream)
      })
      await join(stream).catch(() => close(stream))
    },
  )

  const heartbeat = setInterval(() => {
    for (const stream of streams) send(stream, Buffer.from(':\n\n'))
  }, HEARTBEAT)
  // What ends by the clock (a session, a key, a span of membership) is looked at within the second.
  const clock = setInterval(() => {
    const due = overdue()
    if (due.length > 0) void lookAtRights(due)
  }, 500)
  // Should a bell be lost with its connection, nobody waits for the next.
  const poll = setInterval(ring, 2_000)
  const deafen = await listen(ctx, ring)

  return {
    streams: () => streams.size,
    stop: async () => {
      if (stopped) return
      stopped = true
      for (const timer of [heartbeat, clock, poll]) clearInterval(timer)
      await deafen()
      for (const stream of streams) close(stream)
      await reading
      for (const stream of streams) close(stream)
      await ctx.db.close()
    },
  }
}

/** Waits until the reader has taken what it was sent; one who does not is closed. */
async function taken({ reply, gone }: Stream): Promise<void> {
  const { socket } = reply.raw
  if (!socket?.writableNeedDrain) return
  await once(socket, 'drain', { signal: AbortSignal.any([gone, AbortSignal.timeout(PATIENCE)]) }).catch(() =>
    socket.destroy(),
  )
}

const rightsOf = ({ viewer }: Entered): string =>
  JSON.stringify([viewer.circles.toSorted(), viewer.barred.toSorted(), viewer.ended.toSorted(), viewer.own, viewer.cap])
/** Of one length, or the seal would tell how many digits the number of all events has. */
const sealed = (ctx: Context, seq: number): string =>
  ctx.seal.seal('live', String(seq).padStart(16, '0'), ctx.random('live', 12))
const messageBytes = (place: string, { event, data }: { event: string; data: unknown }): Buffer =>
  Buffer.from(`id: ${place}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

function placeOf(ctx: Context, request: FastifyRequest): number | undefined {
  const header = request.headers['last-event-id']
  if (header === undefined || header === '') return undefined
  const opened = typeof header === 'string' ? ctx.seal.open('live', header) : undefined
  const place = typeof opened === 'string' ? Number(opened) : Number.NaN
  if (!Number.isSafeInteger(place))
    throw new Fault('bad-request', 'This place in the stream is not one of ours.', [
      { at: 'header Last-Event-ID', problem: 'send an id as it came, or none' },
    ])
  return place
}
