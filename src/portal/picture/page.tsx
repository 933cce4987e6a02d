import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useLayoutEffect, useRef } from 'react'
import { WHOLE } from '../../domain/picture.ts'
import { isProblem } from '../api.ts'
import { plural } from '../parts/crowd.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Picture } from '../wire.ts'
import { Acted } from './acted.tsx'
import { Affected } from './affected.tsx'
import { addressOf, filterOf, type PictureFilter, VIEW_NAMES, VIEWS, type View, viewOf } from './filter.ts'
import { Filters } from './filters.tsx'
import { GraphView } from './graph.tsx'
import { Overview } from './overview.tsx'
import { Techniques } from './techniques.tsx'
import { Timeline } from './timeline.tsx'
import './picture.css'

/** What all reports that one may read add up to. */
export function PicturePage() {
  useTitle('The picture')
  return <Loaded base={paths.picture} />
}

/** The same of one situation's reports, for the desk. */
export function SituationPicturePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <Loaded key={id} base={paths.situationPicture(id)} situation={id} />
}

function Loaded({ base, situation }: { base: string; situation?: string }) {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const filter = filterOf(search, situation)
  const view = viewOf(search)
  const picture = useQuery(queries.picture(filter))
  if (isProblem(picture.error, 'not-found')) return <NothingHere />
  const name = picture.data?.situation?.name
  return (
    <>
      <div className="page-head">
        {situation === undefined ? <h1>The picture</h1> : <Heading id={situation} name={name} />}
        <Filters base={base} view={view} filter={filter} />
      </div>
      <Views base={base} view={view} filter={filter} />
      {picture.error && <ProblemBox error={picture.error} retry={() => void picture.refetch()} />}
      {picture.isPending && <Waiting rows={8} />}
      {picture.data && <Shown picture={picture.data} view={view} filter={filter} />}
    </>
  )
}

function Heading({ id, name = 'Situation' }: { id: string; name: string | undefined }) {
  useTitle(`The picture of ${name}`)
  return (
    <div>
      <p className="small quiet">
        Situation · <Link href={paths.situation(id)}>what is judged, and its reports</Link>
      </p>
      <h1 className="wrap">The picture of {name}</h1>
    </div>
  )
}

function Views({ base, view, filter }: { base: string; view: View; filter: PictureFilter }) {
  const views = useRef<HTMLElement>(null)
  // Where they do not all fit, the one that is shown is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each view
  useLayoutEffect(() => {
    const row = views.current
    const chosen = row?.querySelector<HTMLElement>('[aria-current]')
    if (row && chosen) row.scrollLeft = chosen.offsetLeft - row.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2
  }, [view])
  return (
    <nav ref={views} className="pic-views" aria-label="Views">
      {VIEWS.map(one => (
        <Link key={one} href={addressOf(base, one, filter)} aria-current={one === view ? 'page' : undefined}>
          {VIEW_NAMES[one]}
        </Link>
      ))}
    </nav>
  )
}

function Shown({ picture, view, filter }: { picture: Picture; view: View; filter: PictureFilter }) {
  const { now, before } = picture.reports
  if (now + before === 0 && view !== 'acted')
    return (
      <Empty
        title={filter.situation === undefined ? 'Nothing reached you in this time' : 'No report of it in this time'}
      >
        Take a longer period, or take a filter away. What others share shows here as it reaches you.
      </Empty>
    )
  return (
    <>
      {view !== 'acted' && <HowMany picture={picture} filter={filter} />}
      {view === 'overview' && <Overview picture={picture} filter={filter} />}
      {view === 'techniques' && <Techniques picture={picture} filter={filter} />}
      {view === 'affected' && <Affected picture={picture} />}
      {view === 'graph' && <GraphView filter={filter} />}
      {view === 'timeline' && <Timeline picture={picture} filter={filter} />}
      {view === 'acted' && <Acted filter={filter} />}
    </>
  )
}

function HowMany({ picture, filter }: { picture: Picture; filter: PictureFilter }) {
  const { now, before } = picture.reports
  return (
    <p className="quiet read">
      {plural(now, 'report')} {filter.situation === undefined ? '' : 'of this situation '}that you may read
      {filter.weeks === WHOLE
        ? '. '
        : ` in ${filter.weeks} weeks; ${before.toLocaleString('en-GB')} in as long a time before. `}
      Each counts in the week in which it first reached you.
    </p>
  )
}
