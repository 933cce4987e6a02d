import type { Tlp } from '../../domain/marking.ts'
import type { Attribution, Layer } from '../../domain/report.ts'
import type { Me, PickableCircle, SavedAudience } from '../wire.ts'
import { type Audience, EMPTY_AUDIENCE, type GrantTo, type Pick, REGULATORS } from './draft.ts'

export const EVERYONE: Pick = { ref: 'everyone', kind: 'everyone', name: 'Everyone', hint: 'All active members' }
export const DESK: Pick = { ref: 'desk', kind: 'desk', name: 'Fusion Cell desk', hint: 'Its analysts' }

export interface Preset {
  id: string
  name: string
  /** What it does, in one line. */
  says: string
  audience: Audience
}

type MyNode = Me['nodes'][number]

/** Only nodes that one is in are offered in one tap; the national one is everyone anyway. */
export const nodePicks = (nodes: readonly MyNode[]): Pick[] =>
  nodes
    .filter(node => node.joined && !node.ended && node.kind !== 'national' && node.kind !== 'fusion-cell')
    .map(node => ({ ref: node.handle, kind: 'node', name: node.name, hint: 'Your node' }))

const grant = (circles: readonly Pick[], layer: Layer, as: Attribution): GrantTo[] =>
  circles.map(circle => ({ ...circle, layer, as }))

const audience = (tlp: Tlp, to: readonly GrantTo[]): Audience => ({ ...EMPTY_AUDIENCE, except: [REGULATORS], tlp, to })

/** The one-tap answers to "who sees what". `as` is kept from whatever the author chose last. */
export function presets(nodes: readonly MyNode[], as: Attribution): Preset[] {
  const mine = nodePicks(nodes)
  const nodeNames = listed(mine.map(node => node.name))
  return [
    {
      id: 'three-layers',
      name: 'In three layers',
      says:
        mine.length > 0
          ? `Everyone gets the headline; ${nodeNames} the indicators; the Fusion Cell the story.`
          : 'Everyone gets the headline; the Fusion Cell the indicators and the story.',
      audience: audience('AMBER', [
        ...grant([EVERYONE], 'headline', as),
        ...grant(mine, 'technical', as),
        ...grant([DESK], 'full', as),
      ]),
    },
    {
      id: 'warn-everyone',
      name: 'Warn everyone',
      says: 'Everyone gets the headline and the indicators; the Fusion Cell the story.',
      audience: audience('AMBER', [...grant([EVERYONE], 'technical', as), ...grant([DESK], 'full', as)]),
    },
    ...(mine.length > 0
      ? [
          {
            id: 'my-nodes',
            name: 'My nodes',
            says: `${nodeNames} and the Fusion Cell get all of it; nobody else anything.`,
            audience: audience('AMBER', grant([...mine, DESK], 'full', as)),
          },
        ]
      : []),
    {
      id: 'fusion-cell',
      name: 'The Fusion Cell alone',
      says: 'Its analysts get all of it; nobody else anything.',
      audience: audience('AMBER+STRICT', grant([DESK], 'full', as)),
    },
    {
      id: 'everything-everyone',
      name: 'Everything to everyone',
      says: 'For what is published already, or harmless to you. TLP:GREEN.',
      audience: audience('GREEN', grant([EVERYONE], 'full', as)),
    },
  ]
}

export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? ''
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** A marking that stands in the text itself is kept as the least strict one. */
export function sameAudience(a: Audience, b: Audience): boolean {
  const key = (x: Audience) =>
    JSON.stringify([
      x.to.map(g => `${g.layer} ${g.ref}`).sort(),
      x.except.map(c => c.ref).sort(),
      x.colleagues.map(c => c.ref).sort(),
      x.tlp,
      x.tlpChosen && x.tlp !== 'GREEN',
      x.layerTlp.headline ?? '',
      x.layerTlp.technical ?? '',
    ])
  return key(a) === key(b)
}

/** What a reference says of itself, for saved audiences whose circles were not picked on this page. */
export function pickOf(ref: string, known: ReadonlyMap<string, Pick>): Pick {
  const found = known.get(ref)
  if (found) return found
  if (ref === 'everyone') return EVERYONE
  if (ref === 'desk') return DESK
  if (ref === REGULATORS.ref) return REGULATORS
  if (ref.startsWith('kind:')) return { ref, kind: 'kind', name: ref.slice(5).replaceAll('-', ' '), hint: '' }
  if (ref.startsWith('seat:')) return { ref, kind: 'seat', name: 'One person', hint: '' }
  return { ref, kind: 'member', name: ref, hint: '' }
}

export function audienceFrom(saved: SavedAudience['audience'], known: ReadonlyMap<string, Pick>): Audience {
  return {
    to: saved.grants.flatMap(({ layer, to, as }) => to.map(ref => ({ ...pickOf(ref, known), layer, as }))),
    except: saved.except.map(ref => pickOf(ref, known)),
    tlp: saved.tlp,
    tlpChosen: true,
    layerTlp: saved.layerTlp,
    colleagues: saved.colleagues.map(ref => pickOf(ref, known)),
  }
}

export const pickFrom = ({ ref, kind, name, hint }: PickableCircle): Pick => ({ ref, kind, name, hint })
