import { LAYER_NAMES, type Layer } from '../../domain/report.ts'
import type { CrowdCount, Preview } from '../wire.ts'
import { listed } from './presets.ts'

/** "160 members", "fewer than 5 members", "160 members and fewer than 5 more". */
export function reachWords({ count, fewerThan5 }: CrowdCount): string {
  if (count === null) return 'fewer than 5 members'
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'member' : 'members'}${fewerThan5 ? ' and fewer than 5 more' : ''}`
}

type Row = Preview['rows'][number]

/** Single members, persons and the desk are told by their names, and not counted. */
export const isSingles = (row: Row): boolean => row.reach === undefined

export const rowReach = (row: Row): string => (row.reach ? reachWords(row.reach) : '')

export function namedWords(rows: readonly Row[], name: string): string {
  if (rows.every(row => row.as === 'named')) return `as ${name}`
  return rows.every(row => row.as === 'withheld') ? 'not named' : 'named to some'
}

/** What the button will do: "Share with 160 members, not named". */
export function shareWords(preview: Preview | undefined, name: string): string {
  if (!preview) return 'Share'
  const names = [...new Set(preview.rows.flatMap(row => row.circles).map(circle => circle.name))]
  const whom = preview.reach ? reachWords(preview.reach) : listed(names)
  return `Share with ${whom}, ${namedWords(preview.rows, name)}`
}

export interface View {
  id: string
  label: string
  /** undefined: they get nothing at all. */
  layer: Layer | undefined
  named: boolean
}

/** The audiences one can look through the eyes of: each line of the preview, one's own, and everybody else. */
export function viewsOf(preview: Preview, layers: readonly Layer[]): View[] {
  const views: View[] = preview.rows.map((row, at) => ({
    id: `row-${at}`,
    label: `${listed(row.circles.map(circle => circle.name))} · ${LAYER_NAMES[row.layer].toLowerCase()}`,
    layer: row.layer,
    named: row.as === 'named',
  }))
  views.push({ id: 'own', label: 'Your colleagues', layer: layers.at(-1) ?? 'headline', named: true })
  if (!preview.rows.some(row => row.circles.some(circle => circle.kind === 'everyone'))) {
    views.push({ id: 'others', label: 'Everybody else', layer: undefined, named: false })
  } else if (preview.excepted.length > 0) {
    views.push({
      id: 'others',
      label: listed(preview.excepted.map(circle => circle.name)),
      layer: undefined,
      named: false,
    })
  }
  return views
}
