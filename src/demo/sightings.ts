import { layerRank } from '../domain/report.ts'
import type { DemoMember, DemoPartnership } from './partnership.ts'
import { seeded } from './people.ts'
import type { AudienceHandle, DemoReport, DemoSighting } from './story.ts'

/**
 * The quiet part of a partnership: members who say “seen it too” and nothing else. Stories write down the sightings
 * that matter; these fill the rest up so that counts, timelines and crowds have a believable size.
 */

const KINDS = ['incident', 'campaign', 'reconnaissance', 'vulnerability', 'question']
/** A story that counted its own sightings this far has a number it wants to keep. */
const COUNTED = 13
const MOST = 38
const FEWEST_READERS = 8
const DAY = 24 * 60

const reaches = (to: AudienceHandle, member: DemoMember): boolean =>
  to === 'everyone' || to === member.key || member.nodes.some(({ node }) => node === to)

function readersOf(report: DemoReport, members: readonly DemoMember[]): DemoMember[] {
  const involved = new Set([
    report.by,
    ...(report.thread ?? []).map(e => e.by),
    ...(report.sightings ?? []).map(s => s.by),
  ])
  const circles = (report.narrowed?.grants ?? report.grants)
    .filter(grant => layerRank(grant.layer) >= layerRank('technical'))
    .flatMap(grant => grant.to)
  return members.filter(
    member =>
      !involved.has(member.key) &&
      member.kind !== 'regulator' &&
      member.joinedDaysAgo > report.daysAgo &&
      (member.lapsedDaysAgo ?? 0) < report.daysAgo - 15 &&
      circles.some(to => reaches(to, member)) &&
      !report.except?.some(to => reaches(to, member)),
  )
}

/** There must be something that others can find in their logs: nobody has “seen” a colleague’s lost laptop “too”. */
const fits = (report: DemoReport): boolean =>
  (report.technical?.indicators.some(([, , , use]) => use !== 'context' && use !== 'do-not-touch') ?? false) &&
  KINDS.includes(report.kind) &&
  report.daysAgo > 4 &&
  (report.sightings?.length ?? 0) < COUNTED &&
  !Object.values(report.tlp).includes('RED') &&
  !report.withdrawn?.some(({ indicator }) => indicator === undefined)

function oneSighting(member: DemoMember, daysAgo: number, draw: () => number): DemoSighting {
  // Half within a working day, a long tail to a fortnight or to now.
  const tail = Math.min(13, daysAgo - 1)
  const after = Math.round(12 + (draw() < 0.5 ? draw() * DAY * 0.4 : draw() ** 2 * DAY * tail))
  const count = draw() < 0.7 ? 1 : 2 + Math.floor(draw() ** 2 * 18)
  return { by: member.key, after, count, as: draw() < 0.4 ? 'named' : 'withheld' }
}

/**
 * Gives for each report's key the sightings to add, so that written and added ones together come to `total`, or to as
 * many as the audiences bear. Nobody sights what it cannot see, nor twice, nor where it has already spoken.
 */
export function quietSightings(
  reports: readonly DemoReport[],
  { members }: DemoPartnership,
  seed: number,
  total: number,
): Map<string, readonly DemoSighting[]> {
  const draw = seeded(seed)
  const written = reports.reduce((sum, report) => sum + (report.sightings?.length ?? 0), 0)
  const places = reports.filter(fits).flatMap(report => {
    const readers = readersOf(report, members)
    if (readers.length < FEWEST_READERS) return []
    return [{ report, readers, weight: (0.1 + draw() ** 2) * Math.min(readers.length, 70) }]
  })
  const weights = places.reduce((sum, { weight }) => sum + weight, 0)
  const added = new Map<string, DemoSighting[]>()
  let left = Math.max(0, total - written)
  const share = left / weights
  const add = ({ key, daysAgo }: DemoReport, readers: DemoMember[], wanted: number): void => {
    const list = added.get(key) ?? []
    while (wanted-- > 0 && left > 0 && readers.length > 0 && list.length < MOST) {
      const [member] = readers.splice(Math.floor(draw() * readers.length), 1)
      if (member) list.push(oneSighting(member, daysAgo, draw))
      left -= 1
    }
    added.set(key, list)
  }
  for (const { report, readers, weight } of places) add(report, readers, Math.round(weight * share))
  for (const { report, readers } of places) add(report, readers, 6)
  for (const list of added.values()) list.sort((a, b) => a.after - b.after)
  return added
}
