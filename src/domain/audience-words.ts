import { type CrowdCount, crowdWords } from './crowd.ts'
import { LAYERS, type Layer } from './report.ts'

/** What is said of one layer's readers: circles by name, and how many members they reach where that is a crowd. */
export interface LayerReaders {
  layer: Layer
  /** Names of the circles granted this layer, such as "Finance", "The Fusion Cell desk", "Halvergate Bank plc". */
  circles: readonly string[]
  /** Left out where the circles are single members, persons or the desk, which are named and not counted. */
  reach?: CrowdCount
  named: 'all' | 'none' | 'some'
}

const WHAT: Record<Layer, string> = { headline: 'the headline', technical: 'the indicators', full: 'everything' }
const MOST_NAMES = 3

/**
 * The one sentence before sharing: who will see how much, by name and count, and what stands in place of the name.
 * "Everyone (160 members) will see the headline; Pharma and East Midlands (53 members) the indicators; the Fusion Cell
 * desk everything. Nobody is told your organisation’s name: they read “A member in Pharma”."
 */
export function audienceSentence(readers: readonly LayerReaders[], crowd: string): string {
  const ordered = LAYERS.flatMap(layer => readers.filter(r => r.layer === layer))
  const [first, ...others] = ordered
  if (!first) return 'Nobody will see this.'
  const will = [
    `${sentenceCase(who(first))} will see ${WHAT[first.layer]}`,
    ...others.map(r => `${who(r)} ${WHAT[r.layer]}`),
  ]
  return `${will.join('; ')}. ${nameWords(ordered, crowd)}`
}

function who({ circles, reach }: LayerReaders): string {
  const more = circles.length - MOST_NAMES
  const names = more > 1 ? [...circles.slice(0, MOST_NAMES), `${more} more`] : circles
  return `${list(names)}${reach ? ` (${crowdWords(reach)})` : ''}`
}

function nameWords(readers: readonly LayerReaders[], crowd: string): string {
  const unnamed = `they read “${crowd}”`
  if (readers.every(r => r.named === 'none')) return `Nobody is told your organisation’s name: ${unnamed}.`
  if (readers.every(r => r.named === 'all')) return 'All of them see your organisation’s name.'
  const told = readers.filter(r => r.named === 'all').map(who)
  if (told.length === 0) return `Some of them see your organisation’s name; where it is not given, ${unnamed}.`
  return `${sentenceCase(list(told))} will see your organisation’s name; where it is not given, ${unnamed}.`
}

export const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nobody') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
const sentenceCase = (s: string): string => s.slice(0, 1).toUpperCase() + s.slice(1)
