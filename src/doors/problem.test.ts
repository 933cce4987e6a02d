import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onClientError } from './problem.ts'

const server = createServer({ requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 50 })
server.on('clientError', onClientError)
beforeAll(() => new Promise<void>(done => server.listen(0, '127.0.0.1', done)))
afterAll(() => server.close())

/** All that comes back on a connection on which this was said. */
const heard = (said: string): Promise<string> =>
  new Promise((done, failed) => {
    const { port } = server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1', () => socket.write(said))
    let text = ''
    socket.on('data', part => {
      text += String(part)
    })
    socket.on('close', () => done(text))
    socket.on('error', failed)
  })

test('a connection on which nothing was asked is closed without an answer, which a browser would take for its next page', async () => {
  expect(await heard('')).toBe('')
})

test('a request that stops half-way is told that it was too slow', async () => {
  const answer = await heard('GET /api/feed HTTP/1.1\r\nHost: localhost\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain('"type":"/problems/too-slow"')
})

test('what is no HTTP is a bad request', async () => {
  expect(await heard('no http\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
})
