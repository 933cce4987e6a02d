import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Draft } from '../wire.ts'
import { DraftView } from './draft.tsx'
import '../nodes/nodes.css'

export const STATES: Record<Draft['state'], string> = {
  waiting: 'waiting',
  shared: 'shared',
  declined: 'declined',
  'taken-back': 'taken back',
}

/** Drafts that a second pair of eyes is asked for: asked of me, and asked by me. */
export function DraftsPage() {
  const { id } = useSearch({ strict: false }) as { id?: string }
  useTitle('Sign-off')
  if (id) return <DraftView key={id} id={id} />
  return <Drafts />
}

function Drafts() {
  const drafts = useQuery(queries.drafts)
  const items = drafts.data?.items ?? []
  const forMe = items.filter(draft => !draft.mine && draft.state === 'waiting')
  const byMe = items.filter(draft => draft.mine && draft.state === 'waiting')
  const before = items.filter(draft => draft.state !== 'waiting')
  return (
    <>
      <div className="page-head">
        <h1>Sign-off</h1>
      </div>
      {drafts.isPending && <Waiting />}
      {drafts.error && <ProblemBox error={drafts.error} retry={() => void drafts.refetch()} />}
      {drafts.isSuccess && items.length === 0 && (
        <Empty title="Nothing waits for sign-off" action={<Link href={paths.share()}>Share something</Link>}>
          When you share, you can ask a colleague to look first. Their request to you, and yours to them, stand here.
        </Empty>
      )}
      <Group title="Asked of you" drafts={forMe} />
      <Group title="Asked by you" drafts={byMe} />
      <Group title="Decided" drafts={before} />
    </>
  )
}

function Group({ title, drafts }: { title: string; drafts: readonly Draft[] }) {
  if (drafts.length === 0) return null
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="things">
        {drafts.map(draft => (
          <li key={draft.id}>
            <span className="thing-head">
              <Link href={paths.draft(draft.id)}>{draft.title}</Link>
            </span>
            <span className="small quiet">
              {draft.mine ? `to ${draft.to}` : `from ${draft.from}`}, <When at={draft.createdAt} />,{' '}
              {STATES[draft.state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
