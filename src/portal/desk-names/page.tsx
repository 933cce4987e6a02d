import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { KNOWN_NAME_KIND_NAMES, KNOWN_NAME_KINDS, type KnownNameKind } from '../../domain/known-name.ts'
import { mergeOne, mergeSet } from '../../domain/merge.ts'
import type { KnownNameOut } from '../../formats/api/likeness.ts'
import { isProblem } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { ApiProblem, request } from '../request.ts'
import { useDeskWork } from '../situations/doing.ts'
import { standsOf } from '../situations/stands.ts'
import type { Page } from '../wire.ts'

const at = (id: string) => `/api/desk/names/${encodeURIComponent(id)}`
const namesQuery = infiniteQueryOptions({
  queryKey: ['desk', 'names'],
  queryFn: ({ pageParam }) =>
    request<Page<KnownNameOut>>('GET', '/api/desk/names', { query: { after: pageParam, limit: 50 } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next,
})

/** What the desk knows things by, and what others call them: reports that say one thing by two names are proposed together. */
export function DeskNamesPage() {
  useTitle('Known names')
  const names = useInfiniteQuery(namesQuery)
  const [asked, setAsked] = useState<KnownNameOut | 'new'>()
  if (isProblem(names.error, 'not-found')) return <NothingHere />
  if (names.error) return <ProblemBox error={names.error} retry={() => void names.refetch()} />
  if (!names.data) return <Waiting />
  const items = names.data.pages.flatMap(page => page.items)
  return (
    <>
      <div className="page-head">
        <h1>Known names</h1>
        <Button onClick={() => setAsked('new')}>Keep a name</Button>
      </div>
      <p className="small quiet read">
        Actors, malware and tools, with everything that others call them. Reports that say the same thing by two names
        are proposed together. Everybody at the desk reads this list, secondees too: keep no name here that only one
        report gives.
      </p>
      {items.length === 0 && (
        <Empty title="No names yet">Keep the first one: what you call it, and what others do.</Empty>
      )}
      <ul className="lines">
        {items.map(name => (
          <li key={name.id}>
            <span>
              <span>
                <b>{name.name}</b> <span className="quiet">· {KNOWN_NAME_KIND_NAMES[name.kind]}</span>
              </span>
              {name.aliases.length > 0 && <span className="small"> also {name.aliases.join(', ')}</span>}
              {name.clashes.length > 0 && (
                <span className="small quiet"> (“{name.clashes.join('”, “')}” stands for another name too)</span>
              )}
            </span>
            <Button variant="default" size="xs" onClick={() => setAsked(name)} aria-label={`Change ${name.name}`}>
              Change
            </Button>
          </li>
        ))}
      </ul>
      {names.hasNextPage && (
        <Button variant="default" loading={names.isFetchingNextPage} onClick={() => void names.fetchNextPage()}>
          More names
        </Button>
      )}
      {asked && <NameForm name={asked === 'new' ? undefined : asked} close={() => setAsked(undefined)} />}
    </>
  )
}

type Standing = Pick<KnownNameOut, 'kind' | 'name' | 'aliases' | 'tag'>
/** What another analyst has made of it in the meantime, as the refusal carries it. */
function standing(error: unknown): Standing | undefined {
  const words = standsOf(error, ['kind', 'name', 'tag'])
  const kind = KNOWN_NAME_KINDS.find(k => k === words?.kind)
  const aliases = error instanceof ApiProblem ? error.stands?.aliases : undefined
  if (!words || !kind || !Array.isArray(aliases)) return undefined
  return { ...words, kind, aliases: aliases.filter(a => typeof a === 'string') }
}

function NameForm({ name, close }: { name: KnownNameOut | undefined; close: () => void }) {
  const [kind, setKind] = useState<KnownNameKind>(name?.kind ?? 'actor')
  const [title, setTitle] = useState(name?.name ?? '')
  const [aliases, setAliases] = useState(name?.aliases.join('\n') ?? '')
  const [begun, setBegun] = useState<Standing | undefined>(name)
  const [together, setTogether] = useState(false)
  const { error, busy, run, clear } = useDeskWork()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const lines = aliases.split('\n').map(line => line.trim())
    const body = { kind, name: title, aliases: lines.filter(line => line !== '') }
    const work = () =>
      name
        ? request('PUT', at(name.id), { body, headers: { 'if-match': `"${begun?.tag ?? ''}"` } })
        : request('POST', '/api/desk/names', { body })
    if (await run(work, name ? 'Changed' : 'Kept')) close()
  }
  const theirs = standing(error)
  useEffect(() => {
    if (!begun || !theirs) return
    const called = mergeOne({ base: begun.name, mine: title, theirs: theirs.name })
    const mine = aliases.split('\n').flatMap(line => line.trim() || [])
    const merged = mergeSet({ base: begun.aliases, mine, theirs: theirs.aliases }, alias => alias.toLowerCase())
    setTitle(called.value)
    setKind(mergeOne({ base: begun.kind, mine: kind, theirs: theirs.kind }).value)
    // Of two names the other is one more alias.
    setAliases([...merged, ...(called.clash ? [theirs.name] : [])].join('\n'))
    setBegun(theirs)
    setTogether(true)
    clear()
  }, [begun, theirs, title, aliases, kind, clear])
  const strike = async () => {
    if (name && (await run(() => request('DELETE', at(name.id)), 'Struck off'))) close()
  }
  return (
    <Modal opened onClose={close} title={name ? `Change ${name.name}` : 'Keep a name'}>
      <form className="stack" onSubmit={event => void save(event)}>
        <TextInput
          data-autofocus
          label="Name"
          description="What the desk calls it."
          required
          maxLength={80}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
        />
        <Select
          label="What it is"
          allowDeselect={false}
          data={KNOWN_NAME_KINDS.map(value => ({ value, label: KNOWN_NAME_KIND_NAMES[value] }))}
          value={kind}
          onChange={value => setKind(KNOWN_NAME_KINDS.find(k => k === value) ?? kind)}
        />
        <Textarea
          label="Also called"
          description="One a line, as members and suppliers write it."
          autosize
          minRows={3}
          value={aliases}
          onChange={event => setAliases(event.currentTarget.value)}
        />
        {together && (
          <p className="note-box" role="status">
            Another analyst changed it in the meantime. What you both wrote was put together: look, then change it.
          </p>
        )}
        {error !== undefined && !theirs && <ProblemBox error={error} />}
        <Button type="submit" loading={busy}>
          {name ? 'Change' : 'Keep'}
        </Button>
        {name && (
          <Button variant="default" disabled={busy} onClick={() => void strike()}>
            Strike off the list
          </Button>
        )}
      </form>
    </Modal>
  )
}
