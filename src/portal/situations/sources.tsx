import { Checkbox, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { LAYER_NAMES, LAYERS, type Layer } from '../../domain/report.ts'
import { releasedWords } from '../parts/day.ts'
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
      {part.releases.map(r => (
        <Link key={r.id} href={paths.release(r.id)} className="tag chip" title={r.title}>
          {r.title} · {releasedWords(r.releasedAt)}
        </Link>
      ))}
    </span>
  )
}

interface Props {
  situation: string
  chosen: readonly Source[]
  choose: (sources: readonly Source[]) => void
  /** Texts released to the desk, by their ids. */
  releases: readonly string[]
  chooseReleases: (releases: readonly string[]) => void
  /** Titles of what it rests on already, by its id. */
  known: ReadonlyMap<string, string>
  optional?: boolean
}

/** Ticks the reports that a sentence rests on, and how deep in each. */
export function ChooseSources({ situation, chosen, choose, releases, chooseReleases, known, optional = false }: Props) {
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
      <ChooseReleases chosen={releases} choose={chooseReleases} known={known} />
    </fieldset>
  )
}

interface ReleasesProps {
  chosen: readonly string[]
  choose: (releases: readonly string[]) => void
  known: ReadonlyMap<string, string>
}
/** Texts that were let in at the release desk; nothing is shown where there are none. */
function ChooseReleases({ chosen, choose, known }: ReleasesProps) {
  const newest = useQuery(situationQueries.released)
  const rows = new Map(
    (newest.data?.items ?? []).map(r => [r.id, `${r.title}, ${releasedWords(r.releasedAt ?? r.changedAt)}`]),
  )
  for (const id of chosen) if (!rows.has(id)) rows.set(id, known.get(id) ?? 'A released text')
  if (rows.size === 0) return null
  return (
    <div className="scrolls">
      {[...rows].map(([id, words]) => (
        <div key={id} className="source-row">
          <Checkbox
            checked={chosen.includes(id)}
            onChange={event =>
              choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter(other => other !== id))
            }
            label={words}
          />
        </div>
      ))}
    </div>
  )
}
