import { Checkbox, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { LAYER_NAMES, LAYERS, type Layer } from '../../domain/report.ts'
import { Link } from '../parts/link.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { paths } from '../paths.ts'
import type { Part } from './api.ts'
import { situationQueries } from './queries.ts'

export type Source = { report: string; layer: Layer }
const layerName = (layer: Layer) => LAYER_NAMES[layer]

/** What a sentence rests on, for the desk alone. */
export function SourceChips({ part }: { part: Part }) {
  return (
    <span className="chips">
      {part.tlp && <TlpBadge tlp={part.tlp} />}
      {part.sources.map(s =>
        s.title === undefined ? (
          <span key={`${s.report} ${s.layer}`} className="tag quiet">
            A source that was taken back
          </span>
        ) : (
          <Link key={`${s.report} ${s.layer}`} href={paths.report(s.report)} className="tag chip" title={s.title}>
            {s.lost ? 'Lost: ' : ''}
            {s.title} · {layerName(s.layer)}
          </Link>
        ),
      )}
    </span>
  )
}

interface Props {
  situation: string
  chosen: readonly Source[]
  choose: (sources: readonly Source[]) => void
  /** Titles of what it rests on already. */
  known: ReadonlyMap<string, string>
  optional?: boolean
}

/** Ticks the reports that a sentence rests on, and how deep in each. */
export function ChooseSources({ situation, chosen, choose, known, optional = false }: Props) {
  const pages = useInfiniteQuery(situationQueries.reports(situation))
  const inside = pages.data?.pages.flatMap(page => page.items) ?? []
  const rows = new Map<string, { title: string; deepest: Layer }>()
  for (const { report } of inside) if (report) rows.set(report.id, { title: report.title, deepest: report.layer })
  for (const s of chosen)
    if (!rows.has(s.report)) rows.set(s.report, { title: known.get(s.report) ?? 'A source', deepest: s.layer })
  const layerOf = (report: string) => chosen.find(s => s.report === report)?.layer
  const set = (report: string, layer: Layer | undefined) => {
    const others = chosen.filter(s => s.report !== report)
    choose(layer ? [...others, { report, layer }] : others)
  }
  return (
    <fieldset className="sources">
      <legend>
        Rests on{optional ? ' (if on anything)' : ''}{' '}
        <span className="small quiet">Only who gets all of these reads the sentence.</span>
      </legend>
      <div className="scrolls">
        {[...rows].map(([id, { title, deepest }]) => {
          const layer = layerOf(id)
          const deep = LAYERS.slice(0, LAYERS.indexOf(deepest) + 1)
          return (
            <div key={id} className="source-row">
              <Checkbox
                checked={layer !== undefined}
                onChange={event => set(id, event.currentTarget.checked ? 'headline' : undefined)}
                label={title}
              />
              {layer && deep.length > 1 && (
                <NativeSelect
                  size="xs"
                  aria-label={`How deep in: ${title}`}
                  value={layer}
                  onChange={event =>
                    set(
                      id,
                      LAYERS.find(l => l === event.currentTarget.value),
                    )
                  }
                  data={deep.map(l => ({ value: l, label: layerName(l) }))}
                />
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
