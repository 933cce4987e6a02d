import { type CrowdCount, crowdWords, unionCount } from '../../domain/crowd.ts'
import { TLP_MEANS, type Tlp } from '../../domain/marking.ts'
import { MEMBER_KIND_NAMES, type MemberKind } from '../../domain/member.ts'
import { LAYERS, type Layer } from '../../domain/report.ts'
import type { CircleId } from '../../domain/sharing.ts'
import type { Preview } from '../../formats/api/reports.ts'
import type { KnownCircle } from '../../store/circles.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { ResolvedAudience } from './resolve-audience.ts'

/** What sharing and changing answer with. */
export interface Shared {
  id: string
  sharedAt: Date
  preview: Preview
}

const WATCHED = ['regulator', 'security-supplier', 'law-enforcement'] as const satisfies MemberKind[]
/** Circles that are single organisations or persons are named, never counted: a count of one would tell who is in. */
const isCrowd = (circle: KnownCircle): boolean => circle.kind !== 'member' && circle.kind !== 'seat'

/** "Who will see what": counts, names that the author may know, and the wording in place of its name. No text of a report. */
export function previewOf(viewer: Viewer, audience: ResolvedAudience): Preview {
  const byCircle = new Map(audience.active.map(m => [m.circle, m]))
  const reachOf = (circles: readonly KnownCircle[]): CrowdCount =>
    unionCount(largest(circles.filter(isCrowd)).map(c => audience.members.get(c.id) ?? new Set()))
  const granted = audience.grants.flatMap(g => g.to)
  const everyCircle = [...new Map(granted.map(c => [c.id, c])).values()]
  const reach = reachOf(everyCircle)
  const reached = new Set(everyCircle.filter(isCrowd).flatMap(c => [...(audience.members.get(c.id) ?? [])]))
  const rowsOfPreview = audience.grants.map(grant => ({
    circles: grant.to.map(shown),
    layer: grant.layer,
    as: grant.as,
    tlp: audience.markings[grant.layer] ?? audience.markings.headline,
    reach: reachOf(grant.to),
    known: namesKnown(viewer, grant.to, audience.members, byCircle),
  }))
  return {
    sentence: sentenceOf(audience, everyCircle, reach),
    rows: rowsOfPreview,
    tlp: audience.markings,
    reach,
    excepted: audience.excepted,
    crowd: audience.crowd,
    among: WATCHED.map(kind => ({
      kind,
      reach: unionCount([new Set([...reached].filter(m => byCircle.get(m)?.kind === kind))]),
      excepted: audience.excepted.some(e => e.ref === `kind:${kind}`),
    })),
    warnings: warningsOf(audience),
    passOn: LAYERS.flatMap(layer => passOn(layer, audience.markings[layer])),
  }
}

const shown = ({ ref, kind, name }: KnownCircle) => ({ ref, kind, name })
const passOn = (layer: Layer, tlp: Tlp | undefined) => (tlp ? [{ layer, tlp, text: TLP_MEANS[tlp] }] : [])

/** Whoever is in any circle is in everyone: beside it, no other circle adds anybody. */
const largest = (circles: readonly KnownCircle[]): readonly KnownCircle[] => {
  const everyone = circles.filter(circle => circle.kind === 'everyone')
  return everyone.length > 0 ? everyone : circles
}

/** Members by name only where they let themselves be listed to a circle that the author and they share. */
function namesKnown(
  viewer: Viewer,
  circles: readonly KnownCircle[],
  members: ReadonlyMap<CircleId, ReadonlySet<number>>,
  all: ReadonlyMap<number, { name: string; listed_to: number[] }>,
): string[] {
  const names = circles.filter(isCrowd).flatMap(circle =>
    [...(members.get(circle.id) ?? [])].flatMap(m => {
      const member = all.get(m)
      const listed = member?.listed_to.filter(c => viewer.circles.includes(c)) ?? []
      return member && listed.some(c => c === circle.id || circle.kind === 'everyone') ? [member.name] : []
    }),
  )
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en'))
}

function sentenceOf(audience: ResolvedAudience, circles: readonly KnownCircle[], reach: CrowdCount): string {
  const singles = circles.filter(c => !isCrowd(c)).map(c => c.name)
  const crowd = circles.some(isCrowd) ? [crowdWords(reach)] : []
  const who = [...crowd, ...singles]
  const named = new Set(audience.grants.map(g => g.as))
  const name =
    named.size > 1
      ? 'some see your organisation’s name, the others see'
      : named.has('named')
        ? 'all of them see your organisation’s name'
        : 'none of them sees your organisation’s name; they see'
  return `${sentenceCase(list(who))} will see something of this; ${name}${named.has('withheld') ? ` “${audience.crowd.label}”` : ''}.`
}
const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nobody') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
const sentenceCase = (s: string): string => s.slice(0, 1).toUpperCase() + s.slice(1)

function warningsOf(audience: ResolvedAudience): Preview['warnings'] {
  const warnings: Preview['warnings'] = []
  if (audience.crowd.narrower)
    warnings.push({
      code: 'small-crowd',
      text: `Fewer than 5 members match “${audience.crowd.narrower}”, so readers are told “${audience.crowd.label}”. Take care that the text does not narrow it down.`,
    })
  if (audience.needsStepUp)
    warnings.push({
      code: 'amber-to-everyone',
      text: 'TLP:AMBER to everyone reaches every active member. You will be asked to confirm that it is you.',
    })
  if (Object.values(audience.markings).includes('RED'))
    warnings.push({
      code: 'red',
      text: 'TLP:RED is for the named people alone, frozen at this moment. It never leaves by list, feed, mail or export.',
    })
  for (const kind of WATCHED) {
    if (audience.excepted.some(e => e.ref === `kind:${kind}`)) continue
    if (kind === 'regulator')
      warnings.push({
        code: 'regulators',
        text: `${MEMBER_KIND_NAMES[kind].many} are not excepted: they may be among the readers. Sharing here discharges no duty to report.`,
      })
  }
  return warnings
}
