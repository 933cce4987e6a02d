import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/**
 * What fan-out is measured against: a POST is kept with one durable commit, then the same bytes go to every open stream. No
 * rule, no viewer, no layers. PUT /message sets the bytes, so that both servers send as much.
 */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 })
pool.on('error', () => {})
await pool.query(
  'create table if not exists bare(id bigint generated always as identity primary key, body jsonb not null)',
)
const streams = new Set<ServerResponse>()
let message = Buffer.alloc(0)

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write('retry: 1000\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
    return
  }
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', async () => {
    const body = Buffer.concat(chunks)
    if (request.method === 'PUT') message = body
    else {
      await pool.query({ name: 'keep', text: 'insert into bare(body) values ($1)', values: [body.toString('utf8')] })
      for (const stream of streams) stream.write(message)
    }
    response.writeHead(201, { 'Content-Type': 'application/json' })
    response.end('{}')
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
