import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { Link } from '../parts/link.tsx'
import { tellProblem } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import type { SavedSearch, SavedSearchChange } from '../wire.ts'
import { wordsOf } from './search.ts'

const again = () => queryClient.invalidateQueries({ queryKey: queries.searches.queryKey })

function useChange(id: string) {
  return useMutation({
    mutationFn: (change: SavedSearchChange) => api.changeSearch(id, change),
    onSuccess: again,
    onError: tellProblem,
  })
}

export function FollowSearch({ saved }: { saved: SavedSearch }) {
  const change = useChange(saved.id)
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-pressed={saved.followed}
      aria-label={`${saved.followed ? 'Following' : 'Follow'} “${saved.name}”`}
      loading={change.isPending}
      onClick={() => change.mutate({ followed: !saved.followed })}
    >
      {saved.followed ? 'Following' : 'Follow'}
    </Button>
  )
}

/** The searches that I keep; nobody else sees them. */
export function KeptSearches() {
  const kept = useQuery(queries.searches).data?.items ?? []
  if (kept.length === 0) return null
  return (
    <section className="section">
      <h2>Saved searches</h2>
      <ul className="kept-searches">
        {kept.map(saved => (
          <Kept key={saved.id} saved={saved} />
        ))}
      </ul>
    </section>
  )
}

function Kept({ saved }: { saved: SavedSearch }) {
  const me = useMe()
  const [naming, setNaming] = useState(false)
  const remove = useMutation({ mutationFn: () => api.removeSearch(saved.id), onSuccess: again, onError: tellProblem })
  const words = wordsOf(saved.search, handle => me.nodes.find(n => n.handle === handle)?.name)
  return (
    <li>
      {naming ? (
        <Rename saved={saved} done={() => setNaming(false)} />
      ) : (
        <span className="kept-search">
          <Link href={paths.searchFor(saved.search)}>{saved.name}</Link>
          {saved.fresh > 0 && <b className="count">{saved.fresh} new</b>}
          {words !== saved.name && <span className="small quiet">{words}</span>}
        </span>
      )}
      <span className="actions">
        <FollowSearch saved={saved} />
        {!naming && (
          <button
            type="button"
            className="text-button"
            aria-label={`Rename “${saved.name}”`}
            onClick={() => setNaming(true)}
          >
            Rename
          </button>
        )}
        <button
          type="button"
          className="text-button"
          aria-label={`Delete “${saved.name}”`}
          onClick={() => remove.mutate()}
        >
          Delete
        </button>
      </span>
    </li>
  )
}

function Rename({ saved, done }: { saved: SavedSearch; done: () => void }) {
  const [name, setName] = useState(saved.name)
  const change = useChange(saved.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    change.mutate({ name: name.trim() }, { onSuccess: done })
  }
  return (
    <form className="actions" onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label="New name"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && done()}
        maxLength={80}
        autoFocus
      />
      <Button type="submit" size="xs" variant="default" loading={change.isPending}>
        Rename
      </Button>
    </form>
  )
}
