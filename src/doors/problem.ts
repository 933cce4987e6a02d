import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { FAULTS, Fault, type FaultCode, type FaultPlace } from '../domain/fault.ts'

/** RFC 9457: the only form in which an error leaves. Anything unknown is `internal`, without a word of its cause. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  places?: readonly FaultPlace[]
  stands?: object
}

export function problemOf(fault: Fault): Problem {
  const { status, title } = FAULTS[fault.code]
  return {
    type: `/problems/${fault.code}`,
    title,
    status,
    ...(fault.message !== title ? { detail: fault.message } : {}),
    ...(fault.places.length > 0 ? { places: fault.places } : {}),
    ...(fault.stands ? { stands: fault.stands } : {}),
  }
}

export function sendProblem(reply: FastifyReply, fault: Fault): FastifyReply {
  const problem = problemOf(fault)
  if (fault.code === 'unauthenticated') reply.header('WWW-Authenticate', 'Bearer realm="auburn", Basic realm="auburn"')
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('Cache-Control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

export function onError(log: (line: string) => void) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const fault = faultOf(error)
    if (fault.code === 'internal')
      log(`${request.method} ${request.routeOptions.url ?? '?'}: ${error.stack ?? error.message}`)
    return sendProblem(reply, fault)
  }
}

/**
 * What is no HTTP at all, or a head too large to be read, is answered on the bare connection. One that was opened ahead of need, as
 * browsers do, and on which nothing was asked yet, is closed without a word: an answer would be taken for that to its first request.
 */
export function onClientError(error: Error & { code?: string }, socket: Socket): void {
  const tooSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  if (error.code === 'ECONNRESET' || !socket.writable || (tooSlow && socket.bytesRead === 0))
    return void socket.destroy()
  const code = tooSlow ? 'too-slow' : error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'bad-request'
  const fault = new Fault(code)
  const body = JSON.stringify(problemOf(fault))
  const { status } = FAULTS[fault.code]
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function faultOf(error: FastifyError): Fault {
  if (error instanceof Fault) return error
  if (isResponseSerializationError(error)) return new Fault('internal')
  if (hasZodFastifySchemaValidationErrors(error)) {
    if (error.validationContext === 'params') return new Fault('not-found')
    const where = error.validationContext === 'body' ? '' : `${error.validationContext ?? 'request'} `
    const places = error.validation
      .slice(0, 20)
      .map(v => ({ at: `${where}${v.instancePath || '/'}`, problem: v.message ?? 'is not valid' }))
    return new Fault('bad-request', undefined, places)
  }
  const byCode: Partial<Record<string, FaultCode>> = {
    FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  }
  const code = byCode[error.code]
  if (code) return new Fault(code)
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new Fault('bad-request', error.message)
  return new Fault('internal')
}
