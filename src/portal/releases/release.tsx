import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { deskName } from '../../domain/desk.ts'
import { textDiff } from '../../domain/text-diff.ts'
import { RELEASE_STATE_NAMES } from '../../domain/wall.ts'
import { isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import { useSamplesLive } from '../samples/fresh.ts'
import type { Release } from '../wire.ts'
import { ChangeText, Decide } from './decide.tsx'
import './releases.css'

export function ReleasePage() {
  const { id = '' } = useParams({ strict: false })
  const release = useQuery(queries.release(id))
  useTitle(release.data?.title ?? 'Release desk')
  useSamplesLive()
  if (isProblem(release.error, 'not-found')) return <NothingHere />
  if (release.error) return <ProblemBox error={release.error} retry={() => void release.refetch()} />
  if (!release.data) return <Waiting />
  return <Shown release={release.data} />
}

type Wall = NonNullable<Release['wall']>
const who = (analyst: number | undefined) => (analyst === undefined ? 'Somebody of the desk' : deskName(analyst))

function Shown({ release }: { release: Release }) {
  const { wall } = release
  return (
    <div className="read">
      <p className="small">
        <Link href={paths.releases}>Release desk</Link>
      </p>
      <h1 className="wrap">{release.title}</h1>
      <p>
        <TlpBadge tlp={release.tlp} />
      </p>
      <p className="row-sub">
        <span>{release.marking}</span> <span>{RELEASE_STATE_NAMES[release.state]}</span>
        {release.releasedAt && <When at={release.releasedAt} full />}
      </p>
      <p className="small quiet">
        {release.onward.length === 0
          ? 'What rests on it stays at the desk.'
          : `What rests on it may go to ${release.onward.join(', ')}.`}
      </p>
      {wall && wall.brought !== release.text ? (
        <Changed wall={wall} text={release.text} />
      ) : (
        <div className="release-text">{release.text}</div>
      )}
      {wall && <Behind wall={wall} />}
      {wall?.may.change && <ChangeText key={release.version} release={release} />}
      {wall && release.state === 'brought' && <Decide release={release} wall={wall} />}
    </div>
  )
}

/** Between what was brought and what is let in. Struck out and added are words too, not colours alone. */
function Changed({ wall, text }: { wall: Wall; text: string }) {
  return (
    <section className="section">
      <h2>What was brought, and what is to be let in</h2>
      <p className="small quiet">
        <del>Struck out</del>: no longer in it. <ins>In bold</ins>: added here.
      </p>
      <div className="release-text">
        {textDiff(wall.brought, text).map((part, n) => {
          const key = `${n} ${part.is}`
          if (part.is === 'same') return <span key={key}>{part.text}</span>
          return part.is === 'out' ? <del key={key}>{part.text}</del> : <ins key={key}>{part.text}</ins>
        })}
      </div>
      <details>
        <summary>As it will read</summary>
        <div className="release-text">{text}</div>
      </details>
    </section>
  )
}

function Behind({ wall }: { wall: Wall }) {
  return (
    <section className="section">
      <h2>For cleared people</h2>
      <ul className="plain">
        <li>
          Brought by {who(wall.by)}, <When at={wall.broughtAt} full />
        </li>
        <li className="wrap">Where it comes from: {wall.statement}</li>
        <li className="wrap">Why it is needed: {wall.reason}</li>
        {wall.edits.map(e => (
          <li key={e.version} className="wrap">
            Changed by {who(e.analyst)}, <When at={e.at} full />: {e.why}
          </li>
        ))}
        {wall.decision && (
          <li className="wrap">
            Decided{wall.decidedBy === undefined ? '' : ` by ${who(wall.decidedBy)}`}: {wall.decision}
          </li>
        )}
      </ul>
    </section>
  )
}
