import { plural } from '../parts/crowd.ts'
import type { Graph } from '../wire.ts'

/** What of the period's reports is missing from the drawing, in words. */
export function notDrawn({ reports, left, older }: Pick<Graph, 'reports' | 'left' | 'older'>): string {
  const looked = (reports.length + left.reports).toLocaleString('en-GB')
  const without = `${plural(left.reports, 'report')} with nothing in common with the others ${left.reports === 1 ? 'is' : 'are'} not drawn.`
  return `${older ? `The newest ${looked} of the period were looked at. ` : ''}${left.reports > 0 ? without : ''}`.trim()
}
