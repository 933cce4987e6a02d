import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ADVISORY_KIND_NAMES, ADVISORY_KINDS, type AdvisoryKind } from '../../domain/advisory.ts'
import { useMe } from '../me.ts'
import { useGo } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import { useDeskWork } from '../situations/doing.ts'
import { situationQueries } from '../situations/queries.ts'
import { advisoriesApi } from './api.ts'
import { BeginFrom, type Chosen } from './begin-from.tsx'
import './advisories.css'

const SAYS: Record<AdvisoryKind, string> = {
  alert: 'One step to take now, and what is known. For the first hour.',
  advisory: 'The whole: a line for the board, three steps for IT, a package for the SOC.',
  weekly: 'The last seven days for everybody: what went out, at most three things to do, what the desk sees.',
  monthly: 'The same for the last thirty days.',
}

/** Begins an advisory: of a kind, from a situation or from what the period brought. */
export function NewAdvisoryPage() {
  useTitle('New advisory')
  const me = useMe()
  const go = useGo()
  const asked = useSearch({ strict: false }) as { situation?: string; kind?: string }
  const [kind, setKind] = useState<AdvisoryKind>(ADVISORY_KINDS.find(k => k === asked.kind) ?? 'advisory')
  const [situation, setSituation] = useState(asked.situation ?? '')
  const situations = useInfiniteQuery({ ...situationQueries.list('open'), enabled: me.atDesk === true })
  const [reports, setReports] = useState<Chosen>({})
  const { error, busy, run } = useDeskWork()
  if (!me.atDesk) return <NothingHere />
  const summary = kind === 'weekly' || kind === 'monthly'
  const items = situations.data?.pages.flatMap(page => page.items) ?? []
  const known = items.some(s => s.id === situation)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    let id = ''
    const from =
      situation && !summary ? { situation, ...(reports.of === situation ? { reports: reports.ids } : {}) } : {}
    const done = await run(async () => {
      id = (await advisoriesApi.open({ kind, ...from })).id
    })
    if (done) go(paths.editAdvisory(id))
  }
  return (
    <>
      <h1>Begin an advisory</h1>
      <form className="stack adv-narrow" onSubmit={event => void begin(event)}>
        <fieldset className="adv-kinds">
          <legend>Kind</legend>
          {ADVISORY_KINDS.map(k => (
            <label key={k}>
              <input type="radio" name="kind" value={k} checked={kind === k} onChange={() => setKind(k)} />
              <span>
                <strong>{ADVISORY_KIND_NAMES[k]}</strong>
                <span className="small quiet">{SAYS[k]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {!summary && (
          <NativeSelect
            label="From a situation"
            value={situation}
            onChange={event => setSituation(event.currentTarget.value)}
            data={[
              { value: '', label: 'None: an empty page' },
              ...(situation && !known ? [{ value: situation, label: 'The situation that you came from' }] : []),
              ...items.map(s => ({ value: s.id, label: s.name })),
            ]}
          />
        )}
        {!summary && situation && <BeginFrom key={situation} situation={situation} choose={setReports} />}
        <p className="small quiet">
          {summary
            ? 'It begins with what everybody may know already: advisories that reached everybody, and statements and reports that everybody gets. What goes to fewer is left out.'
            : 'From a situation it begins with its name, statements, techniques, sectors, values and rules, each on its own source.'}
        </p>
        {error !== undefined && <ProblemBox error={error} />}
        <Button
          type="submit"
          className="fit"
          loading={busy}
          disabled={!summary && reports.of === situation && reports.ids.length === 0}
        >
          Begin
        </Button>
      </form>
    </>
  )
}
