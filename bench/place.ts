import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'

/** Where a benchmark runs: the embedded PostgreSQL as it is installed, synced to disk, in a folder of its own. */
export interface Place {
  folder: string
  quick: boolean
  say(line: string): void
  /** A migrated database; from a `template`, a copy of that one. */
  database(name: string, template?: string): Promise<string>
  /** A program of its own process, which says `ready` over IPC or is waited for by its caller. */
  program(path: string, args: string[], env: Record<string, string>): ChildProcess
  close(): Promise<void>
}

export async function openPlace(quick: boolean, say: (line: string) => void): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'auburn-bench-'))
  const embedded = await startEmbedded({ dataDir: folder, log: () => {} })
  const programs = new Set<ChildProcess>()
  const urlOf = (name: string) => {
    const url = new URL(embedded.url)
    url.pathname = `/${name}`
    return url.href
  }
  return {
    folder,
    quick,
    say,
    database: async (name, template) => {
      await sql(embedded.url, `create database ${name} ${template ? `template ${template}` : ''}`)
      await migrate(urlOf(name))
      return urlOf(name)
    },
    program: (path, args, env) => {
      const file = fileURLToPath(new URL(path, import.meta.url))
      const child = fork(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
      programs.add(child)
      child.once('exit', () => programs.delete(child))
      return child
    },
    close: async () => {
      for (const child of programs) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function sql(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

export interface Running {
  port: number
  pid: number
  /** From the start of the process to the first 200 of /readyz. */
  readyMs: number
  stop(): Promise<void>
}

/** Auburn itself, as `npm start` runs it, on a database that is there. */
export async function startAuburn(place: Place, env: Record<string, string>): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const child = place.program('../src/main.ts', [], { AUBURN_PORT: String(port), ...env })
  child.stdout?.resume()
  const caller = makeCaller(port)
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Auburn ended with ${child.exitCode}`)
    const status = await caller.call('GET', '/readyz').then(
      answer => answer.status,
      () => 0,
    )
    if (status === 200) break
    await new Promise(done => setTimeout(done, 5))
  }
  const readyMs = performance.now() - began
  caller.close()
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { port, pid: child.pid ?? 0, readyMs, stop }
}

export interface Caller {
  call(method: string, path: string, body?: string | Buffer, key?: string): Promise<{ status: number; text: string }>
  close(): void
}

/** A plain client on kept-alive connections: less of the machine goes into the asking than with fetch. */
export function makeCaller(port: number, connections = 1): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    call: (method, path, body, key) =>
      new Promise((done, fail) => {
        const headers = {
          ...(key ? { authorization: `Bearer ${key}` } : {}),
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        }
        const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, answer => {
          const chunks: Buffer[] = []
          answer.on('data', chunk => chunks.push(chunk))
          answer.on('end', () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
          answer.on('error', fail)
        })
        sent.on('error', fail)
        sent.end(body)
      }),
    close: () => agent.destroy(),
  }
}
