import type { Problem } from './wire.ts'

export interface Place {
  /** JSON Pointer into the body, or the name of a query parameter or header. */
  at: string
  problem: string
}

/** An RFC 9457 problem document as an error. `code` is the last part of its type: `not-found`, `refused` … */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly places: readonly Place[]
  /** With `conflict`: what stands now. */
  readonly stands: Record<string, unknown> | undefined
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
    this.code = problem.type.split('/').pop() ?? ''
    this.status = problem.status
    this.title = problem.title
    this.places = problem.places ?? []
    this.stands = problem.stands
  }
}

/** Status 0 stands for "no answer": off line, or the server is not running. */
const unreachable = (): ApiProblem =>
  new ApiProblem({
    type: '/problems/unreachable',
    title: 'No connection to Auburn',
    status: 0,
    detail: 'Nothing was lost. Check your connection, then try again.',
  })

export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code

type Query = Record<string, string | number | boolean | undefined>

interface Options {
  query?: Query
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

export function withQuery(path: string, query: Query | undefined): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '' && value !== false) params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const fallback: Problem = { type: '/problems/internal', title: response.statusText, status: response.status }
  try {
    const body = (await response.json()) as Partial<Problem>
    return new ApiProblem({ ...fallback, ...body })
  } catch {
    return new ApiProblem(fallback)
  }
}

type Confirm = (why: string) => Promise<boolean>
let confirm: Confirm = async () => false
/** Who asks the person to confirm that it is still they: the frame, while somebody is signed in. */
export function confirmsWith(asks: Confirm): void {
  confirm = asks
}
let leadToTerms = (): void => {}
/** Who leads to the terms when something was refused because they are not signed. */
export function termsLeadWith(leads: () => void): void {
  leadToTerms = leads
}
/** True once the person has confirmed. */
export const askToConfirm = (why: string): Promise<boolean> => confirm(why)

/**
 * One call to the API: JSON in, JSON out, the session's cookie, problems as `ApiProblem`. What wants the person to confirm
 * is asked again once they have.
 */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  try {
    return await call<T>(method, path, options)
  } catch (error) {
    if (isProblem(error, 'terms')) leadToTerms()
    if (!isProblem(error, 'step-up') || !(await confirm(error.message))) throw error
    return call<T>(method, path, options)
  }
}

async function call<T>(method: string, path: string, options: Options): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error' }
  if (options.body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(options.body)
  } else if (method === 'POST' || method === 'PUT') {
    headers['content-type'] = 'application/json'
    init.body = '{}'
  }
  if (options.signal) init.signal = options.signal
  let response: Response
  try {
    response = await fetch(withQuery(path, options.query), init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

/**
 * Saves a file that the API gives as an attachment. It is fetched, not opened: what wants the person to confirm is asked for
 * again once they have.
 */
export async function saveFile(path: string, name: string): Promise<void> {
  const ask = () => fetch(path, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
  let response = await ask()
  if (!response.ok) {
    const problem = await problemOf(response)
    if (!isProblem(problem, 'step-up') || !(await confirm(problem.message))) throw problem
    response = await ask()
    if (!response.ok) throw await problemOf(response)
  }
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
