/** What the author's organisation calls its own. It never leaves the browser together with a text. */
export interface OwnTerms {
  /** Legal and short names. */
  names: readonly string[]
  /** Mail and web domains; sub-domains are meant too. */
  domains: readonly string[]
  /** CIDR or single addresses. */
  networks: readonly string[]
  people: readonly string[]
  /** Whatever the author added. */
  terms: readonly string[]
}

export type RedactionKind =
  | 'organisation'
  | 'domain'
  | 'email'
  | 'address'
  | 'internal'
  | 'person'
  | 'term'
  | 'telephone'
  | 'look-alike'

/** A stretch of the folded text, before it is brought back to the original. */
export interface Found {
  start: number
  end: number
  kind: RedactionKind
  reason: string
  replacement: string
  accepted: boolean
}

export const REPLACEMENTS = {
  organisation: '[our organisation]',
  domain: '[our mail domain]',
  email: "[a colleague's address]",
  address: '[our address]',
  internal: '[internal address]',
  person: '[a colleague]',
  user: '[user]',
  recipient: '[recipient]',
  telephone: '[telephone number]',
  term: '[redacted]',
  lookAlike: '[a name like ours]',
} as const
