import { readFileSync } from 'node:fs'
import type { Io } from './command.ts'
import { UsageError } from './command.ts'

/** The public API as a member's tool calls it: AUBURN_URL, and a key in AUBURN_KEY or in the file AUBURN_KEY_FILE. */
export class ApiError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
export interface Api {
  url: string
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  /** An open event stream; `after` resumes it. */
  stream(after: string | undefined, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>
}

export function apiOf({ env }: Io): Api {
  const url = originOf(env.AUBURN_URL || 'http://localhost:8080')
  const key = keyOf(env)
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { Authorization: `Bearer ${key}`, ...init.headers }
    const answer = await fetch(`${url}${path}`, { ...init, headers }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new ApiError(0, `${url} cannot be reached. Is AUBURN_URL right, and is Auburn running?`)
    })
    if (answer.ok) return answer
    throw new ApiError(answer.status, problemOf(answer.status, await answer.text().catch(() => '')))
  }
  const json = async (path: string, init: RequestInit): Promise<unknown> => (await call(path, init)).json()
  return {
    url,
    get: path => json(path, {}),
    post: (path, body) =>
      json(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    stream: async (after, signal) => {
      const headers = { Accept: 'text/event-stream', ...(after === undefined ? {} : { 'Last-Event-ID': after }) }
      const { body } = await call('/api/live', { headers, signal })
      if (!body) throw new ApiError(0, 'the stream has no body')
      return body
    },
  }
}

function originOf(written: string): string {
  if (!URL.canParse(written) || !/^https?:$/.test(new URL(written).protocol))
    throw new UsageError(`AUBURN_URL must be an address such as https://auburn.example, not “${written}”`)
  return new URL(written).origin
}

function keyOf(env: NodeJS.ProcessEnv): string {
  const [key, file] = [env.AUBURN_KEY, env.AUBURN_KEY_FILE]
  if (key && file) throw new UsageError('AUBURN_KEY and AUBURN_KEY_FILE are both set: set one')
  const read = (file && fileOf(file)) || key?.trim()
  if (!read) throw new UsageError('set AUBURN_KEY to your API key, or AUBURN_KEY_FILE to a file that holds it')
  if (!/^[A-Za-z0-9_-]+$/.test(read))
    throw new UsageError('AUBURN_KEY is not a key: it has a character that no key has')
  return read
}
function fileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new UsageError('AUBURN_KEY_FILE cannot be read')
  }
}

/** A problem document (RFC 9457) in words. */
function problemOf(status: number, text: string): string {
  if (status === 401) return 'the key is not accepted: it is wrong, expired or revoked (AUBURN_KEY)'
  try {
    const problem: unknown = JSON.parse(text)
    if (typeof problem === 'object' && problem !== null) {
      const { title, detail, places } = { title: undefined, detail: undefined, places: undefined, ...problem }
      const told = String(detail ?? title ?? `HTTP ${status}`)
      return [told, ...placesOf(places).filter(place => !place.endsWith(told))].join('\n  ')
    }
  } catch {
    // Not a problem document: a proxy's own page, say.
  }
  return `the server answered ${status}`
}
function placesOf(places: unknown): string[] {
  if (!Array.isArray(places)) return []
  return places.flatMap((place: unknown) =>
    typeof place === 'object' && place !== null && 'at' in place && 'problem' in place
      ? [`${String(place.at)}: ${String(place.problem)}`]
      : [],
  )
}
