import { type KeyboardEvent, useRef, useState } from 'react'
import { REGION_CODES, REGIONS, type Region, SECTORS, type Sector } from '../../domain/member.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import type { Picture } from '../wire.ts'
import { heatOf } from './heat.ts'
import { TILES, tileBeside } from './tiles.ts'

/** Sectors × regions, as reports say who is affected: choose a region to read its sectors, a sector to see it on the map. */
export function Affected({ picture }: { picture: Picture }) {
  const [region, setRegion] = useState<Region>()
  const [sector, setSector] = useState<Sector>()
  const told = picture.sectors.some(s => s.now > 0) || picture.regions.some(r => r.now > 0)
  if (!told)
    return (
      <Empty title="No report of this time says who is affected">
        Whoever shares can say which sectors and regions are affected; it stands with the headline.
      </Empty>
    )
  const inRegion = (code: Region) =>
    sector
      ? (picture.cells.find(c => c.region === code && c.sector === sector)?.reports ?? 0)
      : (picture.regions.find(r => r.region === code)?.now ?? 0)
  const inSector = (slug: Sector) =>
    region
      ? (picture.cells.find(c => c.sector === slug && c.region === region)?.reports ?? 0)
      : (picture.sectors.find(s => s.sector === slug)?.now ?? 0)
  const sectors = picture.sectors.filter(s => s.now > 0).map(s => s.sector)
  const mostInSector = Math.max(1, ...sectors.map(inSector))
  return (
    <>
      {picture.unsaid > 0 && (
        <p className="small quiet">
          {plural(picture.unsaid, 'report')} of the period {picture.unsaid === 1 ? 'does' : 'do'} not say who is
          affected.
        </p>
      )}
      <div className="pic-affected">
        <section aria-labelledby="pic-map">
          <h2 id="pic-map">{sector ? `Regions: ${SECTORS[sector]}` : 'Regions'}</h2>
          <Tiles chosen={region} choose={setRegion} countOf={inRegion} />
          <p className="small quiet">Each region is one tile of the same size. Arrow keys go from tile to tile.</p>
        </section>
        <section aria-labelledby="pic-sectors">
          <h2 id="pic-sectors">{region ? `Sectors: ${REGIONS[region]}` : 'Sectors'}</h2>
          <ul className="pic-sectors">
            {sectors.map(slug => (
              <li key={slug}>
                <button
                  type="button"
                  aria-pressed={sector === slug}
                  onClick={() => setSector(sector === slug ? undefined : slug)}
                >
                  <span>{SECTORS[slug]}</span>
                  <svg role="presentation" height="8">
                    <rect width={`${(100 * inSector(slug)) / mostInSector}%`} height="8" />
                  </svg>
                  <b>{inSector(slug)}</b>
                </button>
              </li>
            ))}
          </ul>
          {sectors.length === 0 && <p className="quiet">No sector is named.</p>}
        </section>
      </div>
      <Table picture={picture} sectors={sectors} />
    </>
  )
}

interface TilesProps {
  chosen: Region | undefined
  choose: (region: Region | undefined) => void
  countOf: (region: Region) => number
}
function Tiles({ chosen, choose, countOf }: TilesProps) {
  const [at, setAt] = useState<Region>('TLM')
  const tiles = useRef<HTMLDivElement>(null)
  const most = Math.max(...REGION_CODES.map(countOf))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tileBeside(at, event.key)
    if (!next) return
    event.preventDefault()
    setAt(next)
    tiles.current?.querySelector<HTMLButtonElement>(`[data-region="${next}"]`)?.focus()
  }
  return (
    <div className="pic-tiles" ref={tiles}>
      {REGION_CODES.map(code => {
        const count = countOf(code)
        const { row, column, short } = TILES[code]
        return (
          <button
            key={code}
            type="button"
            className="pic-tile"
            data-region={code}
            data-heat={heatOf(count, most)}
            style={{ gridRow: row, gridColumn: column }}
            tabIndex={code === at ? 0 : -1}
            aria-pressed={chosen === code}
            title={REGIONS[code]}
            onFocus={() => setAt(code)}
            onKeyDown={onKeyDown}
            onClick={() => choose(chosen === code ? undefined : code)}
          >
            <span>{short}</span> <b>{count}</b>
            <span className="unseen"> {count === 1 ? 'report' : 'reports'}</span>
          </button>
        )
      })}
    </div>
  )
}

function Table({ picture, sectors }: { picture: Picture; sectors: readonly Sector[] }) {
  const cell = (sector: Sector, region: Region) =>
    picture.cells.find(c => c.sector === sector && c.region === region)?.reports ?? 0
  const most = Math.max(1, ...picture.cells.map(c => c.reports))
  return (
    <details className="pic-cells" open>
      <summary>Sectors × regions</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse */}
      <section className="plot-table" tabIndex={0} aria-label="Sectors and regions">
        <table>
          <thead>
            <tr>
              <th scope="col">Sector</th>
              <th scope="col">All</th>
              {REGION_CODES.map(code => (
                <th key={code} scope="col">
                  {TILES[code].short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sectors.map(sector => (
              <tr key={sector}>
                <th scope="row">{SECTORS[sector]}</th>
                <td>{picture.sectors.find(s => s.sector === sector)?.now ?? 0}</td>
                {REGION_CODES.map(code => (
                  <td key={code} data-heat={heatOf(cell(sector, code), most)}>
                    {cell(sector, code)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">All</th>
              <td>{picture.reports.now - picture.unsaid}</td>
              {REGION_CODES.map(code => (
                <td key={code}>{picture.regions.find(r => r.region === code)?.now ?? 0}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </details>
  )
}
