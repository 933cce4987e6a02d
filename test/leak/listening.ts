import type { World } from '../world.ts'

/** A live stream that is read as it comes. */
export interface Listening {
  text(): string
  /** Resolves when this has come; fails after twenty seconds. */
  until(part: string): Promise<void>
  stop(): void
}

export async function listenAs(world: World, headers: Record<string, string>): Promise<Listening> {
  const ended = new AbortController()
  const answer = await fetch(`${world.url}/api/live`, { headers, signal: ended.signal })
  let text = `${answer.status} ${answer.headers.get('content-type')}\n`
  let came = () => {}
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true })
      came()
    }
  }
  read().catch(() => {})
  return {
    text: () => text,
    until: part =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`“${part}” did not come in: ${text}`)), 20_000)
        came = () => {
          if (!text.includes(part)) return
          clearTimeout(late)
          resolve()
        }
        came()
      }),
    stop: () => ended.abort(),
  }
}

/** How many the server holds open: each has joined, and its way in was looked at, once it counts. */
export const openStreams = async (world: World): Promise<number> => {
  const { text } = await world.call(undefined, 'GET', '/metrics', undefined, { authorization: 'Bearer metrics' })
  return Number(/^auburn_streams (\d+)$/m.exec(text)?.[1] ?? 0)
}
