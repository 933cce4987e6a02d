/** Who has to sign the terms before anything of the partnership reaches a seat. */
export interface TermsFacts {
  /** The version that counts now; 0: none was published yet. */
  inForce: number
  /** The newest version that the person signed, and that was signed for the member; 0: none. */
  person: number
  member: number
}
export const WANTED = ['nothing', 'person', 'member', 'both'] as const
export type Wanted = (typeof WANTED)[number]

/** Whose signature is missing. A version that is yet to count may be signed before: whoever signed a later one signed enough. */
export function wanted({ inForce, person, member }: TermsFacts): Wanted {
  const [byPerson, byMember] = [person < inForce, member < inForce]
  if (byPerson && byMember) return 'both'
  return byPerson ? 'person' : byMember ? 'member' : 'nothing'
}
export const hasSigned = (terms: TermsFacts): boolean => wanted(terms) === 'nothing'

/** What to do about it, in a sentence. `runsMember`: may sign for the member. */
export function signFirst(terms: TermsFacts, runsMember: boolean, url: string): string {
  const version = `version ${terms.inForce} of the terms of membership`
  switch (wanted(terms)) {
    case 'nothing':
      return ''
    case 'person':
      return `Read and sign ${version} at ${url}/terms, then this goes on.`
    case 'member':
      return runsMember
        ? `Sign ${version} for your organisation at ${url}/terms, then this goes on.`
        : `An administrator of your organisation has to sign ${version} first, at ${url}/terms.`
    case 'both':
      return runsMember
        ? `Read and sign ${version}, for yourself and for your organisation, at ${url}/terms, then this goes on.`
        : `Read and sign ${version} at ${url}/terms. An administrator of your organisation has to sign too.`
  }
}

const DAY = 86_400_000
export const LONGEST_NOTICE_DAYS = 365
/** Days from publishing to counting that are proposed: time for everybody to read what changed. */
export const USUAL_NOTICE_DAYS = 14
/** Why a version may not count from then; undefined: it may. The first version counts at once: there is nothing before it. */
export function whyNotFrom(from: Date, now: Date, isFirst: boolean): string | undefined {
  if (from < now) return 'A version counts from now on, or later.'
  if (isFirst && from > now)
    return 'The first version counts at once: until it does, nobody would be bound by anything.'
  if (from.getTime() > now.getTime() + LONGEST_NOTICE_DAYS * DAY)
    return `A version counts within ${LONGEST_NOTICE_DAYS} days, or publish it later.`
  return undefined
}
