import { ApiProblem } from '../request.ts'

/** What another analyst wrote in the meantime, as the refusal carries it: the words of these fields; undefined if it is no such refusal. */
export function standsOf<K extends string>(error: unknown, fields: readonly K[]): Record<K, string> | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'conflict') return undefined
  const found: Partial<Record<K, string>> = {}
  for (const field of fields) {
    const value = error.stands?.[field]
    if (typeof value !== 'string') return undefined
    found[field] = value
  }
  return isWhole(found, fields) ? found : undefined
}
const isWhole = <K extends string>(
  found: Partial<Record<K, string>>,
  fields: readonly K[],
): found is Record<K, string> => fields.every(field => found[field] !== undefined)
