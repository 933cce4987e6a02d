/** The closed list of what can go wrong, and the status each has outside (RFC 9457 `type`: /problems/<code>). */
export const FAULTS = {
  'bad-request': { status: 400, title: 'The request does not have the expected form' },
  unauthenticated: { status: 401, title: 'Sign in, or send a key' },
  /** Only where the caller already knows that the thing exists. */
  forbidden: { status: 403, title: 'You may not do this' },
  /** Allowed, once they have confirmed that it is still they. */
  'step-up': { status: 403, title: 'Confirm that it is you' },
  /** Once they, or somebody for their member, have signed. */
  terms: { status: 403, title: 'The terms of membership are to be signed first' },
  /** Hidden and absent are one answer. */
  'not-found': { status: 404, title: 'Nothing here' },
  'too-slow': { status: 408, title: 'The request did not come in time; send it again' },
  conflict: { status: 409, title: 'It was changed in the meantime' },
  'too-large': { status: 413, title: 'That is too large' },
  'unsupported-media-type': { status: 415, title: 'Send JSON' },
  refused: { status: 422, title: 'A rule of the partnership refuses this' },
  'wrong-code': { status: 422, title: 'That code was not accepted' },
  'too-many': { status: 429, title: 'Too many requests; wait a little' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not ready; try again shortly' },
} as const
export type FaultCode = keyof typeof FAULTS

export interface FaultPlace {
  /** JSON Pointer into the body, or the name of a query parameter or header. */
  at: string
  problem: string
}

/** The one error type that flows and rules throw. Whatever else is thrown becomes `internal` at the door. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly places: readonly FaultPlace[]
  /** For `conflict`: what stands now, as the caller gets it, so that nobody has to choose blindly. */
  readonly stands: object | undefined
  constructor(code: FaultCode, detail?: string, places: readonly FaultPlace[] = [], stands?: object) {
    super(detail ?? FAULTS[code].title)
    this.name = 'Fault'
    this.code = code
    this.places = places
    this.stands = stands
  }
}

export const notFound = (): Fault => new Fault('not-found')
export const refused = (detail: string, at?: string): Fault =>
  new Fault('refused', detail, at === undefined ? [] : [{ at, problem: detail }])
