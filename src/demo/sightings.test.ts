import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { partnership } from './partnership.ts'
import { quietSightings } from './sightings.ts'
import type { DemoReport } from './story.ts'

const world = partnership(7)
const modules = readdirSync(new URL('./stories/', import.meta.url)).filter(name => name !== 'arrival.ts')
const reports: DemoReport[] = []
for (const name of modules) {
  const story: { reports: readonly DemoReport[] } = await import(`./stories/${name}`)
  reports.push(...story.reports)
}
const written = reports.flatMap(report => report.sightings ?? []).length
const added = quietSightings(reports, world, 7, 2600)

test('written and quiet sightings come to 2,600, the same for the same seed', () => {
  expect(written + [...added.values()].flat().length).toBe(2600)
  expect(quietSightings(reports, world, 7, 2600)).toEqual(added)
})

test('nobody sights what it cannot see, its own report, or twice; and all of it has happened', () => {
  const memberOf = new Map(world.members.map(member => [member.key, member]))
  for (const report of reports) {
    const circles = report.grants.flatMap(grant => grant.to)
    const list = added.get(report.key) ?? []
    const who = [...list, ...(report.sightings ?? [])].map(sighting => sighting.by)
    const fresh = list.map(sighting => sighting.by)
    expect(new Set(fresh).size, report.key).toBe(fresh.length)
    expect(fresh).not.toContain(report.by)
    for (const { by, after } of list) {
      expect(who.filter(key => key === by)).toHaveLength(1)
      expect(after).toBeLessThan(report.daysAgo * 24 * 60)
      const reached = circles.some(
        to => to === 'everyone' || to === by || memberOf.get(by)?.nodes.some(n => n.node === to),
      )
      expect(reached, `${report.key}: ${by}`).toBe(true)
    }
  }
})

test('stories that counted their own sightings keep their number, and RED stays silent', () => {
  expect(added.has('copper-lantern-01')).toBe(false)
  for (const report of reports)
    if (Object.values(report.tlp).includes('RED')) expect(added.has(report.key), report.key).toBe(false)
})
