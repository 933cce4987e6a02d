import { navigatorUrl } from '../api.ts'
import { plural } from '../parts/crowd.ts'
import { Link } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import type { Picture } from '../wire.ts'
import type { PictureFilter } from './filter.ts'
import { heatOf } from './heat.ts'

type Matrix = Picture['matrices'][number]
type Technique = Picture['techniques'][number]

/** Techniques where they stand in ATT&CK, as warm as they are often seen; tactics as the loaded file has them. */
export function Techniques({ picture, filter }: { picture: Picture; filter: PictureFilter }) {
  const seen = picture.techniques.filter(t => t.now > 0)
  const byId = new Map(seen.map(t => [t.id, t]))
  const most = Math.max(1, ...seen.map(t => t.now))
  const unplaced = picture.unplaced.flatMap(id => byId.get(id) ?? [])
  return (
    <>
      {picture.matrices.length === 0 && <NotLoaded />}
      {picture.matrices.map(matrix => (
        <section key={matrix.domain} className="section" aria-labelledby={`matrix-${matrix.domain}`}>
          <div className="pic-head">
            <h2 id={`matrix-${matrix.domain}`}>
              {matrix.name}
              {matrix.version && <span className="quiet"> {matrix.version}</span>}
            </h2>
            {seen.length > 0 && (
              <a href={navigatorUrl(filter, matrix.domain)} download={`auburn-${matrix.domain}.json`}>
                Layer for ATT&CK Navigator
              </a>
            )}
          </div>
          <Columns matrix={matrix} byId={byId} most={most} />
        </section>
      ))}
      {picture.matrices.length > 0 && unplaced.length > 0 && (
        <p className="read">
          In no matrix that is loaded: {unplaced.map(t => `${t.id} (${t.now})`).join(', ')}. They stand in the list
          below.
        </p>
      )}
      <section className="section">
        <h2>All techniques that were seen</h2>
        {seen.length === 0 ? (
          <p className="quiet">No report of this time that you may read names a technique.</p>
        ) : (
          <List techniques={seen} matrices={picture.matrices} />
        )}
      </section>
    </>
  )
}

function NotLoaded() {
  return (
    <div className="note-box read">
      <p>
        MITRE ATT&CK is not loaded here, so there are no names and no matrix; the list below goes by id. An operator
        loads it with <code>npx auburn attack enterprise-attack.json</code>, from the file that MITRE publishes.
      </p>
    </div>
  )
}

function Columns({ matrix, byId, most }: { matrix: Matrix; byId: ReadonlyMap<string, Technique>; most: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="pic-matrix" tabIndex={0} aria-label={`Matrix of ${matrix.name}`}>
      {matrix.tactics.map(tactic => (
        <div key={tactic.id} className="pic-tactic" data-empty={tactic.techniques.length === 0 || undefined}>
          <h3>{tactic.name}</h3>
          <ul>
            {tactic.techniques.map(id => {
              const technique = byId.get(id)
              if (!technique) return null
              return (
                <li key={id} data-heat={heatOf(technique.now, most)}>
                  <Link
                    href={paths.lookup(id)}
                    title={`${plural(technique.now, 'report')}, ${technique.before} before`}
                  >
                    <span className="pic-technique">
                      {id} <b>{technique.now}</b>
                    </span>
                    {technique.name}
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </section>
  )
}

function List({ techniques, matrices }: { techniques: readonly Technique[]; matrices: readonly Matrix[] }) {
  const tacticsOf = (id: string): string =>
    [...new Set(matrices.flatMap(m => m.tactics.flatMap(t => (t.techniques.includes(id) ? [t.name] : []))))].join(', ')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="plot-table" tabIndex={0} aria-label="All techniques">
      <table>
        <thead>
          <tr>
            <th scope="col">Technique</th>
            <th scope="col">Name</th>
            <th scope="col">Reports</th>
            <th scope="col">Before</th>
            <th scope="col">Tactics</th>
          </tr>
        </thead>
        <tbody>
          {techniques.map(t => (
            <tr key={t.id}>
              <th scope="row">
                <Link href={paths.lookup(t.id)}>{t.id}</Link>
              </th>
              <td>{t.name ?? <span className="quiet">not known</span>}</td>
              <td>{t.now}</td>
              <td>{t.before}</td>
              <td>{tacticsOf(t.id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
