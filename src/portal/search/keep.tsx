import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import type { Search } from '../../domain/search.ts'
import { api } from '../api.ts'
import { countAgain } from '../live.ts'
import { useMe } from '../me.ts'
import { tellProblem } from '../parts/problem.tsx'
import { queries, queryClient } from '../queries.ts'
import type { SavedSearch } from '../wire.ts'
import { FollowSearch } from './kept.tsx'
import { isSame, wordsOf } from './search.ts'

/** Keeps the search that is shown; of one that is kept, what it is called, and following it. */
export function KeepSearch({ search }: { search: Search }) {
  const kept = useQuery(queries.searches).data?.items
  const [naming, setNaming] = useState(false)
  if (!kept) return null
  const saved = kept.find(item => isSame(item.search, search))
  if (saved) return <Kept saved={saved} />
  if (naming) return <Naming search={search} done={() => setNaming(false)} />
  return (
    <Button size="xs" variant="default" onClick={() => setNaming(true)}>
      Save this search
    </Button>
  )
}

/** Looking at it is what it was followed for: nothing in it is new any more. */
function Kept({ saved }: { saved: SavedSearch }) {
  const { id, fresh } = saved
  useEffect(() => {
    if (fresh > 0) void api.inboxItemRead(id).then(countAgain, () => undefined)
  }, [id, fresh])
  return (
    <span className="actions">
      <span className="quiet">Saved as “{saved.name}”</span>
      <FollowSearch saved={saved} />
    </span>
  )
}

function Naming({ search, done }: { search: Search; done: () => void }) {
  const me = useMe()
  const [name, setName] = useState(() => wordsOf(search, handle => me.nodes.find(n => n.handle === handle)?.name))
  const [followed, setFollowed] = useState(true)
  const save = useMutation({
    mutationFn: () => api.saveSearch({ name: name.trim().slice(0, 80), search, followed }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.searches.queryKey })
      done()
    },
    onError: tellProblem,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="actions keep-search" onSubmit={submit}>
      <TextInput
        className="keep-name"
        size="xs"
        aria-label="Name of this search"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        maxLength={80}
        autoFocus
      />
      <Checkbox
        size="xs"
        label="Follow: what is new in it comes to my inbox"
        checked={followed}
        onChange={event => setFollowed(event.currentTarget.checked)}
      />
      <Button type="submit" size="xs" loading={save.isPending} disabled={name.trim() === ''}>
        Save
      </Button>
      <Button size="xs" variant="default" onClick={done}>
        Cancel
      </Button>
    </form>
  )
}
