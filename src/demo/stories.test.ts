import { expect, test } from 'vitest'
import { assertGrantable, type Circle } from '../domain/audience.ts'
import { INDICATOR_TYPES } from '../domain/indicator.ts'
import { LAYERS, type Layer, layerRank } from '../domain/report.ts'
import { normalise } from '../formats/text/normalise.ts'
import { type DemoMember, partnership } from './partnership.ts'
import { arrival } from './stories/arrival.ts'
import type { AudienceHandle, DemoReport } from './story.ts'

const COUNTS: Record<string, number> = {
  'copper-lantern': 40,
  'glass-heron': 28,
  'tin-orchard': 26,
  'slow-tide': 10,
  'paper-kestrel': 17,
  'rust-gate': 11,
  'blue-ferret': 22,
  'market-day': 9,
  'hollow-parcel': 15,
  'second-key': 12,
  questions: 60,
  'what-worked': 40,
  notices: 40,
  singletons: 50,
  decoys: 20,
}

const { members, nodes } = partnership(7)
const memberOf = new Map(members.map(member => [member.key, member]))
const stories = await Promise.all(
  Object.keys(COUNTS).map(async name => {
    const { reports }: { reports: readonly DemoReport[] } = await import(`./stories/${name}.ts`)
    return { name, reports }
  }),
)
const all = [...stories.flatMap(({ reports }) => reports), arrival]

const isIn = (member: DemoMember | undefined, node: string) =>
  member?.nodes.some(({ node: at }) => at === node) ?? false
const atDesk = (key: string) => memberOf.get(key)?.persons.some(person => person.role === 'analyst') ?? false
const reaches = (to: AudienceHandle, key: string): boolean =>
  to === 'everyone' ||
  to === key ||
  to === `seat:${key}` ||
  (to === 'desk' && atDesk(key)) ||
  isIn(memberOf.get(key), to)

function mayWrite(report: DemoReport, key: string, layer: Layer): boolean {
  if (key === report.by) return true
  if (memberOf.get(key)?.kind === 'regulator' || report.except?.some(to => reaches(to, key))) return false
  return report.grants.some(
    grant => layerRank(grant.layer) >= layerRank(layer) && grant.to.some(to => reaches(to, key)),
  )
}

/** The desk is frozen to its analysts' seats when a layer is RED. */
function circle(to: AudienceHandle, red: boolean): Circle {
  if (to === 'everyone') return { id: 1, kind: 'everyone' }
  if (to === 'desk') return { id: 2, kind: red ? 'seat' : 'desk' }
  if (to.startsWith('seat:')) return { id: 3, kind: 'seat' }
  return { id: 4, kind: nodes.some(node => node.handle === to) ? 'node' : 'member' }
}

test.each(stories)('$name has as many reports as its quota', ({ name, reports }) => {
  expect(reports).toHaveLength(COUNTS[name] ?? -1)
})

test('every key and every title is used once', () => {
  expect(new Set(all.map(report => report.key)).size).toBe(all.length)
  expect(new Set(all.map(report => report.title)).size).toBe(all.length)
})

test('51 questions are answered, five are open for more than two days, four were asked since', () => {
  const questions = stories.find(({ name }) => name === 'questions')?.reports ?? []
  const open = questions.filter(report => !report.thread?.some(entry => entry.accepted))
  expect(questions.length - open.length).toBe(51)
  expect(open.filter(report => report.daysAgo > 2)).toHaveLength(5)
})

test('the newest report is about six minutes old', () => {
  const newest = Math.min(...stories.flatMap(({ reports }) => reports.map(report => report.daysAgo)))
  expect(Math.round(newest * 24 * 60)).toBe(6)
})

test.each(all)('$key: author, circles and markings are allowed', report => {
  const author = memberOf.get(report.by)
  expect(author, report.by).toBeDefined()
  expect(author?.neverPosts ?? false, `${report.by} never posts`).toBe(false)
  const { headline, ...richer } = report.tlp
  if (!headline) throw new Error('no marking of the headline')
  const layers = LAYERS.filter(layer => layer === 'headline' || report[layer])
  expect(Object.keys(report.tlp).sort()).toEqual([...layers].sort())
  const red = Object.values(report.tlp).includes('RED')
  for (const grants of [report.grants, report.narrowed?.grants ?? []]) {
    const circles = grants.map(grant => ({ ...grant, to: grant.to.map(to => circle(to, red)) }))
    if (circles.length) assertGrantable(layers, circles, { headline, ...richer }, false)
    for (const to of grants.flatMap(grant => grant.to)) {
      const handle = to.replace('seat:', '')
      if (nodes.some(node => node.handle === to)) expect(isIn(author, to), `${report.by} is not in ${to}`).toBe(true)
      else expect(['everyone', 'desk'].includes(to) || memberOf.has(handle), to).toBe(true)
    }
  }
})

test.each(all.filter(report => report.thread ?? report.sightings))(
  '$key: whoever writes is in its audience',
  report => {
    const age = report.daysAgo * 24 * 60
    for (const entry of report.thread ?? []) {
      expect(mayWrite(report, entry.by, entry.layer), `${entry.by} on ${entry.layer}`).toBe(true)
      expect(entry.after, entry.text).toBeLessThanOrEqual(age)
    }
    for (const sighting of report.sightings ?? []) {
      expect(mayWrite(report, sighting.by, 'headline'), sighting.by).toBe(true)
      expect(sighting.after, sighting.by).toBeLessThanOrEqual(age)
    }
    expect(report.thread?.filter(entry => entry.accepted).length ?? 0).toBeLessThanOrEqual(1)
  },
)

test('a withheld author’s own words do not name it, but for the one report written to show that they can', () => {
  const telling = all
    .filter(({ grants }) => grants.every(grant => grant.as === 'withheld'))
    .filter(report => {
      const author = memberOf.get(report.by)
      const words = [report.title, report.summary, ...(report.thread ?? []).map(entry => entry.text)].join('\n')
      return [report.by, author?.handle ?? report.by, ...(author?.shortNames ?? [])].some(name =>
        new RegExp(`\\b${name}\\b`, 'i').test(words),
      )
    })
  expect(telling.map(report => report.key)).toEqual(['copper-lantern-04'])
})

test('every indicator is of a known type, normalised, and a reserved value', () => {
  const reserved = /(^|\.)(example|test|invalid)$/
  for (const report of all)
    for (const [type, value] of report.technical?.indicators ?? []) {
      expect(INDICATOR_TYPES).toContain(type)
      expect(normalise(type, value), `${report.key}: ${type} ${value}`).toBe(value)
      if (type === 'domain') expect(value, report.key).toMatch(reserved)
      if (type === 'email') expect(value.slice(value.indexOf('@') + 1), report.key).toMatch(reserved)
      if (type === 'ipv4' || type === 'ipv4-cidr' || type === 'ip-port')
        expect(value, report.key).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d+)\.\d+/)
    }
})
