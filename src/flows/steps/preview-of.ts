import { audienceSentence, type LayerReaders } from '../../domain/audience-words.ts'
import { type CrowdCount, unionCount } from '../../domain/crowd.ts'
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
/**
 * Circles that are single organisations or persons are named, never counted: a count of one would tell who is in. The
 * desk is its analysts, whose number of employers would say nothing.
 */
const isCrowd = (circle: KnownCircle): boolean =>
  circle.kind !== 'member' && circle.kind !== 'seat' && circle.kind !== 'desk'

/** "Who will see what": counts, names that the author may know, and the wording in place of its name. No text of a report. */
export function previewOf(viewer: Viewer, audience: ResolvedAudience): Preview {
  const byCircle = new Map(audience.active.map(m => [m.circle, m]))
  const reachOf = (circles: readonly KnownCircle[]): CrowdCount =>
    unionCount(largest(circles.filter(isCrowd)).map(c => audience.members.get(c.id) ?? new Set()))
  const granted = audience.grants.flatMap(g => g.to)
  const everyCircle = [...new Map(granted.map(c => [c.id, c])).values()]
  const reached = new Set(everyCircle.filter(isCrowd).flatMap(c => [...(audience.members.get(c.id) ?? [])]))
  const rowsOfPreview = audience.grants.map(grant => ({
    circles: grant.to.map(shown),
    layer: grant.layer,
    as: grant.as,
    tlp: audience.markings[grant.layer] ?? audience.markings.headline,
    ...counted(grant.to, reachOf),
    known: [
      ...namesKnown(viewer, grant.to, audience.members, byCircle),
      // RED names every person it goes to: the desk means these analysts, and nobody who joins it later.
      ...(audience.markings[grant.layer] === 'RED' && grant.to.some(c => c.kind === 'desk') ? audience.analysts : []),
    ],
  }))
  return {
    sentence: audienceSentence(readersOf(audience, reachOf), audience.crowd.label),
    rows: rowsOfPreview,
    tlp: audience.markings,
    ...counted(everyCircle, reachOf),
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

/** Of what the desk publishes: it is from the desk, and says nothing of the analyst who looks at it. */
export const asTheDesk = (preview: Preview): Preview => ({
  ...preview,
  sentence: preview.sentence.replace('see your organisation’s name', 'see that it is from the Fusion Cell'),
  crowd: { label: 'The Fusion Cell' },
  warnings: preview.warnings.filter(warning => warning.code !== 'small-crowd'),
})

const counted = (
  circles: readonly KnownCircle[],
  reachOf: (circles: readonly KnownCircle[]) => CrowdCount,
): { reach?: CrowdCount } => (circles.some(isCrowd) ? { reach: reachOf(circles) } : {})
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

/** One line of the sentence for each layer that was granted. */
function readersOf(
  audience: ResolvedAudience,
  reachOf: (circles: readonly KnownCircle[]) => CrowdCount,
): LayerReaders[] {
  return LAYERS.flatMap(layer => {
    const grants = audience.grants.filter(g => g.layer === layer)
    const circles = [...new Map(grants.flatMap(g => g.to).map(c => [c.id, c])).values()]
    if (circles.length === 0) return []
    const names = new Set(grants.map(g => g.as))
    return [
      {
        layer,
        circles: circles.map(wordsOf),
        named: names.size > 1 ? ('some' as const) : names.has('named') ? ('all' as const) : ('none' as const),
        ...counted(circles, reachOf),
      },
    ]
  })
}
const wordsOf = ({ kind, name }: KnownCircle): string =>
  kind === 'everyone' || kind === 'desk' ? name.slice(0, 1).toLowerCase() + name.slice(1) : name

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
