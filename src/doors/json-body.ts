import type { FastifyInstance } from 'fastify'
import { Fault } from '../domain/fault.ts'

const DEEPEST = 40

/**
 * JSON is the only body. Broken UTF-8, depth (JSON.parse accepts 200,000 levels that JSON.stringify then throws on) and
 * `__proto__` are refused before anything looks at the value.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body as Buffer)
    if (text === undefined)
      return done(new Fault('bad-request', 'The body is not UTF-8.', [{ at: '/', problem: 'broken UTF-8' }]))
    if (isTooDeep(text))
      return done(
        new Fault('bad-request', `The body nests deeper than ${DEEPEST} levels.`, [{ at: '/', problem: 'too deep' }]),
      )
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

function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inString) {
      if (c === 0x5c) i++
      else if (c === 0x22) inString = false
    } else if (c === 0x22) inString = true
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > DEEPEST) return true
    } else if (c === 0x7d || c === 0x5d) depth--
  }
  return false
}
