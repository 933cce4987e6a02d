import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { isProblem } from '../api.ts'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import type { Situation } from './api.ts'
import { Asking } from './asking.tsx'
import { Entities } from './entities.tsx'
import { Head } from './head.tsx'
import { History } from './history.tsx'
import { Hypotheses } from './hypotheses.tsx'
import { situationQueries } from './queries.ts'
import { Reports } from './reports.tsx'
import { Statements } from './statements.tsx'
import './situations.css'
import '../lists/lists.css'

/** One situation: what is judged, what it rests on, who did what. */
export function SituationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <Loaded key={id} id={id} />
}

function Loaded({ id }: { id: string }) {
  const situation = useQuery(situationQueries.one(id))
  useTitle(situation.data?.name ?? 'Situation')
  if (isProblem(situation.error, 'not-found')) return <NothingHere />
  if (situation.data) return <Shown situation={situation.data} />
  if (situation.error) return <ProblemBox error={situation.error} retry={() => void situation.refetch()} />
  return <Waiting />
}

function Shown({ situation }: { situation: Situation }) {
  return (
    <article>
      <Head situation={situation} />
      <Statements situation={situation} />
      <Hypotheses situation={situation} />
      <Entities situation={situation} />
      <Reports situation={situation} />
      <Asking situation={situation} />
      <History situation={situation} />
    </article>
  )
}
