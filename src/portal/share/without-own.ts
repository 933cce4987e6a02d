import { type OwnTerms, proposeRedactions } from '../../domain/redaction.ts'

/**
 * A link that was sent to a colleague carries the colleague: `…/login?u=tom@our.example`. What others can use of it ends
 * before that. Returns undefined where nothing of ours stands behind the host.
 */
export function withoutOwn(url: string, own: OwnTerms): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0]
  if (host === undefined || host.length >= url.length) return undefined
  const ours = proposeRedactions(url, own).find(
    ({ start, end, accepted, kind }) => accepted && kind !== 'telephone' && end > host.length && start >= host.length,
  )
  if (ours === undefined) return undefined
  const before = url.slice(0, ours.start)
  const query = before.search(/[?#]/)
  if (query >= 0) return url.slice(0, query)
  const folder = before.lastIndexOf('/')
  return folder >= host.length ? url.slice(0, folder + 1) : `${host}/`
}
