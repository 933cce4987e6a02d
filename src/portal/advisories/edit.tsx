import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ADVISORY_KIND_NAMES, RENDERING_NAMES } from '../../domain/advisory.ts'
import { advisoryRendition, layersOfAdvisory, renderingOf } from '../../domain/advisory-rendition.ts'
import { TLP_MEANS } from '../../domain/marking.ts'
import { type Layer, WITHDRAWAL_REASON_NAMES } from '../../domain/report.ts'
import { isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { Choice } from '../share/choice.tsx'
import type { Pick } from '../share/draft.ts'
import type { AdvisoryDetail, AdvisorySource, AskedAudience, Content, Offered } from './api.ts'
import { Check } from './check.tsx'
import { Clashes } from './clashes.tsx'
import { MoreReports } from './more-reports.tsx'
import { HuntsField, RulesField, ValuesField } from './package.tsx'
import { advisoryQueries } from './queries.ts'
import { askedMarkings, ReadersField } from './readers.tsx'
import { Release } from './release.tsx'
import { SentencesField } from './sentences.tsx'
import { Sources } from './sources.tsx'
import { StepsField } from './steps.tsx'
import { type Advisory, useAdvisory } from './use-draft.ts'
import { RenditionOf } from './view.tsx'
import './advisories.css'

/** An advisory as it is written: the three renderings, what each sentence rests on, who gets them, and what stands against it. */
export function EditAdvisoryPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  useTitle('Advisory')
  return <Shown key={id} id={id} />
}

function Shown({ id }: { id: string }) {
  const advisory = useAdvisory(id)
  const { detail, written, error } = advisory
  if (isProblem(error, 'not-found') || isProblem(error, 'bad-request')) return <NothingHere />
  if (error && !detail) return <ProblemBox error={error} />
  if (!detail || !written) return <Waiting />
  return <Editor id={id} advisory={advisory} detail={detail} content={written.content} />
}

interface Props {
  id: string
  advisory: Advisory
  detail: AdvisoryDetail
  content: Content
}

function Editor({ id, advisory, detail, content }: Props) {
  const sources = useQuery(advisoryQueries.sources(id))
  const [more, setMore] = useState<AdvisorySource[]>([])
  const known = useRef(new Map<string, Pick>())
  const items = sources.data?.items ?? []
  const reports = [...items, ...more.filter(m => !items.some(i => i.report === m.report))]
  const offered: Offered = { reports, released: sources.data?.released ?? [] }
  const { set, save, isChanged, saving } = advisory
  useSaveKey(save)
  const readOnly = !detail.may.save
  return (
    <div className="adv-page">
      <div className="adv-main">
        <header className="adv-head">
          <p className="small quiet">
            <Link href={paths.advisories()}>Advisories</Link> · {ADVISORY_KIND_NAMES[detail.kind]}
            {detail.published > 0 && `, edition ${detail.edition}`}
            {detail.situation && (
              <>
                {' '}
                · from <Link href={paths.situation(detail.situation.id)}>{detail.situation.name}</Link>
              </>
            )}
          </p>
          <h1 className="wrap">{content.title.text}</h1>
          <State detail={detail} />
        </header>
        <Clashes advisory={advisory} offered={offered} />
        {advisory.error !== undefined && !isProblem(advisory.error, 'conflict') && (
          <ProblemBox error={advisory.error} />
        )}
        <fieldset disabled={readOnly} className="adv-all">
          <section className="section" aria-labelledby="adv-board">
            <h2 id="adv-board">Board line</h2>
            <div className="adv-field" id="title">
              <TextInput
                label="Title"
                maxLength={300}
                value={content.title.text}
                onChange={event => {
                  const text = event.currentTarget.value
                  set(c => ({ ...c, title: { ...c.title, text } }))
                }}
              />
              <Sources
                of="the title"
                sources={content.title.sources}
                offered={offered}
                set={next => set(c => ({ ...c, title: { ...c.title, sources: next } }))}
              />
            </div>
            <SentencesField
              label="Board line"
              hint="One or two sentences that a board understands. No CVE numbers."
              id="board"
              rows={2}
              sentences={content.board}
              offered={offered}
              set={board => set(c => ({ ...c, board }))}
            />
          </section>
          <section className="section" aria-labelledby="adv-steps">
            <h2 id="adv-steps">IT checklist</h2>
            <StepsField steps={content.steps} offered={offered} set={steps => set(c => ({ ...c, steps }))} />
          </section>
          <section className="section" aria-labelledby="adv-soc">
            <h2 id="adv-soc">SOC package</h2>
            <SentencesField
              label="Notes"
              hint="Markdown. What is known, how to find it, what to do then."
              id="soc"
              rows={4}
              sentences={content.notes}
              headings
              offered={offered}
              set={notes => set(c => ({ ...c, notes }))}
            />
            <h3>Values</h3>
            <ValuesField content={content} offered={offered} set={set} />
            <h3>Hunts</h3>
            <HuntsField content={content} offered={offered} set={set} />
            <h3>Detection rules</h3>
            <RulesField content={content} offered={offered} set={set} />
          </section>
          <MoreReports
            without={new Set(reports.map(r => r.report))}
            add={source => setMore(list => [...list, source])}
          />
          <section className="section" aria-labelledby="readers">
            <h2 id="readers">Who gets it</h2>
            <ReadersField
              content={content}
              asked={advisory.written?.audience ?? null}
              preview={detail.preview}
              known={known.current}
              set={advisory.setAudience}
            />
          </section>
        </fieldset>
        <Previewed content={content} asked={advisory.written?.audience ?? null} known={known.current} />
      </div>
      <aside className="adv-side">
        {!readOnly && (
          <div className="adv-save">
            <Button loading={saving} disabled={!isChanged} onClick={() => void save()}>
              {isChanged ? 'Save' : 'Saved'}
            </Button>
            <span className="small quiet">
              {isChanged ? 'Others at the desk see it once it is saved.' : <When at={detail.changedAt} />}
            </span>
          </div>
        )}
        {!readOnly && <Check detail={detail} content={content} isChanged={isChanged} set={set} />}
        <Release detail={detail} isChanged={isChanged} />
      </aside>
    </div>
  )
}

function useSaveKey(save: () => Promise<unknown>): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function State({ detail }: { detail: AdvisoryDetail }) {
  const hands = detail.hands.map(h => (h.you ? 'you' : `Analyst ${h.analyst}`)).join(', ')
  return (
    <>
      {detail.state === 'recalled' && detail.recalledFor && (
        <p className="note-box">
          Recalled
          {detail.recalledAt && (
            <>
              {' '}
              <When at={detail.recalledAt} />
            </>
          )}
          : {WITHDRAWAL_REASON_NAMES[detail.recalledFor].toLowerCase()}. Only the desk still sees it.
        </p>
      )}
      {detail.state === 'published' && detail.report && (
        <p className="note-box">
          {detail.edition === detail.published
            ? 'Published. What you change and save here becomes its next edition, once it is signed.'
            : `Edition ${detail.edition} is being written; readers have edition ${detail.published}.`}{' '}
          <Link href={paths.report(detail.report)}>As it was published</Link>
        </p>
      )}
      {hands !== '' && <p className="small quiet">Written by {hands}</p>}
    </>
  )
}

/** The very text that each rendering's readers get. */
interface PreviewedProps {
  content: Content
  asked: AskedAudience
  known: ReadonlyMap<string, Pick>
}
function Previewed({ content, asked, known }: PreviewedProps) {
  const layers = layersOfAdvisory(content)
  const [chosen, setChosen] = useState<Layer>('headline')
  const layer = layers.includes(chosen) ? chosen : 'headline'
  const tlp = askedMarkings(asked, layers, known).find(m => m.layer === layer)?.tlp
  return (
    <section className="section" aria-labelledby="adv-as">
      <h2 id="adv-as">As readers get it</h2>
      <Choice
        legend="Rendering"
        name="adv-rendering"
        value={layer}
        options={layers.map(value => ({ value, label: RENDERING_NAMES[renderingOf(value)] }))}
        onChange={setChosen}
      />
      <p className="small">
        {RENDERING_NAMES[renderingOf(layer)]}: {tlp && <TlpBadge tlp={tlp} />}{' '}
        <span className="quiet">
          {asked === null ? 'as the marking would be; nobody was chosen yet' : tlp && TLP_MEANS[tlp]}
        </span>
      </p>
      <RenditionOf got={advisoryRendition(content, layer)} />
    </section>
  )
}
