/** A small reader of Server-Sent Events over fetch, which remembers all that came, to the byte. */
export interface StreamEvent {
  id: string | undefined
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  data: any
  /** `performance.now()` when it came. */
  at: number
}

export class EventStream {
  readonly status: number
  /** The answer's body, if it was no stream. */
  readonly problem: string
  readonly events: StreamEvent[] = []
  /** Everything after the greeting, heartbeats left out. */
  text = ''
  /** What to resume with. */
  lastId: string | undefined
  closed = false
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  readonly #abort: AbortController
  #pending = ''
  #greeted = false

  constructor(status: number, problem: string, body: ReadableStream<Uint8Array> | null, abort: AbortController) {
    this.status = status
    this.problem = problem
    this.#reader = body?.getReader()
    this.#abort = abort
  }

  /** Reads on until the server, or `cut`, ends it. */
  async read(): Promise<void> {
    const decoder = new TextDecoder()
    try {
      for (;;) {
        const chunk = await this.#reader?.read()
        if (!chunk || chunk.done) break
        this.#take(decoder.decode(chunk.value, { stream: true }))
      }
    } catch {
      // Cut, by either side: what came whole counts.
    }
    this.closed = true
  }

  #take(text: string): void {
    this.#pending += text
    for (let end = this.#pending.indexOf('\n\n'); end >= 0; end = this.#pending.indexOf('\n\n')) {
      const message = this.#pending.slice(0, end)
      this.#pending = this.#pending.slice(end + 2)
      if (message === ':') continue
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(message)?.[1]
      const id = field('id')
      if (id !== undefined) this.lastId = id
      if (!this.#greeted) {
        this.#greeted = true
        continue
      }
      this.text += `${message}\n\n`
      const data = field('data')
      this.events.push({
        id,
        event: field('event') ?? '',
        data: data === undefined ? undefined : JSON.parse(data),
        at: performance.now(),
      })
    }
  }

  /** The first event that matches, waiting up to `ms` for it. */
  async find(matches: (event: StreamEvent) => boolean, ms = 3_000): Promise<StreamEvent> {
    await until(
      () => this.events.some(matches),
      ms,
      () => `no such event among ${this.text.slice(0, 2_000)}`,
    )
    const found = this.events.find(matches)
    if (!found) throw new Error('unreachable')
    return found
  }

  cut(): void {
    this.#abort.abort()
  }
}

/** Opens a stream and reads it in the background; with `lazily` nothing is read until `read` is called. */
export async function openStream(
  url: string,
  headers: Record<string, string>,
  options: { lastId?: string | undefined; lazily?: boolean } = {},
): Promise<EventStream> {
  const abort = new AbortController()
  const answer = await fetch(`${url}/api/live`, {
    headers: { ...headers, ...(options.lastId === undefined ? {} : { 'last-event-id': options.lastId }) },
    signal: abort.signal,
  })
  const isStream = answer.headers.get('content-type') === 'text/event-stream'
  const stream = new EventStream(
    answer.status,
    isStream ? '' : await answer.text(),
    isStream ? answer.body : null,
    abort,
  )
  if (isStream && !options.lazily) void stream.read()
  return stream
}

export async function until(holds: () => boolean, ms: number, why: () => string): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${why()}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
