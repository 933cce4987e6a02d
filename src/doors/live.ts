import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../domain/fault.ts'
import type { Context } from '../flows/context.ts'
import { deliver, eventsSince, listen, newestEvent } from '../flows/deliver-events.ts'
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
}

const BATCH = 200
const HEARTBEAT = 15_000
/** A stream whose reader has not taken this many bytes is closed. */
const SLOWEST = 4 * 1024 * 1024

export interface LiveDoor {
  stop(): Promise<void>
  streams(): number
}

export async function liveDoor(app: FastifyInstance, ctx: Context): Promise<LiveDoor> {
  const streams = new Set<Stream>()
  let last = await newestEvent(ctx)
  let reading: Promise<void> = Promise.resolve()
  let queued = false

  /** Bells that ring while one reading waits its turn are one bell. */
  const ring = (): void => {
    if (queued) return
    queued = true
    reading = reading.then(async () => {
      queued = false
      await broadcast().catch(() => void setTimeout(ring, 500))
    })
  }

  async function broadcast(): Promise<void> {
    for (;;) {
      const events = await eventsSince(ctx, last, BATCH)
      for (const event of events) {
        if (event.what === 'rights') await lookAtRights([...streams])
        const listeners = [...streams].filter(s => s.at < event.seq)
        for (const { to, message } of await deliver(ctx, event, listeners)) {
          const bytes = messageBytes(ctx, event.seq, message)
          for (const stream of to) send(stream, bytes)
        }
        for (const stream of listeners) stream.at = event.seq
        last = event.seq
      }
      if (events.length < BATCH) return
    }
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

  async function catchUp(stream: Stream): Promise<void> {
    while (stream.at < last) {
      const events = await eventsSince(ctx, stream.at, BATCH)
      for (const event of events) {
        for (const { message } of await deliver(ctx, event, [stream]))
          send(stream, messageBytes(ctx, event.seq, message))
        stream.at = event.seq
      }
      if (events.length === 0) return
    }
  }

  const close = (stream: Stream): void => {
    streams.delete(stream)
    stream.reply.raw.end()
  }
  const send = (stream: Stream, bytes: Buffer): void => {
    if (stream.reply.raw.destroyed) return
    stream.reply.raw.write(bytes)
    if (stream.reply.raw.writableLength > SLOWEST) {
      streams.delete(stream)
      stream.reply.raw.destroy()
    }
  }

  door(app, { method: 'GET', url: '/api/live', who: 'read' }, async (request, reply) => {
    const entered = await assertMay(ctx, request, 'read')
    const from = placeOf(ctx, request) ?? last
    if (from > last && from > (await newestEvent(ctx)))
      throw new Fault('bad-request', 'This place in the stream is not one of ours.', [
        { at: 'header Last-Event-ID', problem: 'send an id as it came, or none' },
      ])
    const stream: Stream = {
      ...entered,
      reply,
      enter: () => assertMay(ctx, request, 'read').catch(() => undefined),
      at: from,
    }
    reply.hijack()
    reply.raw.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      Connection: 'keep-alive',
    })
    reply.raw.write(`retry: 1000\nid: ${sealed(ctx, from)}\n\n`)
    reply.raw.on('close', () => streams.delete(stream))
    // Catching up and joining happen between two broadcasts, so that nothing falls in between and nothing comes twice.
    reading = reading
      .then(async () => {
        await catchUp(stream)
        if (!reply.raw.destroyed) streams.add(stream)
      })
      .catch(() => close(stream))
  })

  const heartbeat = setInterval(() => {
    for (const stream of streams) send(stream, Buffer.from(':\n\n'))
  }, HEARTBEAT)
  // What ends by the clock (a session, a key, a span of membership) is looked at within the second.
  const clock = setInterval(() => {
    const now = ctx.now()
    const due = [...streams].filter(s => s.endsAt <= now || (s.viewer.until !== undefined && s.viewer.until <= now))
    if (due.length > 0) void lookAtRights(due)
  }, 500)
  // Should a bell be lost with its connection, nobody waits for the next.
  const poll = setInterval(ring, 2_000)
  const deafen = await listen(ctx, ring)

  return {
    streams: () => streams.size,
    stop: async () => {
      for (const timer of [heartbeat, clock, poll]) clearInterval(timer)
      await deafen()
      for (const stream of streams) close(stream)
      await reading
    },
  }
}

const rightsOf = ({ viewer }: Entered): string =>
  JSON.stringify([viewer.circles.toSorted(), viewer.barred.toSorted(), viewer.own, viewer.cap])
const sealed = (ctx: Context, seq: number): string => ctx.seal.seal('live', seq, ctx.random('live', 12))
const messageBytes = (ctx: Context, seq: number, { event, data }: { event: string; data: unknown }): Buffer =>
  Buffer.from(`id: ${sealed(ctx, seq)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

function placeOf(ctx: Context, request: FastifyRequest): number | undefined {
  const header = request.headers['last-event-id']
  if (header === undefined || header === '') return undefined
  const place = typeof header === 'string' ? ctx.seal.open('live', header) : undefined
  if (typeof place !== 'number')
    throw new Fault('bad-request', 'This place in the stream is not one of ours.', [
      { at: 'header Last-Event-ID', problem: 'send an id as it came, or none' },
    ])
  return place
}
