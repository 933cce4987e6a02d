import type { FastifyInstance } from 'fastify'
import { Fault } from '../domain/fault.ts'
import { flawOf } from './json-flaw.ts'

/**
 * JSON is the only body. Broken UTF-8, depth (JSON.parse accepts 200,000 levels that JSON.stringify then throws on),
 * a key that comes twice and `__proto__` are refused before anything looks at the value.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body as Buffer)
    if (text === undefined)
      return done(new Fault('bad-request', 'The body is not UTF-8.', [{ at: '/', problem: 'broken UTF-8' }]))
    const flaw = flawOf(text)
    if (flaw) return done(new Fault('bad-request', 'The body is not JSON that can be used here.', [flaw]))
    parse(request, text, (error, value) =>
      error
        ? done(
            new Fault('bad-request', 'The body is not JSON that can be used here.', [
              { at: '/', problem: error.message },
            ]),
          )
        : done(null, value),
    )
  })
}

function decode(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}
