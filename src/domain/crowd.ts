import { type MemberFacts, REGIONS, SECTORS } from './member.ts'

/**
 * The words that stand where a name is withheld: the narrowest crowd with at least five members among those its readers
 * could mean. One wording for a whole report: two readers who compare notes learn nothing from it.
 */
export const SMALLEST_CROWD = 5

/** What of every active member is needed to count crowds; `reader`: it is among those who get the report. */
export interface CrowdMember extends Pick<MemberFacts, 'sectors' | 'regions'> {
  reader: boolean
}
export interface CrowdWording {
  label: string
  /** A narrower wording that is not used, because fewer than five match. */
  narrower?: string
}

export function crowdOf(
  author: Pick<MemberFacts, 'sectors' | 'regions'>,
  members: readonly CrowdMember[],
): CrowdWording {
  const candidates = wordings(author)
  const index = candidates.findIndex(c => couldBeMeant(members.filter(c.matches)) >= SMALLEST_CROWD)
  const chosen = candidates[index]
  const narrower = index === 0 ? undefined : candidates[0]
  return { label: chosen?.label ?? 'A member', ...(narrower && chosen ? { narrower: narrower.label } : {}) }
}

/** A reader in the crowd knows that it is not itself, so it counts one fewer. */
const couldBeMeant = (crowd: readonly CrowdMember[]): number => crowd.length - (crowd.some(m => m.reader) ? 1 : 0)

interface Candidate {
  label: string
  matches: (member: CrowdMember) => boolean
}

/** Narrowest first: sector and region, sector, region. Only a member's first sector and region are ever worded. */
function wordings(author: Pick<MemberFacts, 'sectors' | 'regions'>): Candidate[] {
  const [sector, region] = [author.sectors[0], author.regions[0]]
  const inSector = (m: CrowdMember) => sector !== undefined && m.sectors.includes(sector)
  const inRegion = (m: CrowdMember) => region !== undefined && m.regions.includes(region)
  return [
    ...(sector && region
      ? [
          {
            label: `A member in ${SECTORS[sector]}, ${REGIONS[region]}`,
            matches: (m: CrowdMember) => inSector(m) && inRegion(m),
          },
        ]
      : []),
    ...(sector ? [{ label: `A member in ${SECTORS[sector]}`, matches: inSector }] : []),
    ...(region ? [{ label: `A member in ${REGIONS[region]}`, matches: inRegion }] : []),
  ]
}

/** The less telling of two wordings for one author: a report that was widened is never worded more narrowly than before. */
export function broaderCrowd(author: Pick<MemberFacts, 'sectors' | 'regions'>, a: string, b: string): string {
  const labels = wordings(author).map(w => w.label)
  const breadth = (label: string) => (labels.includes(label) ? labels.indexOf(label) : labels.length)
  return breadth(a) >= breadth(b) ? a : b
}

/** A number of members as it may be shown: small ones would point at somebody. */
export interface CrowdCount {
  /** null: fewer than five. */
  count: number | null
  /** With a count: "and fewer than 5 more". */
  fewerThan5: boolean
}
export const crowdCount = (n: number): CrowdCount =>
  n < SMALLEST_CROWD ? { count: null, fewerThan5: true } : { count: n, fewerThan5: false }

/**
 * The size of a union of circles that is no oracle of who is in them: circles are added largest first, and one that adds
 * fewer than five is not counted but said as "fewer than 5 more", whether it adds none or four. Fewer than five who are
 * in both count twice: a smaller sum would tell that there is one ("how many regulators are in this node?"). So the
 * count is at most four too high for each circle, and never too low.
 */
export function unionCount(circles: readonly ReadonlySet<number>[]): CrowdCount {
  const seen = new Set<number>()
  let count = 0
  let fewer = false
  for (const circle of [...circles].sort((a, b) => b.size - a.size)) {
    const fresh = [...circle].filter(id => !seen.has(id))
    const inBoth = circle.size - fresh.length
    const added = inBoth < SMALLEST_CROWD ? circle.size : fresh.length
    if (added < SMALLEST_CROWD) fewer = true
    else {
      count += added
      for (const id of fresh) seen.add(id)
    }
  }
  return count === 0 ? { count: null, fewerThan5: true } : { count, fewerThan5: fewer }
}
export const crowdWords = ({ count, fewerThan5 }: CrowdCount, noun = 'member'): string =>
  count === null ? `fewer than 5 ${noun}s` : `${count} ${noun}s${fewerThan5 ? ' and fewer than 5 more' : ''}`
