import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, USE_NAMES } from '../../domain/indicator.ts'
import { type Layer, REPORT_KIND_NAMES } from '../../domain/report.ts'
import { api, isProblem } from '../api.ts'
import { countAgain } from '../live.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import { Reach } from '../report/own.tsx'
import type { Draft, DraftDecision, ShareIn } from '../wire.ts'
import { STATES } from './page.tsx'
import '../report/report.css'

export function DraftView({ id }: { id: string }) {
  const draft = useQuery(queries.draft(id))
  if (isProblem(draft.error, 'not-found')) return <NothingHere />
  if (draft.error) return <ProblemBox error={draft.error} retry={() => void draft.refetch()} />
  if (!draft.data) return <Waiting />
  return <Shown draft={draft.data} />
}

function Shown({ draft }: { draft: Draft }) {
  return (
    <div className="read">
      <p className="small">
        <Link href={paths.drafts}>Sign-off</Link>
      </p>
      <p className="note-box">
        {draft.mine ? `You asked ${draft.to} to sign this off` : `${draft.from} asks you to sign this off`},{' '}
        <When at={draft.createdAt} />. It is {STATES[draft.state]}.{draft.note && ` “${draft.note}”`}
        {draft.answer && ` Answer: “${draft.answer}”`}
      </p>
      {draft.report && <Link href={paths.report(draft.report)}>Open the report</Link>}
      {draft.request && <Audience request={draft.request} />}
      {draft.request && <Content request={draft.request} />}
      {draft.state === 'waiting' && <Decide draft={draft} />}
    </div>
  )
}

/** Who will see it: the server's own answer for this very audience. */
function Audience({ request }: { request: ShareIn }) {
  const { content, audience } = request
  const layers: Layer[] = [
    'headline',
    ...(content.technical ? ['technical' as const] : []),
    ...(content.full ? ['full' as const] : []),
  ]
  const preview = useQuery({
    queryKey: ['preview', audience, layers],
    queryFn: () => api.preview({ audience, layers }),
  })
  return (
    <section className="section">
      <h2>Who will see it</h2>
      {preview.error && <ProblemBox error={preview.error} />}
      {preview.data && (
        <>
          <p>{preview.data.sentence}</p>
          <Reach rows={preview.data.rows} crowd={preview.data.crowd.label} />
          {preview.data.warnings.map(warning => (
            <p key={warning.code} className="note-box">
              {warning.text}
            </p>
          ))}
        </>
      )}
    </section>
  )
}

function Content({ request: { content, audience, attachments } }: { request: ShareIn }) {
  return (
    <section className="section">
      <p>
        <TlpBadge tlp={audience.tlp} /> <span className="quiet">{REPORT_KIND_NAMES[content.kind]}</span>
      </p>
      <h1>{content.headline.title}</h1>
      <Markdown text={content.headline.summary} className="lead" />
      {content.technical && content.technical.indicators.length > 0 && (
        <ul className="plain">
          {content.technical.indicators.map(indicator => (
            <li key={`${indicator.type} ${indicator.value}`}>
              <IndicatorValue type={indicator.type} value={indicator.value} pivot={false} />{' '}
              <span className="small quiet">
                {INDICATOR_TYPE_NAMES[indicator.type]}, {ROLE_NAMES[indicator.role]}, {USE_NAMES[indicator.use]}
              </span>
            </li>
          ))}
        </ul>
      )}
      {content.technical?.notes && <Markdown text={content.technical.notes} />}
      {content.full?.story && <Markdown text={content.full.story} />}
      {content.full?.impact && <Markdown text={content.full.impact} />}
      {attachments.length > 0 && <p>Attached: {attachments.map(attachment => attachment.name).join(', ')}</p>}
    </section>
  )
}

function Decide({ draft }: { draft: Draft }) {
  const [answer, setAnswer] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const decide = async (decision: DraftDecision['decision']) => {
    setBusy(true)
    setError(undefined)
    try {
      const decided = await api.decideDraft(draft.id, { decision, answer })
      queryClient.setQueryData(queries.draft(draft.id).queryKey, decided)
      void queryClient.invalidateQueries({ queryKey: ['drafts'] })
      countAgain()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="section stack">
      {!draft.mine && (
        <Textarea
          label="A word to your colleague, if you like"
          autosize
          minRows={2}
          maxLength={2000}
          value={answer}
          onChange={event => setAnswer(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {draft.mine ? (
          <Button variant="default" loading={busy} onClick={() => void decide('take-back')}>
            Take back
          </Button>
        ) : (
          <>
            <Button loading={busy} onClick={() => void decide('share')}>
              Share it
            </Button>
            <Button variant="default" disabled={busy} onClick={() => void decide('decline')}>
              Decline
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
