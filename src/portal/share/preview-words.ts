import { LAYER_NAMES, type Layer } from '../../domain/report.ts'
import type { CrowdCount, Preview } from '../wire.ts'
import { listed } from './presets.ts'

/** "160 members", "fewer than 5 members", "160 members and fewer than 5 more". */
export function reachWords({ count, fewerThan5 }: CrowdCount): string {
  if (count === null) return 'fewer than 5 members'
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'member' : 'members'}${fewerThan5 ? ' and fewer than 5 more' : ''}`
}

type Row = Preview['rows'][number]

/** Single members and persons are counted by their names; a circle by its size. */
export const isSingles = (row: Row): boolean =>
  row.circles.length > 0 && row.circles.every(circle => circle.kind === 'seat' || circle.kind === 'member')

export const rowReach = (row: Row): string => (isSingles(row) ? '' : reachWords(row.reach))

export function namedWords(rows: readonly Row[], name: string): string {
  if (rows.every(row => row.as === 'named')) return `as ${name}`
  return rows.every(row => row.as === 'withheld') ? 'not named' : 'named to some'
}

/** What the button will do: "Share with 160 members, not named". */
export function shareWords(preview: Preview | undefined, name: string): string {
  if (!preview) return 'Share'
  const persons = preview.rows.flatMap(row => row.circles).filter(circle => circle.kind === 'seat')
  const allPersons = preview.rows.every(row => row.circles.every(circle => circle.kind === 'seat'))
  const whom =
    allPersons && persons.length > 0
      ? listed([...new Set(persons.map(person => person.name))])
      : reachWords(preview.reach)
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
