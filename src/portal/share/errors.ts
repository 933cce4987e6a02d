import { ApiProblem } from '../api.ts'
import type { Missing } from './request.ts'

/** Where on the page the server's places are. A place is a JSON Pointer into the request. */
const PLACES: readonly [RegExp, Missing['section'], string][] = [
  [/^\/(?:request\/)?content\/headline\/title/, 'paste', 'title'],
  [/^\/(?:request\/)?content\/headline\/summary/, 'paste', 'summary'],
  [/^\/(?:request\/)?content\/headline/, 'paste', 'title'],
  [/^\/(?:request\/)?content\/technical\/notes/, 'paste', 'notes'],
  [/^\/(?:request\/)?content\/technical/, 'found', 'indicators'],
  [/^\/(?:request\/)?content\/full\/impact/, 'paste', 'impact'],
  [/^\/(?:request\/)?content\/full/, 'paste', 'story'],
  [/^\/(?:request\/)?content\/provenance/, 'paste', 'provenance'],
  [/^\/(?:request\/)?content\/(?:occurredAt|foundAt)/, 'paste', 'occurredAt'],
  [/^\/(?:request\/)?audience/, 'audience', 'to'],
  [/^\/(?:request\/)?attachments/, 'paste', 'story'],
]

/** A problem document as sentences at fields; what has no field is left to the box at the button. */
export function placed(error: unknown): Missing[] {
  if (!(error instanceof ApiProblem)) return []
  return error.places.flatMap(({ at, problem }) => {
    const place = PLACES.find(([pattern]) => pattern.test(at))
    return place ? [{ section: place[1], field: place[2], problem }] : []
  })
}

/** The first sentence for each field. */
export function byField(problems: readonly Missing[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const { field, problem } of problems) if (!fields.has(field)) fields.set(field, problem)
  return fields
}
